"""Builds records of the reference sets and measures them: a table, and exit code 1 below a pinned floor.

usage: python -m quality.evaluate [--reference FOLDER] [--misses]

The sample crisis ships with the package. FOLDER may hold further reports and their reference record (seeds/ and
gold/); without it that part is left out, and said to be. Recall counts what readers did not mark as optional; the
interval is Wilson's at 95%.
"""

import argparse
import math
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import Act, Interval, PublicationBasis, iso
from onrecord.pipeline import build_record
from onrecord.store import RecordReader, ReportPage
from quality.matching import (
    Counted,
    Names,
    Said,
    aligned,
    content_words,
    figure_right,
    listed,
    speakers_right,
    thing_right,
)
from quality.references import ReferenceReport, ReferenceSet, sample_set, seed_sets

FLOORS = Path(__file__).with_name("floors.toml")
MEASURES = (
    ("statements found", "gold statements with a content overlap of 0.5 or more"),
    ("right speaker", "gold statements found with exactly the gold speakers"),
    ("statements precise", "extracted statements (thoughts left out) that match a gold one, optional ones included"),
    ("act right", "found statements whose marked act is given"),
    ("no false denial", "found statements marked otherwise than deny that are not called denials"),
    ("figures found", "gold figures with value and bound"),
    ("figure claimants", "found figures with exactly the gold claimants"),
    ("thing counted", "found figures whose words for what is counted, and which of them, hold half of the gold's"),
    ("figure as of", "found figures with a marked day that lies in the interval given"),
    ("times right", "gold times with the gold value, where the report is dated"),
    ("said when", "found statements whose marked day lies in the interval given"),
    ("places found", "gold place names that are marked as toponyms"),
    ("credits found", "gold credits"),
    ("noise kept out", "pieces of furniture that are in no statement"),
    ("dates right", "reports whose date is the gold one, or an interval around it, or rightly unknown"),
)


@dataclass(slots=True)
class Tally:
    """Right and all, for each measure, and what was missed."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, right: bool, miss: str = "") -> None:
        """Adds one case."""
        self.total[measure] += 1
        self.right[measure] += right
        if not right and miss:
            self.misses.append(f"{measure}: {miss}")

    def share(self, measure: str) -> float:
        """The share that is right, 1.0 where there was nothing to get right."""
        return self.right[measure] / self.total[measure] if self.total[measure] else 1.0


def main() -> int:
    """Measures every set and compares with the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="\n".join(explained()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--reference", type=Path, default=None)
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    parser.add_argument("--only", default=None, help="name of the one set to measure")
    arguments = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    below: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        sets = [sample_set()]
        if arguments.reference is not None:
            sets.extend(seed_sets(arguments.reference, Path(folder)))
        if len(sets) == 1:
            print("No further reference record given or found: measuring the sample crisis alone.")
        for number, reference_set in enumerate(sets):
            if arguments.only not in (None, reference_set.name):
                continue
            tally = measure(reference_set, Path(folder) / f"{number}.record")
            below.extend(print_table(reference_set.name, tally, floors.get(reference_set.name, {})))
            if arguments.misses:
                print("\n".join(tally.misses))
    for line in below:
        print(f"BELOW FLOOR  {line}")
    return 1 if below else 0


def measure(reference_set: ReferenceSet, record: Path) -> Tally:
    """Builds the record of a set and compares every report with its marks."""
    summary = build_record(reference_set.paths, record)
    tally = Tally()
    if summary.rejected:
        tally.misses.extend(f"rejected: {rejection.address}: {rejection.message}" for rejection in summary.rejected)
    names = Names(reference_set.actors)
    with RecordReader(record) as reader:
        for marked in reference_set.reports:
            page = find_page(reader, marked)
            if page is None:
                tally.count("statements found", False, f"{marked.key} is not in the record")
                continue
            compare_statements(page, marked, names, tally)
            compare_figures(page, marked, names, tally)
            compare_marks(page, marked, tally, dated=reference_set.dated)
    return tally


def find_page(reader: RecordReader, marked: ReferenceReport) -> ReportPage | None:
    """The version of a report that a reference speaks of."""
    for row in reader.reports().rows:
        page = reader.find_report(row.head.report_id, version=marked.version)
        if page is None:
            continue
        if any(address.address.rsplit("/", 1)[-1] == marked.found_at for address in page.addresses):
            return page
    return None


def compare_statements(page: ReportPage, marked: ReferenceReport, names: Names, tally: Tally) -> None:
    """Statements: found, by whom, which act, when."""
    rows = page.statements
    said = [Said(row.words, tuple(p.name for p in row.speakers), row.kind.value, row.act.value) for row in rows]
    gold = marked.marks["statements"]
    pairs = aligned([mark["content"] for mark in gold], [one.content for one in said])
    for i, mark in enumerate(gold):
        if mark.get("optional"):
            continue
        label = f"{marked.key}: {listed(mark['speaker'])}: {mark['content'][:90]}"
        tally.count("statements found", i in pairs, label)
        if i not in pairs:
            tally.count("right speaker", False)
            continue
        found = said[pairs[i]]
        tally.count("right speaker", speakers_right(mark, found, names), f"{label} <- {found.speakers}")
        if mark.get("act"):
            tally.count("act right", mark["act"] == found.act, f"{label} <- {found.act}, not {mark['act']}")
            if mark["act"] != "deny":
                tally.count("no false denial", found.act != "deny", label)
        if mark.get("said") and page.head.publication.basis is not PublicationBasis.UNKNOWN:
            interval = rows[pairs[i]].said
            given = interval is not None and (iso(interval.begin) or "")[:10] == mark["said"]
            tally.count("said when", given, f"{label} <- {interval}, not {mark['said']}")
    matched = set(pairs.values())
    for j, row in enumerate(rows):
        if row.act is not Act.THINK or j in matched:
            tally.count("statements precise", j in matched, f"{marked.key}: {said[j].speakers}: {row.words[:90]}")
    for noise in marked.marks.get("noise", ()):
        inside = [row for row in rows if noise in row.words]
        tally.count("noise kept out", not inside, f"{marked.key}: {noise}")


def compare_figures(page: ReportPage, marked: ReferenceReport, names: Names, tally: Tally) -> None:
    """Figures: value with bound, and who claims it."""
    counted = [
        Counted(
            row.words,
            None if row.quantity.low is None else float(row.quantity.low),
            None if row.quantity.high is None else float(row.quantity.high),
            row.quantity.bound.value,
            tuple(party.name for party in row.claimants),
        )
        for row in page.figures
    ]
    for mark in marked.marks["figures"]:
        if mark.get("optional"):
            continue
        label = f"{marked.key}: {mark['text']}"
        figure = figure_right(mark, counted)
        tally.count("figures found", figure is not None, label)
        if figure is not None:
            wanted = {names.key(name) for name in listed(mark.get("claimed_by"))}
            right = wanted == {names.key(name) for name in figure.claimants}
            tally.count("figure claimants", right, f"{label} <- {figure.claimants}, not {mark.get('claimed_by')}")
            row = page.figures[counted.index(figure)]
            told = f"{row.counts} | {row.scope_words}"
            tally.count("thing counted", thing_right(mark["counts"], told), f"{label}: {mark['counts']} <- {told}")
            if mark.get("as_of") and page.head.publication.interval is not None:
                tally.count(
                    "figure as of", _holds(row.as_of, mark["as_of"]), f"{label}: {mark['as_of']} <- {row.as_of}"
                )


def _holds(interval: Interval | None, day: str) -> bool:
    """Whether an interval, open ends included, meets a day or month."""
    if interval is None:
        return False
    begin, finish = (iso(interval.begin) or "")[: len(day)], iso(interval.finish) or "9999"
    return begin <= day < finish or begin == day


def compare_marks(page: ReportPage, marked: ReferenceReport, tally: Tally, *, dated: bool) -> None:
    """Times, places, credits and the date."""
    if dated and page.head.publication.interval is not None:
        for words, value in marked.marks.get("times", ()):
            wanted = content_words(words)
            values = [t.value for t in page.times if wanted & content_words(t.span.of(page.text))]
            tally.count("times right", value in values, f"{marked.key}: {words} <- {values}, not {value}")
    toponyms = {toponym.span.of(page.text).lower() for toponym in page.toponyms}
    for place in marked.marks.get("places", ()):
        tally.count("places found", any(place.lower() in toponym for toponym in toponyms), f"{marked.key}: {place}")
    credited = " | ".join(credit.name for credit in page.credits).lower()
    for credit in listed(marked.marks.get("credits", marked.marks.get("upstream", ()))):
        tally.count("credits found", credit.lower() in credited, f"{marked.key}: {credit} <- {credited}")
    tally.count("dates right", *_date_right(page, marked))


def _date_right(page: ReportPage, marked: ReferenceReport) -> tuple[bool, str]:
    """Whether the date is right, rightly unknown, or unknown where the reference does not ask to infer it."""
    published, interval = marked.marks.get("published"), page.head.publication.interval
    if interval is None:
        expected = published is not None and marked.marks.get("published_basis") in ("page", "declared", "inferred")
        return not expected, f"{marked.key}: unknown, not {published}"
    if published is None:
        return False, f"{marked.key}: {interval}, though nothing pins it"
    begin, finish = iso(interval.begin) or "", iso(interval.finish) or "9999"
    return begin[:10] <= published < finish or begin[
        :10
    ] == published, f"{marked.key}: {begin}..{finish}, not {published}"


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


def print_table(name: str, tally: Tally, floors: dict[str, float]) -> list[str]:
    """Prints a set's measures; gives back those below their floor."""
    print(f"\n{name}")
    print(f"  {'':20} {'right':>11} {'%':>6}  {'95% interval':>13}  {'floor':>6}")
    below = []
    for measure_name, _ in MEASURES:
        if not tally.total[measure_name]:
            continue
        share, floor = 100 * tally.share(measure_name), floors.get(measure_name)
        low, high = wilson(tally.right[measure_name], tally.total[measure_name])
        of = f"{tally.right[measure_name]}/{tally.total[measure_name]}"
        shown = f"{floor:6.1f}" if floor is not None else "     -"
        print(f"  {measure_name:20} {of:>11} {share:6.1f}  {100 * low:5.1f} - {100 * high:5.1f}  {shown}")
        if floor is not None and share < floor:
            below.append(f"{name}: {measure_name} {share:.1f} < {floor:.1f}")
    return below


def explained() -> Iterator[str]:
    """What each measure counts, a line each."""
    for name, meaning in MEASURES:
        yield f"{name}: {meaning}"


if __name__ == "__main__":
    sys.exit(main())
