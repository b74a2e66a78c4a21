"""Finding aids: what of a report is compared, and what that can be found by, worked out when the report is read.

They are made where reports are read, by several processes at once. A version that has none, or one of other rules, gets
one when it is compared.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from onrecord.cross_report import claims, copies, lineage
from onrecord.model.filed import Filed
from onrecord.model.prepared import FindingAid
from onrecord.model.propositions import Proposition
from onrecord.model.tallies import Tally
from onrecord.store import COPIES, PROPOSITIONS, key_number

FORM = "5"  # of the aids; raise it whenever what they are made of changes, as a test reminds
Value = TypeVar("Value")


class Keyed(NamedTuple, Generic[Value]):
    """An item as it is compared, and the numbers of the keys that it is found by."""

    value: Value
    keys: Sequence[int]


def make_aid(filed: Filed, propositions: Sequence[Proposition], tallies: Sequence[Tally]) -> FindingAid:
    """The finding aid of a version; under which ids it is filed plays no part.

    Only what anything can be compared with has a row: what is found by what it says, or what takes up or is taken up.
    """
    items = claims.find_items(filed, propositions, tallies)
    told = Counter(item.answers or item.item_id for item in items)
    keyed = [(item, claims.own_keys(item)) for item in items]
    kept = [(item, keys) for item, keys in keyed if keys or told[item.answers or item.item_id] > 1]
    return FindingAid(
        FORM,
        _numbers(COPIES, copies.keys_of(copies.open_report(filed))),
        lineage.opening_of(filed.text),
        claims.pack([item for item, _ in kept]),
        np.array([len(keys) for _, keys in kept], "<u2").tobytes(),
        b"".join(_numbers(PROPOSITIONS, keys) for _, keys in kept),
    )


def _numbers(family: str, keys: Iterable[str]) -> bytes:
    return np.array(sorted(key_number(family, key) for key in keys), "<i8").tobytes()


def keyed_words(aid: FindingAid, filed: Filed) -> Keyed[copies.Copyable]:
    """A version as it is compared for what it copied."""
    return Keyed(copies.open_report(filed), np.frombuffer(aid.runs, "<i8").tolist())


def keyed_rows(aid: FindingAid, filed: Filed) -> dict[int, Keyed[claims.ClaimRow]]:
    """The rows of a version by the indices of its propositions, with their keys under the ids that it has now."""
    rows = claims.unpack(aid.propositions, filed).claim_rows()
    ends = np.frombuffer(aid.counts, "<u2").cumsum(dtype=np.int64).tolist()
    keys = np.frombuffer(aid.keys, "<i8").tolist()
    tie = {
        root: (key_number(PROPOSITIONS, claims.key_of_root(f"{filed.version_id}:{root}")),)
        for root, count in Counter(row.root for row in rows).items()
        if count > 1
    }
    return {
        row.place: Keyed(row, (*keys[start:end], *tie.get(row.root, ())))
        for row, (start, end) in zip(rows, pairwise([0, *ends]), strict=True)
    }
