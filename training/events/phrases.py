"""Sentences made from our own phrases, with names put in the places of both sides.

The same seed gives the same sentences.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import EventType, Span
from training.events.labels import LabelledPair

PHRASES = Path(__file__).parent / "labels" / "phrases.txt"
VARIANTS = 3
SEED = 5
DOERS = (
    *("Norway", "The Turkish government", "President Daniel Okoro", "The European Union", "Rebels in the north"),
    *("Prime Minister Lena Halvorsen", "Kenya", "The foreign ministry of Peru", "Sudan", "The United Nations"),
    *("U.S. officials", "The opposition", "Iraqi forces", "Defence Minister Ahmed Karimi", "Russia"),
    *("A court in Jakarta", "The Senate", "Police in Manila", "The Taliban", "Israel"),
)
DOERS_OF: dict[EventType, tuple[str, ...]] = {
    EventType.PROTEST: (
        *("Thousands of students", "Protesters", "Teachers in Lagos", "Dozens of activists", "Workers"),
        *("Opposition supporters", "A group of prisoners", "Hundreds of farmers"),
    ),
    EventType.MOBILIZE: (
        *("The Indian army", "Turkish troops", "The Pentagon", "Ethiopian forces", "North Korea"),
        *("The navy", "Iran"),
    ),
    EventType.COERCE: (
        *("Police", "Authorities in Cairo", "A Turkish court", "The government of Chad", "China"),
        *("Iranian security forces", "A military tribunal", "The Interior Ministry"),
    ),
    EventType.ASSAULT: (
        *("Gunmen", "Rebels", "Israeli forces", "Boko Haram militants", "The Syrian army", "Turkey"),
        *("Fighters of the Islamic State", "A suicide bomber"),
    ),
}
OTHERS = (
    *("Ukraine", "the Afghan government", "President Nadia Ferreira", "the rebels", "Japan", "the Kurdish region"),
    *("Prime Minister Omar Haddad", "the Palestinian Authority", "Ethiopia", "the United States", "civilians"),
    *("the opposition leader", "Myanmar", "Venezuela", "the militants", "South Sudan", "Armenia", "the protesters"),
    *("Egypt", "local journalists"),
)
OPENINGS = ("", "", "", "On Monday, ", "Last week ", "Meanwhile, ", "According to officials, ")
ENDINGS = (
    *(".", ".", " on Thursday.", ", state media reported.", ", a spokesman said.", " last month."),
    *(" amid rising tension in the region.", " for the first time in years."),
)
_USUAL = 3  # times as often as others, doers who are usual for a type


def made_pairs(path: Path = PHRASES) -> Iterator[LabelledPair]:
    """Several sentences a phrase."""
    chance = random.Random(SEED)
    for kind, phrase in read_phrases(path):
        for _ in range(VARIANTS):
            names = {"A": chance.choice([*DOERS, *(_USUAL * DOERS_OF.get(kind, ()))]), "B": chance.choice(OTHERS)}
            yield _filled(chance.choice(OPENINGS) + phrase + chance.choice(ENDINGS), names, kind)


def read_phrases(path: Path = PHRASES) -> Iterator[tuple[EventType, str]]:
    """Phrases with their types."""
    kind = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = EventType(line.strip("[]"))
        elif line and not line.startswith("#"):
            assert kind is not None, "a phrase stands before the first type"
            yield kind, line


def _filled(pattern: str, names: dict[str, str], kind: EventType) -> LabelledPair:
    """A sentence with names in the first places of A and B; both are found in every phrase."""
    sentence, spans = "", {}
    for piece in re.split(r"\b([AB])\b", pattern.replace(" 's", "'s").replace(" ,", ",")):
        if piece in names and piece not in spans:
            name = names[piece]
            if sentence and name.startswith(("The ", "A ")):
                name = name[0].lower() + name[1:]
            spans[piece] = Span(len(sentence), len(sentence) + len(name))
            sentence += name
        else:
            sentence += piece
    return LabelledPair("phrases", sentence, spans["A"], spans["B"], kind)
