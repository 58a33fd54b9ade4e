"""What goes out, made up: a way that is on, a platform that was told, items that two agree about, and dispatches."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests import worlds
from tests.desks.content import lawly, made, reviewly
from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.core.people.models import Membership
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.services import leaving
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import FirstNotice, Platform, Way
from zotim.desks.content.law.services import contact_verify, notice_send

REASONS = "Arsye e trilluar, fjalë për fjalë."
SAID: dict[str, dict[str, Any]] = {
    "referral": {"clause": "7.2", "reasons": REASONS, "feedback_contact": "zyra@shtet.example"},
    "national": {
        "categories": ["incites"], "reasons": REASONS, "email": "zyra@shtet.example",
        "feedback_contact": "zyra@shtet.example",
    },
    "eu": {
        "categories": ["incites"], "reasons": REASONS, "email": "zyra@shtet.example",
        "feedback_contact": "zyra@shtet.example", "authority_kind": "other",
    },
    "police": {"threat": "Kërcënim i trilluar.", "seen_at": "2026-11-26T08:00:00+00:00", "feedback_contact": "zyra"},
    "prosecutor": {
        "categories": ["incites"], "reasons": REASONS, "evidence": "Një skedar.", "feedback_contact": "zyra",
    },
    "protection": {"worry": "Shqetësim i trilluar.", "feedback_contact": "zyra"},
}  # fmt: skip
"""What an officer writes, by way."""
HANDLE = "@i_trilluar_17"


class Desk:
    """A desk at which each way is on, with a platform that was told a day ago, and its people."""

    def __init__(self, *ways: str) -> None:
        self.keeper, self.other_keeper = made.keeper(), made.keeper()
        for way in ways or ("national",):
            more = {"member_since": timezone.localdate()} if way == "eu" else {}
            lawly.confirmed(self.keeper, self.other_keeper, way, **more)
        self.platform = lawly.platform(self.keeper, country="IE", representative="Videot Ltd (e trilluar)")
        contact_verify(actor=self.other_keeper, contact=lawly.contact(self.keeper, self.platform))
        told(self.keeper, self.platform)
        self.officer, self.approver = made.officer(), made.approver()

    def item(self, way: str = "national", **values: Any) -> Item:
        """An item that two readers agree about, at an address of the platform."""
        item = made.item(state="open", **values)
        made.location(item)
        for _reader in range(1 if way == Way.POLICE else 2):
            reviewly.read(item, said=reviewly.answers(wanted=way))
        return item

    def drafted(
        self, way: str = "national", item: Item | None = None, by: Actor | None = None, **more: Any
    ) -> Dispatch:
        """Something that an officer drafted."""
        to = {"platform": self.platform} if way in ("referral", "national", "eu") else {}
        values = {**SAID[way], **more.pop("values", {})}
        if way in ("referral", "national", "eu"):
            values = {"address": "https://videot.example/shiko/17", **values}
        return services.dispatch_draft(
            actor=by or self.officer, item=item or self.item(way), way=way, language="en", values=values, **to, **more
        )

    def approved(self, way: str = "national", **more: Any) -> Dispatch:
        """The same, which another has approved."""
        row = services.dispatch_ask(actor=more.get("by") or self.officer, dispatch=self.drafted(way, **more))
        return services.dispatch_approve(actor=self.approver, dispatch=row)

    def sent(self, way: str = "national", **more: Any) -> Dispatch:
        """The same, handed over; *how*: by mail, or for a system to fetch."""
        how = more.pop("how", "system" if way == "protection" else "hand")
        row = services.dispatch_send(actor=self.officer, dispatch=self.approved(way, **more), how=how)
        if how == "mail":
            leaving.letters_send(System("worker"), timezone.now())
            row = again(row)
        return row

    def received(self, way: str = "national", **more: Any) -> Dispatch:
        """The same, received."""
        return services.dispatch_receive(actor=self.officer, dispatch=self.sent(way, **more))

    def carried_out(self, way: str = "national", **more: Any) -> Dispatch:
        """The same, carried out."""
        return services.dispatch_carry_out(actor=self.officer, dispatch=self.received(way, **more))


def told(by: Actor, platform: Platform, hours: int = 24) -> None:
    """A platform was told so many hours ago how orders are sent."""
    notice = notice_send(actor=by, contact=platform.contacts.get(), language="en")
    FirstNotice.objects.filter(pk=notice.pk).update(sent_at=timezone.now() - timedelta(hours=hours))


def service() -> tuple[Any, Actor]:
    """A service of protection, and an officer of it."""
    one = made.protector()
    return Membership.objects.get(user_id=one.user_id).organisation, one


def again(row: Dispatch) -> Dispatch:
    """It as the database has it."""
    return Dispatch.objects.get(pk=row.pk)


def administrator() -> Actor:
    return worlds.actor("administrator")
