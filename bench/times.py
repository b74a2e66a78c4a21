"""Measures our time expressions beside dateparser's and HeidelTime's, and their speed beside the bare parse.

usage: python -m bench.times [CORPUS.jsonl ...] [--reference FOLDER] [--reports N] [--rounds N] [--timed N]

Without a corpus, those of TIMEX3 below FOLDER/corpora/times are read. The scores are TempEval-3's: value (found, with
its value), strict (the same stretch of words), relaxed (overlapping words) and type.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from bench.annotated import TIMES
from bench.comparing import Comparison, Line, Rows, compare
from bench.turns import start_on_one_thread

COLUMNS = ("value", "strict", "relaxed", "type")


def score(scorer: ModuleType, lines: Mapping[str, Line], found: Mapping[str, Rows]) -> Sequence[float | None]:
    """The cells of `COLUMNS`."""
    outcome, _, _ = scorer.score(lines, {key: {"timexes": rows} for key, rows in found.items()})
    return [100 * outcome[name][2] for name in COLUMNS]


COMPARISON = Comparison(
    layer="timexes",
    corpora=tuple(
        Path("corpora", "times", f"{name}.jsonl") for name in ("te3-timebank", "te3-aquaint", "wikiwars-train")
    ),
    scorer=Path("scorers", "score_timex.py"),
    columns=COLUMNS,
    works=(TIMES,),
    score=score,
    peers=("dateparser", "heideltime"),
)


def main() -> None:
    """Measures and prints."""
    compare(COMPARISON, __doc__)


if __name__ == "__main__":
    start_on_one_thread()
    main()
