"""By which words outlets tell, in their own voice, the deed that a claim is about: "captured", "liberated", "fell"."""

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model.claims import Claim
from onrecord.model.propositions import Position
from onrecord.model.wording import Mark, Naming, NamingItem, Variant

FIELD = "claim"
LEAST = 2  # outlets, and words


def name_deeds(claims: Iterable[Claim]) -> tuple[Naming, ...]:
    """The claims whose deed two outlets or more tell in their own voice, by different words; in order of their ids."""
    namings = (_naming(claim) for claim in claims)
    return tuple(sorted((one for one in namings if one is not None), key=lambda one: one.naming_id))


def _naming(claim: Claim) -> Naming | None:
    by_word: dict[str, list[NamingItem]] = defaultdict(list)
    for member in sorted(claim.members, key=lambda one: (one.item.order, one.item.item_id)):
        item, proposition = member.item, member.item.proposition
        if proposition.holders or proposition.position is not Position.ASSERTS or not proposition.trigger:
            continue
        found = NamingItem(item.version_id, item.report_id, item.outlet, proposition.trigger[0], own=True)
        by_word[proposition.predicate].append(found)
    variants = [Variant(word, Mark.PLAIN, tuple(items)) for word, items in by_word.items()]
    variants.sort(key=lambda one: (-len(one.counts()), -len(one.items), one.words))
    naming = Naming(
        f"{FIELD}|{claim.claim_id}", FIELD, claim.proposition, "by which word the deed is told", tuple(variants)
    )
    return naming if len(variants) >= LEAST and len(naming.outlets) >= LEAST else None
