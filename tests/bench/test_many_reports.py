"""Many reports made of few, for measuring: they are compared like any."""

from pathlib import Path

import apsw

from bench.many_reports import make_many, read_told
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
        expected = [len(counted.claim.members) for _, counted in reader.groups(CLAIMS, CountedClaim)]
    with RecordReader(path) as reader:
        rounds = [
            {member.item.version_id[-3:] for member in counted.claim.members}
            for _, counted in reader.groups(CLAIMS, CountedClaim)
        ]
    assert expected
    assert sum(one == {"000"} for one in rounds) >= len(expected)  # versions of one report are reports of their own
    assert sum(one == {"001"} for one in rounds) >= len(expected) // 2
    assert len(list(apsw.Connection(str(path)).execute("SELECT 1 FROM version"))) == 2 * len(told)
