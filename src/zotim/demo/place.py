"""Where a demonstration lies, whether one runs there, and whether it was made to its end. One runs in a folder."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zotim.core import locks


class Running(Exception):
    """A demonstration runs there; the message says which, and what to do."""


class Place:
    """The folder *home*; beside it lies its lock, and in it where its site is and that it is whole."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock, self._site, self._whole = home.with_suffix(".lock"), home / "site.json", home / "whole"

    def refuse_if_it_runs(self) -> None:
        """Raises :class:`Running`; makes nothing."""
        if self._lock.exists():
            with self.taken():
                pass

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Nobody else runs one here meanwhile. Raises :class:`Running` where somebody does."""
        self.home.parent.mkdir(parents=True, exist_ok=True)
        held = locks.take(self._lock)
        if held is None:
            raise Running(self._running())
        with held:
            yield

    def _running(self) -> str:
        try:
            site = json.loads(self._site.read_text(encoding="utf-8"))
            where = f"at {site['address']} (process {site['process']})"
        except (OSError, ValueError, LookupError):  # it has only just begun
            where = "or is being made"
        return (
            f"A demonstration runs {where}, in {self.home}. Open that one, or stop it (Ctrl-C where it was started). "
            "A second one beside it is started from another folder, with --port."
        )

    def empty(self) -> bool:
        """Begin anew; answers whether an earlier one was removed."""
        was = self.home.exists()
        if was:
            shutil.rmtree(self.home)
        self.home.mkdir(parents=True)
        return was

    def says(self, address: str, process: int) -> None:
        """Keep where the site is, for whoever tries to start a second one."""
        self._site.write_text(json.dumps({"address": address, "process": process}), encoding="utf-8")

    def made(self) -> None:
        """It was made to its end, so that it can be opened again."""
        self._whole.touch()

    def is_whole(self) -> bool:
        """Whether one is here that was made to its end."""
        return self._whole.exists()
