"""``zotim content banks``: files of fingerprints of any size. Loaded after Django is set up."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import User
from zotim.formats.hashlists import PROBLEMS
from zotim.formats.text.errors import UnreadableFile

app = typer.Typer(no_args_is_help=True, add_completion=False)


class Kind(StrEnum):
    """What a fingerprint may be of."""

    PDQ = "pdq"
    SHA256 = "sha256"
    ADDRESS = "address"


@app.callback()
def banks() -> None:
    """Banks of fingerprints."""


@app.command("import")
def take(
    bank: Annotated[str, typer.Argument(help="The short name of the bank.")],
    file: Annotated[Path, typer.Argument(help="CSV, JSON lines, or one JSON document.")],
    by: Annotated[str, typer.Option(help="Mail address of the curator who answers for it.")],
    kind: Annotated[Kind, typer.Option(help="What a fingerprint is where its line doesn't say so.")] = Kind.PDQ,
) -> None:
    """Read a file of fingerprints into a bank. It meets nothing until another curator confirms it. One that was cut off
    is gone on with."""
    # Here: where the desk is switched off there are no such tables, and the command says so.
    from zotim.desks.content.banks.models import Bank, BankImport
    from zotim.desks.content.banks.services import Elsewhere, import_take

    found = Bank.objects.filter(code=bank).first()
    if found is None:
        known = ", ".join(Bank.objects.values_list("code", flat=True)) or "none yet"
        _stop(f"There is no bank with the short name {bank!r}. Known here: {known}.")
        return

    def tell(taken: BankImport) -> None:
        typer.echo(f"\r{taken.read:,} lines, {taken.added:,} new", nl=False, err=True)

    try:
        taken = import_take(
            actor=_curator(by), bank=found, name=file.name, file=lambda: file.open("rb"), kind=kind, progress=tell
        )
    except Denied:
        _stop(f"{by} doesn't keep banks here: give the address of one who does. Nothing was put in.")
    except (Unfit, UnreadableFile) as error:
        _stop(str(error))
    except Elsewhere as error:
        _stop(f"Another process reads this file already ({error}).")
    except OSError as error:
        _stop(f"{file}: {error.strerror or error}. Nothing was put in.")
    else:
        typer.echo("", err=True)
        for told in taken.told:
            typer.echo(f"line {told['line']}: {PROBLEMS[told['code']]}", err=True)
        if taken.problems > len(taken.told):
            typer.echo(f"and {taken.problems - len(taken.told):,} more", err=True)
        if not (taken.added or taken.known):
            _stop(f"{bank}: {taken.reason} Nothing was put in.")
        waits = "waits for another curator" if taken.state == "proposed" else "holds nothing new"
        typer.echo(
            f"{bank}: {taken.reference} {waits}. {taken.added:,} new, {taken.known:,} known, "
            f"{taken.problems:,} left out."
        )  # fmt: skip


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


def _curator(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Denied("content.bankimport.take")
    return actor_of(user)
