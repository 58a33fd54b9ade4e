"""Lessons are about the mission: what happened, what is to be done, which office acts by when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.people import grounded, text
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.lessons import selectors, services, tasks
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.missions import services as missions

pytestmark = pytest.mark.django_db


def lesson(people, of, **fields):
    known = {
        "subject": "kit", "happened": "The vehicles came late (made up)", "todo": "Order them earlier",
        "owner": "Logistics (made up)", "due_on": timezone.localdate() + timedelta(20), **fields,
    }  # fmt: skip
    return services.lesson_add(actor=people.officer, mission=of, title=text("Vehicles"), **known)


def test_a_lesson_waits_on_home_until_something_was_done(people):
    made = lesson(people, grounded(people))
    today = timezone.localdate()
    assert [one.reference for one in tasks.to_do(people.officer, today)] == [made.reference]
    services.lesson_close(actor=people.officer, lesson=made, step="do", outcome="Ordered in May")
    assert list(tasks.to_do(people.officer, today)) == []
    assert (made.state, made.closed_on, made.outcome) == ("done", today, "Ordered in May")
    with pytest.raises(WrongState):
        services.lesson_close(actor=people.officer, lesson=made, step="leave", outcome="x")


def test_one_learns_of_a_mission_that_is_over(people):
    of = grounded(people)
    missions.mission_move(actor=people.officer, mission=of, step="end", reason="Over")
    assert lesson(people, of).state == "open"


def test_whoever_sees_the_mission_reads_it_and_officers_of_the_body_write_it(people):
    made = lesson(people, grounded(people))
    for who, count in ((people.coordinator, 1), (people.focal, 1), (people.other, 0)):
        assert selectors.lessons(who).count() == count
        with pytest.raises(Denied):
            services.lesson_close(actor=who, lesson=made, step="do", outcome="x")


@pytest.mark.parametrize("field", ["happened", "todo", "owner"])
def test_a_lesson_says_what_happened_what_is_to_be_done_and_who_acts(people, field):
    with pytest.raises(Unfit, match="sentence"):
        lesson(people, grounded(people), **{field: " "})


def test_no_lesson_is_closed_without_what_came_of_it(people):
    made = lesson(people, grounded(people))
    with pytest.raises(Unfit):
        services.lesson_close(actor=people.officer, lesson=made, step="leave", outcome=" ")
    made.refresh_from_db()
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.filter(pk=made.pk).update(state="done", closed_on=timezone.localdate())


def test_no_field_of_a_lesson_leads_to_a_person():
    named = {field.name for field in Lesson._meta.fields if field.is_relation}
    assert named == {"mission"}


def test_the_pages_take_a_lesson_from_the_mission_to_what_came_of_it(people):
    worlds.demo_installation()
    client = Client(headers={"accept-language": "en"})
    client.force_login(people.users["officer"], backend="allauth.account.auth_backends.AuthenticationBackend")
    of = grounded(people)
    form = {
        "original": "en", "title_en": "Vehicles", "subject": "kit", "happened": "They came late",
        "todo": "Order earlier", "owner": "Logistics", "due_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    answer = client.post(f"/deployments/missions/{of.pk}/lesson/", form)
    assert "They came late" in client.get(answer.url).content.decode()
    client.post(f"{answer.url}step/do/", {"outcome": "Ordered"})
    assert "Ordered" in client.get(answer.url).content.decode()
    assert answer.url in client.get(f"/deployments/missions/{of.pk}/").content.decode()
