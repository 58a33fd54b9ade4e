"""Take a file in, and give it out again."""

import hashlib
import re
import unicodedata
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.audit.services import record
from zotim.core.evidence.content import EXTENSIONS, Refused, content_type
from zotim.core.evidence.models import File
from zotim.core.evidence.store import keep, place
from zotim.vocabulary import Classification


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


def file_bytes(file: File) -> bytes:
    """The bytes, checked against the hash. Raises OSError when they are missing, ValueError when they were altered."""
    data = path_of(file).read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise ValueError(f"file {file.pk}: content doesn't match its hash")
    return data
