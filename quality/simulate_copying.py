"""Simulates events that many outlets report while most of them copy one wire, and counts who is right.

usage: python -m quality.simulate_copying [--stories N] [--seed N] [--misses]

In each invented story a wire, often wrong, is copied whole, trimmed, edited, embedded or carried under credit, with and
without naming it, while some outlets tell the event themselves, with words of a news conference and standing background
that they share by chance. Reports are read, compared and counted by the functions that a build uses. Told are how often
the majority of reports is right, how often the number with most independent origins is, how often the count of origins
behind a number is exact, and how the counts err. Intervals are Wilson's at 95%.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from onrecord.cross_report.lineage import OutletRegister, count_origins, outlet_register
from onrecord.model import Declared, MediaType, Page, Report, Span
from onrecord.model.filed import Filed
from onrecord.model.lineage import Origins, Witness
from onrecord.reports import read_report
from quality.invented_stories import Plan, Story, Telling, write_story
from quality.lineage_among import as_filed, draw_lineage

ENOUGH = 0.95
SENTENCE = re.compile(r"\S.*?(?:[.!?]+[\"”]?(?=\s|$)|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of a story: how many reports give it, its true origins, and those counted."""

    number: int
    reports: int
    true_origins: int
    found: Origins


@dataclass(frozen=True, slots=True)
class Outcome:
    """What simple counting and counting by origins make of a story."""

    majority_right: float
    origins_right: float
    counted: tuple[Counted, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the shares, with the wires on record and without; 1 where fewer than 95 of 100 counts are exact."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="list the counts that are wrong")
    given = parser.parse_args(arguments)
    register = outlet_register()
    seeds = range(given.seed * 100_000, given.seed * 100_000 + given.stories)
    shares = []
    for name, plan in (("wire on record", Plan()), ("wire not on record", Plan(absent=1.0))):
        outcomes = {seed: judge(write_story(seed, plan), register) for seed in seeds}
        print(f"{name}, {given.stories} stories:")
        shares.append(_print_outcomes(outcomes))
        if given.misses:
            print("\n".join(_misses(outcomes)))
    return 0 if shares[0] >= ENOUGH else 1


def _print_outcomes(outcomes: Mapping[int, Outcome]) -> float:
    """Prints what was right and gives the share of counts that are exact."""
    numbers = [one for outcome in outcomes.values() for one in outcome.counted]
    exact = sum(one.true_origins == one.found.count for one in numbers)
    _print("majority of reports right", sum(one.majority_right for one in outcomes.values()), len(outcomes))
    _print("most independent origins right", sum(one.origins_right for one in outcomes.values()), len(outcomes))
    _print("count of origins exact", exact, len(numbers))
    errors = Counter(_error(one) for one in numbers)
    print("  " + ", ".join(f"{name}: {count}" for name, count in sorted(errors.items())))
    return exact / len(numbers)


def _misses(outcomes: Mapping[int, Outcome]) -> Iterator[str]:
    for seed, outcome in outcomes.items():
        for one in outcome.counted:
            if one.true_origins != one.found.count:
                names = ", ".join(origin.name for origin in one.found.origins)
                yield f"  story {seed}, {one.number}: {one.true_origins} origins, found {one.found.count} ({names})"


def judge(story: Story, register: OutletRegister) -> Outcome:
    """A story counted by reports and by origins; a tie is right in half."""
    filed = [file_telling(telling, f"r{index:02}") for index, telling in enumerate(story.tellings)]
    among = draw_lineage(filed, register)
    told: dict[int, list[int]] = defaultdict(list)
    for index, telling in enumerate(story.tellings):
        told[telling.number].append(index)
    counted = []
    for number, indices in sorted(told.items()):
        witnesses = [witness for index in indices for witness in _witnesses(filed[index], number)]
        found = count_origins(witnesses, among.lineage, register=register)
        counted.append(Counted(number, len(indices), _true_origins([story.tellings[i] for i in indices]), found))
    return Outcome(
        _is_right(story.right, {one.number: one.reports for one in counted}),
        _is_right(story.right, {one.number: one.found.count for one in counted}),
        tuple(counted),
    )


def file_telling(telling: Telling, version_id: str) -> Filed:
    """A telling as the comparison sees it, its credits found as in any report."""
    page = Page(
        version_id,
        version_id,
        telling.text.encode(),
        MediaType.TEXT,
        Declared(telling.title, telling.outlet, None, None, telling.published.isoformat(), "simulation"),
    )
    report = read_report(page)
    assert isinstance(report, Report), report
    return as_filed(report, version_id, report_id=version_id, sentences=tuple(_sentences(report)))


def _sentences(report: Report) -> Iterator[Span]:
    """Sentences by their closing marks: enough for texts without abbreviations."""
    for block in report.blocks:
        for found in SENTENCE.finditer(report.text, block.span.start, block.span.end):
            yield Span(*found.span())


def _witnesses(filed: Filed, number: int) -> list[Witness]:
    """The sentences that give the number."""
    wanted = re.compile(rf"\b{number}\b")
    return [Witness(filed.version_id, span) for span in filed.sentences if wanted.search(span.of(filed.text))]


def _true_origins(tellings: Sequence[Telling]) -> int:
    return len({telling.taken_from or telling.outlet for telling in tellings})


def _is_right(right: int, votes: Mapping[int, int]) -> float:
    most = max(votes.values())
    leaders = [number for number, count in votes.items() if count == most]
    return (right in leaders) / len(leaders)


def _error(one: Counted) -> str:
    if one.true_origins == one.found.count:
        return "exact"
    return "too many" if one.found.count > one.true_origins else "too few"


def _print(name: str, hits: float, tries: int) -> None:
    low, high = wilson(hits, tries)
    print(f"  {name}: {hits / tries:.3f} of {tries} (95% {low:.3f} to {high:.3f})")


def wilson(hits: float, tries: int) -> tuple[float, float]:
    """Wilson's interval for a share at 95%."""
    z, share = 1.96, hits / tries
    middle = share + z * z / (2 * tries)
    spread = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return (middle - spread) / (1 + z * z / tries), (middle + spread) / (1 + z * z / tries)


if __name__ == "__main__":
    sys.exit(main())
