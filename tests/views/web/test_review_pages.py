"""Deciding from a browser: what is taken, what is refused, and that nothing typed is lost."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from onrecord.store import RecordReader, RecordWriter
from onrecord.store.reviews import ReviewStatus
from onrecord.views.web.app import create_app
from onrecord.views.web.review_desk import ReviewDesk, safe_back
from tests.store.reviews.conftest import statement_with
from tests.views.web.visiting import ORIGIN, Element, parse

OWN = {"Sec-Fetch-Site": "same-origin"}
HOSTILE = "\"><script>alert('who')</script> لن"


class Client:
    """A browser that sends forms."""

    def __init__(self, record: Path, *, desk: bool = True, apply: Callable[[], object] | None = None) -> None:
        self.record = record
        self.desk = ReviewDesk("Ada", apply, "token-of-this-run") if desk else None
        self.app = create_app(record, desk=self.desk)

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, {}, None))

    def page(self, path: str) -> Element:
        answer = self.get(path)
        assert answer.status_code == 200, path
        return parse(answer.text)

    def send(
        self, fields: Mapping[str, str], *, headers: Mapping[str, str] = OWN, token: bool = True, path: str = "/review"
    ) -> httpx.Response:
        own = {"who": "Ada", **({"token": "token-of-this-run"} if token else {})}
        return asyncio.run(self._ask("POST", path, dict(headers), {**own, **fields}))

    async def _ask(
        self, method: str, path: str, headers: dict[str, str], data: dict[str, str] | None
    ) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return await client.request(method, path, headers=headers, data=data)


@pytest.fixture
def client(record: Path) -> Client:
    return Client(record)


@pytest.fixture
def bridge(record: Path) -> str:
    return statement_with(record, "40 trucks")


def entries(record: Path) -> list[tuple[str, str, ReviewStatus]]:
    with RecordReader(record) as reader:
        return [(row.review.kind, row.review.who, row.status) for row in reader.reviews()]


def test_a_form_on_the_page_of_a_statement_rejects_it(client: Client, bridge: str) -> None:
    path = f"/statements/{bridge}"
    form = client.page(path).one("form", action="/review")
    fields = {
        element.attributes["name"]: element.attributes.get("value", "") for element in form.all("input", type="hidden")
    }
    assert fields == {"token": "token-of-this-run", "target": bridge, "back": path}
    answer = client.send({**fields, "kind": "reject", "note": "A toy bridge."})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#review")
    page = client.page(path)
    assert "rejected by Ada" in page.text
    assert "A toy bridge." in page.text
    listed = client.page("/statements")
    assert "40 trucks" not in listed.text
    assert "1 statement" in listed.one("p", role="status").text
    assert "40 trucks" in client.page("/statements?decided=rejected").text


def test_corrections_show_what_was_found_beside_them(client: Client, bridge: str) -> None:
    client.send({"kind": "correct", "target": bridge, "speaker": HOSTILE})
    client.send({"kind": "correct", "target": bridge, "said": "2030-01"})
    facts = client.page(f"/statements/{bridge}").facts()
    assert HOSTILE in facts["Speaker"]
    assert "found was Mara Vell" in facts["Speaker"] or "found was M. Vell" in facts["Speaker"]
    assert "Jan 2030" in facts["Said"]
    assert "found was undated" in facts["Said"]
    assert "<script>" not in client.get(f"/statements/{bridge}").text


def test_decisions_are_listed_and_undone(client: Client, bridge: str, record: Path) -> None:
    client.send({"kind": "note", "target": bridge, "note": HOSTILE})
    client.send({"kind": "confirm", "target": bridge})
    page = client.page("/review")
    assert page.one("blockquote").text == HOSTILE
    undo = page.all("form", action="/review")[1]
    fields = {one.attributes["name"]: one.attributes["value"] for one in undo.all("input")}
    assert client.send(fields).status_code == 303
    assert {status for _, _, status in entries(record)} == {ReviewStatus.IN_FORCE, ReviewStatus.UNDONE}
    assert client.page("/review?status=undone").one("ol")
    assert client.send(fields).status_code == 400
    export = client.get("/review/export.jsonl")
    assert export.headers["content-disposition"].startswith("attachment")
    assert export.text.count("\n") == 3
    assert client.get("/review/export.jsonl?notes=none").text.count("\n") == 2


def test_decisions_count_across_reports_after_the_answer_is_sent(record: Path, bridge: str) -> None:
    calls: list[str] = []
    client = Client(record, apply=lambda: calls.append("applied"))
    client.send({"kind": "note", "target": bridge, "note": "x"})
    assert calls == []
    client.send({"kind": "reject", "target": bridge})
    assert calls == ["applied"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_what_comes_from_elsewhere_is_refused(
    client: Client, bridge: str, record: Path, headers: dict[str, str]
) -> None:
    answer = client.send({"kind": "reject", "target": bridge}, headers=headers)
    assert answer.status_code == 403
    assert "did not come from a page" in answer.text
    assert entries(record) == []


def test_an_old_browser_that_only_tells_its_origin_may_decide(client: Client, bridge: str) -> None:
    assert client.send({"kind": "reject", "target": bridge}, headers={"Origin": ORIGIN}).status_code == 303


def test_a_form_of_an_earlier_run_is_shown_again_with_what_was_typed(client: Client, bridge: str, record: Path) -> None:
    for token in ("", "token-of-another-run", "\udcff"):
        fields = {"kind": "note", "target": bridge, "note": HOSTILE, "token": token}
        answer = client.send(
            {name: value for name, value in fields.items() if value.isprintable() or name == "note"}, token=False
        )
        assert answer.status_code == 403
        page = parse(answer.text)
        assert page.one("textarea").text == HOSTILE
        assert page.all("input", name="token")[0].attributes["value"] == "token-of-this-run"
    assert entries(record) == []


def test_nothing_is_decided_where_the_server_was_started_for_reading(record: Path, bridge: str) -> None:
    client = Client(record, desk=False)
    assert client.page(f"/statements/{bridge}").all("form", action="/review") == []
    answer = client.send({"kind": "reject", "target": bridge})
    assert answer.status_code == 403
    assert "onrecord serve --review" in answer.text
    assert "serve --review" in client.page("/review").text
    assert client.send({}, path="/statements").status_code == 405
    assert client.get(f"/review/form?target={bridge}").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": ""},
        {"kind": "delete"},
        {"kind": "correct"},
        {"kind": "correct", "said": "yesterday"},
        {"kind": "correct", "said": "2031", "speaker": "Bo"},
        {"kind": "note", "note": "  "},
        {"kind": "note", "note": "x" * 10_001},
        {"kind": "merge", "other": "a-vell"},
        {"kind": "reject", "who": "   "},
    ],
)
def test_what_cannot_be_decided_is_told_and_the_form_is_kept(
    client: Client, bridge: str, record: Path, fields: dict[str, str]
) -> None:
    answer = client.send({"target": bridge, "note": "Keep me.", **fields})
    assert answer.status_code == 400
    page = parse(answer.text)
    assert page.one(role="alert").text.startswith("Nothing was decided")
    assert page.one("textarea").text == fields.get("note", "Keep me.")
    assert entries(record) == []


def test_what_is_not_there_cannot_be_decided_on(client: Client) -> None:
    for target in ("", "s-nothing", "x", "a-1/b/c", "'", "v-1:0"):
        assert client.send({"kind": "reject", "target": target}).status_code == 404
        assert client.get(f"/review/form?target={quote(target)}").status_code == 404


def test_a_decision_beside_a_build_waits_and_says_so(client: Client, bridge: str, record: Path) -> None:
    with RecordWriter(record) as writer:
        assert client.send({"kind": "reject", "target": bridge, "back": "/"}).status_code == 303
        assert "waiting for a build to end" in client.page(f"/statements/{bridge}").text
        assert "waiting" in client.page("/review").text
        writer.take_reviews()
        writer.finish()
    assert "rejected by Ada" in client.page(f"/statements/{bridge}").text


def test_where_nothing_can_be_written_the_form_is_kept(
    client: Client, bridge: str, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.errors import RecordUnwritable

    def full(*_: object) -> None:
        raise RecordUnwritable(record, "the disk is full")

    monkeypatch.setattr("onrecord.store.reviews.deciding.append_reviews", full)
    answer = client.send({"kind": "reject", "target": bridge, "note": "Keep me."})
    assert answer.status_code == 409
    assert "the disk is full" in answer.text
    assert parse(answer.text).one("textarea").text == "Keep me."


def test_other_ways_of_sending_are_refused(client: Client, bridge: str) -> None:
    async def ask(**what: object) -> httpx.Response:
        transport = httpx.ASGITransport(app=client.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as browser:
            return await browser.request(str(what.pop("method", "POST")), "/review", **what)  # type: ignore[arg-type]

    form = {"Content-Type": "application/x-www-form-urlencoded", **OWN}
    assert asyncio.run(ask(json={"kind": "reject", "target": bridge}, headers=OWN)).status_code == 415
    assert asyncio.run(ask(content=b"a" * 300_000, headers=form)).status_code == 413
    assert asyncio.run(ask(content=b"&".join(b"a=1" for _ in range(100)), headers=form)).status_code == 400
    assert asyncio.run(ask(content=b"who=%FF", headers=form)).status_code == 400
    assert asyncio.run(ask(content=b"\xff=1", headers=form)).status_code == 400
    assert asyncio.run(ask(method="DELETE", headers=form)).status_code == 405
    assert asyncio.run(ask(method="PUT", headers=form)).status_code == 405


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\r\nSet-Cookie: x", "javascript:1"]
)
def test_after_a_decision_nobody_is_sent_elsewhere(path: str) -> None:
    assert safe_back(path) == "/review"


def test_an_address_of_these_pages_is_gone_back_to() -> None:
    assert safe_back("/statements/s-1?x=1") == "/statements/s-1?x=1"


def test_actors_are_joined_and_parted_by_forms(client: Client, record: Path) -> None:
    answer = client.send({"kind": "merge", "target": "a-vell", "other": "a-oreb", "name": "The Two"})
    assert answer.status_code == 303
    assert "joined" in client.page("/actors/a-vell").text
    answer = client.send({"kind": "split", "target": "a-vell", "names": "M. Vell", "name": "Another Vell"})
    assert answer.status_code == 303
    assert [kind for kind, _, _ in entries(record)] == ["split", "merge"]
