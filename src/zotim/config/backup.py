"""``zotim backup`` and ``zotim restore``. Loaded after Django is set up (``zotim.__main__``)."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from zotim import __version__
from zotim.config import archive, checks, dumps
from zotim.core import guards
from zotim.core.access import walls
from zotim.core.audit import keys, notes, services, verify
from zotim.core.audit.services import System, checkpoint_folder, record
from zotim.core.sealing import store
from zotim.core.sealing.services import tombstones_replay


class RestoreRefused(Exception):
    """An archive isn't brought back here; nothing was changed."""


# Backup


def backup_make(folder: Path) -> Path:
    """Write one archive into *folder*; answers its path. After a failure there is none, and no half of one."""
    now = datetime.now(UTC)
    final = folder / f"zotim-{settings.ZOTIM_PREFIX}-{now:%Y%m%dT%H%M%S%fZ}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    if dumps.is_empty():
        raise dumps.DumpError(
            f"the database is empty: there is nothing to keep in {checks.place()}. Run zotim migrate first"
        )
    with archive.staging(folder) as work:
        dump, draft = Path(work) / archive.DATABASE, Path(work) / "archive.zip"
        # The database first: a file is written before the row that names it, so no row here lacks its file.
        rows = dumps.dump(dump)
        manifest = archive.Manifest(
            version=__version__, made_at=now.isoformat(), prefix=settings.ZOTIM_PREFIX, vendor=connection.vendor,
            desks=list(settings.ZOTIM_DESKS), rows=rows,
        )  # fmt: skip
        members = [(archive.DATABASE, dump)]
        for name, place in _places().items():
            members += archive.tree(name, place)
        archive.write(draft, manifest, members, keys.signing_key(settings.ZOTIM_KEYS))
        with open(draft, "rb") as file:
            os.fsync(file.fileno())
        os.replace(draft, final)
    record(System("backup"), "config.backup.made", details={"members": len(members), "rows": sum(rows.values())})
    return final


def _places() -> dict[str, Path]:
    """The folders that go into an archive. The key folder isn't one of them."""
    return {
        "files": Path(settings.MEDIA_ROOT),
        "checkpoints": checkpoint_folder(),
        "tombstones": store.tombstone_folders()[1],
    }


# Restore


def restore_make(path: Path, *, unsigned: bool = False) -> list[str]:
    """Bring an archive back into this empty installation; answers what was done, a line each.

    Raises RestoreRefused, ArchiveError or DumpError with nothing changed; RestoreIncomplete when the data is back but
    something about it isn't as it should be.
    """
    _refuse_unless_empty()
    archive.find(path)
    known = [] if unsigned else keys.public_keys(settings.ZOTIM_KEYS)
    if not known and not unsigned:
        raise RestoreRefused(
            "the key folder has no key to check the archive's signature with: restore the keys first "
            "(zotim keys restore FILE), or pass --unsigned if they are lost"
        )
    with archive.staging(Path(settings.ZOTIM_HOME)) as work:
        manifest = archive.unpack(path, Path(work), known)
        if manifest.vendor != connection.vendor:
            raise RestoreRefused(f"the archive is of {manifest.vendor}, this installation uses {connection.vendor}")
        said = _put_back(Path(work), manifest, "its signature wasn't looked at" if unsigned else "as it was signed")
    return said + _bring_to_life()


def _refuse_unless_empty() -> None:
    if not dumps.is_empty():
        raise RestoreRefused("the database isn't empty: restore into a new one (don't run zotim migrate before it)")
    for name in ("files", "checkpoints"):
        folder = _places()[name]
        if next(archive.tree(name, folder), None):
            raise RestoreRefused(f"{folder} isn't empty: restore into a new installation")


def _put_back(work: Path, manifest: archive.Manifest, checked: str) -> list[str]:
    put: list[Path] = []
    try:
        for name, place in _places().items():
            put += archive.move_in(work / name, place)
        dumps.load(work / archive.DATABASE)
        found = dumps.rows()
        if found != manifest.rows:
            wrong = sorted(
                name for name in found.keys() | manifest.rows.keys() if found.get(name) != manifest.rows.get(name)
            )
            raise RestoreIncomplete(f"the number of rows differs in {', '.join(wrong)}: don't use this database")
    except (dumps.DumpError, OSError):
        for file in put:
            file.unlink(missing_ok=True)
        raise
    return [
        f"The archive of {manifest.made_at} is whole, {checked}.",
        f"Database: {sum(found.values())} rows in {len(found)} tables.",
        f"Files: {len(put)} put back.",
    ]


class RestoreIncomplete(Exception):
    """The data is back, and something about it isn't as it should be."""


def _bring_to_life() -> list[str]:
    """What follows once the data is there: this version's schema, destroyed keys, the chain."""
    call_command("migrate", verbosity=0, interactive=False)
    gone = tombstones_replay()
    said = ["The database is up to date.", f"Destroyed keys: {len(store.tombstones())} known, {gone} destroyed again."]
    wrong = guards.differences(connection) + walls.differences(connection)
    record(System("restore"), "config.backup.restored", details={"keys": gone})
    while services.seal():
        pass
    kept = [notes.read(file) for file in sorted(checkpoint_folder().glob("checkpoint-*.txt"))]
    result = verify.verify(checkpoints=kept, keys=keys.public_keys(settings.ZOTIM_KEYS))
    if not result.ok or wrong:
        raise RestoreIncomplete("\n".join([*said, *wrong, str(result)]))
    return [*said, str(result)]


# Commands


def _stop(error: Exception) -> NoReturn:
    typer.echo(f"{error}", err=True)
    raise typer.Exit(1)


def backup(folder: Annotated[Path, typer.Argument(help="Where the archive goes; made when it is missing.")]) -> None:
    """Write database, files, checkpoints and tombstones into one archive. It holds no keys: see zotim keys backup."""
    try:
        made = backup_make(folder)
    except OSError as error:
        typer.echo(f"{error.filename or folder}: can't be written ({error.strerror}). No archive was made.", err=True)
        raise typer.Exit(1) from error
    except (dumps.DumpError, keys.KeyFileError) as error:
        _stop(error)
    typer.echo(f"{made} ({made.stat().st_size} bytes). Keys aren't in it: zotim keys backup FILE.")


def restore(
    file: Annotated[Path, typer.Argument(help="An archive that zotim backup wrote.")],
    unsigned: Annotated[bool, typer.Option(help="Go without the signature, when the keys are lost.")] = False,
) -> None:
    """Bring an archive back into an empty installation, destroy again what was destroyed, verify the log."""
    try:
        said = restore_make(file, unsigned=unsigned)
    except (RestoreRefused, archive.ArchiveError, dumps.DumpError) as error:
        typer.echo(f"{file}: {error}. Nothing was changed.", err=True)
        raise typer.Exit(1) from error
    except (RestoreIncomplete, OSError, notes.NoteError, keys.KeyFileError, shutil.Error) as error:
        _stop(error)
    for line in said:
        typer.echo(line)
