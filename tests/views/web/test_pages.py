"""What holds for every page, and what each shows."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from onrecord.store import RecordReader, RecordWriter
from tests.views.web import invented
from tests.views.web.visiting import ORIGIN, Visitor, foreign_scripts, inner_links, parse

LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href", "form": "action"}


@pytest.fixture(scope="session")
def answers(visitor: Visitor) -> dict[str, httpx.Response]:
    """Every page that can be reached from the first."""
    return visitor.walk()


def pages(answers: dict[str, httpx.Response]) -> dict[str, httpx.Response]:
    return {path: answer for path, answer in answers.items() if "text/html" in answer.headers["content-type"]}


def test_every_link_leads_somewhere(answers: dict[str, httpx.Response]) -> None:
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200} == {}
    kinds = {re.sub(r"[a-z]-[0-9a-z]+", "ID", urlsplit(path).path) for path in answers}
    assert kinds >= {
        "/",
        "/reports",
        "/reports/ID",
        "/reports/ID/marks.css",
        "/statements",
        "/statements/ID",
        "/figures",
        "/figures/ID",
        "/events",
        "/events/ID",
        "/actors",
        "/actors/ID",
        "/changes",
        "/timeline",
        "/brief",
        "/outlets",
        "/search",
    }


def test_every_fragment_is_on_its_page(answers: dict[str, httpx.Response]) -> None:
    ids = {
        path: {element.attributes["id"] for element in parse(answer.text).walk() if "id" in element.attributes}
        for path, answer in pages(answers).items()
    }
    followed = 0
    for path, answer in pages(answers).items():
        for link in inner_links(path, answer.text):
            target, _, fragment = link.partition("#")
            if fragment:
                assert fragment in ids[target], f"{path} links to {link}"
                followed += 1
    assert followed > 50


def test_ids_are_unique_and_labels_have_their_fields(answers: dict[str, httpx.Response]) -> None:
    for path, answer in pages(answers).items():
        elements = list(parse(answer.text).walk())
        ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path
        for element in elements:
            for name in ("for", "aria-describedby", "aria-labelledby", "list"):
                assert element.attributes.get(name, ids[0]) in ids, f"{path}: {name} of {element.tag}"


def test_no_page_loads_anything_from_elsewhere(answers: dict[str, httpx.Response]) -> None:
    for path, answer in pages(answers).items():
        for element in parse(answer.text).walk():
            address = element.attributes.get(LOADING.get(element.tag, ""), "/")
            assert address.startswith("/"), f"{path}: <{element.tag}> {address}"
            assert not address.startswith("//"), f"{path}: <{element.tag}> {address}"


def test_links_that_lead_away_tell_nobody_where_from(answers: dict[str, httpx.Response]) -> None:
    away = [
        element
        for answer in pages(answers).values()
        for element in parse(answer.text).all("a")
        if not element.attributes["href"].startswith(("/", "#"))
    ]
    assert {element.attributes["href"] for element in away} == {
        "https://gazette.example/ferry?a=1&b=2",
        "https://navy.example/clearing",
    }
    assert all("noreferrer" in element.attributes["rel"] for element in away)


def test_what_a_report_says_never_becomes_part_of_a_page(answers: dict[str, httpx.Response]) -> None:
    for path, answer in pages(answers).items():
        root = parse(answer.text)
        assert not foreign_scripts(root), path
        assert not root.all("img"), path
        assert not root.all("b"), path
        for element in root.walk():
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")], path
            assert "javascript:" not in element.attributes.get("href", ""), path


def test_style_sheets_load_nothing(visitor: Visitor, answers: dict[str, httpx.Response]) -> None:
    sheets = [path for path in answers if ".css" in path]
    assert len(sheets) > 6
    for path in sheets:
        assert answers[path].headers["content-type"].startswith("text/css")
        assert not re.search(r"url\((?!data:|#)", answers[path].text)
        assert "@import" not in answers[path].text


def test_every_page_has_a_title_one_heading_and_a_way_past_the_navigation(answers: dict[str, httpx.Response]) -> None:
    for path, answer in pages(answers).items():
        root = parse(answer.text)
        assert len(root.all("h1")) == 1, path
        assert root.one("head").one("title").text.strip(), path
        assert root.one("html").attributes["lang"] == "en"
        assert root.marked("skip")[0].attributes["href"] == "#main"
        assert root.one("main").attributes["id"] == "main"


def test_no_key_leads_to_two_pages(answers: dict[str, httpx.Response]) -> None:
    for path, answer in pages(answers).items():
        keys = [link.attributes["data-go"] for link in parse(answer.text).all("a") if "data-go" in link.attributes]
        assert len(keys) == len(set(keys)) >= 5, path


def test_the_first_page_counts_what_is_there(visitor: Visitor) -> None:
    lead = " ".join(visitor.page("/").marked("lead")[0].text.split())
    assert lead == (
        "3 reports from 1 outlet put 6 statements, 5 figures and 3 events on record. "
        "2 were published 10–16 Mar 2031; 1 is undated. 1 page was rejected."
    )


def test_the_first_page_names_who_speaks_and_what_is_undated(visitor: Visitor) -> None:
    root = visitor.page("/")
    rows = [[cell.text for cell in row.children if not isinstance(cell, str)] for row in root.all("tr")]
    assert ["Ilka Morran", "", "4", "3"] in rows
    assert ["denied", "", "2"] in rows
    assert ["rejection", "", "1"] in rows
    assert invented.ARABIC_TITLE in root.text
    assert "onrecord set-date ID DATE --record strait.record" in root.text
    assert "/saved/<blank>.html" in root.text
    assert "Save the page again." in root.text


def test_the_latest_come_first_and_lead_to_their_words(visitor: Visitor, invented_record: Path) -> None:
    root = visitor.page("/")
    words = [element.text for element in root.marked("words")]
    assert words[-2].startswith("the harbour master had warned")  # said two days before the rest was published
    assert words[-1] == invented.ARABIC_WORDS  # undated
    with RecordReader(invented_record) as reader:
        wanted = {f"/reports/{row.report.report_id}#{row.statement_id}" for row in reader.statements().rows}
    assert {element.one("a").attributes["href"] for element in root.marked("words")} <= wanted


def test_figures_keep_their_bound_and_who_gives_them(visitor: Visitor) -> None:
    (table,) = (table for table in visitor.page("/").all("table", role="table") if "figures" in table.classes)
    rows = [[" ".join(cell.text.split()) for cell in row.all("td")] for row in table.all("tr")]
    mines = ["at least 1,200", "mines off Cape Dorn", "harbour master", "as of 11 Mar 2031", "Strait Gazette & Son"]
    assert mines in rows
    assert [
        "USD 2.5 million",
        "$2.5 million",
        "the report itself",
        "reported 13 Mar 2031",
        "Strait Gazette & Son",
    ] in rows
    assert [
        "“several hundred”",
        "people",
        "the report itself",
        "reported 10–16 Mar 2031 inferred",
        "Untitled (late-note.txt)",
    ] in rows


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    with RecordWriter(tmp_path / "new.record") as writer:
        writer.finish()
    visitor = Visitor(tmp_path / "new.record")
    assert "onrecord build PATH --record new.record" in visitor.page("/").text
    assert {path for path, answer in visitor.walk().items() if answer.status_code != 200} == set()


def test_a_statement_stands_in_its_sentence(visitor: Visitor, invented_record: Path) -> None:
    with RecordReader(invented_record) as reader:
        warned = next(row for row in reader.statements().rows if row.parent_id)
    root = visitor.page(f"/statements/{warned.statement_id}")
    (context,) = root.marked("context")
    assert context.text.startswith("Prime Minister Ilka Morran said on Tuesday")
    assert "".join(element.text for element in context.marked("content")) == warned.words
    assert "".join(element.text for element in context.marked("cue")) == "warned"
    told_in = root.marked("chain")[0]
    assert told_in.one("a").attributes["href"] == f"/statements/{warned.parent_id}"
    assert "undated: the report does not tell" in " ".join(root.text.split())


def test_a_figure_stands_in_its_sentence_and_statement(visitor: Visitor, invented_record: Path) -> None:
    with RecordReader(invented_record) as reader:
        boats = next(row for row in reader.figures().rows if "Cape Dorn" in row.words)
    root = visitor.page(f"/figures/{boats.figure_id}")
    assert [element.text for element in root.marked("context")[0].marked("figure")] == ["300 boats off Cape Dorn"]
    assert f"/statements/{boats.statement_id}" in {element.attributes["href"] for element in root.all("a")}
    assert "from 2030-06-01 to before 2030-07-01" in root.text


def test_an_actor_shows_its_spellings_and_why_they_are_one(visitor: Visitor) -> None:
    root = visitor.page("/actors/a-00000000")
    assert root.one("h1").text == "Ilka Morran"
    assert "Ilka Morran <i>the second</i>" in root.text
    assert "are spelt alike" in root.text
    assert len(root.marked("line")) == 4
    assert {row.text for row in root.marked("titles")[0].all("a")} == {invented.HOSTILE_TITLE, invented.ARABIC_TITLE}


@pytest.mark.parametrize(
    "path", ["/reports/r-none", "/statements/s-none", "/figures/f-none", "/actors/a-none", "/reports/r-none/marks.css"]
)
def test_what_is_not_on_record_says_so(path: str, visitor: Visitor) -> None:
    root = visitor.page(path, status=404)
    assert "Not on record" in root.one("h1").text
    assert path.split("/")[2] in root.text


def test_an_address_that_does_not_exist_leads_back(visitor: Visitor) -> None:
    root = visitor.page("/nowhere/<b>", status=404)
    assert root.one("h1").text == "There is no such page"
    assert "/reports" in {element.attributes["href"] for element in root.one("main").all("a")}


def test_a_record_that_is_gone_or_replaced_is_told(tmp_path: Path) -> None:
    path = tmp_path / "strait.record"
    invented.build(path)
    visitor = Visitor(path)
    path.write_text("no record any more")
    for address in ("/", "/healthz", "/reports"):
        root = visitor.page(address, status=500)
        assert "strait.record is not a record" in root.text
    path.unlink()
    assert "onrecord build" in visitor.page("/", status=500).text


def test_pages_work_while_a_build_writes(tmp_path: Path) -> None:
    path = invented.build(tmp_path / "strait.record")
    visitor = Visitor(path)
    with RecordWriter(path) as writer:
        writer.replace_actors(())
        assert "Ilka Morran" in visitor.page("/").text
        writer.commit()
        assert visitor.get("/actors/a-00000000").status_code == 404
        assert visitor.get("/statements").status_code == 200


def test_bundled_files_change_their_address_with_their_content(visitor: Visitor) -> None:
    sheets = [link.attributes["href"] for link in visitor.page("/").all("link", rel="stylesheet")]
    assert sheets
    for address in sheets:
        assert re.fullmatch(r"/static/(?:bundle/)?[a-z]+\.css\?v=[0-9a-f]{10}", address)
    assert visitor.get("/favicon.ico").headers["location"].startswith("/static/icon.svg?v=")
    assert ORIGIN not in visitor.get("/").text
