"""A small world abroad for tests: a group, a seat, meetings, needs and offers, and the people around them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests import worlds
from tests.register import library
from zotim.core.access.actor import Actor, actor_of
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.register.assistance import services as assisting
from zotim.register.assistance.models import Assistance, Need
from zotim.register.models import Obligation
from zotim.register.taking_part import services
from zotim.register.taking_part.models import Forum, Meeting

MINUTES = b"%PDF-1.7\nmade up\n%%EOF\n"


def text(value: str) -> Translated:
    return Translated.of("en", value)


def today() -> date:
    return timezone.localdate()


def days(number: int) -> date:
    """A day so many days from today; before it, where negative."""
    return today() + timedelta(days=number)


class People:
    """The centre, the foreign ministry, a body that sits abroad, and one that doesn't."""

    def __init__(self) -> None:
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.ministry, self.police = worlds.body("Ministria"), worlds.body("Policia", "police")
        self.users = {
            "coordinator": worlds.user("coordinator", self.centre),
            "analyst": worlds.user("analyst", self.centre),
            "focal": worlds.user("focal_point", self.ministry),
            "other": worlds.user("focal_point", self.police),
            "foreign": worlds.user("foreign_affairs", worlds.body("MEPJ")),
        }
        for name, user in self.users.items():
            setattr(self, name, actor_of(user))


def forum(by: Actor, key: str = "finance-group", **fields: Any) -> Forum:
    """A group abroad."""
    return services.forum_add(actor=by, name=text("Finance group"), key=key, kind="working_group", **fields)


def seat(by: Actor, of: Forum, body: Organisation, role: str = "lead", **fields: Any) -> Any:
    """A seat since a month."""
    return services.seat_give(actor=by, forum=of, organisation=body, role=role, **{"from_on": days(-30), **fields})


def meeting(by: Actor, of: Forum, on: date | None = None, **fields: Any) -> Meeting:
    """A meeting of one day."""
    day = on or days(10)
    return services.meeting_add(
        actor=by, forum=of, title=text("Plenary"), from_on=day, until_on=day, place="Tirana", **fields
    )


def obligation(by: Actor) -> Obligation:
    """A public obligation."""
    return library.obligation(by, library.instrument(by))


def need(by: Actor, lead: Organisation, to: Obligation, **fields: Any) -> Need:
    """A need that was put in."""
    known = {"kind": "training", "since": days(-5), **fields}
    return assisting.need_add(actor=by, title=text("Training of analysts"), lead=lead, obligation=to, **known)


def offer(by: Actor, lead: Organisation, **fields: Any) -> Assistance:
    """A pledge to us, of training."""
    known = {"direction": "received", "partner": "A partner (made up)", "kind": "training", "lead": lead, **fields}
    return assisting.assistance_add(actor=by, title=text("Course"), **known)


def delivered(by: Actor, one: Assistance, **fields: Any) -> Assistance:
    """The same, delivered today."""
    return assisting.assistance_deliver(
        actor=by, assistance=one, **{"on": today(), "data": MINUTES, "name": "receipt.pdf", **fields}
    )
