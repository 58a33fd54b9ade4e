"""``zotim keys``: the key folder apart from everything else. Loaded after Django is set up (``zotim.__main__``)."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings

from zotim.core.audit import keys
from zotim.core.sealing import rotation, services, store
from zotim.core.sealing.files import write_new

app = typer.Typer(help="The keys, kept apart from everything else.", no_args_is_help=True, add_completion=False)
HASHES = "hashes.json"


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The archive of keys to write.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Though the file is there: this copy takes its place.")
    ] = False,
) -> None:
    """Copy the key folder and the tombstones into one file. Whoever has it and a backup can read everything."""
    folder = Path(settings.ZOTIM_KEYS)
    # Keys that are made on first use are made now, so that this copy opens and checks what is written later.
    try:
        keys.signing_key(folder)
        keys.search_key(folder)
        store.current_kek()
        services.blind_key()
    except (keys.KeyFileError, services.KeyMissing) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    members = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    members["sealing.kek"] = store.kek_path()
    for path in sorted(store.tombstone_folders()[1].glob("*.json")):
        members.setdefault(f"tombstones/{path.name}", path)
    hashes = {}
    draft = file.with_name(f".{file.name}.part") if replace else file
    try:
        if replace:
            draft.unlink(missing_ok=True)  # of a copy that was broken off
        draft.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        typer.echo(f"{file} is there already. Pass --replace to let this copy take its place.", err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"{file}: can't be written ({error.strerror}). Nothing was copied.", err=True)
        raise typer.Exit(1) from error
    with zipfile.ZipFile(draft, "w") as archive:
        for name, path in members.items():
            if path.exists() and not path.name.startswith("."):
                data = path.read_bytes()
                hashes[name] = hashlib.sha256(data).hexdigest()
                archive.writestr(name, data)
        archive.writestr(HASHES, json.dumps(hashes, sort_keys=True))
    draft.replace(file)
    typer.echo(f"{len(hashes)} files in {file}. Lock it away from the backups, and destroy earlier copies:")
    typer.echo("a key that is destroyed here lives on in each copy made before.")


@app.command("restore")
def restore(file: Annotated[Path, typer.Argument(help="An archive that zotim keys backup wrote.")]) -> None:
    """Bring keys back into a key folder that has none, then destroy again what has a tombstone."""
    folder = Path(settings.ZOTIM_KEYS)
    if any(folder.glob("store/*.key")) or any(folder.glob("audit-*")) or store.kek_path().exists():
        typer.echo(f"{folder} holds keys already. Nothing was changed.", err=True)
        raise typer.Exit(1)
    try:
        with zipfile.ZipFile(file) as archive:
            hashes = json.loads(archive.read(HASHES))
            found = {name: archive.read(name) for name in hashes}
        for name, data in found.items():
            if hashlib.sha256(data).hexdigest() != hashes[name] or not _plain(name):
                raise ValueError(f"{name} is altered")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        typer.echo(f"{file}: can't be used ({error}). Nothing was changed.", err=True)
        raise typer.Exit(1) from error
    for name, data in found.items():
        path = store.kek_path() if name == "sealing.kek" else folder / name
        if name == "secret_key":
            path.unlink(missing_ok=True)  # drawn when this command started
        write_new(path, data)
        if path.suffix == ".pub":
            path.chmod(0o644)
    gone = sum(store.bury(tombstone) for tombstone in store.tombstones())
    typer.echo(f"{len(found)} files are back in {folder}; {gone} keys with a tombstone were destroyed again.")


def _plain(name: str) -> bool:
    parts = Path(name).parts
    return not Path(name).is_absolute() and ".." not in parts and len(parts) in (1, 2)


@app.command("replay")
def replay() -> None:
    """Destroy again every key that has a tombstone. The worker does it when it starts."""
    typer.echo(f"{services.tombstones_replay()} keys destroyed, {len(store.tombstones())} tombstones.")


@app.command("rotate")
def rotate() -> None:
    """Make another key-encryption key and wrap every key with it; take up a rotation that was broken off."""
    try:
        done = rotation.rotate()
    except (services.SealingError, OSError) as error:
        typer.echo(f"{error}. Run zotim keys rotate again when that is mended.", err=True)
        raise typer.Exit(1) from error
    begun = "Another key-encryption key is there." if done.new else "An earlier rotation was taken up."
    typer.echo(f"{begun} {done.wrapped} keys are wrapped anew; no text was touched.")
    for line in done.trouble:
        typer.echo(line, err=True)
    if done.trouble:
        typer.echo(f"{len(done.trouble)} keys are as they were. Mend them and run zotim keys rotate again.", err=True)
        raise typer.Exit(1)
    typer.echo(
        "The earlier key is still there. Copy the keys (zotim keys backup --replace FILE), then zotim keys retire."
    )


@app.command("retire")
def retire() -> None:
    """Destroy earlier key-encryption keys, once every key is wrapped by the one of today."""
    try:
        gone = rotation.retire()
    except (services.SealingError, OSError) as error:
        typer.echo(f"{error}. Nothing was destroyed.", err=True)
        raise typer.Exit(1) from error
    if not gone:
        typer.echo("There is no earlier key-encryption key. Nothing was destroyed.")
        return
    typer.echo("An earlier key-encryption key is destroyed." if len(gone) == 1 else f"{len(gone)} are destroyed.")
    typer.echo("Copy the keys once more, and destroy earlier copies: in them the earlier key lives on.")
