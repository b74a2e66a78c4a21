import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.views.cli.app import COMMANDS
from tests.views.cli.conftest import Run

COMMAND = (sys.executable, "-c", "from onrecord.views.cli import main; main()")
HEAVY = ("spacy", "trafilatura", "fastapi", "uvicorn", "lxml", "onrecord.pipeline")


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"onrecord {__version__}\n"


@pytest.mark.parametrize("command", [name for name, _, _ in COMMANDS])
def test_every_command_and_option_is_described(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    parameters = [line for line in result.stdout.splitlines() if line.startswith("  --")]
    assert all(parameters)
    assert command in run("--help").stdout


def test_a_command_that_does_not_exist_is_told(run: Run) -> None:
    result = run("statemens")
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_lists_do_without_the_language_tools(record: Path) -> None:
    script = (
        "import sys, json; from onrecord.views.cli.app import app\n"
        f"sys.argv = ['onrecord', 'statements', '--record', {str(record)!r}, '--json']\n"
        "try: app()\nexcept SystemExit: pass\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stderr) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/full")
def test_output_that_cannot_be_written_is_told(record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "statements", "--record", record], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("onrecord: the output cannot be read or written (")


def test_a_reader_that_has_seen_enough_is_no_error(record: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "statements", "--record", record, "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert listing.stderr.read() == ""
    assert listing.returncode == 0
