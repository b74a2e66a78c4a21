"""Rows as JSON and CSV, for programs: every field, every span, every row."""

import csv
import json
import sys
from collections.abc import Iterable
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
    ReportHit,
    ReportPage,
    ReportRow,
    SearchResults,
    StatementHit,
    StatementRow,
)
from onrecord.views.cli import output

Fields = dict[str, Any]


def print_json(value: object) -> None:
    """One JSON value."""
    output.say(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_rows(rows: Iterable[Fields]) -> None:
    """A JSON list with one row a line, so that line tools can work on it, too."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    sys.stdout.write("\n]\n" if before == ",\n" else "[]\n")


def print_csv(rows: list[Fields], headings: tuple[str, ...]) -> None:
    """Rows as CSV with a line of headings; lists are joined with "; ", spans written "12-34"."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_flat(row[heading]) for heading in headings])


STATEMENT_FIELDS = (
    "id", "speakers", "speaker_ids", "act", "kind", "words", "said_begin", "said_finish", "addressee", "channel",
    "cue_words", "source_words", "source", "cue", "content", "parent", "report", "version", "outlet", "title",
    "published_begin", "published_finish", "published_basis", "url", "address",
)  # fmt: skip
FIGURE_FIELDS = (
    "id", "low", "high", "bound", "unit", "vague", "direction", "counts", "scope_words", "words", "claimants",
    "claimant_ids", "statement", "as_of_begin", "as_of_finish", "as_of_told", "place", "country", "latitude",
    "longitude", "span", "number_span", "counted_span", "scope", "report", "version", "outlet", "title",
    "published_begin", "published_finish", "published_basis", "url", "address",
)  # fmt: skip
EVENT_FIELDS = (
    "id", "type", "mode", "cameo", "goldstein", "quad", "reality", "factuality", "confidence", "sources", "source_ids",
    "source_countries", "source_sectors", "targets", "target_ids", "target_countries", "target_sectors", "words",
    "sentence_words", "tellers", "teller_ids", "statement", "when_begin", "when_finish", "place", "country", "latitude",
    "longitude", "trigger", "source", "target", "sentence", "report", "version", "outlet", "title", "published_begin",
    "published_finish", "published_basis", "url", "address",
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
HIT_FIELDS = ("hit", *STATEMENT_FIELDS)
REJECTION_FIELDS = ("address", "reason", "message", "remedy", "last_seen")


def statement_fields(row: StatementRow) -> Fields:
    """A statement with its words, spans and report."""
    return {
        "id": row.statement_id,
        "speakers": [party.name for party in row.speakers],
        "speaker_ids": [party.actor_id for party in row.speakers if party.actor_id],
        "act": row.act.value,
        "kind": row.kind.value,
        "words": row.words,
        **_ends("said", row.said),
        "addressee": None if row.addressee is None else row.addressee.name,
        "channel": row.channel_words,
        "cue_words": row.cue_words,
        "source_words": row.source_words,
        "source": _pairs(row.source),
        "cue": _pairs(row.cue),
        "content": _pairs(row.content),
        "parent": row.parent_id,
        "reasons": _reasons(row.reasons),
        **_report(row.report),
    }


def figure_fields(row: FigureRow) -> Fields:
    """A figure with its words, spans and report."""
    return {
        "id": row.figure_id,
        **_quantity(row.quantity),
        "counts": row.counts,
        "scope_words": row.scope_words,
        "words": row.words,
        "claimants": [party.name for party in row.claimants],
        "claimant_ids": [party.actor_id for party in row.claimants if party.actor_id],
        "statement": row.statement_id,
        **_ends("as_of", row.as_of),
        "as_of_told": row.as_of_told,
        **_place(row.place),
        "span": _pair(row.span),
        "number_span": _pair(row.quantity.span),
        "counted_span": None if row.quantity.counted is None else _pair(row.quantity.counted),
        "scope": _pairs(row.scope),
        **_report(row.report),
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
        **_ends("when", row.when),
        **_place(row.place),
        "trigger": _pairs(row.trigger),
        "sentence": _pair(row.sentence),
        "reasons": _reasons(row.reasons),
        **_report(row.report),
    }


def _side(name: str, participants: tuple[ParticipantRow, ...]) -> Fields:
    parties = [one.party for one in participants]
    return {
        f"{name}s": [party.name for party in parties],
        f"{name}_ids": [party.actor_id for party in parties],
        f"{name}_countries": [one.code.country for one in participants],
        f"{name}_sectors": [" ".join(one.code.sectors) or None for one in participants],
        name: [None if party.party.span is None else _pair(party.party.span) for party in parties],
    }


def report_fields(row: ReportRow) -> Fields:
    """A report in a list."""
    return {
        **_head(row.head),
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


def page_fields(page: ReportPage) -> Fields:
    """Everything about one version of a report."""
    report = page.report
    return {
        **_head(page.head),
        "published_reasons": _reasons(page.head.publication.reasons),
        "text": page.text,
        "page_text": report.page_text,
        "blocks": [{"kind": block.kind.value, "span": _pair(block.span)} for block in page.blocks],
        "furniture": [
            {
                "kind": piece.kind.value,
                "page_span": _pair(piece.page_span),
                "words": piece.page_span.of(report.page_text),
            }
            for piece in page.furniture
        ],
        "credits": [
            {"name": credit.name, "kind": credit.kind.value, "page_span": _pair(credit.page_span)}
            for credit in page.credits
        ],
        "links": [{"url": link.url, "words": link.words} for link in page.links],
        "addresses": [
            {
                "address": row.address,
                "bytes_digest": row.bytes_digest,
                "first_seen": row.first_seen.isoformat(),
                "last_seen": row.last_seen.isoformat(),
            }
            for row in page.addresses
        ],
        "times": [
            {
                "span": _pair(item.span),
                "words": item.span.of(page.text),
                "type": item.type.value,
                "value": item.value,
                **_ends("interval", item.interval),
            }
            for item in page.times
        ],
        "statements": [statement_fields(row) for row in page.statements],
        "figures": [figure_fields(row) for row in page.figures],
        "events": [event_fields(row) for row in page.events],
    }


def statement_hit_fields(hit: StatementHit) -> Fields:
    """A statement that a search found."""
    return statement_fields(hit.statement)


def report_hit_fields(hit: ReportHit) -> Fields:
    """A report that a search found, with the words around the best match."""
    return {**_head(hit.report), "snippet": [{"text": piece.text, "hit": piece.hit} for piece in hit.snippet]}


def print_hits_csv(results: SearchResults) -> None:
    """Statements, then reports that a search found; `hit` says which, a report's words are those around the match."""
    rows = [{"hit": "statement", **statement_hit_fields(hit)} for hit in results.statements]
    for hit in results.reports:
        found = {"hit": "report", "id": hit.report.report_id, **_report(hit.report)}
        words = "".join(piece.text for piece in hit.snippet)
        rows.append({**dict.fromkeys(HIT_FIELDS), **found, "words": words})
    print_csv(rows, HIT_FIELDS)


def _report(head: ReportHead) -> Fields:
    return {
        "report": head.report_id,
        "version": head.number,
        "outlet": head.outlet,
        "title": head.title,
        **_published(head.publication),
        "url": head.url,
        "address": head.address,
    }


def _head(head: ReportHead) -> Fields:
    return {
        **_report(head),
        "version_id": head.version_id,
        "versions": head.versions,
        "current": head.current,
        "author": head.author,
        "published_by_hand": head.decided,
    }


def _published(publication: Publication) -> Fields:
    return {**_ends("published", publication.interval), "published_basis": publication.basis.value}


def _ends(name: str, interval: Interval | None) -> Fields:
    begin, finish = (None, None) if interval is None else (interval.begin, interval.finish)
    return {f"{name}_begin": iso(begin), f"{name}_finish": iso(finish)}


def _quantity(quantity: Quantity) -> Fields:
    low, high = (None if end is None else _number(end) for end in (quantity.low, quantity.high))
    return {
        "low": low,
        "high": high,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "vague": quantity.vague,
        "direction": None if quantity.direction is None else quantity.direction.value,
    }


def _place(place: Toponym | None) -> Fields:
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


def _reasons(reasons: tuple[Reason, ...]) -> list[Fields]:
    return [{"text": reason.text, "span": None if reason.span is None else _pair(reason.span)} for reason in reasons]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(_flat(part) for part in value.values() if part)
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return f"{value[0]}-{value[1]}"
        return "; ".join(_flat(part) for part in value)
    return str(value)
