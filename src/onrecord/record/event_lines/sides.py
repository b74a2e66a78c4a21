"""Who takes part in an event when its own words name one side only.

An event whose words name no other side has that of what stands below it ("demanded the withdrawal of Sudmark's
troops"), the country where it happens, or the first other country that its own words name ("agreed to a mission in
Sudmark"); a protest that names nobody is one at home.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import ActorCode, Event, EventType, MentionKind, Participant, Party, Span
from onrecord.record.event_lines.governing import hangs_on, is_complement, top_of
from onrecord.record.events.coding import participant
from onrecord.record.reading import Reading
from onrecord.record.subjects import joined_tokens

HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST})
HAPPENING = frozenset({EventType.MOBILIZE, EventType.AID, EventType.CONSULT})
OF_DEEDS = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN})
ASKED_OF = OF_DEEDS | {EventType.REQUEST, EventType.ACCUSE}  # what stands below may be for one's own countrymen
ABROAD = frozenset({EventType.AGREE, EventType.AID, EventType.MOBILIZE})  # "agreed to send troops to Sudmark"
OF_STATES = ("090", "115", "173")  # who is arrested, tried or investigated by nobody is so by the country where it is
MUTUAL_CODES = ("040", "041", "046", "054", "057")
NOBODY = "---"
Coder = Callable[[Participant], str | None]


@dataclass(frozen=True, slots=True)
class Side:
    """Someone who takes part, with the code by which lines are told apart."""

    code: str
    who: Participant

    @property
    def is_known(self) -> bool:
        """Whether a country is known; "rebels" alone have none."""
        return not self.code.startswith(NOBODY)


@dataclass(frozen=True, slots=True)
class Sided:
    """An event with the events that stand below it in its sentence."""

    event: Event
    below: tuple[Event, ...]


def coded(code: Coder, participants: Sequence[Participant]) -> list[Side]:
    """Those of some participants of whom a country or a sector is known, each code once."""
    found: dict[str, Side] = {}
    for one in participants:
        name = code(one)
        if name:
            found.setdefault(name, Side(name, one))
    return list(found.values())


def pairs_of(reading: Reading, told: Sided, code: Coder) -> Iterator[tuple[Side, Side]]:
    """Each source of an event with each target; of what both sides do to each other, the other way round too."""
    event = told.event
    both = (event.cameo or "").startswith(MUTUAL_CODES) or _are_joined(reading, event)
    sources = coded(code, event.sources)
    targets = _targets(reading, told, sources, code)
    here = country_of_place(reading, event)
    if not sources and here is not None and (event.cameo or "").startswith(OF_STATES):
        sources = [here]
    for source in sources:
        for target in targets:
            if not target.is_known and here is not None:
                target = _located(target, here)
            if source.is_known or target.is_known:
                yield source, target
                if both and source.code != target.code:
                    yield target, source


def _located(side: Side, here: Side) -> Side:
    """Somebody of no known country as one of the country where it happens: "rebels shelled a village"."""
    own = replace(side.who.code, country=here.who.code.country)
    return Side(here.code + side.code.removeprefix(NOBODY), replace(side.who, code=own))


def _targets(reading: Reading, told: Sided, sources: Sequence[Side], code: Coder) -> list[Side]:
    event, top, known = told.event, top_of(reading, told.event), {side.code for side in sources}
    of_deed = event.type in OF_DEEDS
    inner = next((o for o in told.below if of_deed and is_complement(reading, top, top_of(reading, o))), event)
    targets = [side for side in coded(code, inner.targets) if side.code not in known]
    own = coded(code, event.targets)
    if own and not targets and event.type in ABROAD:
        targets = named_below(reading, event, known, code)
        if {side.code for side in targets} <= {side.code for side in own}:
            targets = own
    return targets or own or _others(reading, told, sources, code)


def _others(reading: Reading, told: Sided, sources: Sequence[Side], code: Coder) -> list[Side]:
    """Who else takes part in what stands below an event; else the country where it happens."""
    event, known = told.event, {side.code for side in sources}
    harmful = event.type in HARMFUL
    for other in told.below:
        sides = coded(code, (*other.targets, *other.sources))
        found = [side for side in sides if side.code not in known]
        if found or (sides and harmful):
            return (found or sides)[:1]
        apart = [side for side in sides if not _is_among(side, sources)]
        if apart and event.type in ASKED_OF:
            return apart[:1]
    here = country_of_place(reading, event)
    if here is not None and (harmful or event.type in HAPPENING):
        return [here]
    if named := named_below(reading, event, known, code):
        return named
    anyone = named_below(reading, event, frozenset(), code)
    at_home = event.type is EventType.PROTEST or (harmful and any(side.code in known for side in anyone))
    if event.type in ASKED_OF and not at_home:
        return named_below(reading, event, frozenset(), code, but=sources)[:1]
    return list(sources[:1]) if at_home else []


def _is_among(side: Side, others: Sequence[Side]) -> bool:
    """Whether somebody is one of some others, by the same words or as the same in the report."""
    who = side.who.party
    return any(who.span == one.span or who.entity == one.entity is not None for one in (o.who.party for o in others))


def named_below(
    reading: Reading, event: Event, known: Set[str], code: Coder, *, but: Sequence[Side] = ()
) -> list[Side]:
    """The first other country that an event's own words name, with those joined to it: "missions in Sudmark and Vask".

    Args:
        reading: The report.
        event: The event.
        known: Codes that are no other country.
        code: The code by which sides are told apart.
        but: Those who are passed over, whatever their code.
    """
    top = top_of(reading, event)
    for token in heads_in(reading, reading.sentence_span(reading.tokens[top].start)):
        if not hangs_on(reading, token, top):
            continue
        first, *others = (participant(reading, joined) for joined in joined_tokens(reading, token))
        found = [side for side in coded(code, (first,)) if not _is_among(side, but)]
        if found and found[0].is_known and found[0].code not in known:
            return [side for side in coded(code, (first, *others)) if side.is_known and side.code not in known]
    return []


def heads_in(reading: Reading, span: Span) -> Iterator[int]:
    """The heads of the mentions that stand in some words, in order."""
    for token in reading.tokens_in(span):
        number = reading.mention_at[token]
        if number is not None and reading.annotations.mentions[number].head == token:
            yield token


def country_of_place(reading: Reading, event: Event) -> Side | None:
    """The country where an event happens, None where nothing tells."""
    place = None if event.place is None else reading.annotations.toponyms[event.place]
    country = None if place is None or place.country is None else find_country_by_code(place.country)
    if place is None or country is None:
        return None
    party = Party(reading.words(place.span), MentionKind.PLACE, place.span, None)
    return Side(country.alpha3, Participant(party, ActorCode(country.alpha3)))


def _are_joined(reading: Reading, event: Event) -> bool:
    """Whether the two sides stand in one phrase: "Norland and Sudmark"."""
    heads = [
        {token for side in sides if side.party.span is not None for token in reading.tokens_in(side.party.span)}
        for sides in (event.sources, event.targets)
    ]
    return any(reading.tokens[t].dep == "conj" and reading.tokens[t].head in heads[0] for t in heads[1] - heads[0])
