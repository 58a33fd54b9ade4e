"""The full-text index beside :class:`Entry`: FTS5 on SQLite, ``tsvector`` on PostgreSQL.

Both index the words as we spelled them and both answer "a word for each of these beginnings", so that they answer the
same records. The kind of the record is indexed as one word more, which no spelled word can be, so that the few records
of one kind are found without a look at all that hold a word.

The index is put in place after each ``migrate``: Django doesn't know virtual tables, and a rebuild of the table on
SQLite would lose the triggers that keep the index in step.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL
from django.db.models.signals import post_migrate

VECTOR = "array_to_tsvector(string_to_array(rtrim(object_type || ' ' || words), ' '))"


def _indexed(row: str) -> str:
    """What FTS5 reads of a row: its kind, with a z where FTS5 would cut, and its words, which have none."""
    kind = f"replace(replace({row}object_type, '.', 'z'), '_', 'z')"
    return f"{row}id, {kind} || 'z ' || {row}words"


_PUT = "INSERT INTO search_index(rowid, words)"
_TAKEN = "DELETE FROM search_index WHERE rowid = OLD.id"
SQLITE = (
    # The index of an earlier version, which knew no kinds.
    *(f"DROP TRIGGER IF EXISTS search_entry_{name}" for name in ("added", "changed", "removed")),
    "DROP TABLE IF EXISTS search_words",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(words, tokenize='ascii', detail='none', columnsize=0)",
    "CREATE TRIGGER IF NOT EXISTS search_index_added AFTER INSERT ON search_entry "  # noqa: S608
    f"BEGIN {_PUT} VALUES ({_indexed('NEW.')}); END",
    "CREATE TRIGGER IF NOT EXISTS search_index_changed AFTER UPDATE ON search_entry "
    f"BEGIN {_TAKEN}; {_PUT} VALUES ({_indexed('NEW.')}); END",
    f"CREATE TRIGGER IF NOT EXISTS search_index_removed AFTER DELETE ON search_entry BEGIN {_TAKEN}; END",
    f"{_PUT} SELECT {_indexed('')} FROM search_entry WHERE NOT EXISTS (SELECT 1 FROM search_index)",  # noqa: S608
)
POSTGRESQL = (
    "DROP INDEX IF EXISTS search_entry_words",
    f"CREATE INDEX IF NOT EXISTS search_entry_kinds ON search_entry USING gin ({VECTOR})",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the index in place; a second call changes nothing."""
    with connection.cursor() as cursor:
        if "search_entry" not in connection.introspection.table_names(cursor):
            return
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def matching(kind: str, beginnings: list[tuple[str, ...]], using: str = "default") -> RawSQL:
    """The keys of the records of *kind* that hold, for each of *beginnings*, a word that begins in one of these ways:
    for ``pk__in``."""
    parts = [f"({_either([_beginning(one, using) for one in ways], using)})" for ways in beginnings]
    return _asked(kind, _both(parts, using), using)


def whole(kind: str, words: list[str], using: str = "default") -> RawSQL:
    """The keys of the records of *kind* that hold all *words* as they are: for ``pk__in``."""
    return _asked(kind, _both(words, using), using)


Together = tuple[str, ...]
"""Beginnings of words that one record holds, all of them."""


def matching_any(kind: str, any_of: list[Together], using: str = "default") -> RawSQL:
    """The keys of the records of *kind* that hold all words of *any of* these: for ``pk__in``."""
    return _asked(kind, _either([f"({_together(words, using)})" for words in any_of], using), using)


def held(asked: list[Together], most: int, using: str = "default") -> list[int]:
    """How many entries hold the words of each of these; no further than *most* is counted."""
    if connections[using].vendor == "postgresql":
        rows = f"search_entry WHERE {VECTOR} @@ %s::tsquery"
    else:
        rows = "search_index WHERE search_index MATCH %s"
    one = f"SELECT %s, COUNT(*) FROM (SELECT 1 FROM {rows} LIMIT %s) AS holding"  # noqa: S608
    values = [value for place, words in enumerate(asked) for value in (place, _together(words, using), most)]
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(asked)), values)
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(asked))]


def _together(words: Together, using: str) -> str:
    return _both([_beginning(word, using) for word in words], using)


def _beginning(word: str, using: str) -> str:
    return f"{word}:*" if connections[using].vendor == "postgresql" else f"{word}*"


def _both(parts: list[str], using: str) -> str:
    return (" & " if connections[using].vendor == "postgresql" else " AND ").join(parts)


def _either(parts: list[str], using: str) -> str:
    return (" | " if connections[using].vendor == "postgresql" else " OR ").join(parts)


def _asked(kind: str, question: str, using: str) -> RawSQL:
    if connections[using].vendor == "postgresql":
        # Asked once, apart (MATERIALIZED): the planner would else read the words of one record after the other. The
        # keys come from the same rows: to look each up by its number again took longer than all the rest.
        found = f"SELECT object_id FROM search_entry WHERE {VECTOR} @@ %s::tsquery"  # noqa: S608
        own = f"'{kind}' & ({question})"
        return RawSQL(f"WITH found AS MATERIALIZED ({found}) SELECT object_id FROM found", [own])  # noqa: S608, S611
    own = f"{kind.replace('.', 'z').replace('_', 'z')}z AND ({question})"
    found = "SELECT rowid FROM search_index WHERE search_index MATCH %s"
    return RawSQL(f"SELECT object_id FROM search_entry WHERE id IN ({found})", [own])  # noqa: S608, S611


def activate(app: AppConfig) -> None:
    """Put the index in place after every ``migrate``; *app* is the one whose signal is listened to."""
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="zotim.core.search.storage")


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
