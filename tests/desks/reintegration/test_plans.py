"""The plan: versions that never change, two people, goals that stay in their domain, papers in plain words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.documents.paper import paper_as_json
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.plans import papers, selectors, services
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction
from zotim.desks.reintegration.plans.tasks import actions_due, plans_to_approve

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def planning(people):
    """The case is being planned."""
    people.enter()
    people.move("screen", "assess", "plan")
    return people


def draft(people, who="manager"):
    return services.plan_draft(actor=people.actor(who), case=people.case)


def shown(people, plan, who, purpose=""):
    """The goals that somebody sees of a plan: words by domain."""
    actor = people.actor(who, purpose)
    with walled(actor):
        return [(one.row.domain, one.details["words"]) for one in selectors.goals_of(actor, plan)]


# A6: a goal stays in its domain


def test_a06_goals_and_what_is_done_for_them_are_seen_as_the_notes_of_their_domain_are(planning):
    planning.give("psychologist", "psych", purpose="treatment", level="write")
    planning.give("teacher", "education", purpose="schooling")
    plan = draft(planning)
    planning.goal(plan)
    planning.goal(plan, "psych", "psychologist", "treatment", words="Dua të fle.")
    assert shown(planning, plan, "manager") == shown(planning, plan, "supervisor") == [("education", "Dua të lexoj.")]
    assert shown(planning, plan, "teacher", "schooling") == [("education", "Dua të lexoj.")]
    assert shown(planning, plan, "psychologist", "treatment") == [("psych", "Dua të fle.")]
    for who in ("colleague", "other_worker", "coordinator", "auditor"):
        actor = planning.actor(who)
        with walled(actor):
            for model in (Plan, Goal, PlannedAction, Attainment):
                assert not model.objects.filter(visible(model, actor)).exists()


@pytest.mark.parametrize("who", ["other_worker", "teacher", "coordinator", "auditor"])
def test_a07_who_doesnt_work_on_the_case_begins_no_plan_and_adds_no_goal(planning, who):
    with pytest.raises(Denied):
        draft(planning, who)
    with pytest.raises(Denied):
        planning.goal(draft(planning), who=who)


def test_a04_a_goal_is_found_under_its_own_plan_and_case_alone(planning):
    plan = draft(planning)
    goal = planning.goal(plan)
    address = reverse("goal_leave_out", args=[planning.case.pk, plan.pk, goal.pk])
    assert planning.client("manager").get(address).status_code == 200
    first, planning.case = (
        planning.case,
        cases.case_open(
            actor=planning.actor("supervisor"), municipality=planning.municipality, manager=planning.users["manager"]
        ),
    )
    planning.enter()
    planning.move("screen", "assess", "plan")
    other = draft(planning)
    for ids in ((planning.case.pk, plan.pk), (planning.case.pk, other.pk), (first.pk, other.pk)):
        wrong = reverse("goal_leave_out", args=[*ids, goal.pk])
        assert planning.client("manager").get(wrong).status_code == 404


# A12: two people


def test_a12_another_supervisor_than_who_drafted_or_submitted_approves(planning):
    plan = draft(planning, "supervisor")
    planning.goal(plan)
    with pytest.raises(Unfit, match="Nobody else supervises"):
        planning.submit(plan, "manager")
    plan = services.plan_end(actor=planning.actor("manager"), plan=plan, step="drop")
    plan = draft(planning)
    planning.goal(plan)
    planning.submit(plan)
    for who in ("manager", "other_supervisor"):
        with pytest.raises(Denied):
            services.plan_decide(actor=planning.actor(who), plan=plan, approved=True)
    assert planning.approve(plan).state == "approved"


def test_a12_whoever_stands_in_for_who_submitted_doesnt_approve_either(planning):
    from zotim.core.access.actor import actor_of

    plan = draft(planning)
    planning.goal(plan)
    now = timezone.now()
    Deputy.objects.create(
        user=planning.users["supervisor"], deputy=planning.users["manager"], starts_at=now, ends_at=now + DAY
    )
    planning.submit(plan)
    stand_in = actor_of(planning.users["manager"], acting_for=planning.users["supervisor"].pk)
    with pytest.raises((Denied, NeedsAnotherPerson)):
        services.plan_decide(actor=stand_in, plan=plan, approved=True)


def test_a12_the_database_refuses_a_plan_that_one_person_made_and_approved(planning):
    plan = draft(planning)
    me = planning.users["manager"]
    values = {"submitted_by": me, "submitted_at": timezone.now(), "review_on": timezone.localdate()}
    with opened():
        Plan.objects.filter(pk=plan.pk).update(state="submitted", **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(state="approved", approved_by=me, approved_at=timezone.now())


def test_a27_the_supervisor_is_told_that_something_waits_and_nothing_of_what_it_is(planning):
    planning.goal(plan := draft(planning))
    planning.submit(plan)
    told = Notification.objects.filter(kind="reintegration.plan.submitted")
    assert [one.user_id for one in told] == [planning.users["supervisor"].pk]
    (task,) = plans_to_approve(planning.actor("supervisor"), timezone.localdate())
    assert "lexoj" not in str(task)
    assert list(plans_to_approve(planning.actor("manager"), timezone.localdate())) == []


# Versions


def test_a26_what_was_submitted_is_never_changed(planning):
    plan = draft(planning)
    goal = planning.goal(plan)
    planning.submit(plan)
    action = PlannedAction(goal=goal, case=planning.case, domain="education")
    with pytest.raises(Denied):
        planning.goal(plan)
    with pytest.raises(Denied):
        services.goal_leave_out(actor=planning.actor("manager"), goal=goal)
    with pytest.raises(Denied):
        services.action_leave_out(actor=planning.actor("manager"), action=action)
    with pytest.raises(WrongState):
        services.plan_end(actor=planning.actor("manager"), plan=plan, step="drop")


def test_a_version_is_submitted_with_goals_for_each_of_which_a_body_does_something(planning):
    plan = draft(planning)
    with pytest.raises(Unfit, match="no goal"):
        planning.submit(plan)
    goal = planning.goal(plan)
    with walled(planning.actor("manager")):
        (doing,) = selectors.goals_of(planning.actor("manager"), plan)[0].actions
    services.action_leave_out(actor=planning.actor("manager"), action=doing.row)
    with pytest.raises(Unfit, match="each goal"):
        planning.submit(plan)
    services.goal_leave_out(actor=planning.actor("manager"), goal=goal)
    planning.goal(plan, words="Dua të luaj.")
    for day in (timezone.localdate(), timezone.localdate() + 91 * DAY):
        with pytest.raises(Unfit):
            services.plan_submit(actor=planning.actor("manager"), plan=plan, review_on=day)
    assert planning.submit(plan).state == "submitted"
    assert shown(planning, plan, "manager") == [("education", "Dua të luaj.")]


def test_a_new_version_takes_the_goals_over_and_takes_the_place_of_the_old_one_when_it_is_approved(planning):
    planning.give("psychologist", "psych", purpose="treatment", level="write")
    first = draft(planning)
    planning.goal(first)
    planning.goal(first, "psych", "psychologist", "treatment", words="Dua të fle.")
    planning.approve(planning.submit(first))
    second = draft(planning)
    assert (second.version, shown(planning, second, "manager")) == (2, [("education", "Dua të lexoj.")])
    assert shown(planning, second, "psychologist", "treatment") == []
    psychologist = planning.actor("psychologist", "treatment")
    assert services.goals_take_over(actor=psychologist, plan=second) == 1
    assert services.goals_take_over(actor=psychologist, plan=second) == 0
    assert shown(planning, second, "psychologist", "treatment") == [("psych", "Dua të fle.")]
    with pytest.raises(Unfit, match="being made"):
        draft(planning)
    planning.approve(planning.submit(second))
    with opened():
        states = dict(Plan.objects.filter(case=planning.case).values_list("version", "state"))
    assert states == {1: "superseded", 2: "approved"}


def test_what_was_returned_stays_and_says_why_and_the_next_version_begins_with_its_goals(planning):
    plan = draft(planning)
    planning.goal(plan)
    planning.submit(plan)
    supervisor = planning.actor("supervisor")
    with pytest.raises(Unfit):
        services.plan_decide(actor=supervisor, plan=plan, approved=False)
    services.plan_decide(actor=supervisor, plan=plan, approved=False, comment="Pa datë për shkollën.")
    page = planning.client("manager").get(reverse("plan", args=[planning.case.pk, plan.pk])).content.decode()
    assert "Pa datë për shkollën." in page
    assert shown(planning, draft(planning), "manager") == [("education", "Dua të lexoj.")]


def test_a26_nobody_is_helped_before_a_plan_is_approved(planning):
    def begin():
        return cases.case_move(actor=planning.actor("supervisor"), case=planning.case, step="begin")

    with pytest.raises(Unfit, match="a plan is approved"):
        begin()
    planning.plan()
    assert begin().state == "active"


def test_a26_nothing_is_planned_in_a_case_that_ended(planning):
    plan = draft(planning)
    planning.move("withdraw")
    with pytest.raises(Denied):
        planning.goal(plan)
    with pytest.raises(Denied):
        draft(planning)


# Goals


def test_a_cost_names_who_pays_and_days_and_texts_fit(planning):
    plan = draft(planning)
    goal, today = planning.goal(plan), timezone.localdate()
    values = {"what": "Libra", "owner": planning.municipality, "due_on": today}
    actor = planning.actor("manager")
    for wrong in ({"cost": 500}, {"cost": -1, "source": "x"}, {"due_on": today - DAY}, {"what": " "}):
        with pytest.raises(Unfit):
            services.action_add(actor=actor, goal=goal, **{**values, **wrong})
    services.action_add(actor=actor, goal=goal, **values, cost=500, source="Bashkia")
    for wrong in ({"words": ""}, {"sign": " "}, {"until": today - DAY}):
        with pytest.raises(Unfit):
            planning.goal(plan, **wrong)


def test_a_goal_answers_a_need_of_its_own_part(planning):
    from zotim.desks.reintegration.assessment.selectors import needs_of

    planning.assess(now="një derë që mbyllet")
    plan, actor = draft(planning), planning.actor("manager")
    with walled(actor):
        need = needs_of(actor, planning.case)[0].need
    assert planning.goal(plan, "safety_care", need=need).need_id == need.pk
    with pytest.raises(Unfit):
        planning.goal(plan, "housing", need=need)


def test_a18_what_goals_actions_and_attainments_say_is_sealed(planning):
    plan = planning.plan()
    with opened():
        goal = plan.goals.get()
    far(planning, goal, 1)
    with opened():
        assert is_sealed(goal.details)
        assert is_sealed(goal.actions.get().details)
        assert is_sealed(Attainment.objects.get().words)


def far(people, goal, how, **more):
    values = {"seen_on": timezone.localdate(), "words": "Lexon dy rreshta.", **more}
    return services.attainment_say(actor=people.actor("manager"), goal=goal, far=how, **values)


def test_a24_how_far_a_goal_is_is_said_of_that_goal_and_follows_it_into_the_next_version(planning):
    plan = planning.plan()
    with opened():
        goal = Goal.objects.select_related("plan__case", "case").get(plan=plan)
    far(planning, goal, 1, seen_on=timezone.localdate() - DAY)
    far(planning, goal, 3)
    for wrong in ({"how": 5}, {"how": -1}, {"how": 2, "seen_on": timezone.localdate() + DAY}):
        with pytest.raises(Unfit):
            far(planning, goal, **wrong)
    second, actor = draft(planning), planning.actor("manager")
    with walled(actor):
        (one,) = selectors.goals_of(actor, second)
    assert [seen.row.far for seen in one.seen] == [3, 1]
    assert not {"score", "mean", "total", "sum", "level"} & {f.name for m in (Plan, Goal) for f in m._meta.fields}
    with pytest.raises(Denied):
        far(planning, one.row, 4)


def test_what_is_due_within_two_weeks_waits_until_it_is_done(planning):
    plan = draft(planning)
    planning.goal(plan, days=7)
    planning.approve(planning.submit(plan))
    manager, today = planning.actor("manager"), timezone.localdate()
    (task,) = actions_due(manager, today)
    assert task.due_on == today + 7 * DAY
    assert list(actions_due(planning.actor("other_worker"), today)) == []
    with walled(manager):
        action = selectors.actions_due(manager, today + 14 * DAY).get()
    services.action_done(actor=manager, action=action)
    assert list(actions_due(manager, today)) == []
    assert plan.state == "approved"


# Papers


def test_the_plan_is_a_paper_of_what_one_sees_and_its_form_is_to_be_verified(planning):
    planning.give("psychologist", "psych", purpose="treatment", level="write")
    plan = draft(planning)
    planning.goal(plan)
    planning.goal(plan, "psych", "psychologist", "treatment", words="Dua të fle.")
    actor = planning.actor("manager")
    with walled(actor):
        official, own = (str(paper_as_json(make(actor, plan))) for make in (papers.protection_plan, papers.own_copy))
    for paper in (official, own):
        assert "Dua të lexoj." in paper
        assert "Dua të fle." not in paper
        assert "Agim Trillimi" in paper
    assert "578" in official
    assert planning.case.reference not in own


def test_a20_only_who_works_on_the_case_takes_the_papers_and_they_are_files_that_nobody_keeps(planning):
    plan = planning.plan()
    planning.give("teacher", "education", purpose="schooling")
    for name in ("plan_paper", "plan_own_copy"):
        address = reverse(name, args=[planning.case.pk, plan.pk])
        file = planning.client("manager").get(address)
        assert file.content.startswith(b"%PDF")
        assert file.headers["Cache-Control"] == "no-store"
        assert planning.client("teacher").get(address).status_code in (403, 404)


# Pages


def test_the_pages_take_a_plan_from_its_draft_to_its_goals(planning):
    worlds.body("Qendra e shëndetit", "health")
    client, case = planning.client("manager"), planning.case
    client.post(reverse("plan_draft", args=[case.pk]))
    with opened():
        plan = Plan.objects.get()
    soon = str(timezone.localdate() + 9 * DAY)
    goal = {"domain": "education", "words": "Dua të lexoj.", "sign": "x", "begins": "y", "until": soon}
    page = client.post(reverse("goal_add", args=[case.pk, plan.pk]), goal, follow=True).content.decode()
    assert "Dua të lexoj." in page
    with opened():
        made = Goal.objects.get()
    action = {"what": "Libra", "owner": str(planning.municipality.pk), "due_on": soon, "cost": "500", "source": "B"}
    client.post(reverse("planned_action_add", args=[case.pk, plan.pk, made.pk]), action)
    done = client.post(reverse("plan_submit", args=[case.pk, plan.pk]), {"review_on": soon}, follow=True)
    assert "Plan waits for approval" in done.content.decode()
    address = reverse("plan", args=[case.pk, plan.pk])
    supervisor = planning.client("supervisor")
    assert "Approve the plan" in supervisor.get(address).content.decode()
    approved = supervisor.post(address, {"decision": "accept"}, follow=True)
    assert "Plan approved" in approved.content.decode()
    said = {"far": "2", "seen_on": str(timezone.localdate()), "words": "Lexon dy rreshta."}
    page = client.post(reverse("attainment_say", args=[case.pk, plan.pk, made.pk]), said, follow=True)
    assert "Half way" in page.content.decode()
