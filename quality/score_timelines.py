"""Scores timelines: dates against hand-made ones at their own length, and the sample's entries.

usage: python -m quality.score_timelines SCORER.py DOCS.jsonl GOLD.jsonl --lines LINES.pickle
       python -m quality.score_timelines --sample

SCORER.py offers `score_tl(predicted, gold)` over sentences by date, which gives "date_f1" and "align_m1_r1", "_r2".
DOCS.jsonl has "doc_id", "topic", "published" and "text", GOLD.jsonl "topic" and "timelines", each sentences by date.
LINES.pickle keeps the dated lines of all documents from one run to the next; delete it when their finding has changed.

Each timeline is drawn with as many dates as the reference has: once between the reference's first and last date, as the
published figures are, and once over all days that the documents speak of. The interval is the middle 95% of 2,000
draws of as many timelines with replacement. Beside it stand two plain ways to rank dates: by how many reports name one,
and by how many are published on it.
"""

import argparse
import json
import pickle
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Any, NamedTuple

from onrecord.annotations import annotate_report, load_parser
from onrecord.cross_report.timeline import dated_lines, timeline
from onrecord.cross_report.timeline.periods import Period, Step, Topic, periods_of
from onrecord.model import Interval
from onrecord.model.timeline import DatedReport, TimelineEntry
from onrecord.record import extract_record
from onrecord.reports import given_report
from onrecord.sample import reference
from quality.across import read_sample
from quality.scorers import load_scorer

DRAWS = 2000
Timeline = dict[str, list[str]]


class Document(NamedTuple):
    """A document with its topic, its words and its dated lines."""

    topic: str
    text: str
    dated: DatedReport


class Result(NamedTuple):
    """How one reference timeline was met."""

    topic: str
    dates: int
    scores: Mapping[str, float]
    named: float
    published: float


def main() -> None:
    """Score what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path, nargs="?")
    parser.add_argument("documents", type=Path, nargs="?")
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--sample", action="store_true")
    arguments = parser.parse_args()
    if arguments.sample:
        score_sample()
    if arguments.scorer and arguments.documents and arguments.gold:
        documents = read_documents(arguments.documents, arguments.lines)
        gold = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines()]
        for within in (True, False):
            score_topics(load_scorer(arguments.scorer), documents, gold, within=within)


def read_documents(path: Path, kept: Path | None) -> list[Document]:
    """The documents with their dated lines, from the file that keeps them where there is one."""
    if kept is not None and kept.exists():
        documents: list[Document] = pickle.loads(kept.read_bytes())
        return documents
    parser, documents = load_parser(), []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        report = given_report(row["text"], report_id=row["doc_id"], published=row["published"])
        annotations = annotate_report(report, parser=parser)
        lines = dated_lines(extract_record(report, annotations))
        dated = DatedReport(row["doc_id"], row["doc_id"], row["outlet"], annotations.publication.interval, lines)
        documents.append(Document(row["topic"], row["text"], dated))
    if kept is not None:
        kept.write_bytes(pickle.dumps(documents))
    return documents


def score_topics(
    scorer: ModuleType, documents: Iterable[Document], gold: Sequence[dict[str, Any]], *, within: bool
) -> None:
    """Score every reference timeline of every topic and print a line for each, and the means."""
    by_topic: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_topic[document.topic].append(document)
    results = [
        score_timeline(scorer, by_topic[row["topic"]], row["topic"], wanted, within=within)
        for row in gold
        for wanted in row["timelines"]
    ]
    print("within the reference's dates" if within else "over all days")
    for result in results:
        told = "  ".join(f"{name} {value:.3f}" for name, value in sorted(result.scores.items()))
        plain = f"named {result.named:.3f} published {result.published:.3f}"
        print(f"  {result.topic:<8} {result.dates:>4} dates  {told}  {plain}")
    _print_means(results)


def score_timeline(
    scorer: ModuleType, documents: Sequence[Document], topic: str, wanted: Timeline, *, within: bool
) -> Result:
    """Score one reference timeline."""
    days = sorted(date.fromisoformat(day[:10]) for day in wanted)
    since, until = (days[0], days[-1]) if within else (None, None)
    reports = [document.dated for document in documents]
    entries = timeline(reports, budget=len(wanted), since=since, until=until)
    found = _sentences(entries, {document.dated.version_id: document.text for document in documents})
    periods = [
        period
        for period in periods_of(reports, step=Step.DAY, topic=Topic.of(reports), root=str)
        if (since is None or period.first >= since) and (until is None or period.first <= until)
    ]
    return Result(
        topic,
        len(wanted),
        scorer.score_tl(found, wanted),
        _plain_f1(periods, set(days), lambda period: period.named),
        _plain_f1(periods, set(days), lambda period: period.published),
    )


def _sentences(entries: Sequence[TimelineEntry], texts: Mapping[str, str]) -> Timeline:
    found: Timeline = defaultdict(list)
    for entry in entries:
        found[_day(entry.when)].append(entry.span.of(texts[entry.version_id]))
    return found


def _day(when: Interval) -> str:
    return "" if when.begin is None else when.begin.date().isoformat()


def _plain_f1(periods: Sequence[Period], wanted: set[date], count: Any) -> float:
    """The dates' F1 of as many days as are wanted, those with the highest count."""
    ranked = sorted(periods, key=lambda period: (-count(period), period.first))
    return len(wanted & {period.first for period in ranked[: len(wanted)]}) / max(1, len(wanted))


def _print_means(results: Sequence[Result]) -> None:
    values = [result.scores["date_f1"] for result in results]
    draw = random.Random(0)
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(DRAWS))
    low, high = means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]
    topics: dict[str, list[float]] = defaultdict(list)
    for result in results:
        topics[result.topic].append(result.scores["date_f1"])
    print(
        f"  date F1 over timelines {fmean(values):.4f} [{low:.3f}, {high:.3f}], "
        f"over topics {fmean(map(fmean, topics.values())):.4f}; "
        f"by reports that name a date {fmean(r.named for r in results):.4f}, "
        f"by reports published {fmean(r.published for r in results):.4f}; "
        f"align R1 {fmean(r.scores['align_m1_r1'] for r in results):.4f} "
        f"R2 {fmean(r.scores['align_m1_r2'] for r in results):.4f}"
    )


def score_sample() -> None:
    """Which of the sample's reference entries are told on their date, by one of their reports."""
    records, keys = read_sample()
    reports = [
        DatedReport(
            key, record.report.key, record.report.outlet, record.annotations.publication.interval, record.prepared.lines
        )
        for key, record in zip(keys, records, strict=True)
    ]
    entries = timeline(reports)
    wanted = reference()["timeline"]
    told = [
        row
        for row in wanted
        if any(_day(entry.when) == row["date"] and _tells(entry, row["reports"]) for entry in entries)
    ]
    days = {row["date"] for row in wanted}
    first, last = min(days), max(days)
    inside = {_day(entry.when) for entry in entries if first <= _day(entry.when) <= last}
    print(
        f"sample: {len(told)} of {len(wanted)} reference entries told on their date by their reports; dates recall "
        f"{len(inside & days)}/{len(days)}, precision {len(inside & days)}/{len(inside)} between {first} and {last}"
    )
    for row in wanted:
        if row not in told:
            print(f"  missed: {row['date']} {row['what']}")


def _tells(entry: TimelineEntry, reports: Sequence[str]) -> bool:
    return entry.version_id in reports or any(telling.version_id in reports for telling in entry.tellings)


if __name__ == "__main__":
    main()
