"""Where and when an event is told to happen: the place and the time that hang on its own words."""

from onrecord.lexicon.counted import dating_words, placing_words
from onrecord.model import Interval, Span, TimeType
from onrecord.record.events.triggers import Trigger
from onrecord.record.reading import Reading

LONGEST_DATE = 366  # days: "in 2014" dates an event, "since the war" does not
MOST_STEPS = 5  # from a place or time up to the trigger
_TOWARDS = frozenset({"to", "into", "from", "toward", "towards", "against", "onto", "through", "across", "via"})


def find_place(reading: Reading, trigger: Trigger) -> int | None:
    """The index of the toponym where it happens, the nearest that a word of place ties to the trigger; else None."""
    best: tuple[int, int, int] | None = None
    for number, toponym in reading.toponyms_in(_sentence(reading, trigger)):
        if toponym.metonym:
            continue
        inside = list(reading.tokens_in(toponym.span))
        if not inside:
            continue
        head = next((i for i in inside if reading.tokens[i].head not in inside), inside[0])
        steps = _steps_up(reading, head, trigger)
        word = reading.tokens[reading.tokens[head].head].text.lower()
        if steps is None or word not in placing_words() | _TOWARDS:
            continue
        rank = (word in _TOWARDS, steps, number)
        if best is None or rank < best:
            best = rank
    return None if best is None else best[2]


def find_time(reading: Reading, trigger: Trigger) -> Interval | None:
    """The time that hangs on the event's own verb or noun, the nearest; None where the text tells none."""
    best: tuple[int, int, Interval] | None = None
    for time in reading.times_in(_sentence(reading, trigger)):
        token = next(reading.tokens_in(time.span), None)
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.interval is None or token is None:
            continue
        days = time.interval.days()
        steps = _steps_up(reading, token, trigger)
        before = {reading.tokens[i].text.lower() for i in (token, reading.tokens[token].head)}
        if steps is None or days is None or days > LONGEST_DATE or before & dating_words("not_as_of"):
            continue
        rank = (steps, abs(time.span.start - reading.tokens[trigger.token].start), time.interval)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return None if best is None else best[2]


def _sentence(reading: Reading, trigger: Trigger) -> Span:
    return reading.sentence_span(reading.tokens[trigger.token].start)


def _steps_up(reading: Reading, token: int, trigger: Trigger) -> int | None:
    """How many steps lead up from a token to the event's words or the clause that they stand in; None if none do.

    A step through another verb leaves the clause: in "he said on Monday that troops left", Monday is of the saying.
    """
    own = {trigger.token, *trigger.others}
    clause = _clause(reading, trigger)
    for steps in range(1, MOST_STEPS + 1):
        above = reading.tokens[token].head
        if above in own:
            return steps
        if above == clause:
            return steps + 1
        if above == token or reading.tokens[above].pos in ("VERB", "AUX"):
            return None
        token = above
    return None


def _clause(reading: Reading, trigger: Trigger) -> int:
    """The verb of the clause that an event's word stands in: itself, the light verb, or the one over a noun."""
    token = trigger.token if trigger.light is None else trigger.light
    for _ in range(MOST_STEPS):
        if reading.tokens[token].pos in ("VERB", "AUX"):
            break
        token = reading.tokens[token].head
    return token
