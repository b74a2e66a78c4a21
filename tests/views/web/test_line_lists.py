from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from onrecord.model import (
    Act,
    Interval,
    MediaType,
    Page,
    Publication,
    PublicationBasis,
    Statement,
    StatementKind,
)
from onrecord.store import RecordWriter
from onrecord.views.web.paging import PAGE_SIZE
from tests.views.web.invented import Text, plain
from tests.views.web.visiting import Element, Visitor, foreign_scripts

REPORTS = 27
STATEMENTS = REPORTS * 4


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """The pages of a record with more than two pages of statements; the last report is undated."""
    path = tmp_path_factory.mktemp("long") / "long.record"
    with RecordWriter(path) as writer:
        for number in range(REPORTS):
            text = "\n".join(f"Ilka Morran said that {number * 4 + line} boats came." for line in range(4))
            t = Text(text)
            statements = tuple(
                Statement((), (), (t.at(f"{number * 4 + line} boats"),), StatementKind.INDIRECT, Act.ASSERT, ())
                for line in range(4)
            )
            interval = Interval.of_day(date(2031, 1, 1) + timedelta(days=number)) if number < REPORTS - 1 else None
            publication = Publication(interval, PublicationBasis.DECLARED)
            record = plain(text, key=f"file:/{number}", publication=publication, statements=statements)
            writer.add(Page(f"/{number}", f"file:/{number}", text.encode(), MediaType.TEXT), record)
        writer.finish()
    return Visitor(path)


def extent(root: Element) -> str:
    return " ".join(root.marked("extent")[0].text.split())


def words(root: Element) -> list[str]:
    return [element.text for element in root.marked("words")]


def test_pages_of_a_list_hold_every_line_once(long_list: Visitor) -> None:
    path: str | None = "/statements"
    seen: list[str] = []
    extents = []
    while path is not None:
        root = long_list.page(path)
        seen += words(root)
        extents.append(extent(root).split(".")[0])
        path = next((link.attributes["href"] for link in root.all("a", rel="next")), None)
    assert seen == [f"{number} boats" for number in range(STATEMENTS)]
    assert extents == [
        f"1–{PAGE_SIZE} of {STATEMENTS} statements",
        f"{PAGE_SIZE + 1}–{2 * PAGE_SIZE} of {STATEMENTS} statements",
        f"{2 * PAGE_SIZE + 1}–{STATEMENTS} of {STATEMENTS} statements",
    ]


def test_a_page_beyond_the_last_says_how_many_there_are(long_list: Visitor) -> None:
    root = long_list.page("/statements?page=9", status=404)
    assert "There is no page 9: this list has 3 pages." in extent(root)
    assert root.one("a", rel="prev").attributes["href"] == "/statements?page=3"


def test_what_a_date_leaves_out_is_told(long_list: Visitor) -> None:
    root = long_list.page("/statements?since=2031-01-25&until=2031-01-26")
    assert words(root) == [f"{number} boats" for number in range(96, 104)]
    assert "8 statements." in extent(root)
    assert "Without a known date, and so left out: 4 statements." in extent(root)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"speaker": "morran"}, 4),
        ({"speaker": "a-00000002"}, 1),
        ({"outlet": "strait"}, 5),
        ({"act": "deny"}, 2),
        ({"kind": "direct"}, 2),
        ({"text": "MINES"}, 2),
        ({"since": "2031-03-13"}, 4),
        ({"until": "2031-03-12"}, 1),
        ({"act": "deny", "speaker": "Navy"}, 1),
        ({"versions": "all"}, 11),
        ({"text": "no such words"}, 0),
    ],
)
def test_statements_are_narrowed(asked: dict[str, str], found: int, visitor: Visitor) -> None:
    root = visitor.page(f"/statements?{urlencode(asked)}")
    assert len(words(root)) == found
    for name, value in asked.items():
        (field,) = (element for element in root.walk() if element.attributes.get("name") == name)
        if field.tag == "select":
            assert [option.attributes["value"] for option in field.all("option", selected="")] == [value]
        elif field.attributes.get("type") == "checkbox":
            assert "checked" in field.attributes
        else:
            assert field.attributes["value"] == value


def test_a_speaker_asked_for_by_id_is_named(visitor: Visitor) -> None:
    narrowed = visitor.page("/statements?speaker=a-00000000").marked("narrowed")[0]
    assert "Ilka Morran" in narrowed.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"speaker": "harbour"}, 1), ({"act": "deny"}, 1), ({"text": "people"}, 1), ({"outlet": "Gazette"}, 4)],
)
def test_figures_are_narrowed(asked: dict[str, str], found: int, visitor: Visitor) -> None:
    (table,) = visitor.page(f"/figures?{urlencode(asked)}").all("table")
    assert len(table.one("tbody").all("tr")) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3),
        ({"type": "reject"}, 1),
        ({"reality": "planned"}, 1),
        ({"actor": "morran"}, 2),
        ({"actor": "a-00000002"}, 2),
        ({"actor": "IGO"}, 2),
        ({"country": "slm"}, 1),
        ({"country": "Estonia"}, 0),
        ({"place": "selmara"}, 1),
        ({"speaker": "morran"}, 2),
        ({"since": "2031-03-11", "until": "2031-03-11"}, 1),
        ({"text": "channel twice"}, 1),
        ({"act": "sing", "kind": "song"}, 3),
        ({"versions": "all", "type": "ACCUSE"}, 2),
    ],
)
def test_events_are_narrowed(asked: dict[str, str], found: int, visitor: Visitor) -> None:
    root = visitor.page(f"/events?{urlencode(asked)}")
    rows = [row for table in root.all("table") for row in table.one("tbody").all("tr")]
    assert len(rows) == found
    assert len(root.marked("narrowed")) == bool(asked.keys() - {"act", "kind"})


def test_what_events_are_narrowed_to_is_told_in_words(visitor: Visitor) -> None:
    narrowed = visitor.page("/events?actor=a-00000000&type=YIELD&reality=planned&speaker=mor").marked("narrowed")[0]
    told = " ".join(narrowed.text.split())
    assert "actor Ilka Morran" in told
    assert "type yielding" in told
    assert "told as planned" in told
    assert "told by mor" in told


def test_a_list_of_events_tells_how_real_and_by_whom(visitor: Visitor) -> None:
    rows = visitor.page("/events").one("tbody").all("tr")
    told = [" ".join(row.text.split()) for row in rows]
    assert told[0].startswith("harbour master accusation warned not told alleged by Ilka Morran 11 Mar 2031")
    assert "Navy and Ilka Morran rejection denied <b>boats</b> in Cape Dorn denied reported 13 Mar 2031" in told[2]


@pytest.mark.parametrize(
    ("query", "field"),
    [("type=war", "type"), ("reality=true", "reality"), ("country=Nowhere", "country"), ("since=2031-02-30", "since")],
)
def test_a_mistake_in_the_form_of_events(query: str, field: str, visitor: Visitor) -> None:
    root = visitor.page(f"/events?{query}", status=400)
    assert root.one(id=f"mistake-{field}").text
    assert root.one(id=f"ask-{field}").attributes["aria-describedby"] == f"mistake-{field}"
    assert not root.all("table")


def test_the_page_of_an_event_has_its_sentence_and_reasons(visitor: Visitor) -> None:
    href = visitor.page("/events?type=reject").marked("deed")[0].all("a")[0].attributes["href"]
    root = visitor.page(href)
    assert root.one("h1").text == "Navy and Ilka Morran: rejection → <b>boats</b>"
    assert [element.text for element in root.marked("context")[0].marked("event")] == ["denied"]
    assert root.facts()["Found by"] == "<i>deny</i> is a verb of rejection: denied"
    assert "Event, denied" in root.marked("kicker")[0].text
    assert visitor.get("/events/e-nothing").status_code == 404


def test_reports_are_narrowed_and_edited_ones_say_so(visitor: Visitor) -> None:
    (table,) = visitor.page("/reports").all("table")
    assert len(table.one("tbody").all("tr")) == 3
    assert "2 versions" in table.text
    assert "10–16 Mar 2031 inferred" in " ".join(table.text.split())
    (table,) = visitor.page("/reports?outlet=gazette&versions=all").all("table")
    assert "version 1 of 2" in table.text


@pytest.mark.parametrize("path", ["/statements", "/figures", "/reports"])
@pytest.mark.parametrize(
    ("query", "field"),
    [("since=2031-02-30", "since"), ("until=soon", "until"), ("act=sing", "act"), ("since=2031&until=2030", "until")],
)
def test_a_mistake_in_the_form_is_shown_beside_its_field(path: str, query: str, field: str, visitor: Visitor) -> None:
    root = visitor.page(f"{path}?{query}", status=400)
    assert root.one(id=f"mistake-{field}").text
    assert root.one(id=f"ask-{field}").attributes["aria-describedby"] == f"mistake-{field}"
    assert "until the form is mended" in root.text
    assert not root.marked("line")
    assert not root.all("table")


@pytest.mark.parametrize("path", ["/statements", "/figures", "/events", "/reports", "/actors"])
def test_a_page_number_that_is_none_is_a_mistake(path: str, visitor: Visitor) -> None:
    assert "A page is a number from 1 on." in extent(visitor.page(f"{path}?page=x", status=400))


def test_a_report_that_is_not_there_is_told(visitor: Visitor) -> None:
    assert "no report with this id" in visitor.page("/statements?report=r-none", status=404).text


def test_what_was_typed_is_shown_as_typed(visitor: Visitor) -> None:
    root = visitor.page("/statements?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert root.one("input", id="ask-text").attributes["value"] == '"><script>alert(1)</script>'
    assert not foreign_scripts(root)
