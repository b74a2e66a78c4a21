"""The keyboard, where scripts run; and that a page without them shows nothing of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from onrecord.views.web.bundle import missing_parts
from onrecord.views.web.site import STATIC

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(missing_parts(STATIC) is not None, reason=f"no bundle: {missing_parts(STATIC)}"),
]


@pytest.fixture
def page(chromium: Browser, strait: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=strait)
    page = context.new_page()
    page.goto("/statements")
    yield page
    context.close()


def test_a_slash_goes_to_the_search_field_and_is_no_part_of_it(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("j/g?")
    assert page.locator("#find").input_value() == "j/g?"
    assert page.locator("dialog[open]").count() == 0


def test_g_and_a_letter_goes_to_a_page(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/figures")
    page.keyboard.press("f")  # without g it is no key
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url(lambda url: url.endswith("/"))


def test_j_and_k_move_from_line_to_line(page: Page) -> None:
    lines = page.locator("ol.lines > li")
    held = "line => line.contains(document.activeElement)"
    page.keyboard.press("j")
    assert lines.nth(0).evaluate(held)
    page.keyboard.press("j")
    assert lines.nth(1).evaluate(held)
    for _ in range(3):
        page.keyboard.press("k")
    assert lines.nth(0).evaluate(held)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")


def test_a_question_mark_shows_the_keys_and_where_they_lead(page: Page) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert "Reports" in dialog.inner_text()
    assert "Front page" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_keys_can_be_switched_off_and_on(page: Page) -> None:
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1


def test_keys_of_the_browser_stay_with_it(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.press("Alt+/")
    assert page.evaluate("document.activeElement === document.body")


def test_htmx_is_there_and_adds_no_style(page: Page) -> None:
    assert page.locator("head style").count() == 0
    assert page.locator("script").count() == 1


def test_without_scripts_there_is_no_trace_of_keys(chromium: Browser, strait: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strait)
    assert page.get_by_role("button", name="Keys").count() == 0
    assert page.locator("dialog").count() == 0
    context.close()
