"""``zotim audit``: verify, seal, checkpoint. Loaded after Django is set up (``zotim.__main__``)."""

import json
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from zotim.core.audit import keys, notes, services, verify

app = typer.Typer(help="The log: who did what, sealed into a chain.", no_args_is_help=True, add_completion=False)


@app.command("verify")
def verify_command(
    checkpoint: Annotated[
        list[Path] | None, typer.Option(help="A checkpoint that was kept elsewhere. May be given several times.")
    ] = None,
    key: Annotated[list[Path] | None, typer.Option(help="Its public key, when the key folder doesn't have it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Read the whole chain and name the first problem. Exits 1 when there is one.

    Checkpoints in the database, in the folder of published ones, and those given are all compared.
    """
    try:
        published = [notes.read(path) for path in sorted(services.checkpoint_folder().glob("checkpoint-*.txt"))]
        given = [notes.read(path) for path in checkpoint or ()]
        known = [*keys.public_keys(settings.ZOTIM_KEYS), *map(keys.read_public, key or ())]
    except (notes.NoteError, keys.KeyFileError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    result = verify.verify(checkpoints=[*given, *published], keys=known)
    typer.echo(json.dumps(result.as_json(), indent=2) if as_json else str(result))
    if not result.ok:
        raise typer.Exit(1)


@app.command("seal")
def seal_command() -> None:
    """Seal the events that wait. The worker does it each second."""
    total = 0
    while sealed := services.seal():
        total += sealed
    typer.echo(f"{total} events sealed.")


@app.command("checkpoint")
def checkpoint_command(
    printed: Annotated[bool, typer.Option("--print", help="Only the line for the duty book.")] = False,
    mail: Annotated[
        list[str] | None, typer.Option(help="Address to send it to, signed file included. May be given several times.")
    ] = None,
) -> None:
    """Sign how far the log has come, and publish it: a file, a line for the duty book, a mail.

    Exits 1 when the mail couldn't be sent; the file is written all the same.
    """
    try:
        note, path = services.checkpoint_publish()
    except (keys.KeyFileError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    typer.echo(note.line)
    if not printed:
        typer.echo(f"Written to {path}. Keep a copy where nobody here can reach it.")
    if mail:
        try:
            services.checkpoint_mail(note, path, mail)
        except (OSError, ValueError) as error:
            typer.echo(f"The mail wasn't sent: {error}. Look at ZOTIM_MAIL, or send {path} by hand.", err=True)
            raise typer.Exit(1) from error
        if not printed:
            to_a_folder = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
            done = "ZOTIM_MAIL isn't set, so it lies in the folder of mails, for" if to_a_folder else "Sent to"
            typer.echo(f"{done} {', '.join(mail)}.")
