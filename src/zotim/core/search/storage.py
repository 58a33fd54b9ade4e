"""The full-text index beside :class:`Entry`: FTS5 on SQLite, ``tsvector`` on PostgreSQL.

Both index the words as we spelled them and both answer "all of these words, the last as a beginning", so that they
answer the same records. It is put in place after each ``migrate``: Django doesn't know virtual tables, and a rebuild of
the table on SQLite would lose the triggers that keep the index in step.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL
from django.db.models.signals import post_migrate

VECTOR = "array_to_tsvector(string_to_array(words, ' '))"

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, tokenize='ascii', detail='none', columnsize=0)",
    "CREATE TRIGGER IF NOT EXISTS search_entry_added AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_words(rowid, words) VALUES (NEW.id, NEW.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_entry_changed AFTER UPDATE ON search_entry BEGIN "
    "DELETE FROM search_words WHERE rowid = OLD.id; "
    "INSERT INTO search_words(rowid, words) VALUES (NEW.id, NEW.words); END",
    "CREATE TRIGGER IF NOT EXISTS search_entry_removed AFTER DELETE ON search_entry BEGIN "
    "DELETE FROM search_words WHERE rowid = OLD.id; END",
)
POSTGRESQL = (f"CREATE INDEX IF NOT EXISTS search_entry_words ON search_entry USING gin ({VECTOR})",)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the index in place; a second call changes nothing."""
    with connection.cursor() as cursor:
        if "search_entry" not in connection.introspection.table_names(cursor):
            return
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def matching(words: list[str], using: str = "default") -> RawSQL:
    """The numbers of the entries that hold all *words*, the last as the beginning of a word: for ``id__in``."""
    *whole, last = words
    if connections[using].vendor == "postgresql":
        return _asked(" & ".join([*whole, f"{last}:*"]), using)
    return _asked(" AND ".join([*whole, f"{last}*"]), using)


def matching_any(beginnings: list[str], using: str = "default") -> RawSQL:
    """The numbers of the entries that hold a word with any of these *beginnings*: for ``id__in``."""
    if connections[using].vendor == "postgresql":
        return _asked(" | ".join(f"{word}:*" for word in beginnings), using)
    return _asked(" OR ".join(f"{word}*" for word in beginnings), using)


def _asked(question: str, using: str) -> RawSQL:
    if connections[using].vendor == "postgresql":
        # Asked once, apart (MATERIALIZED): the planner would else read the words of one record after the other.
        found = f"WITH found AS MATERIALIZED (SELECT id FROM search_entry WHERE {VECTOR} @@ %s::tsquery)"  # noqa: S608
        return RawSQL(f"{found} SELECT id FROM found", [question])  # noqa: S608, S611
    return RawSQL("SELECT rowid FROM search_words WHERE search_words MATCH %s", [question])


def activate(app: AppConfig) -> None:
    """Put the index in place after every ``migrate``; *app* is the one whose signal is listened to."""
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="zotim.core.search.storage")


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
