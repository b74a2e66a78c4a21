"""Makes a record of many reports that are not compared yet, out of one that was built: for measuring the comparison.

Each further round tells the reports again some days later, with every name and two of five long words put into other
letters, so that a round is a crisis of its own that shares with the others what words crises share. Only what the
comparison reads is made. Words keep their length, so that every span still fits.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import apsw
import numpy as np

from onrecord import model
from onrecord.cross_report import claims, copies
from onrecord.cross_report.claims.sheets import NO_WORDING, NOWHERE, ROW
from onrecord.cross_report.claims.words import is_name, word_key
from onrecord.model import propositions, tallies
from onrecord.model.filed import Filed
from onrecord.model.prepared import FindingAid
from onrecord.model.propositions import Proposition
from onrecord.model.stories import StoryReport
from onrecord.model.tallies import Tally
from onrecord.pipeline.comparing.aids import make_aid
from onrecord.store import AIDS, BEGINNINGS, COPIES, CREDITS, PROPOSITIONS, TALLIES, RecordWriter, from_json, to_json
from onrecord.store.filed import load_filed
from onrecord.store.item_keys import key_number
from onrecord.store.items import insert_items, load_items_of

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)")
_DAY_KEY = re.compile(r" on (\d+)$")
_LONG, _REWORDED = 5, 40  # letters of a word that another round may put otherwise, and of how many in 100 it does
_PARTS = ("block", "sentence", "credit", "alignment", "entity")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_FAMILIES = (COPIES, CREDITS, PROPOSITIONS, TALLIES)


@dataclass(frozen=True, slots=True)
class Told:
    """A version of the record that is multiplied: its rows, its items' JSON, its aid and the keys of the aid's rows."""

    version: Mapping[str, Any]
    parts: Mapping[str, Sequence[Sequence[Any]]]
    items: Mapping[str, Sequence[str]]
    story: StoryReport | None
    aid: FindingAid
    keys: Sequence[frozenset[str]]
    filed: Filed
    propositions: Sequence[Proposition]
    tallies: Sequence[Tally]


def read_told(record: Path) -> list[Told]:
    """The versions of a record."""
    connection = apsw.Connection(str(record), flags=apsw.SQLITE_OPEN_READONLY)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(version)")]
    rows = [dict(zip(columns, row, strict=True)) for row in connection.execute("SELECT * FROM version")]
    return [_told(connection, row) for row in rows]


def _told(connection: apsw.Connection, row: Mapping[str, Any]) -> Told:
    pk = row["version_pk"]
    filed = load_filed(connection, [pk])[pk]
    items = {
        family: [one.data for one in load_items_of(connection, family, [pk]).get(pk, ())]
        for family in (*_FAMILIES, BEGINNINGS)
    }
    read = [from_json(Proposition, data) for data in items[PROPOSITIONS]]
    counted = [from_json(Tally, data) for data in items[TALLIES]]
    aid = make_aid(filed, read, counted)
    found = claims.find_items(filed, read, counted)
    rows = np.frombuffer(aid.propositions.rows, ROW)["index"].tolist()
    story = next((from_json(StoryReport, data) for data in items.pop(BEGINNINGS)), None)
    parts = {table: list(connection.execute(f"SELECT * FROM {table} WHERE version = ?", (pk,))) for table in _PARTS}
    return Told(row, parts, items, story, aid, [claims.own_keys(found[index]) for index in rows], filed, read, counted)


def make_many(path: Path, told: Sequence[Told], number: int, *, apart: int) -> None:
    """Writes a record of so many reports; rounds are `apart` days apart."""
    RecordWriter(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; DROP TRIGGER version_added")
    changed = _changed_words(told)
    with connection:
        for pk in range(1, number + 1):
            round_, place = divmod(pk - 1, len(told))
            _insert(connection, pk, _Round(round_, changed, timedelta(days=apart * round_)), told[place])
    connection.close()


def _changed_words(told: Sequence[Told]) -> frozenset[str]:
    """The words that other rounds put otherwise, in lower case, with the keys of names."""
    words = {word for one in told for word in _WORD.findall(one.filed.text)}
    names = {word for word in words if word[0].isupper() and is_name(word)}
    longer = {word for word in words if len(word) >= _LONG and crc32(word.lower().encode()) % 100 < _REWORDED}
    found = {word.lower() for word in names | longer} | {word_key(word) for word in names}
    return frozenset(found - _reserved())


@cache
def _reserved() -> frozenset[str]:
    """What JSON of the model says of itself: literals and the values of enums."""
    enums = [kind for part in (model, propositions, tallies) for kind in vars(part).values() if isinstance(kind, type)]
    values = {str(member.value) for kind in enums if issubclass(kind, Enum) for member in kind}
    return frozenset({"true", "false", "null"} | {word for value in values for word in _WORD.findall(value.lower())})


class _Round:
    """One telling of all reports: what its words and days become."""

    def __init__(self, number: int, changed: frozenset[str], later: timedelta) -> None:
        chance = random.Random(number)
        self.number, self.later = number, later
        pairs = "".join("".join(chance.sample(letters, len(letters))) for letters in (_VOWELS, _CONSONANTS))
        letters = _VOWELS + _CONSONANTS
        self._letters = str.maketrans(letters + letters.upper(), pairs + pairs.upper())
        self._changed = changed if number else frozenset()
        self._reworded = cache(self._in_text)
        self.order = chance.sample(range(4096), 4096)

    def word(self, word: str) -> str:
        """A word as this round has it."""
        return word.translate(self._letters) if word.lower() in self._changed else word

    def text(self, text: str) -> str:
        """A text as this round has it."""
        return _WORD.sub(lambda found: self.word(found[0]), text)

    def report(self, text: str) -> str:
        """The words of a report, half of which differ: no other crisis has five of them on end."""
        return _WORD.sub(lambda found: self._reworded(found[0]), text)

    def _in_text(self, word: str) -> str:
        other = self.number > 0 and crc32(word.lower().encode()) % 2 == 0
        return word.translate(self._letters) if other else self.word(word)

    def dated(self, text: str | None) -> str | None:
        """A text with its days moved."""
        return None if text is None else _DAY.sub(lambda found: _later(found[1], self.later), text)

    def key(self, key: str) -> str:
        """A key of a proposition as this round has it."""
        days = self.later.days
        return _DAY_KEY.sub(lambda found: f" on {int(found[1]) + days}", self.text(key))


@cache
def _later(day: str, later: timedelta) -> str:
    return (date.fromisoformat(day) + later).isoformat()


def _insert(connection: apsw.Connection, pk: int, telling: _Round, told: Told) -> None:
    suffix = f"{telling.number:03d}"
    row = {**told.version, "version_pk": pk, "report": pk, "seen_order": pk, "analysed_run": 1}
    row |= {name: f"{row[name]}{suffix}" for name in ("version_id", "key", "address", "given_id", "digest")}
    row |= {name: None if row[name] is None else telling.report(row[name]) for name in ("title", "text")}
    row |= {name: telling.dated(row[name]) for name in ("published_begin", "published_finish")}
    row["page_text"] = ""
    names = ", ".join(row)
    connection.execute(f"INSERT INTO version ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    connection.execute("INSERT INTO report VALUES (?, ?, ?, 0)", (pk, f"r-{pk}", f"{row['key']}#{pk}"))
    for table, rows in told.parts.items():
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", [(pk, *one[1:]) for one in rows])
    for family, values in told.items.items():
        insert_items(connection, pk, family, [str(telling.dated(telling.text(value))) for value in values])
    filed = replace(told.filed, text=row["text"], title=row["title"])
    if told.story is not None:
        insert_items(connection, pk, BEGINNINGS, [to_json(_retold(told.story, telling))])
    insert_items(connection, pk, AIDS, [to_json(_aid(told, telling, filed))])


def _retold(story: StoryReport, telling: _Round) -> StoryReport:
    meaning = np.frombuffer(story.meaning, np.int8)
    order = [place for place in telling.order if place < len(meaning)]
    return replace(
        story,
        words=tuple((telling.word(word), weight) for word, weight in story.words),
        lead=tuple((telling.word(word), weight) for word, weight in story.lead),
        names=tuple(map(telling.word, story.names)),
        lead_names=tuple(map(telling.word, story.lead_names)),
        places=tuple(map(telling.text, story.places)),
        told=tuple(day + telling.later for day in story.told),
        meaning=meaning[order].tobytes() if telling.number else story.meaning,
        label_text=telling.text(story.label_text),
    )


def _aid(told: Told, telling: _Round, filed: Filed) -> FindingAid:
    packed = told.aid.propositions
    words = tuple(map(telling.word, packed.words))
    rows = np.frombuffer(packed.rows, ROW).copy()
    for name in ("begin", "finish", "said"):
        rows[name] += np.where(rows[name] == NOWHERE, 0, telling.later.days)
    rows["wording"] = np.where(rows["wording"] == NO_WORDING, NO_WORDING, rows["wording"] ^ (telling.number << 32))
    keys = [sorted(key_number(PROPOSITIONS, telling.key(key)) for key in some) for some in told.keys]
    runs = sorted(key_number(COPIES, key) for key in copies.keys_of(copies.open_report(filed)))
    return replace(
        told.aid,
        runs=np.array(runs, "<i8").tobytes(),
        opening=tuple(map(telling.word, told.aid.opening)),
        propositions=replace(
            packed,
            rows=rows.tobytes(),
            words=words,
            numbers=np.array([crc32(word.encode()) for word in words], "<u4").tobytes(),
        ),
        keys=np.array([number for some in keys for number in some], "<i8").tobytes(),
    )
