"""``zotim lists``: files of lists that are too large for the page. Loaded after Django is set up."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.people.models import User

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def lists() -> None:
    """Lists of designated people and bodies: files that are too large for the page."""
    if "screening" not in settings.ZOTIM_DESKS:
        _stop("The screening desk isn't switched on here (ZOTIM_DESKS).")


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


@app.command()
def take(
    code: Annotated[str, typer.Argument(help="The short name of the list.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Its file; of OFAC's CSV all three.")],
    by: Annotated[str, typer.Option(help="Mail address of the officer who answers for it.")],
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The publisher's day; today.")
    ] = None,
) -> None:
    """Put in a new version of a list. The worker reads it, and it takes effect if nobody has to look first."""
    # Here: where the desk is switched off there are no such tables, and the command says so.
    from zotim.desks.screening.lists.models import Source
    from zotim.desks.screening.lists.services import version_take_paths

    source = Source.objects.filter(code=code).first()
    if source is None:
        known = ", ".join(Source.objects.values_list("code", flat=True)) or "none yet"
        _stop(f"There is no list with the short name {code!r}. Known here: {known}.")
        return
    day = published.date() if published else timezone.localdate()
    if day > timezone.localdate():
        _stop(f"--published {day} is still to come.")
    try:
        made = version_take_paths(actor=_officer(by), source=source, paths=files, published_on=day)
    except Denied:
        _stop(f"{by} doesn't keep lists here: give the address of one who does. Nothing was put in.")
    except (Unfit, Refused) as error:
        _stop(f"{error} Nothing was put in.")
    except OSError as error:
        _stop(f"{error.filename or files[0]}: {error.strerror or error}. Nothing was put in.")
    else:
        if made is None:
            typer.echo(f"{code}: these very files are in force already. That they came is on record.")
        else:
            typer.echo(f"{code}: version {made.number} ({made.reference}) waits for the worker.")


def _officer(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Denied("screening.version.take")
    return actor_of(user)
