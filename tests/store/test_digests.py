"""What builds keep of the whole record, and what readers make of it."""

from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.store import SUMMARY, RecordReader, RecordWriter
from tests.store.stand_ins import page_of, record_of


def test_the_overview_is_the_summary_of_the_last_build(record: Path) -> None:
    with RecordReader(record) as reader:
        overview = reader.overview()
        assert overview.as_of is None
        assert overview.summary == reader.summary()


def test_while_a_build_is_under_way_the_overview_is_that_of_the_last_one_and_says_so(record: Path) -> None:
    with RecordReader(record) as reader:
        before = reader.summary()
    with RecordWriter(record) as writer:
        page = page_of("Quay shut\nMara Vell: We left.\n", key="https://bell.example/9", outlet="Bell")
        writer.add(page, record_of(page))
        writer.commit()
        with RecordReader(record) as reader:
            overview = reader.overview()
            now = reader.summary()
        assert now.reports == before.reports + 1
        assert overview.summary == replace(before, runs=now.runs, stale=True)
        assert overview.as_of == before.runs[-1].finished
        writer.finish()
    with RecordReader(record) as reader:
        assert reader.overview().as_of is None
        assert reader.overview().summary == reader.summary()


def test_a_record_that_was_never_finished_is_counted_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "cut.record"
    with RecordWriter(path) as writer:
        page = page_of("Quay shut\nMara Vell: We left.\n", key="https://bell.example/9", outlet="Bell")
        writer.add(page, record_of(page))
        writer.commit()
    with RecordReader(path) as reader:
        assert reader.overview().summary.reports == 1
        assert reader.overview().as_of is None


def test_a_record_without_a_place_for_digests_does_without(record: Path) -> None:
    connection = apsw.Connection(str(record))
    connection.execute("DROP TABLE digest")
    connection.close()
    with RecordWriter(record) as writer:
        writer.finish()
    with RecordReader(record) as reader:
        assert reader.overview().summary == reader.summary()


def test_a_digest_of_another_run_is_not_that_of_now(record: Path) -> None:
    with RecordWriter(record) as writer:
        writer.keep_digest("words", ("quay", "tanks"))
    with RecordReader(record) as reader:
        assert reader.digest("words", tuple[str, ...]) == ("quay", "tanks")
    with RecordWriter(record) as writer:
        writer.finish()
    with RecordReader(record) as reader:
        assert reader.digest("words", tuple[str, ...]) is None
        assert reader.last_digest("words", tuple[str, ...]) == ("quay", "tanks")
        assert reader.last_digest("nothing", tuple[str, ...]) is None


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT count(*) FROM version WHERE published_begin >= '2031'", "version_by_time"),
        ("SELECT outlet, count(*) FROM version WHERE current GROUP BY outlet", "version_by_outlet"),
        ("SELECT version FROM page WHERE first_run IN (3)", "page_by_run"),
        ("SELECT version_pk FROM version WHERE modified >= '2031'", "version_by_change"),
        ("SELECT count(*) FROM grouping WHERE family = 'series' AND kind = 'rise'", "grouping_by_kind"),
        (
            "SELECT * FROM grouping WHERE family = 'series' AND kind = 'rise' "
            "ORDER BY finish DESC, weight DESC, group_id LIMIT 3",
            "grouping_by_kind_and_finish",
        ),
        (
            "SELECT version FROM item INDEXED BY item_by_time "
            "WHERE family = 'lines' AND json_extract(data, '$[1][0]') >= '2031'",
            "item_by_time",
        ),
    ],
)
def test_dates_and_outlets_are_found_without_reading_the_words(record: Path, query: str, index: str) -> None:
    connection = apsw.Connection(str(record))
    plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
    assert SUMMARY in {row[0] for row in connection.execute("SELECT name FROM digest")}
