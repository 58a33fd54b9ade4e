"""What is brought of the made-up child before conferences: one is over, with its minutes and a decision in the plan;
one is open, another opens today; one is to come, with seats that are signed or not; one was just called."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from zotim.core.access.walls import walled
from zotim.core.people.models import Organisation, User
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.demo.state import email_of
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Duty
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.conferences import items, services
from zotim.desks.reintegration.conferences.models import Conference, Decision, Item, Seat
from zotim.desks.reintegration.plans import selectors as plans

CHAIR, SUPERVISOR, WORKER, TEACHER = "Pranvera Lleshi", "Vera Gjoka", "Ilir Basha", "Ana Leka"
READS = "A i duhen fëmijës orë shtesë në gjuhën shqipe? (I trilluar.)"
LAW = "Ligji i Trilluar për Grupin Teknik"
HOME = "Si shkon dita në shtëpi pas shkollës? (I trilluar.)"


@dataclass(frozen=True, slots=True)
class Law:
    """Made-up articles that give a seat at a conference."""

    school: Duty
    police: Duty


def load(case: Case) -> list[Conference]:
    """Everything through the services, as the people who do it."""
    law = Law(_article("school", "education", "5"), _article("police", "social_family", "6"))
    return [_over(case, law), _open(case, law), _of_today(case), _to_come(case, law), _call(20)]


def _article(kind: str, part: str, number: str) -> Duty:
    """An article that the coordinator enters and the supervisor confirms."""
    duty = bases.duty_enter(
        actor=person("Mira Dervishi"), article=Translated.of("sq", f"{LAW}, neni {number}"),
        seen_in="Fletorja 2/2026 (e trilluar)", recipients=kind, domains=[part], purpose="conference",
    )  # fmt: skip
    return bases.duty_decide(actor=person(SUPERVISOR), duty=duty, confirmed=True)


def _call(days: int, kind: str = "technical_group") -> Conference:
    chair = person(CHAIR)
    return services.conference_call(
        actor=chair, kind=kind, body=User.objects.get(email=email_of(CHAIR)).memberships.get().organisation,
        place="Bashkia Elbasan, salla 2 (e trilluar)", held_on=timezone.localdate() + timedelta(days=days),
        begins_at=time(10, 30),
    )  # fmt: skip


def _bring(case: Case, conference: Conference, domain: str, question: str, **invited: str) -> Item:
    worker = person(WORKER)
    item = items.item_bring(actor=worker, case=case, conference=conference, domain=domain, question=question)
    return items.item_invite(actor=worker, item=item, **invited) if invited else item


def _teacher(conference: Conference, *, signed: bool = True) -> Seat:
    user = User.objects.get(email=email_of(TEACHER))
    body = user.memberships.get().organisation
    seat = services.seat_give(actor=person(CHAIR), conference=conference, body=body, user=user)
    return services.seat_sign(actor=person(TEACHER), seat=seat) if signed else seat


def _office(conference: Conference, kind: str, office: str, *, signed: bool = True) -> Seat:
    body = Organisation.objects.filter(kind=kind).order_by("created_at")[0]
    seat = services.seat_give(actor=person(CHAIR), conference=conference, body=body, office=office)
    return services.seat_enter(actor=person(CHAIR), seat=seat) if signed else seat


def _sit(item: Item, seat: Seat, basis: Duty) -> None:
    items.place_open(actor=person(SUPERVISOR), item=item, seat=seat, basis=basis)


def _begin(conference: Conference) -> None:
    services.conference_invite(actor=person(CHAIR), conference=conference)
    services.conference_open(actor=person(CHAIR), conference=conference)


def _decide(item: Item, words: str, **more: Any) -> Decision:
    return items.decision_write(actor=person(WORKER), item=item, words=words, **more)


def _over(case: Case, law: Law) -> Conference:
    """Of today and closed: the child came; one decision is in the draft of the plan, another waits to be taken over."""
    conference = _call(0)
    item = _bring(case, conference, "education", READS, invited="both")
    _sit(item, _teacher(conference), law.school)
    _sit(item, _office(conference, "school", "Psikologia e shkollës"), law.school)
    _begin(conference)
    items.saying_write(actor=person(WORKER), item=item, came="person", words="Dua të lexoj me Anën. (I trilluar.)")
    soon = timezone.localdate() + timedelta(days=14)
    school = User.objects.get(email=email_of(TEACHER)).memberships.get().organisation
    first = _decide(item, "Dy orë shtesë në javë me mësuesen. (I trilluar.)", owner=school, due_on=soon)
    _decide(
        item, "Çantë dhe libra para semestrit. (I trilluar.)", owner=case.municipality, due_on=soon,
        dissent="Mësuesja i donte që këtë javë. (I trilluar.)",
    )  # fmt: skip
    _decide(item, "Klasa nuk ndërrohet. (I trilluar.)")
    services.conference_close(actor=person(CHAIR), conference=conference)
    _into_the_plan(case, first)
    return conference


def _into_the_plan(case: Case, decision: Decision) -> None:
    ilir = person(WORKER)
    with walled(ilir):
        draft = plans.plans_of(ilir, case).get(state="drafted")
        goal = next(one.row for one in plans.goals_of(ilir, draft) if one.row.domain == decision.domain)
    items.decision_take_over(
        actor=ilir, decision=decision, goal=goal, due_on=timezone.localdate() + timedelta(days=14)
    )  # fmt: skip


def _open(case: Case, law: Law) -> Conference:
    """Of today and open: the guardian came, one decision is still missing."""
    conference = _call(0)
    item = _bring(case, conference, "education", HOME, invited="guardian")
    _sit(item, _teacher(conference), law.school)
    _begin(conference)
    items.saying_write(actor=person(WORKER), item=item, came="guardian")
    return conference


def _of_today(case: Case) -> Conference:
    """The centre's own, of today: everybody is invited, and the chair opens it."""
    conference = _call(0, "own")
    _bring(case, conference, "health", "Kur bëhet kontrolli i syve? (I trilluar.)", invited="guardian")
    _teacher(conference)
    services.conference_invite(actor=person(CHAIR), conference=conference)
    return conference


def _to_come(case: Case, law: Law) -> Conference:
    """In nine days: police sit at an item by an article, a seat waits for its undertaking, another for a supervisor."""
    conference = _call(9)
    item = _bring(case, conference, "social_family", HOME, invited="nobody", why_not="too_young")
    _bring(case, conference, "education", READS, invited="both")
    _sit(item, _office(conference, "police", "Specialisti për të mitur"), law.police)
    _office(conference, "school", "Drejtori i shkollës", signed=False)
    _office(conference, "school", "Psikologia e shkollës")
    _teacher(conference, signed=False)
    services.conference_invite(actor=person(CHAIR), conference=conference)
    _bring(case, conference, "housing", "A mjafton qiraja për tre muaj? (I trilluar.)")
    return conference
