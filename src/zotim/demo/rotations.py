"""Made-up plans of rotations: one that is proven, what would be if its mission went on for longer with two people
fewer, and one that can't be covered, with the reasons. What a small mission costs, and what it taught."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zotim.core.access.walls import walled
from zotim.core.jobs.steps import run_pending_jobs
from zotim.demo.people import person
from zotim.demo.words import made_up
from zotim.desks.deployments.costs import services as costs
from zotim.desks.deployments.lessons import services as lessons
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.planning import services
from zotim.desks.deployments.planning.models import Plan

RATES = (("month", "OR", "2100"), ("month", "OF", "2900"), ("tour", "all", "1350"))
"""What for, for whom, how much in euros."""


def load(mission: Mission) -> list[Plan]:
    """Plan the rest of the mission that is under way, ask what would be, and plan the first year of *mission*."""
    officer, today = person("Skerdi Laho"), timezone.localdate()
    small = Billet.objects.select_related("mission__lead").get(code="LO-01").mission
    _costs(small)
    _lessons(small)
    plan = services.plan_ask(
        actor=officer, mission=small, from_on=today + timedelta(days=1), until_on=today + timedelta(days=120)
    )
    hard = services.plan_ask(
        actor=officer, mission=mission, from_on=mission.from_on, until_on=date(mission.from_on.year, 12, 31)
    )  # fmt: skip
    run_pending_jobs()
    what_if = services.plan_what_if(
        actor=officer, plan=plan, until_on=plan.until_on + timedelta(days=120), tour_days=100, handover_days=7,
        rest_times=1, fewer=2,
    )  # fmt: skip
    run_pending_jobs()
    with walled(officer):
        return list(Plan.objects.filter(pk__in=[plan.pk, hard.pk, what_if.pk]).order_by("created_at"))


def _costs(mission: Mission) -> None:
    officer = person("Skerdi Laho")
    for kind, ranks, amount in RATES:
        costs.rate_enter(
            actor=officer, mission=mission, kind=kind, ranks=ranks, amount=Decimal(amount), currency="EUR",
            from_on=mission.from_on, source="Vendim i trilluar, pika 5",
        )  # fmt: skip
    billet = mission.billets.get(code="LO-01")
    for amount, currency, kind, days in (("6300", "EUR", "month", 110), ("148000", "ALL", "tour", 190)):
        costs.payment_enter(
            actor=officer, mission=mission, billet=billet, kind=kind, amount=Decimal(amount), currency=currency,
            paid_on=timezone.localdate() - timedelta(days=days), document="F-0000 (i trilluar)",
        )  # fmt: skip


def _lessons(mission: Mission) -> None:
    officer, today = person("Skerdi Laho"), timezone.localdate()
    common: dict[str, Any] = {"actor": officer, "mission": mission, "owner": "Drejtoria e logjistikës (e trilluar)"}
    lessons.lesson_add(
        title=made_up(
            "Visas took longer than planned", "Vizat zgjatën më shumë se sa ishte planifikuar",
            "استغرقت التأشيرات أطول مما خُطط له",
        ),
        subject="preparation", happened="Vizat erdhën dy javë pas afatit (e trilluar).",
        todo="Kërkesa për vizë bëhet nëntëdhjetë ditë përpara.", due_on=today + timedelta(days=20), **common,
    )  # fmt: skip
    done = lessons.lesson_add(
        title=made_up(
            "The handover was too short", "Dorëzimi i detyrës ishte tepër i shkurtër", "كانت فترة التسليم قصيرة جدا"
        ),
        subject="rotation", happened="Tri ditë nuk mjaftuan (e trilluar).", todo="Dorëzimi zgjat shtatë ditë.",
        due_on=today + timedelta(days=5), **common,
    )  # fmt: skip
    lessons.lesson_close(actor=officer, lesson=done, step="do", outcome="Rregulli i misionit u ndryshua (e trilluar).")
