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
3. both sides must be told; one without a country must at least have a sector ("rebels"). An event whose own words name
   no other side has that of what stands below it ("demanded the withdrawal of Sudmark's troops"), the country where it
   happens, or the first other country that its own words name ("agreed to a mission in Sudmark"); a protest that names
   nobody is one at home;
4. each pair keeps the event that governs most, and of equals the first.

Several sources and targets make a line for each pair. Meetings and signed treaties make one in each direction, as does
what joined sides do together ("Norland and Sudmark failed to agree").
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.countries import find_country_by_code
from onrecord.model import Event, EventType, Participant, Reality, Statement
from onrecord.record.events.coding import participant
from onrecord.record.reading import Reading

UNREAL = frozenset({Reality.DENIED, Reality.HYPOTHETICAL, Reality.PLANNED, Reality.DEMANDED})
HELPFUL = frozenset({EventType.AID, EventType.YIELD, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE})
HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST})
MUTUAL_ROOTS = ("040", "041", "046", "054", "057")
HAPPENING = frozenset({EventType.MOBILIZE, EventType.AID, EventType.CONSULT})
OF_DEEDS = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN})
ABROAD = frozenset({EventType.AGREE, EventType.AID, EventType.MOBILIZE})  # "agreed to send troops to Sudmark"
ALONE = frozenset({EventType.YIELD, EventType.AGREE})
ASIDE = frozenset(
    {"after", "because", "since", "before", "amid", "following", "during", "despite", "as", "while", "unless"}
)
FUTURE = frozenset({"will", "wo", "'ll", "would", "shall"})
NOBODY = "---"
STATEMENT = "STATEMENT"  # CAMEO's root 01, which PLOVER left out
MOST_STEPS = 30  # up a sentence's tree


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """Who did what to whom, in codes; `NOBODY` stands for someone whom no country could be told of."""

    source: str
    type: str
    target: str


def lines_of(
    reading: Reading,
    events: Sequence[Event],
    code: Callable[[Participant], str | None],
    *,
    intents: bool = True,
) -> set[Line]:
    """The lines that a sentence's events make.

    Args:
        reading: The sentence, as a report of its own.
        events: Its events.
        code: The code of a participant, `NOBODY` with a sector if no country is known; None where nothing is.
        intents: Whether what is planned becomes a promise or a threat, as CAMEO's manual has it; coders by machine, and
            references made for them, keep the type of the deed.
    """
    tokens = {id(event): _top(reading, event) for event in events}
    outer = [event for event in events if not _inside(reading, event, events, tokens)]
    ranked = sorted(outer, key=lambda event: (_depth(reading, tokens[id(event)]), tokens[id(event)]))
    taken: dict[tuple[str, str], Line] = {}
    for event in ranked:
        told_as = _told_as(reading, event, tokens[id(event)], intents=intents)
        below = [other for other in events if other is not event and _is_below(reading, tokens, other, event)]
        mine = [] if told_as is None else list(_pairs(reading, event, told_as, below, code))
        if not any((line.source, line.target) in taken or (line.target, line.source) in taken for line in mine):
            taken.update({(line.source, line.target): line for line in mine})
    return set(taken.values()) or _alone(reading, ranked, code)


def _is_alone(event: Event) -> bool:
    return event.type in ALONE and event.reality not in UNREAL


def _alone(reading: Reading, ranked: Sequence[Event], code: Callable[[Participant], str | None]) -> set[Line]:
    """What somebody does to nobody, where a sentence makes no other line: "the president resigned"."""
    for event in ranked:
        sources = [source for source in map(code, event.sources) if source and not source.startswith(NOBODY)]
        if sources and not event.targets and _is_alone(event):
            return {Line(source, event.type.value, NOBODY) for source in sources}
    return set()


def _told_as(reading: Reading, event: Event, top: int, *, intents: bool) -> EventType | None:
    """The type that a line gives an event, by how real it is; None for what makes no line."""
    future = any(reading.tokens[c].text.lower() in FUTURE for c in reading.children[top])
    intended = event.reality is Reality.PLANNED or (event.reality is Reality.HYPOTHETICAL and future)
    if intents and intended and event.type is EventType.CONSULT and future:
        return EventType.AGREE
    if intents and intended and event.type in HELPFUL | HARMFUL:
        return EventType.AGREE if event.type in HELPFUL else EventType.THREATEN
    if event.reality is Reality.DENIED:
        return EventType.REJECT if future and event.type not in HARMFUL else None
    return None if event.reality is Reality.HYPOTHETICAL else event.type


def said_lines(
    reading: Reading, statements: Sequence[Statement], code: Callable[[Participant], str | None]
) -> set[Line]:
    """Lines of CAMEO's root 01 for a sentence that tells no event: a speaker, and the first other country spoken of."""
    found: set[Line] = set()
    for statement in statements:
        sources = [code(Participant(speaker)) for speaker in statement.speakers]
        spoken = (
            code(participant(reading, mention.head))
            for mention in reading.annotations.mentions
            if any(piece.contains(mention.span) for piece in statement.content)
        )
        target = next((other for other in spoken if other is not None and other not in sources), None)
        if target is not None:
            found.update(Line(source, STATEMENT, target) for source in sources if source is not None)
    return found


def _pairs(
    reading: Reading,
    event: Event,
    type_: EventType,
    below: Sequence[Event],
    code: Callable[[Participant], str | None],
) -> Iterator[Line]:
    both = (event.cameo or "").startswith(MUTUAL_ROOTS) or _are_joined(reading, event)
    sources = list(dict.fromkeys(filter(None, map(code, event.sources))))
    inner = next((other for other in below if event.type in OF_DEEDS and _is_complement(reading, event, other)), event)
    targets = [target for target in map(code, inner.targets) if target and target not in sources]
    own = [target for target in map(code, event.targets) if target]
    if own and not targets and event.type in ABROAD:
        targets = [named for named in (_named_below(reading, event, sources, code),) if named is not None]
    targets = targets or own or _others(reading, event, below, sources, code)
    here = _country_of_place(reading, event)
    for source in sources:
        for target in dict.fromkeys(target.replace(NOBODY, here) for target in targets):
            if not source.startswith(NOBODY) or not target.startswith(NOBODY):
                yield Line(source, type_.value, target)
                if both and source != target:
                    yield Line(target, type_.value, source)


def _others(
    reading: Reading,
    event: Event,
    below: Sequence[Event],
    sources: Sequence[str],
    code: Callable[[Participant], str | None],
) -> list[str]:
    """Who else takes part in what stands below an event; else the country where it happens."""
    for other in below:
        sides = dict.fromkeys(filter(None, map(code, (*other.targets, *other.sources))))
        found = [side for side in sides if side not in sources]
        if found or (sides and event.type in HARMFUL):
            return (found or list(sides))[:1]
    here = _country_of_place(reading, event)
    if here != NOBODY and event.type in HARMFUL | HAPPENING:
        return [here]
    if (named := _named_below(reading, event, sources, code)) is not None:
        return [named]
    at_home = event.type is EventType.PROTEST or (
        event.type in HARMFUL and _named_below(reading, event, (), code) in sources
    )
    return list(sources[:1]) if at_home else []


def _named_below(
    reading: Reading, event: Event, sources: Sequence[str], code: Callable[[Participant], str | None]
) -> str | None:
    """The first other country that an event's own words name: "agreed to a mission in Sudmark"."""
    top = _top(reading, event)
    for mention in reading.annotations.mentions:
        if _hangs_on(reading, mention.head, top):
            named = code(participant(reading, mention.head))
            if named is not None and not named.startswith(NOBODY) and named not in sources:
                return named
    return None


def _country_of_place(reading: Reading, event: Event) -> str:
    country = None if event.place is None else reading.annotations.toponyms[event.place].country
    known = None if country is None else find_country_by_code(country)
    return NOBODY if known is None else known.alpha3


def _is_complement(reading: Reading, event: Event, other: Event) -> bool:
    """Whether another event is what this one promises, refuses or threatens: "refused to meet"."""
    top, inner = _top(reading, event), reading.tokens[_top(reading, other)]
    return inner.head == top and inner.dep in ("xcomp", "ccomp")


def _is_below(reading: Reading, tokens: dict[int, int], event: Event, other: Event) -> bool:
    """Whether an event stands in the other's own words, and not in what is told beside it ("after ...")."""
    return _hangs_on(reading, tokens[id(event)], tokens[id(other)])


def _hangs_on(reading: Reading, token: int, top: int) -> bool:
    """Whether a token stands in what another governs, and not in what is told beside it ("after ...")."""
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token or token == top:
            return False
        word = reading.tokens[token]
        if word.dep == "conj" or (word.dep == "advcl" and word.tag != "VB") or word.text.lower() in ASIDE:
            return False
        if above == top:
            return True
        token = above
    return False


def _are_joined(reading: Reading, event: Event) -> bool:
    """Whether the two sides stand in one phrase: "Norland and Sudmark"."""
    heads = [
        {token for side in sides if side.party.span is not None for token in reading.tokens_in(side.party.span)}
        for sides in (event.sources, event.targets)
    ]
    return any(reading.tokens[t].dep == "conj" and reading.tokens[t].head in heads[0] for t in heads[1] - heads[0])


def _top(reading: Reading, event: Event) -> int:
    """The token of a trigger that governs its others."""
    tokens = [token for span in event.trigger for token in reading.tokens_in(span)]
    return min(tokens, key=lambda token: (_depth(reading, token), token))


def _depth(reading: Reading, token: int) -> int:
    steps = 0
    while reading.tokens[token].head != token and steps < MOST_STEPS:
        token, steps = reading.tokens[token].head, steps + 1
    return steps


def _inside(reading: Reading, event: Event, events: Sequence[Event], tokens: dict[int, int]) -> bool:
    """Whether an event stands in what another one's words govern, and is not joined to it by "and"."""
    token = tokens[id(event)]
    if any(tokens[id(other)] == token and _is_wider(event, other) for other in events):
        return True  # "condemned the attack": the verb tells one event, and lends itself to the noun's
    others = {tokens[id(other)] for other in events if other is not event} - {token}
    for _ in range(MOST_STEPS):
        above = reading.tokens[token].head
        if above == token:
            return False
        if above in others and reading.tokens[token].dep not in ("conj", "parataxis"):
            return True
        if reading.tokens[token].dep == "conj" and reading.tokens[token].pos in ("VERB", "AUX"):
            above = _first_of(reading, above)
        token = above
    return False


def _is_wider(event: Event, other: Event) -> bool:
    return sum(map(len, event.trigger)) > sum(map(len, other.trigger))


def _first_of(reading: Reading, token: int) -> int:
    """The first of joined verbs, below whose governor all of them stand."""
    for _ in range(MOST_STEPS):
        if reading.tokens[token].dep != "conj":
            break
        token = reading.tokens[token].head
    return reading.tokens[token].head
