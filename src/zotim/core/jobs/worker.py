"""The worker: runs jobs one after the other, and beside them, in a thread of its own, seals the log each second."""

import logging
import threading

from django.db import Error, close_old_connections, connection

from zotim.core.audit.services import seal
from zotim.core.jobs.lock import WorkerLock
from zotim.core.jobs.steps import ask_for_what_recurs, run_one, take_up

log = logging.getLogger("zotim.worker")


def seal_until(stop: threading.Event, every: float) -> None:
    """Seal each *every* seconds until *stop*, and once more at the end. A busy database is tried again."""
    try:
        while not stop.wait(every):
            _seal()
        _seal()
    finally:
        connection.close()


def _seal() -> None:
    try:
        while seal() == 10_000:
            pass
    except Error as error:
        log.warning("sealing waits: %s", type(error).__name__)
        connection.close()


def work(stop: threading.Event, every: float = 1.0) -> None:
    """Take up what a killed worker left, then run what is due until *stop*. Raises AlreadyRunning, or
    RuntimeError when the lock was lost (the connection broke): then another worker may run already.

    A running job is asked to end at its next step; it goes back to the queue and is resumed.
    """
    with WorkerLock() as lock:
        sealer = threading.Thread(target=seal_until, args=(stop, every), name="sealer", daemon=True)
        sealer.start()
        found = take_up()
        if found:
            log.warning("%s interrupted jobs are taken up again", found)
        try:
            while not stop.is_set():
                if not lock.held():
                    raise RuntimeError("the worker's lock was lost")
                close_old_connections()
                try:
                    ask_for_what_recurs()
                    busy = run_one(stop.is_set)
                except Error as error:
                    log.warning("jobs wait: %s", type(error).__name__)
                    connection.close()
                    busy = False
                if not busy:
                    stop.wait(every)
        finally:
            stop.set()
            sealer.join(timeout=10)
