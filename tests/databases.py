"""Databases for tests that start processes, and copies of the tests' own one, which is migrated already."""

import sqlite3
from contextlib import closing

from django.db import connection

DEPLOYED = connection.settings_dict["NAME"]
"""The database that the settings name, as long as pytest hasn't put one of its own in its place."""


def address(name: str) -> str:
    """Where a database of this name stands, on the make that these tests run on; on SQLite *name* is a path."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    password = f":{at['PASSWORD']}" if at["PASSWORD"] else ""
    return f"postgresql://{at['USER']}{password}@{at['HOST']}:{at['PORT']}/{name}"


def make(name: str, *, migrated: bool) -> str:
    """An empty database, or one with the tables and guards of the tests' own; its address. What stood there goes."""
    if connection.vendor == "sqlite":
        if migrated:
            connection.ensure_connection()
            with closing(sqlite3.connect(name)) as copy:
                connection.connection.backup(copy)
        return address(name)
    drop(name)
    template = connection.settings_dict["NAME"] if migrated else "template1"
    connection.close()  # who is connected to a template keeps it from being copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return address(name)


def drop(name: str) -> None:
    """Take a database away. PostgreSQL itself waits a while for those to go whose process was just killed."""
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
