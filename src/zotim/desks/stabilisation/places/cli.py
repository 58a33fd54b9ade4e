"""``zotim boundaries``: outlines of areas from a file. Loaded after Django is set up."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import User
from zotim.formats.geojson import MOST_BYTES
from zotim.formats.text.errors import UnreadableFile

app = typer.Typer(no_args_is_help=True, add_completion=False)

SHOWN = 20
"""So many problems are printed, and of how many more."""


@app.callback()
def boundaries() -> None:
    """Outlines of areas, for the map of the stabilisation desk."""
    if "stabilisation" not in settings.ZOTIM_DESKS:
        _stop("The stabilisation desk isn't switched on here (ZOTIM_DESKS).")


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


@app.command("import")
def take(
    file: Annotated[Path, typer.Argument(help="Boundaries of one level as GeoJSON (COD-AB, geoBoundaries).")],
    country: Annotated[str, typer.Option(help="The state, by its code of two letters (IQ, SY, XK).")],
    source: Annotated[str, typer.Option(help="Who published it, and which edition.")],
    licence: Annotated[str, typer.Option(help="On which terms it may be used, such as “CC BY 3.0 IGO”.")],
    by: Annotated[str, typer.Option(help="Mail address of the officer who answers for it.")],
    level: Annotated[int, typer.Option(help="Which division below the state; 1 is the first.")] = 1,
    make: Annotated[bool, typer.Option("--make", help="Put areas on record that aren't here yet.")] = False,
) -> None:
    """Keep the outlines of a file for the areas that have their codes; an outline that is there is replaced."""
    # Here: where the desk is switched off there are no such tables, and the command says so.
    from zotim.desks.stabilisation.places.boundaries import boundaries_import

    try:
        officer = _officer(by)
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        done = boundaries_import(
            actor=officer, data=data, name=file.name, country=country.upper(), level=level, source=source,
            licence=licence, make=make,
        )  # fmt: skip
    except Denied:
        _stop(f"{by} doesn't keep areas here: give the address of an officer for stabilisation. Nothing was kept.")
    except (Unfit, UnreadableFile) as error:
        _stop(f"{error} Nothing was kept.")
    except OSError as error:
        _stop(f"{file}: {error.strerror or error}. Nothing was kept.")
    else:
        for one in done.problems[:SHOWN]:
            typer.echo(one, err=True)
        if len(done.problems) > SHOWN:
            typer.echo(f"… and {len(done.problems) - SHOWN:,} more.", err=True)
        typer.echo(f"{done.kept:,} outlines kept, {done.made:,} areas put on record, {len(done.problems):,} left out.")
        if not done.kept:
            raise typer.Exit(1)


def _officer(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Denied("stabilisation.area.bound")
    return actor_of(user)
