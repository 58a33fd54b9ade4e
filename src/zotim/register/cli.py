"""``zotim register``: the library from files and into files; what people rejected. Loaded after Django is set up."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import transaction
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from zotim.core.audit.services import System
from zotim.register.exchange import FileRefused
from zotim.register.services.library import PACKAGED, Loaded, library_dump, library_install
from zotim.register.services.rejections import rejections_dump
from zotim.register.taking_part.files import forums_dump, forums_install, is_groups

app = typer.Typer(no_args_is_help=True, add_completion=False)
OWN = "obligations"
GROUPS = "groups"


@app.callback()
def register() -> None:
    """Instruments and obligations: from files, and into files; what people rejected, into a file."""
    if "register" not in settings.ZOTIM_DESKS:
        _stop("The register isn't switched on here (ZOTIM_DESKS).")


def _stop(message: str) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(1)


@app.command()
def load(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CSV or JSON file, or “obligations” or “groups”: those of Zotim.")
    ],
) -> None:
    """Load instruments and obligations, or groups abroad. With an error nothing is kept; twice changes nothing."""
    try:
        if file == OWN and not Path(file).exists():
            for name in PACKAGED:
                _tell(name, library_install(actor=System("command"), name=name))
            return
        if file == GROUPS and not Path(file).exists():
            _tell(GROUPS, forums_install(actor=System("command")))
            return
        path = Path(file)
        data = path.read_bytes()
        if is_groups(data):
            _tell(path.name, forums_install(actor=System("command"), name=path.name, data=data))
            return
        columns, screen = (*Progress.get_default_columns(), MofNCompleteColumn()), Console(stderr=True)
        with Progress(*columns, console=screen, disable=not screen.is_terminal) as shown:
            task = shown.add_task(path.name, total=None)
            loaded = library_install(
                actor=System("command"), name=path.name, data=data,
                tell=lambda read, total: shown.update(task, completed=read, total=total),
            )  # fmt: skip
        _tell(path.name, loaded)
    except OSError as error:
        _stop(f"{file}: {error.strerror}")
    except FileRefused as refused:
        for finding in refused.findings:
            typer.secho(str(finding), fg="red", err=True)
        count = len(refused.findings)
        _stop(f"{count} {'error' if count == 1 else 'errors'}. Nothing of the file was kept.")


def _tell(name: str, loaded: Loaded) -> None:
    if loaded.empty:
        typer.echo(f"{name}: holds no row. Nothing was loaded.")
    for kind, counted in loaded.kinds().items():
        if counted.added or counted.changed or counted.same:
            typer.echo(
                f"{name}: {kind}: {counted.added} added, {counted.changed} changed, {counted.same} as they were."
            )


@app.command()
def rejections(
    file: Annotated[Path, typer.Argument(help="Where to write it: one JSON object a line.")],
) -> None:
    """Write what people rejected in public statements, with their reasons, as the claims engine's own tests take it.

    Read it before it leaves the house: reasons are people's own words.
    """
    try:
        with transaction.atomic():
            lines = rejections_dump(actor=System("command"))
            file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        _stop(f"{file}: {error.strerror}")
    typer.echo(f"{file}: {len(lines)} {'rejection' if len(lines) == 1 else 'rejections'} of public statements.")


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(help="Where to write it: .json (the library), .csv (obligations), .groups.json, .groups.csv."),
    ],
) -> None:
    """Write the library into a file that can be loaded again. Unverified paragraphs say so in it."""
    kind = file.suffix.removeprefix(".").lower()
    if kind not in ("json", "csv"):
        _stop(f"{file}: end the name in .json or .csv.")
    try:
        data = forums_dump(kind) if file.stem.lower().endswith(".groups") else library_dump(kind)
        file.write_bytes(data)
    except OSError as error:
        _stop(f"{file}: {error.strerror}")
    typer.echo(f"{file}: {len(data)} bytes.")
