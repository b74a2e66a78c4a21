"""What several reports tell as rows of a table: one for each place that tells it."""

from collections.abc import Iterator
from typing import Any

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.model.timeline import TimelineEntry
from onrecord.views.shapes import group_fields
from onrecord.views.shapes.gathered import Gathered, Named
from onrecord.views.shapes.line_fields import Fields, ends
from onrecord.views.shapes.versions import newest_of

_NOWHERE: Fields = {"span": None, "other_span": None, "page_span": None, "words": None}


def claim_rows(gathered: Gathered, named: Named[CountedClaim]) -> Iterator[Fields]:
    """A row for each place where a report stands somewhere towards the claim, with the origin that it goes back to."""
    fields = group_fields.claim_fields(gathered, named)
    origins = {item: behind["origin"] for behind in fields["behind"] for item in behind["items"]}
    for number, (item, member) in enumerate(zip(fields["items"], named[1].claim.members, strict=True)):
        outlet = gathered.heads[member.item.version_id].outlet
        origin = {"origin": origins.get(number), "outlet": outlet, "outlets": fields["outlets"]}
        yield {**fields, **item, **origin, "also_versions": _texts(item)}


def dispute_rows(gathered: Gathered, named: Named[Dispute]) -> Iterator[Fields]:
    """A row for each of the words on either side."""
    fields = group_fields.dispute_fields(gathered, named)
    for side in fields["sides"]:
        for item in side["items"]:
            yield {**fields, **item, "side_origins": side["origins"], "also_versions": _texts(item)}


def series_rows(gathered: Gathered, named: Named[FigureSeries]) -> Iterator[Fields]:
    """A row for each figure, in the order of their dates."""
    fields = group_fields.series_fields(gathered, named)
    for number, point in enumerate(fields["points"], start=1):
        value: Any = point["value"]
        low, high = value if isinstance(value, list) else (value, value)
        yield {**fields, **point, "point": number, "low": low, "high": high, "also_versions": _texts(point)}


def edge_rows(gathered: Gathered, named: Named[LineageEdge]) -> Iterator[Fields]:
    """A row for each of the words that carry the edge, and one where none do."""
    fields = group_fields.edge_fields(gathered, named)
    edge = named[1]
    head = gathered.heads[edge.report]
    other = None if edge.other_report is None else gathered.heads[edge.other_report].report_id
    of_report = {"report_id": head.report_id, "version": head.number, "outlet": head.outlet, "other_report_id": other}
    reasons = [reason["text"] for reason in fields["reasons"]]
    for evidence in fields["evidence"] or [_NOWHERE]:
        yield {**fields, **of_report, **evidence, "reasons": reasons}


def story_rows(gathered: Gathered, named: Named[Story]) -> Iterator[Fields]:
    """A row for each report; positions and words are those of the label, in the report that it is taken from."""
    fields = group_fields.story_fields(gathered, named)
    story = named[1]
    for version_id, older in newest_of(story.reports, gathered.heads):
        head = gathered.heads[version_id]
        span = story.label_span if version_id == story.labelled_by else None
        yield {
            **fields,
            "report": gathered.given[version_id],
            "report_id": head.report_id,
            "version": head.number,
            "also_versions": list(map(str, older)),
            "outlet": head.outlet,
            "title": head.title,
            **ends("published", head.publication.interval),
            "start": None if span is None else span.start,
            "end": None if span is None else span.end,
            "words": None if span is None else gathered.words(version_id, span),
        }


def entry_rows(gathered: Gathered, named: Named[TimelineEntry]) -> Iterator[Fields]:
    """A row for each telling; the first is the one in whose words the entry stands."""
    fields = group_fields.entry_fields(gathered, named)
    name, entry = named
    versions = (entry.version_id, *(telling.version_id for telling in entry.tellings))
    places = ({}, *fields["also"])
    for number, (version_id, place) in enumerate(zip(versions, places, strict=True), start=1):
        yield {**fields, **place, "entry": int(name), "telling": number, "outlet": gathered.heads[version_id].outlet}


def _texts(item: Fields) -> list[str]:
    """The numbers of older versions, no two of which a table may take for a span."""
    return list(map(str, item["also_versions"]))
