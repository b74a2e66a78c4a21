"""What a denial or confirmation takes up: "denied any such plan", "these reports are false", "he dismissed this".

The words alone say nothing ("it", "the accusation"). Which of the things said before them they stand for, if any, is
chosen by a sum of points over likenesses (`uptakes`), trained on words that a reader marked; the points stand in
`weights/takings.toml`, where they can be read. A headline may take up what follows it. A speaker may take up his own
words: "that is not on the table"; where they said that it is so, they are taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import BlockKind, Reason
from onrecord.model.propositions import RETRACTION, Filler, Position, Proposition, Role
from onrecord.record.propositions.asides import is_aside, is_disagreement
from onrecord.record.propositions.choosing import DIGITS, shipped_points
from onrecord.record.propositions.fits import same_holders, score_deed
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.roles import filler_at
from onrecord.record.propositions.takings import BLAME, Taking, find_taking
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.propositions.uptakes import FAR, Uptake, sentence_of
from onrecord.record.reading import Reading

SAME_BLOCK = 1.0  # points of a deed that is told in the same paragraph
NEAR_AS_BEST = 0.5  # share of the best chance, for those that "all these accusations" takes up as well
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
        mine = [
            (_heir(reading, proposition, resolved.get(t, found[t]), taking, chance=chance, naming=naming), t)
            for t, chance in taken
        ]
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
    if is_aside(proposition) or is_disagreement(proposition):
        return True
    head = next(reading.tokens_in(proposition.trigger[0]), None)
    if head is not None and reading.tokens[head].pos in PRONOUNS and " " not in proposition.predicate:
        return True
    return proposition.predicate == "be" and not proposition.fillers


def _heir(
    reading: Reading,
    proposition: Proposition,
    taken: Proposition,
    taking: Taking,
    *,
    chance: float | None,
    naming: Naming,
) -> Proposition:
    """A proposition with what it takes up in place of its own empty words; `chance` is how likely it is that."""
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
        answer_chance=chance,
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
) -> list[tuple[int, float | None]]:
    """The indexes of what is taken up with their chances, the likeliest first; several for words that mean several."""
    if taking.is_deed:
        return [(other, None) for other in _find_deed(reading, found, number, taking)]
    if is_aside(found[number]):
        other = _told_beside(reading, found, number)
        return [] if other is None else [(other, None)]
    uptake = Uptake(reading, tellers, naming, found, number, taking)
    if is_disagreement(found[number]):
        said = [one for one in uptake.candidates() if _is_just_said(reading, found, one.number, number)]
        likely = shipped_points("takings").chances([one.values for one in said])
        return [(max(zip(likely, said, strict=True), key=lambda pair: pair[0])[1].number, None)] if said else []
    chosen = shipped_points("takings").choose(uptake.candidates())
    most = MOST_TAKEN if taking.plural else 1
    near = [(other, round(chance, DIGITS)) for chance, other in chosen if chance >= NEAR_AS_BEST * chosen[0][0]]
    return [*near[:most]]


def _is_just_said(reading: Reading, found: Sequence[Proposition], other: int, number: int) -> bool:
    """Whether somebody says it in the sentence of a disagreement or the one before."""
    here, there = (sentence_of(reading, found[n].trigger[0].start) for n in (number, other))
    return bool(found[other].holders) and 0 <= here - there <= 1


def _told_beside(reading: Reading, found: Sequence[Proposition], number: int) -> int | None:
    """What a denial told aside denies: what another has told in the sentence before, a clause rather than a noun."""
    here = found[number]
    at = here.trigger[0].start
    sentence = reading.sentence_span(at)
    kept = [
        (bool(other.holders), not _is_noun(reading, other), other.trigger[0].start, n)
        for n, other in enumerate(found)
        if n != number
        and sentence.start <= other.trigger[0].start < at
        and other.position in (Position.ASSERTS, Position.RAISES)
        and not same_holders(here, other)
    ]
    return max(kept)[-1] if kept else None


def _is_noun(reading: Reading, proposition: Proposition) -> bool:
    head = next(reading.tokens_in(proposition.trigger[0]), None)
    return head is not None and reading.tokens[head].pos in ("NOUN", "PROPN")


def _find_deed(reading: Reading, found: Sequence[Proposition], number: int, taking: Taking) -> list[int]:
    """The deed told before that somebody is blamed for or that is named again: what fits best, of that the nearest."""
    at = found[number].trigger[0].start
    heading = reading.report.blocks[reading.block_of(at)].kind is not BlockKind.PARAGRAPH
    scored: list[tuple[float, int, int]] = []
    for other, proposition in enumerate(found):
        start = proposition.trigger[0].start
        if other == number or start == at or (start > at and not heading):
            continue
        away = abs(sentence_of(reading, start) - sentence_of(reading, at))
        score = score_deed(found[number], proposition, taking) if away <= FAR else None
        if score is not None:
            score += SAME_BLOCK * (reading.block_of(start) == reading.block_of(at)) - taking.decay * away
            scored.append((score, -abs(start - at), -other))
    best = max(scored, default=None)
    return [] if best is None or best[0] < taking.enough else [-best[2]]
