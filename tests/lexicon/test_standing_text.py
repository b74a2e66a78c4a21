"""Phrases of standing text are short, plain and told once."""

from onrecord.cross_report.copies.cues import LONGEST_PHRASE, find_cues
from onrecord.cross_report.copies.words import read_words
from onrecord.lexicon.standing_text import background_phrases, first_person, page_phrases


def test_phrases_are_told_once_and_are_short_enough_to_be_found() -> None:
    for phrases in (page_phrases(), background_phrases(), first_person()):
        folded = [phrase.lower() for phrase in phrases]
        assert len(set(folded)) == len(folded)
        assert all(1 <= len(read_words(phrase)) <= LONGEST_PHRASE for phrase in phrases)
    assert not set(page_phrases()) & set(background_phrases())


def test_phrases_are_found_where_they_begin() -> None:
    text = "Rain. Sign up for our Newsletter! The war, now in its year, began in 2029; I saw it."
    cues = find_cues(read_words(text), text)
    words = len(read_words(text))
    assert cues.of_page(0, words) == 2
    assert cues.of_page(0, 1) == 0
    assert cues.of_background(0, words) == 1
    assert cues.names_year_before(2033, 0, words)
    assert not cues.names_year_before(2029, 0, words)
    assert int(cues.person.sum()) == 2
