"""``zotim content``: what is too large for the content desk's pages. Loaded after Django is set up."""

import typer
from django.conf import settings

from zotim.desks.content.account.cli import account
from zotim.desks.content.banks.cli import app as banks
from zotim.desks.content.exchange.cli import files, give, take

app = typer.Typer(no_args_is_help=True, add_completion=False)
app.add_typer(banks, name="banks")
app.command()(account)
for command in (files, give, take):
    app.command()(command)


@app.callback()
def content() -> None:
    """The content desk: files that are too large for its pages."""
    if "content" not in settings.ZOTIM_DESKS:
        typer.secho("The content desk isn't switched on here (ZOTIM_DESKS).", fg="red", err=True)
        raise typer.Exit(1)
