import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import NewerRecord, NoSuchRecord, NotARecord, NothingFound, OlderRecord, StoreError
from onrecord.model import Act, EventType, Interval, PublicationBasis, Reality, Report, Sector, StatementKind
from onrecord.store import EventFilters, Filters, RecordReader, RecordWriter
from tests.conftest import HARBOUR_EDITED
from tests.store.stand_ins import page_of, read_report

MARCH_14 = Interval.of_day(date(2031, 3, 14))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), 5),
        (Filters(all_versions=True), 7),
        (Filters(speaker="vell"), 3),
        (Filters(speaker="Mara V"), 3),
        (Filters(speaker="nunez"), 1),
        (Filters(speaker="a-vell"), 3),
        (Filters(speaker="ell"), 0),
        (Filters(speaker="' OR 1=1 --"), 0),
        (Filters(outlet="gaz"), 2),
        (Filters(outlet="zette"), 0),
        (Filters(act=Act.DENY), 1),
        (Filters(kind=StatementKind.INDIRECT), 0),
        (Filters(text="TANK"), 2),
        (Filters(text="withdraw nothing"), 1),
        (Filters(within=MARCH_14), 1),
        (Filters(within=Interval(MARCH_14.finish, None)), 3),
        (Filters(within=Interval(None, MARCH_14.finish)), 1),
        (Filters(speaker="vell", within=Interval(MARCH_14.begin, None)), 2),
    ],
)
def test_statements_are_narrowed_to_what_a_filter_asks_for(record: Path, filters: Filters, words: int) -> None:
    with RecordReader(record) as reader:
        listing = reader.statements(filters)
    assert (len(listing.rows), listing.total) == (words, words)


def test_a_filter_on_dates_says_how_much_it_left_out_for_want_of_a_date(record: Path) -> None:
    with RecordReader(record) as reader:
        assert reader.statements(Filters(within=MARCH_14)).undated == 1
        assert reader.statements(Filters(within=MARCH_14, speaker="oreb")).undated == 0
        assert reader.statements().undated == 0


def test_a_limit_says_how_much_it_left_out(record: Path) -> None:
    with RecordReader(record) as reader:
        whole = reader.statements()
        part = reader.statements(limit=2, offset=1)
    assert (len(part.rows), part.total, part.left_out) == (2, 5, 3)
    assert part.rows == whole.rows[1:3]


def test_a_report_is_named_by_its_id_or_the_beginning_of_it(record: Path) -> None:
    with RecordReader(record) as reader:
        head = reader.reports(Filters(outlet="bell")).rows[0].head
        given = reader.given_ids()[head.version_id]
        for wanted in (head.report_id, head.report_id[:6], head.version_id, given, "/in/2.txt", "file:/in/2.txt"):
            assert reader.statements(Filters(report=wanted)).total == 2
        for wanted in ("r-zzzzzzzz", "", "%"):
            with pytest.raises(NothingFound):
                reader.statements(Filters(report=wanted))


def test_lists_are_in_order_of_time_with_the_undated_last(record: Path) -> None:
    with RecordReader(record) as reader:
        assert [row.words[:9] for row in reader.statements().rows] == [
            "We saw 4,",
            "There is ",
            "The bridg",
            "We withdr",
            "Nothing h",
        ]
        assert [row.head.outlet for row in reader.reports().rows] == ["Gazette", "Bell", None]


def test_a_statement_gives_back_its_words_spans_report_and_actor(record: Path) -> None:
    with RecordReader(record) as reader:
        row = reader.statements().rows[0]
        page = reader.find_report(row.report.version_id)
        assert page is not None
        assert reader.find_statement(row.statement_id) == row
        context = reader.context(row.report, row.content)
    assert row.words == "We saw 4,500 tanks near the Orle on 2031-03-14."
    assert [span.of(page.text) for span in row.content] == [row.words]
    assert (row.source_words, row.cue_words) == ("Mara Vell", ":")
    assert row.speakers[0].actor_id == "a-vell"
    assert row.said == MARCH_14
    assert row.reasons[0].span == row.source[0]
    assert context.words == f"Mara Vell: {row.words}"
    assert context.span.of(page.text) == context.words


def test_a_figure_leads_to_the_statement_that_carries_it(record: Path) -> None:
    with RecordReader(record) as reader:
        figure = reader.figures(Filters(speaker="Vell")).rows[0]
        assert figure.statement_id is not None
        statement = reader.find_statement(figure.statement_id)
        assert statement is not None
        assert reader.figures_of(statement.statement_id) == (figure,)
        assert reader.find_figure(figure.figure_id) == figure
    assert figure.words == "4,500"
    assert figure.words in statement.words
    assert figure.claimants == statement.speakers


def test_an_event_leads_to_its_words_sentence_sides_and_teller(record: Path) -> None:
    with RecordReader(record) as reader:
        listing = reader.events()
        event = listing.rows[0]
        assert [row.words for row in listing.rows] == ["saw", "left", "withdraw"]
        assert listing.total == 3
        assert reader.find_event(event.event_id) == event
        assert reader.find_event("e-nothing") is None
        assert event.statement_id is not None
        assert reader.events_of(event.statement_id) == (event,)
        assert reader.ids_beginning(event.event_id[:8]) == (event.event_id,)
        page = reader.find_report(event.report.version_id)
        statement = reader.find_statement(event.statement_id)
    assert page is not None
    assert statement is not None
    assert page.events == (event, listing.rows[1])
    assert event.tellers == statement.speakers
    assert (event.when, event.said, event.place) == (MARCH_14, MARCH_14, page.toponyms[0])
    assert [span.of(page.text) for span in event.trigger] == ["saw"]
    assert event.sentence.of(page.text) == event.sentence_words
    (source,) = event.sources
    assert (source.name, source.party.actor_id, source.code.country) == ("Mara Vell", "a-vell", "SLM")
    assert source.code.sectors == (Sector.GOV, Sector.MIL)
    assert source.code.reasons == ("a list",)
    assert event.targets[0].party.party.span is not None
    assert event.targets[0].party.party.span.of(page.text) == "tanks"
    assert (event.reality, event.factuality, event.confidence) == (Reality.ALLEGED, 0.8, 0.75)
    assert event.reasons[0].span == event.trigger[0]
    own = listing.rows[1]
    assert (own.statement_id, own.tellers, own.mode, own.when) == (None, (), "retreat", None)


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(speaker="vell"), ["saw"]),
        (Filters(act=Act.ASSERT), ["saw", "withdraw"]),
        (Filters(all_versions=True), ["saw", "saw", "left", "left", "withdraw"]),
        (EventFilters(type=EventType.YIELD), ["left", "withdraw"]),
        (EventFilters(reality=Reality.ACTUAL), ["left"]),
        (EventFilters(actor="tanks"), ["saw"]),
        (EventFilters(actor="ord"), ["saw"]),
        (EventFilters(source="ord"), []),
        (EventFilters(source="M. V"), ["saw"]),
        (EventFilters(target="tanks", country="SLM"), ["saw"]),
        (EventFilters(place="Vinnar"), ["saw"]),
        (EventFilters(actor="' OR 1=1 --"), []),
        (EventFilters(within=MARCH_14), ["saw"]),
        (EventFilters(within=Interval(MARCH_14.finish, None), type=EventType.YIELD), ["left", "withdraw"]),
        (EventFilters(text="MERIDIAN"), ["left"]),
    ],
)
def test_events_are_narrowed_to_what_a_filter_asks_for(record: Path, filters: Filters, words: list[str]) -> None:
    with RecordReader(record) as reader:
        listing = reader.events(filters)
    assert [row.words for row in listing.rows] == words


def test_a_report_comes_back_as_it_was_read(record: Path) -> None:
    page = page_of(
        HARBOUR_EDITED, key="https://gazette.example/1", address="/in/4", outlet="Gazette", published="2031-03-15"
    )
    read = read_report(page)
    assert isinstance(read, Report)
    with RecordReader(record) as reader:
        stored = reader.find_report("https://gazette.example/1")
        first = reader.find_report("https://gazette.example/1", version=1)
    assert stored is not None
    assert stored.report == read
    assert first is not None
    assert "3,000" in first.text
    assert [other.number for other in first.others] == [2]
    assert [piece.page_span.of(stored.report.page_text) for piece in stored.furniture] == ["(ad) Buy boots"]
    assert stored.credits[0].name == "Meridian Press"
    assert stored.toponyms[0].latitude == 48.5
    assert stored.times[0].interval == MARCH_14
    assert [mention.actor_id for mention in stored.mentions] == ["a-vell", "a-oreb"]


def test_an_actor_gathers_its_spellings_reports_and_statements(record: Path) -> None:
    with RecordReader(record) as reader:
        actor = reader.actors()[0]
        assert reader.find_actor("a-vell") == actor
        assert reader.find_actor("a-nobody") is None
    assert (actor.name, actor.aliases, actor.statements, len(actor.reports)) == ("Mara Vell", ("M. Vell",), 3, 3)


def test_the_summary_counts_current_versions(record: Path) -> None:
    with RecordReader(record) as reader:
        summary = reader.summary()
    assert (summary.reports, summary.versions, summary.statements, summary.figures) == (3, 4, 5, 2)
    assert (summary.events, dict(summary.types)) == (3, {EventType.YIELD: 2, EventType.MOBILIZE: 1})
    assert (summary.actors, summary.rejections, summary.undated, summary.stale) == (3, 1, 1, False)
    assert [(outlet.outlet, outlet.reports) for outlet in summary.outlets] == [(None, 1), ("Bell", 1), ("Gazette", 1)]
    assert summary.speakers[0].name == "Mara Vell"
    assert summary.published == Interval(
        Interval.of_day(date(2031, 3, 15)).begin, Interval.of_day(date(2031, 3, 17)).finish
    )
    assert dict(summary.acts) == {Act.ASSERT: 4, Act.DENY: 1}
    (run,) = summary.runs
    assert (run.new_reports, run.new_versions, run.rejected) == (3, 1, 1)
    assert run.finished is not None


def test_the_beginning_of_an_id_finds_all_ids_that_begin_so(record: Path) -> None:
    with RecordReader(record) as reader:
        whole = reader.statements().rows[0].statement_id
        assert reader.ids_beginning(whole[:9]) == (whole,)
        assert len(reader.ids_beginning("s-")) == 7
        assert reader.ids_beginning("s-%") == ()


def test_an_undated_report_says_so(record: Path) -> None:
    with RecordReader(record) as reader:
        head = reader.reports().rows[-1].head
    assert head.publication.basis is PublicationBasis.UNKNOWN
    assert head.publication.interval is None


def make_foreign(kind: str, path: Path, record: Path) -> None:
    """Something that is no record, or none that can be read."""
    match kind:
        case "text":
            path.write_text("dear diary\n" * 50)
        case "empty":
            path.write_bytes(b"")
        case "binary":
            path.write_bytes(bytes(range(256)) * 40)
        case "other database":
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TABLE cake (recipe)")
            connection.close()
        case "truncated":
            path.write_bytes(record.read_bytes()[:100_000])
        case "cut in the header":
            path.write_bytes(record.read_bytes()[:60])
        case "damaged":
            content = bytearray(record.read_bytes())
            content[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
            path.write_bytes(content)
        case "newer" | "older":
            content = bytearray(record.read_bytes())
            content[60:64] = (99 if kind == "newer" else 1).to_bytes(4, "big")
            path.write_bytes(content)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)


def read_all(path: Path) -> None:
    with RecordReader(path) as reader:
        reader.statements()
        reader.search("tank")


@pytest.mark.parametrize(
    ("kind", "error", "cause"),
    [
        ("text", NotARecord, "some other kind of file"),
        ("empty", NotARecord, "the file is empty"),
        ("binary", NotARecord, "some other kind of file"),
        ("other database", NotARecord, "another program"),
        ("truncated", NotARecord, "cut short: 100,000 of"),
        ("cut in the header", NotARecord, "another program"),
        ("damaged", NotARecord, "damaged"),
        ("newer", NewerRecord, "pip install --upgrade"),
        ("older", OlderRecord, "onrecord build PATH"),
        ("folder", NotARecord, "it is a folder"),
        ("pipe", NotARecord, "not an ordinary file"),
        ("missing", NoSuchRecord, "onrecord build"),
    ],
)
def test_what_is_no_record_is_told_apart_and_left_untouched(
    record: Path, kind: str, error: type[StoreError], cause: str
) -> None:
    path = record.parent / "room" / "foreign.record"
    path.parent.mkdir()
    make_foreign(kind, path, record)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=cause) as raised:
        read_all(path)
    assert str(path) in str(raised.value)
    if kind != "missing":
        with pytest.raises(error, match=cause):
            RecordWriter(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {child.name for child in path.parent.iterdir()} <= {path.name}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are another matter there")
def test_a_record_in_a_folder_that_nobody_may_write_to_can_be_read(record: Path) -> None:
    folder = record.parent / "archive"
    folder.mkdir()
    shutil.copy(record, folder / "r")
    script = (
        "import os, sys; from pathlib import Path; from onrecord.store import RecordReader\n"
        "os.geteuid() or os.setuid(65534)\n"
        "with RecordReader(Path(sys.argv[1])) as reader: print(reader.summary().statements)"
    )
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    folder.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", script, folder / "r"], capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == ("5", "")
    assert [path.name for path in folder.iterdir()] == ["r"]


def test_kinds_of_quotation_marks_do_not_matter_to_a_filter(record: Path) -> None:
    with RecordReader(record) as reader:
        for text in ("“reopened”", '"reopened"', "REOPENED"):
            assert reader.reports(Filters(text=text)).total == 1
        assert reader.reports(Filters(text="'reopened'")).total == 0
