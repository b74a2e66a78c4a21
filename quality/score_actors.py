"""Measures whether the actors of the seed reports are the people and bodies that a careful reader names.

usage: python -m quality.score_actors [--reference FOLDER] [--misses]

FOLDER holds `seeds/` and `gold/cross_gold.json`. An actor is right when one actor of the record holds all the listed
names that stand in the reports, has the listed country, and is named in the listed reports; a false merge is an actor
that holds names of two listed ones, or both names of a pair that the reader says are not the same.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.pipeline import build_record
from onrecord.store import ActorRow, RecordReader
from quality.matching import Names
from quality.references import seed_sets


@dataclass(frozen=True, slots=True)
class Score:
    """How many listed actors are whole, coded with the right country, and the wrongly joined."""

    whole: int
    country: int
    listed: int
    merged: tuple[str, ...]
    missed: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds the record of the seeds, undated and dated; 1 where an actor is split or merged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    given = parser.parse_args(arguments)
    gold_file = given.reference / "gold" / "cross_gold.json"
    if not gold_file.is_file():
        print("No reference record there: nothing to measure.")
        return 0
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for number, reports in enumerate(seed_sets(given.reference, Path(folder))):
            record = Path(folder) / f"{number}.record"
            build_record(reports.paths, record)
            with RecordReader(record) as reader:
                score = score_actors(reader.actors(), gold)
            print(
                f"{reports.name}: {score.whole} of {score.listed} actors whole, {score.country} with their country, "
                f"{len(score.merged)} false merges"
            )
            if given.misses:
                print("\n".join(f"  {line}" for line in (*score.missed, *score.merged)))
            wrong = wrong or score.whole < score.listed or bool(score.merged)
    return 1 if wrong else 0


def score_actors(actors: Sequence[ActorRow], gold: Mapping[str, Any]) -> Score:
    """Compares a record's actors with the listed ones."""
    names = Names(())
    spelled = [{names.key(name) for name in (actor.name, *actor.aliases)} for actor in actors]
    present = set().union(*spelled) if spelled else set()
    holding: dict[str, set[int]] = {}
    for listed in gold["actors"]:
        wanted = {names.key(name) for name in (listed["name"], *listed["aliases"])} & present
        holding[listed["name"]] = {i for i, own in enumerate(spelled) if own & wanted}
    missed = [
        f"{name}: {[actors[i].name for i in sorted(found)]}" for name, found in holding.items() if len(found) != 1
    ]
    right = [next(iter(found)) for listed in gold["actors"] if len(found := holding[listed["name"]]) == 1]
    countries = {listed["name"]: listed["country"] for listed in gold["actors"]}
    coded = sum(
        len(found) == 1 and actors[next(iter(found))].country == countries[name] for name, found in holding.items()
    )
    merged = [f"{actors[i].name} is two of the listed" for i in sorted({i for i in right if right.count(i) > 1})]
    for one, other in gold["not_the_same"]:
        pair = {names.key(one), names.key(other)}
        merged.extend(f"{one} and {other} are one actor" for own in spelled if pair <= own)
    return Score(len(right), coded, len(gold["actors"]), tuple(merged), tuple(missed))


if __name__ == "__main__":
    sys.exit(main())
