"""Reads a corpus of coreference across reports in JSONL (the layout of ECB+) as the package reads its own reports.

Mentions are given: the corpus's own. Each is mapped by position to the words of the parse, so that everything that is
compared comes from the report as the package sees it. As the field does, only mentions in sentences that were checked
count ("validated"), singletons among them; `everything` takes the others, too.
"""

import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotations import Parser, annotate_report
from onrecord.cross_report.coreference import Marked, ReadReport, read_report
from onrecord.model import Annotations, Report, Span
from onrecord.reports import given_report
from quality.coreference_corpus import FOLDER, as_printed

EVENT = "event"
ENTITY = "entity"  # people, bodies and things; the corpus marks times and places as sorts of their own
SORTS = (EVENT, ENTITY, "loc", "time")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention that the corpus marks: its sort (one of `SORTS`), and the cluster that it belongs to."""

    key: str
    sort: str
    cluster: str
    words: str


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of the corpus as the package reads it, with its mentions.

    `read` holds those mentions that stand in the report's text; date lines that the package takes off have none there.
    """

    key: str
    part: str
    topic: int
    story: str
    read: ReadReport
    mentions: tuple[GoldMention, ...]


def read_gold(
    reference: Path, *, parser: Parser, parts: Sequence[str], everything: bool = False, cache: Path | None = None
) -> list[GoldReport]:
    """The reports of some parts ("train", "dev"), in order of their keys.

    Args:
        reference: Holds corpora/coreference.
        parser: Reads what is not in the cache.
        parts: Which of the corpus's parts.
        everything: Mentions in sentences that nobody checked, too.
        cache: A folder of this machine that keeps the annotations for the next run.
    """
    of_report: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in _lines(reference / FOLDER / "ecbplus_mentions.jsonl"):
        if everything or line["validated"]:
            of_report[str(line["doc_id"])].append(line)
    found = []
    for line in _lines(reference / FOLDER / "ecbplus_docs.jsonl"):
        if str(line["split"]) not in parts:
            continue
        key = str(line["doc_id"])
        text, places = as_printed(str(line["text"]))
        report, annotations = annotate(key, text, parser=parser, cache=cache)
        mentions = of_report[key]
        spans = [_span(mention, places) for mention in mentions]
        found.append(
            GoldReport(
                key=key,
                part=str(line["split"]),
                topic=int(str(line["topic"])),
                story=str(line["story"]),
                read=_read(key, report, annotations, mentions, spans),
                mentions=tuple(
                    GoldMention(str(mention["id"]), str(mention["type"]), str(mention["cluster"]), span.of(text))
                    for mention, span in zip(mentions, spans, strict=True)
                ),
            )
        )
    return sorted(found, key=lambda report: report.key)


def annotate(key: str, text: str, *, parser: Parser, cache: Path | None) -> tuple[Report, Annotations]:
    """A text with all layers; with `cache`, kept there."""
    kept = cache / f"{re.sub(r'[^A-Za-z0-9_-]', '-', key)}.annotations.pickle" if cache else None
    if kept is not None and kept.is_file():
        report, annotations = pickle.loads(kept.read_bytes())
        if report.page_text == text:
            return report, annotations
    report = given_report(text, report_id=key, published=None)
    annotations = annotate_report(report, parser=parser)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps((report, annotations)))
    return report, annotations


def _read(
    key: str,
    report: Report,
    annotations: Annotations,
    mentions: Sequence[dict[str, object]],
    spans: Sequence[Span],
) -> ReadReport:
    places: dict[int, int] = {}
    for i, token in enumerate(annotations.tokens):
        for piece in report.page_spans(Span(token.start, token.end)) if token.end > token.start else ():
            places[piece.start] = i
    starts = sorted(places)
    marked = [
        (mention, Marked(str(mention["id"]), tuple(places[s] for s in starts if span.start <= s < span.end)))
        for mention, span in zip(mentions, spans, strict=True)
    ]
    return read_report(
        key,
        annotations,
        events=[one for mention, one in marked if mention["type"] == EVENT and one.tokens],
        entities=[one for mention, one in marked if mention["type"] != EVENT and one.tokens],
    )


def gold_mentions(reports: Sequence[GoldReport], *sorts: str) -> Iterator[GoldMention]:
    """The marked mentions of some sorts."""
    return (mention for report in reports for mention in report.mentions if mention.sort in sorts)


def _span(mention: dict[str, object], places: Sequence[Sequence[Span]]) -> Span:
    words = mention["tok"]
    assert isinstance(words, list)
    sentence = places[int(str(mention["sent"]))]
    return Span(sentence[words[0]].start, sentence[words[-1]].end)


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]
