"""Whether two items ask one question: a score with its reasons, after what no likeness outweighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.claims.scoring import shipped_scale
from onrecord.cross_report.claims.sheets import ClaimRow, rows_of
from onrecord.cross_report.claims.slots import (
    Pairs,
    Shared,
    Slots,
    compare_deeds,
    compare_settings,
    compare_words,
    likeness,
)
from onrecord.cross_report.claims.tables import Floats, table_of
from onrecord.model.claims import ClaimItem, ClaimLink, SlotPoints, Wording

AT_ONCE = 8_000  # pairs in memory at a time
TAKEN_UP = "takes up"
ALIKE = 0.6  # cosine from which predicates may be one without any list saying so

# Which set of words the slots compare, by the word that their names begin with.
_SHOWN_BY = {
    "same": "predicate",
    "telling": "predicate",
    "contrary": "predicate",
    "predicates": "predicate",
    "agents": "agent names",
    "doer": "agent names",
    "heads": "heads",
    "objects": "object names",
    "object": "object heads",
    "goals": "goal names",
    "grounds": "grounds",
    "names": "names",
    "words": "content",
    "clauses": "clause",
    "weight": "content",
    "rarest": "content",
    "scope": "scope",
}


def compare(one: ClaimItem, other: ClaimItem) -> ClaimLink | None:
    """The link of two items that ask one question, with its reasons; None where they do not."""
    links = compare_all((one, other), [(0, 1)], explained=True)
    return links[0] if links else None


def compare_all(
    items: Sequence[ClaimItem], pairs: Sequence[tuple[int, int]], *, explained: bool = False
) -> list[ClaimLink]:
    """The links among pairs of items, given by their places; each is what `compare` makes of the pair alone."""
    rows = rows_of(items)
    return compare_rows([rows[item.item_id] for item in items], pairs, explained=explained)


def compare_rows(
    rows: Sequence[ClaimRow], pairs: Sequence[tuple[int, int]], *, explained: bool = False
) -> list[ClaimLink]:
    """The links among pairs of rows, given by their places.

    Args:
        rows: The rows of items.
        pairs: Two places each.
        explained: Whether links come with their reasons. Most links never become part of a claim, and those that do are
            explained by `group`.
    """
    return list(link_rows(rows, pairs, explained=explained).values())


def link_rows(
    rows: Sequence[ClaimRow], pairs: Sequence[tuple[int, int]] | Pairs, *, explained: bool = False
) -> dict[tuple[int, int], ClaimLink]:
    """The same by the pairs of places."""
    scale = shipped_scale()
    ids = [row.item_id for row in rows]
    shown: dict[int, _Shown] = {}
    links: dict[tuple[int, int], ClaimLink] = {}
    for some in slots_of(rows, pairs):
        scores = np.where(some.taken_up, 1, np.round(scale.score(some.slots), 4))
        kept = np.flatnonzero(some.taken_up | (scores >= scale.least))
        taken = some.taken_up[kept]
        opposite = (some.slots["contrary sense"][kept] > 0) & ~taken
        columns = _columns(some.slots, kept) if explained else []
        told = zip(some.pairs[kept].tolist(), scores[kept].tolist(), taken.tolist(), opposite.tolist(), strict=True)
        for n, (pair, score, taken_up, turned) in enumerate(told):
            one, other = pair if ids[pair[0]] <= ids[pair[1]] else pair[::-1]
            reasons: tuple[SlotPoints, ...] = ()
            if explained:
                shown.update((place, _Shown(rows[place])) for place in pair if place not in shown)
                reasons = _reasons(shown[one], shown[other], columns, n, taken=taken_up)
            wording = Wording.OPPOSITE if turned else Wording.SAME
            links[pair[0], pair[1]] = ClaimLink(ids[one], ids[other], wording, score, taken_up, reasons)
    return links


def score_rows(rows: Sequence[ClaimRow], pairs: Pairs) -> Floats:
    """The score of each pair of places, 1 for what a report itself ties together, 0 for what is never one."""
    scale = shipped_scale()
    found = np.zeros(len(pairs), np.float32)
    for some in slots_of(rows, pairs):
        found[some.order] = np.where(some.taken_up, 1, np.round(scale.score(some.slots), 4))
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """Some pairs of places, the value of every slot for each, and whether the report itself ties the two together.

    `order` tells which of the pairs that were asked for they are.
    """

    order: NDArray[np.int64]
    pairs: NDArray[np.int64]
    slots: Slots
    taken_up: NDArray[np.bool_]


def slots_of(rows: Sequence[ClaimRow], pairs: Sequence[tuple[int, int]] | Pairs) -> Iterator[Compared]:
    """The pairs that can be one question at all, some at a time; most are told apart before words are compared."""
    if not len(pairs):
        return
    whole = np.asarray(pairs, np.int64)
    wanted = np.unique(whole)
    table = table_of([rows[place] for place in wanted.tolist()])
    held = np.searchsorted(wanted, whole)
    for start in range(0, len(whole), AT_ONCE):
        order = np.arange(start, min(start + AT_ONCE, len(whole)))
        one, other = held[order].T
        taken = table.taken_up[one] == table.taken_up[other]
        kept = taken | ~_unlike(Shared(table, one, other))
        order, one, other, taken = order[kept], one[kept], other[kept], taken[kept]
        settings = compare_settings(Shared(table, one, other))
        kept = taken | ~never_one(settings)
        order, one, other, taken = order[kept], one[kept], other[kept], taken[kept]
        if len(order):
            shared = Shared(table, one, other)
            slots = {**compare_deeds(shared), **_some(settings, kept), **compare_words(shared)}
            yield Compared(order, whole[order], slots, taken)


def _unlike(shared: Shared) -> NDArray[np.bool_]:
    """Which pairs tell of unlike deeds; the dearer ways in which deeds are alike are asked of the rest alone."""
    unlike = ~(shared.meets("predicate") | shared.meets("senses"))
    rest = np.flatnonzero(unlike)
    asked = Shared(shared.table, shared.one[rest], shared.other[rest])
    alike = (likeness(asked) >= ALIKE) | asked.either("contraries", "senses") | asked.either("predicate", "content")
    unlike[rest] = ~alike
    return unlike


def _some(slots: Slots, kept: NDArray[np.bool_]) -> Slots:
    return {name: values[kept] for name, values in slots.items()}


def never_one(slots: Slots) -> NDArray[np.bool_]:
    """Which pairs are two questions whatever their likeness.

    Other destinations, other numbers, other days of what is done, other doers of the same deed, or nobody in common. Of
    90 judged pairs with other numbers three are one question; what rivals each other is for series to say.
    """
    veto: NDArray[np.bool_] = (
        (slots["goals differ"] > 0)
        | (slots["other number"] > 0)
        | (slots["other days"] > 0)
        | ((slots["agents differ"] > 0) & (slots["sides swapped"] == 0))
        | ((slots["no name shared"] > 0) & (slots["same wording"] == 0))
        | ((slots["agents differ"] > 0) & (slots["objects differ"] > 0))
    )
    return veto


class _Shown(dict[str, str]):
    """The words of each set of a row that slots compare, for people to read; put together when first asked for."""

    def __init__(self, row: ClaimRow) -> None:
        super().__init__()
        self.item_id = row.item_id
        self._row = row

    def __missing__(self, name: str) -> str:
        self[name] = told = " ".join(sorted(self._row.words_of(name)))
        return told


class _Column(NamedTuple):
    """A slot of some links: its name, its points, which set of words it compares, if any, and its value for each."""

    slot: str
    points: float
    compared: str | None
    values: Sequence[float]


def _columns(slots: Slots, kept: NDArray[np.int64]) -> list[_Column]:
    """The slots that have points, for those of the pairs that are kept."""
    return [_Column(*told, slots[told[0]][kept].tolist()) for told in _points_shown() if told[0] in slots]


def _reasons(one: _Shown, other: _Shown, columns: Sequence[_Column], n: int, *, taken: bool) -> tuple[SlotPoints, ...]:
    """What each slot adds to a link, with the words that it compares."""
    found = [SlotPoints(TAKEN_UP, one.item_id, other.item_id, 0.0)] if taken else []
    for slot, points, compared, values in columns:
        if values[n]:
            words = ("", "") if compared is None else (one[compared], other[compared])
            found.append(SlotPoints(slot, *words, round(points * values[n], 3)))
    return tuple(found)


@cache
def _points_shown() -> tuple[tuple[str, float, str | None], ...]:
    """The points of each slot, and which set of words it compares, if any."""
    points = shipped_scale().points.items()
    return tuple((slot, value, _SHOWN_BY.get(slot.split(maxsplit=1)[0])) for slot, value in points)
