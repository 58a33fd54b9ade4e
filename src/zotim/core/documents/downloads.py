"""How the files leave that were made from a record's papers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NotVisible
from zotim.core.documents.made import MadeFile
from zotim.core.evidence.downloads import download
from zotim.core.evidence.services import file_open


def made_file(of: Any, key: UUID) -> MadeFile:
    """The file of *of* with this key, and of nothing else. Raises NotVisible."""
    found: MadeFile | None = of.files.select_related("file").filter(pk=key).first()
    if found is None:
        raise NotVisible(of.files.model, str(key))
    return found


def download_made(*, actor: Actor, action: str, of: Any, key: UUID) -> HttpResponse:
    """One of the files made from *of*, for who may do *action* to it. Raises Denied, NotVisible."""
    made = made_file(of, key)
    opened = file_open(actor=actor, action=action, of=of, file=made.file)
    return download(opened, content_type=made.content_type, name=made.name)
