"""``zotim database``: the two roles of a PostgreSQL installation."""

from typing import Annotated

import typer
from django.db import ProgrammingError, connection

from zotim.config import trouble
from zotim.core.access import walls

app = typer.Typer(help="The roles of the database.", no_args_is_help=True, add_completion=False)


@app.callback()
def database() -> None:
    """The roles of the database: one owns the tables and migrates, another runs the system and owns nothing."""


@app.command("grant-web")
def grant_web(
    role: Annotated[str, typer.Argument(help="The role as which the web server and the worker sign in.")],
) -> None:
    """Give a role what the running system needs and nothing else. Run as the owner, after each migrate."""
    if connection.vendor != "postgresql":
        typer.echo("SQLite has no roles: nothing to do.")
        return
    trouble.stop_unless_ready()
    try:
        statements = walls.grant_web_role(connection, role)
    except (ValueError, ProgrammingError) as error:
        typer.echo(str(error).strip(), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{role}: {len(statements)} statements, no table owned.")
