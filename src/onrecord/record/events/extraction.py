"""Events of a report: triggers, the sides of each, how real it is, where and when, and who tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.frames import Frames, shipped_frames
from onrecord.lexicon.ontology import goldstein
from onrecord.model import ActorCode, Event, EventType, Participant, Reason, Sector, Span, Statement
from onrecord.record.events.circumstances import find_place, find_time
from onrecord.record.events.clauses import find_subject
from onrecord.record.events.coding import code_of, participant
from onrecord.record.events.participants import Sides, find_sides
from onrecord.record.events.reality import Judged, judge_reality
from onrecord.record.events.triggers import Trigger, find_triggers
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading

CERTAIN = 0.9  # confidence where the words around meet all that a strict frame asks for
LIKELY = 0.7
NEWS = frozenset({Sector.JRN, Sector.MED})
STATE = frozenset({Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.LEG, Sector.JUD})
FEW_STEPS = 4  # from a noun up to the verb that tells the same


@dataclass(frozen=True, slots=True)
class Told:
    """An event's words with its sides, before it is known how real it is."""

    trigger: Trigger
    sides: Sides


def find_events(
    reading: Reading, statements: Sequence[Statement], *, frames: Frames | None = None
) -> tuple[Event, ...]:
    """The events that a report tells of, in the order of their triggers.

    Args:
        reading: The report.
        statements: Its statements, which may be the tellers.
        frames: Which words tell of events; None for those of the package.
    """
    contents = SpanIndex()
    for number, statement in enumerate(statements):
        contents.add(number, statement.content)
    triggers = find_triggers(reading, shipped_frames() if frames is None else frames)
    told = _joined([Told(trigger, find_sides(reading, trigger)) for trigger in triggers], reading)
    return tuple(_event(reading, one, statements, contents) for one in told if _has_sides(one))


def _has_sides(told: Told) -> bool:
    """Whether enough is told of who did it or to whom."""
    if told.trigger.frame.needs_target and not told.sides.targets:
        return False
    return bool(told.sides.sources or told.sides.targets or told.trigger.frame.alone)


def _joined(told: list[Told], reading: Reading) -> list[Told]:
    """Events of which a noun and its verb tell together: "a Norlander air strike killed 18" is one, by Norland."""
    by_token = {one.trigger.token: one for one in told}
    dropped: set[int] = set()
    joined: list[Told] = []
    for one in told:
        token = one.trigger.token
        is_verb = reading.tokens[token].pos in ("VERB", "AUX")
        noun = _subject_noun(reading, token) if is_verb else None
        means = by_token.get(noun) if noun is not None else None
        if means is not None and means.trigger.frame.type is one.trigger.frame.type:
            dropped.add(means.trigger.token)
            sources = means.sides.sources or one.sides.sources
            others = tuple(sorted({*one.trigger.others, means.trigger.token}))
            sources = tuple(source for source in sources if source not in one.sides.targets)
            one = Told(replace(one.trigger, others=others), Sides(sources, one.sides.targets))
        joined.append(one)
    return [one for one in joined if one.trigger.token not in dropped and not _is_retold(reading, one, by_token)]


def _is_retold(reading: Reading, told: Told, by_token: Mapping[int, Told]) -> bool:
    """Whether the verb over a noun tells the same event: "provided 200 million in military aid" is one AID.

    A noun with a source of its own tells another: "killed in fighting between rebels and the army".
    """
    token = told.trigger.token
    if reading.tokens[token].pos in ("VERB", "AUX"):
        return False
    for _ in range(FEW_STEPS):
        token = reading.tokens[token].head
        if reading.tokens[token].pos in ("VERB", "AUX"):
            over = by_token.get(token)
            if over is None or over.trigger.frame.type is not told.trigger.frame.type:
                return False
            return not told.sides.sources or told.sides.sources == over.sides.sources
    return False


def _subject_noun(reading: Reading, verb: int) -> int | None:
    subject = find_subject(reading, verb)
    return subject if subject is not None and reading.tokens[subject].pos in ("NOUN", "PROPN") else None


def _event(reading: Reading, told: Told, statements: Sequence[Statement], contents: SpanIndex) -> Event:
    trigger, frame = told.trigger, told.trigger.frame
    span = reading.span(trigger.token, trigger.token + 1)
    teller = teller_of(span, statements, contents)
    sources = tuple(participant(reading, token) for token in told.sides.sources)
    statement = None if teller is None else statements[teller]
    judged = judge_told(reading, trigger.token, type=frame.type, by=statement, sources=sources, others=trigger.others)
    return Event(
        trigger=_spans(reading, trigger),
        type=frame.type,
        sources=sources,
        targets=tuple(participant(reading, token) for token in told.sides.targets),
        reality=judged.reality,
        factuality=judged.factuality,
        confidence=CERTAIN if frame.demands and told.sides.sources and told.sides.targets else LIKELY,
        cameo=frame.cameo,
        goldstein=goldstein(frame.cameo),
        mode=frame.mode,
        place=find_place(reading, trigger),
        when=find_time(reading, trigger),
        statement=teller,
        reasons=(Reason(f"{frame.type.value} by the frame of {reading.words(span)!r}", span), *judged.reasons),
    )


def judge_told(
    reading: Reading,
    token: int,
    *,
    type: EventType,
    by: Statement | None,
    sources: Sequence[Participant],
    others: tuple[int, ...] = (),
) -> Judged:
    """How real an event is, by its words and by who tells it: its own side, one who only reports it, or another."""
    return judge_reality(
        reading,
        token,
        type=type,
        statement=by,
        own=by is not None and is_own(reading, by, sources),
        others=others,
        reported=by is not None and is_reported(reading, by, sources),
    )


def teller_of(span: Span, statements: Sequence[Statement], contents: SpanIndex) -> int | None:
    """The innermost statement in whose content the event's word stands; None in the report's own voice."""
    telling = [n for n in contents.near([span]) if any(piece.contains(span) for piece in statements[n].content)]
    return min(telling, key=lambda n: sum(map(len, statements[n].content)), default=None)


def is_own(reading: Reading, statement: Statement, sources: Sequence[Participant]) -> bool:
    """Whether those who tell an event are those who do it, or of their side: "Moscow says its troops left"."""
    entities = {speaker.entity for speaker in statement.speakers if speaker.entity is not None}
    if any(source.party.span and reading.words(source.party.span).lower() in ("i", "we") for source in sources):
        return True
    if any(source.party.entity in entities for source in sources if source.party.entity is not None):
        return True
    codes = [code_of(reading, speaker) for speaker in statement.speakers]
    countries = {code.country for code in codes if is_of_state(code)} - {None}
    return any(source.code.country in countries and is_of_state(source.code) for source in sources)


def is_reported(reading: Reading, statement: Statement, sources: Sequence[Participant]) -> bool:
    """Whether those who tell an event only report it: news agencies, and officials of another side than a state's act.

    What activists, monitors and opponents tell is their charge, and so is what one state tells of another.
    """
    codes = [code_of(reading, speaker) for speaker in statement.speakers]
    if not codes:
        return False
    sources_say = any(speaker.name.lower().endswith(("source", "sources")) for speaker in statement.speakers)
    if sources_say or any(set(code.sectors) & NEWS for code in codes):
        return True
    accused = {source.code.country for source in sources if is_of_state(source.code)} - {None}
    official = all(is_of_state(code) and (code.country is not None or code.sectors) for code in codes)
    return official and not accused


def is_of_state(code: ActorCode) -> bool:
    """Whether someone speaks or acts for a state: a country's plain name, its officials, its army."""
    return not code.sectors or bool(set(code.sectors) & STATE)


def _spans(reading: Reading, trigger: Trigger) -> tuple[Span, ...]:
    """The words of a trigger, neighbours joined."""
    spans: list[Span] = []
    last = None
    for token in sorted({trigger.token, *trigger.others}):
        if last is not None and token == last + 1:
            spans[-1] = Span(spans[-1].start, reading.tokens[token].end)
        else:
            spans.append(Span(reading.tokens[token].start, reading.tokens[token].end))
        last = token
    return tuple(spans)
