"""What the tagger sees of a report."""

import numpy as np
import pytest

from onrecord.annotations import annotate_report
from onrecord.record.reading import Reading
from onrecord.record.tagger.features import (
    Features,
    relation_feature_sizes,
    relations,
    token_feature_sizes,
    token_features,
    window,
)
from onrecord.record.tagger.tagging import cues_before, with_whole_quotations
from onrecord.record.tagger.word_vectors import word_rows, word_vectors
from tests.language import parser, report_of

TEXT = "\n\n".join(
    [
        "Mayor Ada Roe said the bridge was shut. It rained. “We will not go there before May,” she added.",
        "Nothing else was heard.",
    ]
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    report = report_of(TEXT)
    return Reading(report, annotate_report(report, parser=parser()))


@pytest.fixture(scope="module")
def features(reading: Reading) -> Features:
    return token_features(reading)


def token(reading: Reading, word: str) -> int:
    return next(i for i, t in enumerate(reading.tokens) if t.text == word)


def test_every_feature_has_a_place_in_its_table(features: Features) -> None:
    for column, (name, size) in enumerate(token_feature_sizes().items()):
        assert features.ids[:, column].min() >= 0, name
        assert features.ids[:, column].max() < size, name


def test_every_relation_has_a_place_in_its_table(reading: Reading, features: Features) -> None:
    cue = token(reading, "said")
    related = relations(features, (cue, cue + 1), cues_before(len(features.heads), [(cue, cue + 1)]))
    for column, (name, size) in enumerate(relation_feature_sizes().items()):
        assert related.ids[:, column].min() >= 0, name
        assert related.ids[:, column].max() < size, name


def test_a_window_ends_with_the_paragraph(reading: Reading, features: Features) -> None:
    cue = token(reading, "said")
    first, after = window(features, (cue, cue + 1))
    assert first == 0
    assert after <= token(reading, "Nothing")
    assert after > token(reading, "added")


def test_the_subject_of_a_reporting_word_is_another_branch_than_its_clause(
    reading: Reading, features: Features
) -> None:
    cue = token(reading, "said")
    related = relations(features, (cue, cue + 1), cues_before(len(features.heads), [(cue, cue + 1)]))
    path = dict(zip(range(related.first, related.first + len(related.ids)), related.ids[:, 0], strict=True))
    assert path[token(reading, "Roe")] == path[token(reading, "Mayor")]
    assert path[token(reading, "bridge")] == path[token(reading, "shut")]
    assert path[token(reading, "Roe")] != path[token(reading, "bridge")]


def test_half_of_a_quotation_is_taken_whole(reading: Reading, features: Features) -> None:
    will, before, may = (token(reading, word) for word in ("will", "before", "May"))
    cue = token(reading, "added")
    most = with_whole_quotations(features, (cue, cue + 1), np.arange(will, before + 1))
    assert {token(reading, "We"), may} <= set(most)
    little = with_whole_quotations(features, (cue, cue + 1), np.array([will]))
    assert set(little) == {will}


def test_a_quotation_around_its_own_reporting_word_is_left_alone(reading: Reading, features: Features) -> None:
    will, may = token(reading, "will"), token(reading, "May")
    content = np.arange(will, may)
    assert set(with_whole_quotations(features, (will - 1, will), content)) == set(content)


def test_unknown_words_have_the_empty_vector_and_kindred_words_near_ones() -> None:
    rows = word_rows(["qqxqq", "said", "told", "bridge"])
    vectors = word_vectors()[rows]
    assert rows[0] == 0
    assert not vectors[0].any()
    lengths = np.linalg.norm(vectors[1:], axis=1)
    said_told = vectors[1] @ vectors[2] / (lengths[0] * lengths[1])
    said_bridge = vectors[1] @ vectors[3] / (lengths[0] * lengths[2])
    assert said_told > said_bridge


def test_a_text_without_words_has_no_features() -> None:
    report = report_of("\n\n")
    assert token_features(Reading(report, annotate_report(report, parser=parser()))).ids.shape == (0, 14)
