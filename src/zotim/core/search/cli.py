"""``zotim search``. Loaded after Django is set up (``zotim.__main__``)."""

import typer

app = typer.Typer(help="The search index.", no_args_is_help=True, add_completion=False)


@app.callback()
def search() -> None:
    """The search index."""


@app.command()
def rebuild() -> None:
    """Make the index anew from the records: after an upgrade, an import by SQL, or a restore."""
    from zotim.core.search.services import rebuild as make_anew

    total = make_anew(lambda name, count: typer.echo(f"{name}: {count}"))
    typer.echo(f"{total} records can be found.")
