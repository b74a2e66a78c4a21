"""From tagged tokens to the words of a statement."""

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.record.reading import Reading, governor
from onrecord.record.tagger import Tagged
from onrecord.record.told import content_pieces, without_strays
from tests.language import parser, report_of

TEXT = "“The dam holds,” Mayor Ada Roe said on Monday of the old wall by the mill in Ostrel. “We checked it, twice.”"


@pytest.fixture(scope="module")
def reading() -> Reading:
    report = report_of(TEXT)
    return Reading(report, annotate_report(report, parser=parser()))


def tokens(reading: Reading, words: str) -> list[int]:
    start = TEXT.index(words)
    return [i for i, t in enumerate(reading.tokens) if start <= t.start < start + len(words)]


def tagged(reading: Reading, *content: str) -> Tagged:
    cue = tokens(reading, "said")[0]
    found = [i for words in content for i in tokens(reading, words)]
    return Tagged((cue, cue + 1), np.array(tokens(reading, "Mayor Ada Roe")), np.array(found), 3.0)


def words(reading: Reading, content: list[int]) -> list[str]:
    return [piece.of(TEXT) for piece in content_pieces(reading, content)]


def test_a_quotation_read_to_its_end_keeps_its_stop_and_loses_its_marks(reading: Reading) -> None:
    assert words(reading, tokens(reading, "The dam holds")) == ["The dam holds,"]
    assert words(reading, tokens(reading, "checked it")) == ["checked it"]


def test_pieces_on_both_sides_of_the_reporting_clause_belong_together(reading: Reading) -> None:
    both = tagged(reading, "The dam holds", "We checked it, twice")
    assert words(reading, without_strays(reading, both)) == ["The dam holds,", "We checked it, twice."]


def test_a_piece_far_off_is_left_out(reading: Reading) -> None:
    far = tagged(reading, "on Monday", "We checked it, twice")
    assert words(reading, without_strays(reading, far)) == ["on Monday"]


def test_the_governor_of_a_source_is_its_noun(reading: Reading) -> None:
    assert reading.tokens[governor(reading, tokens(reading, "Mayor Ada Roe"))].text == "Roe"
