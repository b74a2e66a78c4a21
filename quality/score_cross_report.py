"""Measures disputes, corroborated claims and retractions on the seed reports and on the sample crisis.

usage: python -m quality.score_cross_report [REFERENCE] [--misses] [--set sample|seeds]

REFERENCE holds `seeds/` and `gold/cross_gold.json`; without it the sample alone is measured. A dispute of the reference
counts as found when one dispute of the record has on opposite sides words of a report by a speaker that the reference
lists on opposite sides. A pair that the reference says is no dispute is wrongly disputed when words of both places
stand on opposite sides of one dispute. A corroborated proposition counts as found when one claim about it has words of
all the listed reports.
"""

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.model.claims import Claim
from onrecord.model.disputes import Dispute, DisputeKind
from onrecord.model.propositions import Position
from onrecord.sample import reference
from quality.across import Across, compare_records, read_sample, read_seeds
from quality.matching import Names, content_words

EMPTY = frozenset(("the", "a", "an", "of", "in", "mr", "mrs", "ms", "and", "at", "to", "for", "is", "are", "be", "on"))
SHARED = 0.3  # of the words of what is corroborated


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a report, by one speaker, on one side."""

    report: str
    start: int
    end: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A dispute as the scorer sees it."""

    question: str
    kind: str
    sides: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A claim as the scorer sees it; `links` are the words that tie its members."""

    words: frozenset[str]
    line: str
    reports: frozenset[str]


def disputes_of(across: Across) -> list[Found]:
    """The disputes of a record, with the reference's keys for reports."""
    return [_found(dispute, across.keys) for dispute in across.disputes]


def _found(dispute: Dispute, keys: Mapping[str, str]) -> Found:
    sides = tuple(
        tuple(Place(keys[i.version_id], i.span.start, i.span.end, i.speakers) for i in side.items)
        for side in dispute.sides
    )
    return Found(dispute.question, dispute.kind.value, sides)


def claims_of(across: Across) -> list[Gathered]:
    """The claims of a record; who only denies them does not corroborate them."""
    return [_gathered(claim, across.keys) for claim in across.claims]


def _gathered(claim: Claim, keys: Mapping[str, str]) -> Gathered:
    terms = frozenset(term for m in claim.members for term in (*m.item.proposition.terms, *_lower(m.item.words)))
    bearing = [m for m in claim.members if m.position is not Position.RAISES]
    return Gathered(terms, claim.proposition, frozenset(keys[version] for m in bearing for version in m.versions))


def _lower(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def same_speaker(gold: str, speakers: Sequence[str], names: Names) -> bool:
    """Whether a listed speaker is among those found: one name after aliases, or one word that names them in both."""
    wanted = content_words(gold) - EMPTY
    for name in speakers:
        if names.same(gold, name) or names.key(gold) in names.key(name) or names.key(name) in names.key(gold):
            return True
        if {word.removesuffix("'s").removesuffix("’s") for word in content_words(name) - EMPTY} & wanted:
            return True
    return False


def finds(dispute: Found, gold: Mapping[str, Any], names: Names) -> bool:
    """Whether a dispute has listed speakers of both sides on opposite sides."""

    def holds(side: Sequence[Place], listed: Sequence[Sequence[str]]) -> bool:
        return any(p.report == report and same_speaker(who, p.speakers, names) for p in side for report, who in listed)

    one, other = dispute.sides[0], dispute.sides[1]
    return (holds(one, gold["asserts"]) and holds(other, gold["denies"])) or (
        holds(other, gold["asserts"]) and holds(one, gold["denies"])
    )


def wrongly_disputed(dispute: Found, pair: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    """Whether words of both places that are no dispute stand on opposite sides of a dispute."""

    def touches(side: Sequence[Place], place: Sequence[str]) -> bool:
        report, words = place
        spots = [match.start() for match in re.finditer(re.escape(words), texts[report])]
        return any(p.report == report and p.start < s + len(words) and s < p.end for p in side for s in spots)

    one, other = dispute.sides[0], dispute.sides[1]
    return (touches(one, pair["a"]) and touches(other, pair["b"])) or (
        touches(other, pair["a"]) and touches(one, pair["b"])
    )


def best_claim(claims: Sequence[Gathered], gold: Mapping[str, Any]) -> Gathered | None:
    """The claim about what is corroborated that has most of the listed reports; None where none has any."""
    wanted = frozenset(_lower(gold["what"])) - EMPTY
    listed = set(gold["reports"])

    def worth(claim: Gathered) -> tuple[int, int]:
        return len(claim.reports & listed), -len(claim.reports - listed)

    about = [claim for claim in claims if len(claim.words & wanted) >= SHARED * len(wanted)]
    return max(about, key=worth, default=None)


def score(name: str, across: Across, gold: Mapping[str, Any], *, misses: bool) -> bool:
    """Prints how a record stands against a reference; whether all is as it should be."""
    names = Names(gold["actors"])
    disputes, claims = disputes_of(across), claims_of(across)
    missed = [g for g in gold["disputes"] if not any(finds(d, g, names) for d in disputes)]
    wrong = [(pair, d) for pair in gold["not_disputes"] for d in disputes if wrongly_disputed(d, pair, across.texts)]
    best = {g["id"]: best_claim(claims, g) for g in gold["corroborated"]}
    whole = [g for g in gold["corroborated"] if (b := best[g["id"]]) and set(g["reports"]) <= b.reports]
    exact = [g for g in whole if (b := best[g["id"]]) and set(g["reports"]) == b.reports]
    taken = sum(_retraction_found(across, one) for one in gold.get("retractions", ()))
    print(
        f"{name}: {len(gold['disputes']) - len(missed)} of {len(gold['disputes'])} disputes with both sides, "
        f"{len(wrong)} of {len(gold['not_disputes'])} that are none; {len(whole)} of {len(gold['corroborated'])} "
        f"corroborated claims with all their reports ({len(exact)} with no other), "
        f"{taken} of {len(gold.get('retractions', ()))} retractions; {len(disputes)} disputes, {len(claims)} claims"
    )
    if misses:
        _print_misses(missed, wrong, gold, best)
    return not missed and not wrong


def _retraction_found(across: Across, gold: Mapping[str, Any]) -> bool:
    report = gold["withdrawn"][0]
    items = {m.item.item_id: m.item for claim in across.claims for m in claim.members}
    return any(
        link.kind is DisputeKind.RETRACTS and across.keys[items[link.later].version_id] == report
        for dispute in across.disputes
        for link in dispute.links
    )


def _print_misses(
    missed: Sequence[Mapping[str, Any]],
    wrong: Sequence[tuple[Mapping[str, Any], Found]],
    gold: Mapping[str, Any],
    best: Mapping[str, Gathered | None],
) -> None:
    for one in missed:
        print(f"  missed: {one['id']}")
    for pair, dispute in wrong:
        print(f"  no dispute: {pair['why']} / {dispute.question}")
    for one in gold["corroborated"]:
        claim = best[one["id"]]
        got = sorted(claim.reports) if claim else []
        lacking = sorted(set(one["reports"]) - set(got))
        if lacking or set(got) - set(one["reports"]):
            print(f"  {one['id']}: lacks {lacking}, has beside {sorted(set(got) - set(one['reports']))}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compares the sample's and the seeds' reports; 1 where a dispute is missed or wrongly found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--set", choices=("sample", "seeds"))
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    given = parser.parse_args(arguments)
    right = True
    if given.set != "seeds":
        right &= score("sample", compare_records(*read_sample()), reference(), misses=given.misses)
    gold_file = given.reference / "gold" / "cross_gold.json"
    if given.set != "sample" and gold_file.is_file():
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        right &= score("seeds", compare_records(*read_seeds(given.reference)), gold, misses=given.misses)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
