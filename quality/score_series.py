"""Scores figure series against the reference records of the sample crisis and of the seeds.

usage: python -m quality.score_series [--reference FOLDER] [--misses]

FOLDER may hold seeds/ and gold/cross_gold.json; without it that part is left out, and said to be.

    points     of the reference's points, those in one of our series; and those in the series that holds most of them
    whole      reference series of which all points stand in one of our series
    relation   reference series whose main series has the right relation: rival is a conflict, rising a rise; a conflict
               counts where the reference has rivals only
    order      reference series whose points we have in the order of the reference's dates
    no dispute pairs of figures that must not be called a conflict, and are not linked as one
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.annotations import Parser, load_parser
from onrecord.cross_report.series import SeriesItem, compare, group
from onrecord.model import Declared, Rejection
from onrecord.model.series import FigurePoint, FigureSeries, Relation
from onrecord.reports import read_report
from onrecord.sample import reference, reports_folder
from onrecord.sources import find_pages
from quality.figure_items import Read, figure_items, link_figures

MAX_PAGE_BYTES = 10**8
RELATIONS = {"rival": Relation.CONFLICT, "rising": Relation.RISE}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference series: its points as report, low and high number; `relation` is None where none is given.

    `places` tell the order: dates as written, or numbers where the reference has no dates.
    """

    name: str
    relation: Relation | None
    points: tuple[tuple[str, Decimal, Decimal], ...]
    places: tuple[str, ...]


def sample_reads(marked: Mapping[str, Any]) -> list[Read]:
    """The sample's reports under the reference's keys; two versions of one page are one report."""
    files = {(marks["file"], marks.get("line_id")): key for key, marks in marked.items()}
    lines = _line_ids(reports_folder() / "press-review.jsonl")
    reads = []
    for page in find_pages([reports_folder()], declared=Declared(), max_page_bytes=MAX_PAGE_BYTES):
        report = page if isinstance(page, Rejection) else read_report(page)
        if isinstance(report, Rejection):
            continue
        path, _, line = report.address.partition(".jsonl:")
        name = Path(path + ".jsonl").name if line else "/".join(Path(path).parts[-2:])
        key = files[(name, lines[int(line) - 1] if line else None)]
        reads.append(Read(key, report.url or key, 2 if key.endswith("-v2") else 1, report))
    return reads


def _line_ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def seed_reads(folder: Path) -> list[Read]:
    """The seeds under their three digits."""
    reads = []
    for page in find_pages([folder], declared=Declared(), max_page_bytes=MAX_PAGE_BYTES):
        report = page if isinstance(page, Rejection) else read_report(page)
        if not isinstance(report, Rejection):
            key = Path(report.address).name[:3]
            reads.append(Read(key, key, 1, report))
    return reads


def wanted_series(marked: Sequence[Mapping[str, Any]]) -> list[Wanted]:
    """The reference series."""
    found = []
    for series in marked:
        points, places = [], []
        for number, point in enumerate(series["points"]):
            places.append(point[3] if len(point) > 3 else f"{number:04}")
            low, high = point[1] if isinstance(point[1], list) else (point[1], point[1])
            points.append((point[0], Decimal(str(low)), Decimal(str(high))))
        found.append(Wanted(series["id"], RELATIONS.get(series.get("kind", "")), tuple(points), tuple(places)))
    return found


def score_set(
    reads: Sequence[Read], wanted: Sequence[Wanted], *, misses: bool, parser: Parser
) -> tuple[Counter[str], list[SeriesItem]]:
    """Right and all for each measure."""
    items = list(figure_items(reads, parser=parser))
    named = {f"{item.key.version_id}#{item.key.figure:04}": item for item in items}
    series = group(items, link_figures(named))
    counts: Counter[str] = Counter()
    for one in wanted:
        _score_series(one, series, counts, misses=misses)
    return counts, items


def _score_series(wanted: Wanted, series: Sequence[FigureSeries], counts: Counter[str], *, misses: bool) -> None:
    placed = [{n for n, s in enumerate(series) if any(_is(p, point) for p in s.points)} for point in wanted.points]
    held = Counter(n for numbers in placed for n in numbers)
    main = max(held, key=lambda n: (held[n], -n), default=None)
    inside = [point for point, numbers in zip(wanted.points, placed, strict=True) if main in numbers]
    counts["points all"] += len(wanted.points)
    counts["points in any series"] += sum(bool(numbers) for numbers in placed)
    counts["points in one series"] += len(inside)
    counts["series all"] += 1
    counts["whole"] += len(inside) == len(wanted.points)
    relation = series[main].relation if main is not None else None
    if wanted.relation is not None:
        counts["relation all"] += 1
        counts["relation"] += relation is wanted.relation or (
            relation is Relation.COMPATIBLE and wanted.relation is Relation.RISE and len({p[1:] for p in inside}) == 1
        )
    ours = {} if main is None else {told: n for n, p in enumerate(series[main].points) for told in _told(p)}
    dated = [place for place, point in zip(wanted.places, wanted.points, strict=True) if point in inside and place]
    kept = [point for place, point in zip(wanted.places, wanted.points, strict=True) if point in inside and place]
    in_our_order = [place for _, place in sorted(zip((ours[point] for point in kept), dated, strict=True))]
    counts["order"] += in_our_order == sorted(dated)
    if misses:
        missing = [
            f"{report} {low}" for report, low, _ in wanted.points if (report, low) not in {p[:2] for p in inside}
        ]
        print(f"{wanted.name}: {len(inside)}/{len(wanted.points)} {relation}", "without", ", ".join(missing) or "none")


def _is(point: FigurePoint, wanted: tuple[str, Decimal, Decimal]) -> bool:
    return wanted in _told(point)


def _told(point: FigurePoint) -> set[tuple[str, Decimal, Decimal]]:
    """A figure with its number in every version of its report that gives it."""
    return {(version_id, point.low, point.high) for version_id in point.versions}


def score_pairs(
    items: Sequence[SeriesItem], pairs: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> Counter[str]:
    """Pairs of figures that must not be called a conflict; pairs of other words are left out."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        one, other = (_at(items, pair[side][0], pair[side][1], texts) for side in ("a", "b"))
        if not one or not other:
            continue
        links = [link for x in one for y in other if (link := compare(x, y)) is not None]
        counts["no dispute all"] += 1
        counts["no dispute"] += all(link.relation is not Relation.CONFLICT for link in links)
    return counts


def _at(items: Sequence[SeriesItem], report: str, words: str, texts: Mapping[str, str]) -> list[SeriesItem]:
    start = texts[report].find(words) if report in texts else -1
    end = start + len(words)
    own = (item for item in items if item.key.version_id == report and start >= 0)
    return [item for item in own if item.tally.span.start < end and start < item.tally.span.end]


def print_counts(name: str, counts: Counter[str]) -> None:
    """The table of one set."""
    print(name)
    for measure in ("points in any series", "points in one series", "whole", "relation", "order", "no dispute"):
        group_name = (
            "points" if measure.startswith("points") else measure if measure in ("relation", "no dispute") else "series"
        )
        if counts[f"{group_name} all"]:
            print(f"  {measure:<22} {counts[measure]:>3}/{counts[f'{group_name} all']}")


def main() -> None:
    """Scores the sample, and the seeds where they are given."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reference", type=Path)
    arguments.add_argument("--misses", action="store_true")
    given = arguments.parse_args()
    parser, marked = load_parser(), reference()
    reads = sample_reads(marked["reports"])
    counts, items = score_set(reads, wanted_series(marked["figure_series"]), misses=given.misses, parser=parser)
    counts += score_pairs(items, marked["not_disputes"], {read.id: read.report.text for read in reads})
    print_counts("sample", counts)
    if given.reference is None or not (given.reference / "gold" / "cross_gold.json").exists():
        print("seeds: not given")
        return
    gold = json.loads((given.reference / "gold" / "cross_gold.json").read_text(encoding="utf-8"))
    counts, _ = score_set(
        seed_reads(given.reference / "seeds"), wanted_series(gold["figure_series"]), misses=given.misses, parser=parser
    )
    print_counts("seeds", counts)


if __name__ == "__main__":
    main()
