"""What each kind of list shows of its rows, on a screen and in a pipe."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.model import Act, Reality
from onrecord.store import (
    ActorRow,
    EventRow,
    FigureRow,
    ParticipantRow,
    RejectionRow,
    ReportHead,
    ReportHit,
    ReportRow,
    StatementHit,
    StatementRow,
)
from onrecord.views.cli import output
from onrecord.views.cli.tables import Column, print_lines, print_table, snippet_text, styled
from onrecord.views.cli.wording import (
    as_of_words,
    claimant_words,
    codes_words,
    count,
    event_time,
    outlet_words,
    participant_words,
    publication_words,
    quantity_words,
    report_time,
    sentence,
    speaker_words,
    statement_time,
    teller_words,
    type_words,
)

_ACT_STYLES = {Act.DENY: "red", Act.ACCUSE: "red", Act.THREATEN: "red", Act.WARN: "yellow", Act.DEMAND: "yellow"}
_REALITY_STYLES = {
    Reality.ACTUAL: "green",
    Reality.ONGOING: "green",
    Reality.DENIED: "red",
    Reality.THREATENED: "red",
    Reality.ALLEGED: "yellow",
    Reality.DEMANDED: "yellow",
}
_BOLD, _DIM = "bold", "dim"


def _report_place(report: ReportHead) -> list[Text]:
    return [styled(report.outlet or "", _DIM), styled(report.label, _DIM)]


def _statement_place(row: StatementRow) -> list[Text]:
    return [styled(row.statement_id, _BOLD), styled(statement_time(row)), *_report_place(row.report)]


def _statement_source(row: StatementRow) -> list[Text]:
    to = f" to {row.addressee.name}" if row.addressee else ""
    return [
        styled(speaker_words(row.speakers), _BOLD),
        styled(f"{row.act}{to}", _ACT_STYLES.get(row.act, "cyan")),
        styled(row.kind, _DIM),
    ]


def _figure_place(row: FigureRow) -> list[Text]:
    return [styled(row.figure_id, _BOLD), styled(report_time(row.report)), *_report_place(row.report)]


def _figure_number(row: FigureRow) -> list[Text]:
    as_of = f"as of {as_of_words(row)}" if row.as_of_told else ""
    return [styled(quantity_words(row.quantity), _BOLD), styled(as_of, _DIM)]


def _figure_claimants(row: FigureRow) -> list[Text]:
    return [styled(claimant_words(row), _BOLD if row.claimants else _DIM)]


def _event_place(row: EventRow) -> list[Text]:
    return [styled(row.event_id, _BOLD), styled(event_time(row)), *_report_place(row.report)]


def _event_act(row: EventRow) -> list[Text]:
    where = [styled(f"in {row.place.name}", _DIM)] if row.place is not None else []
    return [styled(type_words(row), "cyan"), styled(f"“{row.words}”"), *where]


def _event_side(participants: tuple[ParticipantRow, ...]) -> list[Text]:
    return [styled(participant_words(participants), _BOLD), styled(codes_words(participants), _DIM)]


def _event_reality(row: EventRow) -> list[Text]:
    return [styled(row.reality, _REALITY_STYLES.get(row.reality, "cyan")), styled(teller_words(row), _DIM)]


def _event_scores(row: EventRow) -> list[Text]:
    return [styled(f"{row.confidence:.2f}", _BOLD), styled(f"factuality {row.factuality:+.1f}", _DIM)]


def _report_date(head: ReportHead) -> list[Text]:
    return [styled(head.label, _BOLD), styled(publication_words(head.publication)), styled(outlet_words(head), _DIM)]


def _report_title(row: ReportRow) -> list[Text]:
    return [styled(row.head.title or "(no title)", _BOLD), styled(row.head.address, _DIM)]


def _report_counts(row: ReportRow) -> list[Text]:
    return [
        styled(count(row.statements, "statement")),
        styled(count(row.figures, "figure")),
        styled(count(row.events, "event")),
        styled(count(row.words, "word"), _DIM),
    ]


def _actor_names(row: ActorRow) -> list[Text]:
    also = f"also {'; '.join(row.aliases)}" if row.aliases else ""
    described = [words for words in row.descriptions if words not in row.aliases]
    return [styled(row.name, _BOLD), styled(also), styled("; ".join(described), _DIM)]


def _actor_counts(row: ActorRow) -> list[Text]:
    return [styled(count(row.statements, "statement")), styled(count(len(row.reports), "report"), _DIM)]


_STATEMENTS: tuple[Column[StatementRow], ...] = (
    Column("Statement", _statement_place, width=16),
    Column("Who", _statement_source, share=2),
    Column("What", lambda row: [styled(row.words or row.cue_words)], share=5),
)
_STATEMENT_HITS: tuple[Column[StatementHit], ...] = (
    Column("Statement", lambda hit: _statement_place(hit.statement), width=16),
    Column("Who", lambda hit: _statement_source(hit.statement), share=2),
    Column("What", lambda hit: [snippet_text(hit.snippet)], share=5),
)
_FIGURES: tuple[Column[FigureRow], ...] = (
    Column("Figure", _figure_place, width=16),
    Column("How many", _figure_number, share=2),
    Column("Of what", lambda row: [styled(row.counts), styled(row.scope_words or f"“{row.words}”", _DIM)], share=4),
    Column("According to", _figure_claimants, share=2),
)
_EVENTS: tuple[Column[EventRow], ...] = (
    Column("Event", _event_place, width=16),
    Column("Who", lambda row: _event_side(row.sources), share=3),
    Column("Does what", _event_act, share=3),
    Column("To whom", lambda row: _event_side(row.targets), share=3),
    Column("How real", _event_reality, share=3),
)
_SCORES: Column[EventRow] = Column("Confidence", _event_scores, width=15)
_REPORTS: tuple[Column[ReportRow], ...] = (
    Column("Report", lambda row: _report_date(row.head), width=22),
    Column("Title and place", _report_title, share=1),
    Column("Holds", _report_counts, width=14),
)
_REPORT_HITS: tuple[Column[ReportHit], ...] = (
    Column("Report", lambda hit: _report_date(hit.report), width=22),
    Column("Words", lambda hit: [styled(hit.report.title or "", _BOLD), snippet_text(hit.snippet)], share=1),
)
_ACTORS: tuple[Column[ActorRow], ...] = (
    Column("Actor", lambda row: [styled(row.actor_id, _BOLD), *(styled(line, _DIM) for line in _coded(row))], width=14),
    Column("Names", _actor_names, share=1),
    Column("Says", _actor_counts, width=14),
)
_REJECTIONS: tuple[Column[RejectionRow], ...] = (
    Column("Page", lambda row: [styled(row.address, _BOLD), styled(row.reason, "red")], share=2),
    Column(
        "Why, and what to do", lambda row: [styled(sentence(row.message)), styled(sentence(row.remedy), _DIM)], share=3
    ),
)


def print_statements(rows: Sequence[StatementRow]) -> None:
    """Statements: where and when, who, what."""
    if output.to_terminal():
        print_table(_STATEMENTS, rows)
        return
    headings = ("id", "time", "speaker", "act", "kind", "words", "outlet", "report")
    print_lines(
        headings,
        (
            (
                row.statement_id,
                statement_time(row),
                speaker_words(row.speakers),
                row.act,
                row.kind,
                row.words,
                outlet_words(row.report),
                row.report.report_id,
            )
            for row in rows
        ),
    )


def print_statement_hits(hits: Sequence[StatementHit]) -> None:
    """Statements that a search found, with what matched set off."""
    if output.to_terminal():
        print_table(_STATEMENT_HITS, hits)
        return
    print_statements([hit.statement for hit in hits])


def print_figures(rows: Sequence[FigureRow]) -> None:
    """Figures: where and when, how many, of what, according to whom."""
    if output.to_terminal():
        print_table(_FIGURES, rows)
        return
    headings = ("id", "time", "value", "counts", "which", "according to", "as of", "words", "outlet", "report")
    print_lines(
        headings,
        (
            (
                row.figure_id,
                report_time(row.report),
                quantity_words(row.quantity),
                row.counts,
                row.scope_words,
                claimant_words(row),
                as_of_words(row) if row.as_of_told else "",
                row.words,
                outlet_words(row.report),
                row.report.report_id,
            )
            for row in rows
        ),
    )


def print_events(rows: Sequence[EventRow], *, confidence: bool = False) -> None:
    """Events: when and where told, who, what, to whom, how real; with `confidence`, how sure the reading is."""
    if output.to_terminal():
        print_table((*_EVENTS, _SCORES) if confidence else _EVENTS, rows)
        return
    scores = ("confidence", "factuality") if confidence else ()
    headings = ("id", "time", "source", "source code", "type", "words", "target", "target code", "place", "reality")
    print_lines(
        (*headings, "told by", *scores, "sentence", "outlet", "report"),
        (
            (
                row.event_id,
                event_time(row),
                participant_words(row.sources),
                codes_words(row.sources),
                type_words(row),
                row.words,
                participant_words(row.targets),
                codes_words(row.targets),
                "" if row.place is None else row.place.name,
                row.reality,
                teller_words(row),
                *((f"{row.confidence:.2f}", f"{row.factuality:+.1f}") if confidence else ()),
                row.sentence_words,
                outlet_words(row.report),
                row.report.report_id,
            )
            for row in rows
        ),
    )


def print_reports(rows: Sequence[ReportRow]) -> None:
    """Reports: when, by whom, what is in them."""
    if output.to_terminal():
        print_table(_REPORTS, rows)
        return
    headings = ("id", "version", "published", "outlet", "title", "statements", "figures", "events", "words", "address")
    print_lines(
        headings,
        (
            (
                row.head.report_id,
                f"{row.head.number} of {row.head.versions}",
                publication_words(row.head.publication),
                outlet_words(row.head),
                row.head.title or "",
                str(row.statements),
                str(row.figures),
                str(row.events),
                str(row.words),
                row.head.address,
            )
            for row in rows
        ),
    )


def _coded(row: ActorRow) -> tuple[str, ...]:
    """The kind of an actor, and where the record knows them, its country and parts of society."""
    code = " ".join((row.country or "", *row.sectors)).strip()
    return (row.kind, code) if code else (row.kind,)


def print_actors(rows: Sequence[ActorRow]) -> None:
    """Actors: who, under which names, how often."""
    if output.to_terminal():
        print_table(_ACTORS, rows)
        return
    headings = ("id", "name", "kind", "country", "sectors", "statements", "reports", "also", "described as", "or else")
    print_lines(
        headings,
        (
            (
                row.actor_id,
                row.name,
                row.kind,
                row.country or "",
                " ".join(row.sectors),
                str(row.statements),
                str(len(row.reports)),
                "; ".join(_once(name for name in row.aliases if name not in row.descriptions)),
                "; ".join(_once(row.descriptions)),
                "; ".join(f"{other.name} ({other.reason})" for other in row.alternatives),
            )
            for row in rows
        ),
    )


def _once(names: Iterable[str]) -> Iterable[str]:
    """Names without those that differ from one before in capitals or the form of an apostrophe only."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.lower().replace("’", "'"), name)
    return kept.values()


def print_rejections(rows: Sequence[RejectionRow]) -> None:
    """Rejected pages: which, why, what to do."""
    if output.to_terminal():
        print_table(_REJECTIONS, rows)
        return
    print_lines(
        ("address", "reason", "message", "remedy"), ((row.address, row.reason, row.message, row.remedy) for row in rows)
    )


def print_report_hits(hits: Sequence[ReportHit]) -> None:
    """Reports that a search found, with the words around the best match."""
    if output.to_terminal():
        print_table(_REPORT_HITS, hits)
        return
    print_lines(
        ("id", "published", "outlet", "title", "words"),
        (
            (
                hit.report.report_id,
                publication_words(hit.report.publication),
                outlet_words(hit.report),
                hit.report.title or "",
                "".join(piece.text for piece in hit.snippet),
            )
            for hit in hits
        ),
    )
