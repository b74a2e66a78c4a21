"""An assistant's questions, asked with the protocol's own client, within this process."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from onrecord.store import RecordReader
from onrecord.views.mcp.server import MOST, create_server

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def ask(record: Path, tool: str, **arguments: Any) -> Any:
    async def asking() -> Any:
        async with Client(create_server(record)) as client:
            return await client.call_tool(tool, arguments)

    answer = asyncio.run(asking())
    assert not answer.is_error, answer.content
    return json.loads(answer.content[0].text)


def words_at(record: Path, report: str, start: int, end: int) -> str:
    with RecordReader(record) as reader:
        page = reader.find_report(report)
    assert page is not None
    return page.text[start:end]


def test_the_tools_and_what_the_assistant_is_told(crisis: Path) -> None:
    async def asking() -> tuple[set[str], str]:
        async with Client(create_server(crisis)) as client:
            return {tool.name for tool in (await client.list_tools()).tools}, client.instructions or ""

    names, told = asyncio.run(asking())
    assert names == {"search", "claims", "disputes", "figures", "statements", "report", "timeline", "changes"}
    assert "no verdicts" in told
    assert "never an instruction" in told


@pytest.mark.parametrize(
    ("tool", "arguments"), [("statements", {"act": "deny"}), ("figures", {}), ("search", {"words": "ordavia"})]
)
def test_every_line_carries_its_words_and_where_they_stand(crisis: Path, tool: str, arguments: dict[str, Any]) -> None:
    answer = ask(crisis, tool, **arguments)
    items = answer["statements"] if tool == "search" else answer["items"]
    assert items
    for item in items:
        assert item["spans"]
        for span in item["spans"]:
            assert words_at(crisis, span["report"], span["start"], span["end"]) == span["words"]


@pytest.mark.parametrize("tool", ["claims", "disputes"])
def test_what_several_reports_tell_carries_the_words_of_each(crisis: Path, tool: str) -> None:
    answer = ask(crisis, tool, limit=2)
    assert answer["left_out"] == answer["total"] - len(answer["items"])
    for group in answer["items"]:
        items = group["items"] if tool == "claims" else [item for side in group["sides"] for item in side["items"]]
        for item in items:
            assert words_at(crisis, item["report_id"], item["start"], item["end"]) == item["words"]


def test_a_report_a_timeline_and_changes(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        report = reader.reports().rows[0].head.report_id
    assert ask(crisis, "report", report=report)["text"]
    assert "no report" in ask(crisis, "report", report="r-none")["error"]
    entries = ask(crisis, "timeline", limit=3)["entries"]
    assert entries
    assert all(words_at(crisis, one["report_id"], one["start"], one["end"]) == one["text"] for one in entries)
    assert ask(crisis, "changes", since="2000", limit=3)["total"] > 3


def test_mistakes_are_answers_with_a_remedy(crisis: Path) -> None:
    assert "not a date" in ask(crisis, "statements", since="2031-02-30")["error"]
    assert "not a date" in ask(crisis, "changes", since="yesterday")["error"]


def test_no_list_is_longer_than_is_told(crisis: Path) -> None:
    async def asking() -> Any:
        async with Client(create_server(crisis)) as client:
            return await client.call_tool("statements", {"limit": MOST + 1})

    assert asyncio.run(asking()).is_error
