"""Words for what several reports tell together. None of them is a verdict: they say who says what of whom."""

from datetime import date

from onrecord.model import Bound, Quantity, Span
from onrecord.model.disputes import DisputeKind
from onrecord.model.intervals import Interval
from onrecord.model.lineage import LineageRelation
from onrecord.model.propositions import Position
from onrecord.model.series import FigurePoint, Relation
from onrecord.model.wording import Carries
from onrecord.store import GroupOrder, GroupRow
from onrecord.views.web.wording import days_words, number_words

# What one speaker does, and what several do.
STANDS = {
    Position.ASSERTS: "says so",
    Position.DENIES: "denies it",
    Position.DOUBTS: "doubts it",
    Position.RAISES: "raises it",
}
SIDES = {
    Position.ASSERTS: "Say so",
    Position.DENIES: "Deny it",
    Position.DOUBTS: "Doubt it",
    Position.RAISES: "Raise it",
}
OPPOSED = {
    DisputeKind.DENIES: "denies",
    DisputeKind.CONTRADICTS: "contradicts",
    DisputeKind.DOUBTS: "doubts",
    DisputeKind.REVISES: "revises",
    DisputeKind.RETRACTS: "retracts",
    DisputeKind.CONFIRMS: "says the same as",
    DisputeKind.COMPATIBLE: "can stand beside",
}
RELATIONS = {
    Relation.CONFLICT: "conflict",
    Relation.RISE: "move",
    Relation.COMPATIBLE: "go together",
}
RELATION_WORDS = {
    Relation.CONFLICT: "Some of these figures cannot both be so.",
    Relation.RISE: "These figures move with time, or their claimants changed them.",
    Relation.COMPATIBLE: "These figures can all be so: the same, rounded, bounded, parts, or of untold times.",
}
EDGE_RELATIONS = {
    LineageRelation.COPIED_FROM: "has words from",
    LineageRelation.CREDITS: "credits",
    LineageRelation.SHARES_ORIGIN: "shares words with",
}
CARRIES = {
    Carries.CLAIM: "the claim",
    Carries.DENIAL: "the denial",
    Carries.BOTH: "both",
    Carries.NEITHER: "neither",
}
ORDERS = {
    GroupOrder.WEIGHT: "most behind it",
    GroupOrder.RECENT: "last spoken of",
    GroupOrder.NEW: "last learnt of",
}
_BOUND_SIGNS = {Bound.EXACT: "", Bound.MORE: "≥ ", Bound.LESS: "≤ ", Bound.ABOUT: "~ "}


def day_words(day: date | None) -> str:
    """A day, or that nobody knows it."""
    return days_words(None if day is None else Interval.of_day(day))


def iso_day_words(day: str) -> str:
    """A day given as an ISO date."""
    return day_words(date.fromisoformat(day[:10]))


def span_of_days(row: GroupRow) -> str:
    """From when to when something was said or counted."""
    if row.begin is None or row.finish is None:
        return days_words(None)
    begin, finish = Interval.of_day(row.begin), Interval.of_day(row.finish)
    return days_words(Interval(begin.begin, finish.finish))


def point_words(point: FigurePoint) -> str:
    """The value of a point with the sign of its bound: "≥ 1,200 km"."""
    quantity = Quantity(Span(0, 0), point.low, point.high, point.bound, point.unit)
    return f"{_BOUND_SIGNS[point.bound]}{number_words(quantity)}"


def question_words(question: str) -> str:
    """What is asked in a dispute, without the quotation marks around the whole of it."""
    for opening, closing in (("Is it so: “", "”?"), ("How many: “", "”?")):
        if question.startswith(opening) and question.endswith(closing):
            return question[len(opening) : -len(closing)]
    return question


def repeats(words: str, question: str) -> bool:
    """Whether words of a report are those of the question again."""
    return _bare(words) == _bare(question_words(question))


def asks_how_many(question: str) -> bool:
    """Whether a dispute is about a number."""
    return question.startswith("How many: ")


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:“”\"'").casefold()
