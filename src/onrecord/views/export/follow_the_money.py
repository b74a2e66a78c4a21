"""Actors and reports as FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

Reports are `Article`s with their text; actors are `Person`s, `Organization`s, `LegalEntity`s or `Address`es by kind. A
`Documentation` ties a speaker to the article for each statement: its description has the words, its summary where they
stand. The form is written here rather than by the `followthemoney` package, whose dependencies need a compiler.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import Interval, MentionKind
from onrecord.store import ActorRow, ReportHead, ReportRow, StatementRow
from onrecord.views.export.identifiers import web_address
from onrecord.views.export.written_times import first_and_last, reduced_date
from onrecord.views.shapes.gathered import Gathered
from onrecord.views.shapes.line_fields import Fields

_SCHEMATA: Mapping[MentionKind, str] = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organization",
    MentionKind.PLACE: "Address",
}
_PARTLY = 16  # "2031-03-16T15:05": FollowTheMoney writes no zone


def actor_entities(actors: Iterable[ActorRow]) -> Iterator[Fields]:
    """An entity for each actor; a country or group that acts is a `LegalEntity`."""
    for actor in actors:
        schema = _SCHEMATA.get(actor.kind, "LegalEntity")
        described = set(actor.descriptions)
        properties: dict[str, Sequence[str | None]] = {
            "name": [actor.name],
            "full": [actor.name] if schema == "Address" else [],
            "alias": [alias for alias in actor.aliases if alias not in described],
            "position" if schema == "Person" else "description": list(actor.descriptions),
            "country": _country(actor.country),
            "keywords": [sector.value for sector in actor.sectors],
            "notes": list(actor.reasons),
        }
        yield _entity(_id(actor.actor_id), schema, properties)


def article_entities(gathered: Gathered, reports: Iterable[ReportRow]) -> Iterator[Fields]:
    """An entity for each report, with its text, into which the summaries of statements point."""
    for row in reports:
        head = row.head
        url = web_address(head)
        properties: dict[str, Sequence[str | None]] = {
            "title": [head.title],
            "author": [head.author],
            "publisher": [head.outlet],
            "publishedAt": [_date(head.publication.interval)],
            "sourceUrl": [url],
            "language": ["eng"],
            "bodyText": [gathered.text_of(head.version_id)],
        }
        yield _entity(_version(head), "Article", properties)


def documentation_entities(statements: Iterable[StatementRow]) -> Iterator[Fields]:
    """A tie between speaker and article for each statement whose speaker is an actor of the record."""
    for statement in statements:
        spans = statement.content or statement.cue or statement.source
        days = first_and_last(statement.said)
        exact = _date(statement.said)
        for actor_id in dict.fromkeys(party.actor_id for party in statement.speakers if party.actor_id):
            properties: dict[str, Sequence[str | None]] = {
                "document": [_version(statement.report)],
                "entity": [_id(actor_id)],
                "role": [f"speaker ({statement.act}, {statement.kind})"],
                "description": [statement.words or statement.cue_words],
                "summary": ["; ".join(f"{span.start}-{span.end}" for span in spans)],
                "recordId": [statement.statement_id],
                "date": [exact],
                "startDate": [None if exact or days is None else days[0].isoformat()],
                "endDate": [None if exact or days is None else days[1].isoformat()],
            }
            yield _entity(f"{_id(statement.statement_id)}-{actor_id}", "Documentation", properties)


def _entity(identity: str, schema: str, properties: Mapping[str, Sequence[str | None]]) -> Fields:
    known = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _id(identity: str) -> str:
    return f"onrecord-{identity}"


def _version(head: ReportHead) -> str:
    return _id(head.report_id if head.current else head.version_id)


def _date(interval: Interval | None) -> str | None:
    exact = reduced_date(interval)
    return None if exact is None else exact[:_PARTLY]


def _country(code: str | None) -> list[str]:
    """The code of two letters that FollowTheMoney knows countries by; none for IGO, NGO and codes of the user's own."""
    country = None if code is None else find_country_by_code(code)
    return [] if country is None else [country.alpha2.lower()]
