"""Running commands as a person or a script would."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.views.cli import output
from onrecord.views.cli.app import app

Run = Callable[..., Result]
_SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with its output piped, or on a screen of some columns."""

    def run_command(*arguments: str | Path, screen: int | None = None, given: str | bytes | None = None) -> Result:
        with monkeypatch.context() as patch:
            if screen is not None:
                patch.setattr(output, "to_terminal", lambda: True)
                patch.setattr(output, "_PIPE_WIDTH", screen)
            return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)

    return run_command


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compares output with what was kept; ONRECORD_SNAPSHOTS=write keeps it anew."""

    def compare(name: str, text: str) -> None:
        path = _SNAPSHOTS / f"{name}.txt"
        text = "".join(line.rstrip() + "\n" for line in text.splitlines())
        if os.environ.get("ONRECORD_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
