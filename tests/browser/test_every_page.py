"""Every page in a real browser, with scripts allowed and not: nothing comes from elsewhere, no complaints."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from onrecord.store import RecordReader
from onrecord.views.web.addresses import report_path
from tests.browser.group_addresses import GROUPS
from tests.views.web.visiting import Visitor

pytestmark = pytest.mark.browser
LISTS = (
    "/",
    "/reports",
    "/statements",
    "/statements?page=2",
    "/figures",
    "/events",
    "/events?type=assault&reality=alleged",
    "/disputes",
    "/disputes?kind=denies&order=recent",
    "/disputes?origins=many",
    "/claims",
    "/claims?kind=disputed",
    "/series",
    "/lineage",
    "/stories",
    "/actors",
    "/changes",
    "/changes?since=all",
    "/timeline",
    "/timeline?budget=10",
    "/brief?since=all",
    "/outlets",
    "/search?q=troops",
    "/search",
    "/rejected",
    "/nowhere",
    "/statements?since=2031-02-30",
)
WATCH = """
    window.breaches = [];
    document.addEventListener('securitypolicyviolation', event => window.breaches.push(event.violatedDirective));
"""


@dataclass
class Watch:
    """What a page did while it was open."""

    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self._check(request.url))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up because the next page was opened
            self.complaints.append(f"failed: {request.url}: {request.failure}")

    def _check(self, url: str) -> None:
        if not url.startswith(f"{self.origin}/"):
            self.complaints.append(f"asked elsewhere: {url}")

    def open(self, path: str, *, expected: int = 200) -> list[str]:
        """Opens a page and gives back what there is to complain of."""
        self.complaints.clear()
        answer = self.page.goto(self.origin + path)
        assert answer is not None
        if answer.status != expected:
            self.complaints.append(f"status {answer.status}")
        self.complaints += [f"policy: {directive}" for directive in self.page.evaluate("window.breaches || []")]
        if expected != 200:  # the browser itself remarks on these
            self.complaints = [text for text in self.complaints if "Failed to load resource" not in text]
        return list(self.complaints)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def strait_paths(strait_record: Path) -> list[str]:
    """Every page of the small record; asked for in a thread, because the browser's driver holds this one's loop."""
    with ThreadPoolExecutor(1) as pool:
        answers = pool.submit(Visitor(strait_record).walk).result()
    return [path for path, answer in answers.items() if "text/html" in answer.headers["content-type"]]


def group_paths(reader: RecordReader, *, most: int = 12) -> list[str]:
    """The pages of the heaviest groups of each family."""
    return [
        f"{address}/{row.group_id}"
        for family, address in GROUPS.items()
        for row in reader.group_rows(family, limit=most).rows
    ]


def code(path: str) -> int:
    if path in ("/nowhere", "/statements?page=2"):
        return 404
    return 400 if "02-30" in path or "origins=many" in path else 200


def test_the_watch_sees_what_it_is_there_for(chromium: Browser, strait: str) -> None:
    watch = Watch(chromium.new_page(), strait)
    assert watch.open("/") == []
    watch.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.invalid/x.png'}))")
    watch.page.wait_for_function("window.breaches.length > 0")
    assert any("Content Security Policy" in complaint for complaint in watch.complaints)
    watch.page.close()


def test_every_page_of_the_small_record(page: Page, strait: str, strait_paths: list[str]) -> None:
    watch = Watch(page, strait)
    assert len(strait_paths) > 40
    complaints = {path: watch.open(path) for path in strait_paths}
    complaints |= {path: watch.open(path, expected=code(path)) for path in LISTS}
    assert {path: found for path, found in complaints.items() if found} == {}


def test_lists_and_all_reports_of_the_sample_crisis(page: Page, sample: str, sample_record: Path) -> None:
    watch = Watch(page, sample)
    with RecordReader(sample_record) as reader:
        reports = [report_path(row.head) for row in reader.reports().rows]
        statement = reader.statements().rows[0].statement_id
        event = reader.events().rows[0].event_id
        actor = reader.actors()[0].actor_id
        groups = group_paths(reader)
    assert len(reports) > 20
    assert len(groups) > 30
    paths = [*LISTS, *reports, *groups, f"/statements/{statement}", f"/events/{event}", f"/actors/{actor}"]
    complaints = {path: watch.open(path, expected=200 if "page=2" in path else code(path)) for path in paths}
    assert {path: found for path, found in complaints.items() if found} == {}


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_the_window(width: int, chromium: Browser, sample: str, sample_record: Path) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    with RecordReader(sample_record) as reader:
        report = max(reader.reports().rows, key=lambda row: row.statements)
        statement, figure = reader.statements().rows[0], reader.figures().rows[0]
        event = reader.events().rows[0]
        actor = reader.actors()[0].actor_id
        groups = group_paths(reader, most=3)
    paths = (
        *("/", "/reports", "/statements", "/figures", "/events", "/actors", "/search?q=troops", "/nowhere"),
        *GROUPS.values(),
        *groups,
        report_path(report.head),
        f"/statements/{statement.statement_id}",
        f"/figures/{figure.figure_id}",
        f"/events/{event.event_id}",
        f"/actors/{actor}",
    )
    wide = {}
    for path in paths:
        page.goto(sample + path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth") - width
    page.close()
    assert {path: excess for path, excess in wide.items() if excess > 0} == {}
