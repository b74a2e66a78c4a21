"""The command by which a person sets what a report does not tell: when it was published."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from onrecord.model import iso
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store import RecordReader
from onrecord.store.reviews import Decision, decide, undo
from onrecord.views.cli import output
from onrecord.views.cli.dates import parse_date
from onrecord.views.cli.options import DEFAULT_RECORD, EventsOption, RecordOption, WhoOption
from onrecord.views.cli.wording import UNDATED, publication_words


def set_date(
    report: Annotated[str, typer.Argument(metavar="ID", help="A report's id, as `onrecord reports` lists it.")],
    date: Annotated[
        str | None, typer.Argument(metavar="DATE", help="2022-02-16, 2022-02, 2022 or 2022-02-16T09:30.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the date that was set.", show_default=False)] = False,
    events: EventsOption = None,
    by: WhoOption = None,
) -> None:
    """Set when a report was published. It holds for later builds, and dates such as "Friday" follow from it."""
    if clear == (date is not None):
        raise typer.BadParameter("give either a date or --clear.")
    interval = None if date is None else parse_date(date)
    from onrecord.pipeline import set_published, withdraw_published  # loads the language tools

    who = by or getpass.getuser()
    if date is None or interval is None:
        report_id = withdraw_published(record, report, events=events)
        _take_back(record, report_id, who)
    else:
        report_id = set_published(record, report, written=date, interval=interval, events=events)
        value = {"published": date, "begin": iso(interval.begin) or "", "finish": iso(interval.finish) or ""}
        decide(record, Decision(ReviewKind.CORRECT, TargetKind.REPORT, report_id, value, who))
    with RecordReader(record) as reader:
        page = reader.find_report(report_id)
    if page is not None:
        words = publication_words(page.head.publication)
        output.say(f"{report_id}: {words if words == UNDATED else f'published {words}'}.")


def _take_back(record: Path, report_id: str, who: str) -> None:
    """Undoes the decisions that set a report's date."""
    while True:
        with RecordReader(record) as reader:
            held = reader.standing(report_id).reviews
        entry = next((review for review in held if review.kind is ReviewKind.CORRECT), None)
        if entry is None:
            return
        _, waits = undo(record, entry.review_id, who=who)
        if waits:
            return
