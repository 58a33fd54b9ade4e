"""``zotim content``: the yearly account. Loaded after Django is set up."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def content() -> None:
    """The content desk: its yearly account."""
    if "content" not in settings.ZOTIM_DESKS:
        _stop("The content desk isn't switched on here (ZOTIM_DESKS).")


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


@app.command()
def account(
    year: Annotated[int, typer.Argument(min=2000, max=9998, help="The year.")],
    from_log: Annotated[bool, typer.Option("--from-log", help="Read the whole chain of the log first.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write it into this file, which isn't there yet.")] = None,
) -> None:
    """What went out in a year, and what became of it: the bytes of the page's file, counted from the log.

    With --from-log the log is verified first; where something in it was altered nothing is counted.
    """
    # Here: where the desk is switched off there are no such tables, and the command says so.
    from zotim.core.audit.verify import verify
    from zotim.desks.content.account.counting import as_bytes, of_year

    if from_log:
        found = verify()
        if not found.ok:
            _stop(f"{found}\nNothing was counted.")
    data = as_bytes(of_year(year))
    if out is None:
        typer.echo(data.decode(), nl=False)
        return
    try:
        with out.open("xb") as file:
            file.write(data)
    except OSError as error:
        _stop(f"{out}: {error.strerror or error}. Nothing was written.")
    typer.echo(f"{out}: written.")
