import multiprocessing
import os
import time
from collections.abc import Iterator

import pytest

from onrecord.errors import BadLexicon
from onrecord.pipeline.engines import Died, Engine


def double(number: int) -> int:
    return number * 2


def slow_at_first(number: int) -> tuple[int, int]:
    """Work that takes longest for the first tasks, so that others are done before them."""
    time.sleep(0.05 if number < 3 else 0)
    return number, os.getpid()


def die_of_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number


def fail_at_five(number: int) -> int:
    if number == 5:
        raise BadLexicon("names.tsv", "line 3")
    return os.getpid()


def process_of(number: int) -> int:
    return os.getpid()


def test_few_tasks_are_done_in_this_process() -> None:
    engine = Engine(process_of, workers=2, pool_from=3)
    assert list(engine.run([1, None, 2, 3])) == [os.getpid(), None, os.getpid(), os.getpid()]


def test_many_tasks_are_done_elsewhere_in_the_order_they_came() -> None:
    results = list(Engine(slow_at_first, workers=2, pool_from=3).run(range(30)))
    numbers, processes = zip(*(result for result in results if isinstance(result, tuple)), strict=True)
    assert numbers == tuple(range(30))
    assert os.getpid() not in processes
    assert len(set(processes)) <= 2


def test_items_without_work_keep_their_place() -> None:
    tasks = [number if number % 3 else None for number in range(30)]
    expected = [None if task is None else task * 2 for task in tasks]
    assert list(Engine(double, workers=2, pool_from=3).run(tasks)) == expected


def test_a_task_that_kills_its_worker_costs_only_itself() -> None:
    results = list(Engine(die_of_seven, workers=2, pool_from=3).run(range(24)))
    assert results == [Died() if number == 7 else number for number in range(24)]


def test_an_error_that_concerns_every_task_comes_back_with_its_message() -> None:
    with pytest.raises(BadLexicon, match=r"names\.tsv cannot be read \(line 3\)"):
        list(Engine(fail_at_five, workers=2, pool_from=3).run(range(20)))


def test_one_worker_takes_tasks_as_they_come() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    results = Engine(double, workers=1, pool_from=0).run(tasks())
    assert next(results) == 0
    assert taken == [0]


def test_a_pool_that_is_given_up_leaves_no_process_behind() -> None:
    results = Engine(double, workers=2, pool_from=3).run(range(50))
    next(results)
    assert isinstance(results, Iterator)
    results.close()  # type: ignore[attr-defined]  # a generator, as its caller may give it up
    assert multiprocessing.active_children() == []
