"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.model import Act, EventType, Reality, StatementKind
from onrecord.store import Shown, find_country_code
from onrecord.views.cli.choices import one_of, shown, whole

DEFAULT_RECORD = Path("onrecord.record")


class Form(StrEnum):
    """In which form a list is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def _worded(value: str | None) -> str | None:
    """A filter that asks for something: an empty one, from an unset variable say, must not list everything."""
    if value is not None and not value.strip():
        raise typer.BadParameter("it is empty. Leave the option out to ask for everything.")
    return value


def _named(value: str | None) -> str | None:
    if value is not None and value.strip() and not any(mark.isalnum() for mark in value):
        raise typer.BadParameter(f"{value!r} holds no letter and no digit.")
    return _worded(value)


def _country(value: str | None) -> str | None:
    if _worded(value) is not None and find_country_code(str(value)) is None:
        raise typer.BadParameter(f"{value!r} is no country. Write its name or its code of three letters.")
    return value


STEPS = ("day", "week", "month")
BRIEF_FORMS = ("md", "html", "json")


RecordOption = Annotated[
    Path,
    typer.Option(
        "--record", "-r", metavar="FILE", envvar="ONRECORD_RECORD", help="The record file.", show_default=True
    ),
]
SpeakerOption = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only what this person or body says; part of a name will do.",
        callback=_named,
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only reports by this outlet.", callback=_named)
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Only what was said or happens (or else was published) on this date or later.",
        callback=_worded,
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Only what was said or happens (or else was published) on this date or earlier.",
        callback=_worded,
    ),
]
ActOption = Annotated[
    Act | None, typer.Option("--act", parser=one_of(Act), metavar=shown(Act), help="Only statements that do this.")
]
KindOption = Annotated[
    StatementKind | None,
    typer.Option(
        "--kind",
        parser=one_of(StatementKind),
        metavar=shown(StatementKind),
        help="Only statements given in this way: quoted, retold, or both.",
    ),
]
TypeOption = Annotated[
    EventType | None,
    typer.Option("--type", parser=one_of(EventType), metavar=shown(EventType), help="Only events of this type."),
]
RealityOption = Annotated[
    Reality | None,
    typer.Option(
        "--reality", parser=one_of(Reality), metavar=shown(Reality), help="Only events that are told as this."
    ),
]
ActorOption = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="NAME", help="Only events in which this person, body or country takes part.", callback=_named
    ),
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Only what this actor does.", callback=_named)
]
TargetOption = Annotated[
    str | None, typer.Option("--target", metavar="NAME", help="Only what is done to this actor.", callback=_named)
]
CountryOption = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="COUNTRY",
        help="Only events with an actor of this country: name or code.",
        callback=_country,
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="Only events that happen there, or within it.", callback=_named),
]
ConfidenceOption = Annotated[
    bool, typer.Option("--confidence", help="Show how sure the reading is, too.", show_default=False)
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only lines with these words.", callback=_worded)
]
DoubtfulOption = Annotated[
    bool,
    typer.Option("--doubtful", help="Those that are doubtful, instead of those that are sure.", show_default=False),
]
ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="ID", help="Only this report; the beginning of its id will do.", callback=_worded),
]
AllVersionsOption = Annotated[
    bool, typer.Option("--all-versions", help="Older versions of edited reports, too.", show_default=False)
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", parser=whole(1), metavar="N", help="At most so many lines. Default: all.")
]
ByOption = Annotated[
    str,
    typer.Option("--by", parser=one_of(STEPS), metavar="STEP", help="Lines by day, week or month.", show_default=True),
]
BudgetOption = Annotated[
    int | None,
    typer.Option("--budget", parser=whole(1), metavar="N", help="At most so many dates: those told of most."),
]
MomentOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="What is new since the beginning of this date, or this minute.")
]
BriefSinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="What is new since then, too. Default: the whole record."),
]
FormatOption = Annotated[
    str,
    typer.Option("--format", parser=one_of(BRIEF_FORMS), metavar="FORM", help="md, html or json.", show_default=True),
]
SeriesOption = Annotated[
    bool, typer.Option("--series", help="Figures for the same thing side by side, and how they stand to each other.")
]
OriginsOption = Annotated[
    int,
    typer.Option(
        "--origins", parser=whole(1), metavar="N", help="Only what at least so many independent origins tell."
    ),
]
EventsOption = Annotated[
    Path | None, typer.Option("--events", metavar="FILE", help="Your own event frames, TOML; they go before ours.")
]
DecidedOption = Annotated[
    Shown,
    typer.Option(
        "--decided",
        parser=one_of(Shown),
        metavar=shown(Shown),
        help="By what people decided: standing is all but what they rejected.",
        show_default=True,
    ),
]
WhoOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="ONRECORD_REVIEWER", help="Who decides. Default: your user name."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.", show_default=False)]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.", show_default=False)]


def form_of(json: bool, csv: bool) -> Form:
    """The form that the options ask for."""
    if json and csv:
        raise typer.BadParameter("--json and --csv exclude each other.")
    return Form.JSON if json else Form.CSV if csv else Form.TABLE
