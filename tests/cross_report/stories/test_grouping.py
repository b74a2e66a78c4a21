"""Putting linked reports into stories."""

import random
from datetime import date

import pytest

from onrecord.cross_report.stories import group
from onrecord.model.stories import StoryLink, StoryReport
from tests.cross_report.stories.invented import link, report

CHAIN = [link("a", "b", 0.9), link("b", "c", 0.9), link("a", "c", 0.85), link("c", "d", 0.6), link("d", "e", 0.9)]


def members(reports: list[StoryReport], links: list[StoryLink]) -> list[tuple[str, ...]]:
    return sorted(story.reports for story in group(reports, links))


def test_one_weak_link_does_not_chain_two_stories() -> None:
    reports = [report(name) for name in "abcde"]
    assert members(reports, CHAIN) == [("a", "b", "c"), ("d", "e")]


def test_a_late_report_joins_what_stood_apart() -> None:
    reports = [report(name) for name in "abc"]
    assert members(reports, []) == [("a",), ("b",), ("c",)]
    late = [link("a", "z", 0.9), link("b", "z", 0.9), link("a", "b", 0.45)]
    assert members([*reports, report("z")], late) == [("a", "b", "z"), ("c",)]


def test_a_report_without_links_is_a_story_by_itself() -> None:
    (story,) = group([report("a", day=date(2031, 3, 1), label="Talks open")], [])
    assert (story.reports, story.label, story.begin, story.finish) == (
        ("a",), "Talks open", date(2031, 3, 1), date(2031, 3, 1),
    )  # fmt: skip
    assert story.links == ()


def test_nothing_gives_nothing() -> None:
    assert group([], []) == ()


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_arrival_makes_no_difference(seed: int) -> None:
    draw = random.Random(seed)
    names = [f"{number:02}" for number in range(24)]
    reports = [report(name, day=date(2031, 3, 1 + int(name) % 9) if int(name) % 4 else None) for name in names]
    links = [
        link(one, other, round(draw.uniform(0.3, 1.0), 2))
        for one in names
        for other in names
        if one < other and draw.random() < 0.2
    ]
    expected = group(reports, links)
    assert len(expected) > 2
    for _ in range(5):
        draw.shuffle(reports)
        draw.shuffle(links)
        assert group(reports, links) == expected


def test_a_component_by_itself_gives_the_same_stories_as_among_others() -> None:
    first, second = [report(name) for name in "abcde"], [report(name) for name in "xyz"]
    others = [link("x", "y", 0.8), link("y", "z", 0.7), link("x", "z", 0.6)]
    apart = {*group(first, CHAIN), *group(second, others)}
    assert {*group([*second, *first], [*others, *CHAIN])} == apart


def test_the_label_is_that_of_the_report_that_the_others_resemble_most() -> None:
    reports = [report("a", label="First flash"), report("b", label="What we know"), report("c", label="An essay")]
    (story,) = group(reports, [link("a", "b", 0.9), link("b", "c", 0.8), link("a", "c", 0.6)])
    assert (story.label, story.labelled_by) == ("What we know", "b")
    assert [one.score for one in story.links] == [0.9, 0.6, 0.8]


def test_the_span_of_days_leaves_out_the_undated() -> None:
    days = {"a": date(2031, 3, 4), "b": None, "c": date(2031, 3, 2)}
    (story,) = group([report(name, day=day) for name, day in days.items()], CHAIN[:3])
    assert (story.begin, story.finish) == (date(2031, 3, 2), date(2031, 3, 4))
    assert story.reports == ("c", "a", "b")
