"""Measures which names we take for one person's beside rapidfuzz's likeness, and how fast actors are resolved.

usage: python -m bench.actors [PAIRS.tsv] [--rounds N] [--environments FOLDER]

The pairs are `quality/name_pairs.tsv`: spellings of one person, and different people who share a part of their names.
Ours are two reports, undated, that say nothing but the names. The peer gets the ratio that does best on these very
pairs, which nobody could know beforehand. Wrongly joined is what matters most: a false merge puts words into mouths.
Speed is entities per second of CPU time: the people of the pairs as one record, in which all are compared.
"""

import argparse
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.programs import ENVIRONMENTS, Absent, Program
from onrecord.cross_report import resolve_actors
from onrecord.model import EntityReference, MentionKind

PAIRS = Path(__file__).parent.parent / "quality" / "name_pairs.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they are one person's."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many pairs were judged right, wrongly joined and wrongly parted."""

    right: int
    joined: int
    parted: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--environments", type=Path, default=ENVIRONMENTS)
    given = parser.parse_args(arguments)
    pairs = read_pairs(given.pairs)
    print(f"{len(pairs)} pairs of {given.pairs.name}")
    print(f"{'':34} {'right':>7} {'wrongly joined':>15} {'wrongly parted':>15}")
    _print("ours", judge(pairs, [is_one(pair) for pair in pairs]))
    try:
        with Program("rapidfuzz", given.environments) as peer:
            answer = peer.ask({"id": "1", "text": "", "pairs": [(pair.one, pair.other) for pair in pairs]})
            alike = [float(row["alike"]) for row in answer.found]
            least = best_ratio(pairs, alike)
            name = f"{peer.name}, ratio >= {least:.0f}"
            _print(name, judge(pairs, [ratio >= least for ratio in alike]))
    except Absent as absent:
        print(f"{'rapidfuzz':34} {absent}")
    print(f"\n{entities_per_second(pairs, given.rounds):,.0f} entities per second of CPU time")


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a table: two names, and 1 for one person, 0 for two."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Pair(one, other, same == "1") for one, other, same in (line.split("\t") for line in lines[1:])]


def is_one(pair: Pair) -> bool:
    """Whether we make one actor of the two names."""
    return len(resolve_actors(_references([pair.one, pair.other]))) == 1


def judge(pairs: Iterable[Pair], joined: Iterable[bool]) -> Outcome:
    """Compares what was joined with what is one."""
    judged = [(pair.same, one) for pair, one in zip(pairs, joined, strict=True)]
    return Outcome(
        sum(same == one for same, one in judged),
        sum(one and not same for same, one in judged),
        sum(same and not one for same, one in judged),
    )


def best_ratio(pairs: Sequence[Pair], alike: Sequence[float]) -> float:
    """The likeness from which on joining is right most often."""
    return max(sorted(set(alike)), key=lambda least: judge(pairs, [ratio >= least for ratio in alike]).right)


def entities_per_second(pairs: Sequence[Pair], rounds: int) -> float:
    """How many entities of one record are resolved in a second of CPU time, the median of the rounds."""
    references = _references([name for pair in pairs for name in (pair.one, pair.other)])
    resolve_actors(references)
    seconds = []
    for _ in range(rounds):
        begin = time.process_time()
        resolve_actors(references)
        seconds.append(time.process_time() - begin)
    return len(references) / statistics.median(seconds)


def _references(names: Sequence[str]) -> list[EntityReference]:
    return [EntityReference(f"v{i}", 0, name, MentionKind.PERSON) for i, name in enumerate(names)]


def _print(name: str, outcome: Outcome) -> None:
    print(f"{name:34} {outcome.right:7} {outcome.joined:15} {outcome.parted:15}")


if __name__ == "__main__":
    main()
