"""What readers' labels taught of the reality of events, beside the rules' verdict."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import Reality
from onrecord.record.events import reality_learned
from onrecord.record.events.extraction import find_events, find_ruled
from onrecord.record.events.reality_features import RealityFeatures
from onrecord.record.events.reality_learned import (
    INTO_DONE,
    MARGIN,
    REALITIES,
    Weights,
    buckets_of,
    likeliest,
    read_open,
    reread,
)
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from tests.language import parser, report_of

TEXT = (
    "Norland shelled the port of Tessel on Monday, harbour workers said. Estmark has condemned the shelling. "
    "Its president will visit Tessel on Friday."
)


def reading_of(text: str) -> Reading:
    report = report_of(text)
    return Reading(report, annotate_report(report, parser=parser()))


def weights_for(reading: Reading, *, reality: Reality | None, points: float) -> Weights:
    """Weights that lift one reality, None for no event, wherever the rules say that something is done."""
    column = len(REALITIES) if reality is None else REALITIES.index(reality)
    weights = np.zeros((1, len(REALITIES) + 1), np.float32)
    weights[0, column] = points
    always = np.zeros(len(REALITIES) + 1, np.float32)
    always[-1] = -1.0
    return Weights(buckets_of(["rule=actual"]), weights, always)


def test_the_rules_word_stands_unless_another_is_clearly_likelier() -> None:
    scores = np.zeros(len(REALITIES), np.float32)
    scores[REALITIES.index(Reality.ALLEGED)] = MARGIN
    assert likeliest(scores, Reality.ACTUAL) is Reality.ACTUAL
    scores[REALITIES.index(Reality.ALLEGED)] = MARGIN + 0.1
    assert likeliest(scores, Reality.ACTUAL) is Reality.ALLEGED


@pytest.mark.parametrize("ruled", [Reality.ALLEGED, Reality.PLANNED])
def test_a_claim_never_becomes_a_fact_by_likeness_and_a_plan_only_by_much(ruled: Reality) -> None:
    scores = np.zeros(len(REALITIES), np.float32)
    scores[REALITIES.index(Reality.ACTUAL)] = INTO_DONE
    assert likeliest(scores, ruled) is ruled
    scores[REALITIES.index(Reality.ACTUAL)] = INTO_DONE + 5
    assert likeliest(scores, ruled) is (ruled if ruled is Reality.ALLEGED else Reality.ACTUAL)


@pytest.mark.parametrize(("points", "reality"), [(5.0, Reality.ALLEGED), (MARGIN / 2, Reality.ACTUAL)])
def test_what_is_corrected_says_so_and_what_the_rules_said(
    monkeypatch: pytest.MonkeyPatch, points: float, reality: Reality
) -> None:
    reading = reading_of("Norland withdrew its troops from the valley.")
    statements = find_statements(reading)
    (ruled,) = find_ruled(reading, statements, frames=shipped_frames())
    weights = weights_for(reading, reality=Reality.ALLEGED, points=points)
    monkeypatch.setattr(reality_learned, "shipped_weights", lambda: weights)
    (event,) = reread(reading, [ruled], statements)
    assert ruled.event.reality is Reality.ACTUAL
    assert event.reality is reality
    told = [reason.text for reason in event.reasons if "actual by the rules" in reason.text]
    assert bool(told) == (reality is not Reality.ACTUAL)


def test_what_is_likelier_no_event_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of("Norland withdrew its troops from the valley.")
    statements = find_statements(reading)
    found = find_ruled(reading, statements, frames=shipped_frames())
    weights = weights_for(reading, reality=None, points=5.0)
    weights.weights[0, REALITIES.index(Reality.ACTUAL)] = 5.0
    monkeypatch.setattr(reality_learned, "shipped_weights", lambda: weights)
    assert not list(reread(reading, found, statements))


def test_only_sentences_of_events_that_features_leave_open_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of(TEXT)
    unsure, sure = np.zeros(len(REALITIES) + 1, np.float32), np.zeros(len(REALITIES) + 1, np.float32)
    sure[REALITIES.index(Reality.PLANNED)] = 9.0
    tokens = [reading.annotations.sentences[0].first_token + 1, reading.annotations.sentences[1].first_token + 2]
    first, second = read_open(reading, tokens, [unsure, sure])
    assert second is sure
    assert not np.array_equal(first, unsure)
    monkeypatch.setattr(reality_learned, "load_reader", lambda: pytest.fail("nothing is open"))
    assert read_open(reading, tokens, [sure, sure]) == [sure, sure]


def test_features_tell_how_the_same_deed_is_told_elsewhere() -> None:
    reading = reading_of(TEXT)
    statements = find_statements(reading)
    found = find_ruled(reading, statements, frames=shipped_frames())
    features = RealityFeatures(reading, found, statements)
    alone = RealityFeatures(reading, found[:1], statements)
    shelled = found[0]
    assert "same type: never" in alone.of(shelled)
    again = replace(shelled, token=shelled.token + 1)
    twice = RealityFeatures(reading, [shelled, again], statements)
    assert any(string.startswith("same type behind:") for string in twice.of(shelled))
    assert features.of(shelled) == features.of(shelled)


def test_the_same_report_gives_the_same_events_twice() -> None:
    reading = reading_of(TEXT)
    statements = find_statements(reading)
    assert find_events(reading, statements) == find_events(reading_of(TEXT), statements)


@pytest.mark.parametrize(
    ("text", "word", "reality"),
    [
        ("The talks between Norland and Estmark are continuing in Tessel.", "talks", Reality.ONGOING),
        ("If Norland attacks Estmark, the alliance will respond.", "attacks", Reality.HYPOTHETICAL),
        ("Norland denied that it had bombed the hospital in Tessel.", "bombed", Reality.DENIED),
        ("Estmark will send 200 soldiers to the valley next week.", "send", Reality.PLANNED),
        ("Estmark says Norland has massed 60,000 troops on the river.", "massed", Reality.ALLEGED),
    ],
)
def test_plain_cases_stay_as_the_rules_have_them(text: str, word: str, reality: Reality) -> None:
    reading = reading_of(text)
    events = find_events(reading, find_statements(reading))
    told = [event for event in events if any(word in reading.words(span) for span in event.trigger)]
    assert [event.reality for event in told] == [reality]
