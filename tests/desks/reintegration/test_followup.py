"""Visits: what has to be said, who reads it, by when the next one is due."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.desks.reintegration.people import DAY
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.sealing.services import is_sealed
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.tasks import cases_waiting
from zotim.desks.reintegration.followup import selectors, services
from zotim.desks.reintegration.followup.clocks import VISIT
from zotim.desks.reintegration.followup.forms import VisitForm, questions
from zotim.desks.reintegration.followup.models import Visit

pytestmark = pytest.mark.django_db

SAID = {"place": "Në shtëpi", "present": "Gjyshja", "words": "Do të shkojë në shkollë"}


def visit(people, who="manager", domain="safety_care", purpose="", days_ago=0, alone="yes", **said):
    return services.visit_enter(
        actor=people.actor(who, purpose), case=people.case, domain=domain, alone=alone,
        visited_on=timezone.localdate() - days_ago * DAY, details={**SAID, **said},
    )  # fmt: skip


def read(people, who, purpose=""):
    actor = people.actor(who, purpose)
    with walled(actor):
        return [(one.visit.domain, one.said["words"]) for one in selectors.read_visits(actor, people.case)]


def back(people, days):
    """The case was opened, and its clock began, so many days ago."""
    with opened():
        Case.objects.filter(pk=people.case.pk).update(opened_on=timezone.localdate() - days * DAY)
    people.case.opened_on = timezone.localdate() - days * DAY
    ClockRun.objects.filter(code=VISIT.code).update(
        started_at=timezone.now() - days * DAY, changed_at=timezone.now() - days * DAY
    )


def due(people):
    """The last day of the time until the next visit, from today on; None while none runs."""
    run = ClockRun.objects.filter(code=VISIT.code, object_id=people.case.pk, state="running").first()
    return run and (timezone.localdate(run.due_at - timedelta(seconds=1)) - timezone.localdate()).days


def test_what_a_visit_says_is_sealed_and_read_by_who_works_on_the_case(people):
    made = visit(people)
    assert is_sealed(made.details)
    assert read(people, "manager") == read(people, "supervisor") == [("safety_care", SAID["words"])]
    assert read(people, "other_worker") == []


def test_a06_a_visit_is_seen_in_its_part_and_in_no_other(people):
    people.give("teacher", "education", purpose="schooling", level="write")
    people.give("psychologist", "psych", level="write")
    visit(people)
    visit(people, "teacher", "education", "schooling", words="Ulet në bankën e parë")
    visit(people, "psychologist", "psych", "treatment", words="Fle më mirë")
    assert read(people, "teacher", "schooling") == [("education", "Ulet në bankën e parë")]
    assert read(people, "psychologist", "treatment") == [("psych", "Fle më mirë")]
    assert {domain for domain, _ in read(people, "supervisor")} == {"safety_care", "education"}


@pytest.mark.parametrize(
    ("who", "domain", "purpose"),
    [("manager", "psych", ""), ("teacher", "health", "schooling"), ("other_worker", "safety_care", "")],
)
def test_a06_nobody_enters_a_visit_in_a_part_that_isnt_theirs(people, who, domain, purpose):
    people.give("teacher", "education", purpose="schooling", level="write")
    with pytest.raises(Denied):
        visit(people, who, domain, purpose)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": " "}, "place"),
        ({"present": ""}, "present"),
        ({"words": ""}, "words"),
        ({"alone": "no"}, "why_not"),
        ({"alone": "perhaps"}, "alone"),
        ({"worries": "Nuk ha"}, "done"),
        ({"days_ago": -1}, "visited_on"),
        ({"days_ago": 1}, "visited_on"),
    ],
)
def test_what_is_missing_or_cant_be_is_refused_by_name(people, wrong, field):
    with pytest.raises(Unfit) as refused:
        visit(people, **wrong)
    assert refused.value.field == field
    with opened():
        assert Visit.objects.count() == 0


def test_a_visit_is_never_changed(people):
    made = visit(people)
    with pytest.raises(DatabaseError), transaction.atomic(), opened():
        Visit.objects.filter(pk=made.pk).update(alone="grown")


def test_a26_a_case_that_has_ended_takes_no_visit(people):
    people.help()
    people.close()
    with pytest.raises(Denied):
        visit(people)


def test_the_next_visit_is_due_in_14_days_and_later_in_a_month(people):
    people.help()
    assert due(people) == 14
    back(people, 10)
    visit(people, days_ago=2)
    assert due(people) == 12
    back(people, 100)
    visit(people)
    assert due(people) in (28, 29, 30, 31)


def test_a_visit_that_is_entered_late_from_paper_moves_no_day_that_a_later_one_set(people):
    people.help()
    back(people, 10)
    visit(people, days_ago=1)
    visit(people, days_ago=5)
    assert due(people) == 13


def test_a_visit_for_another_purpose_isnt_the_one_that_is_due(people):
    people.help()
    back(people, 10)
    before = due(people)
    people.give("teacher", "education", purpose="schooling", level="write")
    visit(people, "teacher", "education", "schooling")
    assert due(people) == before


def test_a_hold_stops_the_time_until_the_next_visit(people):
    people.help()
    people.move("hold", until=timezone.localdate() + 3 * DAY)
    assert due(people) is None
    visit(people)
    people.move("resume_active")
    assert due(people) == 14


def test_home_says_that_a_visit_is_due_and_by_which_rule(people):
    people.help()
    back(people, 10)
    visit(people, days_ago=2)
    rows = [one for one in cases_waiting(people.actor("manager"), timezone.localdate()) if "visit" in str(one.why)]
    assert [one.what for one in rows] == [people.case.reference]
    assert "proposal" in rows[0].note


def test_a16_each_part_that_is_read_leaves_an_event_without_a_value(people):
    visit(people)
    people.client("manager").get(reverse("case", args=[people.case.pk]))
    found = Event.objects.get(verb="reintegration.visits.viewed")
    assert found.details == {"domain": "safety_care", "visits": 1}


def test_the_page_of_a_case_shows_its_visits_and_leads_to_the_form(people):
    visit(people)
    shown = people.client("manager").get(reverse("case", args=[people.case.pk])).content.decode()
    assert SAID["words"] in shown
    assert reverse("visit_enter", args=[people.case.pk]) in shown


def test_a_visit_is_entered_on_its_page_and_what_is_missing_stands_beside_its_field(people):
    client, address = people.client("manager"), reverse("visit_enter", args=[people.case.pk])
    data = {**SAID, "visited_on": timezone.localdate().isoformat(), "domain": "safety_care", "alone": "no"}
    wrong = client.post(address, data).content.decode()
    assert "Say why the child wasn" in wrong
    client.post(address, data | {"why_not": "Nuk deshi"})
    with opened():
        assert Visit.objects.get().alone == "no"


def test_the_printed_form_asks_what_the_page_asks_and_is_about_nobody(people):
    shown = people.client("teacher").get(reverse("visit_form")).content.decode()
    for label, ticked in questions():
        assert str(label) in shown.replace("&#x27;", "'")
        assert all(str(one) in shown.replace("&#x27;", "'") for one in ticked)
    assert len(questions()) == len(VisitForm.base_fields) - 2
    assert people.case.reference not in shown
