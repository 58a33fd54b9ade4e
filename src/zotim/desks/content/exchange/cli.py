"""``zotim content files``, ``give`` and ``take``: files for other bodies, and theirs. Loaded after Django is set up."""

import io
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied, NotVisible, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

By = Annotated[str, typer.Option(help="Mail address of the person who answers for it.")]


class Theirs(StrEnum):
    """Forms of other systems."""

    STIX = "stix"
    MISP = "misp"


def files(by: By) -> None:
    """Show the files for other bodies that are asked for, may leave or have left."""
    from zotim.desks.content.exchange import selectors

    rows = list(selectors.packets(_person(by))[:100])
    if not rows:
        typer.echo("No file was asked for. Ask for one on the page of the exchange.", err=True)
    for one in rows:
        typer.echo(f"{one.reference}  {one.bank or one.dispatch}  {one.form}  {one.state}  {one.organisation}")


def give(
    reference: Annotated[str, typer.Argument(help="The reference of a file that may leave.")],
    file: Annotated[Path, typer.Argument(help="Where it is written; it must not be there yet.")],
    by: By,
) -> None:
    """Take out a file for another body, which another person let go, and its signature. That it left is on record
    first."""
    from zotim.desks.content.exchange import selectors, signatures
    from zotim.desks.content.exchange.services.packets import packet_give

    actor = _person(by)
    if file.exists():
        _stop(f"{file} is there already. Nothing left.")
    try:
        packet = get_visible(selectors.packets(actor), actor, reference=reference)
        with file.open("xb") as opened:
            data = packet_give(actor=actor, packet=packet)
            opened.write(data or b"")
    except Denied:
        file.unlink(missing_ok=True)
        _stop(f"{by} doesn't take out files of this kind. Nothing left.")
    except WrongState as error:
        file.unlink(missing_ok=True)
        _stop(f"{error.message} Nothing left.")
    except OSError as error:
        _stop(f"{file}: {error.strerror or error}.")
    except NotVisible:
        _stop(f"There is no file {reference}.")
    else:
        if data is None:
            file.unlink()
            _stop("Something in it was withdrawn since it was let go. Nothing left; ask for it anew.")
        signature = file.with_name(f"{file.name}.signature.json")
        signature.write_bytes(signatures.of_packet(packet))
        typer.echo(f"{reference}: {len(data or b''):,} bytes for {packet.organisation}. Signature: {signature.name}.")


def take(
    bank: Annotated[str, typer.Argument(help="The short name of the bank.")],
    file: Annotated[Path, typer.Argument(help="A bundle of STIX 2.1, or an event of MISP.")],
    by: By,
    form: Annotated[Theirs, typer.Option(help="Which of the two it is.")] = Theirs.STIX,
) -> None:
    """Read hashes and addresses of another system's file into a bank. They meet nothing until another curator confirms
    the file."""
    from zotim.desks.content.banks.models import Bank
    from zotim.desks.content.banks.services import Elsewhere, import_take
    from zotim.desks.content.exchange.importing import lines

    found = Bank.objects.filter(code=bank).first()
    if found is None:
        known = ", ".join(Bank.objects.values_list("code", flat=True)) or "none yet"
        _stop(f"There is no bank with the short name {bank!r}. Known here: {known}.")
        return
    problems: list[Problem] = []
    try:
        data = lines(form, file.read_bytes(), file.name, problems.append)
        if not data:
            _tell(problems)
            _stop(f"{bank}: Nothing in it could be read. Nothing was put in.")
        taken = import_take(actor=_person(by), bank=found, name=file.name, file=lambda: io.BytesIO(data))
    except Denied:
        _stop(f"{by} doesn't keep banks here: give the address of one who does. Nothing was put in.")
    except (Unfit, UnreadableFile) as error:
        _tell(problems)
        _stop(f"{error} Nothing was put in.")
    except Elsewhere as error:
        _stop(f"Another process reads this file already ({error}).")
    except OSError as error:
        _stop(f"{file}: {error.strerror or error}. Nothing was put in.")
    else:
        _tell(problems)
        waits = "waits for another curator" if taken.state == "proposed" else "holds nothing new"
        typer.echo(f"{bank}: {taken.reference} {waits}. {taken.added:,} new, {taken.known:,} known.")


def _tell(problems: list[Problem]) -> None:
    for one in problems[:100]:
        typer.echo(str(one), err=True)
    if len(problems) > 100:
        typer.echo(f"and {len(problems) - 100:,} more", err=True)


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


def _person(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        _stop(f"Nobody has the mail address {email} here.")
    return actor_of(user)  # type: ignore[arg-type]
