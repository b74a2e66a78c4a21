"""What words stand for across reports: surnames, countries for their adjectives and seats, codes of countries.

Countries that no list knows are found by the report's own names: "Ordavian" stands for "Ordavia" where that is named.
"""

from dataclasses import dataclass
from functools import cached_property

from onrecord.lexicon.coding import code_actor
from onrecord.lexicon.countries import find_country, metonym_country
from onrecord.lexicon.stances import stance_words
from onrecord.model import MentionKind, Party
from onrecord.model.events import Sector
from onrecord.model.propositions import Holder
from onrecord.record.events.coding import code_of
from onrecord.record.reading import Reading

LANDS = frozenset({MentionKind.COUNTRY, MentionKind.PLACE})
ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "er", "ic", "ns", "ans", "ians", "is", "ers", "ine")
NAMED = LANDS | {MentionKind.PERSON, MentionKind.ORGANISATION}
SHORTEST_STEM = 4
STATE = frozenset({Sector.GOV, Sector.MIL})


@dataclass(frozen=True)
class Naming:
    """The names of one report.

    Without slots, since each index is computed once, when first asked for.
    """

    reading: Reading

    @cached_property
    def _lands(self) -> tuple[str, ...]:
        """The countries and places that the report names, lower case, the longest first."""
        names = {
            entity.name.lower()
            for entity in self.reading.annotations.entities
            if entity.kind in LANDS or entity.kind is MentionKind.ORGANISATION
        }
        single = {name.removeprefix("the ") for name in names if len(name) >= SHORTEST_STEM and " " not in name}
        single |= {
            token.text.lower() for token in self.reading.tokens if token.entity == "GPE" and token.text.isalpha()
        }
        return tuple(sorted(single, key=lambda name: (-len(name), name)))

    @cached_property
    def _stems(self) -> frozenset[str]:
        """How the report's lands begin."""
        return frozenset(land[:SHORTEST_STEM] for land in self._lands)

    @cached_property
    def _codes(self) -> dict[tuple[str, int | None], str | None]:
        return {}

    @cached_property
    def _known(self) -> dict[str, str | None]:
        return {}

    def land(self, word: str) -> str | None:
        """The country that a name, adjective or seat of government stands for, lower case; None for other words."""
        if word not in self._known:
            self._known[word] = self._find_land(word)
        return self._known[word]

    def _find_land(self, word: str) -> str | None:
        if not word[:1].isupper():
            return None
        known = find_country(word) or metonym_country(word)
        if known is not None:
            return known.name.lower()
        low = word.lower()
        if low[:SHORTEST_STEM] not in self._stems:
            return None
        for land in self._lands:
            for cut in (0, 1, 2):
                stem = land[: len(land) - cut]
                if len(stem) >= SHORTEST_STEM and low != land and low.startswith(stem) and low[len(stem) :] in ENDINGS:
                    return land
        return low if low in self._lands else None

    def country(self, who: Party) -> str | None:
        """The code of somebody's country, None where nothing tells."""
        key = (who.name, who.entity)
        if key not in self._codes:
            named = who.entity is not None and who.kind in NAMED
            self._codes[key] = code_of(self.reading, who).country if named else code_actor(who.name).country
        return self._codes[key]

    def government(self, who: Holder) -> str | None:
        """The code of the country whose government somebody speaks for, None where they speak for none."""
        if who.entity is None or who.kind not in NAMED:
            return None
        code = code_of(self.reading, Party(who.name, who.kind, who.span, who.entity))
        speaks = who.kind is MentionKind.COUNTRY or not STATE.isdisjoint(code.sectors)
        return code.country if speaks else None

    def short(self, name: str) -> str:
        """The word by which reports share a name: a country's name, else its last word, in lower case."""
        words = [word for word in name.replace("’s", "").replace("'s", "").split() if word[:1].isalnum()]
        if not words:
            return name.lower()
        return self.land(name) or self.land(words[-1]) or words[-1].lower().strip(".,")

    def lands_of(self, who: Holder) -> frozenset[str]:
        """The words that tell who somebody is and of which country: surname, and lands named with them."""
        entity = None if who.entity is None else self.reading.annotations.entities[who.entity]
        words = [who.name, *(entity.descriptions if entity is not None else ())]
        words += [] if who.span is None else [self.reading.words(who.span)]
        lands = (self.land(word.strip(".,")) for phrase in words for word in phrase.replace("’s", "").split())
        return frozenset({self.short(who.name), *(land for land in lands if land is not None)})

    def is_title(self, word: str) -> bool:
        """Whether a word only says what somebody is called."""
        return word in stance_words("titles", "words")
