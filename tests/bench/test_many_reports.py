"""Many reports made of few, for measuring: they are compared like any."""

from pathlib import Path

import apsw

from bench.many_reports import make_many, read_told
from onrecord.model.claims import Claim
from onrecord.model.crossed import CountedClaim
from onrecord.pipeline.across import compare_all
from onrecord.store import CLAIMS, RecordReader, RecordWriter


def test_each_round_makes_claims_of_its_own(crisis: Path, tmp_path: Path) -> None:
    told = read_told(crisis)
    path = tmp_path / "many.record"
    make_many(path, told, 2 * len(told), apart=400)
    with RecordWriter(path) as writer:
        assert compare_all(writer, frozenset()) is None
        writer.commit()
    with RecordReader(crisis) as reader:
        expected = [_words(counted.claim) for _, counted in reader.groups(CLAIMS, CountedClaim)]
    with RecordReader(path) as reader:
        claims = [counted.claim for _, counted in reader.groups(CLAIMS, CountedClaim)]
    rounds = [{member.item.version_id[-3:] for member in claim.members} for claim in claims]
    first = [_words(claim) for claim, one in zip(claims, rounds, strict=True) if one == {"000"}]
    assert expected
    # Versions of a report are reports of their own here: they stand in claims beside the rest, or make further ones.
    assert all(any(words <= found for found in first) for words in expected)
    assert sum(one == {"001"} for one in rounds) >= len(expected) // 2
    assert len(list(apsw.Connection(str(path)).execute("SELECT 1 FROM version"))) == 2 * len(told)


def _words(claim: Claim) -> frozenset[str]:
    """What the members of a claim say."""
    return frozenset(member.item.words for member in claim.members)
