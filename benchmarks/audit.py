"""The log: events recorded, sealed and verified a second, beside a plain loop that hashes the same rows.

On SQLite, and on PostgreSQL when ZOTIM_TEST_POSTGRES names a role that may create databases. The baseline is what
any hash chain costs in Python: `json.dumps` and SHA-256 for each row, rows already in memory, no database. The ratio
says how many times slower (below 1) or faster we are than that.

    python3 tasks.py bench audit [EVENTS]        (default 50,000)
"""

import hashlib
import json
import os
import subprocess
import sys

from _house import house, rate, seconds, table

RECORDED = 3_000


def baseline(rows: list[dict]) -> float:
    """Seconds for the plain loop."""

    def chain() -> None:
        link = b""
        for row in rows:
            text = json.dumps(row, sort_keys=True, separators=(",", ":"))
            link = hashlib.sha256(link + hashlib.sha256(text.encode()).digest()).digest()

    return seconds(chain)


def run(events: int, database: str | None) -> None:
    """One database."""
    with house(database) as name:
        from django.db import transaction

        from zotim.core.audit.models import Event
        from zotim.core.audit.services import System, record, seal
        from zotim.core.audit.verify import verify
        from zotim.core.identifiers import uuid7

        actor = System("bench")
        key = str(uuid7())

        def one(number: int) -> None:
            # Details that differ each time: nothing that was parsed once can be used again.
            record(
                actor, "register.commitment.viewed", object_type="register.commitment", object_id=key,
                outcome="viewed", details={"count": number},
            )  # fmt: skip

        alone = seconds(lambda: [one(number) for number in range(RECORDED)])

        def together() -> None:
            for start in range(RECORDED, events - 999, 1000):
                with transaction.atomic():
                    for number in range(start, start + 1000):
                        one(number)

        batched = seconds(together)
        count = Event.objects.count()

        def seal_all() -> None:
            while seal():
                pass

        sealed = seconds(seal_all)
        found = verify()
        if not found.ok:
            sys.exit(str(found))
        fields = ["id", "at", "actor_id", "verb", "object_type", "object_id", "outcome", "request_id", "details"]
        rows = [
            {name: value if isinstance(value, dict) else str(value) for name, value in row.items()}
            for row in Event.objects.values(*fields)
        ]
        plain = baseline(rows)

        def ratio(number: int, took: float) -> str:
            return f"{(number / took) / (count / plain):.3f}"

        print(f"\n{name}, {count:,} events", flush=True)
        table(
            ["", "rate", "against the plain loop"],
            [
                ["recorded, each in a transaction of its own", rate(RECORDED, alone), ratio(RECORDED, alone)],
                ["recorded, 1,000 in a transaction", rate(count - RECORDED, batched), ratio(count - RECORDED, batched)],
                ["sealed", rate(count, sealed), ratio(count, sealed)],
                ["verified (chain, contents, queue)", rate(count, found.seconds), ratio(count, found.seconds)],
                ["plain loop: json + sha256, no database", rate(count, plain), "1"],
            ],
        )


def main() -> None:
    """Each database in a process of its own."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    if "--here" in sys.argv:
        run(events, os.environ.get("ZOTIM_BENCH_DATABASE"))
        return
    databases = [None, os.environ.get("ZOTIM_TEST_POSTGRES")]
    for database in databases if databases[1] else databases[:1]:
        variables = {name: value for name, value in os.environ.items() if name != "ZOTIM_BENCH_DATABASE"}
        variables |= {"ZOTIM_BENCH_DATABASE": database} if database else {}
        subprocess.run([sys.executable, __file__, str(events), "--here"], env=variables, check=True)
    if not databases[1]:
        print("\nPostgreSQL: left out, ZOTIM_TEST_POSTGRES isn't set (postgresql://role:password@host:port/postgres)")


if __name__ == "__main__":
    main()
