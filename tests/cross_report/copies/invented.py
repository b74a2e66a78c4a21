"""Reports made by hand for the tests of copies."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from onrecord.model import Credit, CreditKind, Interval, Span
from onrecord.model.filed import Filed


def filed(name: str, text: str, **more: Any) -> Filed:
    """A report with an outlet and a moment or day of publication, if these are told."""
    published = more.get("published")
    return Filed(
        name,
        more.get("report_id", name),
        more.get("number", 1),
        text.strip(),
        title=more.get("title"),
        outlet=more.get("outlet"),
        url=more.get("url"),
        published=interval(published) if published else None,
        paragraphs=tuple(Span(*pair) for pair in more.get("paragraphs", ())),
        credits=credits_of(more.get("credits", ())),
    )


def interval(written: str) -> Interval:
    """A day, or a minute of it."""
    begin = datetime.fromisoformat(written)
    return Interval(begin, begin + (timedelta(minutes=1) if "T" in written else timedelta(days=1)))


def credits_of(rows: Sequence[Sequence[str]]) -> tuple[Credit, ...]:
    """Credits by name and kind, whose places do not matter."""
    return tuple(Credit(name, CreditKind(kind), Span(0, 0)) for name, kind in rows)


def pair_of(case: Mapping[str, Any], texts: Mapping[str, str]) -> tuple[Filed, Filed]:
    """The two reports of a case, with the shared texts put in."""
    made = []
    for side in ("first", "second"):
        row = dict(case[side])
        text = row.pop("text")
        for name, words in texts.items():
            text = text.replace("{" + name + "}", words.strip())
        made.append(filed(side, text, **row))
    return made[0], made[1]
