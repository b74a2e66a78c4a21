"""From the record's events to lines of event data: one sentence, pairs of actors, the event that governs.

Event data since KEDS holds one line for what a sentence tells of two actors, coded by the verb that governs the rest:
"threatened to bomb" is a threat and no bombing, "condemned the attack" a condemnation. The record keeps all of them,
each with its reality; so a line is what is left when

1. what stands below another event's words in the tree is dropped ("threatened to bomb", "denies that it shelled"); what
   is joined by "and" stays;
2. what is only planned becomes the promise or the threat that it is told as (CAMEO's manual: a future tense in the lead
   is a commitment, 03, of what cooperates, and a threat, 13, of what harms), a visit that somebody "will" make too and
   what they "would" do under a condition; what its doer says that it will not do becomes the refusal (12); what else
   did not happen, or stands under a condition, is dropped;
3. both sides must be told; one without a country must at least have a sector ("rebels");
4. each pair keeps the event that governs most, and of equals the first.

Several sources and targets make a line for each pair. Meetings and signed treaties make one in each direction, as does
what joined sides do together ("Norland and Sudmark failed to agree").
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.ontology import event_types
from onrecord.model import Event, EventType, Participant, Reality, Statement
from onrecord.model.event_lines import EventLine
from onrecord.record.event_lines.governing import depth, hangs_on, is_inside, top_of
from onrecord.record.event_lines.sayings import ACCUSING, find_accuser, lines_said
from onrecord.record.event_lines.sides import HARMFUL, NOBODY, Coder, Sided, coded, pairs_of
from onrecord.record.reading import Reading

UNREAL = frozenset({Reality.DENIED, Reality.HYPOTHETICAL, Reality.PLANNED, Reality.DEMANDED})
HELPFUL = frozenset({EventType.AID, EventType.YIELD, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE})
ALONE = frozenset({EventType.YIELD, EventType.AGREE})
FUTURE = frozenset({"will", "wo", "'ll", "would", "shall"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The events of one sentence, by their numbers, with the token that governs each."""

    events: Sequence[Event]
    tops: Mapping[int, int]
    statements: Sequence[Statement]
    said: Sequence[tuple[int, Statement]]


def find_event_lines(
    reading: Reading,
    events: Sequence[Event],
    statements: Sequence[Statement],
    *,
    code: Coder | None = None,
    intents: bool = True,
) -> tuple[EventLine, ...]:
    """The lines of event data that a report makes, sentence by sentence.

    Args:
        reading: The report.
        events: Its events.
        statements: Its statements.
        code: The code by which lines are told apart, `NOBODY` with a sector if no country is known; None where nothing
            is. Without it, country and primary sector.
        intents: Whether what is planned becomes a promise or a threat, as CAMEO's manual has it; coders by machine, and
            references made for them, keep the type of the deed.
    """
    by_sentence: dict[int, dict[int, int]] = defaultdict(dict)
    for number, event in enumerate(events):
        top = top_of(reading, event)
        by_sentence[reading.sentence_at[top]][number] = top
    said: dict[int, list[tuple[int, Statement]]] = defaultdict(list)
    for number, statement in enumerate(statements):
        token = next(reading.tokens_in(statement.cue[0]), None) if statement.cue else None
        if token is not None:
            said[reading.sentence_at[token]].append((number, statement))
    found: list[EventLine] = []
    for index in sorted({*by_sentence, *said}):
        sentence = _Sentence(events, by_sentence[index], statements, said[index])
        found += _lines_of(reading, sentence, code or code_of_side, intents=intents)
    return tuple(replace(line, source=_bare(line.source), target=_bare(line.target)) for line in found)


def _bare(side: Participant | None) -> Participant | None:
    """A side without the reasons of its code, which the event's own participants have."""
    return None if side is None else Participant(side.party, replace(side.code, reasons=()))


def code_of_side(side: Participant) -> str | None:
    """Country and primary sector of a participant; None where neither is known."""
    country, sectors = side.code.country, side.code.sectors
    return f"{country or NOBODY}{sectors[0].value if sectors else ''}" if country or sectors else None


def _lines_of(reading: Reading, sentence: _Sentence, code: Coder, *, intents: bool) -> list[EventLine]:
    events, tops = sentence.events, sentence.tops
    outer = [number for number in tops if not is_inside(reading, number, events, tops)]
    ranked = sorted(outer, key=lambda number: (depth(reading, tops[number]), tops[number]))
    taken: dict[tuple[str, str], EventLine] = {}
    for number in ranked:
        event = events[number]
        told_as = _told_as(reading, event, tops[number], intents=intents)
        if told_as is None:
            continue
        charge = find_accuser(reading, event, sentence.statements, code)
        if charge is not None:
            mine = {
                (one.code, other.code): EventLine(EventType.ACCUSE, ACCUSING, one.who, other.who, event=number)
                for one in charge[0]
                for other in charge[1]
            }
            if not any(pair in taken for pair in mine):
                taken.update(mine)
            continue
        below = (other for other in tops if other != number and hangs_on(reading, tops[other], tops[number]))
        told = Sided(event, tuple(events[other] for other in below))
        cameo = event.cameo if told_as is event.type and event.cameo else event_types()[told_as].cameo
        mine = {
            (source.code, target.code): EventLine(told_as, cameo, source.who, target.who, event=number)
            for source, target in pairs_of(reading, told, code)
        }
        if not any(pair in taken or pair[::-1] in taken for pair in mine):
            taken.update(mine)
    lines = list(taken.values()) or list(lines_said(reading, sentence.said, code))
    return lines or _alone(events, ranked, code)


def _alone(events: Sequence[Event], ranked: Sequence[int], code: Coder) -> list[EventLine]:
    """What somebody does to nobody, where a sentence makes no other line: "the president resigned"."""
    for number in ranked:
        event = events[number]
        sources = [source for source in coded(code, event.sources) if source.is_known]
        if sources and not event.targets and event.type in ALONE and event.reality not in UNREAL:
            cameo = event.cameo or event_types()[event.type].cameo
            return [EventLine(event.type, cameo, source.who, None, event=number) for source in sources]
    return []


def _told_as(reading: Reading, event: Event, top: int, *, intents: bool) -> EventType | None:
    """The type that a line gives an event, by how real it is; None for what makes no line."""
    future = any(reading.tokens[c].text.lower() in FUTURE for c in reading.children[top])
    intended = event.reality is Reality.PLANNED or (event.reality is Reality.HYPOTHETICAL and future)
    if intents and future and intended and _is_ultimatum(reading, top):
        return EventType.THREATEN
    if intents and intended and event.type is EventType.CONSULT and future:
        return EventType.AGREE
    if intents and intended and event.type in HELPFUL | HARMFUL:
        return EventType.AGREE if event.type in HELPFUL else EventType.THREATEN
    if event.reality is Reality.DENIED:
        return EventType.REJECT if future and event.type not in HARMFUL else None
    return None if event.reality in (Reality.HYPOTHETICAL, Reality.POSSIBLE) else event.type


def _is_ultimatum(reading: Reading, top: int) -> bool:
    """Whether what is to come is told with what would avert it: "will leave unless Norland gives in"."""
    below = (c for c in reading.children[top] if reading.tokens[c].dep == "advcl")
    return any(reading.tokens[c].text.lower() == "unless" for verb in below for c in reading.children[verb])
