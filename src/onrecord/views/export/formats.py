"""Every format in which the record can be taken away.

A format turns one list of a selection into bytes, a piece at a time: commands write them to files, pages send them.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.model.crossed import CountedClaim
from onrecord.store import CLAIMS, RecordReader
from onrecord.views.export.bibliography import bibtex_text, csl_items
from onrecord.views.export.calendar_entries import calendar_text
from onrecord.views.export.csv_files import csv_pieces
from onrecord.views.export.datasette import write_datasette
from onrecord.views.export.follow_the_money import actor_entities, article_entities, documentation_entities
from onrecord.views.export.gdelt import GDELT_COLUMNS, gdelt_rows
from onrecord.views.export.geojson import event_features, feature_collection, figure_features, place_features
from onrecord.views.export.json_files import json_array, json_lines
from onrecord.views.export.lists import LIST_NAMES, OF_LINES, RecordList, find_list, timeline_entries
from onrecord.views.export.parquet import parquet_bytes
from onrecord.views.export.polecat import POLECAT_COLUMNS, polecat_rows
from onrecord.views.export.schema_org import article, claim, graph, quotation
from onrecord.views.export.selection import Selection
from onrecord.views.export.stix import stix_bundle
from onrecord.views.export.web_annotations import annotation_collection

_CHUNK_BYTES = 1 << 20
# Where a record was never built, nothing dates what is made of it.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Pieces = Callable[[Selection, str], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    `lists` names what it can be had of, the first where nobody says. `each` is whether all of them are had at once as
    files of one folder where nobody says. `narrowed` names the filters that it takes, None where that is up to the
    list. `pieces` gives the bytes of one list; hold `reader.moment()` while they are taken.
    """

    name: str
    title: str
    media_type: str
    ending: str
    lists: tuple[str, ...]
    pieces: Pieces
    each: bool = False
    narrowed: frozenset[str] | None = None

    def takes(self, name: str) -> frozenset[str]:
        """The filters that narrow one of its lists."""
        listed = find_list(name)
        if self.narrowed is not None:
            return self.narrowed
        # Places are lines of reports, which are no list of their own.
        return OF_LINES if listed is None else listed.narrowed


def find_format(name: str) -> Format | None:
    """The format of a name."""
    return next((one for one in FORMATS if one.name == name), None)


def built_at(reader: RecordReader) -> datetime:
    """When the record was last built, in UTC: the only moment that an export may call its own and stay the same."""
    runs = reader.summary().runs
    return runs[-1].started if runs else _NEVER


def _text(pieces: Callable[[Selection, str], Iterable[str]]) -> Pieces:
    return lambda taken, name: (piece.encode() for piece in pieces(taken, name))


def _listed(pieces: Callable[[RecordList, Selection], Iterator[Any]]) -> Callable[[Selection, str], Iterator[Any]]:
    def of_list(taken: Selection, name: str) -> Iterator[Any]:
        listed = find_list(name)
        return iter(()) if listed is None else pieces(listed, taken)

    return of_list


def _features(taken: Selection, name: str) -> Iterator[str]:
    reader, filters = taken.reader, taken.filters
    match name:
        case "events":
            return feature_collection(event_features(reader.stream_events(filters)))
        case "figures":
            return feature_collection(figure_features(reader.stream_figures(filters)))
        case _:
            return feature_collection(place_features(reader.stream_places(filters)))


def _nodes(taken: Selection, name: str) -> Iterator[str]:
    reader, filters = taken.reader, taken.filters

    def nodes() -> Iterator[dict[str, Any]]:
        yield from (article(row.head) for row in reader.stream_reports(filters))
        if name == "claims":
            yield from (claim(taken.gathered, named) for named in reader.stream_groups(CLAIMS, CountedClaim))
        else:
            yield from map(quotation, reader.stream_statements(filters))

    return graph(nodes())


def _entities(taken: Selection, _: str) -> Iterator[str]:
    reader, filters = taken.reader, taken.filters
    yield from json_lines(actor_entities(reader.actors()))
    yield from json_lines(article_entities(taken.gathered, reader.stream_reports(filters)))
    yield from json_lines(documentation_entities(reader.stream_statements(filters)))


def _copy(taken: Selection, _: str) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "record.db"
        write_datasette(taken.reader.path, path, timeline=taken.timeline)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk


# In the order in which help and errors name them.
FORMATS: tuple[Format, ...] = (
    Format(
        "csv",
        "CSV (RFC 4180)",
        "text/csv; charset=utf-8; header=present",
        ".csv",
        LIST_NAMES,
        _text(_listed(lambda listed, taken: csv_pieces(listed.columns, listed.rows(taken), line_end="\r\n"))),
        each=True,
    ),
    Format(
        "json",
        "JSON",
        "application/json",
        ".json",
        LIST_NAMES,
        _text(_listed(lambda listed, taken: json_array(listed.values(taken)))),
        each=True,
    ),
    Format(
        "jsonl",
        "JSON Lines",
        "application/x-ndjson",
        ".jsonl",
        LIST_NAMES,
        _text(_listed(lambda listed, taken: json_lines(listed.values(taken)))),
        each=True,
    ),
    Format(
        "parquet",
        "Apache Parquet",
        "application/vnd.apache.parquet",
        ".parquet",
        LIST_NAMES,
        _listed(parquet_bytes),
        each=True,
    ),
    Format(
        "datasette",
        "SQLite for Datasette",
        "application/vnd.sqlite3",
        ".db",
        ("record",),
        _copy,
        narrowed=frozenset(),
    ),
    Format(
        "polecat",
        "POLECAT event data",
        "text/csv; charset=utf-8; header=present",
        ".csv",
        ("events",),
        _text(
            lambda taken, _: csv_pieces(POLECAT_COLUMNS, polecat_rows(taken.reader.stream_event_data(taken.filters)))
        ),
    ),
    Format(
        "gdelt",
        "GDELT event data",
        "text/csv; charset=utf-8; header=present",
        ".csv",
        ("events",),
        _text(lambda taken, _: csv_pieces(GDELT_COLUMNS, gdelt_rows(taken.reader.stream_event_data(taken.filters)))),
    ),
    Format(
        "web-annotation",
        "W3C Web Annotations",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        ".jsonld",
        ("statements",),
        _text(lambda taken, _: annotation_collection(taken.gathered, taken.reader.stream_statements(taken.filters))),
    ),
    Format(
        "schema-org",
        "schema.org JSON-LD",
        "application/ld+json",
        ".jsonld",
        ("statements", "claims"),
        _text(_nodes),
    ),
    Format(
        "ftm",
        "FollowTheMoney entities",
        "application/x-ndjson",
        ".ftm.json",
        ("actors",),
        _text(_entities),
        narrowed=OF_LINES,
    ),
    Format(
        "stix",
        "STIX 2.1 bundle",
        "application/stix+json;version=2.1",
        ".stix.json",
        ("reports",),
        _text(lambda taken, _: stix_bundle(taken, stamp=built_at(taken.reader))),
    ),
    Format(
        "geojson",
        "GeoJSON (RFC 7946)",
        "application/geo+json",
        ".geojson",
        ("events", "figures", "places"),
        _text(_features),
    ),
    Format(
        "icalendar",
        "iCalendar (RFC 5545)",
        "text/calendar; charset=utf-8",
        ".ics",
        ("timeline",),
        _text(
            lambda taken, _: calendar_text(taken.gathered, timeline_entries(taken), stamp=built_at(taken.reader)),
        ),
    ),
    Format(
        "bibtex",
        "BibTeX",
        "application/x-bibtex",
        ".bib",
        ("reports",),
        _text(lambda taken, _: bibtex_text(taken.reader.stream_reports(taken.filters))),
    ),
    Format(
        "csl-json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        ".csl.json",
        ("reports",),
        _text(lambda taken, _: json_array(csl_items(taken.reader.stream_reports(taken.filters)))),
    ),
)
FORMAT_NAMES: tuple[str, ...] = tuple(one.name for one in FORMATS)
