"""Re-analysis: lines that a newer program finds with other borders, and edits of the text around them."""

from pathlib import Path

import apsw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store import Filters, RecordReader, RecordWriter
from onrecord.store.reviews import Decision, ReviewStatus, decide, take_over
from onrecord.store.reviews.anchoring import anchors_of
from onrecord.store.reviews.attaching import Places
from tests.store.reviews.conftest import Decide, statement_with
from tests.store.stand_ins import page_of, record_of


def shift(record: Path, name: str, *, start: int, end: int) -> str:
    """Lets a statement's content begin and end elsewhere under another id, as a newer program might find it."""
    connection = apsw.Connection(str(record))
    connection.execute(
        'UPDATE statement_span SET start = start + ?, "end" = "end" + ? WHERE role = \'content\' AND statement = '
        "(SELECT statement_pk FROM statement WHERE statement_id = ?)",
        (start, end, name),
    )
    connection.execute("UPDATE statement SET statement_id = 's-newer' WHERE statement_id = ?", (name,))
    connection.close()
    with RecordWriter(record) as writer:
        writer.finish()
    return "s-newer"


def test_a_decision_holds_for_the_statement_that_a_newer_program_finds_in_its_place(record: Path, say: Decide) -> None:
    name = statement_with(record, "40 trucks")
    entry = say(ReviewKind.REJECT, TargetKind.STATEMENT, name)
    newer = shift(record, name, start=4, end=-1)
    with RecordReader(record) as reader:
        assert reader.standing(newer).rejected == entry
        assert reader.standing(name).rejected is None


def test_a_decision_is_put_on_nothing_that_has_less_than_half_of_its_words(record: Path, say: Decide) -> None:
    name = statement_with(record, "40 trucks")
    say(ReviewKind.REJECT, TargetKind.STATEMENT, name)
    newer = shift(record, name, start=22, end=0)
    with RecordReader(record) as reader:
        assert reader.standing(newer).rejected is None
        assert [row.status for row in reader.reviews()] == [ReviewStatus.ORPHANED]


def test_figures_events_and_reports_are_decided_on_as_well(record: Path, say: Decide) -> None:
    with RecordReader(record) as reader:
        figure = reader.figures(Filters(text="40")).rows[0]
        event = reader.events(Filters(text="withdraw")).rows[0].event_id
    say(ReviewKind.REJECT, TargetKind.FIGURE, figure.figure_id)
    say(ReviewKind.CONFIRM, TargetKind.EVENT, event)
    say(ReviewKind.NOTE, TargetKind.REPORT, figure.report.report_id, note="A reprint.")
    with RecordReader(record) as reader:
        assert reader.standing(figure.figure_id).rejected is not None
        assert reader.standing(event).confirmed is not None
        assert reader.standing(figure.report.report_id).notes[0].value["note"] == "A reprint."


SAYING = st.lists(st.sampled_from(["tanks", "no", "we", "stay", "7"]), min_size=1, max_size=4).map(" ".join)
LINES = st.lists(st.tuples(st.sampled_from(["Mara Vell", "Tomas Oreb"]), SAYING), min_size=1, max_size=5, unique=True)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, inserted=st.lists(st.tuples(st.integers(0, 5), SAYING), max_size=3))
def test_each_statement_is_found_again_in_an_edited_report(
    lines: list[tuple[str, str]], inserted: list[tuple[int, str]], tmp_path: Path
) -> None:
    path = tmp_path / "r"
    path.unlink(missing_ok=True)
    body = [f"{name}: {words}." for name, words in lines]
    edited = list(body)
    for place, words in inserted:
        edited.insert(place, f"Ana Lund: indeed {words}!")
    with RecordWriter(path) as writer:
        for number, text in enumerate((body, edited)):
            page = page_of("\n".join(["Title", *text]), key="https://a.example/1", address=f"/{number}")
            writer.add(page, record_of(page))
            writer.finish()
    with RecordReader(path) as reader:
        connection = reader._connection
        places = Places(connection)
        for version, row, name in connection.execute("SELECT version, statement_pk, statement_id FROM statement"):
            (anchor,) = anchors_of(connection, TargetKind.STATEMENT, name)
            found = places.find(anchor)
            # In its own version it is found itself; in another, only ever the same words.
            assert (version, row, name) in found
            for at in found:
                (other,) = anchors_of(connection, TargetKind.STATEMENT, at.name)
                assert other.words == anchor.words


def test_a_thousand_decisions_settle_in_a_moment(record: Path) -> None:
    name = statement_with(record, "40 trucks")
    from onrecord.store.reviews.journal import append_reviews
    from tests.store.reviews.test_json_form import review

    with RecordReader(record) as reader:
        anchors = anchors_of(reader._connection, TargetKind.STATEMENT, name)
    append_reviews(record, [review(anchors=anchors, value={"note": str(number)}) for number in range(1000)])
    assert take_over(record)
    decide(record, Decision(ReviewKind.REJECT, TargetKind.STATEMENT, name, {}, "Ada"))
    with RecordReader(record) as reader:
        assert len(reader.standing(name).notes) == 1000
