"""Projects, shares in pooled funds, their stages, partners, due diligence and commitments."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests import worlds
from tests.desks.stabilisation import people as made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.states.machine import WrongState
from zotim.desks.stabilisation.projects import diligence, selectors, services
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.projects.sectors import SECTORS, shares, written
from zotim.desks.stabilisation.projects.states import uncleared


def move(people, project, step, **fields):
    return services.project_move(actor=people.officer, project=project, step=step, **fields)


def test_a_project_goes_from_developing_to_completed_and_each_step_is_on_record(people):
    project = made.begun(people, made.project(people))
    move(people, project, "complete")
    verbs = Event.objects.filter(object_id=str(project.pk)).order_by("at", "pk").values_list("verb", flat=True)
    assert list(verbs) == [
        f"stabilisation.project.{step}" for step in ("added", "tendered", "begun", "completed")
    ]  # fmt: skip


def test_work_doesnt_begin_before_every_question_is_cleared_by_another(people):
    project = made.project(people)
    move(people, project, "tender")
    with pytest.raises(WrongState, match="due diligence"):
        move(people, project, "implement")
    waits = made.answer(people, project)
    with pytest.raises(NeedsAnotherPerson):
        diligence.diligence_decide(actor=people.officer, diligence=waits, cleared=True)
    assert "HARM-1" in uncleared(project)
    diligence.diligence_decide(actor=people.second, diligence=waits, cleared=True)
    assert "HARM-1" not in uncleared(project)


def test_a_risk_that_isnt_lessened_cant_be_cleared_not_even_in_the_database(people):
    waits = made.answer(people, made.project(people), finding="open")
    with pytest.raises(Unfit, match="can't be cleared"):
        diligence.diligence_decide(actor=people.second, diligence=waits, cleared=True)
    diligence.diligence_decide(actor=people.second, diligence=waits, cleared=False, comment="Lessen it first")
    assert waits.state == "returned"


def test_a_new_answer_takes_the_place_of_the_one_that_counted(people):
    project = made.cleared(people, made.project(people))
    anew = made.answer(people, project, finding="lessened")
    [asked] = [one for one in selectors.asked(people.officer, project) if one.question.code == "HARM-1"]
    assert asked.answer == anew
    assert not asked.open
    diligence.diligence_decide(actor=people.coordinator, diligence=anew, cleared=True)
    assert sorted(project.diligence.filter(question="HARM-1").values_list("state", flat=True)) == ["confirmed", "ended"]


def test_work_without_a_tender_asks_why_and_a_pool_has_no_tender(people):
    project = made.cleared(people, made.project(people))
    with pytest.raises(Unfit):
        move(people, project, "implement")
    move(people, project, "implement", reason="One offer is enough for so little (made up)")
    assert project.untendered
    pool = made.cleared(people, made.pool(people))
    with pytest.raises(WrongState, match="pooled"):
        move(people, pool, "tender")
    assert move(people, pool, "implement").state == "implementing"


def test_a_share_in_a_pool_is_part_of_nothing_stands_nowhere_and_nobody_of_ours_carries_it_out(people):
    whole = made.project(people)
    for wrong in ({"part_of": whole}, {"places": [made.place()]}, {"managed_by": " "}):
        with pytest.raises(Unfit):
            made.project(people, kind="pool", **{"managed_by": "UNDP", **wrong})
    pool = made.pool(people)
    with pytest.raises(Unfit, match="pooled"):
        made.project(people, part_of=pool)
    with pytest.raises(Unfit, match="isn't our partner"):
        made.partner(people, pool)
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=pool.pk).update(part_of=whole)
    assert not pool.attributable


def test_a_part_is_of_a_whole_that_is_open_and_of_the_same_body(people):
    whole = made.project(people)
    part = made.project(people, part_of=whole)
    with pytest.raises(Unfit, match="part itself"):
        made.project(people, part_of=part)
    made.begun(people, whole)
    with pytest.raises(Unfit, match="isn't over"):
        move(people, whole, "complete")
    move(people, part, "give_up", reason="The area isn't accessible (made up)")
    move(people, whole, "complete")
    with pytest.raises(Denied):
        made.project(people, part_of=whole)


def test_shares_of_sectors_are_a_hundred_or_none_is_said():
    assert shares("") == {}
    assert shares("15250") == {"15250": 100}
    assert shares("15250 60, 73010 40%") == {"15250": 60, "73010": 40}
    assert shares(written({"15250": 60, "73010": 40})) == {"15250": 60, "73010": 40}
    for wrong in (
        "15250 60",
        "15250 60, 15250 40",
        "99999",
        "15250, 73010",
        "15250 0, 73010 100",
        "15250 ٦٠, 73010 40",
    ):
        with pytest.raises(Unfit):
            shares(wrong)
    assert all(len(code) == 5 for code in SECTORS)


def test_days_are_in_order_and_only_an_officer_of_the_body_pays(people):
    with pytest.raises(Unfit):
        made.project(people, until_on=date(2025, 1, 1))
    with pytest.raises(Unfit, match="pay for this body"):
        made.project(people, lead=people.police)
    with pytest.raises(Denied):
        services.project_add(actor=people.focal, title=made.text("X"), lead=people.ministry, from_on=made.FIRST)


def test_a_partners_focal_point_sees_that_grant_alone_and_nothing_inside_of_it(people):
    mine, others = made.project(people), made.project(people, "School (made up)")
    grant = made.partner(people, mine)
    made.partner(people, mine, role="funding", name="A third (made up)", organisation=None)
    made.answer(people, mine)
    made.tie(people, mine)
    assert list(selectors.projects(people.partner)) == [mine]
    assert list(selectors.partners(people.partner, mine)) == [grant]
    assert not selectors.pays_for(people.partner, mine)
    assert not selectors.ties(people.partner, mine)
    assert all(one.answer is None for one in selectors.asked(people.partner, mine))
    assert others in selectors.projects(people.focal)
    services.partner_end(actor=people.officer, partner=grant, reason="Ended (made up)")
    assert not selectors.projects(people.partner)


def test_a_partner_has_a_part_once(people):
    project = made.project(people)
    made.partner(people, project)
    with pytest.raises(Unfit, match="already"):
        made.partner(people, project)
    made.partner(people, project, role="funding")


def test_a_commitment_says_which_projects_keep_it_until_that_is_taken_back(people):
    project = made.project(people)
    tie = made.tie(people, project)
    assert selectors.keeping(people.coordinator, tie.commitment) == [project]
    with pytest.raises(Unfit, match="already"):
        services.tie_add(actor=people.focal, project=project, commitment=tie.commitment, reason="Again")
    with pytest.raises(Denied):
        services.tie_withdraw(actor=people.officer, tie=tie, reason="Not mine to say")
    services.tie_withdraw(actor=people.focal, tie=tie, reason="Read wrongly (made up)")
    assert not selectors.keeping(people.coordinator, tie.commitment)


def test_other_bodies_see_nothing(people):
    made.project(people)
    for who in (people.other, people.elsewhere, people.partner, worlds.actor("auditor", worlds.body("K", "oversight"))):
        assert not selectors.projects(who)
