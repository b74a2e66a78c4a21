"""Measures a record's disputes, claims, lineage and series on crises that were invented for it by outsiders.

usage: python -m quality.score_crises [NAME ...] [--misses]

A record is built of each crisis in `quality/crises` as a user would build it, and asked for its lists as other programs
would ask; `quality/crises/README.md` tells how the crises were written. All is compared by words: an item counts where
it overlaps with the words that the reader marked.

    disputes found    with marked words of both sides on its opposite sides
    listed            of the disputes told, those that the reader listed
    wrongly disputed  pairs that look opposed and are not, on opposite sides of a dispute
    corroborated      of the reports that tell a marked proposition, how many one claim has; whole where it has all
    lineage           marked edges, with their direction; other edges called copies
    series            of the numbers marked as of one thing, how many one series has; numbers of other things in it
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from typer.testing import CliRunner

from onrecord.views.cli.app import app

CRISES = Path(__file__).parent / "crises"
BLIND = frozenset({"dam", "fever", "gas", "siege", "spies", "strikes"})  # nobody reads these, nothing is fitted to them
ASKED = {
    "disputes": ("disputes",),
    "claims": ("claims",),
    "lineage": ("lineage",),
    "series": ("figures", "--series"),
}
Line = Mapping[str, Any]
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Crisis:
    """A crisis's marks, the texts of its reports by id, and the lists of its record."""

    name: str
    gold: Mapping[str, Sequence[Any]]
    texts: Mapping[str, str]
    lists: Mapping[str, Sequence[Line]]

    def places(self, marked: Sequence[Sequence[str]]) -> list[Place]:
        """Where marked words stand; each mark begins with its report and ends with the words."""
        return [
            (mark[0], start, start + len(mark[-1]))
            for mark in marked
            if (start := self.texts[mark[0]].find(mark[-1])) >= 0
        ]


def read_crisis(name: str) -> Crisis:
    """Builds a crisis's record and asks it for all lists."""
    folder = CRISES / name
    rows = [json.loads(row) for row in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    with TemporaryDirectory() as place:
        record = str(Path(place) / "crisis.record")
        _run("build", str(folder / "reports.jsonl"), "--record", record, "--as-is")
        lists = {kind: json.loads(_run(*words, "--record", record, "--json")) for kind, words in ASKED.items()}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Crisis(name, gold, {row["id"]: row["text"] for row in rows}, lists)


def _run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    if result.exit_code:
        raise SystemExit(f"onrecord {' '.join(words)} ended with {result.exit_code}: {result.stderr}")
    return result.stdout


def tell_disputes(crisis: Crisis, *, misses: bool) -> None:
    """Prints how many disputes are found, and how many of those told are listed."""
    told = [tuple(_places(side["items"]) for side in dispute["sides"]) for dispute in crisis.lists["disputes"]]
    sides = [(crisis.places(g["asserts"]), crisis.places(g["denies"])) for g in crisis.gold["disputes"]]
    found = [any(_opposed(dispute, side) for dispute in told) for side in sides]
    listed = sum(any(_opposed(dispute, side) for side in sides) for dispute in told)
    traps = [(crisis.places([trap["a"]]), crisis.places([trap["b"]])) for trap in crisis.gold["not_disputes"]]
    wrong = [any(_opposed(dispute, trap) for dispute in told) for trap in traps]
    print(
        f"  disputes: {sum(found)} of {len(found)} found, {listed} of {len(told)} told are listed, "
        f"{sum(wrong)} of {len(wrong)} wrongly disputed"
    )
    if misses:
        _print_those("missed", [g["question"] for g in crisis.gold["disputes"]], [not one for one in found])
        _print_those("no dispute", [trap["why"] for trap in crisis.gold["not_disputes"]], wrong)


def tell_claims(crisis: Crisis, *, misses: bool) -> None:
    """Prints how many of the reports that tell one thing are in one claim."""
    claims = [_places(claim["items"]) for claim in crisis.lists["claims"]]
    marked = [crisis.places(one["words"]) for one in crisis.gold["corroborated"]]
    most = [max((len(_reports_of(places, claim)) for claim in claims), default=0) for places in marked]
    wanted = [len(one["reports"]) for one in crisis.gold["corroborated"]]
    whole = [got == all_of for got, all_of in zip(most, wanted, strict=True)]
    print(f"  corroborated: {sum(whole)} of {len(whole)} whole, {sum(most)} of {sum(wanted)} reports in one claim")
    if misses:
        _print_those("in parts", [one["what"] for one in crisis.gold["corroborated"]], [not one for one in whole])


def tell_lineage(crisis: Crisis, *, misses: bool) -> None:
    """Prints how many marked copies are found; credits without shared words are left out."""
    copied = {(e["report"], e["other_report"]) for e in crisis.lists["lineage"] if e["relation"] == "copied_from"}
    shared = [edge for edge in crisis.gold["lineage"] if edge["kind"] != "credits"]
    found = [(edge["to"], edge["from"]) in copied for edge in shared]
    other = copied - {(edge["to"], edge["from"]) for edge in crisis.gold["lineage"]}
    print(f"  lineage: {sum(found)} of {len(found)} copies with their direction, {len(other)} others called copies")
    if misses:
        _print_those("missed", [f"{e['from']} to {e['to']}" for e in shared], [not one for one in found])


def tell_series(crisis: Crisis, *, misses: bool) -> None:
    """Prints how many numbers of one thing stand in one series, and how many of others beside them."""
    series = [{(point["report"], _number(point["value"])) for point in one["points"]} for one in crisis.lists["series"]]
    marked = [{(point[0], _number(point[1])) for point in one["points"]} for one in crisis.gold["figure_series"]]
    best = [max(series, key=lambda one: (len(one & points), -len(one - points)), default=set()) for points in marked]
    got = [len(one & points) for one, points in zip(best, marked, strict=True)]
    foreign = sum(len(one - points) for one, points, some in zip(best, marked, got, strict=True) if some)
    print(f"  series: {sum(got)} of {sum(map(len, marked))} numbers in one series, {foreign} of other things beside")
    if misses:
        whole = [some == len(points) for some, points in zip(got, marked, strict=True)]
        _print_those("in parts", [one["counts"] for one in crisis.gold["figure_series"]], [not one for one in whole])


def _places(items: Sequence[Line]) -> list[Place]:
    return [(item["report"], item["start"], item["end"]) for item in items]


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _reports_of(marked: Sequence[Place], items: Sequence[Place]) -> set[str]:
    """The reports whose marked words some items touch."""
    return {mark[0] for mark in marked for item in items if _overlap(item, mark)}


def _opposed(dispute: Sequence[Sequence[Place]], sides: tuple[Sequence[Place], Sequence[Place]]) -> bool:
    """Whether a dispute has words of the one side against words of the other."""

    def touch(items: Sequence[Place], marked: Sequence[Place]) -> bool:
        return any(_overlap(item, mark) for item in items for mark in marked)

    one, other = dispute[0], dispute[1]
    return any(touch(one, a) and touch(other, b) for a, b in (sides, sides[::-1]))


def _number(value: Any) -> tuple[float, ...]:
    """A number or a range as it is compared."""
    return tuple(map(float, value)) if isinstance(value, list) else (float(value),)


def _print_those(label: str, lines: Sequence[str], which: Sequence[bool]) -> None:
    for line, one in zip(lines, which, strict=True):
        if one:
            print(f"    {label}: {line}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures of each crisis."""
    known = sorted(place.parent.name for place in CRISES.glob("*/gold.json"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(known)}; all by default")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in known]:
        parser.error(f"there is no crisis {unknown[0]!r}; there are {', '.join(known)}")
    for name in given.names or known:
        crisis = read_crisis(name)
        print(name)
        for tell in (tell_disputes, tell_claims, tell_lineage, tell_series):
            tell(crisis, misses=given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
