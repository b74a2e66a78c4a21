"""Measures our quantities beside quantulum3's and CQE's, and their speed beside the bare parse.

usage: python -m bench.quantities [CORPUS.jsonl ...] [--reference FOLDER] [--reports N] [--rounds N] [--timed N]

Without a corpus, NewsQuant and the sentences about money below FOLDER/corpora/quantities are read. A quantity counts
with its value; with its unit, its bound or change, and a word of what it says something of, in the columns beside. "-"
stands where a corpus does not mark these, or a peer does not give them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from bench.annotated import QUANTITIES, TIMES
from bench.comparing import Comparison, Line, Rows, compare
from bench.turns import start_on_one_thread

KEYS = {"unit": "normalized_unit", "change": "change", "concept": "referred_concepts"}  # of a quantity, by column
UNMARKED = {"change": "=", "referred_concepts": "-"}


def score(scorer: ModuleType, lines: Mapping[str, Line], found: Mapping[str, Rows]) -> Sequence[float | None]:
    """The F1 of values, then those of `KEYS`."""
    marked = [quantity for line in lines.values() for quantity in line["quantities"]]
    given = [quantity for rows in found.values() for quantity in rows]
    gold = {key: [UNMARKED | quantity for quantity in line["quantities"]] for key, line in lines.items()}
    outcome = scorer.score(gold, found)[0]
    known = [column for column, key in KEYS.items() if _names(marked, key) and (_names(given, key) or not given)]
    return [outcome["value"][2], *(outcome[column][2] if column in known else None for column in KEYS)]


def _names(quantities: Sequence[Mapping[str, object]], key: str) -> bool:
    return any(key in quantity for quantity in quantities)


COMPARISON = Comparison(
    layer="quantities",
    corpora=tuple(Path("corpora", "quantities", f"{name}.jsonl") for name in ("newsquant-dev", "spec-currency")),
    scorer=Path("scorers", "score_quant.py"),
    columns=("value", *(f"+ {column}" for column in KEYS)),
    works=(TIMES, QUANTITIES),
    score=score,
    peers=("quantulum3", "cqe"),
)


def main() -> None:
    """Measures and prints."""
    compare(COMPARISON, __doc__)


if __name__ == "__main__":
    start_on_one_thread()
    main()
