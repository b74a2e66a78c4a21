"""Which statements within another's content are told as somebody else's words."""

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.record.nesting import LEAST_ODDS, is_anothers
from onrecord.record.reading import Reading
from onrecord.record.tagger import Tagged
from tests.language import parser, report_of

TOLD = "The mayor said the harbour guild had warned that the old pier would give way."
WISHED = "The mayor said the harbour guild should warn that the old pier would give way."
OWN = "Ada Roe said Roe warned that the old pier would give way."
POINTED = "The mayor said he warned that the old pier would give way."
DEED = "The mayor said the harbour guild rebuilt the pier that would give way."


def reading_of(text: str) -> Reading:
    report = report_of(text)
    return Reading(report, annotate_report(report, parser=parser()))


def tagged(reading: Reading, source: str, cue: str, odds: float = 3.0) -> Tagged:
    words = [token.text for token in reading.tokens]
    wanted = source.split()
    first = max(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    at = words.index(cue)
    content = np.arange(at + 1, len(words))
    return Tagged((at, at + 1), np.arange(first, first + len(wanted)), content, odds)


@pytest.mark.parametrize(
    ("text", "outer", "inner", "cue", "expected"),
    [
        (TOLD, "The mayor", "the harbour guild", "warned", True),
        (WISHED, "The mayor", "the harbour guild", "warn", False),
        (OWN, "Ada Roe", "Roe", "warned", False),
        (POINTED, "The mayor", "he", "warned", False),
        (DEED, "The mayor", "the harbour guild", "rebuilt", False),
    ],
)
def test_somebody_else_is_named_with_a_reporting_verb(
    text: str, outer: str, inner: str, cue: str, *, expected: bool
) -> None:
    reading = reading_of(text)
    assert is_anothers(reading, tagged(reading, inner, cue), tagged(reading, outer, "said")) is expected


def test_long_odds_against_a_phrase_count() -> None:
    reading = reading_of(TOLD)
    outer = tagged(reading, "The mayor", "said")
    assert not is_anothers(reading, tagged(reading, "the harbour guild", "warned", LEAST_ODDS - 0.1), outer)


def test_without_a_source_nobody_else_is_named() -> None:
    reading = reading_of(TOLD)
    inner = tagged(reading, "the harbour guild", "warned")
    nameless = Tagged(inner.cue, np.zeros(0, np.int64), inner.content, inner.odds)
    assert not is_anothers(reading, nameless, tagged(reading, "The mayor", "said"))
