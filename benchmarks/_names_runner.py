"""One matcher of names in a process of its own, on one core: what it costs and what it answers.

    python _names_runner.py MATCHER FOLDER

``bench names`` starts it: with the project's Python for ours, with that of the peers for theirs, so nothing of Zotim is
imported here. FOLDER holds the input as JSON; MATCHER.json beside it is the result. Times are CPU seconds of this
process. Memory is what the process keeps resident beyond the input and an idle interpreter; answers are put into files
before it is looked at, so that nobody's index is charged with them.
"""

import ctypes
import gc
import importlib
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

MATCHERS = {
    "zotim": "_names_ours:Ours",
    "nomenklatura": "_names_peers:Nomenklatura",
    "rapidfuzz": "_names_peers:Rapidfuzz",
    "splink": "_names_peers:Splink",
}
LIMIT, MANY = 10, 100
"""Hits asked for, and for people who aren't listed, so that each list's alarms can be counted."""
LEAST = 0.5
"""Score from which alarms about people who aren't listed are looked at."""

ALL = ("person", "organisation", "vessel", "aircraft")
Found = list[tuple[str, float]]


class Matcher(Protocol):
    """What is measured. Records and questions are the dictionaries of the input."""

    version: str
    threshold: float
    """From which score a hit is shown for a decision, as shipped or, where nothing is shipped, as recommended."""
    kinds: tuple[str, ...]
    """Of what it finds something; questions about others aren't counted."""
    alone: int
    """How many questions are asked one by one for times; 0 where it can't."""

    def ready(self, entries: list[dict[str, Any]]) -> Any:
        """The entries as objects of the matcher: input still, not an index."""

    def build(self, entries: Any) -> None:
        """An index of what :meth:`ready` gave, instead of any before."""

    def search(self, questions: list[dict[str, Any]], limit: int, threshold: float, *, explain: bool) -> list[Found]:
        """For each question the best entries with their scores, explained where the matcher can."""

    def pairs(self, pairs: list[dict[str, Any]]) -> list[float]:
        """The score of each pair of names; 0 where a pair isn't compared."""


def resident() -> float:
    """Megabytes (10^6 bytes) of this process in memory, after what is free was given back."""
    gc.collect()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024 / 1e6
    except OSError:
        pass
    return float("nan")


def measured(make: Callable[[Path], Matcher], folder: Path) -> dict[str, Any]:
    """Build, ask, and say what it took."""

    def read(name: str) -> Any:
        return json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))

    def keep(name: str, found: list[Found]) -> None:
        folder.joinpath(f"{name} found.json").write_text(json.dumps(found), encoding="utf-8")

    asked, nobody, pace, single, pairs = map(read, ("questions", "nobody", "pace", "single", "pairs"))
    entries = read("entries")
    before = resident()
    matcher = make(folder)
    program = resident() - before
    ready = matcher.ready(entries)
    told: dict[str, Any] = {"version": matcher.version, "threshold": matcher.threshold, "kinds": matcher.kinds}
    before = resident()
    few = [{**pace[0], "id": f"warm/{at}", "names": [pace[at]["name"]], "weak": []} for at in range(20)]
    matcher.build(matcher.ready(few))
    matcher.search([{**one, "id": f"asked/{one['id']}"} for one in few], LIMIT, 0.0, explain=True)
    told["program MB"] = program + resident() - before
    warm = resident()
    told["build s"] = timed(lambda: matcher.build(ready))[0]
    told["built MB"] = resident() - warm
    seconds, _ = timed(lambda: matcher.search(pace, LIMIT, matcher.threshold, explain=True))
    told["screened/s"] = len(pace) / seconds
    told["single ms"] = sorted(
        timed(lambda one=one: matcher.search([one], LIMIT, matcher.threshold, explain=True))[0] * 1000
        for one in single[: matcher.alone]
    )
    seconds, answers = timed(lambda: matcher.search(asked, LIMIT, 0.0, explain=False))
    told["ranked/s"] = len(asked) / seconds
    keep("answers", answers)
    keep("nobody", matcher.search(nobody, MANY, LEAST, explain=False))
    del answers
    told["index MB"] = resident() - warm
    told |= {name: read(f"{name} found") for name in ("answers", "nobody")}
    told["pairs"] = matcher.pairs(pairs)
    told["load"] = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    told["machine"] = f"{platform.machine()}, Python {platform.python_version()}"
    return told


def timed(work: Any) -> tuple[float, Any]:
    """CPU seconds and the answer."""
    started = time.process_time()
    answer = work()
    return time.process_time() - started, answer


def installed_first() -> None:
    """Look for what is installed before the files of this folder: a peer needs a package ``fingerprints``, and one of
    the benchmarks is called so."""
    here = str(Path(__file__).parent)
    sys.path[:] = [path for path in sys.path if path != here] + [here]


def main(name: str, folder: Path) -> int:
    """Measure one matcher; 3 where it isn't installed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    module, _, made = MATCHERS[name].partition(":")
    installed_first()
    try:
        told = measured(lambda where: getattr(importlib.import_module(module), made)(where), folder)
    except ImportError as error:
        print(f"{name} isn't installed: {error}", file=sys.stderr)
        return 3
    folder.joinpath(f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
