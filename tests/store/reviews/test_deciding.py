import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from onrecord.errors import BadReview, NothingFound
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store import Filters, RecordReader, RecordWriter, Shown
from onrecord.store.reviews import (
    Decision,
    ReviewStatus,
    decide,
    import_reviews,
    read_review,
    review_json,
    take_over,
    undo,
)
from onrecord.store.reviews.journal import journal_path
from tests.conftest import BRIDGE, HARBOUR, HARBOUR_EDITED, UNDATED
from tests.store.reviews.conftest import NOON, Decide, statement_with
from tests.store.stand_ins import page_of, record_of

REJECT, CONFIRM, NOTE = ReviewKind.REJECT, ReviewKind.CONFIRM, ReviewKind.NOTE
STATEMENT = TargetKind.STATEMENT


def exported(record: Path) -> list[str]:
    with RecordReader(record) as reader:
        return [review_json(row.review) for row in reader.reviews()]


def test_a_decision_stands_with_who_and_when(record: Path, say: Decide) -> None:
    name = statement_with(record, "40 trucks")
    entry = say(REJECT, STATEMENT, name, who="  Ada \n Byron ")
    with RecordReader(record) as reader:
        standing = reader.standing(name)
    assert standing.rejected == entry
    assert (entry.who, entry.decided) == ("Ada Byron", NOON)
    assert entry.anchors[0].words == "The bridge carries 40 trucks."


def test_the_later_of_two_verdicts_counts_and_both_are_kept(record: Path, say: Decide) -> None:
    name = statement_with(record, "40 trucks")
    say(REJECT, STATEMENT, name)
    say(CONFIRM, STATEMENT, name, who="Bo")
    with RecordReader(record) as reader:
        standing, rows = reader.standing(name), reader.reviews()
    assert standing.rejected is None
    assert standing.confirmed is not None
    assert [row.status for row in rows] == [ReviewStatus.IN_FORCE, ReviewStatus.REPLACED]


def test_an_undo_lets_the_decision_before_count_again_and_can_be_undone(
    record: Path, clock: Iterator[datetime]
) -> None:
    name = statement_with(record, "40 trucks")

    def verdict() -> str | None:
        with RecordReader(record) as reader:
            standing = reader.standing(name)
        return next((one.who for one in (standing.rejected, standing.confirmed) if one), None)

    decide(record, Decision(REJECT, STATEMENT, name, {}, "Ada"), now=next(clock))
    second, _ = decide(record, Decision(CONFIRM, STATEMENT, name, {}, "Bo"), now=next(clock))
    taken_back, _ = undo(record, second.review_id, who="Bo", now=next(clock))
    assert verdict() == "Ada"
    undo(record, taken_back.review_id, who="Bo", now=next(clock))
    assert verdict() == "Bo"
    with RecordReader(record) as reader:
        assert len(reader.reviews()) == 4
    with pytest.raises(BadReview, match="taken back already"):
        undo(record, taken_back.review_id, who="Bo", now=next(clock))


def test_notes_all_stand(record: Path, say: Decide) -> None:
    name = statement_with(record, "40 trucks")
    say(NOTE, STATEMENT, name, note="Ask the ministry.")
    say(NOTE, STATEMENT, name, note="They did not answer.")
    with RecordReader(record) as reader:
        notes = reader.standing(name).notes
    assert [note.value["note"] for note in notes] == ["Ask the ministry.", "They did not answer."]


def test_a_decision_on_an_edited_report_holds_for_the_same_words_in_every_version(record: Path, say: Decide) -> None:
    now = statement_with(record, "not a single tank")
    with RecordReader(record) as reader:
        both = reader.statements(Filters(text="not a single tank", all_versions=True)).rows
    say(REJECT, STATEMENT, now)
    with RecordReader(record) as reader:
        assert {row.statement_id for row in both} == set(reader.standings(row.statement_id for row in both))
        edited = reader.statements(Filters(text="4,500 tanks")).rows[0].statement_id
        assert reader.standing(edited).rejected is None


def test_nothing_is_ever_taken_out_or_changed(record: Path, say: Decide) -> None:
    say(REJECT, STATEMENT, statement_with(record, "40 trucks"))
    connection = apsw.Connection(str(record))
    for sql in ("DELETE FROM review", "UPDATE review SET who = 'somebody else'"):
        with pytest.raises(apsw.ConstraintError, match="decisions are kept"):
            connection.execute(sql)


def test_decisions_survive_a_record_that_is_made_anew_in_another_order(
    record: Path, say: Decide, tmp_path: Path
) -> None:
    name = statement_with(record, "40 trucks")
    say(REJECT, STATEMENT, name)
    say(NOTE, STATEMENT, statement_with(record, "Nothing happened"), note="Odd.")
    lines = exported(record)
    anew = tmp_path / "anew.record"
    pages = [
        page_of(UNDATED, key="file:/in/3.txt"),
        page_of(BRIDGE, key="file:/in/2.txt", outlet="Bell", published="2031-03-17"),
        page_of(HARBOUR_EDITED, key="https://gazette.example/1", address="/in/4", outlet="Gazette"),
        page_of(HARBOUR, key="https://gazette.example/1", address="/in/1", outlet="Gazette"),
    ]
    for page in pages:
        with RecordWriter(anew) as writer:
            writer.add(page, record_of(page))
            writer.finish()
    assert import_reviews(anew, [read_review(line) for line in lines]) == (2, False)
    assert import_reviews(anew, [read_review(line) for line in lines]) == (0, False)
    with RecordReader(anew) as reader:
        assert reader.standing(name).rejected is not None
        assert {row.status for row in reader.reviews()} == {ReviewStatus.IN_FORCE}


def test_a_report_that_another_record_has_from_elsewhere_is_known_by_its_words(
    record: Path, say: Decide, tmp_path: Path
) -> None:
    say(REJECT, STATEMENT, statement_with(record, "40 trucks"))
    other = tmp_path / "other.record"
    with RecordWriter(other) as writer:
        page = page_of(BRIDGE, key="id:mine:77", outlet="Bell")
        writer.add(page, record_of(page))
        writer.finish()
    import_reviews(other, [read_review(line) for line in exported(record)])
    with RecordReader(other) as reader:
        (row,) = reader.statements(Filters(text="40 trucks", shown=Shown.ALL)).rows
        assert reader.standing(row.statement_id).rejected is not None


def test_what_finds_its_words_nowhere_is_orphaned_and_holds_once_they_come(
    record: Path, say: Decide, tmp_path: Path
) -> None:
    say(REJECT, STATEMENT, statement_with(record, "40 trucks"))
    other = tmp_path / "other.record"
    with RecordWriter(other) as writer:
        page = page_of(UNDATED, key="file:/in/3.txt")
        writer.add(page, record_of(page))
        writer.finish()
    import_reviews(other, [read_review(line) for line in exported(record)])
    with RecordReader(other) as reader:
        (row,) = reader.reviews()
    assert row.status is ReviewStatus.ORPHANED
    assert row.review.anchors[0].words == "The bridge carries 40 trucks."
    with RecordWriter(other) as writer:
        page = page_of(BRIDGE, key="file:/in/2.txt", outlet="Bell")
        writer.add(page, record_of(page))
        writer.finish()
    with RecordReader(other) as reader:
        assert [row.status for row in reader.reviews()] == [ReviewStatus.IN_FORCE]


def test_a_decision_beside_a_running_build_waits_and_is_taken_over_by_it(
    record: Path, clock: Iterator[datetime]
) -> None:
    name = statement_with(record, "40 trucks")
    with RecordWriter(record) as writer:
        entry, waits = decide(record, Decision(REJECT, STATEMENT, name, {}, "Ada"), now=next(clock))
        assert waits
        with RecordReader(record) as reader:
            assert reader.standing(name).waiting == (entry,)
            assert [row.status for row in reader.reviews()] == [ReviewStatus.WAITING]
            assert reader.standing(name).rejected is None
        writer.take_reviews()
        writer.finish()
    assert not journal_path(record).exists()
    with RecordReader(record) as reader:
        assert reader.standing(name).rejected == entry


def test_a_decision_that_waits_can_be_undone(record: Path, clock: Iterator[datetime]) -> None:
    name = statement_with(record, "40 trucks")
    with RecordWriter(record):
        entry, _ = decide(record, Decision(REJECT, STATEMENT, name, {}, "Ada"), now=next(clock))
        undo(record, entry.review_id, who="Ada", now=next(clock))
    assert take_over(record)
    with RecordReader(record) as reader:
        assert reader.standing(name).rejected is None
        assert len(reader.reviews()) == 2


def test_people_who_decide_at_once_lose_nothing(record: Path) -> None:
    name = statement_with(record, "40 trucks")

    def note(who: str) -> None:
        for number in range(5):
            decide(record, Decision(NOTE, STATEMENT, name, {"note": f"{who} {number}"}, who))

    threads = [threading.Thread(target=note, args=(who,)) for who in ("Ada", "Bo", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    take_over(record)
    with RecordReader(record) as reader:
        assert len(reader.standing(name).notes) == 15
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_a_line_cut_off_in_the_waiting_file_spoils_no_other_and_is_kept(
    record: Path, clock: Iterator[datetime]
) -> None:
    name = statement_with(record, "40 trucks")
    journal_path(record).write_bytes(b'{"onrecord_review": 1, "id": "x-')
    entry, waits = decide(record, Decision(REJECT, STATEMENT, name, {}, "Ada"), now=next(clock))
    assert not waits
    with RecordReader(record) as reader:
        assert reader.standing(name).rejected == entry
    (unread,) = [path for path in record.parent.iterdir() if path.name.endswith("-unread")]
    assert unread.read_bytes().startswith(b'{"onrecord_review": 1, "id": "x-')


@pytest.mark.parametrize(
    ("kind", "target_kind", "value"),
    [
        (NOTE, STATEMENT, {"note": " \n "}),
        (NOTE, STATEMENT, {"note": "x" * 10_001}),
        (NOTE, STATEMENT, {"note": "half \ud800"}),
        (ReviewKind.CORRECT, STATEMENT, {}),
        (ReviewKind.CORRECT, STATEMENT, {"published": "2031"}),
        (ReviewKind.CORRECT, STATEMENT, {"said": "2031", "begin": "2031-01-01"}),
        (ReviewKind.CORRECT, STATEMENT, {"said": "2031", "begin": "2032-01-01", "finish": "2031-01-01"}),
        (ReviewKind.CORRECT, STATEMENT, {"said": "2031", "speaker": "Ada"}),
    ],
)
def test_what_cannot_be_decided_is_refused(
    record: Path, kind: ReviewKind, target_kind: TargetKind, value: dict[str, str]
) -> None:
    name = statement_with(record, "40 trucks")
    with pytest.raises(BadReview):
        decide(record, Decision(kind, target_kind, name, value, "Ada"))
    assert exported(record) == []


def test_nobody_and_nothing_cannot_decide_and_be_decided(record: Path) -> None:
    with pytest.raises(BadReview, match="name of who"):
        decide(record, Decision(REJECT, STATEMENT, statement_with(record, "40 trucks"), {}, " "))
    for wanted in ("s-nothing", "", "s-' OR 1"):
        with pytest.raises(NothingFound):
            decide(record, Decision(REJECT, STATEMENT, wanted, {}, "Ada"))
    with pytest.raises(NothingFound):
        undo(record, "x-nothing", who="Ada")


def test_a_plain_copy_holds_the_decisions_and_no_notes(record: Path, say: Decide, tmp_path: Path) -> None:
    from onrecord.store import write_plain_copy

    name = statement_with(record, "40 trucks")
    noted = say(NOTE, STATEMENT, name, note="Confidential: ask Bo.")
    say(REJECT, STATEMENT, name, note="Confidential, too.")
    undo(record, noted.review_id, who="Ada")
    copy = tmp_path / "copy.sqlite"
    write_plain_copy(record, copy, sql="", fill=lambda _: (), finish="")
    assert b"Confidential" not in copy.read_bytes()
    kept = list(apsw.Connection(str(copy)).execute("SELECT kind, value FROM review WHERE kind <> 'undo'"))
    assert kept == [("reject", "{}")]
    with RecordReader(record) as reader:
        assert len(reader.reviews()) == 3


def test_a_record_without_the_tables_of_decisions_is_read_and_gets_them(
    record: Path, clock: Iterator[datetime]
) -> None:
    name = statement_with(record, "40 trucks")
    connection = apsw.Connection(str(record))
    for table in ("review_hold", "ruling", "review"):
        connection.execute(f"DROP TABLE {table}")
    connection.close()
    with RecordReader(record) as reader:
        assert reader.reviews() == ()
        assert reader.standings([name]) == {}
    entry, _ = decide(record, Decision(REJECT, STATEMENT, name, {}, "Ada"), now=next(clock))
    with RecordReader(record) as reader:
        assert reader.standing(name).rejected == entry
