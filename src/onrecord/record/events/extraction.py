"""Events of a report: triggers, the sides of each, how real it is, where and when, and who tells it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.frames import Frames, shipped_frames
from onrecord.lexicon.ontology import goldstein, word_class
from onrecord.model import Event, Participant, Reality, Reason, Span, Statement
from onrecord.record.events.circumstances import find_place, find_time
from onrecord.record.events.clauses import find_subject
from onrecord.record.events.coding import code_of, participant
from onrecord.record.events.participants import Sides, find_sides
from onrecord.record.events.reality_features import Found
from onrecord.record.events.reality_learned import reread
from onrecord.record.events.reality_told import Deed, judge_told
from onrecord.record.events.tellers import teller_of
from onrecord.record.events.triggers import Trigger, find_triggers
from onrecord.record.positions import SpanIndex
from onrecord.record.reading import Reading

CERTAIN = 0.9  # confidence where the words around meet all that a strict frame asks for
LIKELY = 0.7
RETOLD_WITHIN = 6  # sentences from the first
FIRST_PERSON = frozenset({"i", "we", "me", "us"})
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
    found = find_ruled(reading, statements, frames=shipped_frames() if frames is None else frames)
    return tuple(reread(reading, found, statements))


def find_ruled(reading: Reading, statements: Sequence[Statement], *, frames: Frames) -> list[Found]:
    """The events as frames and rules have them, before what readers' labels taught corrects them."""
    contents = SpanIndex()
    for number, statement in enumerate(statements):
        contents.add(number, statement.content)
    triggers = find_triggers(reading, frames)
    told = _joined([Told(trigger, find_sides(reading, trigger)) for trigger in triggers], reading)
    told = [one for one in told if _has_sides(one)]
    ruled = _as_retold(reading, [_event(reading, one, statements, contents) for one in told])
    return [Found(event, one.trigger.token, one.trigger.others) for event, one in zip(ruled, told, strict=True)]


def _as_retold(reading: Reading, events: Sequence[Event]) -> Iterator[Event]:
    """The events, with what the opening sentence alone tells as done, and a witness after it, as that one's charge.

    Headlines leave out who says so ("Shells kill nine"), which the report's first paragraphs then tell.
    """
    starts = [sentence.span.start for sentence in reading.annotations.sentences]
    lead, after = (starts[n] if n < len(starts) else len(reading.report.text) for n in (1, RETOLD_WITHIN))
    following = [one for one in reversed(events) if lead <= one.trigger[0].start < after]
    told = {(one.type, _lemma(reading, one)): one for one in following}
    named = _names_bystander(reading, lead)
    charges = {one.type: one for one in following if _is_charge(one)} if named else {}
    for event in events:
        again = told.get((event.type, _lemma(reading, event)))
        again = again if again is not None and _is_charge(again) else charges.get(event.type)
        if again is None or event.statement is not None or event.reality is not Reality.ACTUAL:
            yield event
        elif event.trigger[0].start < lead:
            reason = Reason("told again by another", again.trigger[0])
            yield replace(event, reality=Reality.ALLEGED, reasons=(*event.reasons, reason))
        else:
            yield event


def _is_charge(event: Event) -> bool:
    return event.reality is Reality.ALLEGED and event.statement is not None


def _names_bystander(reading: Reading, lead: int) -> bool:
    """Whether the opening sentence names who says so, though no verb is left: "Shells kill nine - monitor"."""
    words = (reading.tokens[i].text.lower() for i in reading.tokens_in(Span(0, lead)))
    return any(word in word_class("headline_tellers") for word in words)


def _lemma(reading: Reading, event: Event) -> str:
    token = next(reading.tokens_in(event.trigger[0]), None)
    return "" if token is None else reading.tokens[token].lemma.lower()


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
    statement = None if teller is None else statements[teller]
    sources = tuple(_spoken_for(reading, participant(reading, token), statement) for token in told.sides.sources)
    targets = tuple(_spoken_for(reading, participant(reading, token), statement) for token in told.sides.targets)
    judged = judge_told(reading, Deed(trigger.token, frame.type, sources, trigger.others), statement)
    return Event(
        trigger=_spans(reading, trigger),
        type=frame.type,
        sources=sources,
        targets=targets,
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


def _spoken_for(reading: Reading, side: Participant, statement: Statement | None) -> Participant:
    """A participant with the speaker's code where the speaker tells of "us"."""
    span = side.party.span
    uncoded = side.code.country is None and not side.code.sectors
    if not uncoded or span is None or statement is None or reading.words(span).lower() not in FIRST_PERSON:
        return side
    codes = (code_of(reading, speaker) for speaker in statement.speakers)
    code = next((one for one in codes if one.country is not None), side.code)
    return replace(side, code=code)


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
