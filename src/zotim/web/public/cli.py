"""``zotim public``: the public site as a folder. Loaded after Django is set up (``zotim.__main__``)."""

from pathlib import Path
from typing import Annotated

import typer

from zotim.core.audit.services import System
from zotim.register.extracts.services import extract_built
from zotim.web.public.build import build as write

app = typer.Typer(help="The public site.", no_args_is_help=True, add_completion=False)


@app.callback()
def public() -> None:
    """What two people released to the public."""


@app.command()
def build(out: Annotated[Path, typer.Argument(help="A folder that is empty or not there yet.")]) -> None:
    """Write the public site into a folder: all versions, style and fonts. Links are relative."""
    try:
        extract, files = write(out)
    except (LookupError, FileExistsError) as error:
        typer.secho(f"{error}. Nothing was written.", fg="red", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        typer.secho(f"{out}: {error.strerror}", fg="red", err=True)
        raise typer.Exit(1) from None
    extract_built(actor=System("command"), extract=extract, files=files)
    typer.echo(f"{out}: version {extract.number}, {files} files. Open {out / 'index.html'}.")
