"""What the record tells of one version: both ends of an edge, and only the version's own part of a claim."""

from pathlib import Path

import pytest

from onrecord.model.lineage import LineageEdge
from onrecord.model.propositions import Position
from onrecord.store import EDGES, RecordReader, VersionGroups
from tests.views.web import entwined


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return entwined.build(tmp_path_factory.mktemp("groups") / "entwined.record")


def groups(record: Path, outlet: str) -> VersionGroups:
    with RecordReader(record) as reader:
        head = next(row.head for row in reader.reports().rows if row.head.outlet == outlet)
        return reader.groups_of_version(head.version_id)


def test_the_edges_of_a_version_are_those_that_start_or_end_at_it(record: Path) -> None:
    with RecordReader(record) as reader:
        drawn = dict(reader.groups(EDGES, LineageEdge))
        for version_id in reader.heads():
            found = dict(reader.groups_of_version(version_id).edges)
            assert found == {
                name: edge for name, edge in drawn.items() if version_id in (edge.report, edge.other_report)
            }


def test_what_others_took_comes_with_who_took_it(record: Path) -> None:
    found = groups(record, "Strait Press")
    assert [name for name, _ in found.edges] == ["l-0", "l-1"]
    assert [head.outlet for head in found.heads.values()] == ["Quay Post"]


def test_of_a_claim_only_the_words_of_this_version_are_read(record: Path) -> None:
    for outlet, words, position in (
        ("Strait Press", entwined.PUMP, Position.ASSERTS),
        ("صدى", entwined.DENIAL, Position.DENIES),
    ):
        (claim,) = groups(record, outlet).claims
        assert [(member.item.words, member.position) for member in claim.members] == [(words, position)]
        assert (claim.row.group_id, claim.row.origins) == (entwined.CLAIM_ID, 2)


def test_a_dispute_has_all_its_sides(record: Path) -> None:
    about, number = groups(record, "Strait Press").disputes
    assert (about.row.group_id, about.claim_id) == (entwined.DISPUTE_ID, entwined.CLAIM_ID)
    assert [(side.position, len(side.items), side.origins) for side in about.sides] == [
        (Position.ASSERTS, 2, 1),
        (Position.DENIES, 1, 1),
    ]
    assert number.claim_id == "c-series"
    assert [one.row.group_id for one in groups(record, "Quay Post").disputes] == [entwined.DISPUTE_ID]


def test_a_version_that_there_is_not_takes_part_in_nothing(record: Path) -> None:
    with RecordReader(record) as reader:
        assert reader.groups_of_version("v-nobody") == VersionGroups()
