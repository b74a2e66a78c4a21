"""Where decisions hold: finding the line, item or report that an anchor's words stand for in the record as it is now.

A report is known by its key, or, in a record that has it from elsewhere, by its words. In the version that was decided
on, the line that covers most of the anchor's words is meant; in others, the line that covers most of where these words
stand now. Less than half in common is no match: then the decision is orphaned rather than put on something else.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import apsw

from onrecord.model import Span
from onrecord.model.propositions import Proposition
from onrecord.model.review import Anchor, Layer
from onrecord.model.tallies import Tally
from onrecord.store.filters import fold
from onrecord.store.items import COPIES, PROPOSITIONS, TALLIES
from onrecord.store.queries import select
from onrecord.store.reviews.anchoring import LINES, item_name, proposition_place
from onrecord.store.reviews.relocation import overlap, relocate
from onrecord.store.values import from_json

ENOUGH = 0.5  # of the words that either covers, both must cover so much


class Place(NamedTuple):
    """What an anchor stands for: row numbers of its version and of itself, and its public id."""

    version: int
    row: int
    name: str


class _Candidate(NamedTuple):
    """Something in a version that an anchor may stand for."""

    row: int
    name: str
    spans: tuple[Span, ...]
    also: tuple[Span, ...]
    label: str


class Places:
    """Finds what anchors stand for; what it reads of a version it reads once."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._candidates: dict[tuple[int, Layer], list[_Candidate]] = {}
        self._texts: dict[int, str] = {}
        self._versions: dict[tuple[str, str], list[int]] = {}

    def find(self, anchor: Anchor) -> tuple[Place, ...]:
        """What an anchor stands for, at most one thing in each version of its report; its own version first."""
        found = (self._find_in(version, anchor) for version in self._versions_of(anchor))
        return tuple(place for place in found if place is not None)

    def _versions_of(self, anchor: Anchor) -> list[int]:
        """The versions of the report that an anchor is in, the one with its very words first."""
        known = self._versions.get((anchor.key, anchor.digest))
        if known is None:
            known = self._versions[anchor.key, anchor.digest] = self._look_up(anchor)
        return known

    def _look_up(self, anchor: Anchor) -> list[int]:
        query = (
            "SELECT v.version_pk, v.digest, v.report, v.outlet FROM version v WHERE v.report = "
            "(SELECT report FROM report_key WHERE key = ?) ORDER BY v.number DESC"
        )
        rows = select(self._connection, query, (anchor.key,))
        if anchor.digest not in (digest for _, digest, _, _ in rows):
            twins = select(
                self._connection,
                "SELECT v.version_pk, v.digest, v.report, v.outlet FROM version v WHERE v.report IN "
                "(SELECT report FROM version WHERE digest = ?) ORDER BY v.number DESC",
                (anchor.digest,),
            )
            alike = [row for row in twins if row[3] == anchor.outlet] or twins
            # Several reports with the same words by other outlets: nothing tells which of them was meant.
            if twins and len({row[2] for row in alike}) == 1:
                rows = [row for row in twins if row[2] == alike[0][2]]
        return [row[0] for row in sorted(rows, key=lambda row: row[1] != anchor.digest)]

    def _find_in(self, version: int, anchor: Anchor) -> Place | None:
        if anchor.layer is Layer.REPORT:
            return self._report(version)
        spans = relocate(anchor, self._text(version))
        if anchor.spans and not spans:
            return None
        moved = spans[0].start - anchor.spans[0].start if spans else 0
        also = tuple(span.moved(moved) for span in anchor.also if span.start + moved >= 0)
        best: tuple[tuple[float, float, bool], _Candidate] | None = None
        for candidate in self._candidates_in(version, anchor.layer):
            shared = _shared(anchor, spans, candidate)
            if shared < ENOUGH:
                continue
            score = (shared, overlap(also, candidate.also), candidate.label == anchor.label)
            if best is None or score > best[0]:
                best = score, candidate
        return None if best is None else Place(version, best[1].row, best[1].name)

    def _report(self, version: int) -> Place | None:
        query = (
            "SELECT v.report, r.report_id FROM version v JOIN report r ON r.report_pk = v.report WHERE version_pk = ?"
        )
        return next((Place(version, *row) for row in select(self._connection, query, (version,))), None)

    def _text(self, version: int) -> str:
        if version not in self._texts:
            rows = select(self._connection, "SELECT text FROM version WHERE version_pk = ?", (version,))
            self._texts[version] = rows[0][0]
        return self._texts[version]

    def _candidates_in(self, version: int, layer: Layer) -> Sequence[_Candidate]:
        found = self._candidates.get((version, layer))
        if found is None:
            found = self._candidates[version, layer] = list(_READ[layer](self._connection, version))
        return found


def _shared(anchor: Anchor, spans: Sequence[Span], candidate: _Candidate) -> float:
    """How much of the words an anchor shares with a candidate; for somebody named, the name may stand for the words."""
    if anchor.layer is not Layer.ENTITY:
        return overlap(spans, candidate.spans)
    named = 0.5 * (fold(anchor.label) == fold(candidate.label))
    return named + 0.5 * any(overlap(spans, (span,)) >= ENOUGH for span in candidate.spans)


def item_of_whole(connection: apsw.Connection, version: int, family: str = COPIES) -> int | None:
    """The item that stands for a version as a whole, in the family of copies or another that has one for each."""
    query = "SELECT item_pk FROM item WHERE version = ? AND family = ?"
    return next((row[0] for row in select(connection, query, (version, family))), None)


def _line_reader(layer: Layer) -> Callable[[apsw.Connection, int], Iterable[_Candidate]]:
    def read(connection: apsw.Connection, version: int) -> Iterable[_Candidate]:
        query = f"SELECT {layer}_pk, {layer}_id FROM {layer} WHERE version = ? ORDER BY ordinal"
        for pk, name in select(connection, query, (version,)):
            _, spans, also, label = LINES[layer](connection, pk)
            yield _Candidate(pk, name, spans, also, label)

    return read


def _entities(connection: apsw.Connection, version: int) -> Iterable[_Candidate]:
    mentions: dict[int, list[Span]] = {}
    query = 'SELECT entity, start, "end" FROM mention WHERE version = ? AND entity IS NOT NULL'
    for entity, start, end in select(connection, query, (version,)):
        mentions.setdefault(entity, []).append(Span(start, end))
    query = "SELECT ordinal, name FROM entity WHERE version = ? ORDER BY ordinal"
    for ordinal, name in select(connection, query, (version,)):
        yield _Candidate(ordinal, name, tuple(mentions.get(ordinal, ())), (), name)


def _propositions(connection: apsw.Connection, version: int) -> Iterable[_Candidate]:
    for pk, name, data in _items(connection, version, PROPOSITIONS):
        spans, also, label = proposition_place(from_json(Proposition, data))
        yield _Candidate(pk, name, spans, also, label)


def _tallies(connection: apsw.Connection, version: int) -> Iterable[_Candidate]:
    for pk, name, data in _items(connection, version, TALLIES):
        yield _Candidate(pk, name, (from_json(Tally, data).span,), (), "")


def _items(connection: apsw.Connection, version: int, family: str) -> Iterable[tuple[int, str, str]]:
    query = (
        "SELECT i.item_pk, v.version_id, i.ordinal, i.data FROM item i JOIN version v ON v.version_pk = i.version "
        "WHERE i.version = ? AND i.family = ? ORDER BY i.ordinal"
    )
    for pk, version_id, ordinal, data in select(connection, query, (version, family)):
        yield pk, item_name(family, version_id, ordinal, data), data


_READ: dict[Layer, Callable[[apsw.Connection, int], Iterable[_Candidate]]] = {
    Layer.STATEMENT: _line_reader(Layer.STATEMENT),
    Layer.FIGURE: _line_reader(Layer.FIGURE),
    Layer.EVENT: _line_reader(Layer.EVENT),
    Layer.ENTITY: _entities,
    Layer.PROPOSITION: _propositions,
    Layer.TALLY: _tallies,
}
