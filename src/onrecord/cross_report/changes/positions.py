"""Claims that are new since a moment, and positions that somebody took, or gave up, since."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.cross_report.changes.moments import Since
from onrecord.cross_report.disputes.finding import OPPOSED, typed_links
from onrecord.cross_report.disputes.voices import Voice, named, same_speaker, voice_of
from onrecord.model.changes import Change, ChangeKind, Cited, Novelty
from onrecord.model.claims import Claim, ClaimMember
from onrecord.model.propositions import Position

ActorOf = Callable[[str, int], str | None]
HOLDING = frozenset({Position.ASSERTS, Position.DENIES})
AGAINST = frozenset({Position.DENIES, Position.DOUBTS})


def changed_positions(claims: Iterable[Claim], since: Since, actor_of: ActorOf) -> Iterator[Change]:
    """What is new about claims, claim by claim."""
    for claim in claims:
        fresh = [member for member in claim.members if not since.knew(member.versions)]
        if fresh:
            known = [member for member in claim.members if since.knew(member.versions)]
            yield from _changes(claim, known, fresh, since, actor_of)


def _changes(
    claim: Claim, known: Sequence[ClaimMember], fresh: Sequence[ClaimMember], since: Since, actor_of: ActorOf
) -> Iterator[Change]:
    asserting = [member for member in fresh if member.position is Position.ASSERTS]
    if asserting and not known:
        yield _change(ChangeKind.NEW_CLAIM, claim, (), asserting, since)
    reversals = list(_reversals(known, fresh, actor_of))
    for before, after in reversals:
        yield _change(ChangeKind.REVERSED_POSITION, claim, before, [after], since)
    turned = {after.item.item_id for _, after in reversals}
    denying = [m for m in _new_voices(known, fresh, actor_of) if m.item.item_id not in turned]
    if denying:
        held = list(_denied(claim, denying, actor_of))
        yield _change(ChangeKind.NEW_DENIAL, claim, held, denying, since)


def _denied(claim: Claim, denying: Sequence[ClaimMember], actor_of: ActorOf) -> Iterator[ClaimMember]:
    """What stands against denials as in a dispute; of a claim's other words some are of another place or doer."""
    ids = {member.item.item_id for member in denying}
    pairs = [(link.earlier, link.later) for link in typed_links(claim, actor_of=actor_of) if link.kind in OPPOSED]
    against = {item for pair in pairs if ids.intersection(pair) for item in pair} - ids
    for member in claim.members:
        if member.item.item_id in against and member.position is Position.ASSERTS:
            yield member


def _new_voices(known: Sequence[ClaimMember], fresh: Sequence[ClaimMember], actor_of: ActorOf) -> Iterator[ClaimMember]:
    """The new words by which somebody denies or doubts a claim who had not done so before."""
    before = [voice_of(member.item, actor_of) for member in known if member.position in AGAINST]
    for member in fresh:
        if member.position in AGAINST and not _among(voice_of(member.item, actor_of), before):
            yield member


def _among(voice: Voice, others: Sequence[Voice]) -> bool:
    return any(same_speaker(voice, other) or (voice.is_own and other.is_own) for other in others)


def _reversals(
    known: Sequence[ClaimMember], fresh: Sequence[ClaimMember], actor_of: ActorOf
) -> Iterator[tuple[list[ClaimMember], ClaimMember]]:
    """New words by which a named speaker holds the opposite of what they held before, with those earlier words."""
    for member in fresh:
        voice = voice_of(member.item, actor_of)
        if voice.is_own or member.position not in HOLDING:
            continue
        own = [other for other in known if same_speaker(voice, voice_of(other.item, actor_of))]
        opposite = [other for other in own if other.position in HOLDING and other.position is not member.position]
        if opposite and not any(other.position is member.position for other in own):
            yield opposite, member


def _change(
    kind: ChangeKind, claim: Claim, before: Sequence[ClaimMember], after: Sequence[ClaimMember], since: Since
) -> Change:
    first = min(after, key=lambda member: member.item.order).item
    reasons = {since.novelty(member.item.version_id) for member in after}
    sighting = since.sightings.get(first.version_id)
    return Change(
        kind=kind,
        novelty=Novelty.REPORTED if Novelty.REPORTED in reasons else Novelty.FOUND,
        subject=claim.claim_id,
        what=claim.proposition,
        who=named(member.item for member in after),
        before=tuple(_cited(member) for member in before),
        after=tuple(_cited(member) for member in after),
        happened=first.proposition.when,
        reported=first.published,
        seen=None if sighting is None else sighting.seen,
    )


def _cited(member: ClaimMember) -> Cited:
    return Cited(member.item.version_id, member.item.report_id, member.item.sentence)
