"""Loading the places that reports name: many reports at a time, in the order asked for."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from onrecord.model import Toponym
from onrecord.store.encoding import TOPONYM_COLUMNS, read_toponym
from onrecord.store.line_rows import load_heads
from onrecord.store.rows import ReportHead


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that a report names, with the words that name it."""

    report: ReportHead
    place: Toponym
    words: str


def load_places(connection: apsw.Connection, version_pks: Sequence[int]) -> tuple[PlaceRow, ...]:
    """The places with coordinates that some versions name, in the order of versions as given, then of words."""
    wanted = json.dumps(list(version_pks))
    heads = load_heads(connection, version_pks)
    columns = ", ".join(f"t.{name}" for name in TOPONYM_COLUMNS)
    query = f"""
        SELECT t.version, substr(v.text, t.start + 1, t."end" - t.start), {columns}
        FROM toponym t JOIN version v ON v.version_pk = t.version
        WHERE t.version IN (SELECT value FROM json_each(?)) AND t.latitude IS NOT NULL AND t.longitude IS NOT NULL
        ORDER BY t.version, t.start, t.ordinal
    """
    found = defaultdict(list)
    for version, words, *place in connection.execute(query, (wanted,)):
        found[version].append(PlaceRow(heads[version], read_toponym(place), words))
    return tuple(row for pk in version_pks for row in found[pk])
