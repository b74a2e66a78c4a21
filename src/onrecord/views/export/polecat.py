"""Events as POLECAT writes them: one row for each, several actors in one cell.

The first forty columns are POLECAT's (ICEWS successor, Halterman et al. 2023) in their order, so that tools that read
it by name or by place can read this; what is unknown is "None", several values are joined by "; ". YIELD is parted into
CONCEDE and RETREAT. `Contexts`, COW codes, titles and Wikipedia ids are not known here. The rest is this record's own.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord import __version__
from onrecord.lexicon.ontology import event_types
from onrecord.model import EventType, PlaceKind, Toponym, iso
from onrecord.store import EventRow, ParticipantRow
from onrecord.views.export.csv_files import Cell
from onrecord.views.export.event_values import event_day, first_day, one_line, participant_words, words_at

_OF_POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name"),
    *("Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    *("Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector"),
    *("Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
_OF_ONRECORD = (
    *("Reality", "Factuality", "Confidence", "Teller", "CAMEO", "Trigger", "Sentence", "Sentence Start"),
    *("Sentence End", "Date Begin", "Date Finish", "Actor ID", "Recipient ID", "Statement ID", "Story ID"),
    *("Story Version ID", "Headline", "URL"),
)
POLECAT_COLUMNS = _OF_POLECAT + _OF_ONRECORD
_NONE = "None"
_BETWEEN = "; "
_PARTS_OF_YIELD = {"retreat": "RETREAT", "concede": "CONCEDE"}


def polecat_rows(events: Iterable[EventRow]) -> Iterator[dict[str, Cell]]:
    """A row for each event, every cell filled."""
    for event in events:
        row = {**_event(event), **_side("Actor", event, event.sources), **_side("Recipient", event, event.targets)}
        row |= {**_place(event), **_story(event), **_own(event)}
        yield {column: _NONE if row.get(column) in (None, "") else row[column] for column in POLECAT_COLUMNS}


def _event(event: EventRow) -> dict[str, Cell]:
    parted = event.type is EventType.YIELD and event.mode in _PARTS_OF_YIELD
    return {
        "Event ID": event.event_id,
        "Event Date": _iso_day(event),
        "Event Type": _PARTS_OF_YIELD[event.mode or ""] if parted else event.type.value,
        "Event Mode": None if parted else event.mode,
        "Intensity": event.goldstein,
        "Quad Code": event_types()[event.type].quad,
    }


def _side(name: str, event: EventRow, participants: Sequence[ParticipantRow]) -> dict[str, Cell]:
    """Whoever is known of one side; cells of several actors are in one order."""
    sectors = [one.code.sectors for one in participants]
    cells: dict[str, list[str | None]] = {
        f"{name} Name": [one_line(one.name) for one in participants],
        f"{name} Country": [one.code.country for one in participants],
        f"Primary {name} Sector": [codes[0] if codes else None for codes in sectors],
        f"{name} Sectors": [",".join(codes) for codes in sectors],
        f"{name} Name Raw": [participant_words(event, one) for one in participants],
        f"{name} ID": [one.party.actor_id for one in participants],
    }
    return {column: _BETWEEN.join(value or _NONE for value in values) for column, values in cells.items()}


def _place(event: EventRow) -> dict[str, Cell]:
    place = event.place
    if place is None:
        return {}
    kind = None if place.kind is None else place.kind.value
    return {
        "Placename": ", ".join((place.name, *place.within)),
        "City": place.name if place.kind is PlaceKind.CITY else None,
        "District": place.name if place.kind is PlaceKind.COUNTY else None,
        "Province": _province(place),
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "Raw Placename": words_at(event, place.span),
        "Feature Type": kind,
    }


def _province(place: Toponym) -> str | None:
    """The division that a place is or lies in, which stands right before the country."""
    if place.kind is PlaceKind.DIVISION:
        return place.name
    return place.within[-2] if place.kind in (PlaceKind.CITY, PlaceKind.COUNTY) and len(place.within) > 1 else None


def _story(event: EventRow) -> dict[str, Cell]:
    report = event.report
    day = first_day(report.publication.interval)
    return {
        "Source": report.outlet,
        "Publication Date": None if day is None else day.isoformat(),
        "Language": "English",
        "Version": f"onrecord {__version__}",
        "Story ID": report.report_id,
        "Story Version ID": report.version_id,
        "Headline": one_line(report.title or ""),
        "URL": report.url,
    }


def _own(event: EventRow) -> dict[str, Cell]:
    begin, finish = (None, None) if event.when is None else (event.when.begin, event.when.finish)
    return {
        "Reality": event.reality.value,
        "Factuality": event.factuality,
        "Confidence": event.confidence,
        "Teller": _BETWEEN.join(dict.fromkeys(one_line(party.name) for party in event.tellers)),
        "CAMEO": event.cameo,
        "Trigger": one_line(event.words),
        "Sentence": one_line(event.sentence_words),
        "Sentence Start": event.sentence.start,
        "Sentence End": event.sentence.end,
        "Date Begin": iso(begin),
        "Date Finish": iso(finish),
        "Statement ID": event.statement_id,
    }


def _iso_day(event: EventRow) -> str | None:
    day = event_day(event)
    return None if day is None else day.isoformat()
