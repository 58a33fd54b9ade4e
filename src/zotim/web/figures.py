"""``zotim figures``: figures as signed files. Loaded after Django is set up (``zotim.__main__``)."""

import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from zotim.core.access.refusals import Unfit
from zotim.core.audit.keys import KeyFileError, fingerprint, raw
from zotim.core.audit.services import System
from zotim.core.evidence.content import SIZE_LIMIT
from zotim.core.figures.registry import Period
from zotim.core.figures.sending import KEY, figures_key, figures_write, origin
from zotim.core.figures.signed import read
from zotim.vocabulary import Classification

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def figures() -> None:
    """Figures as signed files: written here for another installation, or taken in from one."""


def _stop(message: str, code: int = 1) -> None:
    typer.secho(message, fg="red", err=True)
    raise typer.Exit(code)


def period_of(text: str) -> Period:
    """``2026``, ``2026Q3``, ``2026-07`` or ``2026-07-01/2026-09-30``. Raises ValueError."""
    if found := re.fullmatch(r"(\d{4})", text):
        return Period.year(int(found[1]))
    if found := re.fullmatch(r"(\d{4})Q([1-4])", text):
        return Period.quarter(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        first = date(int(found[1]), int(found[2]), 1)
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return Period(first, date.fromordinal(after.toordinal() - 1))
    first_day, _slash, last_day = text.partition("/")
    return Period(date.fromisoformat(first_day), date.fromisoformat(last_day))


@app.command("key")
def key_command() -> None:
    """Show the public key of this installation, and its fingerprint to read out on the telephone."""
    made = not (Path(settings.ZOTIM_KEYS) / f"{KEY}.key").exists()
    try:
        key = figures_key().public_key()
    except (KeyFileError, OSError) as error:
        _stop(str(error), 2)
    if made:
        typer.echo(
            "This key was made just now. If there was one before, restore the key folder from its copy: "
            "what was signed with the earlier key doesn't fit this one.",
            err=True,
        )
    if settings.ZOTIM_PREFIX == settings.ZOTIM_USUAL_PREFIX:
        typer.secho(
            f"{origin()} is what every installation is called until ZOTIM_PREFIX is set. "
            "Set it before you send the key: two installations of one name can't be told apart.",
            fg="yellow", err=True,
        )  # fmt: skip
    digits = fingerprint(key)
    typer.echo(origin())
    typer.echo(raw(key).hex())
    typer.echo("Fingerprint: " + " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)))


@app.command("export")
def export_command(
    period: Annotated[str, typer.Option(help="2026, 2026Q3, 2026-07 or 2026-07-01/2026-09-30; it must be over.")],
    out: Annotated[Path, typer.Option(help="Where to write it. A file that is there already stays as it is.")],
    classification: Annotated[
        str, typer.Option(help="How far it may travel: public, internal or restricted.")
    ] = "internal",
    corrects: Annotated[
        Path | None, typer.Option(help="The earlier file for this period; what differs is named as a correction.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why it is corrected.")] = "",
) -> None:
    """Write what every figure was in a period that is over, as bands where it is about people, and sign it.

    What wasn't taken yet for the period is taken now, for good.
    """
    if classification not in list(Classification):
        raise typer.BadParameter(f"{classification!r} isn't one of {', '.join(Classification)}.")
    try:
        wanted = period_of(period)
    except ValueError:
        raise typer.BadParameter(f"{period!r} isn't like 2026, 2026Q3, 2026-07 or 2026-07-01/2026-09-30.") from None
    if out.exists():
        _stop(f"{out}: is there already. Give another name.")
    if not out.resolve().parent.is_dir():
        _stop(f"{out}: its folder isn't there. Make it first.")
    try:
        earlier = corrects.read_bytes() if corrects else None
    except OSError as error:
        _stop(f"{corrects}: {error.strerror}.")
    try:
        data = figures_write(
            actor=System("command"), period=wanted, classification=Classification(classification),
            corrects=earlier, reason=reason,
        )  # fmt: skip
    except Unfit as error:
        _stop(error.message)
    except (KeyFileError, OSError) as error:
        _stop(str(error), 2)
    try:
        _write(out, data)
    except OSError as error:
        _stop(f"{out}: {error.strerror}.", 2)
    typer.echo(f"{out}: {len(data)} bytes, {wanted}, signed by {origin()}.")
    if corrects:
        corrected = sum(bool(one.why) for one in read(data).content.figures)
        typer.echo(f"{corrected} {'figure' if corrected == 1 else 'figures'} corrected.")


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing, and never over a file that is there."""
    descriptor, draft = tempfile.mkstemp(dir=path.resolve().parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    finally:
        os.unlink(draft)


@app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="A file that another installation's `zotim figures export` wrote.")],
) -> None:
    """Take in figures of another installation whose key two people confirmed here. Everything wrong is named."""
    if "register" not in settings.ZOTIM_DESKS:
        _stop("The register isn't switched on here (ZOTIM_DESKS).")
    from zotim.register.indicators.services.senders import figures_install

    try:
        if file.stat().st_size > SIZE_LIMIT:
            _stop(f"{file.name}: is larger than a file of figures can be.")
        taken = figures_install(actor=System("command"), data=file.read_bytes())
    except OSError as error:
        _stop(f"{file.name}: {error.strerror}")
    except Unfit as error:
        _stop(f"{file.name}: {error.message}\nNothing of the file was kept.")
    typer.echo(f"{file.name}: {taken.added} figures came, {taken.corrected} corrected, {taken.same} as they were.")
