"""Disputes: claims that some hold and others deny or doubt.

A claim gathers what is like on average; a dispute needs more: two items that are tied to each other, one held and one
denied, by two voices, at least the denial by somebody who is named. Copies of their words stand beside them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import sha1

from onrecord.cross_report.claims.profiles import WANTED, tense_of
from onrecord.cross_report.claims.telling import is_clause, overlap, shown_words, stands_alone
from onrecord.cross_report.disputes.firmness import (
    denies,
    firm,
    firm_without_denial,
    is_answer,
    is_denial,
    is_held,
    is_outright,
    is_plain,
    is_strong,
    is_tied,
    may_be_denied,
    takes_back,
    tells_of_denial,
)
from onrecord.cross_report.disputes.kinds import AGAINST, is_unseen, kind_of
from onrecord.cross_report.disputes.matters import apart_by_number, is_one_matter
from onrecord.cross_report.disputes.sureness import evidence_of, shipped_sureness
from onrecord.cross_report.disputes.voices import ActorOf, Voice, one_voice, voice_of
from onrecord.model import Span
from onrecord.model.claims import Claim, ClaimLink, ClaimMember
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side, Standing, TypedLink
from onrecord.model.propositions import Position

Origins = Callable[[Sequence[DisputeItem]], int]
OPPOSED = frozenset(
    {
        DisputeKind.DENIES,
        DisputeKind.DOUBTS,
        DisputeKind.CONTRADICTS,
        DisputeKind.RETRACTS,
        DisputeKind.REVISES,
    }
)
# which kind a dispute bears that has links of several
FIRST = (
    DisputeKind.DENIES,
    DisputeKind.CONTRADICTS,
    DisputeKind.DOUBTS,
    DisputeKind.RETRACTS,
    DisputeKind.REVISES,
)
LETTERS = 12  # of a dispute's id
DIGITS = 3  # of a chance


def nobody(version_id: str, entity: int) -> str | None:
    """Knows no actors: where the record has not resolved them."""
    return None


def find_disputes(claim: Claim, *, actor_of: ActorOf = nobody, origins: Origins) -> tuple[Dispute, ...]:
    """The disputes of a claim, one or none for each pair of sides.

    Args:
        claim: The claim.
        actor_of: For a version's id and an entity's index, the id of the actor across reports, or None.
        origins: For the items of a side, from how many independent origins their words come.
    """
    stands = {member.position for member in claim.members}
    if Position.ASSERTS not in stands or stands.isdisjoint(AGAINST):
        return ()  # as in most claims
    links = typed_links(claim, actor_of=actor_of)
    opposed = [link for link in links if link.kind in OPPOSED]
    if not opposed:
        return ()
    evidence = _surest(claim, opposed)
    chance = shipped_sureness().chance(evidence)
    tied = {item for link in opposed for item in (link.earlier, link.later)}
    members = {member.item.item_id: member for member in claim.members}
    beside = {
        item
        for link in claim.links
        for item, other in ((link.one, link.other), (link.other, link.one))
        if other in tied and _is_copy(link) and _stands(members[item])
    }
    within = tied | beside
    held = [m for m in claim.members if m.item.item_id in within and m.position is Position.ASSERTS]
    against = [m for m in claim.members if m.item.item_id in within and m.position in AGAINST]
    kinds = {link.kind for link in opposed}
    kind = next(kind for kind in FIRST if kind in kinds)
    stand = Position.DENIES if any(m.position is Position.DENIES for m in against) else Position.DOUBTS
    one_breath = {(m.item.version_id, m.item.proposition.span) for m in held}
    sides = (
        _side(Position.ASSERTS, held, actor_of, origins),
        _side(stand, against, actor_of, origins, one_breath=one_breath),
    )
    kept = tuple(link for link in links if link.earlier in within and link.later in within)
    digest = sha1(f"{claim.claim_id} disputed".encode(), usedforsecurity=False).hexdigest()
    return (
        Dispute(
            digest[:LETTERS],
            claim.claim_id,
            question_of(held, against),
            kind,
            sides,
            kept,
            Standing.SURE if chance >= shipped_sureness().least else Standing.DOUBTFUL,
            round(chance, DIGITS),
            shipped_sureness().explain(evidence),
        ),
    )


def _surest(claim: Claim, opposed: Sequence[TypedLink]) -> Mapping[str, float]:
    """The evidence of the two opposed items that are surest to answer each other."""
    members = {member.item.item_id: member for member in claim.members}
    links = {frozenset((link.one, link.other)): link for link in claim.links}

    def evidence(link: TypedLink) -> Mapping[str, float]:
        ends = [members[link.earlier], members[link.later]]
        held, denial = sorted(ends, key=lambda member: member.position in AGAINST)
        return evidence_of(held.item, denial.item, links[frozenset((link.earlier, link.later))])

    return max(map(evidence, opposed), key=shipped_sureness().chance)


def _stands(member: ClaimMember) -> bool:
    """Whether a member takes a side in so many words."""
    return is_held(member.item) if member.position is Position.ASSERTS else is_denial(member.item)


def _is_copy(link: ClaimLink) -> bool:
    """Whether both say it in the same words."""
    return any(reason.slot == "same wording" for reason in link.reasons)


def typed_links(claim: Claim, *, actor_of: ActorOf = nobody) -> tuple[TypedLink, ...]:
    """What the members of a claim are to each other, for every two that are tied."""
    members = {member.item.item_id: member for member in claim.members}
    voices = {item: voice_of(member.item, actor_of) for item, member in members.items()}
    found = []
    for link in claim.links:
        pair = sorted((members[link.one], members[link.other]), key=lambda member: member.item.order)
        both = (voices[pair[0].item.item_id], voices[pair[1].item.item_id])
        kind = kind_of(pair[0], pair[1], link, both)
        if kind is None or (
            kind in OPPOSED and not (_is_firm(link, pair) and may_oppose(pair[0], pair[1], kind, both))
        ):
            continue
        found.append(TypedLink(kind, pair[1].item.item_id, pair[0].item.item_id, link.score, link.reasons))
    return tuple(sorted(found, key=lambda link: (link.earlier, link.later)))


def _is_firm(link: ClaimLink, pair: Sequence[ClaimMember]) -> bool:
    denial = next((member.item for member in pair if member.position in AGAINST), None)
    if not firm(link) or denial is None or link.taken_up:
        return firm(link)
    held = next(member.item for member in pair if member.item is not denial)
    if apart_by_number(held, denial):
        return False
    return is_strong(denial) or (firm_without_denial(link) and is_one_matter(held, denial, link))


def may_oppose(earlier: ClaimMember, later: ClaimMember, kind: DisputeKind, voices: tuple[Voice, Voice]) -> bool:
    """Whether two members on opposite sides can be a dispute at all.

    The denial must be somebody's, not the report's own; nobody contradicts themselves in one breath; what is said of a
    plan does not deny what is said of the deed; and what somebody merely names, or fails to do, is neither held nor
    denied.
    """
    turned = later.position in AGAINST
    denial, held, voice = (later, earlier, voices[1]) if turned else (earlier, later, voices[0])
    if voice.is_own or tells_of_denial(held.item, denial.item):
        return False
    if kind is DisputeKind.RETRACTS:
        return takes_back(denial.item, held.item) or denial.item.words == held.item.words
    if kind is DisputeKind.REVISES:
        later_on = earlier.item.order[0] < later.item.order[0]
        stands = is_denial(denial.item) and is_held(held.item)
        return later_on and stands and is_outright(denial.item)
    answered = denial.item.answers is not None and held.item.version_id == denial.item.version_id
    if one_voice(*voices) or not is_denial(denial.item) or not (answered or is_held(held.item)):
        return False
    if not answered and (not held.item.proposition.holders or not denies(denial.item)):
        return False
    if answered:
        return may_be_denied(held.item) if is_tied(denial.item) else is_answer(held.item, denial.item)
    if is_plain(held.item, denial.item):
        return False
    stages = {tense_of(earlier.item), tense_of(later.item)}
    return len(stages) == 1 or (WANTED not in stages and is_unseen(denial))


def question_of(held: Sequence[ClaimMember], against: Sequence[ClaimMember] = ()) -> str:
    """The words of those who hold it as a question: a clause rather than a noun, the one that says most.

    Words that run into those of the other side come last: "it had shelled the town, which it denies" asks nothing.
    """
    denied = [member.item for member in against]

    def clearness(member: ClaimMember) -> tuple[bool, bool, bool, bool, bool, int, tuple[str, str]]:
        item = member.item
        mixed = any(overlap(item, other) for other in denied)
        hangs, taken_up = not stands_alone(item), item.answers is not None
        terse = -len(item.proposition.fillers)
        return not is_held(item), mixed, not is_clause(item), taken_up, hangs, terse, item.order

    words = shown_words(min(held, key=clearness).item)
    return f"Is it so: “{words.strip(' .,;:“”')}”?"


def _side(
    position: Position,
    members: Sequence[ClaimMember],
    actor_of: ActorOf,
    origins: Origins,
    *,
    one_breath: Collection[tuple[str, Span]] = (),
) -> Side:
    """One side; where one clause tells both ("rejected the claim that ..."), this one has the sentence around it."""

    def shown(member: ClaimMember) -> DisputeItem:
        item = member.item
        shared = (item.version_id, item.proposition.span) in one_breath
        return _shown(member, actor_of, item.sentence if shared else item.proposition.span)

    items = tuple(map(shown, members))
    return Side(position, items, origins(items))


def _shown(member: ClaimMember, actor_of: ActorOf, span: Span) -> DisputeItem:
    item = member.item
    said = item.proposition.said or item.published
    day = said.begin.date().isoformat() if said is not None and said.begin is not None else None
    return DisputeItem(
        item.item_id,
        item.version_id,
        item.report_id,
        span,
        tuple(holder.name for holder in item.proposition.holders),
        tuple(sorted(voice_of(item, actor_of).actors)),
        member.position,
        day,
    )
