"""The notation of the grammar's rules, on a toy grammar."""

import pytest

from onrecord.annotations.times.grammar import OTHER, Match, Rule, compile_grammar, matches_from
from onrecord.annotations.times.readings import Length
from onrecord.annotations.times.words import split_words

CATEGORIES = {"colour": ("red", "blue"), "size": ("big", "small"), "article": ("the", "a")}


def first_match(pattern: str, text: str) -> Match | None:
    rule = Rule("test", pattern, lambda match: Length("P1D"))
    pieces = {"tinted": "( {size:} )? {colour:}"}
    grammar = compile_grammar([rule], pieces, categories=CATEGORIES, shapes=(), weak=frozenset({"article"}))
    words = split_words(text)
    characters = "".join(grammar.characters.get(word, OTHER) for word in words.plain)
    for start, end in grammar.runs_in(characters):
        for at in range(start, end):
            for match in matches_from(grammar, words, characters, at):
                return match
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "covered"),
    [
        ("{colour}", "a red ball", "red"),
        ("the|a {colour}", "see the blue", "the blue"),
        ("{size}? {colour}", "big red", "big red"),
        ("{size}? {colour}", "very red", "red"),
        ("( {size} | {colour} ) ball", "a small ball", "small ball"),
        ("( {size} ){0,6} {colour}", "big small red", "big small red"),
        ("<tinted> ball", "a big blue ball", "big blue ball"),
        ("( the|a )? ( {size} )? {colour}", "my red ball", "red"),
        ("{size} {colour} | {colour} ball", "red ball", "red ball"),
        ("( {size}? | the ) {colour}", "the red", "the red"),
        ("( {size}? | the ) {colour}", "red", "red"),
        ("( {size} ){0,6} {colour}", "a red one", "red"),
        ("(?= {size} ) {size|colour:either}", "red, big", "big"),
        ("{colour} (?= ball )", "red hat, red ball", "red"),
        ("{colour} (?! hat )", "red hat, blue ball", "blue"),
    ],
)
def test_a_pattern_covers(pattern: str, text: str, covered: str) -> None:
    match = first_match(pattern, text)
    assert match is not None
    assert " ".join(match.words.plain[match.first : match.after]) == covered


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("{colour} ball", "red hat"), ("the {article:}", "the a"), ("{colour} (?! hat )", "red hat")],
)
def test_a_pattern_does_not_cover(pattern: str, text: str) -> None:
    assert first_match(pattern, text) is None


def test_kept_pieces() -> None:
    match = first_match("the|a=which {size:how}? (:thing {colour} ball )", "the big red ball")
    assert match is not None
    assert match.word("which") == "the"
    assert match.word("how") == "big"
    assert match.word("colour") == "red"
    assert list(match.piece("thing")) == ["red", "ball"]
    assert not match.has("size")


def test_a_name_kept_in_two_alternatives_is_what_fits() -> None:
    match = first_match("( big {colour} | small {colour} )", "small red")
    assert match is not None
    assert match.word("colour") == "red"
