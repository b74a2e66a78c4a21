"""Events, figures and places as GeoJSON (RFC 7946), for maps.

A feature has the point of the gazetteer's place, longitude first; what tells no place that the gazetteer knows is an
unlocated feature, with a null geometry, so that a map leaves nothing out that a list has. Properties are the fields of
`--json`.
"""

from collections.abc import Iterable, Iterator

from onrecord.model import Toponym
from onrecord.store import EventRow, FigureRow, PlaceRow
from onrecord.views.export.json_files import one_line
from onrecord.views.shapes.line_fields import Fields, event_fields, figure_fields, origin_fields

_IN_GEOMETRY = ("latitude", "longitude")


def event_features(events: Iterable[EventRow]) -> Iterator[Fields]:
    """Where each event is told to happen."""
    return (_feature(event.place, event_fields(event)) for event in events)


def figure_features(figures: Iterable[FigureRow]) -> Iterator[Fields]:
    """Where each figure was counted."""
    return (_feature(figure.place, figure_fields(figure)) for figure in figures)


def place_features(places: Iterable[PlaceRow]) -> Iterator[Fields]:
    """Every place that a report names, with the words that name it."""
    return (_feature(row.place, _place_fields(row)) for row in places)


def feature_collection(features: Iterable[Fields]) -> Iterator[str]:
    """The features as one document, each on a line."""
    before = '{"type": "FeatureCollection", "features": [\n'
    for feature in features:
        yield before + one_line(feature)
        before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def _place_fields(row: PlaceRow) -> Fields:
    place = row.place
    return {
        "id": f"{row.report.version_id}:{place.span.start}-{place.span.end}",
        "name": place.name,
        "kind": None if place.kind is None else place.kind.value,
        "country": place.country,
        "within": list(place.within),
        "stands_for_government": place.metonym,
        "words": row.words,
        "start": place.span.start,
        "end": place.span.end,
        **origin_fields(row.report),
    }


def _feature(place: Toponym | None, fields: Fields) -> Fields:
    known = place is not None and place.longitude is not None and place.latitude is not None
    return {
        "type": "Feature",
        "id": fields["id"],
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and known else None,
        "properties": {name: value for name, value in fields.items() if name not in ("id", *_IN_GEOMETRY)},
    }
