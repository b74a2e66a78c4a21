"""Scores which words reports have from each other, against judged pairs, made copies and the sample, and prints tables.

usage: python -m quality.score_copies REFERENCE [--labels FILE] [--misses] [--made N]

REFERENCE holds corpora/crises. Natural pairs were judged by a reader (`quality/labels/copies.jsonl`, ids and positions
only); pairs whose ids have an odd crc32 are blind and their misses are never printed. A pair counts as found when it
shares a key and is called a copy; pairs that share nothing but background are arguable and left out. A passage is found
when four fifths of its characters lie in passages that the copy shows, on both sides (readers marked teasers, too,
which we show as standing text). One that we find, standing text apart, is wrong in a pair that is no copy, "strictly"
also where a copied pair has none marked. Directions: of marked ones in pairs found, how many are right.
Intervals are Wilson's at 95%. Made copies: see `quality.make_copies`.

Drawn pairs (`quality/labels/copies_drawn.jsonl`): what the program called copies, and quotes, was drawn at random, and
a reader told of each what it is: 50 pairs before background and formulas were told apart better (draw 1), then 49
others, 19 of which the new rules had turned away (draw 2). They have no passages marked. Background counts as wrong in
the second of the two lines of precision only.
"""

import argparse
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.cross_report.copies import Copyable, compare, keys_of, open_report
from onrecord.model import Span
from onrecord.model.copies import Copy, Passage, PassageKind, Route
from quality.copies_corpus import ARGUABLE, COPIED, LABELS, Judged, read_crises, read_judged
from quality.make_copies import KINDS, Made, make_copies

DRAWN = LABELS.with_name("copies_drawn.jsonl")
FOUND = 0.8
TOUCHED = 0.5  # of a passage that we find lies in marked ones


@dataclass(slots=True)
class Tally:
    """Right ones of all, with what went wrong."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, is_right: bool, miss: str = "") -> None:
        """Counts one more."""
        self.right += is_right
        self.total += 1
        if not is_right:
            self.misses.append(miss)

    def __str__(self) -> str:
        low, high = _interval(self.right, self.total)
        share = f"{self.right / self.total:.3f}" if self.total else "  -  "
        return f"{share} ({self.right}/{self.total}, {low:.2f}-{high:.2f})"


def _interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's interval of a share, at 95%; this file does not load the pipeline for it."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


def main(arguments: Sequence[str] | None = None) -> None:
    """Score the natural pairs and the made ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--misses", action="store_true", help="print what the tuned half gets wrong")
    parser.add_argument("--made", type=int, default=100, help="how many copies to make in each way")
    given = parser.parse_args(arguments)
    judged = read_judged(given.labels)
    reports = {name: open_report(filed) for name, filed in read_crises(given.reference).items()}
    parts = (
        ("tuned", [one for one in judged if not one.is_blind]),
        ("blind", [one for one in judged if one.is_blind]),
        ("all", judged),
    )
    for name, some in parts:
        tallies = score_judged(some, reports)
        print_tallies(f"natural pairs, {name} ({len(some)})", tallies, misses=given.misses and name == "tuned")
    for draw in (1, 2):
        print_tallies(f"drawn pairs, draw {draw}", score_drawn(draw, reports), misses=False)
    made = make_copies([report.filed for report in reports.values()], given.made)
    for name, copies in (
        ("tuned", [one for one in made if not one.is_blind]),
        ("blind", [one for one in made if one.is_blind]),
    ):
        tallies = score_made(copies)
        print_tallies(f"made copies, {name} ({len(copies)})", tallies, misses=given.misses and name == "tuned")


def print_tallies(title: str, tallies: Mapping[str, Tally], *, misses: bool) -> None:
    """Prints a line for each measure, and what went wrong where asked."""
    print(f"\n{title}")
    for name, tally in tallies.items():
        print(f"  {name:36} {tally}")
        for miss in tally.misses if misses else ():
            print(f"      {miss}")


def find_copy(one: Copyable, other: Copyable) -> Copy | None:
    """What two reports share if their keys bring them together and it is a copy."""
    if not keys_of(one) & keys_of(other):
        return None
    found = compare(one, other)
    return found if found is not None and found.is_copy else None


def score_judged(judged: Iterable[Judged], reports: Mapping[str, Copyable]) -> dict[str, Tally]:
    """Pairs, passages and directions of judged pairs."""
    names = ("pairs recall", "pairs precision", "passages recall", "characters recall", "passages precision")
    tallies = {name: Tally() for name in (*names, "passages precision, strictly", "direction", "rightly undecided")}
    for pair in judged:
        if pair.kind == ARGUABLE:
            continue
        one, other = reports[pair.one], reports[pair.other if pair.other != pair.one else f"{pair.other}#2"]
        found = find_copy(one, other)
        label = f"{pair.one} {other.filed.version_id} {pair.kind}"
        if found is not None:
            tallies["pairs precision"].add(pair.kind == COPIED, f"{label}: {found.kind} {found.score}")
        if pair.kind == COPIED:
            tallies["pairs recall"].add(found is not None, label)
            _count_route(found, pair, tallies, label)
        _count_passages(found, pair, one.filed.version_id, tallies, label)
    return tallies


def score_drawn(draw: int, reports: Mapping[str, Copyable]) -> dict[str, Tally]:
    """Pairs and passages of the drawn pairs that a reader judged without marking passages, as far as they are given."""
    counted = {"but for background": (ARGUABLE,), "background wrong, too": ()}
    tallies = {f"{what} precision, {name}": Tally() for what in ("pairs", "passages") for name in counted}
    tallies["pairs recall"] = Tally()
    for line in map(json.loads, DRAWN.read_text(encoding="utf-8").splitlines()):
        if line["draw"] != draw or not {line["a"], line["b"]} <= reports.keys():
            continue
        found = find_copy(reports[line["a"]], reports[line["b"]])
        if line["kind"] == COPIED:
            tallies["pairs recall"].add(found is not None)
        for name, left_out in counted.items():
            if found is None or line["kind"] in left_out:
                continue
            tallies[f"pairs precision, {name}"].add(line["kind"] == COPIED)
            for _ in shared_spans(found, line["a"]):
                tallies[f"passages precision, {name}"].add(line["kind"] == COPIED)
    return tallies


def _count_route(found: Copy | None, pair: Judged, tallies: Mapping[str, Tally], label: str) -> None:
    if found is None:
        return
    if pair.route == "unknown":
        tallies["rightly undecided"].add(found.route is Route.UNDECIDED, f"{label}: {found.route} {found.signs}")
        return
    source = pair.one if pair.route == "a->b" else pair.other
    tallies["direction"].add(found.source == source, f"{label}: {found.route}, not {pair.route} {found.signs}")


def _count_passages(found: Copy | None, pair: Judged, one: str, tallies: Mapping[str, Tally], label: str) -> None:
    shown = shared_spans(found, one, standing=True)
    for spans in pair.passages:
        covers = [covered(spans[side], [passage[side] for passage in shown]) for side in (0, 1)]
        tallies["passages recall"].add(min(covers) >= FOUND, f"{label}: {spans} {covers[0]:.2f} {covers[1]:.2f}")
        tallies["characters recall"].total += len(spans[0]) + len(spans[1])
        tallies["characters recall"].right += round(covers[0] * len(spans[0]) + covers[1] * len(spans[1]))
    for spans in shared_spans(found, one):
        touched = min(covered(spans[side], [passage[side] for passage in pair.passages]) for side in (0, 1))
        tallies["passages precision"].add(pair.kind == COPIED, f"{label}: {spans}")
        tallies["passages precision, strictly"].add(touched >= TOUCHED, f"{label}: {spans} {touched:.2f}")


def shared_spans(found: Copy | None, one: str, *, standing: bool = False) -> list[tuple[Span, Span]]:
    """The passages of a copy, the one report's side first; standing text where asked."""
    if found is None:
        return []
    passages = [passage for passage in found.passages if standing or passage.kind is not PassageKind.STANDING]
    return [_sides(passage, swapped=found.first != one) for passage in passages]


def _sides(passage: Passage, *, swapped: bool) -> tuple[Span, Span]:
    return (passage.second, passage.first) if swapped else (passage.first, passage.second)


def covered(span: Span, spans: Iterable[Span]) -> float:
    """The share of a span that lies in others."""
    inside: set[int] = set()
    for other in spans:
        inside.update(range(max(span.start, other.start), min(span.end, other.end)))
    return len(inside) / max(1, len(span))


def score_made(made: Iterable[Made]) -> dict[str, Tally]:
    """Copies and passages found, by the way in which they were made, and what was found that nobody made."""
    tallies = {f"{kind}, passages recall": Tally() for kind in KINDS}
    tallies |= {
        name: Tally()
        for name in (
            "all, passages recall",
            "all, copies recall",
            "copies precision",
            "passages precision",
            "direction",
        )
    }
    for one in made:
        pair = open_report(one.source), open_report(one.copy)
        found = find_copy(*pair)
        label = f"{one.kind} {one.source.version_id} {one.copy.version_id}"
        if found is not None:
            tallies["copies precision"].add(bool(one.passages), f"{label}: {found.kind} {found.score}")
        for spans in shared_spans(found, one.source.version_id):
            touched = min(covered(spans[side], [pair[side] for pair in one.passages]) for side in (0, 1))
            tallies["passages precision"].add(touched >= TOUCHED, f"{label}: {spans} {touched:.2f}")
        if not one.passages:
            continue
        tallies["all, copies recall"].add(found is not None, label)
        if found is not None:
            tallies["direction"].add(found.source == one.source.version_id, f"{label}: {found.route} {found.signs}")
        shown = shared_spans(found, one.source.version_id, standing=True)
        for spans in one.passages:
            covers = [covered(spans[side], [pair[side] for pair in shown]) for side in (0, 1)]
            for name in (one.kind, "all"):
                tallies[f"{name}, passages recall"].add(min(covers) >= FOUND, f"{label}: {spans} {covers}")
    return tallies


if __name__ == "__main__":
    main()
