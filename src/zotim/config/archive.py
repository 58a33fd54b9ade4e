"""One archive of an installation: database, files, checkpoints, tombstones and a signed manifest. Never a key.

A zip file. ``manifest.json`` names every other member with its size and SHA-256; ``manifest.sig`` is the Ed25519
signature over it, made with the key that signs checkpoints.
"""

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MANIFEST, SIGNATURE, DATABASE = "manifest.json", "manifest.sig", "database.dump"
FOLDERS = ("files", "checkpoints", "tombstones")
CONTEXT = b"zotim backup 1\n"
CHUNK = 1 << 20


class ArchiveError(Exception):
    """An archive that isn't taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds, and of what."""

    version: str
    made_at: str
    prefix: str
    vendor: str
    desks: list[str]
    rows: dict[str, int]
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    form: int = 1


def write(path: Path, manifest: Manifest, members: Iterable[tuple[str, Path]], key: Ed25519PrivateKey) -> None:
    """Write an archive. A file that is in the way isn't overwritten (FileExistsError)."""
    with open(path, "xb") as raw:
        path.chmod(0o600)
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, source in members:
                manifest.members[name] = _put(archive, name, source)
            data = json.dumps(asdict(manifest), sort_keys=True, indent=1).encode()
            archive.writestr(MANIFEST, data)
            archive.writestr(SIGNATURE, key.sign(CONTEXT + data).hex())


def _put(archive: zipfile.ZipFile, name: str, source: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with open(source, "rb") as incoming, archive.open(name, "w", force_zip64=True) as outgoing:
        while chunk := incoming.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            outgoing.write(chunk)
    return {"sha256": digest.hexdigest(), "size": size}


def find(path: Path) -> None:
    """Raises ArchiveError where there is no file at *path*."""
    if not path.is_file():
        raise ArchiveError("there is no such file")


def unpack(path: Path, into: Path, keys: list[Ed25519PublicKey]) -> Manifest:
    """Check everything and lay it out in *into*. Raises ArchiveError for anything that isn't as it was signed.

    With no *keys* the signature isn't looked at: the caller has been told to go without.
    """
    find(path)
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, keys)
            extra = {info.filename for info in archive.infolist()} ^ {*manifest.members, MANIFEST, SIGNATURE}
            if extra or len(archive.infolist()) != len(manifest.members) + 2:
                raise ArchiveError(f"its members aren't those of its manifest ({', '.join(sorted(extra)) or 'twice'})")
            for name, told in manifest.members.items():
                _take(archive, name, told, into)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, RuntimeError) as error:
        raise ArchiveError(f"it can't be read: truncated or altered ({error})") from error
    return manifest


def _manifest(archive: zipfile.ZipFile, keys: list[Ed25519PublicKey]) -> Manifest:
    data = archive.read(MANIFEST)
    if keys and not any(_signed(key, data, archive.read(SIGNATURE)) for key in keys):
        raise ArchiveError("its manifest is altered, or signed by an installation whose keys aren't here")
    try:
        manifest = Manifest(**json.loads(data))
    except (ValueError, TypeError) as error:
        raise ArchiveError(f"its manifest can't be read ({error})") from error
    if manifest.form != 1:
        raise ArchiveError("it was made by a newer version of Zotim")
    if DATABASE not in manifest.members:
        raise ArchiveError("it holds no database")
    for name in manifest.members:
        parts = PurePosixPath(name).parts
        inside = name == DATABASE or (len(parts) > 1 and parts[0] in FOLDERS)
        if not inside or ".." in parts or "\\" in name or str(PurePosixPath(name)) != name:
            raise ArchiveError(f"it holds {name!r}, which leads elsewhere")
    return manifest


def _signed(key: Ed25519PublicKey, data: bytes, signature: bytes) -> bool:
    try:
        key.verify(bytes.fromhex(signature.decode("ascii")), CONTEXT + data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _take(archive: zipfile.ZipFile, name: str, told: dict[str, Any], into: Path) -> None:
    target = into / name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, left = hashlib.sha256(), int(told["size"])
    with archive.open(name) as incoming, open(target, "xb") as outgoing:
        while chunk := incoming.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            outgoing.write(chunk)
    if left or digest.hexdigest() != told["sha256"]:
        raise ArchiveError(f"{name} is altered")


def tree(name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder as members of an archive. Links and drafts are left out."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def staging(beside: Path) -> "tempfile.TemporaryDirectory[str]":
    """A folder for work on the same disk, for this process only, that goes away."""
    beside.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=beside, prefix=".work-")


def move_in(source: Path, target: Path) -> list[Path]:
    """Copy every file below *source* to its place below *target*; answers what was put there."""
    put: list[Path] = []
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                put.append(place)
                shutil.copyfile(path, place)
    return put
