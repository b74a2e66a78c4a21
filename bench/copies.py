"""Measures how fast copies are found, how that grows with the number of reports, and beside it a plain MinHash.

usage: python -m bench.copies [--reference FOLDER] [--reports N] [--rounds N]

The reports are made: words drawn by Zipf's law, about 400 a report; each wire of a day is reprinted whole, cut to a
third, edited (one word in ten another) and as a paragraph inside a report of its own, once each, so that every report
has as many neighbours in a large crisis as in a small one. With --reference the crises' real reports are timed, too.
Speed is reports per second of CPU time, the median of rounds in which all take turns. The whole way is timed: opening
reports, keys, neighbours, comparing, grouping.

The peer is MinHash with 128 permutations of five-word shingles in 32 bands of four (likely to meet from a likeness of
.5 on), as near-duplicate detection is commonly done; written here, in numpy. It gives pairs, no passages.
"""

import argparse
import random
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.turns import Work, alternating_times, one_or_more, own_times
from onrecord.cross_report.copies import compare, group, keys_of, open_report
from onrecord.cross_report.copies.words import grams_of, read_words
from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model import Interval
from onrecord.model.copies import Copy
from onrecord.model.filed import Filed
from quality.copies_corpus import read_crises

WAYS = ("whole", "trimmed", "edited", "embedded")
WORDS = 400
VOCABULARY = 30_000
A_DAY = 40  # reports
PERMUTATIONS, ROWS = 128, 4
SHINGLE = 5
FIRST_DAY = date(2030, 1, 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, help="the folder that holds corpora/crises")
    parser.add_argument("--reports", type=one_or_more, default=1000, help="how many are made; twice as many, too")
    parser.add_argument("--rounds", type=one_or_more, default=3)
    given = parser.parse_args(arguments)
    few, many = make_reports(given.reports), make_reports(2 * given.reports)
    print_found(few)
    works: dict[str, tuple[Work, int]] = {
        f"ours, {len(few)} reports": (partial(find_copies, few), len(few)),
        f"ours, {len(many)} reports": (partial(find_copies, many), len(many)),
        f"MinHash, {len(few)} reports": (partial(find_alike, few), len(few)),
        f"MinHash, {len(many)} reports": (partial(find_alike, many), len(many)),
    }
    if given.reference:
        for crisis, reports in _crises(given.reference).items():
            works[f"ours, {crisis}"] = (partial(find_copies, reports), len(reports))
    seconds = alternating_times(own_times({name: work for name, (work, _) in works.items()}), given.rounds)
    print(f"\n{'':34} {'reports/s':>10}")
    for name, (_, count) in works.items():
        print(f"{name:34} {count / seconds[name]:10,.0f}")
    for name in ("ours", "MinHash"):
        ratio = seconds[f"{name}, {len(many)} reports"] / seconds[f"{name}, {len(few)} reports"]
        print(f"{name}: twice the reports cost {ratio:.2f} times as much")


def make_reports(count: int) -> list[Filed]:
    """Reports of a crisis, a fifth of them wires, the others copied from these; the same at every call."""
    reports: list[Filed] = []
    for number in range(count):
        place = number % (1 + len(WAYS))
        chance = random.Random(number)
        text = _words(chance)
        if place:
            text = _copied(WAYS[place - 1], reports[number - place].text, text, chance)
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        name = f"{number:06}"
        reports.append(Filed(name, name, 1, text, outlet=f"outlet {number % 23}", published=Interval.of_day(day)))
    return reports


def find_copies(reports: Sequence[Filed]) -> list[Copy]:
    """All copies among the reports, grouped as well."""
    opened = {report.version_id: open_report(report) for report in reports}
    keyed = [Keyed(name, keys_of(report), report.filed.order) for name, report in opened.items()]
    found = (compare(opened[one], opened[other]) for one, other in neighbours(keyed))
    copies = [copy for copy in found if copy is not None and copy.is_copy]
    group(reports, copies)
    return copies


def find_alike(reports: Sequence[Filed]) -> set[tuple[str, str]]:
    """The pairs of reports that share a band of MinHash."""
    chance = np.random.default_rng(1)
    factors = chance.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
    offsets = chance.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for report in reports:
        shingles = np.unique(grams_of(read_words(report.text).numbers, SHINGLE))
        if not len(shingles):
            continue
        smallest = (shingles[:, None] * factors[None, :] + offsets[None, :]).min(axis=0)
        for band in range(PERMUTATIONS // ROWS):
            buckets[band, smallest[band * ROWS : (band + 1) * ROWS].tobytes()].append(report.version_id)
    return {pair for names in buckets.values() if len(names) > 1 for pair in combinations(sorted(names), 2)}


def print_found(reports: Sequence[Filed]) -> None:
    """How many of the made copies either way finds, by how they were made, and what else it finds."""
    ours = {(copy.first, copy.second) for copy in find_copies(reports)}
    theirs = find_alike(reports)
    step = 1 + len(WAYS)
    print(f"{'found of the copies made':34} {'ours':>10} {'MinHash':>10}")
    for place, way in enumerate(WAYS, 1):
        made = [(f"{n - place:06}", f"{n:06}") for n in range(place, len(reports), step)]
        shares = [sum(pair in found for pair in made) / len(made) for found in (ours, theirs)]
        print(f"{way:34} {shares[0]:10.3f} {shares[1]:10.3f}")
    strangers = [sum(int(one) // step != int(other) // step for one, other in found) for found in (ours, theirs)]
    print(f"{'pairs of different wires':34} {strangers[0]:10} {strangers[1]:10}")


def _crises(reference: Path) -> dict[str, list[Filed]]:
    """The crises' reports by the beginning of their ids."""
    crises: dict[str, list[Filed]] = defaultdict(list)
    for name, report in read_crises(reference).items():
        crises[name.split("-")[0]].append(replace(report, sentences=()))
    return crises


def _words(chance: random.Random) -> str:
    ranks = [int(VOCABULARY ** chance.random()) for _ in range(WORDS)]
    words = [f"w{zlib.crc32(str(rank).encode()) % 10**6}" for rank in ranks]
    return ". ".join(" ".join(words[place : place + 20]) for place in range(0, WORDS, 20)) + "."


def _copied(way: str, source: str, own: str, chance: random.Random) -> str:
    if way == "whole":
        return f"Our desk. {source}"
    if way == "trimmed":
        return source[: len(source) // 3]
    if way == "edited":
        return " ".join(word if chance.randrange(10) else chance.choice(own.split()) for word in source.split())
    begin = chance.randrange(len(source) // 2)
    return f"{own[: len(own) // 2]} {source[begin : begin + 350]} {own[len(own) // 2 :]}"


if __name__ == "__main__":
    main()
