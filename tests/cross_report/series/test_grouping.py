"""Figures gathered into series: the same whatever the order, dated, with what they count."""

import random
from collections.abc import Iterable
from dataclasses import replace

from onrecord.cross_report.series import SeriesItem, compare, group, open_items
from onrecord.model.filed import Filed
from onrecord.model.series import FigureLink, Relation
from tests.cross_report.series.opened import open_figures
from tests.language import record_of

REPORTS = (
    (
        "a",
        "2026-06-15",
        "An explosion at the Orvale grain depot on Monday killed nine people and injured 31, officials said.",
    ),
    (
        "b",
        "2026-06-16",
        "The death toll from Monday's explosion at the Orvale grain depot rose to 14, the hospital said.",
    ),
    (
        "c",
        "2026-06-17",
        "At least 19 people are known to have died in Monday's explosion at the Orvale grain depot. "
        "The mayor said 31 people were injured in the explosion.",
    ),
    ("d", "2026-06-15", "Norland said Sudmark has moved 60,000 troops to the river Orle."),
    ("e", "2026-06-16", "Roe said Sudmark has moved no more than 25,000 troops to the river Orle."),
)


def _items() -> list[SeriesItem]:
    return [item for version, day, text in REPORTS for item in open_figures(version, text, published=day)]


def _links(items: Iterable[SeriesItem]) -> list[FigureLink]:
    listed = list(items)
    pairs = ((a, b) for n, a in enumerate(listed) for b in listed[:n])
    return [link for a, b in pairs if (link := compare(a, b)) is not None]


def test_series_hold_what_counts_one_thing_in_the_order_of_days() -> None:
    items = _items()
    series = group(items, _links(items))
    found = {tuple(point.value for point in one.points): one.relation for one in series}
    assert found == {
        (9, 14, 19): Relation.RISE,
        (31, 31): Relation.COMPATIBLE,
        (60_000, 25_000): Relation.CONFLICT,
    }
    assert [point.key.version_id for point in series[0].points] == ["a", "b", "c"]


def test_series_do_not_depend_on_the_order_of_figures_and_links() -> None:
    items = _items()
    links = _links(items)
    wanted = group(items, links)
    shuffling = random.Random(6)
    for _ in range(5):
        shuffling.shuffle(items)
        shuffling.shuffle(links)
        assert group(items, links) == wanted


def test_what_is_counted_is_told_in_the_words_of_a_report() -> None:
    items = _items()
    texts = [text for _, _, text in REPORTS]
    for series in group(items, _links(items)):
        assert series.counts
        assert all(any(piece in text for text in texts) for piece in series.counts.split(" … "))


def test_undated_points_stand_by_the_month_that_their_reports_name() -> None:
    dated = open_figures("m", "Moscow has amassed 100,000 troops near Ukraine, Roe said.", published="2022-01-19")
    later = _undated("l", "Moscow amassed 130,000 troops near Ukraine. An attack was expected on February 16.")
    none = _undated("k", "Moscow has increased the number of its soldiers near the Ukrainian border to 125,000 people.")
    items = [*none, *later, *dated]
    (series,) = group(items, _links(items))
    assert [point.key.version_id for point in series.points] == ["m", "l", "k"]


def _undated(version: str, text: str) -> list[SeriesItem]:
    record = record_of(text)
    filed = Filed(version, version, 1, text)
    return list(open_items(filed, record.tallies).values())


def test_a_figure_alone_makes_no_series() -> None:
    items = open_figures("a", "Norland said Sudmark has moved 60,000 troops to the river Orle.", published="2026-06-15")
    assert len(items) == 1
    assert group(items, []) == ()


def test_rivals_within_an_undated_report_are_of_one_time() -> None:
    text = "Norland said Sudmark has moved 60,000 troops to the river Orle. Sudmark said it has 25,000 troops there."
    items = _undated("a", text)
    (series,) = group(items, _links(items))
    assert series.relation is Relation.CONFLICT


def test_an_edited_report_gives_a_figure_once_as_of_its_first_version() -> None:
    text, day = REPORTS[0][2], REPORTS[0][1]
    first = open_figures("a1", text, published=day)
    second = [replace(item, number=2) for item in open_figures("a2", text, published="2026-06-18")]
    of_one = [replace(item, report_id="a") for item in (*first, *second)]
    assert group(of_one, _links(of_one)) == ()
    items = [*of_one, *open_figures("c", REPORTS[2][2], published=REPORTS[2][1])]
    toll = next(one for one in group(items, _links(items)) if one.points[0].value == 9)
    assert [(point.versions, point.value) for point in toll.points] == [(("a2", "a1"), 9), (("c",), 19)]
    assert toll.points[0].as_of == first[0].tally.as_of
    assert toll.relation is Relation.RISE
    assert {end.version_id for link in toll.links for end in (link.a, link.b)} == {"a2", "c"}
