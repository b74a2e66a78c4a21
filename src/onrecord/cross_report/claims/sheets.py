"""Sheets: what is compared of the propositions of one version, as a few arrays that can be kept.

Reading words into sets costs more than comparing them. So it is done once, when a report is read, and what is kept is
small: each word of the report once, and for each row which words its sets have. Thousands of sheets become one table of
arrays (`tables`) without a loop over their words.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.claims.profiles import Profile, profile_of
from onrecord.cross_report.claims.words import number_of, weight
from onrecord.model import EventType
from onrecord.model.claims import ClaimItem
from onrecord.model.filed import Filed
from onrecord.model.prepared import PackedPropositions

NOWHERE = -(10**6)  # a day that nobody knows
NO_NUMBER = (-1.0, -1.0)
NO_WORDING = -1
NO_TYPE = -1
TYPES = {kind: n for n, kind in enumerate(EventType)}
MOST = (1 << 16) - 1  # words of a set that are kept: more than any clause has

# Whence the words of each set come, and how many of them are compared at most: those that tell most.
SETS: dict[str, tuple[int, Callable[[Profile], Set[str]]]] = {
    "predicate": (3, lambda p: p.predicate),
    "senses": (4, lambda p: p.senses),
    "contraries": (5, lambda p: p.contraries),
    "agent names": (5, lambda p: p.agents.names),
    "agent heads": (3, lambda p: p.agents.heads),
    "object names": (6, lambda p: p.objects.names),
    "object heads": (4, lambda p: p.objects.heads),
    "heads": (6, lambda p: p.agents.heads | p.objects.heads),
    "goal names": (4, lambda p: p.goals.names),
    "grounds": (6, lambda p: p.grounds),
    "names": (10, lambda p: p.names),
    "content": (14, lambda p: p.content),
    "clause": (14, lambda p: p.clause),
    "every": (18, lambda p: p.names | p.content),
    "scope": (4, lambda p: p.scope),
}
PLACE_OF_SET = {name: n for n, name in enumerate(SETS)}

# What is known of a row beside its words: its index among the report's propositions and that of the one it takes up in
# the end, where its sentence begins, the days that it speaks of, when it was said, how it is told, its type, the
# checksum of its wording, and the number that it carries.
ROW = np.dtype(
    [
        ("index", "<u4"),
        ("root", "<u4"),
        ("sentence", "<u4"),
        ("begin", "<i4"),
        ("finish", "<i4"),
        ("said", "<i4"),
        ("tense", "<i4"),
        ("type", "<i4"),
        ("wording", "<i8"),
        ("low", "<f8"),
        ("high", "<f8"),
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The rows of one version in the order of its propositions, with its ids and the day when it was published.

    `words` are all words, each once, with their checksums and weights. `sizes` say how many words each set of each row
    has, `starts` where these begin among `places`, which lead to the words; those that tell most come first.
    """

    version_id: str
    report_id: str
    published: int
    rows: NDArray[np.void]
    sizes: NDArray[np.uint16]
    starts: NDArray[np.int64]
    places: NDArray[np.unsignedinteger[Any]]
    words: tuple[str, ...]
    numbers: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def claim_rows(self) -> "list[ClaimRow]":
        """Its rows, one by one."""
        indices, roots = self.rows["index"].tolist(), self.rows["root"].tolist()
        return [ClaimRow(self, row, *told) for row, told in enumerate(zip(indices, roots, strict=True))]


class ClaimRow(NamedTuple):
    """A proposition as it is compared: a row of a sheet.

    `place` is the index of the proposition in its report, `root` that of the one that it takes up in the end, or its
    own.
    """

    sheet: Sheet
    row: int
    place: int
    root: int

    @property
    def item_id(self) -> str:
        """The id of the item that it stands for."""
        return f"{self.sheet.version_id}:{self.place}"

    def words_of(self, name: str) -> list[str]:
        """The words of one of its sets, those that tell most first."""
        place = PLACE_OF_SET[name]
        start: int = self.sheet.starts.item(self.row, place)
        places = self.sheet.places[start : start + self.sheet.sizes.item(self.row, place)]
        return [*map(self.sheet.words.__getitem__, places.tolist())]


def pack(items: Sequence[ClaimItem]) -> PackedPropositions:
    """What is compared of some items of one version, in the order of their indices."""
    profiles = [profile_of(item) for item in items]
    place: dict[str, int] = {}
    sizes: list[int] = []
    places: list[int] = []
    for profile in profiles:
        for _, of in SETS.values():
            words = sorted(of(profile), key=_by_weight)[:MOST]
            sizes.append(len(words))
            places += [place.setdefault(word, len(place)) for word in words]
    return PackedPropositions(
        np.array([_row(profile) for profile in profiles], ROW).tobytes(),
        np.array(sizes, "<u2").tobytes(),
        np.array(places, _width(len(place))).tobytes(),
        tuple(place),
        np.array([number_of(word) for word in place], "<u4").tobytes(),
        np.array([weight(word) for word in place], "<f4").tobytes(),
    )


def unpack(packed: PackedPropositions, filed: Filed) -> Sheet:
    """What was kept of a version, under the ids and the day that it has now."""
    return _unpack(packed, filed.version_id, filed.report_id, filed.day)


def rows_of(items: Iterable[ClaimItem]) -> dict[str, ClaimRow]:
    """The rows of items, by the items' ids."""
    versions: dict[str, list[ClaimItem]] = {}
    for item in items:
        versions.setdefault(item.version_id, []).append(item)
    found: dict[str, ClaimRow] = {}
    for version_id, held in versions.items():
        held.sort(key=lambda item: item.index)
        published = held[0].published
        day = None if published is None or published.begin is None else published.begin.date()
        sheet = _unpack(pack(held), version_id, held[0].report_id, day)
        found.update((row.item_id, row) for row in sheet.claim_rows())
    return found


def _unpack(packed: PackedPropositions, version_id: str, report_id: str, day: date | None) -> Sheet:
    sizes = np.frombuffer(packed.sizes, "<u2").reshape(-1, len(SETS))
    ends = sizes.ravel().cumsum(dtype=np.int64)
    return Sheet(
        version_id=version_id,
        report_id=report_id,
        published=NOWHERE if day is None else day.toordinal(),
        rows=np.frombuffer(packed.rows, ROW),
        sizes=sizes,
        starts=(ends - sizes.ravel()).reshape(sizes.shape),
        places=np.frombuffer(packed.places, _width(len(packed.words))),
        words=packed.words,
        numbers=np.frombuffer(packed.numbers, "<u4"),
        weights=np.frombuffer(packed.weights, "<f4"),
    )


def _row(profile: Profile) -> tuple[int | float, ...]:
    item = profile.item
    kind = item.proposition.type
    said = item.proposition.said
    counted = (float(item.counted[0].low), float(item.counted[0].high)) if item.counted else NO_NUMBER
    return (
        item.index,
        item.index if item.answers is None else int(item.answers.rpartition(":")[2]),
        item.sentence.start,
        *((NOWHERE, NOWHERE) if profile.days is None else profile.days),
        NOWHERE if said is None or said.begin is None else said.begin.date().toordinal(),
        profile.tense,
        NO_TYPE if kind is None else TYPES[kind],
        number_of(profile.wording) if profile.wording else NO_WORDING,
        *counted,
    )


def _width(words: int) -> str:
    """How places of so many words are written: those of a book take more room."""
    return "<u2" if words <= 1 << 16 else "<u4"


def _by_weight(word: str) -> tuple[float, str]:
    return -weight(word), word
