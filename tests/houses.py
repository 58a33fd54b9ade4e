"""Installations of their own, run from outside as people run them: by commands, in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]


class House:
    """An installation of its own, run from outside as people run it."""

    def __init__(self, folder, database, second):
        self.home, self.database = folder, database
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("ZOTIM_")} | {
            "ZOTIM_HOME": str(folder),
            "ZOTIM_DATABASE": self.database,
            "ZOTIM_TOMBSTONES": str(second),
            "ZOTIM_INSECURE": "1",
            "DJANGO_SETTINGS_MODULE": "zotim.config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def signed_in_as(self, role, password):
        """The same house, for somebody who signs in to the database as *role*; then nothing is a trial any more."""
        url = urlsplit(self.database)
        database = url._replace(netloc=f"{role}:{password}@{url.hostname}:{url.port}").geturl()
        other = House(self.home, database, self.environment["ZOTIM_TOMBSTONES"])
        other.environment |= {"ZOTIM_DESKS": self.environment.get("ZOTIM_DESKS", "all"), "ZOTIM_INSECURE": "0"}
        return other

    def call(self, *arguments):
        command = [sys.executable, "-W", "ignore", *map(str, arguments)]
        return subprocess.run(
            command, env=self.environment, cwd=self.home.parent, capture_output=True, text=True, check=False
        )

    def zotim(self, *arguments):
        return self.call("-m", "zotim", *arguments)

    def well(self, *arguments):
        done = self.zotim(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr[-3000:]}"
        return done.stdout

    def run(self, script, *arguments):
        done = self.call("-c", script, *arguments)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else None

    def bytes(self):
        """Every byte that this house keeps, the database's own copy of its rows included."""
        found = b"".join(path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file())
        if self.database.startswith("postgresql"):
            done = subprocess.run(
                ["pg_dump", "--enable-row-security", "--inserts", self.database],
                env={**os.environ, "PGOPTIONS": "-c zotim.definer=on"}, capture_output=True, check=True,
            )  # fmt: skip
            found += done.stdout
        return found

    def state(self):
        """What lies where, apart from the empty database and the secret that each start looks for."""
        kept = (path for path in self.home.rglob("*") if path.is_file() and "zotim.sqlite3" not in path.name)
        return {path.relative_to(self.home).as_posix(): path.read_bytes() for path in kept}
