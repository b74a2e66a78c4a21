"""Networks learn what they are shown, and come out the same each time; what ships fits the comparisons of today."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.cross_report.coreference.entity_slots import compare_entities
from onrecord.cross_report.coreference.event_slots import compare_events
from onrecord.cross_report.coreference.network import shipped_networks
from onrecord.cross_report.coreference.stories import collect
from onrecord.cross_report.coreference.support import compare_events_of, compare_participants, compare_support
from tests.cross_report.coreference.marked_reports import keys_of, read
from training.cross_coreference import learning
from training.cross_coreference.learning import Pairs, learn


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch) -> Pairs:
    """Pairs that are one where exactly one of two values is high: no single value tells."""
    monkeypatch.setattr(learning, "PASSES", 40)
    random = np.random.default_rng(1)
    values = random.integers(0, 2, (1024, 3)).astype(np.float32)
    same = (values[:, 0] != values[:, 1]).astype(np.float32)
    return Pairs(values, same, np.ones(len(same), np.float32))


def test_it_learns_that_one_of_two_values_must_hold(pairs: Pairs) -> None:
    network = learn(pairs, ("one", "other", "noise"), seeds=1)
    scores = network.score(pairs.values)
    assert ((scores > 0.5) == (pairs.same > 0.5)).mean() > 0.98
    assert network.slots == ("one", "other", "noise")


def test_it_comes_out_the_same_each_time(pairs: Pairs) -> None:
    few = pairs.only(np.arange(256))
    one, other = learn(few, ("a", "b", "c"), seeds=2), learn(few, ("a", "b", "c"), seeds=2)
    assert all((a == b).all() for a, b in zip(one.layers, other.layers, strict=True))
    assert not (one.layers[0][0] == one.layers[0][1]).all()


def test_what_counts_more_is_learned_rather(pairs: Pairs) -> None:
    torn = replace(
        pairs, same=np.where(np.arange(1024) % 2, 1, 0).astype(np.float32), values=np.ones((1024, 3), np.float32)
    )
    heavy = replace(torn, importance=np.where(torn.same > 0, 9, 1).astype(np.float32))
    even, uneven = (learn(shown, ("a", "b", "c"), seeds=1).score(torn.values[:1])[0] for shown in (torn, heavy))
    assert even == pytest.approx(0.5, abs=0.05)
    assert uneven > even + 0.05


def test_the_shipped_networks_read_the_comparisons_that_there_are() -> None:
    report = read(0, "Police {e1.a|arrested} {n1.a|Halvik}. The {e1.b|arrest} of {n1.b|Halvik} drew protests.")
    collection = collect([report.profile])
    networks = shipped_networks()
    events = tuple(compare_events(report.events, collection))
    entities = tuple(compare_entities(report.entities, collection))
    scores = np.eye(2, dtype=np.float32)
    numbers = dict.fromkeys(keys_of(report), 0)
    more = (
        *compare_support(report.events, scores),
        *compare_participants(report.events, report.entities, numbers),
    )
    of_entities = (
        *compare_support(report.entities, scores),
        *compare_events_of(report.entities, report.events, numbers),
    )
    assert networks.first_event.slots == events
    assert networks.first_entity.slots == entities
    assert networks.second_event.slots == events + more
    assert networks.second_entity.slots == entities + of_entities
