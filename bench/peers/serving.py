"""What the programs around the peers share: a line in, a line out, and the CPU time that lies between.

The first line that goes out is {"name": ...}, the peer with its version, or {"missing": ...}, what it lacks on this
machine. A line in is an object with "id", "text" and perhaps "dct", the day of publication, and "domain". Its answer
has "found", a list in the scorer's form, "seconds", and "failed" where the peer raised an error.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any

Given = Mapping[str, Any]
Rows = list[dict[str, Any]]


def serve(name: str, find: Callable[[Given], Rows]) -> None:
    """Answers the lines of standard input until there are no more; what the peer itself prints goes elsewhere."""
    with _answers() as out:
        _write(out, {"name": name})
        for line in sys.stdin.buffer:
            given = json.loads(line)
            answer: dict[str, Any] = {"id": given["id"], "found": []}
            begin = cpu_seconds()
            try:
                answer["found"] = find(given)
            except Exception as error:  # a text that the peer cannot take counts as one without findings
                answer["failed"] = f"{type(error).__name__}: {error}"
            answer["seconds"] = cpu_seconds() - begin
            _write(out, answer)


def refuse(missing: str) -> None:
    """Says what the peer lacks on this machine."""
    with _answers() as out:
        _write(out, {"missing": missing})


def cpu_seconds() -> float:
    """CPU time of this process, all of its threads and the programs that it has run."""
    children = os.times()  # in hundredths, which is too coarse for this process itself
    return time.process_time() + children.children_user + children.children_system


def in_order(text: str, found: Iterable[str]) -> list[int | None]:
    """Where pieces stand that a peer gives in the order of the text without positions; None for what is not there."""
    places: list[int | None] = []
    position = 0
    for piece in found:
        place = text.find(piece, position)
        places.append(None if place < 0 else place)
        position = position if place < 0 else place + len(piece)
    return places


def _answers() -> IO[str]:
    """Standard output for the answers alone; whatever else is printed there from now on is a remark."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "w", encoding="utf-8")


def _write(out: IO[str], answer: Mapping[str, Any]) -> None:
    out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    out.flush()
