"""The pages of plans of rotations, and what the site's and the worker's roles in the database may do for them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.planned import again, asked, first_day, mission, planned, what_if
from zotim.core.access.walls import opened
from zotim.core.jobs.models import Job
from zotim.core.jobs.steps import run_pending_jobs
from zotim.desks.deployments.planning import services
from zotim.desks.deployments.planning.models import Plan
from zotim.desks.deployments.planning.working import plan_work
from zotim.desks.deployments.tours.models import Tour
from zotim.engines import rosters

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(people):
    worlds.demo_installation()

    def one(who, language="en"):
        client = Client(headers={"accept-language": language})
        client.force_login(people.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return one


def test_a_plan_is_asked_for_worked_out_looked_at_and_accepted(people, browser):
    officer, of = browser("officer"), mission(people)
    first, last = first_day(), first_day() + timedelta(299)
    assert "All that stand stay as they are" in officer.get(f"/deployments/missions/{of.pk}/plan/").content.decode()
    form = {"from_on": first.isoformat(), "until_on": last.isoformat(), "standing": "fixed"}
    answer = officer.post(f"/deployments/missions/{of.pk}/plan/", form)
    assert "Being worked out" in officer.get(answer.url).content.decode()
    run_pending_jobs()
    page = officer.get(answer.url).content.decode()
    assert page.count('class="bar-asked"') == 3 + 2
    assert page.count('id="today-title"') == page.count('id="plan-title"') == 1
    assert "No plan of these tours covers more days" in page or "Another plan might" in page
    asked = officer.get(f"{answer.url}accept/").content.decode()
    assert "3 tours are proposed." in asked
    officer.post(f"{answer.url}accept/")
    with opened():
        assert Tour.objects.filter(state="proposed").count() == 3
    assert answer.url in officer.get(f"/deployments/missions/{of.pk}/").content.decode()


def test_a_what_if_is_compared_with_its_plan_and_has_no_button_that_accepts(people, browser):
    officer, plan = browser("officer"), planned(people, mission(people))
    form = {"until_on": plan.until_on.isoformat(), "tour_days": 150, "handover_days": 5, "rest_times": 1, "fewer": 1}
    answer = officer.post(f"/deployments/plans/{plan.pk}/what-if/", form)
    run_pending_jobs()
    page = officer.get(answer.url).content.decode()
    assert "nobody can accept it" in page
    assert f"{answer.url}accept/" not in page
    with opened():
        other = Plan.objects.get(copy_of=plan)
    beside = officer.get(f"/deployments/plans/{plan.pk}/beside/{other.pk}/").content.decode()
    assert plan.reference in beside
    assert beside.count("<td>150</td>") == 1


def test_plans_of_two_missions_are_not_compared(people, browser):
    first = planned(people, mission(people))
    second = planned(people, mission(people, sent=0))
    assert browser("officer").get(f"/deployments/plans/{first.pk}/beside/{second.pk}/").status_code == 404


def test_a_plan_that_isnt_up_to_date_says_what_changed_and_offers_no_acceptance(people, browser):
    plan = planned(people, of := mission(people))
    of.billets.update(english=3)
    page = browser("officer").get(f"/deployments/plans/{plan.pk}/").content.decode()
    assert "billets, or what they ask for" in page
    assert f"/deployments/plans/{plan.pk}/accept/" not in page


def test_no_page_of_a_plan_says_a_name_or_a_number_about_somebody(people, browser):
    plan = planned(people, mission(people, sent=1))
    what_if(people, plan, fewer=1)
    page = browser("officer").get(f"/deployments/plans/{plan.pk}/").content.decode()
    assert "B-1" in page
    assert "Trillimi" not in page


def test_each_role_of_the_database_may_do_its_part(people, as_web_role, as_worker):
    of = mission(people)
    with as_web_role():
        plan = services.plan_ask(
            actor=people.officer, mission=of, from_on=first_day(), until_on=first_day() + timedelta(199)
        )
    with as_worker():
        plan_work(plan=plan)
    with as_web_role():
        services.plan_accept(actor=people.second, plan=plan)
    with opened():
        assert Tour.objects.count() == 2


def test_what_could_not_be_worked_out_is_tried_again_by_who_asked(people, browser, monkeypatch):
    officer, plan = browser("officer"), asked(people, mission(people))

    def broken(problem, **limits):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(rosters, "solve", broken)
        run_pending_jobs()
        Job.objects.update(next_attempt_at=timezone.now())
        run_pending_jobs()
    page = officer.get(f"/deployments/plans/{plan.pk}/").content.decode()
    assert "It could not be worked out." in page
    assert "Try again" not in browser("second").get(f"/deployments/plans/{plan.pk}/").content.decode()
    officer.post(f"/deployments/plans/{plan.pk}/job/")
    run_pending_jobs()
    assert again(people, plan).state == "ready"
