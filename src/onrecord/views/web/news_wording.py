"""Words for what is new: kinds of changes, why they count as new, moments of the machine."""

from datetime import datetime, timedelta

from onrecord.model import Interval
from onrecord.model.changes import ChangeKind, Novelty
from onrecord.views.web.wording import interval_words

# One and several, in the order in which they tell most.
CHANGES = {
    ChangeKind.REVERSED_POSITION: ("position reversed", "positions reversed"),
    ChangeKind.NEW_DENIAL: ("new denial", "new denials"),
    ChangeKind.MOVED_FIGURE: ("figure moved", "figures moved"),
    ChangeKind.EDITED_REPORT: ("report edited", "reports edited"),
    ChangeKind.NEW_CLAIM: ("new claim", "new claims"),
    ChangeKind.NEW_REPORT: ("new report", "new reports"),
    ChangeKind.REREAD_REPORT: ("report read anew by the program", "reports read anew by the program"),
}
# Why something counts as new, before a number.
NOVELTIES = {
    Novelty.REPORTED: "Published since:",
    Novelty.FOUND: "Published before or undated, on record only since:",
    Novelty.REREAD: "On record before, read anew by the program:",
}
NOVELTY_HEADS = {
    Novelty.REPORTED: "Published since then",
    Novelty.FOUND: "Published before or undated, on record only since then",
    Novelty.REREAD: "On record before, read anew by the program",
}
NOVELTY_WORDS = {
    Novelty.REPORTED: "published since",
    Novelty.FOUND: "older, found since",
    Novelty.REREAD: "only read anew",
}


def moment_words(moment: datetime) -> str:
    """A moment to the minute with its zone; a day where it is midnight without one."""
    if moment.tzinfo is None and moment.time() == datetime.min.time():
        return interval_words(Interval.of_day(moment.date())) if moment.year > 1 else "the beginning"
    begin = moment.replace(second=0, microsecond=0)
    return interval_words(Interval(begin, begin + timedelta(minutes=1)))


def slug(kind: str) -> str:
    """A kind as the name of a place on a page: "new-claim"."""
    return kind.replace(" ", "-")
