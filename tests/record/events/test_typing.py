"""What a given side does to another, case by case, on real parses."""

import re
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.lexicon.frames import shipped_frames
from onrecord.model import EventType, Span
from onrecord.record.events.triggers import find_triggers
from onrecord.record.events.typing import Pair, TypeScores, type_of, types_of
from onrecord.record.events.typing.features import BUCKETS, buckets, features
from onrecord.record.events.typing.scoring import TYPES, Weights, shipped_weights, weigh
from onrecord.record.events.typing.vectors import meanings
from onrecord.record.events.typing.views import view
from onrecord.record.reading import Reading
from tests.language import parser, report_of

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "typing.toml").read_text("utf-8"))[
    "case"
]
MARKS = {"[": "]", "{": "}"}


def opened(marked: str) -> tuple[Reading, Span, Span]:
    text = re.sub(r"[\[\]{}]", "", marked)
    spans = []
    for mark, closing in MARKS.items():
        start, end = (len(re.sub(r"[\[\]{}]", "", marked[: marked.index(c)])) for c in (mark, closing))
        spans.append(Span(start, end))
    report = report_of(text)
    return Reading(report, annotate_report(report, parser=parser())), spans[0], spans[1]


def scores_of(marked: str) -> TypeScores:
    reading, source, target = opened(marked)
    return type_of(reading, source, target)


def in_room(*rooms: str) -> list[Any]:
    return [
        pytest.param(case["marked"], case["type"], id=case["marked"][:60]) for case in CASES if case["room"] in rooms
    ]


@pytest.mark.parametrize(("marked", "expected"), in_room("in_the_wild", "synthetic"))
def test_types(marked: str, expected: str) -> None:
    scores = scores_of(marked)
    assert scores.best is EventType(expected)
    assert scores.none < 0.75


@pytest.mark.parametrize(("marked", "expected"), in_room("negative"))
def test_no_event(marked: str, expected: str) -> None:
    assert scores_of(marked).none > 0.5


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("marked", "expected"), in_room("known_failures"))
def test_known_failures(marked: str, expected: str) -> None:
    assert scores_of(marked).best is EventType(expected)


def test_every_type_has_a_case() -> None:
    assert {case["type"] for case in CASES} - {""} == {kind.value for kind in EventType}


def test_likelihoods_sum_to_one_and_best_is_the_likeliest() -> None:
    scores = scores_of("[Norland] accused {Estland} of spying.")
    assert sum(scores.by_type.values()) == pytest.approx(1)
    assert scores.of(scores.best) == max(scores.by_type.values())


def test_many_pairs_at_once_get_what_each_gets_alone() -> None:
    reading, source, target = opened("[Norland] accused {Estland} of spying and recalled its envoy.")
    pairs = [Pair(source, target), Pair(target, source), Pair(source, None)]
    alone = [type_of(reading, pair.source, pair.target) for pair in pairs]
    found = find_triggers(reading, shipped_frames())
    assert list(types_of(reading, pairs)) == alone
    assert list(types_of(reading, pairs, triggers=found)) == alone


def test_news_is_weighed_by_columns_of_its_own() -> None:
    reading, source, target = opened("[Norland] imposed sanctions on {an Estlander general}.")
    codebook, news = (type_of(reading, source, target, news=own) for own in (False, True))
    assert codebook.none == news.none
    assert codebook.by_type != news.by_type
    assert news.best is EventType.SANCTION


def test_a_side_may_be_missing_or_cover_nothing() -> None:
    reading, source, _ = opened("[Norland] released {prisoners} on Monday.")
    assert type_of(reading, source, None).best is EventType.YIELD
    nothing = type_of(reading, None, None)
    assert nothing.none == 1.0
    assert len(set(nothing.by_type.values())) == 1


def test_a_known_word_joins_what_ties_the_sides() -> None:
    reading, source, target = opened("[Norland] said on Monday, after the raid, that {Estland} was lying.")
    raid = next(i for i, token in enumerate(reading.tokens) if token.text == "raid")
    plain = view(reading, source, target, triggers={})
    told = view(reading, source, target, triggers={}, told_by=raid)
    assert plain is not None
    assert told is not None
    assert raid not in plain.core
    assert raid in told.core


def test_words_of_the_sides_are_masked() -> None:
    reading, source, target = opened("[The angry Norlander parliament] praised {Estland}.")
    seen = view(reading, source, target, triggers={})
    assert seen is not None
    names = features(seen)
    assert "1 praise" in names
    assert "1 angry" not in names
    assert "2 <S> praise" in names


def test_numbers_and_vectors_are_of_the_shape_of_the_weights() -> None:
    reading, source, target = opened("[Norland] praised {Estland}.")
    seen = view(reading, source, target, triggers={})
    assert seen is not None
    weights = shipped_weights()
    numbers = buckets(features(seen))
    assert weights.names.shape == (BUCKETS, 2 * len(TYPES) + 1)
    assert 0 <= numbers.min() < numbers.max() < BUCKETS
    assert meanings(seen).shape == (len(weights.meanings),)
    assert bool(np.isfinite(meanings(seen)).all())


def test_scores_are_means_over_lengths() -> None:
    weights = Weights(
        names=np.array([[2, 4], [6, 8], [0, 0]], np.int8),
        scale=np.array([0.5, 1], np.float32),
        rarity=np.array([3, 4, 9], np.float32),
        meanings=np.array([[1, 0], [0, 10]], np.float32),
        always=np.array([0.25, 0], np.float32),
        sharpness=(1, 1),
        none=(1, 0),
    )
    raw = weigh(np.array([0, 1], np.int32), np.array([3, 4], np.float32), weights)
    assert raw == pytest.approx([(2 + 6) * 0.5 / 5 + 3 / 5 + 0.25, (4 + 8) / 5 + 40 / 5])
    assert bool(np.isfinite(weigh(np.array([0], np.int32), np.zeros(2, np.float32), weights)).all())


def test_a_very_long_sentence_is_looked_at_in_part() -> None:
    tail = ", and then again nobody at all came to see it" * 20
    reading, source, target = opened("[Norland] shelled {Karst}" + tail + ".")
    seen = view(reading, source, target, triggers={})
    assert seen is not None
    assert seen.after - seen.first < 60
    began = time.process_time()
    assert type_of(reading, source, target).best is EventType.ASSAULT
    assert time.process_time() - began < 5  # a few hundredths
