"""Gathers the names that outlets use for one thing, each with its mark, its places and its counts by outlet.

Two uses name one thing if they are of one field of words and hang on the same actor, country or place. So what a use
belongs to depends on that use and on the actors alone, never on other reports: a report added later touches only the
things that it names itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.lexicon.countries import find_country_by_code
from onrecord.lexicon.namings import naming_fields
from onrecord.model import Actor
from onrecord.model.filed import Filed
from onrecord.model.wording import Anchor, Mark, Naming, NamingItem, NamingUse, Tie, Variant

ActorOf = Callable[[str, int], Actor | None]
LEAST_OUTLETS = 2  # that name a thing before it is shown
QUESTIONS = {"rival names": "which name it has", "marked": "what is not called so plainly"}


@dataclass(frozen=True, slots=True)
class Named:
    """A version of a report with the names that it uses."""

    filed: Filed
    uses: tuple[NamingUse, ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a use names: a key that is the same in every report, and neutral words for it."""

    key: str
    named: str


def keys_of(version_id: str, use: NamingUse, actor_of: ActorOf) -> frozenset[str]:
    """What a use can be found by: the things that it may name, by field and by what it hangs on."""
    return frozenset(thing.key for thing in _things(version_id, use, actor_of))


def name_wordings(reports: Iterable[Named], actor_of: ActorOf) -> tuple[Naming, ...]:
    """The things that at least two outlets name and for which not all have one name, in the order of their ids.

    Args:
        reports: Versions of reports with their uses; all, or those that share keys with a new one.
        actor_of: Whom an entity of a version stands for across reports, None if nobody knows.
    """
    found: dict[_Thing, list[tuple[tuple[str, str], NamingItem, NamingUse]]] = defaultdict(list)
    for report in reports:
        filed = report.filed
        for use in report.uses:
            item = NamingItem(filed.version_id, filed.report_id, filed.outlet, use.span, use.own)
            for thing in _things(filed.version_id, use, actor_of):
                found[thing].append((filed.order, item, use))
    namings = (_naming(thing, uses) for thing, uses in found.items())
    return tuple(sorted((one for one in namings if _tells(one)), key=lambda one: one.naming_id))


def _naming(thing: _Thing, uses: Sequence[tuple[tuple[str, str], NamingItem, NamingUse]]) -> Naming:
    by_name: dict[tuple[str, Mark], list[NamingItem]] = defaultdict(list)
    for _, item, use in sorted(uses, key=lambda one: (one[0], one[1].span)):
        by_name[use.words, use.mark].append(item)
    variants = [Variant(words, mark, tuple(items)) for (words, mark), items in by_name.items()]
    variants.sort(key=lambda one: (-len(one.counts()), -sum(n for _, n in one.counts()), one.words, one.mark))
    field = uses[0][2].field
    question = naming_fields()[field].question if field in naming_fields() else QUESTIONS[field]
    return Naming(thing.key, field, thing.named, question, tuple(variants))


def _tells(naming: Naming) -> bool:
    """Whether there is anything to compare: two outlets, and two names or marks in their own voice."""
    own = [variant for variant in naming.variants if any(item.own for item in variant.items)]
    if naming.field == "marked":
        return len(naming.outlets) >= LEAST_OUTLETS
    return len(own) > 1 and len(naming.outlets) >= LEAST_OUTLETS


def _things(version_id: str, use: NamingUse, actor_of: ActorOf) -> list[_Thing]:
    """The things that a use names: those it is of or stands beside, else whoever does it."""
    if use.field == "marked":
        return [_Thing(f"marked|{use.words}", use.words)]
    ties = {anchor.tie for anchor in use.anchors}
    for tie in (Tie.SAME, Tie.OF, Tie.BY):
        if tie in ties:
            chosen = [anchor for anchor in use.anchors if anchor.tie is tie]
            return list(dict.fromkeys(_thing(version_id, use.field, anchor, actor_of) for anchor in chosen))
    return []


def _thing(version_id: str, field: str, anchor: Anchor, actor_of: ActorOf) -> _Thing:
    """What an anchor makes of a use: what somebody does ("by") is another thing than what is done to them."""
    by = anchor.tie is Tie.BY and field in naming_fields() and naming_fields()[field].acts
    key, named = (f"{field}|by|", f"{field} by ") if by else (f"{field}|", f"{field}: ")
    actor = None if anchor.entity is None else actor_of(version_id, anchor.entity)
    code = anchor.country or (None if actor is None else actor.country)
    country = None if code is None else find_country_by_code(code)
    if country is not None and (anchor.tie is not Tie.SAME or anchor.name == country.name):
        return _Thing(key + country.alpha3, named + country.name)
    if actor is not None:
        return _Thing(key + actor.actor_id, named + actor.name)
    return _Thing(key + anchor.name.casefold(), named + anchor.name)
