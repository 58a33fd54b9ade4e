"""Made-up items for the content desk: rows as the database lets them be, whatever state a test needs."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

from django.db import models
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import Actor
from zotim.core.clocks.models import ClockRun
from zotim.core.records import save_new
from zotim.core.sealing.services import Place, key_make, seal
from zotim.desks.content.intake.models import Item, Location


def officer() -> Actor:
    return worlds.actor("referral_officer")


def approver() -> Actor:
    return worlds.actor("referral_approver")


def adviser() -> Actor:
    return worlds.actor("content_adviser")


def curator() -> Actor:
    return worlds.actor("bank_curator")


def keeper() -> Actor:
    return worlds.actor("content_keeper")


def protector() -> Actor:
    return worlds.actor("protection_officer")


WAYS = {
    "received": (), "held": ("held",), "open": ("open",), "taken": ("open", "taken"),
    "second": ("open", "taken", "second"), "adviser": ("open", "taken", "adviser"),
    "agreed": ("open", "taken", "second", "agreed"), "closed": ("held", "closed"),
}  # fmt: skip
"""How the database lets an item come into a state."""


def item(text: str = "Një tekst i trilluar.", *, state: str = "received", **values: object) -> Item:
    """An item in any state, with a text and a key of its own."""
    now = timezone.now()
    row = Item(
        kind="text", moved_at=now, due_at=now + timedelta(hours=24), same=sha256(uuid4().bytes).hexdigest(),
        language="sq",
    )  # fmt: skip
    for name, value in values.items():
        setattr(row, name, value)
    key_make(row.pk)
    row.text = seal(text, Place(subject_id=row.pk, table=Item._meta.db_table, pk=row.pk, field="text"))
    save_new(row)
    for row.state in WAYS[state]:
        row.save(update_fields=["state"])
    return row


def past(of: models.Model) -> None:
    """Each clock that runs on a record is over since a while."""
    before = timezone.now() - timedelta(days=30)
    runs = ClockRun.objects.filter(object_id=of.pk, state="running")
    runs.update(started_at=before, due_at=before + timedelta(days=1))


def location(of: Item, address: str = "https://videot.example/shiko/17") -> Location:
    """Where an item stands."""
    row = Location(item=of, host=address.split("/")[2], known=sha256(address.encode()).hexdigest())
    row.address = seal(
        address, Place(subject_id=of.pk, table=Location._meta.db_table, pk=row.pk, field="address")
    )  # fmt: skip
    row.save(force_insert=True)
    return row
