"""Peers as programs that stay open: a text goes in as a line of JSON, an answer with its CPU time comes out.

Each peer has an environment of its own, so that its packages meet ours nowhere; `bench/peers/serving.py` describes the
lines.
"""

import json
import math
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

ROOT = Path(__file__).parent.parent
ENVIRONMENTS = ROOT / ".venv-bench"  # as the Makefile makes them, a folder for each peer
HOW_TO_GET = "not installed: make bench-peers"


class Absent(Exception):
    """Why a peer is not measured."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer found in a text, the CPU time that it took in seconds, and why it failed, None if it did not."""

    found: list[dict[str, Any]]
    seconds: float
    failed: str | None = None


class Program:
    """A peer that runs: open it with `with`, ask it one text after the other.

    Entering raises Absent if it is not installed, or lacks something on this machine.
    """

    def __init__(self, peer: str, environments: Path = ENVIRONMENTS) -> None:
        self.peer = peer
        self.name = peer
        self._python = environments / peer / "bin" / "python"
        self._open = ExitStack()

    def __enter__(self) -> "Program":
        if not self._python.exists():
            raise Absent(HOW_TO_GET)
        with ExitStack() as opening:
            self._remarks = opening.enter_context(tempfile.TemporaryFile())
            self._process = opening.enter_context(
                subprocess.Popen(
                    [self._python.absolute(), "-m", f"bench.peers.{self.peer}"],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._remarks,
                )
            )
            opening.callback(_close, _pipe(self._process.stdin))
            opening.callback(self._process.kill)
            self.name = parse_name(self._read())
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def ask(self, given: Mapping[str, Any]) -> Answer:
        """The peer's answer to a text: an object with "id", "text" and what else it may use.

        A program that has ended fails on this text and those to come, and its seconds are no number.
        """
        try:
            stdin = _pipe(self._process.stdin)
            stdin.write(json.dumps(given).encode() + b"\n")
            stdin.flush()
            return parse_answer(self._read(), given["id"])
        except (BrokenPipeError, Absent):
            return Answer([], math.nan, self._last_remark())

    def seconds(self, texts: Sequence[Mapping[str, Any]]) -> float:
        """The CPU time that the peer takes for all of the texts."""
        return sum(self.ask(given).seconds for given in texts)

    def _read(self) -> bytes:
        line = _pipe(self._process.stdout).readline()
        if not line:
            raise Absent(self._last_remark())
        return line

    def _last_remark(self) -> str:
        self._process.wait()
        self._remarks.seek(0)
        remarks = self._remarks.read().decode(errors="replace").split("\n")
        return "it ended: " + next((remark for remark in reversed(remarks) if remark.strip()), "without a word")


def parse_name(line: bytes) -> str:
    """The peer's name and version from its first line.

    Raises:
        Absent: It lacks something on this machine.
    """
    value = json.loads(line)
    if "missing" in value:
        raise Absent(f"not measured: {value['missing']}")
    return str(value["name"])


def parse_answer(line: bytes, asked: str) -> Answer:
    """A peer's answer from its line.

    Raises:
        ValueError: It answers another text than the one asked about.
    """
    value = json.loads(line)
    if value["id"] != asked:
        raise ValueError(f"the answer is to {value['id']}, not to {asked}")
    return Answer(value["found"], value["seconds"], value.get("failed"))


def _close(pipe: IO[bytes]) -> None:
    """Closes a pipe, also where what it still holds finds no reader."""
    with suppress(BrokenPipeError):
        pipe.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # never, since it was asked for
        raise ValueError
    return pipe
