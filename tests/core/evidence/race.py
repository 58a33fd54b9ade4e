"""An upload and a removal of the same bytes, one in the middle of the other; also run as a program on a file."""

import hashlib
import threading

from django.db import connection, transaction

from tests import worlds
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_bytes, file_receive
from zotim.core.evidence.store import lock, place, remove_unless_used
from zotim.vocabulary import Classification

DATA = b"Urdher i trilluar\n"
DIGEST = hashlib.sha256(DATA).hexdigest()


def aside(work) -> threading.Thread:
    """Begin *work* in a thread of its own, with a connection of its own, and give it time to go wrong."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(0.7)
    return thread


def removal_in_the_middle_of_an_upload() -> bool:
    """Bytes of an earlier time lie there; the upload has seen them, and hasn't committed its row."""
    actor = worlds.actor("coordinator")
    path = place(DIGEST)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(DATA)
    with transaction.atomic():
        file = file_receive(actor=actor, data=DATA, name="a.txt", classification=Classification.INTERNAL)
        thread = aside(lambda: remove_unless_used(DIGEST))
    thread.join(10)
    return file_bytes(file) == DATA


def upload_in_the_middle_of_a_removal() -> bool:
    """The removal has found no row; the upload comes before the bytes are gone."""
    actor = worlds.actor("coordinator")
    path = place(DIGEST)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(DATA)

    def upload() -> None:
        file_receive(actor=actor, data=DATA, name="a.txt", classification=Classification.INTERNAL)

    with transaction.atomic():
        lock(DIGEST)
        if File.objects.filter(sha256=DIGEST).exists():
            return False
        thread = aside(upload)
        path.unlink()
    thread.join(10)
    return file_bytes(File.objects.get(sha256=DIGEST)) == DATA
