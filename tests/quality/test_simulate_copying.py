"""The simulation of events that most outlets copy from one wire."""

import pytest

from onrecord.cross_report.lineage import outlet_register
from quality.invented_stories import Plan, Telling, Way, write_story
from quality.simulate_copying import file_telling, judge, wilson

SEEDS = range(7, 13)


def test_a_story_can_be_told_again() -> None:
    assert write_story(5) == write_story(5)
    assert write_story(5) != write_story(6)


def test_copies_have_the_wires_number_and_come_after_it() -> None:
    for seed in SEEDS:
        tellings = write_story(seed).tellings
        by_outlet = {telling.outlet: telling for telling in tellings}
        assert len(by_outlet) == len(tellings)
        taken = [telling for telling in tellings if telling.taken_from is not None]
        assert taken
        for telling in taken:
            wire = by_outlet[telling.taken_from or ""]
            assert (telling.number, telling.published > wire.published) == (wire.number, True)
            assert (telling.way is Way.WHOLE) <= (wire.text.split("\n\n")[1] in telling.text)


def test_a_wire_can_be_absent() -> None:
    tellings = write_story(7, Plan(absent=1.0)).tellings
    assert {telling.taken_from for telling in tellings} - {None} - {telling.outlet for telling in tellings}


@pytest.mark.parametrize("seed", SEEDS)
def test_origins_are_counted_exactly(seed: int) -> None:
    outcome = judge(write_story(seed), outlet_register())
    assert [one.found.count for one in outcome.counted] == [one.true_origins for one in outcome.counted]
    assert sum(one.reports for one in outcome.counted) == len(write_story(seed).tellings)


def test_a_telling_is_read_like_any_report() -> None:
    (first, *_) = write_story(5).tellings
    telling = Telling(
        "Bell", first.published, "Nine dead in Osk", "Nine died, AFP reported. It snowed.", 9, Way.CARRIED
    )
    filed = file_telling(telling, "t")
    assert [credit.name for credit in filed.credits] == ["AFP"]
    assert [span.of(filed.text) for span in filed.sentences][1:] == ["Nine died, AFP reported.", "It snowed."]
    assert filed.day == first.published.date()


def test_an_interval_holds_its_share() -> None:
    low, high = wilson(95, 100)
    assert low == pytest.approx(0.888, abs=0.001)
    assert high == pytest.approx(0.978, abs=0.001)
