"""How outlets name one and the same thing in their own words, and which of them carry a claim or its denial."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span


class Mark(StrEnum):
    """Whether an outlet gives a name as its own or keeps its distance from it."""

    PLAIN = "plain"
    SCARE_QUOTES = "scare quotes"
    SO_CALLED = "so-called"
    ALLEGED = "alleged"


class Tie(StrEnum):
    """How a name hangs together with somebody named: the thing itself, who does it, what it is done to or where."""

    SAME = "same"
    BY = "by"
    OF = "of"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Somebody or some place named, by which one can tell what another name stands for.

    `name` is the gazetteer's name of a place, the country's name for an adjective ("Russian"), else the entity's
    fullest name in the report. `country` is an ISO 3166-1 alpha-3 code, None where nothing tells. `entity` is an index
    into `Annotations.entities`, None for adjectives and places that are no mention. `span` is the words. `place` is
    whether it is a place or country.
    """

    tie: Tie
    name: str
    country: str | None
    entity: int | None
    span: Span
    place: bool = False


@dataclass(frozen=True, slots=True)
class NamingUse:
    """Words by which a report names an actor, act or place, where another report might have others.

    `field` is the set of words that these belong to (`lexicon/data/namings.toml`), "rival names" for names of a place
    or body, and "marked" for anything else from which the outlet keeps its distance. `words` are lemmas in lower case,
    with the modifiers that are part of the name ("special military operation"); names stand as written. `span` covers
    them and the mark. `own` is false where the words retell what somebody said.
    """

    field: str
    words: str
    mark: Mark
    span: Span
    anchors: tuple[Anchor, ...] = ()
    own: bool = True


@dataclass(frozen=True, slots=True)
class NamingItem:
    """One use of a name, and where it stands."""

    version_id: str
    report_id: str
    outlet: str | None
    span: Span
    own: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of naming a thing, with its uses in the order of reports."""

    words: str
    mark: Mark
    items: tuple[NamingItem, ...]

    def counts(self) -> tuple[tuple[str | None, int], ...]:
        """How often each outlet has it in its own voice, the most frequent first."""
        found: dict[str | None, int] = {}
        for item in self.items:
            if item.own:
                found[item.outlet] = found.get(item.outlet, 0) + 1
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0] or "")))


@dataclass(frozen=True, slots=True)
class Naming:
    """One thing and the ways in which outlets name it.

    `naming_id` is the same whatever the order of reports. `named` says what it is in neutral words ("incursion:
    Ukraine"), `question` what the names answer. `variants` are ordered by how many outlets have them.
    """

    naming_id: str
    field: str
    named: str
    question: str
    variants: tuple[Variant, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that name it in their own voice, sorted."""
        return tuple(sorted({i.outlet for v in self.variants for i in v.items if i.own and i.outlet is not None}))


class Carries(StrEnum):
    """What of a claim an outlet has told its readers; it says nothing of what the outlet holds to be true."""

    CLAIM = "claim"
    DENIAL = "denial"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class CoverageItem:
    """Words in which an outlet carries a claim or its denial; `speaker` is None for the outlet's own voice."""

    version_id: str
    report_id: str
    span: Span
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """What one outlet carries of a claim: the words for it, against it, and those that only raise or doubt it."""

    outlet: str
    carries: Carries
    claim: tuple[CoverageItem, ...] = ()
    denial: tuple[CoverageItem, ...] = ()
    raised: tuple[CoverageItem, ...] = ()
