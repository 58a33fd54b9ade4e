"""``zotim customers`` and ``zotim payments``: files of an obliged entity, too large for the page or taken by night.

Loaded after Django is set up.
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import User
from zotim.formats.text.errors import UnreadableFile

customers = typer.Typer(no_args_is_help=True, add_completion=False)
payments = typer.Typer(no_args_is_help=True, add_completion=False)
By = Annotated[str, typer.Option(help="Mail address of who answers for it.")]


@customers.callback()
def _customers() -> None:
    """Customers of an obliged entity: files that are too large for the page."""
    _there()


@payments.callback()
def _payments() -> None:
    """Payments of an obliged entity: files that are too large for the page."""
    _there()


def _there() -> None:
    from django.conf import settings

    if "screening" not in settings.ZOTIM_DESKS:
        _stop("The screening desk isn't switched on here (ZOTIM_DESKS).")
    from zotim.desks.screening.apps import switched_on

    if "zotim.desks.screening.finance" not in switched_on():
        _stop("This isn't an installation of an obliged entity (ZOTIM_CHANNELS, ZOTIM_FINANCE_AS).")


@customers.command("take")
def customers_take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with the columns id and name.")],
    by: By,
    whole: Annotated[bool, typer.Option("--whole", help="It holds everybody: who isn't in it has gone.")] = False,
) -> None:
    """Take in customers, and ask who is new or changed of all lists. The same command goes on after a crash."""
    _take("customers", file, by, whole)


@payments.command("take")
def payments_take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="pacs.008, pacs.009 or pain.001.")], by: By
) -> None:
    """Ask for each party of each payment. Of whoever meets no entry a number is all that stays."""
    _take("payments", file, by, whole=False)


def _take(holds: str, file: Path, by: str, whole: bool) -> None:
    # Here: where the desk is switched off there are no such tables, and the command says so.
    from zotim.desks.screening.finance.services import delivery_take_path
    from zotim.desks.screening.finance.services.deliveries import Elsewhere
    from zotim.formats.problems import WORDS

    def tell(done: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done:,}", end="", file=sys.stderr, flush=True)

    try:
        made = delivery_take_path(actor=_person(by), holds=holds, path=file, whole=whole, progress=tell)
    except Denied:
        _stop(f"{by} doesn't put in files of {holds} here: give the address of who does. Nothing was put in.")
    except Elsewhere:
        _stop("Another process works through this very file. What it has done stays.")
    except Unfit as error:
        _stop(f"{error} Nothing was put in.")
    except OSError as error:
        _stop(f"{error.filename or file}: {error.strerror or error}. What was done until then stays.")
    else:
        for one in made.told:
            if one["code"] == "unreadable":
                why = one["values"]
                said = UnreadableFile(file.name, why["why"], why["do"], **why["in"])
                typer.secho(str(said).strip(), fg="red", err=True)
                continue
            values = {"value": "…", "why": "…"} | one["values"]
            where = ", ".join(filter(None, (file.name, f"line {one['line']}" if one["line"] else "", one["field"])))
            typer.echo(f"{where}: {WORDS[one['code']] % values}", err=True)
        _tell(made, holds)
        if made.state == "refused" or made.problems:
            raise typer.Exit(1)


def _tell(made: Any, holds: str) -> None:
    gone = "would go" if made.state == "held" else "gone"
    if holds == "customers":
        counts = f"{made.added:,} new, {made.changed:,} changed, {made.gone:,} {gone}"
        typer.echo(f"{made.reference}: {made.read:,} read; {counts}.")
    else:
        typer.echo(f"{made.reference}: {made.read:,} payments, {made.asked:,} parties asked for.")
    typer.echo(f"{made.alerts:,} alert{'' if made.alerts == 1 else 's'} raised.")
    if made.state == "held":
        typer.echo("Nobody was ended: somebody else looks at it first, on the page of the file.")


def _person(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Denied("screening.customer.take")
    return actor_of(user)


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)
