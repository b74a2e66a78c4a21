"""Statements as W3C Web Annotations (JSON-LD, Recommendation of 2017-02-23).

A statement is one annotation of the words that it stands in. Its bodies say who speaks and what the words do; its
targets are the pieces of its content, one target each, since several selectors of one target would be several ways to
the same words. Positions are code points, as the standard counts them, and point into the report's cleaned text, which
`renderedVia` says; the quotation with the words around it finds the same place on the page itself.
"""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta

from onrecord import __version__
from onrecord.model import Interval, Span
from onrecord.store import ReportHead, StatementRow
from onrecord.views.export.identifiers import urn, web_address
from onrecord.views.export.json_files import one_line
from onrecord.views.export.written_times import coverage
from onrecord.views.shapes.gathered import Gathered
from onrecord.views.shapes.line_fields import Fields

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many code points before and after the words tell them from the same words elsewhere.
_AROUND = 32
# A clock on some wall is at most so far behind and ahead of UTC.
_BEHIND, _AHEAD = timedelta(hours=12), timedelta(hours=14)


def annotation_collection(gathered: Gathered, statements: Iterable[StatementRow]) -> Iterator[str]:
    """A collection whose one page holds an annotation for each statement."""
    head = {"@context": _CONTEXT, "id": urn("statements"), "type": "AnnotationCollection", "label": "Who said what"}
    page = {"id": urn("statements/1"), "type": "AnnotationPage", "startIndex": 0}
    yield f'{one_line(head)[:-1]}, "first": {one_line(page)[:-1]}, "items": [\n'
    total = 0
    for total, statement in enumerate(statements, start=1):
        yield (",\n" if total > 1 else "") + one_line(annotation(gathered, statement, context=False))
    yield f'\n]}}, "total": {total}}}\n'


def annotation(gathered: Gathered, statement: StatementRow, *, context: bool = True) -> Fields:
    """One statement; with its context it is a document of its own."""
    targets = [_target(gathered, statement.report, span) for span in _pieces(statement)]
    bodies = [*_speakers(statement), *_told(statement)]
    return {
        **({"@context": _CONTEXT} if context else {}),
        "id": urn(statement.statement_id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _pieces(statement: StatementRow) -> tuple[Span, ...]:
    return statement.content or statement.cue or statement.source


def _speakers(statement: StatementRow) -> Iterator[Fields]:
    """Who speaks: by name and, where the record knows the actor, by that one's address."""
    for party in statement.speakers:
        yield _text("identifying", party.name)
        if party.actor_id is not None:
            yield {"type": "SpecificResource", "purpose": "identifying", "source": urn(party.actor_id)}


def _told(statement: StatementRow) -> Iterator[Fields]:
    yield _text("classifying", statement.act.value)
    yield _text("tagging", statement.kind.value)
    if (said := coverage(statement.said)) is not None:
        yield _text("describing", f"said: {said}")
    where = f"{statement.report.report_id} version {statement.report.number}"
    yield _text("describing", f"report: {where}")


def _text(purpose: str, value: str) -> Fields:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(gathered: Gathered, head: ReportHead, span: Span) -> Fields:
    text = gathered.text_of(head.version_id)
    state = _state(head.publication.interval)
    return {
        "type": "SpecificResource",
        "source": web_address(head) or urn(head.version_id),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
        **({} if state is None else {"state": state}),
        "renderedVia": {"id": urn(f"version/{__version__}"), "type": "Software"},
    }


def _state(published: Interval | None) -> Fields | None:
    """When the page read so: between these two moments, in UTC as the standard asks.

    Of a time without a zone it is known only that it lies within what the world's clocks show at once.
    """
    if published is None or published.begin is None or published.finish is None:
        return None
    if published.begin.year == MINYEAR or published.finish.year == MAXYEAR:
        return None
    return {
        "type": "TimeState",
        "sourceDateStart": _utc(published.begin, -_AHEAD),
        "sourceDateEnd": _utc(published.finish, _BEHIND),
    }


def _utc(moment: datetime, slack: timedelta) -> str:
    exact = moment.astimezone(UTC) if moment.tzinfo is not None else moment + slack
    return f"{exact.replace(tzinfo=None, microsecond=0).isoformat()}Z"
