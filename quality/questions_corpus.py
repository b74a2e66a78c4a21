"""Reads the invented questions: questions of invented crises, each with sentences that answer it one way or another.

`quality/questions/README.md` tells how a file is written, and by whom.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from onrecord.model.spans import Span

FOLDER = Path(__file__).parent / "questions"
SENTENCE = re.compile(r"([A-D?0]) \| (.+)")
OPEN, CLOSE = "[[", "]]"
ELSE, LEFT_OPEN = "0", "?"


class Relation(StrEnum):
    """What two sentences are to each other: of one question, answered alike or not or left open, or of two."""

    AGREED = "agreed"
    OPPOSED = "opposed"
    OPEN = "open"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence, where the words stand in it that answer, and the letter of their answer."""

    answer: str
    text: str
    clause: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the sentences that were written to it."""

    words: str
    tellings: list[Telling] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """An invented crisis: the file that it stands in, what it is about, and its questions."""

    file: str
    about: str
    questions: list[Question] = field(default_factory=list)


def read_settings(paths: Iterable[Path] | None = None) -> list[Setting]:
    """The settings of some files, of all that ship by default, in order.

    Raises:
        ValueError: A line has none of the three forms, or stands before what it belongs to.
    """
    return [one for path in sorted(FOLDER.glob("*.txt") if paths is None else paths) for one in _read(path)]


def _read(path: Path) -> Iterator[Setting]:
    setting: Setting | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("== "):
            if setting is not None:
                yield setting
            setting = Setting(path.name, line.removeprefix("== "))
        elif setting is not None and line.startswith("# "):
            setting.questions.append(Question(line.removeprefix("# ")))
        elif setting is not None and setting.questions and (found := _telling(line)) is not None:
            setting.questions[-1].tellings.append(found)
        else:
            raise ValueError(f"{path.name}, line {number}: neither a setting, a question nor a sentence in its place")
    if setting is not None:
        yield setting


def _telling(line: str) -> Telling | None:
    found = SENTENCE.fullmatch(line)
    if found is None or found[2].count(OPEN) != 1 or found[2].count(CLOSE) != 1:
        return None
    before, _, rest = found[2].partition(OPEN)
    marked, _, behind = rest.partition(CLOSE)
    if not marked.strip():
        return None
    return Telling(found[1], before + marked + behind, Span(len(before), len(before) + len(marked)))


def relation_of(one: Telling, other: Telling) -> Relation | None:
    """What two sentences of one question are to each other; None for two near misses, or two that leave it open."""
    for letter, relation in ((ELSE, Relation.OTHER), (LEFT_OPEN, Relation.OPEN)):
        if letter in (one.answer, other.answer):
            return None if one.answer == other.answer else relation
    return Relation.AGREED if one.answer == other.answer else Relation.OPPOSED
