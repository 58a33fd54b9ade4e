"""A made-up contribution to communities that were freed: a share in a pooled fund, a programme with a demining and a
school project, what a partner reported late, and money on which the two sides differ."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.demo.people import person
from zotim.demo.words import made_up
from zotim.desks.stabilisation.money import services as money
from zotim.desks.stabilisation.money.models import Flow
from zotim.desks.stabilisation.projects import diligence, services
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.desks.stabilisation.projects.questions import questions
from zotim.desks.stabilisation.results import services as results
from zotim.register.models import Commitment

FIRST, LAST = date(2026, 1, 15), date(2027, 12, 31)
SPRING, SUMMER = date(2026, 3, 31), date(2026, 6, 30)
OFFICER, SECOND, PARTNER = "Blerta Zogu", "Ardit Lame", "Majlinda Frroku"
SHOWN_BY = "Marrëveshje 0/2026 (e trilluar)"
RATES = ((date(2026, 5, 4), "1.1200"), (date(2026, 6, 1), "1.1000"))


def load(bodies: dict[str, Organisation]) -> Project:
    """Put it all on record, by the officers of the foreign ministry; answers the programme."""
    officer = person(OFFICER)
    pool = services.project_add(
        actor=officer, kind="pool", managed_by="Zyra e fondit (e trilluar)", lead=bodies["foreign"], from_on=FIRST,
        title=made_up("Share in a pooled fund", "Pjesë në një fond të përbashkët", "حصة في صندوق مشترك", "sq ar"),
    )  # fmt: skip
    whole = services.project_add(
        actor=officer, lead=bodies["foreign"], from_on=FIRST, until_on=LAST, sectors="15250 60, 11220 40",
        title=made_up("Return to a district", "Kthimi në një rreth", "العودة إلى قضاء", "ar"),
    )  # fmt: skip
    _pool(pool)
    agreed = _flow(whole, "commitment", "400000", date(2026, 2, 2), "Partnerë të programit (të trilluar)")
    _mines(bodies, whole, agreed)
    _school(bodies, whole, agreed)
    _clinic(bodies)
    promised = Commitment.objects.filter(lead=bodies["foreign"], title__texts__en__icontains="stabilisation").first()
    if promised:
        for project in (pool, whole):
            services.tie_add(
                actor=person("Arben Kola"), project=project, commitment=promised,
                reason="Shkresë e ministrisë (e trilluar)",
            )  # fmt: skip
    return whole


def _flow(project: Project, step: str, amount: str, on: date, with_whom: str, **fields: Any) -> Flow:
    known = {"currency": "EUR", "shown_by": SHOWN_BY, **fields}
    return money.flow_add(
        actor=person(OFFICER), project=project, step=step, on=on, amount=Decimal(amount), counterpart=with_whom, **known
    )


def _cleared(project: Project) -> None:
    """Every question is answered by one officer and cleared by the other."""
    for code in questions():
        answer = diligence.diligence_answer(
            actor=person(OFFICER), project=project, question=code, finding="lessened" if code == "HARM-3" else "none",
            answer="U pyetën banorët; vendi tregohet vetëm përafërsisht (e trilluar).",
        )  # fmt: skip
        diligence.diligence_decide(actor=person(SECOND), diligence=answer, cleared=True)


def _begun(project: Project) -> None:
    _cleared(project)
    if project.attributable:
        services.project_move(actor=person(OFFICER), project=project, step="tender")
    services.project_move(actor=person(OFFICER), project=project, step="implement")


def _pool(pool: Project) -> None:
    """Promised, bound and paid; the fund says fifteen euros less."""
    _begun(pool)
    pledge = _flow(pool, "pledge", "50000", date(2026, 3, 4), pool.managed_by, shown_by="Deklaratë (e trilluar)")
    bound = _flow(pool, "commitment", "50000", date(2026, 4, 10), pool.managed_by, follows=pledge)
    paid = _flow(pool, "disbursement", "50000", date(2026, 6, 1), pool.managed_by, follows=bound)
    said = money.statement_add(
        actor=person(OFFICER), project=pool, step="disbursement", on=date(2026, 6, 3), amount=Decimal(49985),
        currency="EUR", counterpart=pool.managed_by, said_in="Vërtetim i fondit (i trilluar)",
    )  # fmt: skip
    money.reconcile(actor=person(SECOND), flow=paid, statement=said, note="Komision bankar (i trilluar)")


def _mines(bodies: dict[str, Organisation], whole: Project, agreed: Flow) -> None:
    """Mines are cleared: out of the programme's money, a part of it in another currency and in kind."""
    officer = person(OFFICER)
    project = services.project_add(
        actor=officer, lead=bodies["foreign"], part_of=whole, from_on=FIRST, until_on=LAST, sectors="15250",
        title=made_up("Clearing of mines", "Pastrimi i minave", "إزالة الألغام", "ar"),
    )  # fmt: skip
    clearer = services.partner_add(
        actor=officer, project=project, role="implementing", name="Fondacion për çminimin (i trilluar)"
    )
    _begun(project)
    bound = _flow(project, "commitment", "300000", date(2026, 2, 20), clearer.name, partner=clearer, out_of=agreed)
    _flow(
        project, "disbursement", "150000", date(2026, 5, 4), clearer.name, partner=clearer, follows=bound,
        data=b"Urdherpagese e trilluar\n", name="urdherpagese.txt",
    )  # fmt: skip
    _flow(project, "disbursement", "20000", date(2026, 6, 1), clearer.name, partner=clearer, currency="USD")
    _flow(
        project, "disbursement", "12000", date(2026, 6, 1), clearer.name, nature="secondment",
        method="Kosto mujore e një eksperti, dy muaj (e trilluar)",
    )  # fmt: skip
    for on, per_euro in RATES:
        money.rate_add(
            actor=officer, currency="USD", on=on, per_euro=Decimal(per_euro), source="Kurs i trilluar i ditës"
        )
    money.statement_add(
        actor=officer, project=project, step="disbursement", on=date(2026, 6, 20), amount=Decimal(5000),
        currency="EUR", partner=clearer, said_in="Llogari e partnerit (e trilluar)",
    )  # fmt: skip
    unknown = money.statement_add(
        actor=officer, project=project, step="expenditure", on=date(2026, 6, 25), amount=Decimal(900), currency="EUR",
        partner=clearer, said_in="Llogari e partnerit (e trilluar)",
    )  # fmt: skip
    money.reconcile(actor=officer, statement=unknown, note="Kërkohet sqarim (i trilluar)")
    land = results.indicator_add(
        actor=officer, project=project, unit="m²", source="Protokoll i pastrimit (i trilluar)", baseline=Decimal(0),
        baseline_on=FIRST, title=made_up("Land cleared", "Tokë e pastruar", "أراضٍ مطهّرة", "sq ar"),
    )  # fmt: skip
    first = results.target_add(actor=officer, indicator=land, from_on=FIRST, until_on=SPRING, value=Decimal(40000))
    results.target_add(
        actor=officer, indicator=land, from_on=SPRING + timedelta(days=1), until_on=SUMMER, value=Decimal(60000)
    )
    done = results.measurement_add(
        actor=officer, target=first, on=date(2026, 4, 8), value=Decimal(35500), shown_by="Protokoll 3 (i trilluar)"
    )
    results.measurement_decide(actor=person(SECOND), measurement=done, confirmed=True)
    results.visit_add(
        actor=officer, project=project, by="third", body="Vëzhgues të pavarur (të trilluar)", on=date(2026, 5, 12),
        found="Fushat e pastruara janë të shënuara; një shteg mungon në hartë.", to_do="Të plotësohet harta.",
    )  # fmt: skip


def _school(bodies: dict[str, Organisation], whole: Project, agreed: Flow) -> None:
    """A school is repaired by an association of this state, whose focal point reports: one report came, one is late."""
    officer, theirs = person(OFFICER), person(PARTNER)
    project = services.project_add(
        actor=officer, lead=bodies["foreign"], part_of=whole, from_on=FIRST, until_on=LAST, sectors="11220",
        title=made_up("Repair of a school", "Riparimi i një shkolle", "ترميم مدرسة"),
    )  # fmt: skip
    partner = services.partner_add(
        actor=officer, project=project, role="implementing", name="Qendra e Familjes (e trilluar)",
        organisation=bodies["families"],
    )  # fmt: skip
    _begun(project)
    bound = _flow(project, "commitment", "90000", date(2026, 3, 2), partner.name, partner=partner, out_of=agreed)
    paid = _flow(project, "disbursement", "45000", date(2026, 5, 4), partner.name, partner=partner, follows=bound)
    said = money.statement_add(
        actor=theirs, project=project, step="disbursement", on=date(2026, 5, 5), amount=Decimal(45000), currency="EUR",
        partner=partner, said_in="Pasqyrë e llogarisë (e trilluar)",
    )  # fmt: skip
    money.reconcile(actor=officer, flow=paid, statement=said)
    pupils = results.indicator_add(
        actor=officer, project=project, unit="nxënës", people=True, source="Regjistri i shkollës (i trilluar)",
        title=made_up("Number of pupils who came back", "Numri i nxënësve të kthyer", "عدد التلاميذ العائدين"),
    )  # fmt: skip
    term = results.target_add(actor=officer, indicator=pupils, from_on=FIRST, until_on=SUMMER, value=Decimal(240))
    results.measurement_add(
        actor=theirs, target=term, on=date(2026, 7, 1), value=Decimal(212),
        shown_by="Regjistri i shkollës (i trilluar)", parts={"girls": 101, "boys": 111},
    )  # fmt: skip
    _reports(partner)


def _reports(partner: Partner) -> None:
    officer, theirs = person(OFFICER), person(PARTNER)
    came = results.report_add(
        actor=officer, partner=partner, from_on=FIRST, until_on=SPRING, due_on=date(2026, 4, 30)
    )  # fmt: skip
    results.report_send(
        actor=theirs, report=came, received_on=date(2026, 4, 28), text="Çatia u riparua (e trilluar).",
        data=b"Raport i trilluar\n", name="raport.txt",
    )  # fmt: skip
    results.report_add(
        actor=officer, partner=partner, from_on=SPRING + timedelta(days=1), until_on=SUMMER,
        due_on=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip


def _clinic(bodies: dict[str, Organisation]) -> None:
    """A project that is only being planned: one answer waits for the second officer, one was returned."""
    project = services.project_add(
        actor=person(OFFICER), lead=bodies["foreign"], from_on=date(2027, 1, 1), sectors="12220",
        title=made_up("Water for a clinic", "Ujë për një klinikë", "مياه لعيادة", "ar"),
    )  # fmt: skip
    answered = [
        diligence.diligence_answer(
            actor=person(OFFICER), project=project, question=code, finding=finding,
            answer="Të pyetet këshilli i fshatit (e trilluar).",
        )
        for code, finding in (("HARM-1", "none"), ("HARM-2", "open"))
    ]  # fmt: skip
    diligence.diligence_decide(
        actor=person(SECOND), diligence=answered[1], cleared=False, comment="Thuaj si zvogëlohet rreziku."
    )
