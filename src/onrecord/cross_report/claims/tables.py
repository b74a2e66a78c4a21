"""Tables: the propositions of many versions as arrays, so that thousands of pairs are compared at once.

A set of words becomes a row of checksums, filled up with numbers that equal nothing; what two rows have in common is
then one comparison of arrays. Sets longer than their row keep the words that tell most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.claims.sheets import NOWHERE, PLACE_OF_SET, ROW, SETS, ClaimRow, Sheet
from onrecord.lexicon.word_meanings import meanings_by_checksum, unit

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Checksums = NDArray[np.uint32]
EMPTY = 0  # the checksum of no word
WIDTHS = np.array([width for width, _ in SETS.values()])


@dataclass(frozen=True, slots=True)
class Row:
    """A set of each row: checksums of its words, and what each tells."""

    numbers: Checksums
    weights: Floats

    @property
    def told(self) -> NDArray[np.bool_]:
        """Whether a row's set has any word."""
        told: NDArray[np.bool_] = self.numbers[:, 0] != EMPTY
        return told


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as arrays; every array's first axis runs over the rows."""

    rows: dict[str, Row]
    predicate_meaning: Floats
    meaning: Floats
    days: Numbers
    said: Numbers
    tense: Numbers
    type: Numbers
    report: Numbers
    sentence: Numbers
    taken_up: Numbers
    wording: Numbers
    counted: NDArray[np.float64]


def table_of(rows: Sequence[ClaimRow]) -> Table:
    """The table of some rows, in their order."""
    held = [id(row.sheet) for row in rows]
    by_id = dict(zip(held, (row.sheet for row in rows), strict=True))
    sheets = list(by_id.values())
    stacked = _Stack(sheets)
    number = {key: n for n, key in enumerate(by_id)}
    of = np.array([number[key] for key in held], np.int64)
    at = stacked.first_row[of] + np.array([row.row for row in rows], np.int64)
    facts = np.frombuffer(b"".join([sheet.rows.tobytes() for sheet in sheets]), ROW)[at]
    published = np.array([sheet.published for sheet in sheets], np.int64)[of]
    said = facts["said"].astype(np.int64)
    report = np.array([crc32(sheet.report_id.encode()) for sheet in sheets], np.int64)[of]
    version = np.array([crc32(sheet.version_id.encode()) for sheet in sheets], np.int64)[of]
    return Table(
        rows=stacked.sets(at),
        predicate_meaning=stacked.meaning("predicate", at, weighted=False),
        meaning=stacked.meaning("content", at),
        days=np.stack([facts["begin"], facts["finish"]], axis=1).astype(np.int64),
        said=np.where(said == NOWHERE, published, said),
        tense=facts["tense"].astype(np.int64),
        type=facts["type"].astype(np.int64),
        report=report,
        sentence=version + facts["sentence"],
        taken_up=version << 32 | facts["root"],
        wording=facts["wording"].astype(np.int64),
        counted=np.stack([facts["low"], facts["high"]], axis=1),
    )


class _Stack:
    """Sheets laid on each other: rows, places and words are counted on from one to the next."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sizes = np.concatenate([sheet.sizes for sheet in sheets]).astype(np.int64)
        self.first_row = _before([len(sheet.rows) for sheet in sheets])
        held = np.array([len(sheet.places) for sheet in sheets])
        words = _before([len(sheet.words) for sheet in sheets])
        self._starts = np.concatenate([sheet.starts for sheet in sheets])
        self._starts += np.repeat(_before(held), [len(sheet.rows) for sheet in sheets])[:, None]
        places = np.concatenate([sheet.places for sheet in sheets]).astype(np.int64) + np.repeat(words, held)
        self._numbers = np.concatenate([sheet.numbers for sheet in sheets])[places]
        self._weights = np.concatenate([sheet.weights for sheet in sheets])[places]

    def sets(self, at: Numbers) -> dict[str, Row]:
        """All sets of some rows."""
        numbers = np.full((len(at), WIDTHS.sum()), EMPTY, np.uint32)
        weights = np.zeros(numbers.shape, np.float32)
        kept = np.minimum(self._sizes[at], WIDTHS)
        counts = kept.ravel()
        within = np.arange(counts.sum()) - _before(counts).repeat(counts)
        places = self._starts[at].ravel().repeat(counts) + within
        # where each set of each row begins in the rows laid end to end
        begins = np.arange(len(at))[:, None] * WIDTHS.sum() + _before(WIDTHS)
        columns = begins.ravel().repeat(counts) + within
        numbers.ravel()[columns], weights.ravel()[columns] = self._numbers[places], self._weights[places]
        ends = WIDTHS.cumsum()
        return {
            name: Row(numbers[:, end - width : end], weights[:, end - width : end])
            for name, width, end in zip(SETS, WIDTHS.tolist(), ends.tolist(), strict=True)
        }

    def meaning(self, name: str, at: Numbers, *, weighted: bool = True) -> Floats:
        """The joint meaning of a set of some rows, each word weighed by what it tells if asked."""
        sizes, starts = self._sizes[at, PLACE_OF_SET[name]], self._starts[at, PLACE_OF_SET[name]]
        places = np.repeat(starts - _before(sizes), sizes) + np.arange(sizes.sum())
        vectors = meanings_by_checksum(self._numbers[places])
        if weighted:
            vectors *= self._weights[places, None]
        joined = np.zeros((len(at), vectors.shape[1]), np.float32)
        told = np.flatnonzero(sizes)
        if len(told):
            joined[told] = np.add.reduceat(vectors, _before(sizes)[told], axis=0)
        return unit(joined)


def _before(counts: Sequence[int] | Numbers) -> Numbers:
    """How many there are before each."""
    found = np.array(counts, np.int64)
    return found.cumsum() - found
