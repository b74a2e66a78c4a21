"""What is worked out on asking: the same from the part of a record that it rests on as from all of it."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.cross_report.changes import Since, changes
from onrecord.cross_report.timeline import Step, timeline
from onrecord.model.changes import Change, ChangeKind
from onrecord.model.crossed import CountedClaim
from onrecord.model.lineage import LineageEdge
from onrecord.model.news import News, Recently
from onrecord.model.series import FigureSeries
from onrecord.model.timeline import DatedLine, DatedReport, TimelineEntry
from onrecord.pipeline.digesting import all_news, keep_digests
from onrecord.pipeline.reading_across import draw_latest, draw_timeline, list_changes, read_news, recent_moments
from onrecord.pipeline.tracing import roots_of
from onrecord.store import (
    CLAIMS,
    EDGES,
    LINES,
    NEWS,
    SERIES,
    TIMELINE,
    RecordReader,
    RecordWriter,
)
from tests.sample_records import Analysed, build_in_batches


@pytest.fixture(scope="module")
def in_two_builds(analysed: list[Analysed], tmp_path_factory: pytest.TempPathFactory) -> Path:
    half = len(analysed) // 2
    return build_in_batches(tmp_path_factory.mktemp("two") / "two.record", [analysed[:half], analysed[half:]])


def changes_of_everything(reader: RecordReader, moment: datetime) -> tuple[Change, ...]:
    """The changes found by reading the whole record."""
    ids = reader.actor_ids()
    return changes(
        Since.of(moment, reader.sightings()),
        filed=reader.filed().values(),
        claims=[counted.claim for _, counted in reader.groups(CLAIMS, CountedClaim)],
        series=[series for _, series in reader.groups(SERIES, FigureSeries)],
        actor_of=lambda version, entity: ids.get((version, entity)),
    )


@pytest.mark.parametrize("day", [None, 12, 16, 18, 19, 25])
def test_changes_are_those_that_the_whole_record_gives(crisis: Path, day: int | None) -> None:
    moment = datetime.min if day is None else datetime(2031, 3, day)
    with RecordReader(crisis) as reader:
        found = list_changes(reader, moment)
        assert found == changes_of_everything(reader, moment)
        assert bool(found) == (day != 25)


def test_changes_since_a_build_are_those_that_the_whole_record_gives(in_two_builds: Path) -> None:
    with RecordReader(in_two_builds) as reader:
        builds = [run.started for run in reader.summary().runs]
        for moment in (*builds, builds[-1] + timedelta(hours=1)):
            assert list_changes(reader, moment) == changes_of_everything(reader, moment)


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("since", [date(2031, 3, 12), date(2031, 3, 18), None])
def test_a_window_of_the_timeline_is_that_of_the_whole(crisis: Path, step: Step, since: date | None) -> None:
    with RecordReader(crisis) as reader:
        heads = reader.heads()
        given = [
            DatedReport(name, heads[name].report_id, heads[name].outlet, heads[name].publication.interval, lines)
            for name, lines in reader.kept_items(LINES, DatedLine).items()
        ]
        until = date(2031, 3, 19)
        root = roots_of(edge for _, edge in reader.groups(EDGES, LineageEdge))
        whole = timeline(given, by=step, since=since, until=until, root=root)
        window = draw_timeline(reader, by=step, since=since, until=until)
        # Copies are one origin here and origins are counted there: entries of one day may change places.
        assert {(entry.version_id, entry.span, entry.score) for entry in window} == {
            (entry.version_id, entry.span, entry.score) for entry in whole
        }
        assert [entry.when for entry in window] == [entry.when for entry in whole]


def test_a_window_at_the_end_of_time_is_empty(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        assert draw_timeline(reader, since=date(9999, 1, 1), until=date.max) == ()


def test_news_count_all_changes_and_tell_a_few(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        found = list_changes(reader, datetime.min)
        news = read_news(reader, datetime.min, most=100)
        for kind in ChangeKind:
            assert news.number(kind) == sum(change.kind is kind for change in found)
        assert {line.change.subject for line in news.lines} <= {change.subject for change in found}
        denials = [line for line in news.lines if line.change.kind is ChangeKind.NEW_DENIAL]
        assert denials
        assert denials[0].change.before, "a denial of what somebody says comes first"


def test_too_much_that_is_new_is_said_and_not_compared(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        news = read_news(reader, datetime.min, most=1)
        assert news.uncompared > 1
        assert (news.counts, news.lines) == ((), ())


def test_moments_by_name_go_back_from_the_last_day_on_record(crisis: Path, in_two_builds: Path) -> None:
    with RecordReader(crisis) as reader:
        last = reader.last_day()
        assert last is not None
        moments = recent_moments(reader)
        assert moments[Recently.DAY].date() == last - timedelta(days=1)
        assert moments[Recently.WEEK].date() == last - timedelta(days=7)
        assert Recently.BUILD not in moments, "before the first build there was nothing to compare with"
    with RecordReader(in_two_builds) as reader:
        assert recent_moments(reader)[Recently.BUILD] == reader.summary().runs[-1].started


def test_a_build_keeps_what_the_first_page_shows(crisis: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.record"
    path.write_bytes(crisis.read_bytes())
    with RecordWriter(path) as writer:
        writer.finish()
        keep_digests(writer, path)
    with RecordReader(path) as reader:
        assert dict(reader.digest(NEWS, tuple[tuple[Recently, News], ...]) or ()) == all_news(reader)
        entries = reader.digest(TIMELINE, tuple[TimelineEntry, ...])
        assert entries
        assert entries == draw_latest(reader)


def test_a_digest_that_fails_costs_no_build(
    crisis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(reader: RecordReader) -> None:
        raise RuntimeError("no timeline today")

    monkeypatch.setattr("onrecord.pipeline.digesting.draw_latest", fail)
    path = tmp_path / "kept.record"
    path.write_bytes(crisis.read_bytes())
    with RecordWriter(path) as writer:
        writer.finish()
        keep_digests(writer, path)
    assert "no timeline today" in caplog.text
    with RecordReader(path) as reader:
        assert reader.last_digest(TIMELINE, tuple[TimelineEntry, ...]) is None
        assert reader.overview().summary == reader.summary()
