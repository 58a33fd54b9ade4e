"""Files that systems send to be hashed: in memory, never on a disk, and gone with the answer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from ninja.errors import HttpError

from zotim.core import outgoing
from zotim.engines import fingerprints
from zotim.engines.fingerprints import ImageError
from zotim.formats.known import Sort

MOST_BYTES = 64 * 1024 * 1024
SECONDS = 30.0
CONTENT = {"photo": (Sort.PDQ, Sort.SHA256), "video": (Sort.SHA256,)}
"""Kinds of content, and the hashes that can be made of each; the first is the one that is made if none is named."""


class _Memory(FileUploadHandler):
    """Keeps what comes in memory, whatever its size, up to :data:`MOST_BYTES`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MOST_BYTES:
            raise _too_large()
        self._held.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def _too_large() -> HttpError:
    return HttpError(413, f"A file has at most {MOST_BYTES:,} bytes.")


def sent(request: HttpRequest) -> tuple[str, bytes]:
    """The one file of a form, and the kind of content that its field names. Raises HttpError."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > MOST_BYTES + 64 * 1024:
        raise _too_large()
    request.upload_handlers = [_Memory(request)]
    files = [(name, file) for name, some in request.FILES.lists() for file in some]
    if len(files) != 1:
        raise HttpError(400, "Send exactly one file; its field is named as its kind of content: photo or video.")
    kind, file = files[0]
    return _kind(kind), file.read()


def _kind(kind: str) -> str:
    if kind not in CONTENT:
        raise HttpError(400, f"content_type must be one of {', '.join(CONTENT)}.")
    return kind


def fetched(url: str, kind: str) -> tuple[str, bytes]:
    """What stands at an address, where this installation fetches for systems at all. Raises HttpError."""
    if not settings.ZOTIM_HMA_URLS:
        raise HttpError(400, "This installation fetches no address for another system; send the file.")
    kind = _kind(kind or "photo")
    try:
        with _in_memory() as (path, file):
            outgoing.fetch(url, path, most_bytes=MOST_BYTES, seconds=SECONDS)
            file.seek(0)
            return kind, file.read()
    except outgoing.Unreachable as error:
        if error.code == "large":
            raise _too_large() from None
        raise HttpError(400, f"The address can't be fetched: {error.code}.") from None


@contextmanager
def _in_memory() -> Iterator[tuple[Path, Any]]:
    """A file that lies in memory alone, and its path. Raises HttpError where the system knows none."""
    if not hasattr(os, "memfd_create"):
        raise HttpError(400, "This system can't hold a file in memory alone; send the file.")
    descriptor = os.memfd_create("zotim", os.MFD_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        yield Path(f"/proc/self/fd/{descriptor}"), file


def hashes(kind: str, data: bytes, types: str = "") -> dict[str, str]:
    """The hashes of a file by their type; a picture that is too plain has no PDQ. Raises HttpError."""
    wanted = [one.strip() for one in types.split(",") if one.strip()] or [CONTENT[kind][0]]
    if unknown := [one for one in wanted if one not in CONTENT[kind]]:
        raise HttpError(400, f"No such signal type for a {kind}: {unknown[0][:40]!r}.")
    found = {}
    if Sort.PDQ in wanted:
        try:
            made = fingerprints.hash_image(data)
        except ImageError as error:
            raise HttpError(400, f"The picture has no hash: {error}.") from None
        if not made.is_plain:
            found[Sort.PDQ.value] = made.digest.hex()
    if Sort.SHA256 in wanted:
        found[Sort.SHA256.value] = sha256(data).hexdigest()
    return found
