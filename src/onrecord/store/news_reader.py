"""Reading what is new since a moment or told of a stretch of time, and what the last build worked out."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TypeVar

from onrecord.model import Interval
from onrecord.model.filed import Filed
from onrecord.model.timeline import DatedLine
from onrecord.store.digests import MONTHS, TOPIC, Overview, find_digest, last_run, load_overview
from onrecord.store.encoding import read_interval, required_moment
from onrecord.store.filed import load_filed
from onrecord.store.group_reader import GroupReader
from onrecord.store.line_rows import load_heads
from onrecord.store.news_rows import (
    Arrived,
    count_arrived,
    count_months,
    count_terms,
    load_actor_ids,
    load_arrived,
    load_dated,
    load_first_published,
    load_groups_with,
    load_imprints,
    pks_of,
    pks_of_reports,
    weigh_touched,
)
from onrecord.store.people_reader import PeopleReader
from onrecord.store.queries import select, select_value
from onrecord.store.rows import ReportHead
from onrecord.store.values import from_json

Value = TypeVar("Value")
_END = "9999-12-31T99"  # after every moment
MOST_FOR_TOPIC = 20_000  # reports whose words say what a record is about; more of them say the same


class NewsReader(GroupReader, PeopleReader):
    """What of an open record is new, dated or worked out before; each question costs what it asks for."""

    def overview(self) -> Overview:
        """The record in numbers as its last finished build counted them; counted now where none has."""
        with self._moment() as connection:
            return load_overview(connection)

    def digest(self, name: str, kind: type[Value]) -> Value | None:
        """What the last build worked out under a name; None where it did not, or another has begun since."""
        with self._moment() as connection:
            kept = find_digest(connection, name)
            return from_json(kind, kept.data) if kept is not None and kept.run == last_run(connection) else None

    def last_digest(self, name: str, kind: type[Value]) -> Value | None:
        """What a build worked out under a name, be it that others have begun since."""
        with self._moment() as connection:
            kept = find_digest(connection, name)
            return None if kept is None else from_json(kind, kept.data)

    def arrived(self, moment: datetime) -> Arrived:
        """When the record came to hold the versions that may be new since a moment."""
        with self._moment() as connection:
            return load_arrived(connection, moment)

    def count_arrived(self, moment: datetime) -> int:
        """How many versions may be new since a moment."""
        with self._moment() as connection:
            return count_arrived(connection, moment)

    def weigh_touched(self, moment: datetime) -> int:
        """How many bytes must be read to tell what changed since a moment, about."""
        with self._moment() as connection:
            return weigh_touched(connection, moment)

    def last_day(self) -> date | None:
        """The last day on which a report was published; one in the future counts only where all are. None if undated.

        So a report with a wrong date does not make all others old.
        """
        now = datetime.now(UTC).replace(tzinfo=None).isoformat()
        query = "SELECT max(published_begin) FROM version WHERE published_begin <= ?"
        with self._moment() as connection:
            last = select_value(connection, query, (now,)) or select_value(connection, query, (_END,))
            return None if last is None else datetime.fromisoformat(last).date()

    def last_builds(self) -> tuple[datetime, ...]:
        """When the last two builds began that brought reports or words, the earlier first."""
        query = (
            "SELECT started FROM run WHERE finished IS NOT NULL AND new_reports + new_versions > 0 "
            "ORDER BY run_pk DESC LIMIT 2"
        )
        with self._moment() as connection:
            return tuple(required_moment(row[0]) for row in reversed(select(connection, query)))

    def undated_heads(self, *, limit: int) -> tuple[ReportHead, ...]:
        """The first of the reports of which nobody knows when they were published."""
        query = (
            "SELECT version_pk FROM version WHERE published_begin IS NULL AND published_finish IS NULL AND current = 1 "
            "ORDER BY version_pk LIMIT ?"
        )
        with self._moment() as connection:
            pks = [row[0] for row in select(connection, query, (limit,))]
            heads = load_heads(connection, pks)
            return tuple(heads[pk] for pk in pks)

    def imprints(self) -> list[tuple[str, str, str | None, str | None]]:
        """Of every version its id, that of its report, the outlet and the address."""
        with self._moment() as connection:
            return load_imprints(connection)

    def months(self) -> tuple[tuple[str, int], ...]:
        """The months of which reports tell, "2022-02" with the number of dated lines, in order of time.

        While a build writes, those of the build before: to count a million lines takes seconds.
        """
        with self._moment() as connection:
            kept = find_digest(connection, MONTHS)
            if kept is not None:
                return from_json(tuple[tuple[str, int], ...], kept.data)
            return count_months(connection)

    def filed_of(self, version_ids: Iterable[str], *, siblings: bool = False) -> dict[str, Filed]:
        """Some versions as the comparison across reports sees them, by id; with `siblings`, all of their reports."""
        with self._moment() as connection:
            pks = pks_of_reports(connection, version_ids) if siblings else pks_of(connection, version_ids)
            return {one.version_id: one for one in load_filed(connection, pks).values()}

    def groups_with(self, family: str, version_ids: Iterable[str], kind: type[Value]) -> tuple[tuple[str, Value], ...]:
        """The groups of a family that rest on any of some versions, with their ids."""
        with self._moment() as connection:
            found = load_groups_with(connection, family, version_ids)
            return tuple((name, from_json(kind, data)) for name, data in found)

    def groups_of_kind(
        self, family: str, kind: str, of: type[Value], *, origins: int = 0
    ) -> tuple[tuple[str, Value], ...]:
        """The groups of a family that are of one kind, with so many independent origins at least, and their ids."""
        query = "SELECT group_id, data FROM grouping WHERE family = ? AND kind = ? AND origins >= ? ORDER BY group_id"
        with self._moment() as connection:
            rows = connection.execute(query, (family, kind, origins))
            return tuple((name, from_json(of, data)) for name, data in rows)

    def actor_ids_of(self, version_ids: Iterable[str]) -> dict[tuple[str, int], str]:
        """Whom the entities of some versions stand for, by the version's id and the entity's place."""
        with self._moment() as connection:
            return load_actor_ids(connection, version_ids)

    def dated_lines(self, since: date | None, until: date | None) -> dict[str, tuple[DatedLine, ...]]:
        """The dated lines that begin in a window, by the ids of current versions; both days are included.

        Versions that were published in the window come without lines where theirs tell of other times.
        """
        with self._moment() as connection:
            return {
                kept.version_id: tuple(from_json(DatedLine, line) for line in kept.lines)
                for kept in load_dated(connection, since, until)
            }

    def publications(self) -> Iterable[Interval]:
        """When the reports with dated lines were published, the earliest first; those with both ends known."""
        with self._moment() as connection:
            for begin, finish in load_first_published(connection):
                interval = read_interval(begin, finish)
                if interval is not None:
                    yield interval

    def topic_words(self) -> tuple[int, dict[str, int]]:
        """How many reports have dated lines, and in how many of them each word stands; of a large record, a part."""
        kept = self.digest(TOPIC, tuple[int, tuple[tuple[str, int], ...]])
        if kept is not None:
            return kept[0], dict(kept[1])
        with self._moment() as connection:
            return count_terms(connection, MOST_FOR_TOPIC)
