"""Reports of the crises as the comparison sees them, and pairs of them that a reader judged for copied words."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model import Alignment, Declared, MediaType, Page, Rejection, Report, Span
from onrecord.model.filed import Filed
from onrecord.reports import read_report

LABELS = Path(__file__).parent / "labels" / "copies.jsonl"
CRISES = Path("corpora") / "crises"
BLIND_CRISIS = "abp-"  # how the ids of its reports begin
COPIED = "copied"
ARGUABLE = "background"  # an outlet's or agency's standing paragraph: neither right nor wrong


@dataclass(frozen=True, slots=True)
class Judged:
    """Two reports with a reader's judgement.

    `kind` is copied, quote, background, formula or "furniture or none". `route` is "a->b", "b->a" or "unknown".
    `passages` are stretches of the first and of the second report, as two half-open ranges.
    """

    one: str
    other: str
    kind: str
    route: str
    passages: tuple[tuple[Span, Span], ...]

    @property
    def is_blind(self) -> bool:
        """Whether it belongs to the part that is never looked at: every other pair, and one crisis whole."""
        return self.one.startswith(BLIND_CRISIS) or zlib.crc32((self.one + self.other).encode()) % 2 == 1


def read_judged(path: Path = LABELS) -> list[Judged]:
    """The judged pairs; the second of two equal ids means the second report with it."""
    judged = []
    for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n")):
        spans = tuple((Span(row[0], row[1]), Span(row[2], row[3])) for row in line["passages"])
        judged.append(Judged(line["a"], line["b"], line["kind"], line["direction"], spans))
    return judged


def read_crises(reference: Path, *, wanted: Iterable[str] | None = None) -> dict[str, Filed]:
    """The crises' reports by id, their texts to the last character; a second one with the same id ends in "#2".

    Args:
        reference: The folder that holds `corpora`.
        wanted: The ids that are needed, None for all.
    """
    needed = None if wanted is None else set(wanted)
    seen: Counter[str] = Counter()
    reports = {}
    for path in sorted((reference / CRISES).glob("*.jsonl")):
        for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n")):
            seen[line["doc_id"]] += 1
            if needed is not None and line["doc_id"] not in needed:
                continue
            number = seen[line["doc_id"]]
            name = line["doc_id"] if number == 1 else f"{line['doc_id']}#{number}"
            report = _read(line, name)
            if isinstance(report, Report):
                reports[name] = filed_report(report, name)
    return reports


def filed_report(report: Report, name: str) -> Filed:
    """A report as the comparison sees it, under a name of one's own."""
    return Filed(
        name,
        name,
        1,
        report.text,
        title=report.title,
        outlet=report.outlet,
        author=report.author,
        url=report.url,
        published=report.publication.interval,
        paragraphs=tuple(block.span for block in report.blocks),
        credits=report.credits,
        credit_spans=tuple(_in_text(credit.page_span, report.alignment) for credit in report.credits),
    )


def _read(line: Mapping[str, Any], name: str) -> Report | Rejection:
    declared = Declared(
        title=line.get("title"),
        outlet=line.get("outlet"),
        url=line.get("url"),
        published=line.get("published"),
        published_origin="JSONL line",
    )
    return read_report(Page(name, name, line["text"].encode(), MediaType.TEXT, declared, as_is=True))


def _in_text(page_span: Span, alignment: Iterable[Alignment]) -> Span | None:
    for piece in alignment:
        if piece.page_start <= page_span.start and page_span.end <= piece.page_start + piece.length:
            return page_span.moved(piece.start - piece.page_start)
    return None
