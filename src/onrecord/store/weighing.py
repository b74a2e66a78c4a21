"""How well a row answers a search for common words, worked out from the row alone.

FTS5's own bm25() first counts how many rows hold each word, which for a word in a million rows takes longer than all
else. Where words are common that count hardly tells rows apart: what is left of BM25 (Robertson and Zaragoza 2009) is
how often a row holds the words for its length. Words of the first column, title or label, count once more.
"""

from typing import Any

import apsw

WEIGHT = "onrecord_weight"
_SATURATION, _BY_LENGTH = 1.2, 0.75


def weigh_row(row: apsw.FTS5ExtensionApi, *_: Any) -> float:
    """The weight of one row, the best lowest, as bm25() gives it."""
    first = sum(0 in row.phrase_columns(phrase) for phrase in range(row.phrase_count))
    often = row.inst_count + first
    average = max(1.0, row.column_total_size(-1) / max(1, row.row_count))
    length = 1 - _BY_LENGTH + _BY_LENGTH * row.column_size(-1) / average
    return -often * (_SATURATION + 1) / (often + _SATURATION * length)
