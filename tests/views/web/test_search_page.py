from pathlib import Path

from onrecord.store import RecordReader
from tests.views.web.visiting import Visitor


def test_words_are_shown_where_they_match(visitor: Visitor) -> None:
    root = visitor.page("/search?q=channel+cleared")
    assert [element.text for element in root.marked("lines")[0].all("mark")] == ["cleared", "channel"]
    assert "1 statement and 1 report hold all of these words" in root.text
    assert root.one("input", id="find").attributes["value"] == "channel cleared"


def test_nothing_found_says_what_to_try(visitor: Visitor) -> None:
    assert "Nothing holds all of these words" in visitor.page("/search?q=zeppelin").text


def test_no_words_explain_how_to_ask(visitor: Visitor) -> None:
    assert "All must occur" in visitor.page("/search?q=+%00+").text


def test_any_marks_may_be_typed(visitor: Visitor) -> None:
    for query in ('"', "'; DROP TABLE--", "(a OR", "*", "<script>alert(1)</script>", "a" * 3000, "NEAR/3"):
        assert visitor.get(f"/search?q={query}").status_code == 200, query


def test_an_id_leads_to_its_page(visitor: Visitor, invented_record: Path) -> None:
    with RecordReader(invented_record) as reader:
        statement = reader.statements().rows[0]
    for wanted, page in ((statement.statement_id, "statements"), (statement.report.report_id, "reports")):
        links = {element.attributes["href"] for element in visitor.page(f"/search?q={wanted}").one("main").all("a")}
        assert f"/{page}/{wanted}" in links


def test_all_hits_can_be_shown(visitor: Visitor) -> None:
    assert len(visitor.page("/search?q=morran&show=all").marked("line")) == 4
