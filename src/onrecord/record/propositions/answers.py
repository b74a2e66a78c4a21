"""What a denial or confirmation takes up: "denied any such plan", "these reports are false", "he dismissed this".

The words alone say nothing ("it", "the accusation"); what they stand for is the nearest thing before them that somebody
else has held, best of all about the one who now denies it. A headline may take up what follows it. A speaker may take
up his own words: "that is not on the table"; where they said that it is so, they are taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.contraries import senses_of
from onrecord.model import BlockKind, Reason, Span
from onrecord.model.propositions import Filler, Position, Proposition, Role
from onrecord.record.propositions.climbing import RETRACTION
from onrecord.record.propositions.fits import same_holders, score_fit
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.roles import filler_at
from onrecord.record.propositions.takings import BLAME, Taking, find_taking
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.reading import Reading

TOLD_AGAIN = 4.0  # points: it is what is denied in full beside it
TOLD_OTHERWISE = 3.0  # points: what is denied in full beside it is something else
NEAR_AS_BEST = 0.5  # points below the best, for those that "all these accusations" takes up as well
MOST_TAKEN = 3
PRONOUNS = ("PRON", "DET")
CALLED_FALSE = "called false"  # the reason of a denial that only puts a name to what was said


def with_answers(
    reading: Reading, tellers: Tellers, found: Sequence[Proposition], *, naming: Naming
) -> tuple[Proposition, ...]:
    """The propositions, with what each takes up and all that it has from there; empty words that take up nothing go."""
    heirs: list[tuple[int, Proposition, int | None]] = []
    resolved: dict[int, Proposition] = {}
    for number, proposition in enumerate(found):
        taking = find_taking(reading, tellers, proposition, naming=naming)
        taken = [] if taking is None else _find_taken(reading, tellers, found, number, taking, naming=naming)
        if taking is None or not taken:
            if not _is_empty(reading, proposition, taking):
                heirs.append((number, proposition, None))
            continue
        mine = [(_heir(reading, proposition, resolved.get(t, found[t]), taking, naming=naming), t) for t in taken]
        resolved[number] = mine[0][0]
        heirs.extend((number, heir, target) for heir, target in mine)
    places: dict[int, int] = {}
    for place, (number, _, _) in enumerate(heirs):
        places.setdefault(number, place)
    return tuple(heir if target is None else replace(heir, answers=places.get(target)) for _, heir, target in heirs)


def _is_empty(reading: Reading, proposition: Proposition, taking: Taking | None) -> bool:
    """Whether words say nothing without what they take up: pronouns, blame without a deed."""
    if taking is not None and taking.head == BLAME and proposition.predicate != "do":
        return True
    head = next(reading.tokens_in(proposition.trigger[0]), None)
    if head is not None and reading.tokens[head].pos in PRONOUNS and " " not in proposition.predicate:
        return True
    return proposition.predicate == "be" and not proposition.fillers


def _heir(
    reading: Reading, proposition: Proposition, taken: Proposition, taking: Taking, *, naming: Naming
) -> Proposition:
    """A proposition with what it takes up in place of its own empty words."""
    same = same_holders(proposition, taken)
    position = taking.position
    if taken.position is Position.DENIES and position is Position.DENIES and not same:
        position = Position.ASSERTS  # a denial denied
    reasons = [*proposition.reasons, Reason(f"takes up {taken.predicate!r}", taken.span)]
    if same and position is Position.DENIES and taken.position is Position.ASSERTS:
        reasons.append(Reason(RETRACTION, proposition.span))
    if taking.called_false:
        reasons.append(Reason(CALLED_FALSE, proposition.span))
    fillers, terms = taken.fillers, set(taken.terms)
    if taking.head == BLAME:
        blamed = _blamed(reading, proposition, naming=naming)
        fillers = (*blamed, *(filler for filler in fillers if filler.role is not Role.AGENT))
        terms |= {naming.short(filler.name) for filler in blamed} | set(proposition.terms)
    elif position is Position.DENIES and not _has_agent(fillers):
        terms |= {naming.short(holder.name) for holder in proposition.holders if holder.kind is not None}
    return replace(
        proposition,
        predicate=taken.predicate,
        fillers=fillers,
        position=position,
        reality=taken.reality,
        type=taken.type,
        mode=taken.mode,
        terms=tuple(sorted(terms)),
        scope=taken.scope,
        figures=proposition.figures or taken.figures,
        when=proposition.when or taken.when,
        place=proposition.place or taken.place,
        reasons=tuple(reasons),
    )


def _blamed(reading: Reading, proposition: Proposition, *, naming: Naming) -> tuple[Filler, ...]:
    """Who is blamed: the one who "did it", or the words for whom somebody blames."""
    agents = tuple(filler for filler in proposition.fillers if filler.role is Role.AGENT)
    head = next(reading.tokens_in(proposition.trigger[0]), None)
    return agents if agents or head is None else (filler_at(reading, Role.AGENT, head, naming),)


def _has_agent(fillers: tuple[Filler, ...]) -> bool:
    """Whether it is told by name who does it: "its neighbour" is not."""
    return any(filler.role is Role.AGENT and filler.entity is not None for filler in fillers)


def _find_taken(
    reading: Reading, tellers: Tellers, found: Sequence[Proposition], number: int, taking: Taking, *, naming: Naming
) -> list[int]:
    """The indexes of what is taken up, the best first; several only for words that stand for several."""
    here = found[number]
    at = here.trigger[0].start
    heading = reading.report.blocks[reading.block_of(at)].kind is not BlockKind.PARAGRAPH
    mine = _sentence(reading, at)
    told_again = _told_again(reading, tellers, found, here, naming=naming)
    scored: list[tuple[float, int]] = []
    for other, proposition in enumerate(found):
        start = proposition.trigger[0].start
        if other == number or proposition.trigger[0] == here.trigger[0] or (start > at and not heading):
            continue
        away = abs(_sentence(reading, start) - mine)
        if away > taking.far:
            continue
        score = score_fit(tellers, here, proposition, taking, naming=naming)
        if score is not None:
            score += _points_told_again(proposition, told_again)
            same_block = reading.block_of(start) == reading.block_of(at)
            scored.append((score - taking.decay * away + (1.0 if same_block else 0.0), other))
    nearest = {other: abs(found[other].trigger[0].start - at) for _, other in scored}
    kept = sorted((pair for pair in scored if pair[0] >= taking.enough), key=lambda pair: (-pair[0], nearest[pair[1]]))
    if not kept:
        return []
    if not taking.plural:
        return [kept[0][1]]
    triggers: dict[Span, int] = {}
    for score, other in kept:
        if score >= kept[0][0] - NEAR_AS_BEST:
            triggers.setdefault(found[other].trigger[0], other)
    return list(triggers.values())[:MOST_TAKEN]


def _told_again(
    reading: Reading, tellers: Tellers, found: Sequence[Proposition], here: Proposition, *, naming: Naming
) -> list[Proposition]:
    """What those who deny it deny in full beside it: "denied the claim, saying it had not blocked any site"."""
    sentence = _sentence(reading, here.trigger[0].start)
    return [
        other
        for other in found
        if other.position is Position.DENIES
        and other.trigger[0] != here.trigger[0]
        and sentence - 1 <= _sentence(reading, other.trigger[0].start) <= sentence
        and find_taking(reading, tellers, other, naming=naming) is None
        and same_holders(here, other)
    ]


def _points_told_again(proposition: Proposition, denied: Sequence[Proposition]) -> float:
    """The points of something by what is denied in full beside: in the same word, in a sense of it, or not at all."""
    if not denied:
        return 0.0
    if proposition.position is not Position.ASSERTS or not proposition.holders:
        return 0.0
    if any(proposition.predicate == one.predicate for one in denied):
        return TOLD_AGAIN
    senses = senses_of(proposition.predicate)
    return TOLD_AGAIN / 2 if any(senses & senses_of(one.predicate) for one in denied) else -TOLD_OTHERWISE


def _sentence(reading: Reading, position: int) -> int:
    token = next(reading.tokens_in(Span(position, position + 1)), None)
    return 0 if token is None else reading.sentence_at[token]
