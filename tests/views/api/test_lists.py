"""Lists to their end, fingerprints, and what is told when something is wrong."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.store import RecordReader, RecordWriter
from tests.store.stand_ins import page_of, record_of
from tests.views.web.visiting import Visitor

LISTS = ("reports", "statements", "figures", "events", "actors", "claims", "disputes", "series", "lineage", "stories")


def to_the_end(api: Visitor, address: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        answer = api.get(following)
        shape = answer.json()
        assert answer.headers.get("link") == (f'<{shape["next"]}>; rel="next"' if shape["next"] else None)
        assert shape["left_out"] == shape["total"] - len(shape["items"])
        items += shape["items"]
        following = shape["next"]
    return items


@pytest.mark.parametrize("name", [*LISTS, "outlets"])
def test_cursors_lead_through_a_list_without_gaps_or_repeats(crisis_api: Visitor, name: str) -> None:
    whole = crisis_api.get(f"/api/v1/{name}?limit=500").json()
    assert whole["next"] is None
    assert len(whole["items"]) == whole["total"]
    assert to_the_end(crisis_api, f"/api/v1/{name}?limit=3") == whole["items"]


def test_a_list_has_the_order_and_the_rows_of_the_store(api: Visitor, api_record: Path) -> None:
    with RecordReader(api_record) as reader:
        ids = [row.statement_id for row in reader.statements().rows]
    assert [item["id"] for item in to_the_end(api, "/api/v1/statements?limit=2")] == ids


def test_filters_narrow_and_stay_in_the_next_address(api: Visitor) -> None:
    everything = api.get("/api/v1/statements").json()["total"]
    denied = to_the_end(api, "/api/v1/statements?act=deny&limit=1")
    assert 0 < len(denied) < everything
    assert {item["act"] for item in denied} == {"deny"}


def test_cursors_hold_while_reports_come_in(record: Path, stages: None) -> None:
    api = Visitor(record)
    before = api.get("/api/v1/statements?limit=2").json()
    seen = [item["id"] for item in before["items"]]
    rest = [item["id"] for item in to_the_end(api, before["next"])]
    with RecordWriter(record) as writer:
        page = page_of("Early\nMara Vell: We were first.\n", key="file:/in/9.txt", published="2031-01-01")
        writer.add(page, record_of(page))
        references = writer.references()
        writer.finish()
    assert references is not None
    again = api.get(before["next"]).json()
    assert [item["id"] for item in again["items"]] == rest[: len(again["items"])]
    assert again["total"] == before["total"] + 1
    assert not set(seen) & {item["id"] for item in again["items"]}


def test_an_answer_that_is_known_already_is_not_sent_again(api: Visitor) -> None:
    first = api.get("/api/v1/statements?limit=2")
    tag = first.headers["etag"]
    assert api.get("/api/v1/statements?limit=2").headers["etag"] == tag
    assert api.get("/api/v1/statements?limit=3").headers["etag"] != tag
    for asked in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = api.get("/api/v1/statements?limit=2", headers={"If-None-Match": asked})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert api.get("/api/v1/statements?limit=2", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_change_of_the_record_changes_the_fingerprint(record: Path, stages: None) -> None:
    api = Visitor(record)
    tag = api.get("/api/v1/statements").headers["etag"]
    with RecordWriter(record) as writer:
        page = page_of("Later\nMara Vell: We were last.\n", key="file:/in/8.txt", published="2031-09-01")
        writer.add(page, record_of(page))
        writer.finish()
    assert api.get("/api/v1/statements").headers["etag"] != tag


@pytest.mark.parametrize(
    ("path", "status", "where"),
    [
        ("/nowhere", 404, None),
        ("/statements/s-none", 404, None),
        ("/claims/d-none", 404, None),
        ("/reports/%00", 404, None),
        ("/reports/none?version=3", 404, None),
        ("/statements?speakr=x", 422, "speakr"),
        ("/statements?limit=0", 422, "limit"),
        ("/statements?limit=501", 422, "limit"),
        ("/statements?act=shout", 422, "act"),
        ("/statements?since=2031-02-30", 422, "since"),
        ("/statements?since=2031&until=2030", 422, "until"),
        ("/statements?cursor=%C3%A4", 422, "cursor"),
        ("/statements?cursor=W10", 422, "cursor"),
        ("/claims?cursor=WyJjbGFpbXMiLCAidCIsICJjIl0", 422, "cursor"),
        ("/claims?cursor=WyJjbGFpbXMiLCAxZTk5OTksICJjIl0", 200, None),
        ("/events?country=Nowhereland", 422, "country"),
        ("/changes", 422, "since"),
    ],
)
def test_what_is_wrong_is_told_as_problem_details(api: Visitor, path: str, status: int, where: str | None) -> None:
    answer = api.get(f"/api/v1{path}")
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert (problem["status"], problem["instance"]) == (
            status,
            f"/api/v1{path}".partition("?")[0],
        )
        assert problem["detail"]
        assert [error["where"] for error in problem["errors"]] == ([] if where is None else [where])


def test_a_cursor_of_another_list_is_refused(api: Visitor) -> None:
    cursor = api.get("/api/v1/statements?limit=1").json()["next"].partition("cursor=")[2]
    assert api.get(f"/api/v1/figures?cursor={cursor}").status_code == 422


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_reading_methods_are_taken(api: Visitor, method: str) -> None:
    answer = api.get("/api/v1/summary", method=method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["content-type"] == "application/problem+json"


def test_head_and_options_say_what_there_is(api: Visitor) -> None:
    read, head = api.get("/api/v1/summary"), api.get("/api/v1/summary", method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == read.headers["etag"]
    assert head.headers["content-length"] == str(len(read.content))
    options = api.get("/api/v1/summary", method="OPTIONS")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


def test_nobody_elsewhere_is_let_in(api: Visitor) -> None:
    asked = api.get("/api/v1/summary", headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in asked.headers if name.startswith("access-control")]
    assert asked.headers["cross-origin-resource-policy"] == "same-origin"
    assert api.get("/api/v1/summary", host="elsewhere.example").status_code == 421


def test_a_record_that_is_gone_is_told(tmp_path: Path) -> None:
    answer = Visitor(tmp_path / "gone.record").get("/api/v1/summary")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "there is no record" in answer.json()["detail"]
