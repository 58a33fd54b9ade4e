"""Take in messages of airlines: each person in them becomes a question, each hit an alert due before departure.

A message isn't kept, only who is in it, sealed, and counts. What was wrong is told by segment and field, without what
stood there: that might be a meal or a remark.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.screening.alerts.identity import identity_of
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import EVERY, alerts_raise
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Channel, Origin
from zotim.desks.screening.travel.models import Message, Passenger
from zotim.desks.screening.travel.moments import moment_of
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.engines.names import Query
from zotim.formats.passengers import Message as Read
from zotim.formats.passengers import read_messages
from zotim.formats.problems import Problem
from zotim.matching.questions import of_passenger

CHANNEL = Channel.TRAVEL.value
MOST_TOLD = 50
"""Problems of a message that its page names; all are counted."""
CODE = re.compile(r"(?!\d+$)[A-Z0-9]{3,7}")
"""``ZZ101``, ``TIA``: letters and digits without blanks, and not digits alone."""
COUNTS = ("has", "wanted", "most")
"""What of a problem's values is kept: numbers that were counted here."""


@dataclass(slots=True)
class Taken:
    """What became of a file: its messages, how many of them had been taken in before, what stood outside of any."""

    messages: list[Message] = field(default_factory=list)
    known: int = 0
    stray: list[dict[str, Any]] = field(default_factory=list)


def messages_take(*, actor: Who, data: bytes) -> Taken:
    """Take in the messages of a file, each in a transaction of its own; one that was taken in before is passed over.

    Raises Unfit while no list is in force, and for a file without a message.
    """
    if isinstance(actor, Actor):
        allow(actor, "screening.message.take")
    asked = generations.newest()
    if not asked.versions:
        raise Unfit(_("No list is in force."))
    digest, taken, problems = sha256(data).hexdigest(), Taken(), list[Problem]()
    read = 0
    for message in read_messages(BytesIO(data), "", problems.append, today=timezone.localdate()):
        read += 1
        with transaction.atomic(), in_channels(actor, CHANNEL):
            if Message.objects.filter(digest=digest, segment=message.segment).exists():
                taken.known += 1
            else:
                taken.messages.append(_take(actor, message, problems, digest, asked))
        problems.clear()
    taken.stray = told(problems)
    if not read:
        raise Unfit(_("There is no list of passengers (PAXLST) and no booking record (PNRGOV) in this file."), "file")
    return taken


def told(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as they are kept: where and what kind, and numbers; nothing of what the airline wrote."""
    return [
        {
            "segment": one.line, "field": one.field, "code": one.code,
            "values": {name: value for name, value in one.values.items() if name in COUNTS},
        }
        for one in problems
    ]  # fmt: skip


def _take(actor: Who, read: Read, problems: list[Problem], digest: str, asked: Asked) -> Message:
    message = _about(read, digest)
    message.problems, message.told = len(problems), told(problems[:MOST_TOLD])
    message.taken_by_id = actor.person_id if isinstance(actor, Actor) else None
    key_make(message.pk)
    key_make(message.names_key)
    people = []
    for number, one in enumerate(read.passengers, start=1):
        row = Passenger(message=message, number=number)
        row.sealed = TEXTS.put(row, "sealed", kept(one))
        new, known = _alerts(actor, of_passenger(one), message, asked)
        row.question_id = next((alert.question_id for alert in (*new, *known)), None)
        message.alerts += len(new)
        people.append(row)
    save_new(message)
    Passenger.objects.bulk_create(people, batch_size=500)
    record(actor, "screening.message.received", message, details={"people": message.people, "alerts": message.alerts})
    return message


def _about(read: Read, digest: str) -> Message:
    """The row of a message. Booking records name flights to come as well: the first is the one they are sent for."""
    legs = read.flights[:1] if read.form == "PNRGOV" else read.flights
    values: dict[str, Any] = {}
    if legs:
        first, last = legs[0], legs[-1]
        values = {
            "flight": _code(first.number), "origin": _code(first.origin), "destination": _code(last.destination),
            "leaves_at": moment_of(first.leaves, first.origin), "arrives_at": moment_of(last.arrives, last.destination),
        }  # fmt: skip
    return Message(
        pk=uuid7(), form=read.form, digest=digest, segment=read.segment, people=len(read.passengers), alerts=0,
        left_out=dict(read.left_out), received_at=timezone.now(), **values,
    )  # fmt: skip


def _code(text: str) -> str:
    """A number of a flight or a place as codes are written; nothing of what else an airline writes there."""
    return text if CODE.fullmatch(text) else ""


def kept(one: Any) -> dict[str, Any]:
    """What of somebody in a message is kept: who it is, with which document, under which booking; not where they live.

    *one* is a :class:`zotim.formats.passengers.Passenger`.
    """
    return {
        "names": list(dict.fromkeys(filter(None, [one.full_name, *one.as_written]))), "born": one.born,
        "sex": one.sex, "nationality": one.nationality, "kind": one.kind, "booking": one.booking,
        "embarks": one.embarks, "disembarks": one.disembarks,
        "documents": [asdict(document) for document in one.documents],
    }  # fmt: skip


def due_at(message: Message, now: datetime) -> datetime | None:
    """Until when a verdict is due: before departure, else before arrival; None where neither is known or to come."""
    return next((one for one in (message.leaves_at, message.arrives_at) if one and one > now), None)


def _alerts(actor: Who, query: Query, message: Message, asked: Asked) -> tuple[list[Alert], list[Alert]]:
    """The alerts about somebody on this journey: new ones, and those that an earlier message about it raised."""
    hits = asked.index.match(query, EVERY)
    if not hits:
        return [], []
    known = _known(query, message)
    raised = {str(alert.listed_id) for alert in known}
    new = alerts_raise(
        actor=actor, channel=CHANNEL, origin=Origin.PASSENGER, query=query, waits=Alert.Waits.FLIGHT,
        due_at=due_at(message, message.received_at), asked=asked, purpose=journey(message),
        found=[one for one in hits if one.entry_id not in raised],
    )  # fmt: skip
    return new, known


def _known(query: Query, message: Message) -> list[Alert]:
    """Airlines send a list several times: the same person on the same flight is the same alert."""
    if not message.flight or message.leaves_at is None:
        return []
    same = Alert.objects.filter(
        channel=CHANNEL, identity=identity_of(query, CHANNEL), question__passengers__message__flight=message.flight,
        question__passengers__message__leaves_at=message.leaves_at,
    )  # fmt: skip
    return list(same.distinct())


def journey(message: Message) -> str:
    """A journey as a line: flight, from where to where, and when it leaves (UTC)."""
    way = "–".join(filter(None, [message.origin, message.destination]))
    leaves = f"{message.leaves_at:%Y-%m-%d}" if message.leaves_at else ""
    return " · ".join(filter(None, [message.flight, way, leaves]))
