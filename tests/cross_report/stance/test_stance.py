"""How reports stand to claims, case by case, and what that rests on."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.cross_report.stance import read_lines, shipped_weights, stance_towards
from onrecord.cross_report.stance.matching import claim_words, match
from onrecord.cross_report.stance.weights import Judged
from onrecord.cross_report.stance.wordings import read_line
from onrecord.lexicon.stance_cues import CueKind
from onrecord.model.stance import StancePosition

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "stances.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{room}: {case['name']}",
        marks=[pytest.mark.xfail(strict=True, reason=case["name"])] if room == "known_failures" else [],
    )
    for room, cases in ROOMS.items()
    for case in cases
]
DENIED = "Rain fell all week. The mayor of Lund denied that the bridge had fallen. It is a hoax, he said."


@pytest.mark.parametrize("case", CASES)
def test_how_a_report_stands_to_a_claim(case: dict[str, Any]) -> None:
    assert stance_towards(case["report"], case["claim"]).position == case["position"]


def test_the_stance_rests_on_sentences_that_tell_the_claim() -> None:
    stance = stance_towards(DENIED, "Bridge falls in Lund")
    assert stance.position is StancePosition.DISAGREES
    assert stance.score == stance.disagrees > stance.agrees
    assert stance.spans
    assert all("bridge" in span.of(DENIED) for span in stance.spans)
    assert any(r.text == "deny" and r.span is not None and r.span.of(DENIED) == "denied" for r in stance.reasons)


def test_the_same_again_and_from_lines_read_once() -> None:
    assert stance_towards(DENIED, "Bridge falls in Lund") == stance_towards(read_lines(DENIED), "Bridge falls in Lund")


def test_what_is_unrelated_rests_on_nothing() -> None:
    stance = stance_towards("Shares rose.", "Bridge falls in Lund")
    assert (stance.position, stance.spans) == (StancePosition.UNRELATED, ())
    assert stance.reasons


def test_lines_cover_their_words_and_read_contractions_as_not() -> None:
    text = "It didn’t fall. “We can't say,” the ministers’ aide said\nNext paragraph"
    lines = read_lines(text)
    assert [line.words[:3] for line in lines] == [("it", "did", "not"), ("we", "can", "not"), ("next", "paragraph")]
    for line in lines:
        assert len(line.words) == len(line.spans) == len(line.quoted) == len(line.capital)
        assert all(line.span.contains(span) for span in line.spans)
        assert all(text[line.span.start : line.span.end].strip() for line in lines)
    assert lines[1].quoted[:3] == (True, True, True)
    assert "ministers" in lines[1].words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Guards 'shot two' at gate", ["shot", "two"]),
        ("The guards' captain 'shot two' at gate", ["shot", "two"]),
        ("The guards' captain left", []),
        ("Town “taken” by rebels", ["taken"]),
        ("‘Hands up’ in Lund", ["hands", "up"]),
    ],
)
def test_quotation_marks_and_apostrophes(text: str, quoted: list[str]) -> None:
    line = read_line(text)
    assert [word for word, inside in zip(line.words, line.quoted, strict=True) if inside] == quoted


def test_cues_of_several_words_and_with_a_gap() -> None:
    line = read_line("The army shot down the daily's report; there was no evidence of it")
    assert {cue.kind for cue in line.cues} >= {CueKind.DENY, CueKind.UNPROVEN, CueKind.RETOLD}
    deny = next(cue for cue in line.cues if cue.kind is CueKind.DENY)
    assert line.words[deny.first : deny.after] == ("shot", "down", "the", "daily", "report")


def test_words_of_a_claim_are_found_inflected_and_by_meaning() -> None:
    words = claim_words(read_line("Rebels capture Harrow airfield"))
    told = match(words, read_line("The airfield of Harrow was captured by the rebel side"))
    near = match(words, read_line("The Harrow airbase fell to insurgents"))
    other = match(words, read_line("A minister resigned on Friday"))
    assert told.share == pytest.approx(1.0)
    assert 0.3 < near.share < 1.0
    assert other.share == 0.0


def test_a_position_is_a_likelihood_over_two_hidden_sides() -> None:
    judged = Judged(np.array([0.7, 0.2, 0.1]), np.array([0.1, 0.8, 0.1]), ())
    assert judged.disagrees == pytest.approx(0.7 * 0.8 + 0.2 * 0.1)
    assert judged.agrees == pytest.approx(0.7 * 0.1 + 0.2 * 0.8)


def test_the_shipped_weights_know_what_a_denial_is() -> None:
    weights = shipped_weights()
    against = weights.wording.judge({"always": 1.0, "has deny": 1.0, "against": 1.0})
    plain = weights.wording.judge({"always": 1.0, "plain": 1.0})
    assert against.argmax() == 1
    assert plain.argmax() == 0
    assert against.sum() == pytest.approx(1.0)
