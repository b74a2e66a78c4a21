"""What is worked out of a report when it is read, so that comparing it costs less."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.cross_report import claims
from onrecord.model.filed import Filed
from onrecord.model.propositions import Proposition
from onrecord.pipeline.across import compare_all
from onrecord.pipeline.comparing.aids import FORM, keyed_rows, make_aid
from onrecord.store import (
    BEGINNINGS,
    COPIES,
    CREDITS,
    PROPOSITIONS,
    TALLIES,
    RecordWriter,
    dump_record,
    key_number,
    to_json,
)
from tests.cross_report.claim_items import make_proposition
from tests.sample_records import Analysed, build_in_batches

CASES = Path(__file__).parents[2] / "cross_report" / "claims" / "cases.toml"
FILED = Filed("v-one", "r-one", 1, "Ordavia masses troops on the border, the harbour master of Selmara said on Monday.")
# The digest of what the aids below are made of, for this form.
MADE = ("5", "fb2610b14ce8")


def _propositions() -> list[Proposition]:
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [make_proposition(**_plain(case[side])) for case in cases["synthetic"] for side in ("one", "other")]


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ("answers", "answered", "report")}


def _groups(path: Path) -> list[str]:
    return [line for line in dump_record(path) if line.startswith(('["group"', '["item link"'))]


def test_the_form_is_raised_when_anything_in_aids_changes() -> None:
    aid = make_aid(FILED, _propositions(), ())
    digest = hashlib.sha256(to_json((aid.runs, aid.opening, aid.propositions, aid.counts, aid.keys)).encode())
    assert (FORM, digest.hexdigest()[:12]) == MADE, "raise FORM in pipeline/comparing/aids.py and put both here"


def test_rows_have_the_keys_of_their_items() -> None:
    propositions = _propositions()
    rows = keyed_rows(make_aid(FILED, propositions, ()), FILED)
    assert rows
    for item in claims.find_items(FILED, propositions):
        if item.index in rows:
            expected = {key_number(PROPOSITIONS, key) for key in claims.own_keys(item)}
            tie = {key_number(PROPOSITIONS, claims.key_of_root(item.answers or item.item_id))}
            assert expected <= set(rows[item.index].keys) <= expected | tie
        else:
            assert not claims.own_keys(item)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM item WHERE family = 'aids'",
        "UPDATE item SET data = json_set(data, '$[0]', 'of old') WHERE family = 'aids'",
    ],
)
def test_a_record_without_aids_or_with_others_is_compared_alike(
    analysed: list[Analysed], crisis: Path, tmp_path: Path, change: str
) -> None:
    path = build_in_batches(tmp_path / "without.record", [analysed])
    connection = apsw.Connection(str(path))
    connection.execute(change)
    assert connection.changes() > 0
    connection.close()
    with RecordWriter(path) as writer:
        with writer.comparing() as comparisons:
            for family in (COPIES, CREDITS, PROPOSITIONS, TALLIES, BEGINNINGS):
                comparisons.forget(family)
        assert compare_all(writer, frozenset()) is None
        writer.finish()
    assert _groups(path) == _groups(crisis)
