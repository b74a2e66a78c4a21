"""Works take turns, the median counts, and linear algebra gets one thread."""

import os
import time

import pytest

from bench.turns import ONE_THREAD, alternating_times, one_or_more, own_times, start_on_one_thread


def test_works_take_turns_and_the_median_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []
    clock = iter([0.0, 1.0, 1.0, 6.0, 10.0, 19.0, 20.0, 21.0, 30.0, 32.0, 40.0, 47.0])
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    works = own_times({"one": lambda: turns.append("one"), "two": lambda: turns.append("two")})
    assert alternating_times(works, 3) == {"one": 2.0, "two": 5.0}
    assert turns == ["one", "two"] * 3


def test_linear_algebra_gets_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[dict[str, str]] = []
    monkeypatch.setattr(os, "execve", lambda program, arguments, environment: begun.append(environment))
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    start_on_one_thread()
    assert begun[0].items() >= ONE_THREAD.items()
    for name, value in ONE_THREAD.items():
        monkeypatch.setenv(name, value)
    start_on_one_thread()
    assert len(begun) == 1


@pytest.mark.parametrize("written", ["0", "-3", "many", "1.5", ""])
def test_numbers_below_one_are_refused(written: str) -> None:
    assert one_or_more("12") == 12
    with pytest.raises(ValueError):  # noqa: PT011 - argparse takes no other, and shows its own message
        one_or_more(written)
