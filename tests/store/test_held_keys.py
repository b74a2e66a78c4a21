"""Keys that are held in memory until all that comes in is filed."""

import random
from importlib.resources import files

import apsw
import numpy as np
import pytest

from onrecord.store import item_keys
from onrecord.store.held_keys import HeldKeys, merged
from onrecord.store.item_keys import Filing

WINDOW = 3


@pytest.fixture
def connection() -> apsw.Connection:
    made = apsw.Connection(":memory:")
    for _ in made.execute(files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8")):
        pass
    return made


@pytest.mark.parametrize("at_once", [1, 3, 8, 60])
@pytest.mark.parametrize("seed", range(3))
def test_neighbours_in_memory_are_those_in_the_file(connection: apsw.Connection, seed: int, at_once: int) -> None:
    random.seed(seed)
    rows = [(key, item // 2, item) for item in range(60) for key in random.sample(range(8), random.randint(0, 4))]
    held = HeldKeys()
    compared = 0
    for first in range(0, 60, at_once):
        coming = item_keys.key_rows(row for row in rows if first <= row[2] < first + at_once)
        in_file = Filing(coming, item_keys.filed_near(connection, coming, window=WINDOW))
        in_memory = Filing(coming, held.near(coming, window=WINDOW))
        found = [filing.candidates(window=WINDOW, shared=1, days=None) for filing in (in_file, in_memory)]
        for theirs, ours in zip(*found, strict=True):
            assert ours.tolist() == theirs.tolist()
        compared += len(found[1][0])
        item_keys.file_keys(connection, coming)
        held.add(coming)
    assert compared > 100
    filed = connection.execute("SELECT key, place, item FROM item_key ORDER BY 1, 2, 3").fetchall()
    assert [*zip(*(column.tolist() for column in merged(held.runs)), strict=True)] == filed


def test_runs_stay_few() -> None:
    held = HeldKeys()
    for place in range(100):
        held.add(item_keys.key_rows([(key, place, place) for key in range(5)]))
    assert len(held.runs) < 9
    assert sum(len(run.keys) for run in held.runs) == 500
    near = held.near(item_keys.key_rows([(2, 100, 100), (9, 100, 100)]), window=WINDOW)
    assert set(near.keys.tolist()) == {2}
    assert near.places.tolist()[-WINDOW:] == [97, 98, 99]
    assert np.all(np.diff(near.places) > 0)
