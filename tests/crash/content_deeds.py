"""What is done at the content desk until a kill: reports come in, files of fingerprints are read into a bank."""

import hashlib
import io
import json
import os

from tests.crash.deeds import BEGUN, acknowledge, somebody

LINES, BATCH = 40, 5
"""Lines of a file of fingerprints, and how many of them are read in one transaction."""
AGAIN = "again"
"""Before what an import is called that was broken off and is taken up."""


def reporting(to: int) -> None:
    """Pictures are reported, one after the other, each with an address and words."""
    from tests.desks.content import intakely
    from zotim.core.access.actor import VISITOR
    from zotim.desks.content.intake.services import report_take

    begun = False
    while True:
        data = intakely.picture(int.from_bytes(os.urandom(4)))
        given = intakely.file(data, address=f"https://video.example/{os.urandom(4).hex()}", told="Made up.")
        report = report_take(actor=VISITOR, given=given)
        acknowledge(to, str(report.pk) if begun else BEGUN)  # the first is slow, and a moment shall lie within the work
        begun = True


def reported(to: int) -> None:
    """What is there of reports, and whether each can be read whole."""
    from zotim.core.access.actor import Actor
    from zotim.desks.content.intake import media
    from zotim.desks.content.intake.models import Report
    from zotim.desks.content.intake.sealed import TEXTS

    nobody, found = Actor(None), []
    for report in Report.objects.select_related("item").prefetch_related("item__locations"):
        media.read(report.item)  # raises for what isn't as it was received
        whole = [TEXTS.text(nobody, report, "told")]
        whole += [TEXTS.text(nobody, one, "address") for one in report.item.locations.all()]
        whole += [report.item.prints.count() > 1, report.item.custody.count() == 2]
        found.append(str(report.pk) if all(whole) and len(whole) == 4 else "partial")
    acknowledge(to, json.dumps(found))


def listed(name: str) -> bytes:
    """A file of fingerprints, by its name; its third line can't be read."""
    rows = [hashlib.sha256(f"{name} {number}".encode()).hexdigest() for number in range(LINES)]
    return "".join(f"{row[:-1]}\n" if number == 2 else f"{row}\n" for number, row in enumerate(rows)).encode()


def bank_make() -> None:
    """A bank, and another curator, who is told of what waits for a second person."""
    from tests import worlds
    from tests.desks.content import banksly

    banksly.bank("KRASH")
    worlds.user("bank_curator")
    read_into_the_bank("prepared", lambda taken: None)


def read_into_the_bank(name: str, progress):
    """A file is read; a process that was killed may still be at its last transaction, and then it is tried again."""
    from zotim.desks.content.banks.models import Bank
    from zotim.desks.content.banks.services import Elsewhere, import_take, imports

    imports.BATCH = BATCH
    while True:
        try:
            return import_take(
                actor=somebody("bank_curator"), bank=Bank.objects.get(code="KRASH"), name=name,
                file=lambda: io.BytesIO(listed(name)), progress=progress,
            )  # fmt: skip
        except Elsewhere:
            continue


def broken_off() -> list[str]:
    from zotim.desks.content.banks.models import BankImport

    return list(BankImport.objects.filter(state="reading").values_list("name", flat=True))


def banking(to: int) -> None:
    """Files of fingerprints are read into a bank: first what was broken off, then one after the other."""
    acknowledge(to, BEGUN)
    for name in broken_off():
        acknowledge(to, f"{AGAIN} {name}")
        read_into_the_bank(name, lambda taken: acknowledge(to, f"{taken.name} {taken.read}"))
    while True:
        read_into_the_bank(os.urandom(8).hex(), lambda taken: acknowledge(to, f"{taken.name} {taken.read}"))


def banked(to: int) -> None:
    """What is there of each file: that each line up to where it was read stands in the bank, once, and what was said
    of it."""
    from zotim.core.audit.models import Event
    from zotim.core.notifications.models import Notification
    from zotim.desks.content.banks.models import BankImport, Entry
    from zotim.formats import hashlists

    found = []
    for taken in BankImport.objects.order_by("created_at"):
        lines = list(hashlists.read(io.BytesIO(listed(taken.name)), "pdq"))[: taken.read]
        there = Entry.objects.filter(imported=taken)
        found.append({
            "name": taken.name, "state": taken.state, "read": taken.read, "problems": taken.told,
            "whole": sorted(line.value for line in lines if not line.problem)
            == sorted(map(bytes, there.values_list("value", flat=True))),
            "entries": [taken.added, there.count(), there.filter(state="proposed").count()],
            "events": sorted(Event.objects.filter(object_id=taken.pk).values_list("verb", flat=True)),
            "told": Notification.objects.filter(object_id=taken.pk).count(),
        })  # fmt: skip
    numbers = list(Entry.objects.values_list("number", flat=True))
    acknowledge(to, json.dumps([found, len(numbers) - len(set(numbers))]))


def take_up(to: int) -> None:
    """What was broken off is gone on with."""
    for name in broken_off():
        read_into_the_bank(name, lambda taken: None)
