from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.store import RecordReader
from tests.views.web.visiting import Visitor


def test_words_are_shown_where_they_match(visitor: Visitor) -> None:
    root = visitor.page("/search?q=channel+cleared")
    assert [element.text for element in root.marked("lines")[0].all("mark")] == ["cleared", "channel"]
    assert "1 statement." in root.text
    assert "1 report." in root.text
    assert root.one("input", id="find").attributes["value"] == "channel cleared"


def test_nothing_found_says_what_to_try(visitor: Visitor) -> None:
    assert "Nothing holds all of these words" in visitor.page("/search?q=zeppelin").text


def test_no_words_explain_how_to_ask(visitor: Visitor) -> None:
    assert "All must occur" in visitor.page("/search?q=+%00+").text


@pytest.mark.parametrize(
    "query", ['"', "'; DROP TABLE--", "(a OR", "*", "<script>alert(1)</script>", "a" * 3000, "NEAR/3", "a*"]
)
def test_any_marks_may_be_typed(visitor: Visitor, query: str) -> None:
    typed = quote(query)
    assert visitor.get(f"/search?q={typed}").status_code == 200
    assert visitor.get(f"/search?q=morran&outlet={typed}&act={typed}&kind={typed}&page=1").status_code == 200


def test_an_id_leads_to_its_page(visitor: Visitor, invented_record: Path) -> None:
    with RecordReader(invented_record) as reader:
        statement = reader.statements().rows[0]
    for wanted, page in ((statement.statement_id, "statements"), (statement.report.report_id, "reports")):
        links = {element.attributes["href"] for element in visitor.page(f"/search?q={wanted}").one("main").all("a")}
        assert f"/{page}/{wanted}" in links


def test_a_facet_narrows_and_the_chosen_one_widens_again(visitor: Visitor) -> None:
    root = visitor.page("/search?q=morran")
    before = len(root.marked("line"))
    choice = next(link for link in root.marked("facets")[0].all("a") if "act=" in link.attributes["href"])
    narrowed = visitor.page(choice.attributes["href"])
    assert 0 < len(narrowed.marked("line")) <= before
    chosen = narrowed.marked("chosen")[0]
    assert chosen.text.startswith(choice.text)
    assert visitor.page(chosen.attributes["href"]).text.count("statement") == root.text.count("statement")
    assert all("nofollow" in link.attributes["rel"] for link in root.marked("facets")[0].all("a"))


def test_every_facet_of_a_page_leads_to_hits(visitor: Visitor) -> None:
    links = [link.attributes["href"] for link in visitor.page("/search?q=morran").marked("facets")[0].all("a")]
    assert len(links) > 4
    for link in links:
        root = visitor.page(link)
        assert root.marked("line") or root.marked("hits"), link


def test_a_page_beyond_the_last_is_told(visitor: Visitor) -> None:
    assert visitor.get("/search?q=morran&kind=statements&page=99").status_code == 404


def test_a_script_that_asks_while_somebody_types_gets_the_part_that_changes(visitor: Visitor) -> None:
    part = visitor.get("/search?q=morran", headers={"HX-Request": "true", "HX-Target": "found"}).text
    assert "<html" not in part
    assert "<h1>" in part
    assert part.strip() in visitor.get("/search?q=morran").text


def test_what_a_short_beginning_became_is_told(visitor: Visitor) -> None:
    assert "A star needs three letters" in visitor.page("/search?q=mo*").text
