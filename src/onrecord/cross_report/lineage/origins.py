"""How many independent origins stand behind a claim.

A graph is drawn for each claim: from who tells it to whom they have it from, by copied words, credits and cited
informants. Outlets of one owner, and all editions of one outlet, are one node. The origins are where the arrows end. So
an outlet that carries two agencies does not make one witness of them, and an agency that nobody has on record still
counts once, however many carry it. Everything that one outlet alone vouches for is one origin at most.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.cross_report.lineage.descent import Lineage, Step, steps_from
from onrecord.cross_report.lineage.informants import find_informant
from onrecord.cross_report.lineage.publishers import OutletRegister, publisher_keys, same_publisher
from onrecord.model.lineage import Descent, Origin, Origins, Publisher, Witness


@dataclass(frozen=True, slots=True)
class _Told:
    """A witness with who published it and the steps back from there."""

    publisher: Publisher
    steps: tuple[Step, ...]


def count_origins(witnesses: Sequence[Witness], lineage: Lineage, *, register: OutletRegister) -> Origins:
    """The reports, outlets and independent origins behind a claim, with the reasons.

    Args:
        witnesses: The places where reports tell the claim.
        lineage: The edges of their reports, and of the reports that those lead to.
        register: Whom names stand for.
    """
    publishers = tuple(lineage.publishers[witness.version_id] for witness in witnesses)
    told = tuple(_told(witness, publishers, lineage, register) for witness in witnesses)
    families = _Families(told)
    arrows = _arrows(told, families)
    ends = _ends(arrows, {families.of(one.publisher) for one in told})
    reached: dict[str, list[int]] = defaultdict(list)
    unplaced = _unplaced(witnesses, told, lineage)
    for index, one in enumerate(told):
        for end in ends[families.of(one.publisher)] if index not in unplaced else ():
            reached[end].append(index)
    origins = tuple(_origin(end, indices, told, families) for end, indices in sorted(reached.items()))
    return Origins(
        reports=len({lineage.reports[witness.version_id] for witness in witnesses}),
        outlets=_outlets(frozenset(publishers)),
        origins=tuple(sorted(origins, key=lambda origin: (origin.witnesses, origin.name))),
        spoken_by=_spoken_by(witnesses, lineage.reports),
        unplaced=unplaced,
    )


def _unplaced(witnesses: Sequence[Witness], told: Sequence[_Told], lineage: Lineage) -> tuple[int, ...]:
    """Witnesses of nobody knows whom and when, beside others of whom that is known; none where they are alone."""
    adrift = [witness.version_id in lineage.unplaced for witness in witnesses]
    if all(adrift):
        return ()
    return tuple(index for index, one in enumerate(told) if adrift[index] and not one.steps)


def _told(witness: Witness, publishers: Sequence[Publisher], lineage: Lineage, register: OutletRegister) -> _Told:
    own = lineage.publishers[witness.version_id]
    steps, ends = steps_from(lineage, witness.version_id, witness.span)
    informants = [(speaker, find_informant(speaker, publishers, register)) for speaker in witness.speakers]
    cited = tuple(
        Step(end, informant, False, Descent(witness.version_id, f"cites {speaker}", witness.span))
        for speaker, informant in informants
        for end in ends
        if informant is not None and not same_publisher(informant, end)
    )
    return _Told(own, steps + cited)


class _Families:
    """Publishers joined: editions, owners, acronyms, and those that have one text with nobody known to be first."""

    def __init__(self, told: Sequence[_Told]) -> None:
        found = {one.publisher for one in told}
        found.update(publisher for one in told for step in one.steps for publisher in (step.child, step.parent))
        self._joined: dict[str, str] = {publisher.family: publisher.family for publisher in found}
        ordered = sorted(found, key=lambda publisher: (publisher.key, publisher.family, publisher.name or ""))
        for one, other in _same(ordered):
            self._join(one, other)
        for step in (step for one in told for step in one.steps if step.mutual):
            self._join(step.child, step.parent)
        self._members: dict[str, list[Publisher]] = defaultdict(list)
        for publisher in ordered:
            self._members[self.of(publisher)].append(publisher)

    def of(self, publisher: Publisher) -> str:
        """The family that a publisher belongs to."""
        family = publisher.family
        while self._joined[family] != family:
            family = self._joined[family]
        return family

    def members(self, family: str) -> list[Publisher]:
        """The publishers of a family."""
        return self._members[family]

    def _join(self, one: Publisher, other: Publisher) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._joined[second] = first


def _same(publishers: Iterable[Publisher]) -> Iterator[tuple[Publisher, Publisher]]:
    """Pairs that are one publisher under different names."""
    by_key: dict[str, list[Publisher]] = defaultdict(list)
    for publisher in publishers:
        for key in sorted(publisher_keys(publisher)):
            yield from ((other, publisher) for other in by_key[key] if same_publisher(other, publisher))
            by_key[key].append(publisher)


def _arrows(told: Iterable[_Told], families: _Families) -> dict[str, set[str]]:
    arrows: dict[str, set[str]] = defaultdict(set)
    for step in (step for one in told for step in one.steps):
        child, parent = families.of(step.child), families.of(step.parent)
        if child != parent:
            arrows[child].add(parent)
    return arrows


def _ends(arrows: Mapping[str, set[str]], tellers: set[str]) -> dict[str, tuple[str, ...]]:
    """For each teller the origins that its arrows lead to; those that lead in a circle are one."""
    ways = {teller: _reachable(teller, arrows) for teller in tellers}
    ways.update({node: _reachable(node, arrows) for way in tuple(ways.values()) for node in way})
    finals: dict[str, set[str]] = {}
    for teller in tellers:
        last = {node for node in ways[teller] if all(node in ways[further] for further in ways[node])}
        finals[teller] = {min(ways[node]) for node in last}
    return _vouched(finals, tellers)


def _vouched(finals: Mapping[str, set[str]], tellers: set[str]) -> dict[str, tuple[str, ...]]:
    """The origins of each teller, those that nobody else leads to and that tell nothing themselves made one."""
    known_by: dict[str, set[str]] = defaultdict(set)
    for teller, ends in finals.items():
        for end in ends:
            known_by[end].add(teller)
    result = {}
    for teller, ends in finals.items():
        alone = sorted(end for end in ends if end not in tellers and known_by[end] == {teller})
        result[teller] = tuple(sorted((ends - set(alone)) | set(alone[:1])))
    return result


def _reachable(start: str, arrows: Mapping[str, set[str]]) -> frozenset[str]:
    seen, left = {start}, [start]
    while left:
        for following in arrows.get(left.pop(), ()):
            if following not in seen:
                seen.add(following)
                left.append(following)
    return frozenset(seen)


def _origin(end: str, indices: Sequence[int], told: Sequence[_Told], families: _Families) -> Origin:
    members = families.members(end)
    named = min(members, key=lambda publisher: (publisher.name is None, publisher.key))
    name = named.name or named.key.removeprefix("report:")
    reasons = tuple(dict.fromkeys(step.descent for index in indices for step in told[index].steps))
    return Origin(name, named.key, tuple(indices), reasons)


def _outlets(publishers: frozenset[Publisher]) -> int:
    """How many publishers are known, each under all its names one."""
    known = {publisher for publisher in publishers if publisher.name is not None}
    apart = {publisher.key: publisher.key for publisher in known}
    for one, other in _same(sorted(known, key=lambda publisher: (publisher.key, publisher.name or ""))):
        old, new = apart[other.key], apart[one.key]
        apart = {key: new if root == old else root for key, root in apart.items()}
    return len(set(apart.values()))


def _spoken_by(witnesses: Sequence[Witness], reports: Mapping[str, str]) -> str | None:
    """The one whom every report cites; a headline above a citation need not name them again."""
    cited: dict[str, set[str]] = defaultdict(set)
    for witness in witnesses:
        cited[reports[witness.version_id]].update(witness.speakers)
    spellings = sorted(name for names in cited.values() for name in names)
    alone = all(cited.values()) and len({name.casefold() for name in spellings}) == 1
    return spellings[0] if alone else None
