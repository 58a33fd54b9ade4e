"""One upgrade, run in a process of its own on an empty database: `python -m tests.upgrade.journey RELEASE`.

Prints what came of it as JSON on the last line. `back` instead of a release, on a migrated one: back to
nothing, and forward again.
"""

import json
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django

RELEASES = Path(__file__).with_name("releases.toml")
EVENTS = 7


def releases() -> dict[str, dict[str, Any]]:
    """The manifest."""
    return tomllib.loads(RELEASES.read_text(encoding="utf-8"))


def ours() -> list[str]:
    """Labels of our own apps that have migrations."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    labels = MigrationLoader(connection).migrated_apps
    return sorted(c.label for c in apps.get_app_configs() if c.name.startswith("zotim.") and c.label in labels)


def to_release(release: dict[str, str]) -> Any:
    """Migrate to the schema of *release*, with guards in place; the models of that day."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from zotim.core import guards

    executor = MigrationExecutor(connection)
    libraries = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in ours()]
    state = executor.migrate([*libraries, *release.items()])
    guards.install(connection)
    return state.apps


def write_log(apps: Any) -> None:
    """Events, sealed and waiting, and a checkpoint: digests by the rules that must never change."""
    from datetime import timedelta

    from django.conf import settings

    from tests.upgrade.filler import BEGINNING
    from zotim.core.audit import keys, layout, notes
    from zotim.core.identifiers import uuid7

    event, unsealed, seal = (apps.get_model("audit", name) for name in ("Event", "Unsealed", "Seal"))
    link = layout.GENESIS
    for number in range(1, EVENTS + 1):
        key, at, who, details = uuid7(), BEGINNING + timedelta(minutes=number), uuid7(), {"count": number}
        words = ("person", "register.commitment.viewed", "register.commitment", str(uuid7()), "", "viewed", "test:1")
        digest = layout.event_digest(key, at, who, None, words, details)
        event.objects.create(
            id=key, at=at, actor_id=who, actor_kind=words[0], verb=words[1], object_type=words[2], object_id=words[3],
            purpose=words[4], outcome=words[5], request_id=words[6], details=details, digest=digest,
        )  # fmt: skip
        if number == EVENTS:
            unsealed.objects.create(event_id=key)
            continue
        link = layout.link(link, number, bytes.fromhex(digest))
        seal.objects.create(number=number, event_id=key, digest=digest, hash=link.hex())
    key = keys.signing_key(settings.ZOTIM_KEYS)
    note = notes.Note("zotim/ZOT", EVENTS - 1, link.hex(), layout.moment(at)).signed(key)
    apps.get_model("audit", "Checkpoint").objects.create(
        origin=note.origin, number=note.number, hash=note.hash, at=at, signature=note.signature.hex(),
        key=keys.fingerprint(key.public_key()),
    )  # fmt: skip


def rows(tables: dict[str, list[str]]) -> dict[str, list[list[str]]]:
    """What the tables hold in these columns, sorted, as the database gives it."""
    from django.db import connection

    held = {}
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            cursor.execute(f"SELECT {', '.join(map(connection.ops.quote_name, columns))} FROM {table}")
            held[table] = sorted([[repr(value) for value in row] for row in cursor.fetchall()])
    return held


def losses(before: dict[str, list[str]], changed: Iterable[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The columns that are still there, and those that are gone without anybody having said why."""
    from django.db import connection

    gone, kept = [], {}
    names = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, columns in before.items():
            if table in changed:
                continue
            if table not in names:
                gone.append(table)
                continue
            now = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            named = {column for column in columns if f"{table}.{column}" in changed}
            gone += [f"{table}.{column}" for column in columns if column not in now and column not in named]
            kept[table] = [column for column in columns if column in now and column not in named]
    return kept, gone


def upgrade(name: str) -> dict[str, Any]:
    """From the release's schema, filled, to now."""
    from django.core.management import call_command
    from django.db import connection

    from tests.upgrade.filler import fill
    from zotim.config.checks import findings
    from zotim.core import guards
    from zotim.core.audit.verify import verify

    release = dict(releases()[name])
    changed = release.pop("changed", {})
    apps = to_release(release)
    models = [model for model in apps.get_models() if model._meta.app_label in release]
    made = fill([model for model in models if model._meta.app_label != "audit"])
    write_log(apps)
    tables = {model._meta.db_table: [f.column for f in model._meta.concrete_fields] for model in models}
    for model in models:
        for relation in model._meta.many_to_many:
            through = relation.remote_field.through._meta
            tables[through.db_table] = [field.column for field in through.concrete_fields]
    before = rows(tables)

    call_command("migrate", verbosity=0, interactive=False)
    kept, gone = losses(tables, changed)
    whole = [table for table in kept if kept[table] == tables[table]]
    after = rows(kept)
    connection.check_constraints()
    found = verify()
    return {
        "models": len(made),
        "rows": sum(map(len, before.values())),
        "empty": sorted(table for table, held in before.items() if not held and table not in ("audit_disposal",)),
        "gone": gone,
        "altered": [table for table in whole if after[table] != before[table]],
        "fewer": [table for table in kept if len(after[table]) < len(before[table])],
        "guards": guards.differences(connection),
        "findings": [str(finding) for finding in findings() if finding.code != "worker"],
        "log": str(found),
        "sealed": found.sealed,
        "log_ok": found.ok,
    }


def back() -> dict[str, Any]:
    """From a migrated database back to nothing, and forward again."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from zotim.core import guards

    guards.drop(connection)  # as the command does before it begins
    MigrationExecutor(connection).migrate([(label, None) for label in ours()])
    from django.apps import apps

    models = [model for label in ours() for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    left = sorted({model._meta.db_table for model in models} & set(connection.introspection.table_names()))
    call_command("migrate", verbosity=0, interactive=False)
    return {"left": left, "guards": guards.differences(connection)}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(back() if sys.argv[1] == "back" else upgrade(sys.argv[1])))
