"""Events as GDELT writes them: one row for each actor with each other, coded in CAMEO.

The first 61 columns are those of GDELT 2.0 in their order. Empty are those that this record does not know: groups,
ethnicities, religions, tone, where the actors live. Each row is one telling in one report, so the counts of mentions
are 1. Countries of places have three letters (ISO 3166-1), since GDELT's own two letters are FIPS, which an ISO code of
two letters would be mistaken for. The rest is this record's own; `EventID` is the same in all rows of one event.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import product

from onrecord.lexicon.ontology import event_types
from onrecord.model import PlaceKind, iso
from onrecord.store import EventRow, ParticipantRow
from onrecord.views.export.csv_files import Cell
from onrecord.views.export.event_values import event_day, first_day, one_line

_SIDE = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_OF_GDELT = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{side}{name}" for side in (1, 2) for name in _SIDE),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_OF_ONRECORD = (
    *("Reality", "Factuality", "Confidence", "Teller", "EventID", "PloverType", "PloverMode", "Trigger", "Sentence"),
    *("SentenceStart", "SentenceEnd", "DateBegin", "DateFinish", "ReportID", "Outlet", "Headline"),
)
GDELT_COLUMNS = _OF_GDELT + _OF_ONRECORD
_NOBODY: tuple[ParticipantRow | None, ...] = (None,)
_TYPES = 3  # how many sectors an actor has room for
_ROOT, _BASE = 2, 3  # how many digits of a CAMEO code name its root, and its base
_NUMBER_BYTES = 7  # fits the 64 bits that tools give to a number, sign included
# GDELT's kinds of place by ours, inside the United States and elsewhere.
_PLACES = {
    PlaceKind.COUNTRY: (1, 1),
    PlaceKind.DIVISION: (2, 5),
    PlaceKind.COUNTY: (2, 5),
    PlaceKind.REGION: (2, 5),
    PlaceKind.CITY: (3, 4),
}


def gdelt_rows(events: Iterable[EventRow]) -> Iterator[dict[str, Cell]]:
    """A row for each source with each target of every event; what is unknown is left out."""
    last, rows = "", 0  # one event may make several lines, which come one behind the other
    for event in events:
        same = {**_when(event), **_what(event), **_where(event), **_told(event)}
        pairs = product(event.sources or _NOBODY, event.targets or _NOBODY)
        for source, target in pairs:
            last, rows = event.event_id, rows + 1 if event.event_id == last else 0
            yield {"GLOBALEVENTID": _number(last, rows), **same, **_side(1, source), **_side(2, target)}


def _number(event_id: str, pair: int) -> int:
    """A number of one's own for a row, the same in every export."""
    return int.from_bytes(hashlib.sha256(f"{event_id}/{pair}".encode()).digest()[:_NUMBER_BYTES], "big")


def _when(event: EventRow) -> dict[str, Cell]:
    day = event_day(event)
    begin, finish = (None, None) if event.when is None else (event.when.begin, event.when.finish)
    published = first_day(event.report.publication.interval)
    return {
        **({} if day is None else {"SQLDATE": f"{day:%Y%m%d}", "MonthYear": f"{day:%Y%m}", "Year": f"{day:%Y}"}),
        "DATEADDED": None if published is None else f"{published:%Y%m%d}000000",
        "DateBegin": iso(begin),
        "DateFinish": iso(finish),
    }


def _side(side: int, participant: ParticipantRow | None) -> dict[str, Cell]:
    if participant is None:
        return {}
    code = participant.code
    sectors = code.sectors[:_TYPES]
    return {
        f"Actor{side}Code": "".join((code.country or "", *sectors)),
        f"Actor{side}Name": one_line(participant.name).upper(),
        f"Actor{side}CountryCode": code.country,
        **{f"Actor{side}Type{number}Code": sector.value for number, sector in enumerate(sectors, start=1)},
    }


def _what(event: EventRow) -> dict[str, Cell]:
    entry = event_types()[event.type]
    return {
        "EventCode": event.cameo,
        "EventBaseCode": None if event.cameo is None else event.cameo[:_BASE],
        # The root of an event without a safe code is still that of its type.
        "EventRootCode": (event.cameo or entry.cameo)[:_ROOT],
        "QuadClass": entry.quad,
        "GoldsteinScale": event.goldstein,
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "PloverType": event.type.value,
        "PloverMode": event.mode,
    }


def _where(event: EventRow) -> dict[str, Cell]:
    place = event.place
    if place is None:
        return {}
    kinds = None if place.kind is None else _PLACES.get(place.kind)
    return {
        "ActionGeo_Type": None if kinds is None else kinds[place.country != "USA"],
        "ActionGeo_FullName": ", ".join((place.name, *place.within)),
        "ActionGeo_CountryCode": place.country,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


def _told(event: EventRow) -> dict[str, Cell]:
    report = event.report
    return {
        "SOURCEURL": report.url or report.address,
        "Reality": event.reality.value,
        "Factuality": event.factuality,
        "Confidence": event.confidence,
        "Teller": "; ".join(dict.fromkeys(one_line(party.name) for party in event.tellers)),
        "EventID": event.event_id,
        "Trigger": one_line(event.words),
        "Sentence": one_line(event.sentence_words),
        "SentenceStart": event.sentence.start,
        "SentenceEnd": event.sentence.end,
        "ReportID": report.report_id,
        "Outlet": report.outlet,
        "Headline": one_line(report.title or ""),
    }
