"""``zotim travel``: messages of airlines from files and folders. Loaded after Django is set up."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System

app = typer.Typer(no_args_is_help=True, add_completion=False)
LARGEST = 100
"""Megabytes of a file that is taken in at once."""


@app.callback()
def travel() -> None:
    """Messages of airlines: lists of passengers and booking records."""
    if "screening" not in settings.ZOTIM_DESKS or "travel" not in settings.ZOTIM_CHANNELS:
        _stop("The travel channel isn't in this installation (ZOTIM_DESKS, ZOTIM_CHANNELS).")


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


@app.command()
def take(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders with files in them.")],
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove each file once all its messages are in: nothing of it is kept.")
    ] = False,
) -> None:
    """Take in messages; each traveller is asked for. What was taken in before is passed over, so that it can recur."""
    # Here: where the channel is switched off there are no such tables, and the command says so.
    from zotim.desks.screening.travel.models import Message

    Message.objects.exists()  # an empty folder is no reason not to hear that nothing could be kept
    files = _files(paths)
    bad = [path for path in files if not _take(path, remove)]
    if not files:
        typer.echo("There is no file to take in.")
    if bad:
        others = " The others were." if len(bad) < len(files) else ""
        _stop(f"Not taken in: {', '.join(str(one) for one in bad)}.{others}")


def _files(paths: list[Path]) -> list[Path]:
    """The files, and those in folders by name; hidden ones are still being written."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
        found += [one for one in inside if not one.name.startswith(".")]
    return found


def _take(path: Path, remove: bool) -> bool:
    from zotim.desks.screening.travel.services.messages import messages_take

    try:
        if path.stat().st_size > LARGEST * 1024 * 1024:
            raise Unfit(f"it is larger than {LARGEST} MB")
        taken = messages_take(actor=System("airlines"), data=path.read_bytes())
    except (Unfit, OSError) as error:
        why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        typer.secho(f"{path}: {why}", fg="red", err=True)
        return False
    for one in taken.messages:
        typer.echo(
            f"{path}: {one.form} {one.flight or '–'} ({one.reference}): {one.people} people, {one.alerts} alerts, "
            f"{one.problems} problems"
        )
    if taken.known:
        typer.echo(f"{path}: {taken.known} taken in before")
    for told in taken.stray:
        typer.echo(f"{path}: segment {told['segment']}, {told['field']}: outside of any message ({told['code']})")
    if remove:
        path.unlink()
    return True
