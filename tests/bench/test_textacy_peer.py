"""The peer's answers as places in the given text, also where it refuses that text."""

import importlib.util

import pytest

from bench.textacy_peer import Answer, Rows, ask_paragraphs, ask_whole, find_peer, parse_text, refusals
from tests.bench.stand_ins import TEXT, language, peer

CLOSED = TEXT[: TEXT.index("“The bridge")]


def words(text: str, rows: Rows) -> list[dict[str, list[str]]]:
    return [{role: [text[start:end] for start, end in places] for role, places in row.items()} for row in rows]


OREB = {"source": ["Tomas", "Oreb"], "cue": ["said"], "content": ["“Not one of them is ours,”"]}


def test_triples_become_places_in_the_text() -> None:
    answer = ask_whole(peer(), parse_text(CLOSED, language()))
    assert words(CLOSED, answer.rows) == [OREB]
    assert not answer.refused


def test_a_refused_text_is_asked_by_paragraph() -> None:
    answer = ask_whole(peer(), parse_text(TEXT, language()))
    assert words(TEXT, answer.rows) == [OREB]
    assert answer.refused
    assert answer.refused_paragraphs == 1


def test_paragraphs_are_asked_on_their_own() -> None:
    lost_twice = "She said “no.\n\nHe said “never.\n"  # as a whole the marks are even, and quote the wrong words
    answer = ask_paragraphs(peer(), parse_text(lost_twice, language()))
    assert answer == Answer([], refused_paragraphs=2)


def test_refusals_are_counted() -> None:
    line = refusals(peer(), [Answer([], refused=True, refused_paragraphs=2), Answer([]), Answer([])])
    assert line.startswith("stand-in 1.0 refused 1 of 3 whole texts")
    assert line.endswith("refused 2 of the paragraphs")


def test_without_textacy_there_is_no_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert find_peer() is None
