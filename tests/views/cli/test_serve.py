import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from onrecord.views.cli.serve import HOST
from tests.views.cli.conftest import Run

COMMAND = (sys.executable, "-c", "from onrecord.views.cli import main; main()")


def test_a_port_that_is_taken_is_told(record: Path, run: Run) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--record", record, "--port", port)
    assert result.exit_code == 2
    assert "Usage" not in result.stderr
    assert f"Port {port} cannot be used" in " ".join(result.stderr.split())


def test_a_file_that_is_no_record_is_told_before_anything_is_served(tmp_path: Path, run: Run) -> None:
    (tmp_path / "diary").write_text("dear diary")
    result = run("serve", "--record", tmp_path / "diary")
    assert result.exit_code == 2
    assert "is not a record" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_a_record_is_served_on_this_machine_until_ctrl_c(record: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "serve", "--record", record, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        said = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found is not None, said
        with urllib.request.urlopen(found[0]) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
        assert server.stderr.read() == ""
