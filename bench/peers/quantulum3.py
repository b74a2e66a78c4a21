"""quantulum3 (MIT) as a program: its quantities in the form of NewsQuant, with its classifier for ambiguous units.

A value with an uncertainty is a range, as its parser makes "10-20" and "between 10 and 20" to 15 with 5 beside it. It
gives no bound ("more than") and nothing that is counted, so a plain count has no unit.
"""

import importlib
import importlib.metadata
from typing import Any

from bench.peers.serving import Given, Rows, serve

# NewsQuant and its companions name some units otherwise.
UNITS = {
    "dimensionless": "-", "per cent": "percentage", "percent": "percentage", "united states dollar": "dollar",
    "degree angle": "degree", "degree celsius": "celsius", "degree fahrenheit": "fahrenheit",
}  # fmt: skip


def main() -> None:
    """Answers lines until there are no more."""
    parser = importlib.import_module("quantulum3.parser")

    def find(given: Given) -> Rows:
        return [as_quantity(found) for found in parser.parse(given["text"])]

    serve(f"quantulum3 {importlib.metadata.version('quantulum3')}", find)


def as_quantity(found: Any) -> dict[str, Any]:
    """A quantity in the form of the corpora."""
    value = found.value
    if found.uncertainty:
        value = [found.value - found.uncertainty, found.value + found.uncertainty]
    name = found.unit.name.lower()
    return {"value": value, "normalized_unit": UNITS.get(name, name)}


if __name__ == "__main__":
    main()
