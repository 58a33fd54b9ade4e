"""Made-up readings: items on which two agree, one that waits for the adviser, one for a second reader, one closed and
drawn for the sample; somebody who is kept from an item. What readers say is invented."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from zotim.core.access.actor import Actor
from zotim.demo.people import person
from zotim.desks.content.intake.models import Item, Urgency
from zotim.desks.content.review.legal_test import Answers
from zotim.desks.content.review.models import PURPOSES, Sample
from zotim.desks.content.review.rounds import round_of
from zotim.desks.content.review.services import (
    conflict_enter,
    exposure_cover,
    exposure_uncover,
    item_read,
    item_take,
    languages_set,
)

REASON = "Arsye e trilluar, për demonstrim."
NOTHING = Answers("yes", "none", REASON)


@dataclass(frozen=True, slots=True)
class Read:
    """How far readers came: items on which two agree, and those that wait for the adviser."""

    agreed: int
    asked: int


def wants(way: str, category: str = "incites") -> Answers:
    return Answers("yes", category, REASON, wanted=way, where="0:05–0:12")


def said(item: Item | None, who: Actor, answers: Answers, shown: str = "text") -> None:
    """Somebody reads an item, if it waits for a reader."""
    if item is None or item.state not in ("open", "second"):
        return
    item_take(actor=who, pk=item.pk)
    exposure_uncover(actor=who, pk=item.pk, shown=shown)
    item_read(actor=who, pk=item.pk, answers=answers)
    exposure_cover(actor=who)
    item.refresh_from_db()


def load() -> Read:
    """Have items read; answers how far that came."""
    albana, gezim = person("Albana Cela"), person("Gezim Lala")
    texts = list(Item.objects.filter(kind="text", language="sq", urgency=Urgency.USUAL).order_by("created_at"))
    pictures = list(Item.objects.filter(kind="picture").order_by("created_at"))
    life = Item.objects.filter(urgency=Urgency.LIFE).first()
    recruited = Item.objects.filter(urgency=Urgency.RECRUITED).first()
    arabic = Item.objects.filter(kind="text", language="ar").first()
    for item, way, category, shown in (
        (texts[0] if texts else None, "referral", "incites", "text"),
        (pictures[0] if pictures else None, "national", "incites", "grey"),
        (recruited, "protection", "joins", "text"),
    ):
        for who in (albana, gezim):
            said(item, who, wants(way, category), shown)
    said(life, albana, wants("police", "threatens"))
    doubt = {**dict.fromkeys(PURPOSES, "no"), "journalism": "unsure"}
    said(arabic, albana, Answers("yes", "none", REASON, purposes=doubt))
    if len(pictures) > 1:
        _closed(pictures[1], gezim)
    waiting = Item.objects.filter(state="open", kind="text").order_by("-due_at", "pk").first()
    if waiting is not None:
        item_take(actor=albana, pk=waiting.pk)
        exposure_uncover(actor=albana, pk=waiting.pk, shown="text")
    languages_set(actor=albana, codes=["sq", "en"])
    left = Item.objects.filter(state="open").order_by("urgency", "due_at", "pk").last()
    if left is not None:
        conflict_enter(
            actor=person("Entela Mici"), reference=left.reference, person=gezim.person_id, reason="Lidhje e trilluar."
        )
    return Read(Item.objects.filter(state="agreed").count(), Item.objects.filter(state="adviser").count())


@transaction.atomic
def _closed(item: Item, who: Actor) -> None:
    """One reader closes it; here the sample holds it, whatever the hash says, so that there is one."""
    said(item, who, NOTHING, "grey")
    if item.state == "closed" and settings.ZOTIM_CONTENT_SAMPLE:
        Sample.objects.get_or_create(item=item, round=round_of(item))
