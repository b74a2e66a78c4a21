"""Doing the same to many things, in this process or in several, always giving results in the order of the tasks.

Processes are spawned, not forked: that works alike on every system, and the language model's threads do not survive
a fork. A worker that dies, for want of memory say, costs only the task that killed it: that task is tried once more
in a process of its own, the others go on in a new pool.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from onrecord.errors import OnRecordError

Given = TypeVar("Given")
Made = TypeVar("Made")

# How many tasks each worker may be ahead: enough that none waits, few enough to keep memory low.
_AHEAD = 4
# How many items are looked at before it is decided whether there is work enough for a pool.
_LOOK_AHEAD = 1000


@dataclass(frozen=True, slots=True)
class Died:
    """The process that worked on a task died of it."""


@dataclass(frozen=True, slots=True)
class _Halt:
    """An error of this package that ends the run; as a value, because its class cannot be rebuilt from a message."""

    kind: type[OnRecordError]
    message: str


class Engine(Generic[Given, Made]):
    """A function that is run on tasks, in `workers` processes where there are at least `pool_from` tasks.

    The function must be importable by name. Items that need no work pass through in their place, without being
    given to it. A script that calls this needs the usual `if __name__ == "__main__":` guard.
    """

    def __init__(self, function: Callable[[Given], Made], *, workers: int, pool_from: int) -> None:
        self._function = function
        self._workers = workers
        self._pool_from = pool_from

    def run(self, tasks: Iterable[Given | None]) -> Iterator[Made | Died | None]:
        """A result for each task, in order; None stands for an item without work."""
        stream = iter(tasks)
        if self._workers < 2:
            yield from self._here(stream)
            return
        ahead: list[Given | None] = []
        waiting = 0
        for task in stream:
            ahead.append(task)
            waiting += task is not None
            if waiting > self._pool_from:
                with _Pool(self._function, self._workers) as pool:
                    yield from pool.run(chain(ahead, stream))
                return
            if len(ahead) >= _LOOK_AHEAD:
                yield from self._here(ahead)
                ahead, waiting = [], 0
        yield from self._here(ahead)

    def _here(self, tasks: Iterable[Given | None]) -> Iterator[Made | None]:
        for task in tasks:
            yield None if task is None else self._function(task)


class _Pool(Generic[Given, Made]):
    """A process pool with a window of tasks under way."""

    def __init__(self, function: Callable[[Given], Made], workers: int) -> None:
        self._function = function
        self._workers = workers
        self._executor = _executor(workers)
        self._window: deque[tuple[Given | None, Future[Made | _Halt] | None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def run(self, tasks: Iterable[Given | None]) -> Iterator[Made | Died | None]:
        """A result for each task, in order."""
        for task in tasks:
            future = None if task is None else self._submit(task)  # may put a new window in place of the old
            self._window.append((task, future))
            if len(self._window) >= self._workers * _AHEAD:
                yield self._take()
        while self._window:
            yield self._take()

    def _submit(self, task: Given) -> Future[Made | _Halt]:
        try:
            return self._executor.submit(_guarded, self._function, task)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(_guarded, self._function, task)

    def _take(self) -> Made | Died | None:
        task, future = self._window.popleft()
        if task is None or future is None:
            return None
        try:
            return _made(future.result())
        except (BrokenProcessPool, CancelledError):
            self._restart()
        # Any of the tasks under way may have killed its worker; alone in a pool, this one shows whether it did.
        with _executor(1) as alone:
            try:
                return _made(alone.submit(_guarded, self._function, task).result())
            except BrokenProcessPool:
                return Died()

    def _restart(self) -> None:
        """A new pool for the tasks that went down with the old one."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = _executor(self._workers)
        self._window = deque(
            (task, None if task is None else self._executor.submit(_guarded, self._function, task))
            for task, _ in self._window
        )


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """Leaves Ctrl-C and messages to the parent, and ends with it: a worker would outlive a parent that was killed."""
    logging.getLogger().addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _guarded(function: Callable[[Given], Made], task: Given) -> Made | _Halt:
    try:
        return function(task)
    except OnRecordError as error:
        return _Halt(type(error), str(error))


def _made(result: Made | _Halt) -> Made:
    if isinstance(result, _Halt):
        error = result.kind.__new__(result.kind)
        Exception.__init__(error, result.message)
        raise error
    return result
