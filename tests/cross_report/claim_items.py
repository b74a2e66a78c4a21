"""Builds items of claims by hand, from a short notation."""

from datetime import date
from typing import Any

from onrecord.cross_report.claims import compare_all
from onrecord.model import Interval, MentionKind, Reality, Reason, Span
from onrecord.model.claims import ClaimItem, ClaimLink, Counted
from onrecord.model.propositions import Filler, Holder, Position, Proposition, Role


def make_item(item_id: str, **told: Any) -> ClaimItem:
    """An item "report:index"; `told` names its predicate, fillers as "role: name", holder, position, day and so on."""
    version, index = item_id.split(":")
    day = told.get("day")
    published = None if day is None else Interval.of_day(date.fromisoformat(day))
    return ClaimItem(
        item_id=item_id,
        version_id=version,
        report_id=told.get("report", version),
        number=1,
        index=int(index),
        order=(day or "9999-12-31", f"{version}:{int(index):05d}"),
        proposition=make_proposition(**told),
        sentence=Span(100 * int(index), 100 * int(index) + 90),
        words=told.get("words", told["predicate"]),
        published=published,
        answers=told.get("answers"),
        answered=make_proposition(**told["answered"]) if "answered" in told else None,
        counted=tuple(Counted(n, n, told.get("bound", "="), "troop") for n in told.get("counted", ())),
    )


def make_proposition(**told: Any) -> Proposition:
    """A proposition from the same notation."""
    fillers = tuple(_filler(Role(role), text) for role in Role for text in told.get("fillers", {}).get(role.value, ()))
    words = [word for filler in fillers for word in filler.name.lower().split()]
    when = told.get("when")
    return Proposition(
        span=Span(*told.get("span", (0, 10))),
        trigger=(Span(0, 5),),
        predicate=told["predicate"],
        fillers=fillers,
        position=Position(told.get("position", "asserts")),
        reality=Reality(told.get("reality", "actual")),
        event=told.get("event", 0),
        holders=tuple(Holder(name, _kind(name), None, None) for name in told.get("holders", ())),
        terms=tuple(sorted({*told["predicate"].split(), *words, *told.get("terms", ())})),
        scope=tuple(told.get("scope", ())),
        when=None if when is None else Interval.of_day(date.fromisoformat(when)),
        place=tuple(told.get("place", ())),
        reasons=tuple(Reason(text) for text in told.get("reasons", ())),
        answer_chance=told.get("chance"),
    )


def _filler(role: Role, text: str) -> Filler:
    """A filler "Ordavian troops" or, with its country's code, "Russian troops/RUS"; its head is the last word."""
    name, _, country = text.partition("/")
    head = name.split()[-1].lower()
    entity = 0 if name[:1].isupper() else None
    return Filler(role, name, head.removesuffix("s"), country=country or None, entity=entity)


def _kind(name: str) -> MentionKind | None:
    if name.islower():
        return None
    return MentionKind.PERSON if " " in name else MentionKind.COUNTRY


def find_link(one: ClaimItem, other: ClaimItem) -> ClaimLink | None:
    """The link of two items, None where they ask two questions."""
    return next(iter(compare_all((one, other), [(0, 1)])), None)
