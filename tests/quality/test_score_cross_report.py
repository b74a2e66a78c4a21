"""What counts as a dispute found, and as a dispute that is none."""

from quality.matching import Names
from quality.score_cross_report import Found, Place, finds, same_speaker, wrongly_disputed

NAMES = Names([{"name": "Ana Roe", "aliases": ["the minister"]}])
GOLD = {"asserts": [["a", "Ana Roe"]], "denies": [["b", "Sudria"]]}


def dispute(one: Place, other: Place) -> Found:
    return Found("Is it so?", "denies", ((one,), (other,)))


def test_a_dispute_counts_when_both_sides_have_a_listed_speaker_of_a_listed_report() -> None:
    assert finds(dispute(Place("a", 0, 9, ("the minister",)), Place("b", 0, 9, ("Sudria",))), GOLD, NAMES)


def test_it_does_not_count_with_the_speaker_of_another_report_or_on_one_side_alone() -> None:
    assert not finds(dispute(Place("c", 0, 9, ("Ana Roe",)), Place("b", 0, 9, ("Sudria",))), GOLD, NAMES)
    both = Found("", "denies", ((Place("a", 0, 9, ("Ana Roe",)), Place("b", 0, 9, ("Sudria",))), ()))
    assert not finds(both, GOLD, NAMES)


def test_speakers_are_one_by_alias_or_by_a_word_of_their_name() -> None:
    assert same_speaker("Ana Roe", ("the minister",), NAMES)
    assert same_speaker("Ana Roe", ("Minister Roe",), NAMES)
    assert not same_speaker("Ana Roe", ("Jan Doe",), NAMES)


def test_a_pair_is_wrongly_disputed_only_when_its_places_oppose_each_other() -> None:
    texts = {"a": "sends troops to Vesk", "b": "no troops to Orm"}
    pair = {"a": ["a", "troops to Vesk"], "b": ["b", "troops to Orm"]}
    assert wrongly_disputed(dispute(Place("a", 6, 20, ()), Place("b", 3, 16, ())), pair, texts)
    assert not wrongly_disputed(dispute(Place("a", 6, 20, ()), Place("a", 0, 5, ())), pair, texts)
