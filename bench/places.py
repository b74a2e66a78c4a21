"""Measures our places beside geotext's and beside a simple way, and their speed beside the bare parse.

usage: python -m bench.places [CORPUS.jsonl ...] [--reference FOLDER] [--reports N] [--rounds N] [--timed N]

Without a corpus, LGL and GeoWebNews below FOLDER/corpora/places are read. Recognised is the F1 of names that overlap
with marked ones, exact that of the same stretch of words, within 161 km the share of those recognised that lie so near,
and both the F1 of names that are found and placed so. Marked places without coordinates do not count.

The simple way takes the places among the parser's entities, and the first place of that name in our gazetteer:
countries and regions, then the most populous. geotext gives names only, which are placed in the same way.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.annotated import TOPONYMS
from bench.comparing import Baseline, Comparison, Line, Rows, compare
from bench.turns import start_on_one_thread
from onrecord.lexicon.gazetteer import find_places

PLACES = ("GPE", "LOC")  # spaCy's labels


def score(scorer: ModuleType, lines: Mapping[str, Line], found: Mapping[str, Rows]) -> Sequence[float | None]:
    """Recognised, exact, within 161 km, both."""
    outcome = scorer.score(lines, {key: {"toponyms": rows} for key, rows in found.items()}, True)
    within = 100 * outcome["acc161"]
    return [100 * outcome["relaxed"][2], 100 * outcome["strict"][2], within, 100 * outcome["e2e161"][2]]


def place_names(line: Line, rows: Rows) -> Rows:
    """Names with the coordinates of the first place in our gazetteer; without any where it has none."""
    return [row | _coordinates(line["text"][row["start"] : row["end"]]) for row in rows]


def place_entities(document: Any) -> Rows:
    """The parser's places, each with the coordinates of the first place of that name."""
    rows = []
    for entity in document.ents:
        if entity.label_ in PLACES:
            name = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
            start = entity.start_char + entity.text.index(name)
            rows.append({"start": start, "end": start + len(name), **_coordinates(name)})
    return rows


def _coordinates(name: str) -> dict[str, float]:
    places = find_places(name)
    return {"lat": places[0].latitude, "lon": places[0].longitude} if places else {}


COMPARISON = Comparison(
    layer="toponyms",
    corpora=tuple(Path("corpora", "places", f"{name}.jsonl") for name in ("lgl", "gwn")),
    scorer=Path("scorers", "score_geo.py"),
    columns=("recognised", "exact", "in 161 km", "both"),
    works=(TOPONYMS,),
    score=score,
    peers=("geotext",),
    baselines=(Baseline("spaCy's entities, most populous", place_entities),),
    complete=place_names,
)


def main() -> None:
    """Measures and prints."""
    compare(COMPARISON, __doc__)


if __name__ == "__main__":
    start_on_one_thread()
    main()
