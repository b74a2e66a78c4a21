"""Writes small invented stories as many outlets would tell them: first-hand, copied, cut, edited, embedded or credited.

All texts come from the templates of `invented_stories.toml` and a seed, so a story can be told again. Each outlet's own
words are drawn apart from the others'; what outlets share by chance (a news conference, standing background) is drawn
for the story.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

DATA = Path(__file__).with_suffix(".toml")
MONDAY = datetime(2031, 5, 5, 6, 0)
DECKS = ("leads", "bodies", "quotes", "own_pieces")
CHOICE = re.compile(r"\[([^\]]*)\]")


class Way(StrEnum):
    """How an outlet came by its report."""

    OWN = "own"
    WHOLE = "whole"
    TRIMMED = "trimmed"
    EDITED = "edited"
    EMBEDDED = "embedded"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's report: when it came out, its words, the number that it gives, and from where it has them.

    `taken_from` is the outlet that it copied or credits, None for one that tells it first-hand.
    """

    outlet: str
    published: datetime
    title: str
    text: str
    number: int
    way: Way
    taken_from: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One event as many outlets tell it, with the number that is right."""

    right: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a story is to be told: how many tell it first-hand, how many copy, and how reliable the first-hand are.

    `absent` is how often the wire itself is not among the reports, though its copies are.
    """

    own: tuple[int, int] = (3, 6)
    copies: tuple[int, int] = (2, 7)
    reliable: float = 0.9
    wire_right: float = 0.27
    credited: float = 0.5
    absent: float = 0.0


def write_story(seed: int, plan: Plan = Plan()) -> Story:
    """A story with one much-copied wire and some outlets that tell it themselves."""
    random = Random(seed)
    writer = _Writer(random)
    right = random.randint(11, 89)
    wrong = random.choice([n for n in range(11, 90) if n != right])
    wire = writer.own(writer.agency(), right if random.random() < plan.wire_right else wrong, 0)
    tellings = [wire]
    for _ in range(random.randint(*plan.copies)):
        way = random.choice((Way.WHOLE, Way.TRIMMED, Way.EDITED, Way.EMBEDDED, Way.CARRIED))
        credited = way is Way.CARRIED or random.random() < plan.credited
        tellings.append(writer.taken(wire, way, credited=credited))
    for _ in range(random.randint(*plan.own)):
        number = right if random.random() < plan.reliable else wrong
        tellings.append(writer.own(writer.outlet(), number, random.randint(1, 30)))
    if random.random() < plan.absent:
        tellings.remove(wire)
    random.shuffle(tellings)
    return Story(right, tuple(tellings))


class _Writer:
    """Writes the reports of one story; everything by chance comes from one generator."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()
        words = _words()
        self._facts = {
            "town": self._name(),
            "town2": self._name(),
            "town3": self._name(),
            "capital": self._name(),
            "province": self._name(),
            "person2": self._person(),
            "adjective": random.choice(["northern", "southern", "hilly", "eastern", "coastal"]),
            "day": random.choice(["Monday", "Tuesday", "Wednesday"]),
            "thing": random.choice(words["things"]),
        }
        self._decks = {name: random.sample(words[name], len(words[name])) for name in DECKS}
        self._conference = self._filled(random.choice(words["conferences"]))
        self._background = self._filled(random.choice(words["backgrounds"]))

    def agency(self) -> str:
        """An agency's name that no other has."""
        return f"{self._name()} {self._random.choice(_words()['agency_words'])}"

    def outlet(self) -> str:
        """An outlet's name that no other has."""
        article = self._random.choice(("The ", ""))
        return f"{article}{self._name()} {self._random.choice(_words()['outlet_words'])}"

    def own(self, outlet: str, number: int, hours: int) -> Telling:
        """A report in the outlet's own words, with what everybody heard or keeps in a drawer now and then."""
        words = _words()
        sentences = [self._filled(self._drawn("bodies"), number) for _ in range(self._random.randint(5, 7))]
        sentences.append(self._filled(self._drawn("quotes")))
        if self._random.random() < 0.5:
            sentences.insert(2, self._conference)
        self._random.shuffle(sentences)
        if self._random.random() < 0.4:
            sentences.append(self._background)
        lead = self._filled(self._drawn("leads"), number)
        title = self._filled(self._random.choice(words["headlines"]), number)
        return Telling(outlet, MONDAY + timedelta(hours=hours), title, _paragraphs([lead, *sentences]), number, Way.OWN)

    def taken(self, wire: Telling, way: Way, *, credited: bool) -> Telling:
        """A report that has its words, or its news, from the wire."""
        outlet = self.outlet()
        text = {
            Way.WHOLE: lambda: wire.text,
            Way.TRIMMED: lambda: _trimmed(wire.text, self._random),
            Way.EDITED: lambda: _edited(wire.text, self._random),
            Way.EMBEDDED: lambda: self._embedded(wire),
            Way.CARRIED: lambda: self._carried(wire),
        }[way]()
        if credited and way is not Way.CARRIED:
            text = self._credited(text, wire)
        title = self._filled(self._random.choice(_words()["headlines"]), wire.number)
        title = title if way is not Way.WHOLE or self._random.random() < 0.5 else wire.title
        published = wire.published + timedelta(hours=self._random.randint(2, 40))
        return replace(
            wire, outlet=outlet, published=published, title=title, text=text, way=way, taken_from=wire.outlet
        )

    def _drawn(self, name: str) -> str:
        """A template that no other report of the story has used."""
        return str(self._decks[name].pop())

    def _credited(self, text: str, wire: Telling) -> str:
        form = self._random.randrange(4)
        if form == 0:
            return f"{text}\n\nSource: {wire.outlet}"
        if form == 1:
            return f"{self._facts['town'].upper()} ({wire.outlet}) - {text}"
        if form == 2:
            return f"{text}\n\nThis is reported by our desk with link to the {wire.outlet}."
        first, _, rest = text.partition("\n\n")
        return f"{first.rstrip('.')}, the {wire.outlet} reported.\n\n{rest}"

    def _embedded(self, wire: Telling) -> str:
        """A piece of the outlet's own with the wire's first paragraph inside it."""
        own = [self._filled(self._drawn("own_pieces")) for _ in range(3)]
        return "\n\n".join([*own[:2], wire.text.split("\n\n")[0], *own[2:]])

    def _carried(self, wire: Telling) -> str:
        """A piece of the outlet's own that names the wire for the number."""
        words = _words()
        own = [self._filled(self._drawn("own_pieces")) for _ in range(2)]
        line = self._filled(self._random.choice(words["carried"]), wire.number, agency=wire.outlet)
        return "\n\n".join([line, *own])

    def _filled(self, template: str, number: int | None = None, *, agency: str = "") -> str:
        chosen = CHOICE.sub(lambda found: self._random.choice(found[1].split("|")), template)
        facts = {
            **self._facts,
            "person": self._person(),
            "job": self._random.choice(_words()["jobs"]),
            "cause": self._random.choice(_words()["causes"]),
            "thing2": self._random.choice(_words()["things"]),
            "money": str(self._random.randint(2, 90) * 1000),
            "crowd": str(self._random.randint(120, 900)),
            "hurt": str(self._random.randint(3, 9)),
            "n": str(number),
            "agency": agency,
        }
        return chosen.format(**facts)

    def _person(self) -> str:
        return f"{self._random.choice(_words()['first_names'])} {self._name()}"

    def _name(self) -> str:
        while True:
            name = "".join(self._random.sample(_words()["syllables"], self._random.choice((2, 2, 3)))).capitalize()
            if name not in self._taken:
                self._taken.add(name)
                return name


def _paragraphs(sentences: Sequence[str]) -> str:
    """The lead with what follows it, then two sentences to a paragraph."""
    return "\n\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))


def _trimmed(text: str, random: Random) -> str:
    """The first paragraph and some of the rest: about a third."""
    first, *rest = text.split("\n\n")
    kept = sorted(random.sample(range(len(rest)), max(1, len(rest) // 4)))
    return "\n\n".join([first, *(rest[i] for i in kept)])


def _edited(text: str, random: Random) -> str:
    """The text with words changed, paragraphs moved, and one left out."""
    synonyms: dict[str, str] = _words()["synonyms"]
    first, *rest = (
        " ".join(synonyms.get(word, word) if random.random() < 0.8 else word for word in paragraph.split())
        for paragraph in text.split("\n\n")
    )
    rest.pop(random.randrange(len(rest)))
    random.shuffle(rest)
    return "\n\n".join([first, *rest])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
