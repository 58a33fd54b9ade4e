"""The law that measures rest on (made up), a freeze that two people made, with an exemption and a notice, and a hold
that waits for its second person."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from zotim.core.audit.services import System
from zotim.demo import law
from zotim.demo.people import person
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alerts_raise
from zotim.desks.screening.alerts.verdicts import alert_decide
from zotim.desks.screening.measures import services
from zotim.desks.screening.measures.models import Freeze
from zotim.engines.names import Query

PAYEE = Query(("ياسين إبراهيم توفيقي",), "person", ("1990-11",), ("iq",))
TOLD = "يحمل صاحب الدفعة الاسم وشهر الميلاد والبلد نفسها التي تذكرها القائمة. (مختلق)"
SENDER = Query(("Dritan Velia",), "person", ("1991-01-09",), ("al",))


def _law() -> None:
    law.confirmed("freeze", "un", "neni 4")
    law.confirmed("freeze", "national", "neni 5")
    law.confirmed("basic", "un", "neni 9", told_to="Komiteti i trilluar")
    law.confirmed("humanitarian", "un", "paragrafi 1", act=law.CARVE_OUT)
    law.entered("freeze", "foreign", "neni 6")


def _the_same(query: Query) -> Alert:
    """The alert of a payment, on which Edona has said that they are the same."""
    (alert,) = alerts_raise(
        actor=System("demo"), channel="finance", origin="payment", query=query, waits=Alert.Waits.PAYMENT,
        purpose="Pagesë në pritje (e trilluar)",
    )  # fmt: skip
    reason = "Emri, data e lindjes dhe shteti përputhen (e trilluar)."
    return alert_decide(actor=person("Edona Luku"), pk=alert.pk, verdict="same", reason=reason)


def load() -> Freeze:
    """Hold, confirm, exempt and tell; leave another hold waiting. Answers the freeze."""
    edona, valmira, today = person("Edona Luku"), person("Valmira Gega"), timezone.localdate()
    _law()
    freeze = services.freeze_hold(
        actor=edona, alert=_the_same(PAYEE), reason="Pagesa del sot; komiteti e emërton (e trilluar).", language="ar"
    )
    held = services.asset_add(
        actor=edona, freeze=freeze, kind="payment", what="Pagesa T-2026-118 (e trilluar)", hands="Banka e trilluar",
        owners="", amount=Decimal("4200.00"), currency="EUR",
    )  # fmt: skip
    services.asset_value(actor=edona, freeze=freeze, asset=held, added=Decimal("3.15"), added_on=today)
    services.freeze_decide(
        actor=valmira, freeze=freeze, confirmed=True, reason="I pashë të dyja anët; i njëjti person (e trilluar)."
    )
    services.withheld_add(
        actor=edona, freeze=freeze, kind="report", number="R-118", dated_on=today,
        text="Raporti i dyshimit i bankës (i trilluar).",
    )  # fmt: skip
    services.permitted_record(
        actor=edona, freeze=freeze, what="Shoqatë ndihme, barna për familjen (e trilluar)", amount=Decimal("90.00"),
        currency="EUR", paid_on=today,
    )  # fmt: skip
    granted, waits, _asked = (
        services.exemption_ask(
            actor=edona, freeze=freeze, kind="basic", what=what, amount=Decimal(amount), currency="EUR",
            asked_on=today, monthly=True,
        )
        for what, amount in (("Qira dhe ushqim", 350), ("Avokati", 200), ("Tatimi mbi pronën", 40))
    )  # fmt: skip
    for one in (granted, waits):
        services.exemption_advise(
            actor=edona, exemption=one, grant=True, reason="Shpenzim bazë, me faturë (e trilluar).",
            ends_on=today + timedelta(days=90), told_on=today,
        )  # fmt: skip
    services.exemption_decide(actor=valmira, exemption=granted, granted=True, reason="Po, me faturë (e trilluar).")
    freeze.refresh_from_db()
    notice = services.notice_make(actor=edona, freeze=freeze, language="ar", told_reasons=TOLD)
    services.notice_give(actor=edona, notice=notice, given_on=today, given_how="hand")
    services.notice_make(actor=edona, freeze=freeze, language="sq", exemption=granted)
    services.freeze_hold(
        actor=edona, alert=_the_same(SENDER), reason="Lista kombëtare e emërton (e trilluar).", language="sq"
    )
    return freeze
