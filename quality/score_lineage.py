"""Measures the lineage of the seed reports and of the sample crisis: edges, directions, and counts of origins.

usage: python -m quality.score_lineage [REFERENCE] [--misses]

REFERENCE holds `seeds/` and `gold/cross_gold.json`; without it the sample alone is measured. An edge of the reference
is found when one of the record leads from the same report to the same other one, or names the same outlet; it is of the
right kind when a copy is a copy and a credit a credit. Copies that the reference does not know are counted as wrong; so
are pairs with the direction turned round. A corroborated proposition is counted right when the sentences of the listed
reports that tell it, found by its words, go back to as many origins as the reference says.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.cross_report.lineage import OutletRegister, count_origins, outlet_register, same_publisher
from onrecord.cross_report.lineage.telling import likeness, words_of
from onrecord.model import Record, Span
from onrecord.model.filed import Filed
from onrecord.model.lineage import LineageEdge, LineageRelation, Origins, Witness
from onrecord.sample import reference
from quality.across import read_sample, read_seeds
from quality.lineage_among import Among, as_filed, draw_lineage

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "corroborated_words.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An edge of a reference: the report, the report or name that it depends on, and whether words were copied."""

    report: str
    other: str
    copied: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many wanted edges were found, of the right kind, how many copies are wrong, and what was missed."""

    found: int
    of_kind: int
    wanted: int
    turned: int
    extra: int
    misses: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the scores of both sets; 1 where an edge is missed, turned round or too many, or a count is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, nargs="?", help="folder with seeds/ and gold/cross_gold.json")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    given = parser.parse_args(arguments)
    register = outlet_register()
    whole = True
    if given.reference is not None:
        records, keys = read_seeds(given.reference)
        gold = json.loads((given.reference / "gold" / "cross_gold.json").read_text(encoding="utf-8"))
        wanted = [Wanted(report, name, copied=False) for report, _, name in gold["lineage"]]
        among = draw_lineage(file_records(records, keys), register)
        whole &= _print("seeds", score_edges(among, wanted, register), misses=given.misses)
    records, keys = read_sample()
    among = draw_lineage(file_records(records, keys), register)
    marked = reference()
    wanted = [Wanted(edge["to"], edge["from"], edge["kind"] != "credits") for edge in marked["lineage"]]
    whole &= _print("sample", score_edges(among, wanted, register), misses=given.misses)
    filed = {source.filed.version_id: source.filed for source in among.sources}
    counts = list(score_origins(among, marked["corroborated"], register, filed=filed))
    right = sum(len(wanted["origins"]) == origins.count for wanted, origins in counts)
    outlets = sum(wanted["outlets"] == origins.outlets for wanted, origins in counts)
    print(f"sample: origins right {right} of {len(counts)}, outlets right {outlets} of {len(counts)}")
    if given.misses:
        print("\n".join(_told(wanted, origins) for wanted, origins in counts))
    return 0 if whole and right == len(counts) else 1


def file_records(records: Sequence[Record], keys: Sequence[str]) -> list[Filed]:
    """Reports as the comparison sees them, under the keys of a reference; a second version has "-v2" behind its key."""
    filed: dict[str, Filed] = {}
    for record, key in zip(records, keys, strict=True):
        key = f"{key}-v2" if key in filed else key
        sentences = [sentence.span for sentence in record.annotations.sentences]
        filed[key] = as_filed(record.report, key, sentences=sentences)
    return list(filed.values())


def score_edges(among: Among, wanted: Sequence[Wanted], register: OutletRegister) -> Score:
    """The edges of a record beside those of a reference."""
    misses, found, of_kind = [], 0, 0
    for one in wanted:
        hits = [edge for edge in among.edges if edge.report == one.report and _leads_to(edge, one.other, register)]
        found += bool(hits)
        of_kind += any((edge.relation is LineageRelation.COPIED_FROM) is one.copied for edge in hits)
        if not hits:
            misses.append(f"missed: {one}")
    pairs = {(one.report, one.other) for one in wanted}
    copied = {(edge.report, edge.other_report) for edge in among.edges if edge.relation is LineageRelation.COPIED_FROM}
    turned = {pair for pair in copied if pair[::-1] in pairs}
    extra = copied - pairs - turned
    misses += [f"too many: {pair}" for pair in sorted(map(str, extra))]
    return Score(found, of_kind, len(wanted), len(turned), len(extra), tuple(misses))


def _leads_to(edge: LineageEdge, other: str, register: OutletRegister) -> bool:
    if edge.other_report == other or edge.other_name == other:
        return True
    named = register.find(other)
    return named is not None and edge.publisher is not None and same_publisher(edge.publisher, named)


def score_origins(
    among: Among, corroborated: Sequence[Mapping[str, Any]], register: OutletRegister, *, filed: Mapping[str, Filed]
) -> Iterator[tuple[Mapping[str, Any], Origins]]:
    """What stands behind the propositions that a reference calls corroborated; `filed` has the reports by key."""
    for wanted in corroborated:
        told = WORDS.get(wanted["id"], {})
        witnesses = [
            Witness(key, _telling(filed[key], told.get(key, wanted["what"])))
            for key in wanted["reports"]
            if key in filed
        ]
        yield wanted, count_origins(witnesses, among.lineage, register=register)


def _telling(report: Filed, what: str) -> Span:
    """The sentence of a report that tells most of a proposition."""
    words = words_of(what, (Span(0, len(what)),))
    body = [sentence for sentence in report.sentences if sentence.start >= len(report.title or "")] or report.sentences
    return max(body, key=lambda span: (likeness(words, words_of(report.text, (span,))).share, -span.start))


def _print(name: str, score: Score, *, misses: bool) -> bool:
    print(
        f"{name}: edges found {score.found} of {score.wanted}, of the right kind {score.of_kind}, "
        f"turned round {score.turned}, copies too many {score.extra}"
    )
    if misses:
        print("\n".join(score.misses))
    return score.found == score.of_kind == score.wanted and not score.turned and not score.extra


def _told(wanted: Mapping[str, Any], origins: Origins) -> str:
    found = ", ".join(origin.name for origin in origins.origins)
    return f"{wanted['id']}: {wanted['origins']} <- {found} ({origins.outlets} outlets)"


if __name__ == "__main__":
    sys.exit(main())
