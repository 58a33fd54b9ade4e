"""Made-up messages of airlines, and officers of the travel channel."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from tests import worlds
from tests.desks.screening import made
from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.travel.models import Message, Referral
from zotim.desks.screening.travel.services import referrals
from zotim.desks.screening.travel.services.messages import messages_take

FLIGHT = "ZZ101"
TRAVELLERS = (("SHEMBULLI", "ARBEN", "700512"), ("PRIFTI", "LULE", "880130"), ("DUKA", "ERMAL", "910721"))
SPECIAL = ("KOSHER", "WHEELCHAIR", "MUSLIM MEAL", "DIABETIC", "VISA4111111111111111", "OXYGENX")
"""What tells of belief, health or money, each under a segment in which airlines write it."""


def leaves() -> datetime:
    """A departure tomorrow, to the minute."""
    return (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)


def interchange(*messages: list[str]) -> bytes:
    """A file of messages, each its segments between UNH and UNT."""
    segments = ["UNA:+.? ", "UNB+UNOA:4+ZZ+AL+261126:1000+1"]
    for number, message in enumerate(messages, start=1):
        head, *rest = message
        segments += [f"UNH+{number}+{head}", *rest, f"UNT+{len(message)}+{number}"]
    return ("'".join([*segments, "UNZ+1+1"]) + "'").encode()


def passenger_list(
    *people: tuple[str, str, str], flight: str = FLIGHT, at: datetime | None = None, more: tuple[str, ...] = ()
) -> list[str]:
    """A PAXLST of these people, who leave Istanbul for Tirana at a moment; *more* segments stand among them."""
    local = (at or leaves()).astimezone(UTC) + timedelta(hours=3)
    segments = [
        "PAXLST:D:12B:UN:IATA", "BGM+745", f"TDT+20+{flight}", "LOC+125+IST",
        f"DTM+189:{local:%y%m%d%H%M}:201", "LOC+87+TIA", *more,
    ]  # fmt: skip
    for number, (surname, given, born) in enumerate(people, start=1):
        segments += [
            f"NAD+FL+++{surname}:{given}", "ATT+2++M", f"DTM+329:{born}", "NAT+2+ALB", f"DOC+P+BA{number:07}",
            "DTM+36:300101", "LOC+91+ALB",
        ]  # fmt: skip
    return [*segments, f"CNT+42:{len(people)}"]


def bookings() -> list[str]:
    """A PNRGOV with one record that is full of what must not be kept."""
    day = leaves()
    return [
        "PNRGOV:11:1:IA", "MSG+:22", f"TVL+{day:%d%m%y}:{day:%H%M}+IST+TIA+ZZ+202", "SRC",
        "RCI+ZZ:ABC123", "SSR+MOML:HK:1:ZZ:::::MUSLIM MEAL", "SSR+WCHR:HK:1:ZZ:::::WHEELCHAIR",
        "IFT+4:28+KOSHER DIABETIC", "OSI+OXYGENX", "FOP+CC:D:100:VISA4111111111111111",
        f"TVL+{day:%d%m%y}:{day:%H%M}+IST+TIA+ZZ+202",
        "TIF+SHEMBULLI+ARBENMR", "SSR+DOCS:HK:1:ZZ:::::/P/ALB/BA0000001/ALB/12MAY70/M/01JAN30/SHEMBULLI/ARBEN",
    ]  # fmt: skip


def take(*messages: list[str], by: Actor | System | None = None) -> list[Message]:
    """What is taken in of a file."""
    return messages_take(
        actor=by or System("test"), data=interchange(*(messages or (passenger_list(*TRAVELLERS),)))
    ).messages


def alert(by: Actor, verdict: str = "same", **more: object) -> Alert:
    """The alert of one traveller who met an entry, on which *by* has given a verdict."""
    (message,) = take(passenger_list(TRAVELLERS[0], **more))  # type: ignore[arg-type]
    with made.everywhere():
        (found,) = Alert.objects.filter(question__passengers__message=message)
    if verdict:
        made.decide(by, found, verdict)
    return made.again(found)


def drafted(by: Actor, asks: str = "check", **more: object) -> Referral:
    """A referral on which one officer decided."""
    return referrals.referral_draft(actor=by, alert=alert(by, **more), asks=asks, request="Shihni dokumentin.")  # type: ignore[arg-type]


def sent(by: Actor, other: Actor, **more: object) -> Referral:
    """One that a second officer saw."""
    return referrals.referral_see(actor=other, referral=drafted(by, **more), sent=True)


def answered(by: Actor, other: Actor, border: Actor, **values: object) -> Referral:
    """One that border police answered."""
    taken = referrals.referral_take(actor=border, referral=sent(by, other))
    said = {"who": "same", "outcome": "let_through", "found": "Dokumenti është i rregullt.", **values}
    return referrals.referral_answer(actor=border, referral=taken, **said)  # type: ignore[arg-type]


REFUSED = {
    "outcome": "refused", "notice_law": "Ligji i trilluar 2, neni 9", "notice_body": "Policia kufitare",
    "notice_court": "Gjykata", "notice_days": 30, "notice_language": "sq",
}  # fmt: skip


def officer() -> Actor:
    """Somebody of the travel channel."""
    return worlds.actor("travel_officer")


def border() -> Actor:
    """Somebody of border police."""
    return worlds.actor("border_officer")
