import itertools
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import NothingFound, RecordBusy, RecordUnwritable
from onrecord.model import Interval, Page, PublicationBasis, Rejection, RejectionReason, Report
from onrecord.store import Filters, Outcome, RecordReader, RecordWriter, dump_record, verify
from onrecord.store.decisions import decided_publication
from tests.conftest import BRIDGE, HARBOUR, HARBOUR_EDITED, UNDATED
from tests.store.stand_ins import page_of, record_of, resolve_actors

FIRST_DAY = Interval.of_day(date(2031, 3, 1))


def report_of(page: Page) -> Report:
    return record_of(page).report


def write(path: Path, pages: Iterable[Page], *, finish: bool = True, again: bool = False) -> list[Outcome]:
    with RecordWriter(path) as writer:
        outcomes = [writer.add(page, record_of(page), again=again) for page in pages]
        writer.commit()
        if finish:
            writer.finish()
    assert verify(path) == ()
    return outcomes


def test_the_same_page_twice_is_one_report(tmp_path: Path) -> None:
    page = page_of(HARBOUR)
    assert write(tmp_path / "r", [page, page]) == [Outcome.NEW_REPORT, Outcome.UNCHANGED]
    with RecordReader(tmp_path / "r") as reader:
        assert reader.summary().reports == 1


def test_a_changed_page_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "r"
    assert write(path, [page_of(HARBOUR)]) == [Outcome.NEW_REPORT]
    assert write(path, [page_of(HARBOUR_EDITED)]) == [Outcome.NEW_VERSION]
    with RecordReader(path) as reader:
        assert [row.words for row in reader.figures().rows] == ["4,500"]
        assert [row.words for row in reader.figures(Filters(all_versions=True)).rows] == ["3,000", "4,500"]
        (head,) = (row.head for row in reader.reports().rows)
        assert (head.number, head.versions, head.current, head.label) == (2, 2, True, f"{head.report_id} v2")


def test_a_page_that_goes_back_to_old_words_shows_the_old_version_again(tmp_path: Path) -> None:
    path = tmp_path / "r"
    for text in (HARBOUR, HARBOUR_EDITED, HARBOUR):
        write(path, [page_of(text)])
    with RecordReader(path) as reader:
        assert [row.words for row in reader.figures().rows] == ["3,000"]


def test_versions_that_pages_date_are_in_the_order_of_their_dates(tmp_path: Path) -> None:
    path = tmp_path / "r"
    write(path, [page_of(HARBOUR_EDITED, published="2031-03-16"), page_of(HARBOUR, published="2031-03-15")])
    with RecordReader(path) as reader:
        assert [row.words for row in reader.figures().rows] == ["4,500"]


def test_the_same_words_of_one_outlet_at_two_addresses_are_one_report(tmp_path: Path) -> None:
    path = tmp_path / "r"
    pages = [page_of(HARBOUR, key=key, outlet="Gazette") for key in ("file:/b", "file:/a")]
    assert write(path, pages) == [Outcome.NEW_REPORT, Outcome.NEW_ADDRESS]
    with RecordReader(path) as reader:
        (row,) = reader.reports().rows
        page = reader.find_report(row.head.report_id)
        assert page is not None
        assert [address.address for address in page.addresses] == ["/a", "/b"]
        assert reader.find_report("file:/a") == reader.find_report("file:/b") == reader.find_report("/b")


@pytest.mark.parametrize("outlet", ["Bell", None])
def test_the_same_words_at_another_outlet_are_another_report(tmp_path: Path, outlet: str | None) -> None:
    pages = [page_of(HARBOUR, key="file:/a", outlet="Gazette"), page_of(HARBOUR, key="file:/b", outlet=outlet)]
    assert write(tmp_path / "r", pages) == [Outcome.NEW_REPORT, Outcome.NEW_REPORT]


def test_new_details_of_known_words_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "r"
    write(path, [page_of(HARBOUR)])
    assert write(path, [page_of(HARBOUR, outlet="Gazette", published="2031-03-15")]) == [Outcome.UPDATED]
    with RecordReader(path) as reader:
        (row,) = reader.reports().rows
        assert row.head.outlet == "Gazette"
        assert row.head.publication.basis is PublicationBasis.DECLARED


def test_any_order_of_pages_gives_the_same_record(tmp_path: Path) -> None:
    pages = [
        page_of(HARBOUR, key="file:/c", outlet="Gazette", published="2031-03-15"),
        page_of(HARBOUR_EDITED, key="file:/c", address="/c2", outlet="Gazette", published="2031-03-16"),
        page_of(HARBOUR, key="file:/b", outlet="Bell"),
        page_of(HARBOUR, key="file:/a", outlet="Bell"),
        page_of(UNDATED, key="file:/b", address="/b2", outlet="Bell"),
    ]
    dumps = set()
    for number, order in enumerate(itertools.permutations(pages)):
        path = tmp_path / str(number)
        write(path, order)
        dumps.add("\n".join(dump_record(path)))
        path.unlink()
    assert len(dumps) == 1


def test_ids_are_the_same_in_two_records_and_after_an_interruption(tmp_path: Path) -> None:
    pages = [page_of(text, key=f"file:/{number}") for number, text in enumerate((HARBOUR, BRIDGE, UNDATED))]
    write(tmp_path / "whole", pages)
    write(tmp_path / "parts", pages[:1], finish=False)
    write(tmp_path / "parts", pages)
    assert list(dump_record(tmp_path / "whole")) == list(dump_record(tmp_path / "parts"))


def test_an_id_that_people_may_know_stays_when_a_smaller_key_comes(tmp_path: Path) -> None:
    path = tmp_path / "r"
    write(path, [page_of(HARBOUR, key="file:/b")])
    with RecordReader(path) as reader:
        before = [row.statement_id for row in reader.statements().rows]
    write(path, [page_of(HARBOUR, key="file:/a")])
    with RecordReader(path) as reader:
        assert [row.statement_id for row in reader.statements().rows] == before


def test_an_error_in_one_page_leaves_nothing_of_it_behind(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with RecordWriter(path) as writer:
        page = page_of(HARBOUR, key="file:/a\udce4")
        with pytest.raises(UnicodeEncodeError):
            writer.add(page, record_of(page))
        good = page_of(BRIDGE)
        writer.add(good, record_of(good))
        writer.finish()
    assert verify(path) == ()
    with RecordReader(path) as reader:
        assert reader.summary().reports == 1


def test_what_was_not_committed_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with RecordWriter(path) as writer:
        for page in (page_of(HARBOUR), page_of(BRIDGE, key="file:/b")):
            writer.add(page, record_of(page))
            if page.key == "file:/pages/a.txt":
                writer.commit()
    with RecordReader(path) as reader:
        assert reader.summary().reports == 1


def test_readers_see_what_is_committed_while_a_writer_is_at_work(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with RecordWriter(path) as writer:
        writer.add(page_of(HARBOUR), record_of(page_of(HARBOUR)))
        writer.commit()
        with RecordReader(path) as reader:
            writer.add(page_of(BRIDGE, key="file:/b"), record_of(page_of(BRIDGE, key="file:/b")))
            assert reader.summary().reports == 1
            writer.commit()
            assert reader.summary().reports == 2
            assert reader.summary().stale


def test_a_second_writer_is_told_that_the_record_is_busy(record: Path) -> None:
    with RecordWriter(record), pytest.raises(RecordBusy, match="another build"):
        RecordWriter(record)
    with RecordWriter(record):
        pass


def test_a_lock_file_left_behind_stops_nobody(record: Path) -> None:
    Path(f"{record}-lock").write_text("")
    with RecordWriter(record):
        pass


def test_nothing_stays_beside_a_record_that_was_written_and_read(record: Path) -> None:
    with RecordWriter(record) as writer:
        writer.finish()
    with RecordReader(record) as reader:
        reader.summary()
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match=r"no folder .*nowhere"):
        RecordWriter(tmp_path / "nowhere" / "r")


def test_a_rejection_stands_until_something_usable_is_found_there(tmp_path: Path) -> None:
    path = tmp_path / "r"
    page = page_of("reject")
    rejection = Rejection(page.address, RejectionReason.EMPTY, "It is empty.", "Save it again.")
    with RecordWriter(path) as writer:
        writer.reject(rejection, page)
        writer.finish()
    with RecordWriter(path) as writer:
        known = writer.find_known(page)
        assert known is not None
        assert known.rejection == rejection
        writer.note_known(page, known)
        writer.finish()
    with RecordReader(path) as reader:
        (row,) = reader.rejections()
        assert (row.address, row.reason, row.message) == (page.address, RejectionReason.EMPTY, "It is empty.")
    write(path, [page_of(HARBOUR)])
    with RecordReader(path) as reader:
        assert reader.rejections() == ()


def test_a_page_is_known_only_byte_for_byte_and_with_the_same_declarations(tmp_path: Path) -> None:
    path = tmp_path / "r"
    write(path, [page_of(HARBOUR)])
    with RecordWriter(path) as writer:
        assert writer.find_known(page_of(HARBOUR)) is not None
        assert writer.find_known(page_of(HARBOUR, outlet="Gazette")) is None
        assert writer.find_known(page_of(HARBOUR + " ")) is None


def test_a_decided_date_holds_for_versions_to_come(tmp_path: Path) -> None:
    path = tmp_path / "r"
    write(path, [page_of(HARBOUR)])
    decided = decided_publication("2031-03-01", FIRST_DAY)
    with RecordWriter(path) as writer:
        report_id = writer.decide_published("file:/pages/a.txt", "2031-03-01", FIRST_DAY)
        for version, report in writer.reports_of(report_id):
            assert report.publication.basis is PublicationBasis.UNKNOWN
            writer.replace_record(version, record_of(page_of(HARBOUR), published=decided))
        writer.finish()
    with RecordWriter(path) as writer:
        assert writer.find_decided(report_of(page_of(HARBOUR))) == decided
        assert writer.find_decided(report_of(page_of(HARBOUR, key="file:/pages/b.txt"))) is None
        assert writer.find_decided(report_of(page_of(BRIDGE))) is None
    with RecordReader(path) as reader:
        (row,) = reader.reports().rows
        assert row.head.decided
        assert row.head.publication == decided
        page = reader.find_report(report_id)
        assert page is not None
        assert page.report.publication.basis is PublicationBasis.UNKNOWN
    with RecordWriter(path) as writer:
        writer.withdraw_published(report_id)
        assert writer.find_decided(report_of(page_of(HARBOUR))) is None


def test_a_date_cannot_be_set_for_a_report_that_is_not_there(record: Path) -> None:
    with RecordWriter(record) as writer, pytest.raises(NothingFound):
        writer.decide_published("r-00000000", "2031", FIRST_DAY)


def test_reading_again_after_cleaning_changed_moves_the_version_instead_of_adding_one(tmp_path: Path) -> None:
    path = tmp_path / "r"
    page = page_of(HARBOUR)
    write(path, [page])
    cleaned_otherwise = record_of(page_of(HARBOUR_EDITED))
    with RecordWriter(path) as writer:
        assert writer.add(page, cleaned_otherwise, again=True) is Outcome.UPDATED
        writer.finish()
    assert verify(path) == ()
    with RecordReader(path) as reader:
        summary = reader.summary()
        assert (summary.reports, summary.versions) == (1, 1)
        assert [row.words for row in reader.figures().rows] == ["4,500"]


def test_two_versions_that_cleaning_now_makes_alike_become_one(tmp_path: Path) -> None:
    path = tmp_path / "r"
    old, new = page_of(HARBOUR), page_of(HARBOUR_EDITED)
    write(path, [old, new])
    with RecordWriter(path) as writer:
        writer.add(old, record_of(page_of(HARBOUR_EDITED)), again=True)
        writer.add(new, record_of(new), again=True)
        writer.finish()
    assert verify(path) == ()
    with RecordReader(path) as reader:
        assert reader.summary().versions == 1


def test_actors_are_resolved_only_when_something_changed(record: Path) -> None:
    with RecordWriter(record) as writer:
        assert writer.references() is None
        page = page_of("Late news\nMara Vell: More.", key="file:/late")
        writer.add(page, record_of(page))
        references = writer.references()
        assert references is not None
        writer.replace_actors(resolve_actors(references))
        assert writer.references() is None
