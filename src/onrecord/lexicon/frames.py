"""Frames of events: which verbs and nouns tell of what, and where in the clause the two sides stand.

The frames are data (`frames.toml`); a user's own file in the same form goes before them, so that it may add words or
read known ones another way.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import BadFrames
from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.ontology import lemma_forms
from onrecord.model import EventType

DATA = "frames.toml"
_ROOMS = ("verbs", "nouns", "modals")
COMPLEMENTS = ("infinitive", "gerund", "clause")
_WORD = re.compile(r"[^\s-]+|-")  # the parser parts words at hyphens
_LISTS: tuple[str, ...] = (
    "objects",
    "subjects",
    "preps",
    "target",
    "below",
    "not_below",
    "not_objects",
    "not_subjects",
    "not_of",
)
_LISTS += ("pobjects", "not_pobjects", "not_preps")
_FLAGS = ("mutual", "light", "persons", "not_clause", "not_passive_only", "needs_target", "alone")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling an event.

    `objects` and `subjects` are lemmas, or classes in angle brackets, of which the word's own must be one; `preps` are
    prepositions of which one must hang on the word ("" for none, "indirect" for a dative) and `pobjects` what must
    stand behind one (`not_pobjects`: what may stand behind none). `complement` must follow the word, with a verb of
    `below` if that is not empty. The fields that begin with `not` rule the frame out. `target` says where the other
    side stands, in order of preference: "object", "indirect", or a preposition. For a noun, `objects` are what stands
    behind "of" or right before it. A `light` noun tells an event only with a verb that lends it a subject; a word that
    `needs_target` only if the other side is named; one that stands `alone` though no side is.
    """

    type: EventType
    cameo: str
    mode: str | None = None
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    pobjects: frozenset[str] = frozenset()
    complement: str | None = None
    below: frozenset[str] = frozenset()
    not_below: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()
    not_preps: frozenset[str] = frozenset()
    not_pobjects: frozenset[str] = frozenset()
    not_complement: str | None = None
    not_clause: bool = False
    not_passive_only: bool = False
    persons: bool = False
    light: bool = False
    mutual: bool = False
    needs_target: bool = False
    alone: bool = False
    target: tuple[str, ...] = ()

    @property
    def demands(self) -> int:
        """How much it asks of the words around: frames that ask more go first."""
        return sum(
            2 * bool(wanted) for wanted in (self.objects, self.subjects, self.pobjects, self.complement, self.below)
        ) + bool(self.preps)


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames by word, in the order to be tried: of verbs ("pull out" under "pull"), of nouns, and of modals."""

    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    modals: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]


@cache
def shipped_frames() -> Frames:
    """The frames that come with the package."""
    return _index(read_toml(DATA)["frames"])


@cache
def frames_with(own: Path) -> Frames:
    """A user's frames, and behind them those of the package.

    Raises:
        BadFrames: The file cannot be read, or an entry is not what the form asks for.
    """
    try:
        entries = tomllib.loads(own.read_text(encoding="utf-8")).get("frames")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadFrames(own, str(error)) from error
    if not isinstance(entries, list) or not entries:
        raise BadFrames(own, "it has no [[frames]]")
    for number, entry in enumerate(entries, start=1):
        problem = _problem(entry)
        if problem is not None:
            raise BadFrames(own, f"frame {number}: {problem}")
    return _index([*entries, *read_toml(DATA)["frames"]], first=len(entries))


def _problem(entry: dict[str, Any]) -> str | None:
    """What is wrong with an entry, None if nothing is."""
    known = {field.name for field in fields(Frame)} | set(_ROOMS)
    if unknown := sorted(set(entry) - known):
        return f"{unknown[0]!r} is no field; there are {', '.join(sorted(known))}"
    if entry.get("type") not in list(EventType):
        return f"type {entry.get('type')!r} is none of {', '.join(EventType)}"
    if not isinstance(entry.get("cameo"), str) or not entry["cameo"].isdigit():
        return "cameo must be a code of digits in quotation marks"
    for name in (*_ROOMS, *_LISTS):
        value = entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            return f"{name} must be a list of words"
    if not any(entry.get(room) for room in _ROOMS):
        return "it has neither verbs nor nouns nor modals"
    if entry.get("complement", COMPLEMENTS[0]) not in COMPLEMENTS:
        return f"complement must be one of {', '.join(COMPLEMENTS)}"
    wrong = next((flag for flag in _FLAGS if not isinstance(entry.get(flag, False), bool)), None)
    return f"{wrong} must be true or false" if wrong else None


def _index(entries: Iterable[dict[str, Any]], *, first: int = 0) -> Frames:
    """Frames by first word (verbs) or last word (nouns); the `first` ones go before all others."""
    rooms: dict[str, dict[str, list[tuple[tuple[int, int, int], tuple[str, ...], Frame]]]] = {
        room: {} for room in _ROOMS
    }
    for number, entry in enumerate(entries):
        frame = _frame(entry)
        for room in rooms:
            for words in entry.get(room, ()):
                parts = tuple(_WORD.findall(words.lower()))
                rank = (0 if number < first else 1, -frame.demands - 3 * (len(parts) - 1), number)
                for key in (parts[-1],) if room == "nouns" else lemma_forms(parts[0]):
                    rooms[room].setdefault(key, []).append((rank, parts, frame))
    verbs, nouns, modals = (
        {
            key: tuple((parts, frame) for _, parts, frame in sorted(found, key=lambda f: f[0]))
            for key, found in r.items()
        }
        for r in rooms.values()
    )
    return Frames(verbs, nouns, modals)


def _frame(entry: dict[str, Any]) -> Frame:
    values: dict[str, Any] = {"type": EventType(entry["type"]), "cameo": entry["cameo"]}
    for field in fields(Frame):
        if field.name in entry and field.name not in values:
            value = entry[field.name]
            values[field.name] = frozenset(value) if isinstance(value, list) and field.name != "target" else value
    values["target"] = tuple(entry.get("target", ()))
    return Frame(**values)
