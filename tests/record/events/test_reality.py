"""How real events are told to be, case by case, on real parses."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Statement
from onrecord.model.events import EventType, Reality
from onrecord.record.events.reality import Judged, judge_reality
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from tests.language import parser, report_of

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "reality.toml").read_text(encoding="utf-8"))


def cases() -> Iterator[Any]:
    for room, by_reality in ROOMS.items():
        for reality, found in by_reality.items():
            for case in found:
                marks = [pytest.mark.xfail(strict=True)] if room == "known_failures" else []
                yield pytest.param(case, Reality(reality), id=f"{room}: {case['text'][:60]}", marks=marks)


def judged(case: dict[str, Any]) -> Judged:
    report = report_of(case["text"])
    reading = Reading(report, annotate_report(report, parser=parser()))
    token, *others = (_token(reading, word) for word in (case["word"], *case.get("others", ())))
    return judge_reality(
        reading,
        token,
        type=EventType(case["type"]) if "type" in case else None,
        statement=_statement(reading, token),
        own=case.get("own", False),
        others=tuple(others),
    )


def _token(reading: Reading, word: str) -> int:
    return next(i for i, token in enumerate(reading.tokens) if token.text == word)


def _statement(reading: Reading, token: int) -> Statement | None:
    at = reading.tokens[token].start
    around = [s for s in find_statements(reading) if any(p.start <= at < p.end for p in s.content)]
    return min(around, key=lambda s: sum(map(len, s.content)), default=None)


@pytest.mark.parametrize(("case", "reality"), list(cases()))
def test_how_real_an_event_is_told_to_be(case: dict[str, Any], reality: Reality) -> None:
    assert judged(case).reality is reality


def test_reasons_point_at_the_words_that_decide() -> None:
    text = "Norland ruled out sending troops to the valley."
    found = judged({"text": text, "word": "sending"})
    assert [reason.span.of(text) for reason in found.reasons if reason.span] == ["ruled"]


def test_two_events_of_one_sentence_have_realities_of_their_own() -> None:
    text = "Estmark ruled out sending troops to Tessel but will deploy a brigade in Karvel."
    assert judged({"text": text, "word": "sending"}).reality is Reality.DENIED
    assert judged({"text": text, "word": "deploy"}).reality is Reality.PLANNED


@pytest.mark.parametrize(
    ("surer", "less_sure", "word"),
    [
        ("The army withdrew from the valley.", "The army may withdraw from the valley.", ("withdrew", "withdraw")),
        ("The army may withdraw soon.", "The army did not withdraw.", ("withdraw", "withdraw")),
        ("He managed to free the hostages.", "He failed to free the hostages.", ("free", "free")),
    ],
)
def test_factuality_falls_with_doubt_and_denial(surer: str, less_sure: str, word: tuple[str, str]) -> None:
    first, second = (judged({"text": t, "word": w}).factuality for t, w in zip((surer, less_sure), word, strict=True))
    assert 3 >= first > second + 0.5 >= -2.5
