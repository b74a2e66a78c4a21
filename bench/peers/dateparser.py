"""dateparser (BSD-3-Clause) as a program: the dates that `dateparser.search.search_dates` finds, as TIMEX3.

It gives a stretch of words, a moment and how exact that is; the value is the moment to that exactness. Where the
stretch begins or ends with words that name no time ("on Friday, the"), these are cut off, and what is nothing but a
word or number of two letters or digits, or the verb "may", is left out: it takes "we" for Wednesday and 50 for a year.
It knows neither durations nor sets: "ten years" is a day ten years back, which stays wrong. Relative dates are seen
from the day of publication; a narrative has none that counts, so there dateparser sees them from the date before.
"""

import importlib
import importlib.metadata
import re
from datetime import datetime
from typing import Any

from bench.peers.serving import Given, Rows, in_order, serve

_IDLE = (
    "a|after|an|and|as|at|before|between|but|by|during|for|from|in|is|of|on|or|since|that|the|till|to|until|was|with"
)
LEADING = re.compile(rf"^(?:(?:{_IDLE})\b|[^\w+-])+", re.IGNORECASE)
TRAILING = re.compile(rf"(?:\b(?:{_IDLE})|\W)+$", re.IGNORECASE)
NO_DATE = re.compile(r"\w{1,2}|may")
PARTS_OF_DAY = {"morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
FORMS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
Found = tuple[str, datetime, str | None]


def main() -> None:
    """Answers lines until there are no more."""
    search = importlib.import_module("dateparser.search")

    def find(given: Given) -> Rows:
        base = None
        if given.get("dct") and given.get("domain") != "narrative":
            base = datetime.fromisoformat(given["dct"][:10])
        settings: dict[str, Any] = {"RETURN_TIME_AS_PERIOD": True} | ({"RELATIVE_BASE": base} if base else {})
        found = search.search_dates(given["text"], languages=["en"], settings=settings, add_period=True)
        return as_timexes(given["text"], found or [], base=base)

    serve(f"dateparser {importlib.metadata.version('dateparser')}", find)


def as_timexes(text: str, found: list[Found], *, base: datetime | None) -> Rows:
    """What is found as rows; `base` is the moment that counts as now."""
    rows = []
    for place, (words, moment, period) in zip(in_order(text, [words for words, _, _ in found]), found, strict=True):
        leading = LEADING.match(words)
        before = leading.end() if leading else 0
        shown = TRAILING.sub("", words[before:])
        if place is None or not shown or NO_DATE.fullmatch(shown):
            continue
        kind, value = as_timex(shown, moment, period, base=base)
        start = place + before
        rows.append({"start": start, "end": start + len(shown), "text": shown, "type": kind, "value": value})
    return rows


def as_timex(words: str, moment: datetime, period: str | None, *, base: datetime | None) -> tuple[str, str]:
    """Type and value: the moment, as exactly as the period says."""
    if period == "time" and moment == base:
        return "DATE", "PRESENT_REF"
    if period == "part_of_day":
        parts = [code for part, code in PARTS_OF_DAY.items() if part in words.lower()]
        return "TIME", moment.strftime("%Y-%m-%d") + (parts[-1] if parts else "")
    return "TIME" if period == "time" else "DATE", moment.strftime(FORMS.get(period or "", "%Y-%m-%d"))


if __name__ == "__main__":
    main()
