"""Which of the things counted a figure means, case by case, on real parses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Bound, Quantity, Span
from onrecord.record.reading import Reading
from onrecord.record.scopes import find_scope
from tests.language import record_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "scopes.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_which_of_them_where_and_as_of_when(case: dict[str, Any]) -> None:
    text = case["text"]
    record = record_of(text)
    figure = next(figure for figure in record.figures if figure.quantity.span.of(text).startswith(case["figure"]))
    scope = [span.of(text) for span in figure.scope]
    assert scope == case.get("scope", scope)
    for words in case.get("holds", ()):
        assert any(words in piece for piece in scope), scope
    for words in case.get("lacks", ()):
        assert not any(words in piece for piece in scope), scope
    place = None if figure.place is None else record.annotations.toponyms[figure.place].name
    assert place == case.get("place", place)
    begin = figure.as_of.begin if figure.as_of is not None and figure.as_of_told else None
    assert (None if begin is None else begin.date().isoformat()) == case.get("as_of")


def test_a_figure_without_a_date_of_its_own_is_as_of_when_it_was_said() -> None:
    record = record_of("On 3 March 2022 the ministry said that 40 trucks had left.")
    (figure,) = record.figures
    assert figure.as_of == record.statements[0].said
    assert figure.as_of is not None
    assert not figure.as_of_told


def test_no_scope_holds_the_number_or_what_is_counted() -> None:
    text = (
        "Sudmark, which denies it, moved at least 300 tanks and 2,000 men near Homs and 15 guns away from it in 2021."
    )
    for figure in record_of(text).figures:
        own = [figure.quantity.span, *([figure.quantity.counted] if figure.quantity.counted else [])]
        assert not any(span.overlaps(other) for span in figure.scope for other in own)


def test_a_number_outside_every_sentence_has_no_scope() -> None:
    record = record_of("40")
    assert all(figure.scope == () for figure in record.figures)
    number = Quantity(Span(0, len(record.report.text)), None, None, Bound.EXACT)
    assert find_scope(Reading(record.report, record.annotations), number, ()) == ()
