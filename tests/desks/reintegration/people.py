"""One case and the people around it: who works on it, who was let in, and who wasn't."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.models import Grant
from zotim.core.access.policy import visible
from zotim.core.access.walls import opened, walled
from zotim.core.people.models import Organisation, User
from zotim.desks.reintegration.assessment import services as assessment
from zotim.desks.reintegration.assessment.instruments import instruments
from zotim.desks.reintegration.assessment.models import Assessment
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Case, Note
from zotim.desks.reintegration.cases.policy import purposes_for
from zotim.desks.reintegration.cases.states import REASONED
from zotim.desks.reintegration.closing import services as closing
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.persons.models import Person
from zotim.desks.reintegration.plans import services as plans
from zotim.desks.reintegration.plans.models import Goal, Plan

DAY = timedelta(days=1)
TO_HELP = ("screen", "assess", "plan", "begin")
"""From a referral to where the person is helped, by the shortest way."""


@dataclass
class People:
    """Everybody around a case, by what they are to it."""

    municipality: Organisation
    users: dict[str, User] = field(default_factory=dict)
    case: Any = None

    def actor(self, who: str, purpose: str = "") -> Actor:
        """Who they are at this moment, and what they act for."""
        return actor_of(self.users[who]).acting(purpose)

    def purposes(self, who: str, level: str = "read") -> list[str]:
        """What they can read the case for, or write in it."""
        actor = self.actor(who)
        with walled(actor):
            return purposes_for(actor, self.case, level)

    def client(self, who: str) -> Client:
        """Signed in as them."""
        client = Client()
        client.force_login(self.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    def give(self, to: str, *domains: str, **more: Any) -> Grant:
        """The supervisor opens domains to somebody until the day after tomorrow."""
        purpose = "treatment" if "psych" in domains else "help"
        arguments = {"purpose": purpose, "ends_at": timezone.now() + 2 * DAY, "user": self.users[to], **more}
        return services.grant_give(actor=self.actor("supervisor"), case=self.case, domains=domains, **arguments)

    def note(self, who: str, domain: str, text: str = "a made-up sentence", purpose: str | None = None):
        """A note by somebody, in their own post or else for the first thing they were let in for."""
        if purpose is None:
            purpose = next(iter(self.purposes(who, "write")), "")
        return services.note_add(actor=self.actor(who, purpose), case=self.case, domain=domain, text=text)

    def enter(self, case: Any = None, **more: Any) -> None:
        """The manager enters whom a case is about: somebody of age, who needs nobody to act for them."""
        persons.person_enter(
            actor=self.actor("manager"), case=case or self.case,
            **{"names": {"latin": "Agim Trillimi"}, "birth_year": 1989, **more},
        )  # fmt: skip

    def draft(
        self, instrument: str = "safety-care-1", who: str = "manager", purpose: str = "", case: Any = None
    ) -> Assessment:
        """The manager, or somebody else for a purpose, begins an assessment."""
        return assessment.assessment_draft(
            actor=self.actor(who, purpose), case=case or self.case, instrument=instruments()[instrument]
        )

    def assess(
        self, instrument: str = "safety-care-1", who: str = "manager", purpose: str = "", case: Any = None, **said: str
    ) -> Assessment:
        """The same, answers a question of it and signs it."""
        actor, row = self.actor(who, purpose), self.draft(instrument, who, purpose, case)
        said = {"words": "Dua të flas me gjyshen.", "heard_by": "Mësuesja", **said}
        answers = {next(one.code for one in row.form.questions if one.kind == "text"): "a made-up answer"}
        assessment.assessment_save(actor=actor, assessment=row, answers=answers, said=said)
        return assessment.assessment_sign(actor=actor, assessment=row)

    def ready(self, step: str, case: Any = None) -> None:
        """What a phase must hold before this step leads on, put in by the manager where it isn't there."""
        case = case or self.case
        with opened():
            assessed = Assessment.objects.filter(case=case).exists()
            planned = Plan.objects.filter(case=case, state="approved").exists()
        if step == "plan" and not assessed:
            self.assess(case=case)
        if step == "begin" and not planned:
            self.plan(case=case)
        if step == "hand_on":
            self.attain(case)
        if step == "ask_closure":
            self.last_words(case)
        if step == "withdraw":
            self.withdraw(case)

    def attain(self, case: Case) -> None:
        """The manager says of each goal of the plan that holds how far it is."""
        with walled(self.actor("manager")):
            goals = list(Goal.objects.filter(case=case, plan__state="approved").select_related("plan__case", "case"))
        for goal in goals:
            plans.attainment_say(
                actor=self.actor("manager"), goal=goal, far=2, seen_on=timezone.localdate(), words="Lexon."
            )

    def last_words(self, case: Case | None = None, **words: str) -> None:
        """The manager writes what goes on after a case."""
        said = {"services": "Qendra e shëndetit", "views": "Jam mirë.", "contact": "04 000 000", **words}
        closing.last_words_write(actor=self.actor("manager"), case=case or self.case, words=said)

    def withdraw(self, case: Case | None = None, **said: Any) -> None:
        """The manager puts on record that the person withdraws."""
        values = {"said_by": "person", "how": "spoken", **said}
        closing.withdrawal_record(actor=self.actor("manager"), case=case or self.case, **values)

    def goal(
        self, plan: Plan, domain: str = "education", who: str = "manager", purpose: str = "", days: int = 20,
        **more: Any,
    ) -> Goal:  # fmt: skip
        """The manager, or somebody else for a purpose, adds a goal to a draft, for which the municipality does
        something within so many days."""
        actor, soon = self.actor(who, purpose), timezone.localdate() + 60 * DAY
        values = {"words": "Dua të lexoj.", "sign": "Lexon një faqe", "begins": "Njeh shkronjat", "until": soon, **more}
        goal = plans.goal_add(actor=actor, plan=plan, domain=domain, **values)
        plans.action_add(
            actor=actor, goal=goal, what="Orë shtesë", owner=self.municipality, due_on=timezone.localdate() + days * DAY
        )
        return goal

    def submit(self, plan: Plan, who: str = "manager") -> Plan:
        """The manager submits a draft."""
        review_on = timezone.localdate() + 60 * DAY
        return plans.plan_submit(actor=self.actor(who), plan=plan, review_on=review_on)

    def approve(self, plan: Plan) -> Plan:
        """The supervisor approves what was submitted."""
        return plans.plan_decide(actor=self.actor("supervisor"), plan=plan, approved=True)

    def plan(self, case: Any = None) -> Plan:
        """The manager makes a plan with one goal, the supervisor approves it."""
        plan = plans.plan_draft(actor=self.actor("manager"), case=case or self.case)
        self.goal(plan)
        return self.approve(self.submit(plan))

    def move(self, *steps: str, who: str = "supervisor", **more: Any) -> Case:
        """The supervisor takes the case through these steps, or somebody else, with a reason where one is asked. What
        each phase must hold is put in first."""
        for step in steps:
            self.ready(step)
            reason = {"reason": "a made-up reason"} if step in REASONED else {}
            services.case_move(actor=self.actor(who), case=self.case, step=step, **{**reason, **more})
        return self.case

    def help(self) -> Case:
        """Take the case from its opening to where the person is helped, entered first if nobody is."""
        if self.case.state == "referred" and not Person.objects.filter(case=self.case).exists():
            self.enter()
        return self.move(*TO_HELP)

    def ask_closure(self) -> Case:
        """The manager hands the case on and asks to close it."""
        return self.move("hand_on", "ask_closure", who="manager")

    def close(self) -> Case:
        """The manager asks to close a case that is helped, the supervisor closes it."""
        self.ask_closure()
        return self.move("close")


def around_a_case() -> People:
    """A case under way, with its supervisor and manager, and eight people who have nothing to do with it yet."""
    worlds.demo_installation()
    school = worlds.body("Shkolla", "school")
    people = People(worlds.body("Elbasan", "municipality"))
    roles = {
        "supervisor": "case_supervisor", "manager": "caseworker", "other_supervisor": "case_supervisor",
        "other_worker": "caseworker", "psychologist": "professional", "coordinator": "coordinator",
        "auditor": "auditor", "administrator": "administrator", "focal_point": "focal_point",
    }  # fmt: skip
    people.users = {who: worlds.user(role) for who, role in roles.items()}
    people.users |= {who: worlds.user("professional", school) for who in ("teacher", "colleague")}
    people.case = services.case_open(
        actor=people.actor("supervisor"), municipality=people.municipality, manager=people.users["manager"]
    )
    return people


def page_of(people: People, who: str, case: Any = None) -> Any:
    """The answer of a case's page to somebody."""
    return people.client(who).get(reverse("case", args=[(case or people.case).pk]))


def domains_seen(people: People, who: str, *purposes: str) -> set[str]:
    """The domains whose notes somebody can read for these purposes; with none, for all that are open to them."""
    seen = set()
    for purpose in purposes or {"", *people.purposes(who)}:
        actor = people.actor(who, purpose)
        with walled(actor):
            seen |= {one.domain for one in Note.objects.filter(visible(Note, actor), case=people.case)}
    return seen
