"""Copied words, claims, places and versions in a real browser without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord.store import RecordReader, ReportHead
from tests.views.web import entwined
from tools.screenshots import serving

pytestmark = pytest.mark.browser
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return entwined.build(tmp_path_factory.mktemp("browser") / "entwined.record")


@pytest.fixture(scope="module")
def heads(record: Path) -> dict[str, ReportHead]:
    """Heads by outlet."""
    with RecordReader(record) as reader:
        return {str(row.head.outlet): row.head for row in reader.reports().rows}


@pytest.fixture(scope="module")
def served(record: Path) -> Iterator[str]:
    with serving(record) as address:
        yield address


@pytest.fixture(params=WIDTHS, ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element)['{name}']"))


@pytest.mark.parametrize(
    ("layer", "mark", "look", "line"),
    [
        ("copies", "a.copied", "backgroundImage", ".note-copied .head"),
        ("claims", "a.disputed", "backgroundImage", ".note-claim .head"),
        ("places", "a.place", "borderBottomStyle", ".of-places"),
    ],
)
def test_a_layer_comes_and_goes_with_its_lines(
    layer: str, mark: str, look: str, line: str, page: Page, served: str, heads: dict[str, ReportHead]
) -> None:
    page.goto(f"{served}/reports/{heads['Strait Press'].report_id}")
    off = style(page, mark, look)
    assert not page.locator(line).first.is_visible()
    page.locator(f"#show-{layer}").check()
    assert style(page, mark, look) != off
    assert page.locator(line).first.is_visible()
    page.locator(f"#show-{layer}").uncheck()
    assert style(page, mark, look) == off


def test_the_margin_opens_by_keyboard_and_leads_to_the_same_words(
    page: Page, served: str, heads: dict[str, ReportHead]
) -> None:
    page.goto(f"{served}/reports/{heads['Quay Post'].report_id}?layers=copies")
    line = page.locator(".note-copied .head a", has_text="taken from").first
    line.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#x-*")
    more = page.locator(".more:visible")
    assert more.count() == 1
    more.get_by_text("The same words in").click()
    page.wait_for_url("**#words")
    asked = page.locator(".asked").first
    box = asked.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800
    assert "rgb(255, 224, 138)" in style(page, ".asked", "backgroundImage")


def test_right_to_left_paragraphs_run_right_to_left(page: Page, served: str, heads: dict[str, ReportHead]) -> None:
    page.goto(f"{served}/reports/{heads['صدى'].report_id}?layers=claims")
    directions = [each.evaluate("e => getComputedStyle(e).direction") for each in page.locator("p.text").all()]
    assert directions == ["ltr", "rtl"]
    assert page.evaluate("document.documentElement.scrollWidth") <= (page.viewport_size or {"width": 0})["width"]


def test_versions_stand_side_by_side_where_there_is_room(page: Page, strait: str, strait_record: Path) -> None:
    with RecordReader(strait_record) as reader:
        head = next(row.head for row in reader.reports().rows if row.head.versions > 1)
    page.goto(f"{strait}/reports/{head.report_id}/versions")
    cut, added = page.locator("del").first.bounding_box(), page.locator("ins").first.bounding_box()
    assert cut is not None
    assert added is not None
    wide = (page.viewport_size or {"width": 0})["width"] == WIDTHS[0]
    assert (added["x"] > cut["x"] + 200) == wide
    assert (abs(added["y"] - cut["y"]) < 5) == wide
    assert "line-through" in style(page, ".pair-changed del", "textDecorationLine")
    assert "underline" in style(page, ".pair-changed ins", "textDecorationLine")
    folded = page.locator(".fold .text").first
    assert not folded.is_visible()
    page.locator(".fold summary").first.click()
    assert folded.is_visible()


def test_paper_shows_the_lines_of_the_layers_that_are_on(page: Page, served: str, heads: dict[str, ReportHead]) -> None:
    page.goto(f"{served}/reports/{heads['Strait Press'].report_id}?layers=copies&layers=claims")
    page.emulate_media(media="print")
    for line in (".note-copied .head", ".note-claim .head"):
        assert page.locator(line).first.is_visible()
    assert not page.locator(".note-place").first.is_visible()
    assert not page.locator(".pilcrow").first.is_visible()


def test_a_note_takes_no_more_room_than_its_lines(page: Page, served: str, heads: dict[str, ReportHead]) -> None:
    page.goto(f"{served}/reports/{heads['Quay Post'].report_id}?layers=copies")
    line = page.locator(".note-copied").last.bounding_box()
    assert line is not None
    assert line["height"] < 40
