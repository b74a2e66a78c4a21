"""The first page, changes, timeline, brief, outlets and actors of a record that several reports share."""

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from onrecord.model.disputes import Dispute
from onrecord.pipeline.digesting import keep_digests
from onrecord.pipeline.reading_across import list_changes
from onrecord.store import DISPUTES, RecordReader, RecordWriter
from onrecord.views.web.addresses import outlet_path
from onrecord.views.web.outlet_pages import draw_months
from tests.store.stand_ins import page_of, record_of
from tests.views.web.visiting import Element, Visitor

ODD = ("الشرق/Orle & «Sons»", "50%", "..hidden", "a?b#c", "  padded")


@pytest.fixture(scope="module")
def shared(crisis: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the sample with all that a build keeps for the first page."""
    path = tmp_path_factory.mktemp("front") / "shared.record"
    path.write_bytes(crisis.read_bytes())
    with RecordWriter(path) as writer:
        writer.finish()
        keep_digests(writer, path)
    return path


@pytest.fixture(scope="module")
def reader_of_news(shared: Path) -> Visitor:
    return Visitor(shared)


def said(element: Element) -> str:
    return " ".join(element.text.split())


def test_the_first_page_opens_with_a_dispute_and_its_words_are_one_click_away(
    reader_of_news: Visitor, shared: Path
) -> None:
    (lead,) = reader_of_news.page("/").marked("lead-dispute")
    sides = lead.marked("brief")
    assert {side.classes & {"brief-asserts", "brief-denies", "brief-doubts"} for side in sides} >= {
        frozenset({"brief-denies"}),
        frozenset({"brief-asserts"}),
    }
    for side in sides:
        assert re.search(r"\d+ independent origin", said(side))
        link = side.marked("words")[0].one("a").attributes["href"]
        target = reader_of_news.page(link)
        assert said(side.marked("words")[0]).strip("“”") in said(target)
    with RecordReader(shared) as reader:
        found = reader.find_group(lead.one("h3").one("a").attributes["href"].rsplit("/", 1)[1], Dispute)
    assert found is not None
    assert found[0].family == DISPUTES


def test_every_line_of_the_first_page_unfolds_to_its_sources(reader_of_news: Visitor) -> None:
    root = reader_of_news.page("/")
    for name in ("change", "entry"):
        assert root.marked(name), name
        for line in root.marked(name):
            (unfolds,) = line.all("details")
            assert [a for a in unfolds.all("a") if a.attributes["href"].startswith("/reports/")], said(line)


def test_rival_figures_stand_side_by_side(reader_of_news: Visitor) -> None:
    tables = reader_of_news.page("/").marked("rival-values")
    assert tables
    for table in tables:
        rows = table.one("tbody").all("tr")
        assert len(rows) > 1
        for row in rows:
            assert row.one("th").one("a").attributes["href"].startswith("/reports/")
            assert said(row.marked("as-of")[0])


def test_the_moment_is_the_readers_choice(reader_of_news: Visitor, shared: Path) -> None:
    with RecordReader(shared) as reader:
        for typed, moment in (("all", datetime.min), ("2031-03-18", datetime(2031, 3, 18))):
            found = list_changes(reader, moment)
            root = reader_of_news.page(f"/?since={typed}")
            counted = [int(a.one("strong").text) for a in root.marked("counts-of-news")[0].all("a")]
            assert sum(counted) == len(found)
            page = reader_of_news.page(f"/changes?since={typed}")
            assert f"{len(found)} change" in said(page.marked("extent")[0])


def test_what_is_wrong_with_a_moment_stands_beside_it(reader_of_news: Visitor) -> None:
    for path in ("/", "/changes", "/brief"):
        root = reader_of_news.page(f"{path}?since=the+day+before", status=400)
        assert "is not a date" in root.one(id="mistake-since").text
    root = reader_of_news.page("/?since=build", status=400)
    assert "nothing to compare with" in root.one(id="mistake-since").text


def test_changes_tell_why_they_are_new_and_show_edits_word_by_word(reader_of_news: Visitor) -> None:
    root = reader_of_news.page("/changes?since=2031-03-12")
    assert "Published since then" in [said(head) for head in root.marked("why-new")]
    edits = root.marked("edit")
    assert {"edit-changed"} <= {name for edit in edits for name in edit.classes}
    assert all(edit.all("del") or edit.all("ins") for edit in edits)
    kinds = {anchor.attributes["href"].partition("#")[2] for anchor in root.all("a")} - {""}
    only = reader_of_news.page("/changes?since=all&kind=new+claim")
    assert {said(head) for head in only.marked("kind-of-change")} == {"new claim"}
    assert kinds


def test_too_much_to_compare_is_said(reader_of_news: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.views.web.change_pages.MOST_COMPARED", 1)
    monkeypatch.setattr("onrecord.views.web.front_page.MOST_COMPARED", 1)
    monkeypatch.setattr("onrecord.views.web.timeline_page.MOST_LINES", 1)
    for path in ("/changes?since=2031-03-01", "/?since=2031-03-01", "/timeline?since=2031"):
        root = reader_of_news.page(path)
        assert "too many to" in said(root), path
        assert not root.marked("change")


def test_the_timeline_is_a_window_with_a_way_to_every_month(reader_of_news: Visitor) -> None:
    root = reader_of_news.page("/timeline?since=2031-03-14&until=2031-03-16")
    days = [said(when) for when in root.marked("when")]
    assert days == sorted(days, key=lambda day: int(day.split()[0]))
    assert {day.split()[0] for day in days} <= {"14", "15", "16"}
    months = [a.attributes["href"] for a in root.marked("months")[0].all("a")]
    assert any("since=2031-03&until=2031-03" in unquote(link) for link in months)
    assert reader_of_news.page("/timeline?by=week&budget=2&since=2031").marked("entry")
    assert len(reader_of_news.page("/timeline?budget=2").marked("entry")) == 2
    assert reader_of_news.page("/timeline?since=1999&until=1999").marked("extent")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("by=hour", "by"),
        ("budget=0", "budget"),
        ("budget=²", "budget"),
        ("since=x", "since"),
        ("until=9999-99", "until"),
    ],
)
def test_a_mistake_about_the_timeline_is_shown_beside_its_field(
    query: str, field: str, reader_of_news: Visitor
) -> None:
    root = reader_of_news.page(f"/timeline?{query}", status=400)
    assert root.one(id=f"mistake-{field}").text


def test_the_brief_numbers_its_sources_and_each_number_leads_to_words(reader_of_news: Visitor) -> None:
    root = reader_of_news.page("/brief?since=all")
    numbers = [item.attributes["value"] for item in root.marked("sources-of-brief")[0].all("li")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    marks = [a for mark in root.marked("marks") for a in mark.all("a")]
    assert marks
    assert all(a.attributes["href"].startswith("/reports/v-") for a in marks)


def test_an_outlet_shows_what_it_carries_takes_and_gives(reader_of_news: Visitor, shared: Path) -> None:
    with RecordReader(shared) as reader:
        listed = reader.outlets(limit=50)
        pages = {row.name: reader.find_outlet(row.name, shown=5) for row in listed.rows}
    assert listed.total == len(pages)
    taking = {tie.name for page in pages.values() if page for tie in page.takes if tie.kind == "copied_from"}
    giving = {name for name, page in pages.items() if page and any(tie.kind == "copied_from" for tie in page.gives)}
    assert taking
    assert giving == taking & pages.keys()
    for name in pages:
        root = reader_of_news.page(outlet_path(name))
        assert said(root.one("h1")) == name


def test_an_outlet_of_any_name_has_a_page(tmp_path: Path) -> None:
    path = tmp_path / "odd.record"
    with RecordWriter(path) as writer:
        for number, name in enumerate(ODD):
            page = page_of(f"Quay {number}\nMara Vell: We left.\n", key=f"file:/in/{number}", outlet=name)
            writer.add(page, record_of(page))
        writer.finish()
    visitor = Visitor(path)
    links = [a.attributes["href"] for a in visitor.page("/outlets").marked("outlets")[0].all("a")]
    for name in ODD:
        assert outlet_path(name) in links
        assert visitor.page(outlet_path(name)).one("h1").text == name
        assert "undated" in visitor.page(outlet_path(name)).marked("lead")[0].text
    assert visitor.page("/outlets?text=SHARQ").marked("extent")
    assert visitor.page("/outlets/nobody", status=404)
    assert visitor.page("/outlets?page=x", status=400)


def test_names_are_found_by_any_spelling_and_paged(reader_of_news: Visitor, shared: Path) -> None:
    with RecordReader(shared) as reader:
        everyone = reader.actors()
        lines = reader.actor_lines(limit=1000)
        assert {line.actor_id for line in lines.rows} == {actor.actor_id for actor in everyone}
        assert [line.statements for line in lines.rows] == [actor.statements for actor in everyone]
        second = reader.actor_lines(limit=3, offset=3)
        assert [line.actor_id for line in second.rows] == [line.actor_id for line in lines.rows[3:6]]
        spelt = next(actor for actor in everyone if actor.aliases)
        assert spelt.actor_id in {line.actor_id for line in reader.actor_lines(spelt.aliases[0].upper(), limit=50).rows}
    assert reader_of_news.page("/actors?text=zzz").marked("extent")


def test_an_actor_stands_in_its_disputes_with_its_own_words(reader_of_news: Visitor, shared: Path) -> None:
    with RecordReader(shared) as reader:
        item = next(
            item
            for _, dispute in reader.groups(DISPUTES, Dispute)
            for side in dispute.sides
            for item in side.items
            if item.actors
        )
        text = reader.text_of(item.version_id)
        statements = reader.actor_lines(limit=1).rows[0]
    root = reader_of_news.page(f"/actors/{item.actors[0]}")
    assert root.one(id="stands")
    words = {said(element).strip("“”") for element in root.marked("positions-of-actor")[0].marked("words")}
    assert any(word in " ".join(text.split()) for word in words)
    first = reader_of_news.page(f"/actors/{statements.actor_id}")
    assert len(first.marked("line")) == min(25, statements.statements)
    assert reader_of_news.page(f"/actors/{statements.actor_id}?page=99", status=404)


def test_a_record_that_was_never_finished_has_a_first_page(tmp_path: Path) -> None:
    path = tmp_path / "cut.record"
    with RecordWriter(path) as writer:
        page = page_of("Quay shut\nMara Vell: We left.\n", key="file:/in/1")
        writer.add(page, record_of(page))
        writer.commit()
    visitor = Visitor(path)
    assert "was interrupted" in said(visitor.page("/").marked("stale")[0])
    for address in ("/changes", "/timeline", "/brief", "/outlets", "/actors"):
        assert visitor.page(address)


def test_an_empty_record_has_all_these_pages(tmp_path: Path) -> None:
    path = tmp_path / "empty.record"
    with RecordWriter(path) as writer:
        writer.finish()
    visitor = Visitor(path)
    for address in ("/", "/changes", "/changes?since=all", "/timeline", "/brief", "/outlets", "/actors"):
        assert visitor.page(address)


def test_months_at_the_ends_of_time_are_drawn() -> None:
    chart = draw_months((("0001-01", 3), ("2031-03", 1), ("9999-12", 2)))
    assert chart is not None
    assert [column.height for column in chart.columns] == sorted([68.0, 45.3, 22.7], key=[68.0, 22.7, 45.3].index)
    assert draw_months((("2031-03", 4),)) is None
