"""ClamAV looks at what was reported, where there is one: it is handed the bytes, which never lie on a disk in clear."""

import hashlib
import socket
import struct
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import transaction

from zotim.core.audit.services import Who, record
from zotim.core.jobs.services import enqueue
from zotim.desks.content.intake import media
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Item, Scan

JOB = "content.item.scan"
_SECONDS = 120
_PIECE = 256 * 1024


class NotScanned(Exception):
    """The scanner can't be reached, or doesn't say anything that is understood."""


def scan_ask(actor: Who, item: Item) -> None:
    """Have an item scanned in the background, where there is a scanner."""
    if settings.ZOTIM_SCANNER and item.stored:
        enqueue(JOB, actor=actor, obj=item, item=item.pk)


def item_scan(*, actor: Who, item: Item) -> None:
    """Scan an item's bytes and write down what was found. Raises NotScanned, so that the job is tried again."""
    if not settings.ZOTIM_SCANNER or not item.stored:
        return
    data = media.read(item)
    found = Scan.FOUND if finds(settings.ZOTIM_SCANNER, data) else Scan.CLEAN
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        Item.objects.filter(pk=item.pk).update(scan=found)
        item.scan = found
        custody_add(actor, item, "scanned", before=digest, after=digest)
        record(actor, "content.item.scanned", item, details={"found": found == Scan.FOUND})


def finds(scanner: Path, data: bytes) -> bool:
    """Whether the scanner finds something: clamd by its socket, or ``clamscan``. Raises NotScanned."""
    try:
        return _by_socket(scanner, data) if scanner.is_socket() else _by_program(scanner, data)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotScanned(type(error).__name__) from None


def _by_socket(path: Path, data: bytes) -> bool:
    """INSTREAM of clamd: pieces with their lengths, an empty one at the end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_SECONDS)
        line.connect(str(path))
        line.sendall(b"zINSTREAM\0")
        for begin in range(0, len(data), _PIECE):
            piece = data[begin : begin + _PIECE]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        said = b""
        while more := line.recv(4096):
            said += more
    said = said.rstrip(b"\0\n")
    if said.endswith(b"FOUND"):
        return True
    if said.endswith(b"OK"):
        return False
    raise NotScanned("answer")


def _by_program(path: Path, data: bytes) -> bool:
    done = subprocess.run([path, "--no-summary", "-"], input=data, capture_output=True, timeout=_SECONDS, check=False)
    if done.returncode not in (0, 1):
        raise NotScanned("answer")
    return done.returncode == 1
