import csv
import io
from urllib.parse import quote

import pytest

from onrecord.views.web.sql_page import EXAMPLES
from tests.views.web.visiting import Visitor


def asked(sql: str, *, ending: str = "") -> str:
    return f"/sql{ending}?q={quote(sql)}"


def test_without_a_question_nothing_is_asked(visitor: Visitor) -> None:
    root = visitor.page("/sql")
    assert not root.all("table")
    assert EXAMPLES[0].sql in root.one("textarea").text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.asks)
def test_every_example_is_answered(visitor: Visitor, example: object) -> None:
    root = visitor.page(asked(example.sql))  # type: ignore[attr-defined]
    assert root.all("table")


def test_the_answer_is_a_table_and_the_question_stays(visitor: Visitor) -> None:
    root = visitor.page(asked("SELECT 'a<b>' AS words, NULL, x'0102', 1200"))
    assert [element.text for element in root.one("tbody").all("td")] == ["a<b>", "NULL", "2 bytes", "1200"]
    assert root.one("textarea").text.startswith("SELECT 'a<b>'")
    assert "1 row." in root.text


def test_what_was_cut_is_told(visitor: Visitor) -> None:
    many = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1001) SELECT x FROM c"
    assert "The first 1,000 rows; there are more" in visitor.page(asked(many)).text
    long = visitor.page(asked("SELECT hex(zeroblob(500))"))
    assert "(1,000 characters)" in long.one("tbody").text


def test_a_refusal_is_explained_beside_the_question(visitor: Visitor) -> None:
    root = visitor.page(asked("DELETE FROM actor"), status=400)
    assert "do more than read" in root.one(id="sql-refusal").text
    assert root.one("textarea").text == "DELETE FROM actor"


def test_what_another_site_asks_is_shown_and_not_answered(visitor: Visitor) -> None:
    answer = visitor.get(asked("SELECT 41 + 1 AS n"), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert "has not been asked" in answer.text
    assert "<table" not in answer.text
    for ending in (".json", ".csv"):
        assert visitor.get(asked("SELECT 1", ending=ending), headers={"Sec-Fetch-Site": "same-site"}).status_code == 400


def test_json_says_whether_it_is_complete(visitor: Visitor) -> None:
    shape = visitor.get(asked("SELECT 'ж' AS a, 2 AS b", ending=".json")).json()
    assert (shape["columns"], shape["rows"], shape["complete"], shape["cut_by"]) == (["a", "b"], [["ж", 2]], True, None)
    many = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100001) SELECT x FROM c"
    shape = visitor.get(asked(many, ending=".json")).json()
    assert (len(shape["rows"]), shape["complete"], shape["cut_by"]) == (100_000, False, "rows")
    assert visitor.get(asked(many, ending=".csv")).status_code == 400


def test_csv_holds_no_formulas(visitor: Visitor) -> None:
    answer = visitor.get(asked("SELECT '=1+1' AS \"=x\", -7.5 AS y, NULL AS z", ending=".csv"))
    assert answer.headers["content-type"].startswith("text/csv")
    assert list(csv.reader(io.StringIO(answer.text))) == [["'=x", "y", "z"], ["'=1+1", "-7.5", ""]]


def test_tables_and_columns_are_listed_with_what_they_hold(visitor: Visitor) -> None:
    root = visitor.page("/sql")
    summaries = [element.text for element in root.all("summary")]
    assert "statement Who said what." in summaries
    assert "direct, mixed, indirect" in root.text
