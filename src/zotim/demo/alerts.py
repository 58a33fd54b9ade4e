"""A payment that meets an entry in another script, a namesake who was told apart, a traveller before departure."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.audit.services import System
from zotim.demo.people import person
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alert_take, alerts_of_question, alerts_raise
from zotim.desks.screening.alerts.verdicts import alert_decide
from zotim.desks.screening.asking.models import Question
from zotim.engines.names import Query

PAYER = Query(("سليم يوسف قدوري",), "person", ("1983",))
NAMESAKE = Query(("Shpend Malaj",), "person", ("1958-02-03",), ("al",))
TRAVELLER = Query(("KHALED MARWAN SAHRANI",), "person", ("1979-03-11",), ("iq",))
UNSURE = Query(("Yassin Tawfiki",), "person")


def load(asked: Question) -> tuple[Alert, Alert]:
    """Leave alerts in both queues, and one of each verdict; answers the one of the payment, and of the namesake."""
    intake = System("demo")
    edona = person("Edona Luku")
    (payment,) = alerts_raise(
        actor=intake, channel="finance", origin="payment", query=PAYER, waits=Alert.Waits.PAYMENT,
        purpose="Pagesë në pritje (e trilluar)",
    )  # fmt: skip
    (namesake,) = alerts_raise(
        actor=intake, channel="finance", origin="customer", query=NAMESAKE, waits=Alert.Waits.CUSTOMER,
        purpose="Klient në regjistër (i trilluar)",
    )  # fmt: skip
    reason = "Klienti lindi më 1958, zëri thotë 1985; letërnjoftimi u pa në degë (e trilluar)."
    alert_decide(actor=edona, pk=namesake.pk, verdict="apart", reason=reason)
    (unsure,) = alerts_raise(
        actor=intake, channel="finance", origin="customer", query=UNSURE, waits=Alert.Waits.CUSTOMER,
        purpose="Klient në regjistër (i trilluar)",
    )  # fmt: skip
    missing = "Mungon data e lindjes; dega e kërkon (e trilluar)."
    alert_decide(actor=edona, pk=unsure.pk, verdict="unknown", reason=missing)
    alert_take(actor=edona, pk=unsure.pk)
    (known,) = alerts_of_question(actor=edona, pk=asked.pk)
    alert_decide(actor=edona, pk=known.pk, verdict="same", reason="Emri, data dhe shteti përputhen (e trilluar).")
    alerts_raise(
        actor=intake, channel="travel", origin="passenger", query=TRAVELLER, waits=Alert.Waits.FLIGHT,
        due_at=timezone.now() + timedelta(hours=9), purpose="Udhëtar në një fluturim (i trilluar)",
    )  # fmt: skip
    return payment, namesake
