"""What of a report's propositions is compared across reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.cross_report.claims import find_items, keys_of
from onrecord.model import Bound, Interval, Span
from onrecord.model.filed import Filed
from onrecord.model.propositions import Position, Proposition
from onrecord.model.tallies import Tally, TallyKind
from tests.cross_report.claim_items import make_item, make_proposition

TEXT = "Norland will cross the river. Norland denied any such plan."


def filed(version: str = "v1") -> Filed:
    sentences = (Span(0, 29), Span(30, len(TEXT)))
    day = Interval.of_day(date(2031, 3, 12))
    return Filed(version, "r1", 1, TEXT, published=day, sentences=sentences)


def at(start: int, end: int, **told: Any) -> Proposition:
    made = make_proposition(predicate="cross")
    return replace(made, span=Span(start, end), trigger=(Span(start, start + 4),), **told)


def test_an_item_knows_its_place_its_words_and_its_sentence() -> None:
    (item,) = find_items(filed(), (at(0, 28),))
    assert item.item_id == "v1:0"
    assert item.order == ("2031-03-12", "v1:00000")
    assert item.words == "Norland will cross the river"
    assert item.sentence == Span(0, 29)
    assert item.answers is None


def test_a_denial_of_it_takes_up_what_it_stands_for_in_the_end() -> None:
    first, second = at(0, 28), at(43, 56, answers=0, position=Position.DENIES)
    third = at(30, 42, answers=1, position=Position.ASSERTS)
    items = find_items(filed(), (first, second, third))
    assert [item.answers for item in items] == [None, "v1:0", "v1:0"]
    assert items[2].answered == first


def test_two_who_stand_towards_one_clause_are_tied() -> None:
    items = find_items(filed(), (at(0, 28), at(0, 28, position=Position.DENIES)))
    assert items[1].answers == "v1:0"


def test_answers_in_a_circle_end() -> None:
    items = find_items(filed(), (at(0, 28, answers=1), at(30, 42, answers=0)))
    assert len(items) == 2


def test_figures_come_from_the_tallies() -> None:
    tally = Tally(3, Span(0, 5), Decimal(60), Decimal(60), Bound.MORE, None, TallyKind.TROOPS, "Norlander troops")
    (item,) = find_items(filed(), (at(0, 28, figures=(3, 4)),), (tally,))
    assert [(one.low, one.bound, one.counts) for one in item.counted] == [(Decimal(60), Bound.MORE, "norlander troops")]


def test_what_is_only_raised_is_found_by_the_report_s_own_ties_alone() -> None:
    told = {"predicate": "withdraw", "fillers": {"agent": ["Norlander troops"]}, "terms": ["bank"], "words": "withdraw"}
    assert keys_of(make_item("a:1", **told, position="raises")) == {"takes up a:1"}
    assert len(keys_of(make_item("a:1", **told))) > 1


def test_keys_are_few() -> None:
    told = {
        "predicate": "shell",
        "fillers": {"agent": ["Norlander militia"], "patient": ["Upper Brod"], "place": ["Vesk valley"]},
        "terms": ["village", "mortar", "house", "midnight", "damage"],
        "words": "the Norlander militia shelled the village of Upper Brod in the Vesk valley",
    }
    assert len(keys_of(make_item("a:1", **told))) <= 13
