"""The command that shows one thing of the record in full, with the words that carry it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from onrecord.errors import AmbiguousId, NoSuchVersion, NothingFound
from onrecord.model import BlockKind, Reason, Span
from onrecord.store import (
    ActorRow,
    EventFilters,
    EventRow,
    FigureRow,
    Filters,
    ParticipantRow,
    PartyRow,
    RecordReader,
    ReportHead,
    ReportPage,
    StatementRow,
)
from onrecord.views.cli import listings, output, printing
from onrecord.views.cli.across import show_group
from onrecord.views.cli.choices import whole
from onrecord.views.cli.options import DEFAULT_RECORD, JsonOption, RecordOption
from onrecord.views.cli.review_listing import print_decisions
from onrecord.views.cli.wording import (
    NOBODY,
    as_of_words,
    claimant_words,
    clean,
    code_words,
    interval_words,
    one_line,
    outlet_words,
    participant_words,
    place_words,
    publication_words,
    quantity_words,
    speaker_words,
    teller_words,
    type_words,
)
from onrecord.views.shapes import line_fields, page_fields

# How many of the ids that begin alike are named.
_SOME = 8
Lines = list[tuple[str, str | Text]]
_BLOCK_STYLES = {BlockKind.TITLE: "bold underline", BlockKind.HEADING: "bold", BlockKind.PARAGRAPH: ""}


def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="The id of a report, statement, claim, actor ...")],
    record: RecordOption = DEFAULT_RECORD,
    version: Annotated[
        int | None, typer.Option("--version", parser=whole(1), metavar="N", help="Which version of an edited report.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show one thing in full, with its words: by an id that a list gives, or the one that a report came in with."""
    with RecordReader(record) as reader:
        _show(reader, wanted, version=version, as_json=json)


def _show(reader: RecordReader, wanted: str, *, version: int | None, as_json: bool) -> None:
    identity = _full_id(reader, wanted)
    if version is not None:
        identity = _of_version(reader, wanted, identity, version)
    if statement := reader.find_statement(identity):
        printing.print_json(line_fields.statement_fields(statement)) if as_json else _show_statement(reader, statement)
    elif figure := reader.find_figure(identity):
        printing.print_json(line_fields.figure_fields(figure)) if as_json else _show_figure(reader, figure)
    elif event := reader.find_event(identity):
        printing.print_json(line_fields.event_fields(event)) if as_json else _show_event(reader, event)
    elif actor := reader.find_actor(identity):
        printing.print_json(line_fields.actor_fields(actor)) if as_json else _show_actor(reader, actor)
    elif page := reader.find_report(identity):
        printing.print_json(page_fields.page_fields(page)) if as_json else _show_report(page)
    elif (family := reader.family_of(identity)) is not None:
        show_group(reader, family, identity, json=as_json)
    else:
        raise NothingFound(wanted)
    if not as_json:  # notes may be confidential: JSON goes to other programs
        print_decisions(reader.standing(identity))


def _full_id(reader: RecordReader, wanted: str) -> str:
    """The id that a beginning, or the id that a report came in with, stands for; else it may be a page's path."""
    found = reader.ids_beginning(wanted) if wanted else ()
    if wanted in found:
        return wanted
    if wanted and (given := reader.version_given(wanted)) is not None:
        return given
    if len(found) > 1:
        raise AmbiguousId(wanted, found[:_SOME])
    if found:
        return found[0]
    address = str(Path(wanted).absolute())
    return address if reader.find_report(address) else wanted


def _of_version(reader: RecordReader, wanted: str, identity: str, number: int) -> str:
    """The id of a version of a report by its number."""
    page = reader.find_report(identity)
    heads = () if page is None else (page.head, *page.others)
    for head in heads:
        if head.number == number:
            return head.version_id
    if not heads and not reader.ids_beginning(identity):
        raise NothingFound(wanted)
    raise NoSuchVersion(wanted, number, tuple(sorted(head.number for head in heads)))


def _show_statement(reader: RecordReader, row: StatementRow) -> None:
    text = _text_of(reader, row.report)
    spans = row.content or row.cue or row.source
    lines: Lines = [("Statement", Text(row.statement_id, style="bold"))]
    lines += [("Speaker", _party(party)) for party in row.speakers] or [("Speaker", speaker_words(()))]
    lines.append(("Does", f"{row.act} ({row.kind})"))
    if row.addressee is not None:
        lines.append(("To", _party(row.addressee)))
    if row.channel is not None:
        lines.append(("Through", _quoted(row.channel_words or "", row.channel)))
    lines.append(("Said", "not told" if row.said is None else interval_words(row.said)))
    lines += [("Words", _quoted(span.of(text), span)) for span in row.content]
    lines += [("Cue", _quoted(span.of(text), span)) for span in row.cue]
    lines += [("Source", _quoted(span.of(text), span)) for span in row.source]
    lines.append(("Context", _context(reader, row.report, spans)))
    if row.parent_id is not None:
        lines.append(("Stands in", _brief(reader.find_statement(row.parent_id))))
    lines += [("Holds", _brief(inner)) for inner in reader.statements_within(row.statement_id)]
    lines += [
        ("Figure", f"{figure.figure_id}  {quantity_words(figure.quantity)}: {one_line(figure.counts)}")
        for figure in reader.figures_of(row.statement_id)
    ]
    lines += [("Event", _brief_event(event)) for event in reader.events_of(row.statement_id)]
    lines += _report_lines(row.report)
    lines += [("Because", _reason(reason, text)) for reason in row.reasons]
    _print(lines)


def _show_figure(reader: RecordReader, row: FigureRow) -> None:
    text = _text_of(reader, row.report)
    lines: Lines = [("Figure", Text(row.figure_id, style="bold")), ("How many", quantity_words(row.quantity))]
    lines.append(("Of what", one_line(row.counts)))
    lines += [("According to", _party(party)) for party in row.claimants] or [("According to", claimant_words(row))]
    if row.scope:
        lines.append(("Which of them", one_line(row.scope_words)))
    if row.quantity.direction is not None:
        lines.append(("Moved", row.quantity.direction.value))
    if row.place is not None:
        lines.append(("Where", place_words(row.place)))
    lines.append(("As of", as_of_words(row)))
    lines.append(("Words", _quoted(row.words, row.span)))
    lines.append(("Number", _quoted(row.quantity.span.of(text), row.quantity.span)))
    if row.quantity.counted is not None:
        lines.append(("Counted", _quoted(row.quantity.counted.of(text), row.quantity.counted)))
    lines.append(("Context", _context(reader, row.report, (row.span,))))
    if row.statement_id is not None:
        lines.append(("Stands in", _brief(reader.find_statement(row.statement_id))))
    _print(lines + _report_lines(row.report))


def _show_event(reader: RecordReader, row: EventRow) -> None:
    text = _text_of(reader, row.report)
    coded = [f"CAMEO {row.cameo}"] if row.cameo else []
    coded += [f"Goldstein {row.goldstein:+.1f}"] if row.goldstein is not None else []
    lines: Lines = [("Event", Text(row.event_id, style="bold"))]
    lines += [("Who", _participant(one)) for one in row.sources] or [("Who", NOBODY)]
    lines.append(("Does", ", ".join((type_words(row), *coded))))
    lines += [("To whom", _participant(one)) for one in row.targets] or [("To whom", NOBODY)]
    lines += [("Where", place_words(row.place))] if row.place is not None else []
    lines.append(("When", "not told" if row.when is None else interval_words(row.when)))
    lines.append(("Reality", f"{row.reality} (factuality {row.factuality:+.1f} of 3)"))
    lines += [("Told by", _party(party)) for party in row.tellers] or [("Told by", teller_words(row))]
    lines.append(("Confidence", f"{row.confidence:.2f}"))
    lines += [("Words", _quoted(span.of(text), span)) for span in row.trigger]
    sides = (("Who", row.sources), ("To whom", row.targets))
    lines += [
        (f"Words for {name.lower()}", _quoted(span.of(text), span))
        for name, side in sides
        for one in side
        if (span := one.party.party.span) is not None
    ]
    lines.append(("Context", _context(reader, row.report, row.trigger or (row.sentence,))))
    if row.statement_id is not None:
        lines.append(("Stands in", _brief(reader.find_statement(row.statement_id))))
    lines += _report_lines(row.report)
    lines += [("Because", _reason(reason, text)) for reason in row.reasons]
    coded_by = [(one.name, reason) for _, side in sides for one in side for reason in one.code.reasons]
    _print(lines + [("Coded because", f"{one_line(name)}: {one_line(reason)}") for name, reason in coded_by])


def _show_actor(reader: RecordReader, row: ActorRow) -> None:
    lines: Lines = [("Actor", Text(row.actor_id, style="bold")), ("Name", one_line(row.name)), ("Kind", row.kind.value)]
    lines += [("Also", one_line(alias)) for alias in row.aliases]
    lines += [("Described as", one_line(words)) for words in row.descriptions if words not in row.aliases]
    if row.country or row.sectors:
        lines.append(("Coded", " ".join((row.country or "", *row.sectors)).strip()))
    lines += [("Office", one_line(office.reason)) for office in row.offices]
    lines += [("Joined because", one_line(reason)) for reason in row.reasons]
    lines += [("Or else", one_line(f"{other.name}: {other.reason}")) for other in row.alternatives]
    lines.append(("Named in", ", ".join(row.reports)))
    _print(lines)
    said = reader.statements(Filters(speaker=row.actor_id))
    if said.rows:
        output.say()
        listings.print_statements(said.rows)
    events = reader.events(EventFilters(actor=row.actor_id))
    if events.rows:
        output.say()
        listings.print_events(events.rows)


def _show_report(page: ReportPage) -> None:
    head, report = page.head, page.report
    lines: Lines = [("Report", Text(head.label, style="bold"))]
    lines += [(name, one_line(value)) for name, value in _named(head) if value]
    lines.append(("Published", _publication(head)))
    lines += [("Because", _reason(reason, page.text)) for reason in head.publication.reasons]
    if report.modified is not None:
        lines.append(("Modified", report.modified.isoformat(sep=" ")))
    lines += [("Found at", clean(row.address)) for row in page.addresses]
    lines += [("Other version", f"v{other.number}, {publication_words(other.publication)}") for other in page.others]
    lines += [("Credits", f"{one_line(credit.name)} ({credit.kind})") for credit in page.credits]
    lines += [("Links to", f"{clean(link.url)}  {one_line(link.words)}") for link in page.links]
    lines += [
        ("Set aside", f"{piece.kind}: {one_line(piece.page_span.of(report.page_text))}") for piece in page.furniture
    ]
    _print(lines)
    for block in page.blocks:
        output.say()
        output.console().print(Text(one_line(block.span.of(page.text)), style=_BLOCK_STYLES[block.kind]))
    if page.statements:
        output.say()
        listings.print_statements(page.statements)
    if page.figures:
        output.say()
        listings.print_figures(page.figures)
    if page.events:
        output.say()
        listings.print_events(page.events)


def _named(head: ReportHead) -> list[tuple[str, str | None]]:
    return [("Title", head.title), ("Outlet", head.outlet), ("Author", head.author), ("Address", head.url)]


def _publication(head: ReportHead) -> str:
    words = publication_words(head.publication)
    return f"{words} (set by hand)" if head.decided else words


def _report_lines(head: ReportHead) -> Lines:
    title = f"  {one_line(head.title)}" if head.title else ""
    return [
        ("Report", f"{head.label}{title}"),
        ("Outlet", outlet_words(head)),
        ("Published", _publication(head)),
        ("Found at", clean(head.address)),
    ]


def _text_of(reader: RecordReader, head: ReportHead) -> str:
    page = reader.find_report(head.version_id)
    return "" if page is None else page.text


def _party(row: PartyRow) -> str:
    actor = f" ({row.actor_id})" if row.actor_id else ""
    named = f", here: {one_line(row.party.name)}" if row.party.name != row.name else ""
    return f"{one_line(row.name)}{actor}{named}"


def _quoted(words: str, span: Span) -> Text:
    return Text.assemble(f"“{one_line(words)}”", (f"  [{span.start}–{span.end}]", "dim"))


def _brief(row: StatementRow | None) -> str:
    return "" if row is None else f"{row.statement_id}  {speaker_words(row.speakers)}: {one_line(row.words)}"


def _brief_event(row: EventRow) -> str:
    whom = participant_words(row.targets)
    return f"{row.event_id}  {participant_words(row.sources) or NOBODY}: {type_words(row)}{f' {whom}' if whom else ''}"


def _participant(row: ParticipantRow) -> str:
    code = code_words(row)
    return _party(row.party) + (f", coded {code}" if code else "")


def _reason(reason: Reason, text: str) -> str:
    words = "" if reason.span is None else f" (“{one_line(reason.span.of(text))}”)"
    return f"{one_line(reason.text)}{words}"


def _context(reader: RecordReader, head: ReportHead, spans: Sequence[Span]) -> Text:
    """The sentences around some spans, with the spans in bold."""
    context = reader.context(head, spans)
    words = Text(clean(context.words).replace("\n", " "))
    for span in spans:
        words.stylize("bold", span.start - context.span.start, span.end - context.span.start)
    return words


def _print(lines: Lines) -> None:
    if not output.to_terminal():
        for name, value in lines:
            output.say(f"{name}: {value}")
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    previous = ""
    for name, value in lines:
        grid.add_row("" if name == previous else name, value if isinstance(value, Text) else Text(value))
        previous = name
    output.console().print(grid)
