"""The simple way to place names: the first of that name in the gazetteer."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Span

from bench.places import place_entities, place_names


def document(text: str, **labels: str) -> Any:
    """A document in which words are entities of the labels given."""
    parsed = spacy.blank("en")(text)
    parsed.ents = [Span(parsed, word.i, word.i + 1, labels[word.text]) for word in parsed if word.text in labels]
    return parsed


def test_places_among_the_entities_get_coordinates() -> None:
    text = "🚢 In Lisbon the Orleans met Roe of Qqxoville and Alps"
    rows = place_entities(document(text, Lisbon="GPE", Orleans="ORG", Roe="PERSON", Qqxoville="GPE", Alps="LOC"))
    assert [text[row["start"] : row["end"]] for row in rows] == ["Lisbon", "Qqxoville", "Alps"]
    assert rows[0]["lat"] == pytest.approx(38.7, abs=0.2)
    assert rows[0]["lon"] == pytest.approx(-9.1, abs=0.2)
    assert "lat" not in rows[1]


def test_articles_and_endings_are_no_part_of_a_name() -> None:
    parsed = spacy.blank("en")("It left the Netherlands 's ports")
    parsed.ents = [Span(parsed, 2, 5, "GPE")]
    (row,) = place_entities(parsed)
    assert parsed.text[row["start"] : row["end"]].strip() == "Netherlands"
    assert row["lat"] == pytest.approx(52, abs=1)


def test_names_that_a_peer_leaves_without_a_place_get_one() -> None:
    text = "From Paris to Qqxoville"
    rows = place_names({"text": text}, [{"start": 5, "end": 10, "text": "Paris"}, {"start": 14, "end": 23}])
    assert rows[0]["lat"] == pytest.approx(48.9, abs=0.2)  # the one in France, not in Texas
    assert rows[0]["text"] == "Paris"
    assert "lat" not in rows[1]
