"""The report reader in a real browser without scripts: highlights open their details, layers go on and off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from onrecord.store import RecordReader, ReportPage

pytestmark = pytest.mark.browser
LIT = "rgb(255, 224, 138)"
CLEAR = "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def ferry(strait_record: Path) -> ReportPage:
    """The report of the small record with most on it."""
    with RecordReader(strait_record) as reader:
        row = max(reader.reports().rows, key=lambda row: row.statements)
        page = reader.find_report(row.head.report_id)
    assert page is not None
    return page


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def reading(request: pytest.FixtureRequest, chromium: Browser, strait: str, ferry: ReportPage) -> Iterator[Page]:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": request.param, "height": 800}, color_scheme="light"
    )
    page = context.new_page()
    page.goto(f"{strait}/reports/{ferry.head.report_id}")
    yield page
    context.close()


def follow(page: Page, press: Callable[[], None]) -> None:
    """Presses something and waits until the address has changed: the browser goes there in its own time."""
    before = page.url
    press()
    page.wait_for_url(lambda address: address != before)


def promised(ferry: ReportPage) -> str:
    return next(row.statement_id for row in ferry.statements if row.act == "promise")


def details(page: Page, key: str) -> Locator:
    return page.locator(f"#n-{key} .more")


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"element => getComputedStyle(element)['{name}']"))


def in_view(page: Page, locator: Locator) -> bool:
    box, window = locator.bounding_box(), page.viewport_size
    assert box is not None
    assert window is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= window["height"]


def test_a_click_on_words_shows_what_they_are(reading: Page, ferry: ReportPage) -> None:
    key = promised(ferry)
    assert not details(reading, key).is_visible()
    follow(reading, reading.locator("p.text a", has_text="the channel").first.click)
    assert details(reading, key).is_visible()
    assert "in a statement" in details(reading, key).inner_text()
    assert in_view(reading, details(reading, key))
    others = [row.statement_id for row in ferry.statements if row.statement_id != key]
    assert not any(details(reading, other).is_visible() for other in others)


def test_all_words_of_what_is_open_are_lit(reading: Page, ferry: ReportPage) -> None:
    key = promised(ferry)
    assert LIT not in style(reading, f"a.{key}.content", "backgroundImage")
    follow(reading, reading.locator("p.text a", has_text="We will").first.click)
    count = reading.locator(f"a.{key}").count()
    assert count > 3
    for number in range(count):
        ground = reading.locator(f"a.{key}").nth(number).evaluate("e => getComputedStyle(e).backgroundImage")
        assert LIT in ground


def test_events_figures_and_times_open_too(reading: Page, ferry: ReportPage) -> None:
    for words, value in (("do it again", "retreat"), ("1,200 mines", "at least 1,200"), ("June", "2030-06")):
        follow(reading, reading.locator("p.text a", has_text=words).first.click)
        shown = reading.locator(".more:visible")
        assert shown.count() == 1
        assert value in shown.inner_text()


def test_closing_leaves_the_page_where_it_is(reading: Page, ferry: ReportPage) -> None:
    follow(reading, reading.get_by_text("Nobody was hurt").first.click)
    before = reading.evaluate("window.scrollY")
    follow(reading, reading.locator(".more:visible .close").click)
    assert reading.locator(".more:visible").count() == 0
    assert reading.evaluate("window.scrollY") == before


def test_an_address_with_an_id_opens_at_its_words(reading: Page, ferry: ReportPage, strait: str) -> None:
    figure = ferry.figures[-1]
    reading.goto(f"{strait}/reports/{ferry.head.report_id}#{figure.figure_id}")
    assert in_view(reading, reading.locator(f"a.{figure.figure_id}").first)
    assert details(reading, figure.figure_id).is_visible()


def test_from_inner_to_outer_statement(reading: Page, ferry: ReportPage) -> None:
    inner = next(row for row in ferry.statements if row.parent_id)
    assert inner.parent_id is not None
    follow(reading, reading.locator("p.text a", has_text="in the strait").first.click)
    assert details(reading, inner.statement_id).is_visible()
    follow(reading, details(reading, inner.statement_id).locator(".chain a").click)
    assert details(reading, inner.parent_id).is_visible()
    assert not details(reading, inner.statement_id).is_visible()


def test_layers_go_off_and_on(reading: Page, ferry: ReportPage) -> None:
    for layer, words, look, off in (
        ("statements", "a.content.direct", "backgroundColor", CLEAR),
        ("statements", "a.cue", "textDecorationLine", "none"),
        ("events", "a.event", "borderTopStyle", "none"),
        ("events", "a.event", "backgroundColor", None),
        ("figures", "a.figure", "boxShadow", "none"),
        ("times", "a.time", "borderBottomStyle", "none"),
    ):
        shown = style(reading, words, look)
        assert shown != off
        reading.locator(f"#show-{layer}").uncheck()
        # Under an event that is switched off, the ground of its statement comes to light.
        assert style(reading, words, look) == off if off else style(reading, words, look) != shown
        reading.locator(f"#show-{layer}").check()
        assert style(reading, words, look) == shown


def test_without_statements_a_figure_keeps_its_own_ground(reading: Page, ferry: ReportPage) -> None:
    ground = style(reading, "a.figure.content", "backgroundColor")
    reading.locator("#show-statements").uncheck()
    assert style(reading, "a.figure.content", "backgroundColor") == ground
    reading.locator("#show-figures").uncheck()
    assert style(reading, "a.figure.content", "backgroundColor") == CLEAR


def test_layers_can_be_kept_in_the_address(reading: Page, ferry: ReportPage) -> None:
    reading.locator("#show-times").uncheck()
    follow(reading, reading.get_by_role("button", name="Link to this view").click)
    assert "layers=statements&layers=events&layers=figures" in reading.url
    assert not reading.locator("#show-times").is_checked()
    assert style(reading, "a.time", "borderBottomStyle") == "none"


def test_the_keyboard_reaches_words_and_their_details(reading: Page, ferry: ReportPage) -> None:
    reading.keyboard.press("Tab")
    assert reading.locator(".skip").evaluate("element => element === document.activeElement")
    follow(reading, lambda: reading.keyboard.press("Enter"))
    assert reading.url.endswith("#main")
    for _ in range(40):
        reading.keyboard.press("Tab")
        focused = reading.evaluate("document.activeElement.className")
        if "to-statement" in focused:
            break
    assert reading.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    follow(reading, lambda: reading.keyboard.press("Enter"))
    assert reading.locator(".more:visible").count() == 1


def test_paper_shows_a_line_for_each_thing_and_nothing_to_press(reading: Page, ferry: ReportPage) -> None:
    reading.emulate_media(media="print")
    for key in (promised(ferry), ferry.figures[0].figure_id):
        assert reading.locator(f"#h-{key}").is_visible()
        assert not details(reading, key).is_visible()
    assert not reading.locator(".find").is_visible()
    assert not reading.locator(".layers").is_visible()


def test_dark_where_the_reader_prefers_it(reading: Page) -> None:
    light = style(reading, "body", "backgroundColor")
    reading.emulate_media(color_scheme="dark")
    assert style(reading, "body", "backgroundColor") != light


def test_a_front_page_line_leads_to_its_words(reading: Page, strait: str, ferry: ReportPage) -> None:
    reading.goto(strait)
    follow(reading, reading.get_by_role("link", name="there were 300 boats").click)
    key = next(row.statement_id for row in ferry.statements if row.words == "there were 300 boats")
    reading.wait_for_url(f"**#{key}")
    assert details(reading, key).is_visible()
    assert in_view(reading, reading.locator(f"a.{key}.content").first)
