"""Scores of stories and of the claim search."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from onrecord.cross_report.stories import read_for_stories
from onrecord.model.filed import Filed
from quality.score_claim_retrieval import reciprocal_ranks
from quality.score_stories import average_precision, find_stories
from quality.stories_corpus import read_bodies

TEXTS = {
    "a1": "A ferry with 210 passengers sank off Marrow Island, the coastguard of Tessaly said.",
    "a2": "The coastguard of Tessaly searched for passengers of the ferry that sank off Marrow Island.",
    "b1": "Lawmakers in Halden threw out the budget of Vesmar after a night of debate.",
    "b2": "The budget of Vesmar was thrown out by lawmakers in Halden after a long night of debate.",
    "c1": "Fish soup is off the menu in schools.",
}


@pytest.mark.parametrize(
    ("right", "scores", "expected"),
    [
        ([True, False, True], [0.9, 0.5, 0.8], 1.0),
        ([True, False, True], [0.9, 0.8, 0.5], (1 + 2 / 3) / 2),
        ([True, False], [0.5, 0.5], 0.5),
        ([False, False], [0.5, 0.4], 0.0),
    ],
)
def test_average_precision(right: list[bool], scores: list[float], expected: float) -> None:
    assert average_precision(np.array(right), np.array(scores)) == pytest.approx(expected)


def test_reciprocal_ranks() -> None:
    assert reciprocal_ranks([["x", "y"], ["x"], ["x", "y"]], [{"y"}, {"z"}, {"x", "y"}]).tolist() == [0.5, 0.0, 1.0]


def test_stories_are_the_same_in_whatever_order_reports_come() -> None:
    reports = [read_for_stories(Filed(name, name, 1, text), with_meaning=False) for name, text in TEXTS.items()]
    expected = {("a1", "a2"), ("b1", "b2"), ("c1",)}
    for seed in range(6):
        random.Random(seed).shuffle(reports)
        assert {story.reports for story in find_stories(reports)} == expected


def test_bodies_are_joined_through_their_headlines(tmp_path: Path) -> None:
    rows = [("h1", "one"), ("h1", "two"), ("h2", "two"), ("h2", "three"), ("h3", "four")]
    (tmp_path / "claims").mkdir()
    lines = "".join(json.dumps({"headline": headline, "body": body}) + "\n" for headline, body in rows)
    (tmp_path / "claims" / "stance-fnc1.jsonl").write_text(lines, encoding="utf-8")
    told = {item.filed.text: item.story for item in read_bodies(tmp_path)}
    assert told["one"] == told["two"] == told["three"] != told["four"]
