"""A made-up flight with thirty travellers: a namesake who is told apart, referrals at each step, one that was answered;
and a flight of last spring whose names are masked, in which somebody is looked for."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.demo.people import person
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.verdicts import alert_decide
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.travel.models import Message, Referral
from zotim.desks.screening.travel.services import openings, referrals
from zotim.desks.screening.travel.services.masking import messages_mask
from zotim.desks.screening.travel.services.messages import CHANNEL, messages_take

PROGRAM = System("demo")
SURNAMES = ("PRIFTI", "GJOKA", "DEMIRAJ", "NDREU", "ISMAILI", "BEQIRI", "TOSKA", "YILMAZ", "OZTURK")
GIVEN = ("LULE", "MIMOZA", "ZEKI")
FILL = tuple((surname, given, f"{80 + number:02}0{1 + number}15", "ALB")
             for number, surname in enumerate(SURNAMES) for given in GIVEN)[:26]  # fmt: skip
WANTED = ("TAWFIQI", "YASIN IBRAHIM", "901103", "IRQ")
NAMESAKE = ("QADDURI", "SALIM YUSUF", "950212", "TUR")
WAITS = ("SAHRANI", "KHALID MARWAN", "790311", "IRQ")
KNOWN = ("KOLGEGAJ", "BESMIR", "740530", "ALB")
Traveller = tuple[str, str, str, str]


def _file(number: str, leaves: datetime, travellers: Iterable[Traveller]) -> bytes:
    """A PAXLST of a flight from Istanbul to Tirana; with a meal, a telephone number and a day that nobody can read."""
    local = leaves.astimezone(UTC) + timedelta(hours=3)  # as in Istanbul, which keeps the same time all year
    lands = leaves.astimezone(UTC) + timedelta(hours=3)
    segments = [
        "UNB+UNOA:4+ZZ+AL+261126:1000+1", "UNH+1+PAXLST:D:12B:UN:IATA", "BGM+745", "COM+355000:TE",
        f"TDT+20+{number}", "LOC+125+IST", f"DTM+189:{local:%y%m%d%H%M}:201", "LOC+87+TIA",
        f"DTM+232:{lands:%y%m%d%H%M}:201",
    ]  # fmt: skip
    for place, (surname, given, born, country) in enumerate(travellers, start=1):
        segments += [
            f"NAD+FL+++{surname}:{given}", "ATT+2++M", f"DTM+329:{'9902' if place == 3 else born}",
            f"NAT+2+{country}", f"DOC+P+X{place:07}", f"LOC+91+{country}",
        ]  # fmt: skip
    return ("'".join([*segments, "FTX+ABC+++VEGETARIAN", f"UNT+{len(segments)}+1", "UNZ+1+1"]) + "'").encode()


def _take(number: str, leaves: datetime, *travellers: Traveller) -> Message:
    """The message that is taken in."""
    (message,) = messages_take(actor=PROGRAM, data=_file(number, leaves, travellers)).messages
    return message


def _alert(message: Message, traveller: Traveller) -> Alert:
    """The alert about one of them, by their day of birth: a hit of each is one alert here."""
    with in_channels(PROGRAM, CHANNEL):
        rows = Alert.objects.filter(question__passengers__message=message).select_related("listed", "question")
        return next(one for one in rows if traveller[0].lower()[:5] in one.listed.caption.lower())


def _same(by: Actor, message: Message, traveller: Traveller) -> Alert:
    alert = _alert(message, traveller)
    return alert_decide(
        actor=by, pk=alert.pk, verdict="same", reason="Emri, data e lindjes dhe shtetësia përputhen (e trilluar)."
    )


def load() -> Referral:
    """Take in two flights of today and one of last spring; answers the referral that was answered."""
    artan, ilda, luan = person("Artan Zeqo"), person("Ilda Rexha"), person("Luan Kodra")
    leaves = (timezone.now() + timedelta(hours=7)).replace(second=0, microsecond=0)
    flight = _take("ZZ118", leaves, *FILL[:13], WANTED, NAMESAKE, WAITS, KNOWN, *FILL[13:])
    alert_decide(
        actor=artan, pk=_alert(flight, NAMESAKE).pk, verdict="apart",
        reason="Udhëtari lindi më 1995, hyrja më 1983; shtetësia është tjetër (e trilluar).",
    )  # fmt: skip
    answered = _ask(artan, _same(artan, flight, WANTED), "check")
    answered = referrals.referral_see(actor=ilda, referral=answered, sent=True)
    answered = referrals.referral_take(actor=luan, referral=answered)
    referrals.referral_answer(
        actor=luan, referral=answered, who="same", outcome="refused",
        found="Pasaporta është e rregullt; personi është ai i zërit (e trilluar).",
        notice_law="Ligji i trilluar 5/2026, neni 8", notice_body="Policia kufitare, Rinas (e trilluar)",
        notice_court="Gjykata Administrative (e trilluar)", notice_days=30, notice_language="ar",
    )  # fmt: skip
    _ask(artan, _same(artan, flight, WAITS), "ask")
    _same(artan, flight, KNOWN)
    other = _take("ZZ119", leaves + timedelta(hours=9), WANTED, WAITS, FILL[0])
    _ask(ilda, _same(ilda, other, WAITS), "notify")
    taken = referrals.referral_see(actor=artan, referral=_ask(ilda, _same(ilda, other, WANTED), "check"), sent=True)
    referrals.referral_take(actor=luan, referral=taken)
    _spring(artan)
    return answered


def _ask(by: Actor, alert: Alert, asks: str) -> Referral:
    request = "Shihni dokumentin dhe datën e lindjes; a është ky personi i zërit? (e trilluar)"
    return referrals.referral_draft(actor=by, alert=alert, asks=asks, request=request)


def _spring(by: Actor) -> None:
    """A flight of seven months ago: masked, and a request for it that waits for a second person."""
    then = timezone.now() - timedelta(days=212)
    message = _take("ZZ042", then, *FILL[3:6])
    with in_channels(PROGRAM, CHANNEL):
        Message.objects.filter(pk=message.pk).update(received_at=then)
    openings.opening_ask(
        actor=by, message=message, name="Mimoza Ndreu", purpose="Letërporosi e prokurorisë 14/2026 (e trilluar)"
    )
    messages_mask()
    message.refresh_from_db()
    openings.opening_ask(
        actor=by, message=message, name="Mimoza Ndreu", born="1983-04-15",
        purpose="Letërporosi e prokurorisë 14/2026, plotësim (e trilluar)",
    )  # fmt: skip
