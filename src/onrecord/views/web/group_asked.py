"""What a reader asks of a list of what several reports tell: the form, and the filters that it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from onrecord.model import Interval
from onrecord.store import GroupFilters, GroupOrder, NamedActor, RecordReader
from onrecord.views.web.asked import Form, Typed, choice, typed, within
from onrecord.views.web.dates import parse_date

_CALLED = 6  # how many who are called so are named
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class GroupAsked(Typed):
    """The fields of the form; `actor` is an id or a name, `report` and `outlet` name who tells it."""

    text: str = ""
    kind: str = ""
    actor: str = ""
    outlet: str = ""
    report: str = ""
    since: str = ""
    until: str = ""
    origins: str = ""
    order: str = ""

    def put_in_order(self, path: str, order: str) -> str:
        """The address of the same list in another order."""
        return replace(self, order="" if order == GroupOrder.WEIGHT else order).page(path, 1)


@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """A list as it was asked for; `mistakes` says, by field, what is wrong. `actor` is who is asked for, if anybody."""

    asked: GroupAsked
    filters: GroupFilters
    order: GroupOrder
    page: int
    mistakes: Mapping[str, str]
    actor: NamedActor | None = None


def read_group_question(parameters: Mapping[str, str], kinds: Sequence[str], reader: RecordReader) -> GroupQuestion:
    """The question that the parameters of an address ask; `kinds` are those that the family has."""
    asked = GroupAsked(**{field.name: typed(parameters.get(field.name, "")) for field in fields(GroupAsked)})
    form = Form(asked)
    page = form.page(parameters)
    time = within(form.parsed("since", parse_date), form.parsed("until", parse_date), form.mistakes)
    actor = form.parsed("actor", lambda text: _actor(reader, text))
    filters = GroupFilters(
        text=asked.text or None,
        kind=form.parsed("kind", lambda text: _one_of(kinds, text)),
        actor=None if actor is None else actor.actor_id,
        outlet=asked.outlet or None,
        report=asked.report or None,
        since=_first(time),
        until=_last(time),
        origins=form.parsed("origins", _number) or 0,
    )
    order = form.parsed("order", lambda text: choice(GroupOrder, text)) or GroupOrder.WEIGHT
    return GroupQuestion(asked, filters, order, page, form.mistakes, actor)


def _actor(reader: RecordReader, text: str) -> NamedActor:
    known = reader.actor_names([text])
    if text in known:
        return NamedActor(text, known[text])
    found = reader.actors_called(text, limit=_CALLED)
    if not found:
        raise ValueError(f"Nobody on record is called “{text}”.")
    # Two of one name cannot be told apart by it: the list of speakers leads to each.
    if len(found) > 1 and len({actor.name for actor in found}) == len(found):
        exact = [actor for actor in found if actor.name.casefold() == text.casefold()]
        if len(exact) == 1:
            return exact[0]
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(actor.name for actor in found))
        raise ValueError(f"Several on record are called so: {names}. Write one name whole, or start from their page.")
    return found[0]


def _one_of(kinds: Sequence[str], text: str) -> str:
    if text not in kinds:
        raise ValueError(f"“{text}” is none of: {', '.join(kinds)}.")
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise ValueError("Write a whole number, such as 2.")
    return int(text)


def _first(time: Interval | None) -> date | None:
    return None if time is None or time.begin is None else time.begin.date()


def _last(time: Interval | None) -> date | None:
    return None if time is None or time.finish is None else time.finish.date() - timedelta(days=1)
