"""Which way shared words went: signs that each speak for one report or the other, added up.

Time: what was published first had the words first. Credits: who names the other, or the other's agency, has them from
there. Leftovers: words that only the other's desk writes of itself ("told MPA"). Repair: a quotation mark that one has
lost. Length: a report that stands whole in a longer one was cut from it. Where two outlets share words and one of them
names an agency, both may have them from there, and which came first tells nothing.
"""

from collections.abc import Iterator, Sequence

from onrecord.cross_report.copies.kinds import Shares
from onrecord.cross_report.copies.naming import credited, leftovers, same_outlet, third_parties
from onrecord.model.copies import Passage, PassageKind, Route, Sign
from onrecord.model.filed import Filed
from onrecord.model.intervals import Interval
from onrecord.model.spans import Span

ENOUGH = 1.0  # points more for one way than for the other
CREDIT, LEFTOVER, DAYS, HOURS, CUT, MARKS = 3.0, 2.0, 3.0, 1.5, 1.0, 1.0  # points
WHOLE = 0.85  # of a report's words
MARKS_BEFORE = 2  # code points before its first word where a passage may be opened


def find_route(
    first: Filed, second: Filed, passages: Sequence[Passage], shares: Shares
) -> tuple[Route, tuple[Sign, ...]]:
    """Which way the words went and the signs for it, the strongest first."""
    prose = [passage for passage in passages if passage.kind is PassageKind.PROSE]
    named = [*_of_credits(first, second), *_of_leftovers(first, second, prose), *_of_marks(first, second, prose)]
    agencies = () if same_outlet(first, second) else third_parties(first, second)
    if agencies and not any(sign.points >= LEFTOVER for sign in named):
        listed = ", ".join(agencies)
        return Route.UNDECIDED, (*named, Sign(Route.UNDECIDED, 0.0, f"both may have it from {listed}, named in one"))
    signs = [*named, *_of_time(first, second), *_of_length(shares)]
    signs.sort(key=lambda sign: (-sign.points, sign.route, sign.text))
    total = sum(sign.points if sign.route is Route.FIRST_TO_SECOND else -sign.points for sign in signs)
    if abs(total) < ENOUGH:
        return Route.UNDECIDED, tuple(signs)
    return (Route.FIRST_TO_SECOND if total > 0 else Route.SECOND_TO_FIRST), tuple(signs)


def _of_time(first: Filed, second: Filed) -> Iterator[Sign]:
    earlier = _earlier(first.published, second.published)
    if earlier is None or first.published is None or second.published is None:
        return
    route = Route.FIRST_TO_SECOND if earlier else Route.SECOND_TO_FIRST
    same_day = first.day == second.day
    yield Sign(route, HOURS if same_day else DAYS, "published earlier" + (" on the same day" if same_day else ""))


def _earlier(one: Interval | None, other: Interval | None) -> bool | None:
    """Whether the one is over before the other begins; None where they overlap or are not known."""
    if one is None or other is None:
        return None
    ends = [None if each.finish is None else each.finish.replace(tzinfo=None) for each in (one, other)]
    begins = [None if each.begin is None else each.begin.replace(tzinfo=None) for each in (one, other)]
    if ends[0] is not None and begins[1] is not None and ends[0] <= begins[1]:
        return True
    if ends[1] is not None and begins[0] is not None and ends[1] <= begins[0]:
        return False
    return None


def _of_credits(first: Filed, second: Filed) -> Iterator[Sign]:
    for one, other, route in ((first, second, Route.SECOND_TO_FIRST), (second, first, Route.FIRST_TO_SECOND)):
        for name, span in credited(one, other):
            where = (span, None) if one is first else (None, span)
            yield Sign(route, CREDIT, f"it names {name} as where it has this from", *where)
            break


def _of_leftovers(first: Filed, second: Filed, passages: Sequence[Passage]) -> Iterator[Sign]:
    for owner, route in ((first, Route.FIRST_TO_SECOND), (second, Route.SECOND_TO_FIRST)):
        for spans, words in leftovers(owner, first, second, passages):
            yield Sign(route, LEFTOVER, f"{words!r} is said of the desk of {owner.outlet}", *spans)
            break


def _of_length(shares: Shares) -> Iterator[Sign]:
    if shares.within_second >= WHOLE > shares.within_first:
        yield Sign(Route.FIRST_TO_SECOND, CUT, "the second stands in the first, which holds more")
    if shares.within_first >= WHOLE > shares.within_second:
        yield Sign(Route.SECOND_TO_FIRST, CUT, "the first stands in the second, which holds more")


def _of_marks(first: Filed, second: Filed, passages: Sequence[Passage]) -> Iterator[Sign]:
    """Quotation marks that are in order on one side and not on the other."""
    for passage in passages:
        lost_first, lost_second = _lost(first.text, passage.first), _lost(second.text, passage.second)
        if lost_first != lost_second:
            route = Route.FIRST_TO_SECOND if lost_second else Route.SECOND_TO_FIRST
            which = "second" if lost_second else "first"
            yield Sign(route, MARKS, f"the {which} has lost a quotation mark", passage.first, passage.second)
            return


def _lost(text: str, span: Span) -> bool:
    """Whether curly marks are opened again and again in a passage and not closed."""
    words = text[max(0, span.start - MARKS_BEFORE) : span.end]
    opened = words.count("“")
    return opened > 1 and words.count("”") < opened - 1
