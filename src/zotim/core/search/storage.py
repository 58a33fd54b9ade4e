"""The full-text index beside :class:`Entry`: FTS5 on SQLite, ``tsvector`` on PostgreSQL.

Both index the words as we spelled them and both answer "a word for each of these beginnings", so that they answer the
same records. Before each word stands the kind of its record: a word of one kind is another word than that of the next,
so that a kind that holds few is asked without a look at all that hold a word.

The index is put in place after each ``migrate``: Django doesn't know virtual tables, and a rebuild of the table on
SQLite would lose the triggers that keep the index in step.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL
from django.db.models.signals import post_migrate

from zotim.core.search.models import Entry

VECTOR = "array_to_tsvector(string_to_array(object_type || ':' || replace(words, ' ', ' ' || object_type || ':'), ' '))"


def _indexed(row: str) -> str:
    """What FTS5 reads of a row: its words, before each the kind, with a z where FTS5 would cut."""
    kind = f"replace(replace({row}object_type, '.', 'z'), '_', 'z') || 'z'"
    return f"{row}id, {kind} || replace({row}words, ' ', ' ' || {kind})"


_PUT = "INSERT INTO search_of_kinds(rowid, words)"
_TAKEN = "DELETE FROM search_of_kinds WHERE rowid = OLD.id"
SQLITE = (
    # The indexes of earlier versions: one knew no kinds, one had them as a word of their own.
    *(
        f"DROP TRIGGER IF EXISTS search_{of}_{name}"
        for of in ("entry", "index")
        for name in ("added", "changed", "removed")
    ),
    "DROP TABLE IF EXISTS search_words",
    "DROP TABLE IF EXISTS search_index",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_of_kinds "
    "USING fts5(words, tokenize='ascii', detail='none', columnsize=0)",
    "CREATE TRIGGER IF NOT EXISTS search_of_kinds_added AFTER INSERT ON search_entry "  # noqa: S608
    f"BEGIN {_PUT} VALUES ({_indexed('NEW.')}); END",
    "CREATE TRIGGER IF NOT EXISTS search_of_kinds_changed AFTER UPDATE ON search_entry "
    f"BEGIN {_TAKEN}; {_PUT} VALUES ({_indexed('NEW.')}); END",
    f"CREATE TRIGGER IF NOT EXISTS search_of_kinds_removed AFTER DELETE ON search_entry BEGIN {_TAKEN}; END",
    f"{_PUT} SELECT {_indexed('')} FROM search_entry WHERE NOT EXISTS (SELECT 1 FROM search_of_kinds)",  # noqa: S608
)
POSTGRESQL = (
    "DROP INDEX IF EXISTS search_entry_words",
    "DROP INDEX IF EXISTS search_entry_kinds",
    f"CREATE INDEX IF NOT EXISTS search_entry_of_kinds ON search_entry USING gin (({VECTOR}))",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the index in place; a second call changes nothing."""
    with connection.cursor() as cursor:
        if "search_entry" not in connection.introspection.table_names(cursor):
            return
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


Together = tuple[str, ...]
"""Beginnings of words that one record holds, all of them."""


def every(kind: str, beginnings: Sequence[tuple[str, ...]], using: str = "default") -> str:
    """The question for records of *kind* that hold, for each of *beginnings*, a word that begins in one of these
    ways."""
    return _both((_either((_beginning(kind, one, using) for one in ways), using) for ways in beginnings), using)


def whole(kind: str, words: Sequence[str], using: str = "default") -> str:
    """The question for those that hold all *words* as they are."""
    return _both((_word(kind, word, using) for word in words), using)


def some(kind: str, any_of: Sequence[Together], using: str = "default") -> str:
    """The question for those that hold all words of *any of* these."""
    return _either((every(kind, [(word,) for word in words], using) for words in any_of), using)


def fitting(question: str, using: str = "default") -> models.QuerySet[Entry]:
    """The entries that answer a question."""
    if _is_postgresql(using):
        fits = RawSQL(f"{VECTOR} @@ %s::tsquery", [question], models.BooleanField())  # noqa: S611
        return Entry.objects.filter(fits)
    rows = RawSQL("SELECT rowid FROM search_of_kinds WHERE search_of_kinds MATCH %s", [question])
    return Entry.objects.filter(id__in=rows)


def keys(question: str, using: str = "default") -> RawSQL:
    """The keys of the records that answer a question: for ``pk__in``, where few do."""
    if _is_postgresql(using):
        # Asked once, apart (MATERIALIZED): the planner would else read the words of one record after the other. The
        # keys come from the same rows: to look each up by its number again took longer than all the rest.
        found = f"SELECT object_id FROM search_entry WHERE {VECTOR} @@ %s::tsquery"  # noqa: S608
        return RawSQL(f"WITH found AS MATERIALIZED ({found}) SELECT object_id FROM found", [question])  # noqa: S608, S611
    found = "SELECT rowid FROM search_of_kinds WHERE search_of_kinds MATCH %s"
    return RawSQL(f"SELECT object_id FROM search_entry WHERE id IN ({found})", [question])  # noqa: S608, S611


def held(questions: Sequence[str], most: int, using: str = "default") -> list[int]:
    """How many entries answer each question; no further than *most* is counted."""
    if not questions:
        return []
    if _is_postgresql(using):
        rows = f"search_entry WHERE {VECTOR} @@ %s::tsquery"
    else:
        rows = "search_of_kinds WHERE search_of_kinds MATCH %s"
    one = f"SELECT %s, COUNT(*) FROM (SELECT 1 FROM {rows} LIMIT %s) AS holding"  # noqa: S608
    values = [value for place, question in enumerate(questions) for value in (place, question, most)]
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(questions)), values)
        found = dict(cursor.fetchall())
    return [found[place] for place in range(len(questions))]


def _is_postgresql(using: str) -> bool:
    return connections[using].vendor == "postgresql"


def _word(kind: str, word: str, using: str) -> str:
    if _is_postgresql(using):
        return f"'{kind}:{word}'"
    return f"{kind.replace('.', 'z').replace('_', 'z')}z{word}"


def _beginning(kind: str, word: str, using: str) -> str:
    return f"{_word(kind, word, using)}{':*' if _is_postgresql(using) else '*'}"


def _both(parts: Iterable[str], using: str) -> str:
    return (" & " if _is_postgresql(using) else " AND ").join(parts)


def _either(parts: Iterable[str], using: str) -> str:
    return f"({(' | ' if _is_postgresql(using) else ' OR ').join(f'({part})' for part in parts)})"


def activate(app: AppConfig) -> None:
    """Put the index in place after every ``migrate``; *app* is the one whose signal is listened to."""
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="zotim.core.search.storage")


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
