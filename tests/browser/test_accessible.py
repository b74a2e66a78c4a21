"""Every kind of page is clean for axe, WCAG 2.2 AA: wide and narrow, light and dark, with scripts and without."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from onrecord.store import RecordReader
from onrecord.views.web.addresses import report_path
from tests.browser.group_addresses import GROUPS

pytestmark = pytest.mark.browser
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
LISTS = (
    *("/", "/reports", "/statements", "/figures", "/events", "/actors", "/disputes", "/claims", "/series", "/outlets"),
    *("/search", "/search?q=troops", "/search?q=troops&kind=statements", "/rejected", "/nowhere", "/timeline"),
    *("/statements?since=2031-02-30", "/sql", "/sql?q=SELECT+1", "/sql?q=DELETE+FROM+actor", "/api", "/review"),
    *("/lineage", "/stories", "/changes", "/changes?since=all", "/brief", "/brief?since=all"),
    *("/events/map", "/events/dyads", "/events/dyads?by=actors", "/events/dyads?by=countries"),
)
Scheme = Literal["light", "dark"]
WAYS: tuple[tuple[int, Scheme, bool], ...] = (
    (1280, "light", True),
    (1280, "dark", False),
    (390, "light", False),
    (390, "dark", True),
)


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]} {way[1]} {'with' if way[2] else 'without'} scripts")
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme, scripts = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    if not scripts:  # axe itself is a script, which never ends where scripts are off: those of the pages are kept away
        context.route("**/*.js*", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def things(sample_record: Path) -> list[str]:
    """One page of each kind of thing in the sample crisis, the richest."""
    with RecordReader(sample_record) as reader:
        reports = sorted(reader.reports().rows, key=lambda row: -row.statements)
        report = reports[0]
        groups = [
            f"{address}/{row.group_id}"
            for family, address in GROUPS.items()
            for row in reader.group_rows(family, limit=2).rows
        ]
        return [
            report_path(report.head),
            f"{report_path(report.head)}?as=found",
            *(f"{report_path(row.head)}/versions" for row in reports if row.head.versions > 1),
            f"/outlets/{quote(next(row.head.outlet for row in reports if row.head.outlet))}",
            f"/statements/{reader.statements(limit=1).rows[0].statement_id}",
            f"/figures/{reader.figures(limit=1).rows[0].figure_id}",
            f"/events/{reader.events(limit=1).rows[0].event_id}",
            f"/actors/{reader.actors()[0].actor_id}",
            *groups,
        ]


def complaints(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def test_axe_sees_what_it_is_there_for(chromium: Browser, sample: str) -> None:
    page = chromium.new_page()
    page.goto(f"{sample}/rejected")
    page.evaluate("document.body.append(document.createElement('input'))")
    assert any(complaint.startswith("label") for complaint in complaints(page))
    page.close()


def test_every_kind_of_page_is_clean(page: Page, sample: str, things: list[str]) -> None:
    found: dict[str, list[str]] = {}
    for path in (*LISTS, *things):
        page.goto(sample + path)
        if broken := complaints(page):
            found[path] = broken[:3]
    assert found == {}
