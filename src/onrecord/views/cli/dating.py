"""The command by which a person sets what a report does not tell: when it was published."""

from typing import Annotated

import typer

from onrecord.store import RecordReader
from onrecord.views.cli import output
from onrecord.views.cli.dates import parse_date
from onrecord.views.cli.options import DEFAULT_RECORD, EventsOption, RecordOption
from onrecord.views.cli.wording import UNDATED, publication_words


def set_date(
    report: Annotated[str, typer.Argument(metavar="ID", help="A report's id, as `onrecord reports` lists it.")],
    date: Annotated[
        str | None, typer.Argument(metavar="DATE", help="2022-02-16, 2022-02, 2022 or 2022-02-16T09:30.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the date that was set.", show_default=False)] = False,
    events: EventsOption = None,
) -> None:
    """Set when a report was published. It holds for later builds, and dates such as "Friday" follow from it."""
    if clear == (date is not None):
        raise typer.BadParameter("give either a date or --clear.")
    interval = None if date is None else parse_date(date)
    from onrecord.pipeline import set_published, withdraw_published  # loads the language tools

    if date is None or interval is None:
        report_id = withdraw_published(record, report, events=events)
    else:
        report_id = set_published(record, report, written=date, interval=interval, events=events)
    with RecordReader(record) as reader:
        page = reader.find_report(report_id)
    if page is not None:
        words = publication_words(page.head.publication)
        output.say(f"{report_id}: {words if words == UNDATED else f'published {words}'}.")
