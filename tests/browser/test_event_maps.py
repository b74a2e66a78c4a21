"""Map and dyads in a browser, with scripts and without: places, popups and links, and nothing from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onrecord.model import EventType, Reality
from onrecord.views.web.bundle import missing_parts
from onrecord.views.web.site import STATIC
from tests.browser.test_every_page import Watch
from tests.store.invented_events import Told, build
from tools.screenshots import serving

pytestmark = pytest.mark.browser
bundled = pytest.mark.skipif(missing_parts(STATIC) is not None, reason=f"no bundle: {missing_parts(STATIC)}")
PATIENCE = 120_000  # milliseconds; a busy machine draws a map slowly
MOST_CLICKS = 40
TOLD = (
    *(Told(place=0, begin=f"2031-03-{day:02}") for day in range(1, 9)),
    Told(place=0, reality=Reality.DENIED),
    Told(place=1, type=EventType.CONSULT, begin="2031-03-04"),
    Told(place=2),
    Told(place=3, reality=Reality.ALLEGED, begin="2031-04-04"),
    Told(place=4),
)
PATHS = (
    "/events",
    "/events/map",
    "/events/map?view=world",
    "/events/map?reality=denied",
    "/events/map?place=Dorn&at=48.5,29.25",
    "/events/dyads",
    "/events/dyads?by=actors",
    "/events/dyads?source=RUS&target=UKR",
    "/events/dyads?source=RUS&target=UKR&per=month",
    "/events/dyads?source=RUS&target=nobody",
)


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    record: Path = build(tmp_path_factory.mktemp("browser") / "events.record", TOLD)
    with serving(record) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, events: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=events, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_no_page_complains_or_asks_elsewhere(scripts: bool, chromium: Browser, events: str) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    watch = Watch(context.new_page(), events)
    complaints = {}
    for path in PATHS:
        found = watch.open(path)
        if scripts and path.startswith("/events/map"):
            watch.page.wait_for_load_state("networkidle")
            found = watch.complaints + [str(one) for one in watch.page.evaluate("window.breaches")]
        complaints[path] = found
    context.close()
    assert {path: found for path, found in complaints.items() if found} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_window(width: int, chromium: Browser, events: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    wide = {}
    for path in PATHS:
        page.goto(events + path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth") - width
    page.close()
    assert {path: excess for path, excess in wide.items() if excess > 0} == {}


def test_without_scripts_a_mark_leads_to_its_events(chromium: Browser, events: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{events}/events/map")
    page.locator("a.mark[data-place=Dorn]").click()
    page.wait_for_url("**/events?place=Dorn&at=**")
    assert page.locator("table.events tbody tr").count() == 9
    context.close()


@bundled
def test_the_map_moves_and_its_places_open(page: Page) -> None:
    page.goto("/events/map")
    spot = page.get_by_role("button", name="Dorn: 9 events: 8 done or under way, 1 denied")
    spot.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    assert "8 done or under way, 1 denied" in popup.inner_text()
    popup.get_by_role("link", name="Show these events").click()
    page.wait_for_url("**/events?place=Dorn&at=**")


@bundled
def test_the_map_has_land_and_finer_land_near_by(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/events/map?view=world")
    page.locator(".sheet path.land").first.wait_for(state="attached")
    assert not any("50m" in url for url in asked)
    for _ in range(MOST_CLICKS):  # one that comes while the map still moves is lost
        if any("50m" in url for url in asked):
            break
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)
    assert any("50m" in url for url in asked)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("document.querySelectorAll('.sheet path.land').length === 1")


@bundled
def test_names_on_the_map_are_words_only(page: Page) -> None:
    page.goto("/events/map?view=world")
    page.get_by_role("button", name="مرفأ <b>").focus()
    page.keyboard.press("Enter")
    assert "<b>" in page.locator(".leaflet-popup").inner_text()
    assert page.locator(".sheet b").count() == 0


@bundled
def test_a_map_whose_land_is_missing_stays_as_the_server_drew_it(page: Page) -> None:
    page.route("**/countries-*.json*", lambda route: route.fulfill(status=404))
    page.goto("/events/map")
    page.wait_for_load_state("networkidle")
    assert page.locator("#map > svg").is_visible()
    assert page.locator(".sheet").count() == 0


@bundled
def test_keys_lead_from_one_view_of_the_events_to_the_next(page: Page) -> None:
    page.goto("/events")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/events/map")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**/events/dyads")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/dyads?source=RUS&target=UKR")


def test_a_bar_leads_to_its_days(page: Page) -> None:
    page.goto("/events/dyads?source=RUS&target=UKR&per=month")
    page.locator("a.bar-of").last.click()
    page.wait_for_url("**/events?source=RUS&target=UKR&since=2031-04-01&until=2031-04-30")
