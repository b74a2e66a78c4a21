"""What a reader asks of a list: the form as it was filled in, the filters it stands for, and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from onrecord.errors import BadDate
from onrecord.model import Act, EventType, Interval, Reality, StatementKind
from onrecord.store import EventFilters, Filters, Shown, find_country_code
from onrecord.store.filters import read_point
from onrecord.views.web.addresses import asking
from onrecord.views.web.dates import parse_date

Choice = TypeVar("Choice", bound=StrEnum)
Parsed = TypeVar("Parsed")
ALL = "all"
_OF_STATEMENTS = ("act", "kind")  # which the form above a list of events does not have


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a form exactly as typed; empty where nothing was. Each form adds its own."""

    @property
    def values(self) -> dict[str, str]:
        """The fields that were filled in, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def without(self, path: str, name: str) -> str:
        """The address of the same list with one field left empty."""
        values = self.values
        values.pop(name, None)
        return asking(path, values)

    def page(self, path: str, number: int) -> str:
        """The address of another page of the same list."""
        return asking(path, {**self.values, "page": str(number) if number > 1 else ""})


@dataclass(frozen=True, slots=True)
class Asked(Typed):
    """The fields of the form above statements, figures and reports."""

    speaker: str = ""
    outlet: str = ""
    act: str = ""
    kind: str = ""
    text: str = ""
    since: str = ""
    until: str = ""
    report: str = ""
    versions: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class EventAsked(Asked):
    """The fields of the form above a list of events."""

    type: str = ""
    reality: str = ""
    actor: str = ""
    country: str = ""
    place: str = ""
    at: str = ""
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A list as it was asked for; `mistakes` says, by field, what is wrong, and then `filters` leaves these out."""

    asked: Asked
    filters: Filters
    page: int
    mistakes: Mapping[str, str]


def read_question(parameters: Mapping[str, str]) -> Question:
    """The question that the parameters of an address ask."""
    asked = Asked(**_fields(Asked, parameters))
    form = _LineForm(asked)
    page = form.page(parameters)
    return Question(asked, form.filters(), page, form.mistakes)


def read_event_question(parameters: Mapping[str, str]) -> Question:
    """The question that the parameters of an address ask of a list of events."""
    asked = EventAsked(**_fields(EventAsked, parameters))
    form = _LineForm(asked)
    page, common = form.page(parameters), form.filters()
    filters = EventFilters(
        **{field.name: getattr(common, field.name) for field in fields(Filters)},
        type=form.parsed("type", lambda text: choice(EventType, text.upper())),
        reality=form.parsed("reality", lambda text: choice(Reality, text)),
        actor=asked.actor or None,
        country=form.parsed("country", _country),
        place=asked.place or None,
        at=form.parsed("at", _point),
        source=asked.source or None,
        target=asked.target or None,
    )
    return Question(asked, filters, page, form.mistakes)


class Form:
    """A form while it is read, with the mistakes found so far."""

    def __init__(self, asked: Typed) -> None:
        self._asked = asked
        self.mistakes: dict[str, str] = {}

    def parsed(self, name: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        """What a field stands for; None where it is empty or mistaken."""
        try:
            written: str = getattr(self._asked, name)
            return parse(written) if written else None
        except BadDate:
            self.mistakes[name] = (
                f"“{written}” is not a date: there is no such day, or it is not written as one. "
                "Write 2022-02-16, 2022-02 or 2022."
            )
        except ValueError as error:
            self.mistakes[name] = str(error)
        return None

    def page(self, parameters: Mapping[str, str]) -> int:
        """Which page of the list; the first where that is mistaken."""
        page = _page(typed(parameters.get("page", "")))
        if page is None:
            self.mistakes["page"] = "A page is a number from 1 on."
        return page or 1


class _LineForm(Form):
    """The form above a list of lines."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._lines = asked

    def filters(self) -> Filters:
        """The filters that all lists of lines have."""
        asked = self._lines
        since, until = self.parsed("since", parse_date), self.parsed("until", parse_date)
        return Filters(
            speaker=asked.speaker or None,
            outlet=asked.outlet or None,
            within=within(since, until, self.mistakes),
            act=self.parsed("act", lambda text: choice(Act, text)),
            kind=self.parsed("kind", lambda text: choice(StatementKind, text)),
            text=asked.text or None,
            report=asked.report or None,
            all_versions=asked.versions == ALL,
            shown=self.parsed("decided", lambda text: choice(Shown, text)) or Shown.STANDING,
        )


def _fields(asked: type[Asked], parameters: Mapping[str, str]) -> dict[str, str]:
    names = [field.name for field in fields(asked)]
    if asked is EventAsked:
        names = [name for name in names if name not in _OF_STATEMENTS]
    return {name: typed(parameters.get(name, "")) for name in names}


def _country(text: str) -> str:
    if find_country_code(text) is None:
        raise ValueError(f"“{text}” is no country. Write its name or its code of three letters.")
    return text


def _point(text: str) -> str:
    try:
        read_point(text)
    except ValueError:
        raise ValueError(f"“{text}” is no place on the map. Follow a link of the map, or leave this out.") from None
    return text


def typed(text: str) -> str:
    """What was typed on one line; a NUL, which no text holds, would end a text for SQLite."""
    return " ".join(text.replace("\0", " ").split())


def _page(text: str) -> int | None:
    if not text:
        return 1
    # More digits than any list has pages would only overflow what counts them.
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    return number or None


def choice(choices: type[Choice], text: str) -> Choice:
    """The choice that was typed; a ValueError lists those that there are."""
    try:
        return choices(text)
    except ValueError:
        raise ValueError(f"“{text}” is none of: {', '.join(choice.value for choice in choices)}.") from None


def within(since: Interval | None, until: Interval | None, mistakes: dict[str, str]) -> Interval | None:
    """The time from one date to another, both included; None where neither is given or the two are mistaken."""
    if since is None and until is None:
        return None
    begin, finish = since.begin if since else None, until.finish if until else None
    if begin is not None and finish is not None and begin >= finish:
        mistakes["until"] = "This lies before the first date."
        return None
    return Interval(begin, finish)
