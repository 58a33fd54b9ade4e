"""Foreseeable trouble with the database, told in one sentence with the next step, instead of a traceback.

A command that ends this way exits with 2: it couldn't be carried out. 1 is a command's own answer, such as a log that
doesn't verify, so that a monitor tells the two apart. ``zotim check`` is asked just this, so there it is the answer: 1.
"""

from collections.abc import Iterator

import typer
from django.db import Error, InterfaceError, OperationalError

from zotim.config import checks

CODE = 2


def sentence(error: BaseException) -> str | None:
    """What the trouble is and what to do, or None when it isn't the database's: then it is a fault of the program."""
    database = next((one for one in _causes(error) if isinstance(one, Error)), None)
    if database is None:
        return None
    found = checks.refused(database) if checks.no_right(database) else checks.readiness()
    if found is not None:
        return f"{found.what} {found.todo}"
    if isinstance(database, OperationalError | InterfaceError):
        return f"The database broke off: {checks.first_line(database)}. What wasn't finished wasn't kept; try again."
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def stop_unless_ready() -> None:
    """For what runs until it is stopped, and would otherwise find out only later, again and again."""
    found = checks.readiness()
    if found is not None:
        typer.echo(f"{found.what} {found.todo}", err=True)
        raise typer.Exit(CODE)
