"""Reports, who speaks in them and where, as a STIX 2.1 bundle.

Each report is a `report` that refers to a `note` for each statement, the `identity` of every speaker and outlet and the
`location` of every place with coordinates. STIX wants moments in UTC for `created`, `modified` and `published`: these
are when the record was last built, which is known, and never the article's own date, which is seldom that exact; that
one stands in the description. No `opinion` is made: it grades whether something is right, which this record never does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import MentionKind
from onrecord.store import ActorRow, PlaceRow, ReportHead, StatementRow
from onrecord.views.export.identifiers import stable_uuid, web_address
from onrecord.views.export.json_files import one_line
from onrecord.views.export.selection import Selection
from onrecord.views.export.written_times import coverage
from onrecord.views.shapes.line_fields import Fields

_CLASSES = {
    MentionKind.PERSON: "individual",
    MentionKind.ORGANISATION: "organization",
    MentionKind.COUNTRY: "organization",  # a country that speaks or acts is its government
    MentionKind.GROUP: "group",
}


def stix_bundle(taken: Selection, *, stamp: datetime) -> Iterator[str]:
    """The whole selection as one bundle, each object on a line; `stamp` is when the record was last built."""
    moment = f"{stamp.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{stamp.microsecond // 1000:03d}Z"
    before = f'{{"type": "bundle", "id": "bundle--{stable_uuid("bundle", moment)}", "objects": [\n'
    for thing in _Bundle(taken, moment).objects():
        yield before + one_line(thing)
        before = ",\n"
    yield "\n]}\n"


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The objects of a bundle; each place and outlet is made once, where it is first referred to."""

    taken: Selection
    moment: str
    made: set[str] = field(default_factory=set)

    def objects(self) -> Iterator[Fields]:
        program = {"name": "onrecord", "identity_class": "system", "description": "Keeps who said what, and where."}
        yield self._object("identity", "onrecord", program, own=False)
        for actor in self.taken.reader.actors():
            yield self._object("identity", actor.actor_id, _identity(actor))
        for row in self.taken.reader.stream_reports(self.taken.filters):
            yield from self._report(row.head)

    def _report(self, head: ReportHead) -> Iterator[Fields]:
        filters = replace(self.taken.filters, report=head.report_id)
        identity = _id("report", head.version_id)
        refs: dict[str, None] = {}
        if head.outlet is not None:
            yield from self._once("identity", f"outlet {head.outlet}", _outlet(head.outlet), refs)
        for place in self.taken.reader.stream_places(filters):
            if place.report.version_id == head.version_id:
                yield from self._once("location", _place_key(place), _location(place), refs)
        for statement in self.taken.reader.stream_statements(filters):
            if statement.report.version_id == head.version_id:
                note = self._object("note", statement.statement_id, _note(statement, identity))
                refs |= dict.fromkeys((*note["object_refs"][:-1], note["id"]))
                yield note
        # A report has to refer to something; one that tells nothing refers to who made this bundle.
        refs = refs or {_id("identity", "onrecord"): None}
        yield self._object("report", head.version_id, _report(head, self.moment, list(refs)))

    def _once(self, kind: str, key: str, properties: Fields, refs: dict[str, None]) -> Iterator[Fields]:
        thing = self._object(kind, key, properties)
        refs[thing["id"]] = None
        if thing["id"] not in self.made:
            self.made.add(thing["id"])
            yield thing

    def _object(self, kind: str, key: str, properties: Fields, *, own: bool = True) -> Fields:
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": _id(kind, key),
            **({"created_by_ref": _id("identity", "onrecord")} if own else {}),
            "created": self.moment,
            "modified": self.moment,
            **{name: value for name, value in properties.items() if value not in (None, [], "")},
        }


def _id(kind: str, key: str) -> str:
    return f"{kind}--{stable_uuid(kind, key)}"


def _identity(actor: ActorRow) -> Fields:
    known = [f"also called {'; '.join(actor.aliases)}"] if actor.aliases else []
    return {
        "name": actor.name,
        "identity_class": _CLASSES.get(actor.kind, "unknown"),
        "description": "; ".join(known),
        "labels": [f"sector:{sector.value}" for sector in actor.sectors],
        "external_references": [{"source_name": "onrecord", "external_id": actor.actor_id}],
    }


def _outlet(name: str) -> Fields:
    return {"name": name, "identity_class": "organization"}


def _place_key(row: PlaceRow) -> str:
    place = row.place
    return f"{place.name} {place.country} {place.latitude} {place.longitude}"


def _location(row: PlaceRow) -> Fields:
    place = row.place
    country = None if place.country is None else find_country_by_code(place.country)
    return {
        "name": place.name,
        "description": ", ".join((place.name, *place.within)),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": None if country is None else country.alpha2,
    }


def _note(statement: StatementRow, report: str) -> Fields:
    speakers = [_id("identity", party.actor_id) for party in statement.speakers if party.actor_id]
    names = "; ".join(party.name for party in statement.speakers) or "not named"
    said = coverage(statement.said)
    spans = statement.content or statement.cue or statement.source
    return {
        "abstract": f"{names}: {statement.act}, {statement.kind}" + (f", said {said}" if said else ""),
        "content": statement.words or statement.cue_words or statement.source_words or "(no words)",
        "lang": "en",
        "labels": [f"act:{statement.act}", f"kind:{statement.kind}"],
        "object_refs": [*dict.fromkeys(speakers), report],
        "external_references": [
            _reference(statement.report, statement.statement_id, [f"{span.start}-{span.end}" for span in spans])
        ],
    }


def _report(head: ReportHead, moment: str, refs: list[str]) -> Fields:
    published = coverage(head.publication.interval)
    return {
        "name": head.title or head.report_id,
        "description": f"News report, published {published} by its own clock" if published else "News report, undated",
        "published": moment,
        "lang": "en",
        "object_refs": refs,
        "external_references": [_reference(head, head.report_id, [])],
    }


def _reference(head: ReportHead, identity: str, places: Iterable[str]) -> Fields:
    where = f"{head.report_id} version {head.number}"
    reference = {
        "source_name": head.outlet or "onrecord",
        "external_id": identity,
        "url": web_address(head),
        "description": ", ".join((where, *places)),
    }
    return {name: value for name, value in reference.items() if value}
