from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Publication, PublicationBasis, Span
from onrecord.store import RecordReader, RecordWriter, ReportPage
from onrecord.views.web.addresses import place_key, safe_link, time_key
from onrecord.views.web.reading import read_page
from onrecord.views.web.wording import publication_words
from tests.views.web import invented
from tests.views.web.visiting import Element, Visitor


@pytest.fixture(scope="module")
def pages(invented_record: Path) -> tuple[ReportPage, ...]:
    """Every version of every report."""
    found = []
    with RecordReader(invented_record) as reader:
        for row in reader.reports().rows:
            for number in range(1, row.head.versions + 1):
                page = reader.find_report(row.head.report_id, version=number)
                assert page is not None
                found.append(page)
    return tuple(found)


def page_with(pages: tuple[ReportPage, ...], words: str) -> ReportPage:
    return next(page for page in pages if page.head.current and words in page.text)


def address(page: ReportPage) -> str:
    return f"/reports/{page.head.report_id}?version={page.head.number}"


def words_of(root: Element, key: str, role: str = "mark") -> str:
    """The words of everything that carries a key, in the order of the text."""
    return "".join(element.text for element in root.all("a") if {key, role} <= element.classes)


def words_under(page: ReportPage, spans: tuple[Span, ...]) -> str:
    """The words that some spans cover, in the order of the text and each once."""
    positions = sorted({position for span in spans for position in range(span.start, span.end)})
    return "".join(page.text[position] for position in positions)


def test_the_text_is_shown_whole_in_its_blocks(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    for page in pages:
        root = visitor.page(address(page))
        shown = [element.text for element in root.marked("text")]
        assert shown == [block.span.of(page.text) for block in page.blocks]


def test_every_highlight_is_exactly_the_stored_words(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    compared = 0
    for page in pages:
        root = visitor.page(address(page))
        for row in page.statements:
            spans = row.content + row.source + row.cue
            assert words_of(root, row.statement_id) == words_under(page, spans)
            compared += 1
        for figure in page.figures:
            assert words_of(root, figure.figure_id) == figure.words
        for time in page.times:
            assert words_of(root, time_key(time)) == time.span.of(page.text)
        for toponym in page.toponyms:
            assert words_of(root, place_key(toponym), "place") == toponym.span.of(page.text)
    assert compared == 11


def test_source_cue_and_content_look_different(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    root = visitor.page(address(page))
    promised = next(row for row in page.statements if row.act == "promise")
    assert words_of(root, promised.statement_id, "content") == "We have cleared the channel twice,We will do it again."
    assert words_of(root, promised.statement_id, "source") == "Morran"
    assert words_of(root, promised.statement_id, "cue") == "told"
    assert words_of(root, promised.statement_id, "direct") == words_of(root, promised.statement_id, "content")


def test_nested_and_crossing_marks_keep_all_their_owners(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    root = visitor.page(address(page))
    inner = next(row for row in page.statements if row.parent_id)
    mines = next(figure for figure in page.figures if "mines" in figure.words)
    (stretch,) = (element for element in root.marked(mines.figure_id) if element.tag == "a")
    assert {inner.statement_id, inner.parent_id, mines.figure_id, "deep-2", "figure"} <= stretch.classes
    assert stretch.attributes["href"] == f"#{mines.figure_id}"
    boats = next(figure for figure in page.figures if "Cape Dorn" in figure.words)
    denied = next(row for row in page.statements if row.words == "there were 300 boats")
    owners = [(e.text, denied.statement_id in e.classes) for e in root.marked(boats.figure_id) if e.tag == "a"]
    assert owners == [("300 boats", True), (" off ", False), ("Cape Dorn", False)]


def test_each_highlight_opens_a_note_and_stops_the_keyboard_once(
    visitor: Visitor, pages: tuple[ReportPage, ...]
) -> None:
    for page in pages:
        root = visitor.page(address(page))
        keys = [row.statement_id for row in page.statements] + [figure.figure_id for figure in page.figures]
        keys += [event.event_id for event in page.events]
        keys += [time_key(time) for time in page.times]
        for key in keys:
            assert root.one(id=key).tag == "span"
            assert root.one(id=f"n-{key}").marked("facts")
            assert root.one(id=f"h-{key}").one("a").attributes["href"] == f"#{key}"
        for text in root.marked("text"):
            opening = [element for element in text.all("a") if "tabindex" not in element.attributes]
            assert len({element.attributes["href"] for element in opening}) == len(opening)
            assert all(
                element.attributes["aria-describedby"] == f"h-{e[1:]}"
                for element in opening
                for e in [element.attributes["href"]]
            )


def test_a_note_says_all_that_is_known_of_a_statement(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    root = visitor.page(address(page))
    said, promised = (next(row for row in page.statements if row.act == act) for act in ("assert", "promise"))
    assert root.one(id=f"n-{promised.statement_id}").facts() == {
        "Speaker": "Ilka Morran written Morran",
        "Act": "promised written told",
        "Given as": "quoted",
        "Addressed to": "reporters",
        "Channel": "in a statement",
        "Said": "undated: the report does not tell; it was published 13 Mar 2031",
        "Events": "Ilka Morran: retreat → Navy, planned",
    }
    assert root.one(id=f"n-{said.statement_id}").facts() == {
        "Speaker": "Ilka Morran written Prime Minister Ilka Morran",
        "Act": "said written said",
        "Given as": "retold",
        "Said": "11 Mar 2031 from 2031-03-11 to before 2031-03-12",
        "Holds": "harbour master warned: “at least 1,200 mines” in the strait",
        "Events": "harbour master: accusation, alleged",
        "Found by": "clause of 'say': said",
    }


def test_a_note_says_all_that_is_known_of_an_event(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    root = visitor.page(address(page))
    warned, cleared, denied = page.events
    assert words_of(root, cleared.event_id, "event") == "cleareddo it again"
    (cue,) = (element for element in root.marked(warned.event_id) if element.tag == "a")
    assert {"cue", "event"} <= cue.classes
    assert cue.attributes["href"] == f"#{warned.event_id}"
    assert root.one(id=f"n-{cleared.event_id}").facts() == {
        "Who": "Ilka Morran SLM GOV ELI",
        "Does what": "retreat written cleared … do it again YIELD",
        "To whom": "Navy IGO MIL",
        "When": "not told",
        "Told as": "planned factuality +2.0 of 3",
        "Told by": "Ilka Morran",
        "Stands in": "Ilka Morran promised: We have cleared the channel twice, … We will do it again.",
        "Confidence": "0.90 of 1",
    }
    assert root.one(id=f"n-{denied.event_id}").facts() == {
        "Who": "Navy IGO MIL; Ilka Morran",
        "Does what": "rejection written denied REJECT, CAMEO 120, Goldstein -4.0",
        "To whom": "<b>boats</b>",
        "Where": "Cape Dorn, Selmara 48.5, 29.25",
        "When": "not told",
        "Told as": "denied factuality -3.0 of 3",
        "Told by": "the report itself",
        "Confidence": "1.00 of 1",
        "Found by": "<i>deny</i> is a verb of rejection: denied",
    }


def test_a_note_on_a_figure_and_a_time(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    root = visitor.page(address(page))
    mines = next(figure for figure in page.figures if "mines" in figure.words)
    assert root.one(id=f"n-{mines.figure_id}").facts() == {
        "Value": "at least 1,200 > 1200",
        "Of what": "mines",
        "Which of them": "off Cape Dorn",
        "According to": "harbour master",
        "As of": "11 Mar 2031 from 2031-03-11 to before 2031-03-12",
        "Stands in": "harbour master warned: “at least 1,200 mines” in the strait",
    }
    june, twice = (next(time for time in page.times if time.value == value) for value in ("2030-06", None))
    assert root.one(id=f"n-{time_key(june)}").facts() == {
        "Kind": "date",
        "Value": "2030-06",
        "Stands for": "Jun 2030 from 2030-06-01 to before 2030-07-01",
    }
    assert "nothing to count from" in root.one(id=f"n-{time_key(twice)}").facts()["Value"]


def test_the_style_sheet_of_the_marks_knows_each_of_them(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    for page in pages:
        sheet = visitor.get(f"/reports/{page.head.report_id}/marks.css?version={page.head.number}").text
        reading = read_page(page)
        layers = (page.statements, page.events, page.figures, page.times, page.toponyms)
        assert len(reading.keys) == sum(map(len, layers))
        for key in reading.keys:
            assert f".text:has(> #{key}:target) ~ .notes > #n-{key}" in sheet
            assert f"#{key}:target ~ .{key}" in sheet
        assert "&" not in sheet


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["statements", "events", "figures", "times"]),
        ("?layers=&layers=figures", ["figures"]),
        ("?layers=events&layers=", ["events"]),
        ("?layers=times&layers=statements", ["statements", "times"]),
        ("?layers=claims&layers=places&layers=copies", ["places", "copies", "claims"]),
        ("?layers=", []),
    ],
)
def test_layers_are_kept_in_the_address(
    query: str, shown: list[str], visitor: Visitor, pages: tuple[ReportPage, ...]
) -> None:
    root = visitor.page(f"/reports/{page_with(pages, 'channel').head.report_id}{query}")
    boxes = root.all("input", type="checkbox")
    assert [box.attributes["value"] for box in boxes if "checked" in box.attributes] == shown


def test_an_older_version_says_so(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "cleared the channel")
    path = f"/reports/{page.head.report_id}"
    newest, before = visitor.page(path), visitor.page(f"{path}?version=1")
    assert "1,200 mines" in newest.text
    assert not newest.marked("stale")
    assert "900 mines" in before.text
    assert "This is version 1 of 2" in before.marked("stale")[0].text
    assert f"{path}?version=1" in {element.attributes["href"] for element in newest.all("a")}
    assert path in {element.attributes["href"] for element in before.all("a")}
    (marks,) = (link for link in before.all("link", rel="stylesheet") if "/marks.css" in link.attributes["href"])
    assert "version=1" in marks.attributes["href"]


@pytest.mark.parametrize(("version", "status"), [("3", 404), ("0", 404), ("x", 400), ("-1", 400), ("9" * 20, 400)])
def test_a_version_that_there_is_not(
    version: str, status: int, visitor: Visitor, pages: tuple[ReportPage, ...]
) -> None:
    path = f"/reports/{page_with(pages, 'cleared the channel').head.report_id}"
    assert visitor.get(f"{path}?version={version}").status_code == status


def test_what_was_set_aside_is_shown_apart(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    root = visitor.page(address(page_with(pages, "cleared the channel")))
    (beneath,) = root.marked("beneath")
    assert beneath.facts()["sharing"] == "Share this <b>now</b>"
    assert beneath.facts()["source line"] == "Strait Press"
    assert invented.HOSTILE_LINK in beneath.text
    assert "Share this" not in "".join(element.text for element in root.marked("text"))


def test_an_undated_report_says_so_and_how_to_set_its_date(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, invented.ARABIC_WORDS)
    root = visitor.page(address(page))
    assert "undated" in root.marked("kicker")[0].text
    assert f"onrecord set-date {page.head.report_id} DATE --record strait.record" in root.text
    assert "the text names no date" in root.text


def test_an_inferred_date_gives_its_reasons(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    root = visitor.page(address(page_with(pages, "several hundred")))
    text = " ".join(root.marked("beneath")[0].text.split())
    assert "10–16 Mar 2031, inferred from its words" in text
    assert "because the week after the ferry was halted: on Friday" in text
    assert root.one("h1").text == f"Untitled ({invented.UNTITLED_FILE})"


def test_a_date_set_by_hand_says_so(tmp_path: Path) -> None:
    path = invented.build(tmp_path / "strait.record")
    with RecordReader(path) as reader:
        report_id = next(row.head.report_id for row in reader.reports().rows if row.head.title == invented.ARABIC_TITLE)
    with RecordWriter(path) as writer:
        writer.decide_published(report_id, "2031-03-14", invented.day("2031-03-14"))
        writer.finish()
    assert "set by hand" in Visitor(path).page(f"/reports/{report_id}").marked("beneath")[0].text


def test_text_of_any_script_finds_its_direction(visitor: Visitor, pages: tuple[ReportPage, ...]) -> None:
    root = visitor.page(address(page_with(pages, invented.ARABIC_WORDS)))
    assert all(element.attributes["dir"] == "auto" for element in root.marked("text"))
    assert invented.ARABIC_WORDS in [element.text for element in root.marked("content")]


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "http:", "file:///etc", "http://[x"]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_addresses_of_the_web_become_links() -> None:
    assert safe_link(" https://gazette.example/a?b=1 ") == "https://gazette.example/a?b=1"


def test_a_text_without_blocks_is_shown_as_one(pages: tuple[ReportPage, ...]) -> None:
    page = page_with(pages, "several hundred")
    bare = replace(page, report=replace(page.report, blocks=()))
    (block,) = read_page(bare).blocks
    assert "".join(stretch.text for stretch in block.stretches) == page.text


def test_publication_words_mark_what_is_inferred() -> None:
    interval = invented.day("2031-03-01")
    assert publication_words(Publication(interval, PublicationBasis.INFERRED)) == "1 Mar 2031 (inferred)"
    assert publication_words(Publication(interval, PublicationBasis.PAGE)) == "1 Mar 2031"
    assert publication_words(Publication(None, PublicationBasis.INFERRED)) == "undated"
