"""Take a file in, and give it out again."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.core.evidence.content import EXTENSIONS, Refused, content_type
from zotim.core.evidence.models import File, Opening
from zotim.core.evidence.store import copied, keep, keep_copied, place
from zotim.formats.text.errors import MEGABYTE
from zotim.vocabulary import Classification


class NoFile(Http404):
    """The record has no such file."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file in the hands of somebody who may have it: what is known of it, and its bytes."""

    file: File
    data: bytes


def clean_name(name: str, kind: str) -> str:
    """A name that is safe to show and to save: no path, no control or direction characters, the right ending."""
    base = re.split(r"[\\/]", name)[-1]
    visible = "".join(c for c in unicodedata.normalize("NFC", base) if unicodedata.category(c)[0] != "C")
    stem = Path(visible.strip(" .")).stem[:120] or "file"
    return stem + EXTENSIONS[kind]


def path_of(file: File) -> Path:
    """Where the bytes lie."""
    return place(file.sha256)


def within_ceiling(classification: Classification) -> None:
    """Raises :class:`Refused` for what is marked higher than this installation may hold."""
    if classification.level > settings.ZOTIM_CEILING.level:
        raise Refused(_("This installation doesn't keep files marked higher than it may hold."))


@transaction.atomic
def file_receive(*, actor: Actor, data: bytes, name: str, classification: Classification) -> File:
    """Keep a file as it came. Raises :class:`Refused` for a type, size or classification that isn't taken in.

    Who may send it, and for what, is the calling service's own check.
    """
    within_ceiling(classification)
    kind = content_type(data, name)
    digest = hashlib.sha256(data).hexdigest()
    file = File(sha256=digest, size=len(data), content_type=kind, name=clean_name(name, kind))
    file.classification, file.received_by_id = classification, actor.person_id
    keep(data, digest)
    file.save(force_insert=True)
    record(actor, "evidence.file.received", file)
    return file


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of this machine that was copied to the store's disk, and isn't on record yet."""

    file: File
    copy: Path


@contextmanager
def file_copied(*, path: Path, classification: Classification) -> Iterator[Copied]:
    """Copy a text file of this machine, of any size; within the block :func:`file_keep` puts it on record. Outside of
    any transaction: it may take minutes. Raises :class:`Refused`, OSError.

    Whether all of it is text, whoever reads it finds out.
    """
    within_ceiling(classification)
    with path.open("rb") as begin:
        kind = content_type(_whole_letters(begin.read(MEGABYTE)), path.name)
    if kind != "text/plain":
        raise Refused(_("This file isn't text."))
    with copied(path) as (digest, copy):
        file = File(sha256=digest, size=copy.stat().st_size, content_type=kind, name=clean_name(path.name, kind))
        file.classification = classification
        yield Copied(file, copy)


@transaction.atomic
def file_keep(*, actor: Actor, copied: Copied) -> File:
    """Put on record what was copied. Who may, and for what, is the calling service's own check."""
    file = copied.file
    keep_copied(file.sha256, copied.copy)
    file.received_by_id = actor.person_id
    file.save(force_insert=True)
    record(actor, "evidence.file.received", file)
    return file


def _whole_letters(data: bytes) -> bytes:
    """The bytes without a letter of UTF-8 that was cut through at their end."""
    for cut in range(1, min(4, len(data)) + 1):
        if data[-cut] >= 0xC0:
            return data[:-cut]
        if data[-cut] < 0x80:
            break
    return data


def file_bytes(file: File) -> bytes:
    """The bytes, checked against the hash. Raises OSError when they are missing, ValueError when they were altered."""
    data = path_of(file).read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise ValueError(f"file {file.pk}: content doesn't match its hash")
    return data


@transaction.atomic
def file_open(*, actor: Actor, action: str, of: models.Model, file: File | None, judged: bool = False) -> Opened:
    """Take out the *file* that *of* holds, for who may do *action* to it. That one looked, the page's event says.

    A file that is *judged* keeps a note of who opened it. Raises Denied, :class:`NoFile` for None, OSError and
    ValueError as :func:`file_bytes` does.
    """
    allow(actor, action, of)
    if file is None:
        raise NoFile
    if judged:
        Opening.objects.get_or_create(file=file, user_id=actor.person_id)
    return Opened(file, file_bytes(file))


def has_opened(actor: Actor, file: File) -> bool:
    """Whether the actor opened the file themselves, not a deputy or whom they stand in for."""
    return file.openings.filter(user_id=actor.person_id).exists()
