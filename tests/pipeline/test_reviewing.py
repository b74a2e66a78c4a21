"""Decisions on real pages of the sample: what they do across reports, and that undoing them leaves no trace."""

import shutil
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.review import Review, ReviewKind, TargetKind
from onrecord.model.series import FigureSeries
from onrecord.pipeline import apply_decisions
from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, RecordReader, RecordWriter, dump_record
from onrecord.store.reviews import Decision, ReviewStatus, decide, import_reviews, undo
from tests.sample_records import Analysed, build_in_batches

REJECT, CONFIRM = ReviewKind.REJECT, ReviewKind.CONFIRM


@pytest.fixture
def reviewed(crisis: Path, tmp_path: Path) -> Path:
    """A copy of the crisis that may be decided on."""
    return Path(shutil.copy(crisis, tmp_path / "reviewed.record"))


def take(
    record: Path, kind: ReviewKind, target: TargetKind, target_id: str, other: str | None = None, /, **value: str
) -> Review:
    entry, _ = decide(record, Decision(kind, target, target_id, value, "Ada", other))
    assert apply_decisions(record)
    return entry


def claims_of(record: Path) -> dict[str, list[str]]:
    with RecordReader(record) as reader:
        return {
            name: [member.item.item_id for member in counted.claim.members]
            for name, counted in reader.groups(CLAIMS, CountedClaim)
        }


def series_of(record: Path) -> dict[str, list[str]]:
    with RecordReader(record) as reader:
        return {
            name: [f"{point.key.version_id}#{point.key.figure}" for point in series.points]
            for name, series in reader.groups(SERIES, FigureSeries)
        }


def statuses(record: Path) -> list[ReviewStatus]:
    with RecordReader(record) as reader:
        return [row.status for row in reader.reviews()]


def test_a_member_that_is_rejected_leaves_its_claim_and_comes_back_when_that_is_undone(reviewed: Path) -> None:
    before, lines = claims_of(reviewed), list(dump_record(reviewed))
    name, members = max(before.items(), key=lambda claim: len(claim[1]))
    assert len(members) > 2
    entry = take(reviewed, REJECT, TargetKind.MEMBER, f"{name}/{members[-1]}")
    after = claims_of(reviewed)
    for held in after.values():
        assert members[-1] not in held or not set(held) & set(members[:-1])
    assert any(set(members[:-1]) <= set(held) for held in after.values())
    assert statuses(reviewed) == [ReviewStatus.IN_FORCE]
    undo(reviewed, entry.review_id, who="Ada")
    assert apply_decisions(reviewed)
    assert list(dump_record(reviewed)) == lines


def test_a_member_that_is_confirmed_stays_with_the_words_of_its_claim(reviewed: Path) -> None:
    with RecordReader(reviewed) as reader:
        groups = reader.groups(CLAIMS, CountedClaim)
    name, claim = max(((name, counted.claim) for name, counted in groups), key=lambda pair: len(pair[1].members))
    item = next(member.item.item_id for member in claim.members if member.item.item_id != claim.worded_by)
    take(reviewed, CONFIRM, TargetKind.MEMBER, f"{name}/{item}")
    (held,) = [held for held in claims_of(reviewed).values() if item in held]
    assert claim.worded_by in held
    with RecordReader(reviewed) as reader:
        assert reader.standing(item).confirmed is not None


def test_figures_that_are_parted_share_no_series(reviewed: Path) -> None:
    name, points = max(series_of(reviewed).items(), key=lambda series: len(series[1]))
    take(reviewed, REJECT, TargetKind.MEMBER, f"{name}/{points[0]}")
    for held in series_of(reviewed).values():
        assert points[0] not in held or not set(held) & set(points[1:])


def test_what_rests_on_a_rejected_statement_is_in_no_claim_and_no_dispute(reviewed: Path) -> None:
    with RecordReader(reviewed) as reader:
        dispute = reader.groups(DISPUTES, Dispute)[0][1]
        item = dispute.sides[0].items[0]
        page = reader.find_report(item.version_id)
        assert page is not None
        statement = next(row for row in page.statements if any(span.overlaps(item.span) for span in row.content))
    take(reviewed, REJECT, TargetKind.STATEMENT, statement.statement_id)
    with RecordReader(reviewed) as reader:
        assert reader.find_statement(statement.statement_id) is not None
        told = [
            member.item
            for _, counted in reader.groups(CLAIMS, CountedClaim)
            for member in counted.claim.members
            if member.item.version_id == item.version_id
        ]
        ordinal = [row.statement_id for row in page.statements].index(statement.statement_id)
        assert all(one.proposition.statement != ordinal for one in told)


def test_a_rejected_edge_is_kept_and_passed_by_when_origins_are_counted(reviewed: Path) -> None:
    with RecordReader(reviewed) as reader:
        before = {name: counted.origins.count for name, counted in reader.groups(CLAIMS, CountedClaim)}
        edges = reader.groups(EDGES, LineageEdge)
    for name, edge in edges:
        if edge.other_report is not None:
            decide(reviewed, Decision(REJECT, TargetKind.EDGE, name, {}, "Ada"))
    assert apply_decisions(reviewed)
    with RecordReader(reviewed) as reader:
        after = {name: counted.origins.count for name, counted in reader.groups(CLAIMS, CountedClaim)}
        assert reader.groups(EDGES, LineageEdge) == edges
        assert reader.standing(next(name for name, edge in edges if edge.other_report)).rejected is not None
    assert after.keys() == before.keys()
    assert all(after[name] >= before[name] for name in before)
    assert sum(after.values()) > sum(before.values())


def test_actors_are_joined_and_parted_and_stay_so(reviewed: Path) -> None:
    with RecordReader(reviewed) as reader:
        people = [row for row in reader.actors() if row.kind == "person"]
    first, second = people[0], people[1]
    merged = take(reviewed, ReviewKind.MERGE, TargetKind.ACTOR, first.actor_id, second.actor_id, name="The Two")
    with RecordReader(reviewed) as reader:
        joined = reader.find_actor(first.actor_id)
        assert joined is not None
        assert reader.find_actor(second.actor_id) is None
        assert (joined.name, joined.statements) == ("The Two", first.statements + second.statements)
        assert any("Ada joined" in reason for reason in joined.reasons)
    take(reviewed, ReviewKind.SPLIT, TargetKind.ACTOR, first.actor_id, names=second.name, name=second.name)
    with RecordReader(reviewed) as reader:
        names = [row.name for row in reader.actors()]
    assert "The Two" in names
    assert second.name in names
    undo(reviewed, merged.review_id, who="Ada")
    assert apply_decisions(reviewed)
    with RecordReader(reviewed) as reader:
        assert {first.name, second.name} <= {row.name for row in reader.actors()}


def test_decisions_give_the_same_record_when_it_is_made_anew_in_another_order(
    analysed: Sequence[Analysed], reviewed: Path, tmp_path: Path
) -> None:
    claims = sorted(claims_of(reviewed).items(), key=lambda claim: (-len(claim[1]), claim[0]))
    name, members = claims[0]
    with RecordReader(reviewed) as reader:
        people = [row.actor_id for row in reader.actors() if row.kind == "person"][:2]
        statement = next(row for row in reader.statements().rows).statement_id
        edge = next(name for name, edge in reader.groups(EDGES, LineageEdge) if edge.other_report)
    take(reviewed, REJECT, TargetKind.MEMBER, f"{name}/{members[0]}")
    take(reviewed, REJECT, TargetKind.STATEMENT, statement)
    take(reviewed, REJECT, TargetKind.EDGE, edge)
    take(reviewed, ReviewKind.MERGE, TargetKind.ACTOR, *people)
    take(reviewed, REJECT, TargetKind.CLAIM, max(claims_of(reviewed)))
    with RecordReader(reviewed) as reader:
        entries = [row.review for row in reader.reviews()]
    half = len(analysed) // 2
    anew = build_in_batches(tmp_path / "anew.record", [analysed[half:], analysed[:half]])
    import_reviews(anew, entries)
    assert apply_decisions(anew)
    assert list(dump_record(anew)) == list(dump_record(reviewed))
    assert statuses(anew) == [ReviewStatus.IN_FORCE] * len(entries)


def test_a_decision_taken_beside_a_build_counts_when_it_ends(reviewed: Path) -> None:
    from onrecord.pipeline.across import hear_decisions

    name, members = max(claims_of(reviewed).items(), key=lambda claim: len(claim[1]))
    with RecordWriter(reviewed) as writer:
        _, waits = decide(reviewed, Decision(REJECT, TargetKind.MEMBER, f"{name}/{members[-1]}", {}, "Ada"))
        assert waits
        assert not apply_decisions(reviewed)
        assert hear_decisions(writer) is None
    assert all(
        not (one == members[-1] and other in members)
        for held in claims_of(reviewed).values()
        for one, other in combinations(held, 2)
    )
