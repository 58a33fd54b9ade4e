"""Very many entries at once, as each database takes them quickest: PostgreSQL by COPY, SQLite row by row."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from zotim.core.identifiers import uuid7
from zotim.desks.content.banks.models import BankImport, Entry

BACK = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": ""})


class Fresh(NamedTuple):
    """A new entry of a file."""

    number: int
    kind: str
    value: bytes
    note: str


def entries_load(imported: BankImport, rows: Sequence[Fresh]) -> None:
    """Put the entries of a file there, as proposed by who put it in; in the caller's transaction."""
    same: dict[str, Any] = {
        "created_at": timezone.now(), "bank": imported.bank_id, "imported": imported.pk, "state": "proposed",
        "reason": "", "proposed_by": imported.taken_by_id, "proposed_for": imported.taken_for_id,
    }  # fmt: skip
    fields = [_field(name) for name in (*same, "id", "number", "kind", "value", "note")]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(Entry._meta.db_table)
    if connection.vendor == "postgresql":
        said = "\t".join("\\N" if value is None else str(value) for value in same.values())
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            copy.write("".join(_copied(said, rows)))
    else:
        kept = [_field(name).get_db_prep_save(value, connection) for name, value in same.items()]
        marks = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 (names of our own columns)
                [(*kept, uuid7().hex, number, kind, value, note) for number, kind, value, note in rows],
            )


def _field(name: str) -> Any:
    return Entry._meta.get_field(name)


def _copied(said: str, rows: Sequence[Fresh]) -> Iterable[str]:
    """Lines of COPY: what all of them say first."""
    for number, kind, value, note in rows:
        yield f"{said}\t{uuid7()}\t{number}\t{kind}\t\\\\x{value.hex()}\t{note.translate(BACK) if note else ''}\n"
