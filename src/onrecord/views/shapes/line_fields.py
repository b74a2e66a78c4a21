"""Statements, figures, events, reports, actors and rejections as dicts: every field, every span."""

from typing import Any

from onrecord.lexicon.ontology import event_types
from onrecord.model import ActorOffice, Interval, Publication, Quantity, Reason, Span, Toponym, iso
from onrecord.store import (
    ActorRow,
    EventRow,
    FigureRow,
    ParticipantRow,
    RejectionRow,
    ReportHead,
    ReportRow,
    StatementRow,
)
from onrecord.store.reviews import Standing

Fields = dict[str, Any]


STATEMENT_FIELDS = (
    "id", "speakers", "speaker_ids", "act", "kind", "words", "said_begin", "said_finish", "addressee", "channel",
    "cue_words", "source_words", "source", "cue", "content", "parent", "report", "version", "outlet", "title",
    "published_begin", "published_finish", "published_basis", "url", "address", "verdict", "found_speakers",
    "found_said_begin", "found_said_finish",
)  # fmt: skip
FIGURE_FIELDS = (
    "id", "low", "high", "bound", "unit", "vague", "direction", "counts", "scope_words", "words", "claimants",
    "claimant_ids", "statement", "as_of_begin", "as_of_finish", "as_of_told", "place", "country", "latitude",
    "longitude", "span", "number_span", "counted_span", "scope", "report", "version", "outlet", "title",
    "published_begin", "published_finish", "published_basis", "url", "address", "verdict",
)  # fmt: skip
EVENT_FIELDS = (
    "id", "type", "mode", "cameo", "goldstein", "quad", "reality", "factuality", "confidence", "sources", "source_ids",
    "source_countries", "source_sectors", "targets", "target_ids", "target_countries", "target_sectors", "words",
    "sentence_words", "tellers", "teller_ids", "statement", "when_begin", "when_finish", "place", "country", "latitude",
    "longitude", "trigger", "source", "target", "sentence", "report", "version", "outlet", "title", "published_begin",
    "published_finish", "published_basis", "url", "address", "verdict",
)  # fmt: skip
REPORT_FIELDS = (
    "report", "version", "version_id", "versions", "current", "title", "outlet", "author", "url", "address",
    "published_begin", "published_finish", "published_basis", "words", "statements", "figures",
    "events",
)  # fmt: skip
ACTOR_FIELDS = (
    *("id", "name", "kind", "country", "sectors", "offices", "alternatives"),
    *("aliases", "descriptions", "statements", "reports", "reasons"),
)
REJECTION_FIELDS = ("address", "reason", "message", "remedy", "last_seen")


def verdict_of(standing: Standing) -> str | None:
    """What people said of a line: "rejected", "confirmed", or nothing; who said it and why is in no such export."""
    return "rejected" if standing.rejected else "confirmed" if standing.confirmed else None


def statement_fields(row: StatementRow) -> Fields:
    """A statement with its words, spans and report."""
    return {
        "id": row.statement_id,
        "speakers": [party.name for party in row.speakers],
        "speaker_ids": [party.actor_id for party in row.speakers if party.actor_id],
        "act": row.act.value,
        "kind": row.kind.value,
        "words": row.words,
        **ends("said", row.said),
        "addressee": None if row.addressee is None else row.addressee.name,
        "channel": row.channel_words,
        "cue_words": row.cue_words,
        "source_words": row.source_words,
        "source": pairs(row.source),
        "cue": pairs(row.cue),
        "content": pairs(row.content),
        "parent": row.parent_id,
        "reasons": reason_fields(row.reasons),
        **origin_fields(row.report),
        "verdict": verdict_of(row.review),
        "found_speakers": [party.name for party in row.found_speakers or ()],
        **ends("found_said", row.found_said),
    }


def figure_fields(row: FigureRow) -> Fields:
    """A figure with its words, spans and report."""
    return {
        "id": row.figure_id,
        **quantity_fields(row.quantity),
        "counts": row.counts,
        "scope_words": row.scope_words,
        "words": row.words,
        "claimants": [party.name for party in row.claimants],
        "claimant_ids": [party.actor_id for party in row.claimants if party.actor_id],
        "statement": row.statement_id,
        **ends("as_of", row.as_of),
        "as_of_told": row.as_of_told,
        **place_fields(row.place),
        "span": pair(row.span),
        "number_span": pair(row.quantity.span),
        "counted_span": None if row.quantity.counted is None else pair(row.quantity.counted),
        "scope": pairs(row.scope),
        **origin_fields(row.report),
        "verdict": verdict_of(row.review),
    }


def event_fields(row: EventRow) -> Fields:
    """An event with its words, spans and report; lists of a side are in one order, country and sectors included."""
    return {
        "id": row.event_id,
        "type": row.type.value,
        "mode": row.mode,
        "cameo": row.cameo,
        "goldstein": row.goldstein,
        "quad": event_types()[row.type].quad,
        "reality": row.reality.value,
        "factuality": row.factuality,
        "confidence": row.confidence,
        **_side("source", row.sources),
        **_side("target", row.targets),
        "words": row.words,
        "sentence_words": row.sentence_words,
        "tellers": [party.name for party in row.tellers],
        "teller_ids": [party.actor_id for party in row.tellers if party.actor_id],
        "statement": row.statement_id,
        **ends("when", row.when),
        **place_fields(row.place),
        "trigger": pairs(row.trigger),
        "sentence": pair(row.sentence),
        "reasons": reason_fields(row.reasons),
        **origin_fields(row.report),
        "verdict": verdict_of(row.review),
    }


def _side(name: str, participants: tuple[ParticipantRow, ...]) -> Fields:
    parties = [one.party for one in participants]
    return {
        f"{name}s": [party.name for party in parties],
        f"{name}_ids": [party.actor_id for party in parties],
        f"{name}_countries": [one.code.country for one in participants],
        f"{name}_sectors": [" ".join(one.code.sectors) or None for one in participants],
        name: [None if party.party.span is None else pair(party.party.span) for party in parties],
    }


def report_fields(row: ReportRow) -> Fields:
    """A report in a list."""
    return {
        **head_fields(row.head),
        "words": row.words,
        "statements": row.statements,
        "figures": row.figures,
        "events": row.events,
    }


def actor_fields(row: ActorRow) -> Fields:
    """An actor."""
    return {
        "id": row.actor_id,
        "name": row.name,
        "kind": row.kind.value,
        "country": row.country,
        "sectors": [sector.value for sector in row.sectors],
        "offices": [_office(office) for office in row.offices],
        "alternatives": [{"name": other.name, "reason": other.reason} for other in row.alternatives],
        "aliases": list(row.aliases),
        "descriptions": list(row.descriptions),
        "statements": row.statements,
        "reports": list(row.reports),
        "reasons": list(row.reasons),
    }


def _office(office: ActorOffice) -> dict[str, object]:
    held = office.held
    return {
        "office": office.office,
        "country": office.country,
        "sectors": [sector.value for sector in office.sectors],
        "begin": None if held is None else iso(held.begin),
        "finish": None if held is None else iso(held.finish),
        "reason": office.reason,
    }


def rejection_fields(row: RejectionRow) -> Fields:
    """A rejected page."""
    return {
        "address": row.address,
        "reason": row.reason.value,
        "message": row.message,
        "remedy": row.remedy,
        "last_seen": row.last_seen.isoformat(),
    }


def origin_fields(head: ReportHead) -> Fields:
    """Which report and version a line is of, and where that stood."""
    return {
        "report": head.report_id,
        "version": head.number,
        "outlet": head.outlet,
        "title": head.title,
        **_published(head.publication),
        "url": head.url,
        "address": head.address,
    }


def head_fields(head: ReportHead) -> Fields:
    """One version of a report, without its words."""
    return {
        **origin_fields(head),
        "version_id": head.version_id,
        "versions": head.versions,
        "current": head.current,
        "author": head.author,
        "published_by_hand": head.decided,
    }


def _published(publication: Publication) -> Fields:
    return {**ends("published", publication.interval), "published_basis": publication.basis.value}


def ends(name: str, interval: Interval | None) -> Fields:
    """Both ends of a time; None where it is open or not known."""
    begin, finish = (None, None) if interval is None else (interval.begin, interval.finish)
    return {f"{name}_begin": iso(begin), f"{name}_finish": iso(finish)}


def quantity_fields(quantity: Quantity) -> Fields:
    """A number with its bound and unit."""
    low, high = (None if end is None else _number(end) for end in (quantity.low, quantity.high))
    return {
        "low": low,
        "high": high,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "vague": quantity.vague,
        "direction": None if quantity.direction is None else quantity.direction.value,
    }


def place_fields(place: Toponym | None) -> Fields:
    """Where something is; all None where nobody tells."""
    if place is None:
        return dict.fromkeys(("place", "country", "latitude", "longitude"))
    return {
        "place": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _number(number: Any) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def reason_fields(reasons: tuple[Reason, ...]) -> list[Fields]:
    """Why something was read so, with the words that it rests on."""
    return [{"text": reason.text, "span": None if reason.span is None else pair(reason.span)} for reason in reasons]


def pair(span: Span) -> list[int]:
    """A half-open span as two numbers."""
    return [span.start, span.end]


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Several spans, each as two numbers."""
    return [pair(span) for span in spans]
