"""``zotim database``: the roles of a PostgreSQL installation."""

from typing import Annotated

import typer
from django.db import ProgrammingError, connection

from zotim.config import trouble
from zotim.core.access import privileges
from zotim.core.access.privileges import Part

app = typer.Typer(help="The roles of the database.", no_args_is_help=True, add_completion=False)


@app.callback()
def database() -> None:
    """The roles of the database: one owns the tables and migrates, one serves the site, one is the worker's."""


@app.command("grant-web")
def grant_web(role: Annotated[str, typer.Argument(help="The role as which the web server signs in.")]) -> None:
    """Give a role what the site needs and nothing else. Run as the owner, after each migrate."""
    _grant(role, Part.WEB)


@app.command("grant-worker")
def grant_worker(role: Annotated[str, typer.Argument(help="The role as which the worker signs in.")]) -> None:
    """Give a role what the worker needs: to seal, to dispose, to run jobs. Run as the owner, after each migrate."""
    _grant(role, Part.WORKER)


def _grant(role: str, part: Part) -> None:
    if connection.vendor != "postgresql":
        typer.echo("SQLite has no roles: nothing to do.")
        return
    trouble.stop_unless_ready()
    try:
        statements = privileges.grant(connection, role, part)
    except (ValueError, ProgrammingError) as error:
        typer.echo(str(error).strip(), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{role}: {len(statements)} statements, no table owned.")
