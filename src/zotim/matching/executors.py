"""Where work on batches is done: here, in a pool of processes, on a Ray cluster. What comes back is the same, in order.

Work is something that can be pickled, so that other processes know it; what is sent to it and comes back is small. An
index isn't sent: each process opens it from its file and keeps it open (:mod:`zotim.matching.bulk`).
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from importlib import import_module
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""Batches for each worker that are under way: no worker waits, and a file of any length needs little memory."""
LOOPBACK = "127.0.0.1"
_RESOLVING = "resolve_ip_for_localhost"


class Missing(RuntimeError):
    """An executor can't be had here: a package isn't installed."""


class Exposed(Missing):
    """An executor would listen to other machines."""


class Executor(Protocol):
    """Does work on batches; answers come in the order of the batches, each as soon as those before it are there."""

    def __call__(self, work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]: ...


def inline(work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
    """One after the other, in this process."""
    return map(work, batches)


class Pool:
    """So many processes on this machine."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__(self, work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """Processes are started anew, not forked: a fork would take locks and threads of this one along."""
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_leave_stopping_to_the_first)
        try:
            with closing(
                _in_order(lambda one: pool.submit(work, one), lambda one: one.result(), batches, self.workers)
            ) as answers:
                yield from answers
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


class Ray:
    """Workers of Ray: of the cluster whose address RAY_ADDRESS names, else so many on this machine.

    Whoever may speak to Ray runs programs as its user. So here it listens on the loopback alone, and a cluster belongs
    into a private network of its own (``docs/how-to/screen-in-bulk.md``). Raises Missing without the extra ``cluster``.
    """

    def __init__(self, workers: int) -> None:
        try:
            import ray
        except ImportError:
            raise Missing(
                "Ray isn't installed. It comes with the extra `cluster`: pip install 'zotim[cluster]'."
            ) from None
        self._ray: Any = ray
        self.workers = workers

    def __call__(self, work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
        """Raises Exposed rather than listen to others."""
        ray = self._ray
        try:
            workers = self._join() if os.environ.get("RAY_ADDRESS") else self._begin()
            remote = ray.remote(work_of).options(max_retries=3)
            yield from _in_order(lambda one: remote.remote(work, one), ray.get, batches, workers)
        finally:
            ray.shutdown()

    def _join(self) -> int:
        self._ray.init(logging_level="ERROR", log_to_driver=False)
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def _begin(self) -> int:
        """Ray takes the machine's own address in place of a loopback one and then listens to everybody, so it is kept
        from that; and looked at, since another version may do it elsewhere."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        services = import_module("ray._private.services")
        resolving = getattr(services, _RESOLVING, None)
        setattr(services, _RESOLVING, lambda host: host)
        try:
            self._ray.init(
                num_cpus=self.workers, include_dashboard=False, _node_ip_address=LOOPBACK, logging_level="ERROR",
                log_to_driver=False,
            )  # fmt: skip
        finally:
            setattr(services, _RESOLVING, resolving)
        if any(node["NodeManagerAddress"] != LOOPBACK for node in self._ray.nodes()):
            raise Exposed("This version of Ray listens beyond this machine. Start a cluster yourself: RAY_ADDRESS.")
        return self.workers


EXECUTORS: dict[str, Callable[[int], Executor]] = {"inline": lambda _workers: inline, "pool": Pool, "ray": Ray}


def executor(name: str, workers: int) -> Executor:
    """The executor of that name. Raises KeyError for another name, Missing where a package isn't there."""
    return EXECUTORS[name](workers)


def work_of(work: Callable[[T], R], batch: T) -> R:
    """Work on one batch, as Ray calls it."""
    return work(batch)


def _in_order(
    begin: Callable[[T], Any], end: Callable[[Any], R], batches: Iterable[T], workers: int
) -> Generator[R, None, None]:  # fmt: skip
    """Begin batches ahead of those that are waited for, and give what comes of each in their order."""
    under_way: deque[Any] = deque()
    for batch in batches:
        under_way.append(begin(batch))
        if len(under_way) > AHEAD * workers:
            yield end(under_way.popleft())
    while under_way:
        yield end(under_way.popleft())


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C goes to all processes of a terminal; the first one decides what becomes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
