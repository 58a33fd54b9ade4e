"""Checkpoints as small signed texts, to be kept where this installation's administrators can't reach.

The form is C2SP's *signed note*. The signature is over the first four lines, line feeds included:

    zotim/ZOT
    1289
    9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    2026-11-24T01:54:00.000000Z

    — zotim/ZOT <base64 of: key id (4 bytes), Ed25519 signature (64 bytes)>

The key id is the beginning of SHA-256 over the origin, a line feed, the byte 1 and the public key.
"""

import base64
import binascii
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zotim.core.audit.keys import raw

TEXT = re.compile(
    r"(?P<origin>[^\s+]{1,64})\n(?P<number>0|[1-9]\d{0,17})\n(?P<hash>[0-9a-f]{64})\n"
    r"(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\n\n"
    r"— (?P=origin) (?P<signature>[A-Za-z0-9+/=]{92})\n?",
    re.ASCII,
)


class NoteError(Exception):
    """A file that isn't a checkpoint; the message names it and says what to do."""


def _key_id(origin: str, key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(origin.encode() + b"\n\x01" + raw(key)).digest()[:4]


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint: *number* seals, the last with *hash*, at a time; *source* says where it was read."""

    origin: str
    number: int
    hash: str
    at: str
    signature: bytes = b""
    source: str = "checkpoint"

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.number}\n{self.hash}\n{self.at}\n"

    def signed(self, key: Ed25519PrivateKey) -> "Note":
        """The same note with a signature."""
        return Note(self.origin, self.number, self.hash, self.at, key.sign(self.text.encode()), self.source)

    def holds(self, keys: Iterable[Ed25519PublicKey]) -> bool:
        """Whether one of *keys* signed it."""
        for key in keys:
            try:
                key.verify(self.signature, self.text.encode())
            except InvalidSignature:
                continue
            return True
        return False

    def as_file(self, key: Ed25519PublicKey) -> str:
        """The whole note with its signature line."""
        line = base64.b64encode(_key_id(self.origin, key) + self.signature).decode()
        return f"{self.text}\n— {self.origin} {line}\n"

    @property
    def line(self) -> str:
        """One line for the duty book: enough to find a cut or rewritten log by eye."""
        return f"{self.origin} #{self.number} {self.hash} {self.at}"


def read(path: Path) -> Note:
    """A note from its file. Raises NoteError."""
    try:
        found = TEXT.fullmatch(path.read_text(encoding="utf-8"))
        signature = base64.b64decode(found["signature"], validate=True)[4:] if found else b""
    except FileNotFoundError as error:
        raise NoteError(f"{path}: there is no such file") from error
    except OSError as error:
        raise NoteError(f"{path}: can't be opened ({error.strerror})") from error
    except (UnicodeDecodeError, binascii.Error) as error:
        raise NoteError(
            f"{path}: isn't a checkpoint of `zotim audit checkpoint`; take the file as it was made"
        ) from error
    if not found:
        raise NoteError(f"{path}: isn't a checkpoint of `zotim audit checkpoint`; take the file as it was made")
    return Note(found["origin"], int(found["number"]), found["hash"], found["at"], signature, str(path))


def publish(note: Note, key: Ed25519PublicKey, folder: Path) -> Path:
    """Write the note into *folder*, whole or not at all, under a name that sorts by number and time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"checkpoint-{note.number:012d}-{re.sub(r'[^0-9TZ]', '', note.at)}.txt"
    descriptor, draft = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(note.as_file(key))
        file.flush()
        os.fsync(file.fileno())
    os.chmod(draft, 0o644)
    os.replace(draft, path)
    return path
