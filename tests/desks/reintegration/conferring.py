"""A case that is brought before a conference: its chair, a seat of a teacher, and the steps that tests take again."""

from datetime import time

from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import DAY
from zotim.core.access.policy import visible
from zotim.core.access.walls import opened, walled
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.conferences import items, selectors, services
from zotim.desks.reintegration.conferences.models import Item

QUESTION = "Ku shkon në shkollë?"


def call(people, days=0, kind="technical_group", who="chair"):
    """A conference of the municipality, today or in so many days."""
    return services.conference_call(
        actor=people.actor(who), kind=kind, body=people.municipality, place="Salla 2", begins_at=time(10),
        held_on=timezone.localdate() + days * DAY,
    )  # fmt: skip


def consent(people, *domains, recipient=None, purpose="conference", days=90):
    made = bases.consent_ask(
        actor=people.actor("manager"), case=people.case, recipient=recipient or people.school,
        domains=domains or ["education"], purpose=purpose, ends_at=timezone.now() + days * DAY,
    )  # fmt: skip
    return bases.consent_answer(actor=people.actor("manager"), consent=made, given=True, decider="person", how="spoken")


def article(people, recipients="police", *domains, purpose="conference", confirmed=True):
    """An article that gives a kind of body a seat."""
    duty = bases.duty_enter(
        actor=people.actor("coordinator"), article=Translated.of("sq", "Neni i trilluar"), seen_in="Fletorja 1",
        recipients=recipients, domains=domains or ["education"], purpose=purpose,
    )  # fmt: skip
    if confirmed:
        bases.duty_decide(actor=people.actor("supervisor"), duty=duty, confirmed=True)
    return duty


def bring(people, conference, domain="education", who="manager"):
    item = items.item_bring(
        actor=people.actor(who), case=people.case, conference=conference, domain=domain, question=QUESTION
    )
    return items.item_invite(actor=people.actor(who), item=item, invited="both")


def seat(people, conference, who="teacher", body=None, signed=True):
    made = services.seat_give(
        actor=people.actor("chair"), conference=conference, body=body or people.school, user=people.users[who]
    )
    return services.seat_sign(actor=people.actor(who), seat=made) if signed else made


def outsider(people, conference, body, office="Specialisti", signed=True):
    made = services.seat_give(actor=people.actor("chair"), conference=conference, body=body, office=office)
    return services.seat_enter(actor=people.actor("chair"), seat=made) if signed else made


def sit(people, item, seat, basis, who="supervisor"):
    return items.place_open(actor=people.actor(who), item=item, seat=seat, basis=basis)


def begin(people, conference):
    """Invite and open."""
    services.conference_invite(actor=people.actor("chair"), conference=conference)
    return services.conference_open(actor=people.actor("chair"), conference=conference)


def decide(people, item, who="manager", **more):
    actor = people.actor(who)
    items.saying_write(actor=actor, item=item, came="person", words="Dua të shkoj me shoqet.")
    values = {"words": "Vend në klasën e dytë", "dissent": "Mësuesja donte klasën e parë.", **more}
    return items.decision_write(actor=actor, item=item, **values)


def seen(people, who, model=Item):
    """What somebody sees of a model, by the policy and behind the wall."""
    actor = people.actor(who)
    with walled(actor):
        return list(model.objects.filter(visible(model, actor)))


def minutes(people, row, who):
    actor = people.actor(who)
    with walled(actor):
        return selectors.minutes_of(actor, selectors.seat(actor, row.pk))


def with_a_conference(people):
    """The case is helped; a chair called a conference for today and brought education before it, where a teacher sits
    by consent."""
    people.enter()
    people.school = people.users["teacher"].memberships.get().organisation
    people.users["chair"] = worlds.user("conference_chair", people.municipality)
    people.conference = call(people)
    people.item = bring(people, people.conference)
    people.seat = seat(people, people.conference)
    people.consent = consent(people)
    return people


def fresh(row):
    with opened():
        return type(row).objects.get(pk=row.pk)
