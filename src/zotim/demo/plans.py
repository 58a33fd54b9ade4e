"""What was found out about the made-up family, and the plans that were made of it: one holds, one waits for a second
person, one is a draft, one isn't begun."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.walls import walled
from zotim.core.people.models import Organisation, User
from zotim.core.ui.days import after
from zotim.demo.closing import last_words
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.assessment import services as assessment
from zotim.desks.reintegration.assessment.instruments import instruments
from zotim.desks.reintegration.bases import selectors as bases
from zotim.desks.reintegration.bases.services import grant_on
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.plans import selectors, services
from zotim.desks.reintegration.plans.models import Goal, Plan

DAY = timedelta(days=1)
ILIR, ANA, VERA, PSYCHOLOGIST = "Ilir Basha", "Ana Leka", "Vera Gjoka", "Blerta Muka"
SAFE = {"carer": "Gjyshja, çdo ditë. (I trilluar.)", "safe": "yes", "basic": "Një krevat më vete. (I trilluar.)"}
SAID = {"words": "Dua të jem me gjyshen. (I trilluar.)", "heard_by": "Ilir Basha, vetëm, në shtëpi"}
SCHOOL = {"before": "Dy vjet, arabisht. (I trilluar.)", "placed": "Klasa e dytë, me moshatarët.", "attends": "often"}
READS: dict[str, Any] = {
    "domain": "education", "words": "Dua të lexoj libra shqip si shoqet. (I trilluar.)",
    "sign": "Lexon vetë një faqe dhe e tregon.", "begins": "Njeh shkronjat; flet mirë, lexon pak.",
}  # fmt: skip
SLEEPS: dict[str, Any] = {
    "domain": "safety_care", "words": "Dua krevatin tim. (I trilluar.)", "sign": "Fle në krevatin e vet.",
    "begins": "Fle me gjyshen në një krevat.",
}  # fmt: skip

RESTS: dict[str, Any] = {
    "domain": "psych", "words": "Dua të fle pa ëndrra të këqija. (I trilluar.)", "sign": "Fle pesë net në javë.",
    "begins": "Zgjohet çdo natë.",
}  # fmt: skip


def ready(case: Case, step: str, *, treated: bool = False) -> None:
    """What a phase must hold before this step: an assessment, a plan that another approved. Of who is *treated* the
    psychologist adds a goal of their own part."""
    if step == "plan":
        _assess(case, "safety-care-1", ILIR, SAFE, SAID | {"now": "Një krevat më vete"})
    if step == "begin":
        plan = _plan(case)
        if treated:
            _treat(plan)
        _approve(_submit(plan))
    if step == "hand_on":
        _attain(case)
    if step == "ask_closure":
        last_words(case)


def _attain(case: Case) -> None:
    """Say of each goal of the plan that holds how far it is."""
    ilir = person(ILIR)
    with walled(ilir):
        plan = selectors.plans_of(ilir, case).get(state="approved")
        goals = [one.row for one in selectors.goals_of(ilir, plan)]
        goals = [selectors.goal(ilir, plan, one.pk) for one in goals]
    for goal in goals:
        services.attainment_say(
            actor=ilir, goal=goal, far=3, seen_on=timezone.localdate(), words="Pothuajse arrihet. (I trilluar.)"
        )


def load(child: Case, adult: Case) -> None:
    """The child's case, whose plan holds: the teacher's assessment, what was done, how far it is, drafts of what
    comes next. An adult's next version waits for a second person."""
    vera, ana = person(VERA), User.objects.get(email=email_of(ANA))
    cases.grant_give(
        actor=vera, case=child, domains=["education"], purpose="schooling", user=ana, level="write",
        ends_at=after(timezone.localdate() + 60 * DAY),
    )  # fmt: skip
    said = {"words": "Më pëlqen vizatimi. (I trilluar.)", "heard_by": "Mësuesja, në klasë", "soon": "Libra me figura"}
    _assess(child, "education-1", ANA, SCHOOL, said, "schooling")
    ilir = person(ILIR)
    assessment.assessment_draft(actor=ilir, case=child, instrument=instruments()["housing-1"])
    with walled(ilir):
        plan = selectors.plans_of(ilir, child).get(state="approved")
        goal = next(one.row for one in selectors.goals_of(ilir, plan) if one.row.domain == "education")
        action = goal.actions.select_related("goal__plan__case", "case").order_by("due_on")[0]
    services.attainment_say(
        actor=ilir, goal=goal, far=1, seen_on=timezone.localdate(), words="Lexon dy rreshta me gisht. (I trilluar.)"
    )
    services.action_done(actor=ilir, action=action)
    services.plan_draft(actor=ilir, case=child)
    _submit(services.plan_draft(actor=ilir, case=adult))
    _begun(child.municipality)


def _begun(municipality: Organisation) -> None:
    """A case that is being assessed: nothing is written of it yet, and a plan can be begun."""
    vera = person(VERA)
    case = cases.case_open(actor=vera, municipality=municipality, manager=User.objects.get(email=email_of(ILIR)))
    persons.person_enter(
        actor=vera, case=case, names={"latin": "Besnik Trillimi"}, birth_year=1985, sex="male", languages=["sq"]
    )
    for step in ("screen", "assess"):
        cases.case_move(actor=vera, case=case, step=step)


def _assess(
    case: Case, instrument: str, who: str, answers: dict[str, str], said: dict[str, str], purpose: str = ""
) -> None:
    actor = person(who).acting(purpose)
    row = assessment.assessment_draft(actor=actor, case=case, instrument=instruments()[instrument])
    assessment.assessment_save(actor=actor, assessment=row, answers=answers, said=said)
    assessment.assessment_sign(actor=actor, assessment=row)


def _plan(case: Case) -> Plan:
    """A draft with two goals, for which the municipality and the school do something."""
    ilir, today = person(ILIR), timezone.localdate()
    school = User.objects.get(email=email_of(ANA)).memberships.get().organisation
    plan = services.plan_draft(actor=ilir, case=case)
    reads, sleeps = (
        services.goal_add(actor=ilir, plan=plan, until=today + 80 * DAY, **texts) for texts in (READS, SLEEPS)
    )
    _act(reads, "Bisedë me mësuesen për vendin në klasë", school, 3)
    _act(reads, "Dy orë shtesë në javë", school, 40)
    _act(sleeps, "Krevat dhe tryezë", case.municipality, 10, cost=Decimal(18_500), source="Fondi social i bashkisë")
    return plan


def _treat(plan: Plan) -> None:
    """The psychologist, let in by consent, adds a goal that nobody else sees: later drafts leave it to them."""
    vera, psychologist = person(VERA), User.objects.get(email=email_of(PSYCHOLOGIST))
    with walled(vera):
        consent = bases.consents_of(vera, plan.case).get(purpose="treatment")
    grant_on(
        actor=vera, case=plan.case, basis=consent, user=psychologist, domains=["psych"], level="write",
        ends_at=consent.ends_at - DAY,
    )  # fmt: skip
    own = person(PSYCHOLOGIST).acting("treatment")
    rests = services.goal_add(actor=own, plan=plan, until=timezone.localdate() + 80 * DAY, **RESTS)
    _act(rests, "Një bisedë në javë", psychologist.memberships.get().organisation, 30, actor=own)


def _act(
    goal: Goal, what: str, owner: Organisation, days: int, cost: Decimal | None = None, source: str = "",
    actor: Actor | None = None,
) -> None:  # fmt: skip
    services.action_add(
        actor=actor or person(ILIR), goal=goal, what=what, owner=owner, due_on=timezone.localdate() + days * DAY,
        cost=cost, source=source,
    )  # fmt: skip


def _submit(plan: Plan) -> Plan:
    return services.plan_submit(actor=person(ILIR), plan=plan, review_on=timezone.localdate() + 85 * DAY)


def _approve(plan: Plan) -> Plan:
    return services.plan_decide(actor=person(VERA), plan=plan, approved=True)
