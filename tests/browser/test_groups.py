"""Charts and sides as a browser lays them out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page

from onrecord.model.series import FigureSeries
from onrecord.store import DISPUTES, EDGES, SERIES, RecordReader

pytestmark = pytest.mark.browser


@pytest.fixture(params=[390, 1280], ids=["narrow", "wide"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": request.param, "height": 900}, java_script_enabled=False)
    yield opened
    opened.close()


def boxes(page: Page, selector: str) -> list[FloatRect]:
    found = [element.bounding_box() for element in page.query_selector_all(selector)]
    return [box for box in found if box is not None]


def test_both_sides_stand_beside_each_other_where_there_is_room(page: Page, sample: str, sample_record: Path) -> None:
    with RecordReader(sample_record) as reader:
        dispute = reader.group_rows(DISPUTES, limit=1).rows[0].group_id
    page.goto(f"{sample}/disputes/{dispute}")
    one, other = boxes(page, ".side-of")[:2]
    assert page.viewport_size is not None
    if page.viewport_size["width"] > 1000:
        assert one["y"] == other["y"]
        assert one["x"] + one["width"] <= other["x"]
    else:
        assert one["y"] + one["height"] <= other["y"]


def test_every_mark_of_a_series_is_within_its_chart(page: Page, sample: str, sample_record: Path) -> None:
    with RecordReader(sample_record) as reader:
        name, series = max(reader.groups(SERIES, FigureSeries), key=lambda one: len(one[1].points))
    page.goto(f"{sample}/series/{name}")
    (chart,) = boxes(page, "figure.chart")
    marks = boxes(page, "svg.values .body")
    assert len(marks) == len(series.points)
    for mark in [*marks, *boxes(page, "svg.values .level"), *boxes(page, "svg.values .tick")]:
        assert chart["x"] - 1 <= mark["x"]
        assert mark["x"] + mark["width"] <= chart["x"] + chart["width"] + 8
    sizes = {round(box["height"]) for box in boxes(page, "svg.values .level")}
    assert sizes
    assert min(sizes) >= 11  # letters keep their size however narrow the chart is


def test_a_dot_leads_to_the_words_and_the_words_to_the_report(page: Page, sample: str, sample_record: Path) -> None:
    with RecordReader(sample_record) as reader:
        dispute = reader.group_rows(DISPUTES, limit=1).rows[0].group_id
    page.goto(f"{sample}/disputes/{dispute}")
    page.locator("svg.positions a").first.click()
    assert "#t-" in page.url
    target = page.locator(".telling:target")
    words = target.locator(".exactly").inner_text()
    target.locator(".passage a").click()
    assert "/reports/" in page.url
    assert words.split()[0] in page.locator("main").inner_text()


def test_a_tie_of_the_graph_leads_to_its_words(page: Page, sample: str, sample_record: Path) -> None:
    with RecordReader(sample_record) as reader:
        edges = {f"/lineage/{row.group_id}" for row in reader.group_rows(EDGES).rows}
    page.goto(f"{sample}/lineage")
    arcs = [arc.get_attribute("href") for arc in page.query_selector_all("svg.lineage a.arc")]
    assert set(arcs) == edges
    graph = boxes(page, "svg.lineage")[0]
    for node in boxes(page, "svg.lineage .node circle"):
        assert graph["x"] <= node["x"]
        assert node["x"] + node["width"] <= graph["x"] + graph["width"] + 1
