"""Times in turns: in every round each work has one, so that all meet the same machine, and the median counts.

Times are CPU time, which a busy machine hardly changes; linear algebra gets one thread, whatever the environment says.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]
# numpy's libraries read these once, when they are loaded.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)


def alternating_times(timed: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each gives as the seconds that it took."""
    times: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(rounds):
        for name, seconds in timed.items():
            times[name].append(seconds())
    return {name: statistics.median(measured) for name, measured in times.items()}


def own_times(works: Mapping[str, Work]) -> dict[str, Callable[[], float]]:
    """Each work of this process as something that does it and gives its CPU time in seconds."""
    return {name: _timed(work) for name, work in works.items()}


def _timed(work: Work) -> Callable[[], float]:
    def seconds() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return seconds


def start_on_one_thread() -> None:
    """Begins anew with one thread for linear algebra, unless that is so already."""
    if any(os.environ.get(name) != value for name, value in ONE_THREAD.items()):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | ONE_THREAD)


def one_or_more(written: str) -> int:
    """A number from the command line.

    Raises:
        ValueError: It is no whole number, or less than 1.
    """
    number = int(written)
    if number < 1:
        raise ValueError
    return number
