"""What a program may ask of a list: its filters and where in it it is. A parameter that no list has is refused."""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import BadDate
from onrecord.model import Act, EventType, Interval, Reality, StatementKind
from onrecord.store import EventFilters, Filters, GroupFilters, find_country_code
from onrecord.views.api.answers import MOST, USUAL
from onrecord.views.api.problems import BadParameter
from onrecord.views.web.dates import parse_date

_DATE = r"^[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?$"
Name = Annotated[str, Field(min_length=1, max_length=500)]
Day = Annotated[str, Field(pattern=_DATE, description="2022, 2022-02 or 2022-02-16")]
Cursor = Annotated[str, Field(max_length=2000, description="from `next` of the answer before")]


class Asked(BaseModel):
    """Parameters that an address may have."""

    model_config = ConfigDict(extra="forbid")


class InList(Asked):
    """Where in a list."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="how many at most")] = USUAL
    cursor: Cursor | None = None


class InGroups(InList):
    """Which claims, disputes, series or stories."""

    text: Annotated[Name | None, Field(description="words in any order, as in a search")] = None
    kind: Annotated[Name | None, Field(description="one of the family's kinds")] = None
    actor: Annotated[Name | None, Field(description="the id of somebody who takes part")] = None
    outlet: Annotated[Name | None, Field(description="an outlet that tells it, by its whole name")] = None
    report: Annotated[Name | None, Field(description="the record's id of a report that tells it")] = None
    since: Day | None = None
    until: Day | None = None
    origins: Annotated[int, Field(ge=0, le=1_000_000, description="at least so many independent origins")] = 0

    def filters(self) -> GroupFilters:
        """What the store is asked."""
        within = time_between(self.since, self.until)
        begin, finish = (None, None) if within is None else (within.begin, within.finish)
        return GroupFilters(
            text=plain(self.text),
            kind=plain(self.kind),
            actor=plain(self.actor),
            outlet=plain(self.outlet),
            report=plain(self.report),
            since=None if begin is None else begin.date(),
            until=None if finish is None else last_day(finish),
            origins=self.origins,
        )


class InLines(InList):
    """Which statements, figures or reports."""

    speaker: Annotated[Name | None, Field(description="part of a name, or an actor's id")] = None
    outlet: Annotated[Name | None, Field(description="part of a name")] = None
    act: Act | None = None
    kind: StatementKind | None = None
    text: Annotated[Name | None, Field(description="any part of the words")] = None
    since: Day | None = None
    until: Day | None = None
    report: Annotated[Name | None, Field(description="a report's id")] = None
    versions: Annotated[bool, Field(description="older versions of edited reports, too")] = False

    def filters(self) -> Filters:
        """What the store is asked."""
        return Filters(
            speaker=plain(self.speaker),
            outlet=plain(self.outlet),
            within=time_between(self.since, self.until),
            act=self.act,
            kind=self.kind,
            text=plain(self.text),
            report=plain(self.report),
            all_versions=self.versions,
        )


class InEvents(InList):
    """Which events."""

    type: EventType | None = None
    reality: Reality | None = None
    actor: Annotated[Name | None, Field(description="either side: part of a name, an id, a country's code")] = None
    source: Annotated[Name | None, Field(description="who does it")] = None
    target: Annotated[Name | None, Field(description="to whom it is done")] = None
    country: Annotated[Name | None, Field(description="a country's name or code")] = None
    place: Annotated[Name | None, Field(description="where it happens, or what that lies in")] = None
    speaker: Annotated[Name | None, Field(description="who tells it")] = None
    outlet: Annotated[Name | None, Field(description="part of a name")] = None
    text: Annotated[Name | None, Field(description="any part of the sentence")] = None
    since: Day | None = None
    until: Day | None = None
    report: Annotated[Name | None, Field(description="a report's id")] = None
    versions: Annotated[bool, Field(description="older versions of edited reports, too")] = False

    def filters(self) -> EventFilters:
        """What the store is asked."""
        if self.country is not None and find_country_code(self.country) is None:
            raise BadParameter("country", "This is no country. Write its name or its code of three letters.")
        return EventFilters(
            speaker=plain(self.speaker),
            outlet=plain(self.outlet),
            within=time_between(self.since, self.until),
            text=plain(self.text),
            report=plain(self.report),
            all_versions=self.versions,
            type=self.type,
            reality=self.reality,
            actor=plain(self.actor),
            source=plain(self.source),
            target=plain(self.target),
            country=plain(self.country),
            place=plain(self.place),
        )


def plain(text: str | None) -> str | None:
    """Text without NULs, which would end it for SQLite."""
    return None if text is None else text.replace("\0", " ")


def time_between(since: str | None, until: str | None) -> Interval | None:
    """The time from the beginning of one date to the end of another; None where neither is given."""
    first, last = _date("since", since), _date("until", until)
    if first is None and last is None:
        return None
    begin, finish = (None if first is None else first.begin), (None if last is None else last.finish)
    if begin is not None and finish is not None and begin >= finish:
        raise BadParameter("until", "This lies before `since`.")
    return Interval(begin, finish)


def last_day(finish: datetime) -> date:
    """The last day before a moment at which a stretch of days ends."""
    return (finish - timedelta(days=1)).date()


def _date(name: str, text: str | None) -> Interval | None:
    try:
        return None if text is None else parse_date(text)
    except BadDate as error:
        raise BadParameter(name, str(error)) from error
