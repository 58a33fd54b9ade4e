"""Find somebody in a message: alone while its names stand, with a second person's consent once they are masked.

Nobody leafs through travellers: one says whom one looks for and what for, and sees only those who are alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import holders, notify
from zotim.core.records import save_new
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.travel.models import Message, Opening
from zotim.desks.screening.travel.policy import TRAVEL
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.states import OPEN, OPENING
from zotim.engines.names import Entry, Query
from zotim.formats.countries import code
from zotim.matching.listed import ListIndex

OPEN_FOR = timedelta(hours=24)
"""How long whom a request found is shown to who asked: a proposal."""
MOST = 20
"""People that one request finds at most."""
SEALED = "sealed with the request"


@dataclass(frozen=True, slots=True)
class FoundPassenger:
    """Somebody in a message who is alike: their place in it, what it says of them."""

    number: int
    said: dict[str, Any]


@transaction.atomic
@inside
def opening_ask(
    *, actor: Actor, message: Message, purpose: str, name: str, born: str = "", document: str = ""
) -> Opening:  # fmt: skip
    """Look for somebody in a message. Granted at once while its names aren't masked; else it waits for a second person.

    Raises Unfit without a purpose, and without a name or the number of a document.
    """
    person_may(actor, "screening.opening.ask", message)
    if not purpose.strip():
        raise Unfit(_("Say what you ask for."), "purpose")
    if not name.strip() and not document.strip():
        raise Unfit(_("Give a name, or the number of a document."), "name")
    message = Message.objects.get(pk=message.pk)
    masked, now = message.masked_at is not None, timezone.now()
    opening = Opening(
        pk=uuid7(), message=message, masked=masked, **done_by(actor, "asked"),
    )  # fmt: skip
    opening.whom = TEXTS.put(
        opening, "whom", {"name": name.strip(), "born": born.strip(), "document": document.strip()}
    )
    opening.purpose = TEXTS.put(opening, "purpose", purpose)
    save_new(opening)
    record(actor, "screening.opening.asked", opening, details={"message": str(message.pk)})
    if masked:
        approval_request(actor=actor, action=OPEN, obj=opening)
        record(actor, "screening.opening.waits", opening)
        notify(officers() - actor.people, "screening.opening.waits", opening)
    else:
        step = OPENING.move(opening, "grant", ends_at=now + OPEN_FOR)
        record(actor, step.event, opening)
    return opening


@transaction.atomic
@inside
def opening_decide(*, actor: Actor, opening: Opening, granted: bool, reason: str) -> Opening:
    """Grant somebody else's request, or refuse it, with a reason.

    Raises NeedsAnotherPerson for who asked, deputies included; WrongState when it was decided meanwhile.
    """
    person_may(actor, OPEN, opening)
    reason, now = said(reason), timezone.now()
    approval_decide(actor=actor, approval=asked(OPEN, opening), approved=granted, comment="" if granted else SEALED)
    step = OPENING.move(
        opening, "grant" if granted else "refuse", decided_at=now, ends_at=now + OPEN_FOR if granted else None,
        reason=TEXTS.put(opening, "reason", reason), **done_by(actor, "decided"),
    )  # fmt: skip
    record(actor, step.event, opening)
    notify([opening.asked_by_id], step.event, opening)
    return opening


def is_open(actor: Actor, opening: Opening) -> bool:
    """Whether *actor* may see now whom it found: who asked, while it is granted."""
    ends_at = opening.ends_at
    return opening.state == "granted" and ends_at is not None and ends_at > timezone.now() and (
        opening.asked_by_id == actor.user_id
    )  # fmt: skip


def opening_found(*, actor: Actor, opening: Opening) -> list[FoundPassenger]:
    """Those in the message who are alike to whom one looks for. Raises Denied for anybody but who asked, and when it
    isn't granted or its time is over. That it was looked at is on record with the page."""
    if not is_open(actor, opening):
        raise Denied("screening.opening.view", opening)
    whom = TEXTS.values(actor, opening, "whom")
    if whom is None:
        return []
    people = dict(_people(actor, opening))
    query = Query(
        names=(whom["name"],) if whom["name"] else (), kind="person",
        birth_dates=(whom["born"],) if whom["born"] else (), documents=(whom["document"],) if whom["document"] else (),
    )  # fmt: skip
    by_document = [number for number, one in people.items() if _same_document(whom["document"], one)]
    by_name = []
    if whom["name"]:
        index = ListIndex.build(_entry(number, one) for number, one in people.items())
        by_name = [int(hit.entry_id) for hit in index.match(query, MOST)]
    numbers = list(dict.fromkeys([*by_document, *by_name]))[:MOST]
    return [FoundPassenger(number, people[number]) for number in numbers]


def _people(actor: Actor, opening: Opening) -> Iterator[tuple[int, dict[str, Any]]]:
    """Everybody in a message by their place; those who can't be read are left out."""
    message = opening.message
    if message.masked_at is None:
        for row in message.passengers.all():
            if found := TEXTS.values(actor, row, "sealed"):
                yield row.number, found
    elif opening.masked:
        for one in message.masked.select_related("passenger").order_by("passenger__number"):
            if found := TEXTS.values(actor, one, "sealed"):
                yield one.passenger.number, found


def _entry(number: int, one: dict[str, Any]) -> Entry:
    country = code(one["nationality"])
    return Entry(
        id=str(number), kind="person", names=tuple(one["names"]), birth_dates=(one["born"],) if one["born"] else (),
        countries=(country,) if country else (), documents=tuple(each["number"] for each in one["documents"]),
        genders=(one["sex"],) if one["sex"] else (),
    )  # fmt: skip


def _same_document(wanted: str, one: dict[str, Any]) -> bool:
    packed = _packed(wanted)
    return bool(packed) and any(_packed(each["number"]) == packed for each in one["documents"])


def _packed(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum())


def officers() -> set[UUID]:
    """Everybody who works in the travel channel."""
    return holders(*TRAVEL)
