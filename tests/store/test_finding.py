from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.store import RecordReader, finding
from onrecord.store.finding import without_short_beginnings
from onrecord.store.finding_queries import Narrowed


@pytest.mark.parametrize("query", ["tank", "TANKS orle", "nunez", '"not a single"', "mara", "boots", "withdr*"])
def test_the_same_is_found_as_by_the_plain_search(record: Path, query: str) -> None:
    with RecordReader(record) as reader:
        plain, found = reader.search(query), reader.find(query, Narrowed(), limit=50)
    assert {hit.statement.statement_id for hit in found.statements} == {
        hit.statement.statement_id for hit in plain.statements
    }
    assert [hit.report.report_id for hit in found.reports] == [hit.report.report_id for hit in plain.reports]
    assert found.extents["statements"].hits == plain.statements_total
    assert not found.extents["statements"].more


@given(query=st.text(max_size=60) | st.text(alphabet="ab\"*()-:^ +'NEAROT{}\\\0", max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_person_types_can_fail(record: Path, query: str) -> None:
    with RecordReader(record) as reader:
        reader.find(query, Narrowed(speaker=query, outlet=query, place=query, month=query, kind=query), limit=5)


def test_every_facet_leads_to_as_many_hits_as_it_counts(crisis: Path) -> None:
    followed = 0
    with RecordReader(crisis) as reader:
        found = reader.find("ordavia", Narrowed(), limit=5)
        assert set(found.facets) == {"kind", "speaker", "act", "outlet", "place", "month"}
        for facet in ("speaker", "act", "outlet", "place", "month"):
            for value in found.facets[facet]:
                narrowed = reader.find("ordavia", Narrowed(**{facet: value.value}), limit=5)
                assert narrowed.extents["statements"].hits == value.count, (facet, value)
                followed += 1
        for value in found.facets["kind"]:
            alone = reader.find("ordavia", Narrowed(kind=value.value), limit=5)
            assert sum(extent.hits for extent in alone.extents.values()) == value.count
    assert followed > 10


def test_claims_and_the_like_are_found_by_their_words(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        found = reader.find("troops", Narrowed(kind="claims"), limit=5)
    assert found.groups
    assert {hit.row.family for hit in found.groups} == {"claims"}
    assert any(piece.hit for piece in found.groups[0].snippet)


def test_of_a_common_word_the_last_are_looked_through_and_it_is_told(crisis: Path) -> None:
    with (
        patch.multiple(finding, RANKED=5, LOOKED=8, POOL=4),
        RecordReader(crisis) as reader,
    ):
        whole = reader.search("ordavia")
        found = reader.find("ordavia", Narrowed(), limit=50)
        narrowed = reader.find("ordavia", Narrowed(act="assert"), limit=50)
    extent = found.extents["statements"]
    assert extent.more
    assert (extent.looked, len(found.statements)) == (4, 4)
    assert extent.held >= whole.statements_total > 8
    assert narrowed.extents["statements"].looked == 8
    assert {hit.statement.statement_id for hit in found.statements} <= {
        hit.statement.statement_id for hit in whole.statements
    }


def test_older_versions_are_left_out(record: Path) -> None:
    with RecordReader(record) as reader:
        found = reader.find("3,000", Narrowed(), limit=5)
        assert (found.statements, found.reports) == ((), ())
        assert reader.find("4,500", Narrowed(), limit=5).statements


def test_a_star_needs_some_letters_before_it() -> None:
    assert without_short_beginnings("wi* withdr* x") == ("wi withdr* x", ("wi*",))
    assert without_short_beginnings("* ** abc*") == ("* ** abc*", ())


def test_a_common_word_is_ranked_by_how_much_of_a_row_it_is(crisis: Path) -> None:
    with patch.multiple(finding, RANKED=0), RecordReader(crisis) as reader:
        found = reader.find("troops", Narrowed(kind="statements"), limit=200)
    shares = [
        sum(piece.hit for piece in hit.snippet) / len("".join(piece.text for piece in hit.snippet).split())
        for hit in found.statements
    ]
    half = len(shares) // 2
    assert half > 2
    assert sum(shares[:half]) > sum(shares[-half:])
