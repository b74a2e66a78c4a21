"""Text in, annotations out, a line of JSON each: for people who bring their own pipeline, and for measuring.

All offsets are code points of the text as it was given, not of its cleaned form. A bad line comes back as such, with
its number; the lines around it are not affected.
"""

import json
import re
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.annotations import annotate_report
from onrecord.errors import BadDate, BadLexicon, MissingModel, NoJsonLines, UnknownLayer
from onrecord.lexicon.frames import frames_with
from onrecord.model import PublicationBasis, Record, Report
from onrecord.pipeline.analysis import shared_parser
from onrecord.pipeline.engines import Died, Engine
from onrecord.pipeline.event_rows import unread_rows
from onrecord.pipeline.given import Given, Pair, parse_pairs
from onrecord.pipeline.layers import LAYERS, published_json
from onrecord.record import extract_record
from onrecord.reports import find_binary, given_report

# Layers that are made of the record, and not of annotations alone.
RECORDED = frozenset({"statements", "events", "event_data"})
_MOST_UNDECODABLE = 0.3  # share of bytes that are no UTF-8, from which nothing in a file can be meant as a line of JSON
# Half of a character, which JSON can spell but no encoding can hold; replaced one for one, so that offsets stay.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class AnnotatedLine:
    """A line of output: one JSON object, without the line's end."""

    number: int
    json: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of input that could not be annotated; `trace` says where the program failed, None if the line is bad."""

    number: int
    cause: str
    trace: str | None = None


class _Raw(str):
    """A number as it was written, so that an id comes out as it went in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Task:
    """A line that is what the format asks for; `ids` begins its output: names, and values as JSON.

    `pairs` are those between which events are asked for, None where all events are.
    """

    number: int
    ids: dict[str, str]
    text: str
    published: str | None
    layers: tuple[str, ...]
    pairs: tuple[Pair, ...] | None


def parse_layers(names: str) -> tuple[str, ...]:
    """Layers from a list such as "statements,timexes", in the order of `LAYERS`.

    Raises:
        UnknownLayer: A name is no layer, or none is named.
    """
    wanted = [name for name in re.split(r"[,\s]+", names) if name]
    for name in wanted or [names]:
        if name not in LAYERS:
            raise UnknownLayer(name, tuple(LAYERS))
    return tuple(name for name in LAYERS if name in wanted)


def refuse_bytes(place: str, head: bytes) -> None:
    """Refuses what is no text by its first bytes.

    Args:
        place: What to call it: the name of a file.
        head: Its first bytes, as many as can be had at once.

    Raises:
        NoJsonLines: They are those of a binary file, or of text in another encoding than UTF-8.
    """
    if (likeness := find_binary(head)) is not None or b"\x00" in head:
        cause = f"it looks like {likeness or 'text in UTF-16'}"
        raise NoJsonLines(place, cause, "Name a file in UTF-8, with one JSON object a line.")
    undecodable = sum(mark == "\ufffd" for mark in head.decode("utf-8", "replace"))
    if undecodable > _MOST_UNDECODABLE * len(head):
        cause = "it looks like text in another encoding, or like no text at all"
        raise NoJsonLines(place, cause, "Save it as UTF-8, with one JSON object a line.")


def annotate_lines(
    lines: Iterable[bytes],
    *,
    layers: tuple[str, ...] = tuple(LAYERS),
    workers: int = 1,
    events: Path | None = None,
) -> Iterator[AnnotatedLine | BadLine]:
    """Annotates lines of JSONL as they come, in their order; empty lines give nothing.

    Args:
        lines: Objects with "id", "text" and perhaps "published", "doc_id" and "pairs", in UTF-8.
        layers: What to annotate.
        workers: How many processes; with more than one, output begins once enough lines are in.
        events: A file of the user's own event frames, None for those of the package alone.

    Raises:
        BadFrames: The file of own events is not what the form asks for.
    """
    if events is not None:
        frames_with(events)
    waiting: deque[_Task | BadLine] = deque()

    def tasks() -> Iterator[_Task | None]:
        for number, line in enumerate(lines, start=1):
            read = _read_line(number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, layers)
            if read is not None:
                waiting.append(read)
                yield None if isinstance(read, BadLine) else read

    engine = Engine(partial(_annotate, events=events), workers=workers, pool_from=workers)
    for result in engine.run(tasks()):
        line = waiting.popleft()
        if isinstance(line, BadLine):
            yield line
        elif isinstance(result, AnnotatedLine | BadLine):
            yield result
        elif isinstance(result, Died):
            yield BadLine(line.number, "the process that read it died, perhaps for want of memory")


def _read_line(number: int, line: bytes, layers: tuple[str, ...]) -> _Task | BadLine | None:
    if not line.strip():
        return None
    try:
        value = json.loads(line.decode("utf-8"), parse_float=_Raw, parse_int=_Raw, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return BadLine(number, f"it is not UTF-8 (byte {error.start + 1})")
    except (ValueError, RecursionError) as error:
        return BadLine(number, f"it is not JSON ({error})")
    if not isinstance(value, dict):
        return BadLine(number, "it is not a JSON object")
    return _task(number, value, layers)


def _task(number: int, value: dict[str, Any], layers: tuple[str, ...]) -> _Task | BadLine:
    ids = {name: value[name] for name in ("id", "doc_id") if value.get(name) is not None}
    identity = next(iter(ids.values()), None)
    if not isinstance(identity, str):  # numbers are _Raw, and so strings, too
        return BadLine(number, '"id" is missing, or neither a string nor a number')
    text, published = value.get("text"), value.get("published")
    if not isinstance(text, str) or isinstance(text, _Raw):
        return BadLine(number, '"text" is missing or not a string')
    if published is not None and (not isinstance(published, str) or isinstance(published, _Raw)):
        return BadLine(number, '"published" is not a string')
    pairs = None if value.get("pairs") is None else parse_pairs(value["pairs"], text)
    if isinstance(pairs, str):
        return BadLine(number, pairs)
    return _Task(number, _ids_json(ids), _SURROGATE.sub("\ufffd", text), published or None, layers, pairs)


def _ids_json(ids: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) if isinstance(value, _Raw) else json.dumps(value) for name, value in ids.items()}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _annotate(task: _Task, *, events: Path | None) -> AnnotatedLine | BadLine:
    """The output of one line; whatever goes wrong costs this line only."""
    try:
        layers = _layers(task, events)
    except BadDate as error:
        return BadLine(task.number, str(error))
    except (BadLexicon, MissingModel):
        raise
    except Exception as error:
        return BadLine(
            task.number, f"the program failed on it: {type(error).__name__}: {error}", traceback.format_exc()
        )
    # Numbers among the ids are written as they came ("1.50"), which `json.dumps` of the whole object would not do.
    members = task.ids | {name: json.dumps(value, ensure_ascii=False) for name, value in layers.items()}
    return AnnotatedLine(task.number, "{" + ", ".join(f'"{name}": {value}' for name, value in members.items()) + "}")


def _layers(task: _Task, events: Path | None) -> dict[str, Any]:
    layers: dict[str, Any] = {name: [] for name in task.layers}
    if any(mark.isalnum() for mark in task.text):
        report = given_report(task.text, report_id=", ".join(task.ids.values()), published=task.published)
        layers = _layers_of(task, report, events)
    elif task.pairs and "events" in layers:
        layers["events"] = unread_rows(task.pairs)
    return layers


def _layers_of(task: _Task, report: Report, events: Path | None) -> dict[str, Any]:
    given = Given.of(task.text, report, task.pairs if "events" in task.layers else None)
    annotations = annotate_report(given.report, parser=shared_parser())
    record = Record(given.report, annotations, (), ())
    if RECORDED & set(task.layers):
        frames = None if events is None else frames_with(events)
        record = extract_record(given.report, annotations, frames=frames)
    layers: dict[str, Any] = {}
    if annotations.publication.basis is PublicationBasis.INFERRED:
        layers["published"] = published_json(annotations.publication)
    layers.update((name, LAYERS[name](given, record)) for name in task.layers)
    return layers
