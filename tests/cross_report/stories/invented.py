"""Invented reports for the tests of stories."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.cross_report.stories import read_for_stories
from onrecord.model.filed import Filed
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span
from onrecord.model.stories import StoryLink, StoryReport

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Pair:
    name: str
    one: dict[str, Any]
    other: dict[str, Any]
    same: bool

    def __str__(self) -> str:
        return self.name


def pairs_in(room: str) -> list[Pair]:
    content = tomllib.loads((CASES / f"{room}.toml").read_text(encoding="utf-8"))
    return [Pair(**pair) for pair in content["pairs"]]


def filed(name: str, *, text: str, title: str | None = None, day: date | None = None) -> Filed:
    whole = text if title is None else f"{title}\n{text}"
    start = 0 if title is None else len(title) + 1
    end = whole.find(". ", start)
    return Filed(
        version_id=name,
        report_id=f"report of {name}",
        number=1,
        text=whole,
        title=title,
        published=None if day is None else Interval.of_day(day),
        sentences=(Span(start, len(whole) if end < 0 else end + 1),),
    )


def read(name: str, *, with_meaning: bool = False, **content: Any) -> StoryReport:
    return read_for_stories(filed(name, **content), with_meaning=with_meaning)


def report(name: str, *, day: date | None = None, label: str = "") -> StoryReport:
    return StoryReport(name, f"report of {name}", day, (), (), (), (), (), (), (), (), b"", None, label or name)


def link(one: str, other: str, score: float) -> StoryLink:
    return StoryLink(min(one, other), max(one, other), score)
