"""The whole life of a case: holds, two who close it, ends of other kinds, opening it again, terms and flags."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks.reintegration.people import around_a_case
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.cases import selectors, services, tasks
from zotim.desks.reintegration.cases.models import ENDED, OPEN, Assignment, Case, Flag, Turn
from zotim.desks.reintegration.cases.states import CASE
from zotim.desks.reintegration.persons import services as persons

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def tomorrow():
    return timezone.localdate() + DAY


def page_of(people, who):
    return people.client(who).get(reverse("case", args=[people.case.pk]))


# On hold, and back


@pytest.mark.parametrize("rests_in", ["referred", "active", "closure_asked"])
def test_a_case_on_hold_comes_back_to_where_it_was(people, rests_in):
    if rests_in != "referred":
        people.help()
    if rests_in == "closure_asked":
        people.ask_closure()
    people.move("hold", until=tomorrow())
    assert people.case.state == "on_hold"
    people.move(f"resume_{rests_in}")
    assert (people.case.state, people.case.held_from, people.case.held_until) == (rests_in, "", None)


def test_a_case_on_hold_goes_nowhere_else_neither_in_code_nor_by_sql(people):
    people.help()
    people.move("hold", until=tomorrow())
    rested = {"held_from": "", "held_until": None}
    with pytest.raises(WrongState):
        people.move("resume_planning")
    for values in ({"state": "planning", **rested}, {"held_from": "referred"}, {"state": "referred", **rested}):
        with pytest.raises(IntegrityError), transaction.atomic(), opened():
            Case.objects.filter(pk=people.case.pk).update(**values)


def test_sql_puts_no_case_on_hold_that_would_come_back_elsewhere(people):
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Case.objects.filter(pk=people.case.pk).update(state="on_hold", held_from="active", held_until=tomorrow())


@pytest.mark.parametrize(
    ("more", "field"),
    [({"until": None}, "until"), ({"until": -1}, "until"), ({"until": 300}, "until"), ({"reason": " "}, "reason")],
)
def test_a_hold_takes_a_reason_and_an_end_within_half_a_year(people, more, field):
    if isinstance(more.get("until", ""), int):
        more = {"until": timezone.localdate() + more["until"] * DAY}
    with pytest.raises(Unfit) as refused:
        people.move("hold", **{"until": tomorrow(), **more})
    assert refused.value.field == field


def test_a_hold_that_is_over_ends_by_itself_and_the_log_says_so(people, as_worker):
    people.help()
    people.move("hold", until=timezone.localdate())
    with as_worker():
        assert services.holds_end(actor=System("cases"), today=timezone.localdate()) == 0
        assert services.holds_over(tomorrow()) == [people.case.pk]
        assert services.holds_end(actor=System("cases"), today=tomorrow()) == 1
        assert services.holds_end(actor=System("cases"), today=tomorrow()) == 0
    with opened():
        people.case.refresh_from_db()
    assert (people.case.state, people.case.held_until) == ("active", None)
    event = Event.objects.get(verb="reintegration.case.resumed")
    assert (event.object_id, event.actor_id) == (str(people.case.pk), None)


# Closing takes two


def test_who_asked_to_close_a_case_doesnt_close_it(people):
    people.help()
    people.move("hand_on")
    with opened():
        Assignment.objects.create(case=people.case, user=people.users["other_supervisor"], part="supervisor")
    people.move("ask_closure")
    assert Notification.objects.get(kind="reintegration.closure.asked").user == people.users["other_supervisor"]
    assert people.client("supervisor").get(reverse("case_close", args=[people.case.pk])).status_code == 404 or (
        people.client("supervisor").post(reverse("case_close", args=[people.case.pk])).status_code == 403
    )
    with pytest.raises(Denied):
        people.move("close")
    people.move("close", who="other_supervisor")
    assert people.case.state == "closed"


def test_nobody_asks_where_nobody_else_could_decide(people):
    people.help()
    people.move("hand_on")
    with pytest.raises(Unfit, match="Nobody else supervises"):
        people.move("ask_closure")
    people.move("ask_closure", who="manager")


def test_the_database_lets_nobody_close_what_they_asked_to_close(people):
    people.help()
    people.ask_closure()
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Case.objects.filter(pk=people.case.pk).update(
            state="closed", closed_at=timezone.now(), closed_by_id=people.case.closing_by_id
        )


def test_a_closure_that_is_returned_can_be_asked_again(people):
    people.help()
    people.ask_closure()
    people.move("return")
    assert people.case.state == "transition"
    assert people.case.closing_by_id is None
    people.move("ask_closure", who="manager")
    people.move("close")


def test_a_closure_waits_on_the_supervisors_home_and_not_on_that_of_who_asked(people):
    people.help()
    people.ask_closure()
    waits = {
        who: [task.what for task in tasks.closures(people.actor(who), timezone.localdate())]
        for who in ("supervisor", "manager", "other_supervisor")
    }
    assert waits == {"supervisor": [people.case.reference], "manager": [], "other_supervisor": []}


# Other ends, and again


@pytest.mark.parametrize(("step", "state"), [("withdraw", "withdrawn")])
def test_an_end_of_another_kind_ends_access_and_flags_as_closing_does(people, step, state):
    people.help()
    people.give("teacher", "education")
    put(people)
    with pytest.raises(Denied):
        people.move(step, who="manager")
    people.move(step)
    assert people.case.state == state
    with opened():
        assert not Grant.objects.live().exists()
        assert not Flag.objects.filter(ended_at=None).exists()
    assert page_of(people, "teacher").status_code == 404
    with pytest.raises(Denied):
        people.note("manager", "housing")


def test_a_case_is_declined_only_before_anybody_is_received(people):
    people.enter()
    people.move("screen", "assess")
    with pytest.raises(WrongState):
        people.move("decline")


def test_a_person_withdraws_from_a_case_that_rests_too(people):
    people.move("hold", until=tomorrow())
    people.move("withdraw")
    assert (people.case.state, people.case.held_from) == ("withdrawn", "")


@pytest.mark.parametrize("ends", ["close", "withdraw"])
def test_a_case_is_opened_again_with_a_reason_and_gives_nobody_their_access_back(people, ends):
    people.help()
    people.give("teacher", "education")
    people.close() if ends == "close" else people.move(ends)
    with pytest.raises(Denied):
        people.move("reopen", who="manager")
    with pytest.raises(Unfit):
        people.move("reopen", reason="")
    people.move("reopen")
    with opened():
        people.case.refresh_from_db()
    assert (people.case.state, people.case.closed_at, people.case.closing_by_id) == ("assessment", None, None)
    assert page_of(people, "teacher").status_code == 404
    people.note("manager", "housing")


def test_why_a_case_took_its_steps_is_for_who_works_on_it_and_is_never_changed(people):
    people.give("teacher", "education")
    people.move("hold", until=tomorrow(), reason="Familja udhëton")
    assert "Familja udhëton" in page_of(people, "manager").content.decode()
    assert "Familja" not in page_of(people, "teacher").content.decode()
    assert not Event.objects.filter(details__icontains="Familja").exists()
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Turn.objects.update(step="close")


# What is missing


def test_a_case_doesnt_go_on_while_something_is_missing_and_the_page_says_what(people):
    people.move("screen")
    assert "whom the case is about is entered" in page_of(people, "manager").content.decode()
    with pytest.raises(Unfit, match="whom the case is about"):
        people.move("assess")
    people.enter(birth_year=timezone.localdate().year - 9)
    people.move("receive")
    with pytest.raises(Unfit, match="who may act for the child"):
        people.move("assess")
    persons.guardian_enter(actor=people.actor("manager"), case=people.case, name="Lule Trillimi", basis="birth")
    people.move("assess")
    assert "safety and care are assessed" in page_of(people, "manager").content.decode()
    people.move("plan")
    assert "a plan is approved" in page_of(people, "manager").content.decode()
    people.move("begin")
    assert "it is said of each goal how far it is" in page_of(people, "manager").content.decode()
    people.attain(people.case)
    assert "Missing before" not in page_of(people, "manager").content.decode()


def test_what_is_missing_keeps_nobody_from_declining_or_holding_a_case(people):
    people.move("screen")
    people.move("hold", until=tomorrow())
    people.move("resume_screening", "decline")


# Terms


def running(people):
    rows = ClockRun.objects.filter(object_id=people.case.pk).exclude(state="stopped")
    return {run.code.removeprefix("reintegration."): run.state for run in rows}


def test_each_phase_has_its_term_which_a_hold_stops_for_a_while(people):
    people.enter()
    seen = {}
    for step in ("screen", "receive", "assess", "plan", "begin", "hand_on"):
        people.move(step)
        seen[people.case.state] = running(people)
    assert seen == {
        "screening": {"screening": "running"}, "reception": {"reception": "running"},
        "assessment": {"assessment": "running"}, "planning": {"plan": "running"},
        "active": {"review": "running", "visit": "running"},
        "transition": {"transition": "running", "visit": "running"},
    }  # fmt: skip
    people.move("hold", until=tomorrow())
    assert running(people) == {"transition": "paused", "visit": "paused"}
    people.move("resume_transition")
    assert running(people) == {"transition": "running", "visit": "running"}
    people.move("withdraw")
    assert running(people) == {}


def test_home_says_by_which_rule_a_case_is_due_and_that_the_rule_is_a_proposal(people):
    people.enter()
    people.move("screen", "assess")
    [task] = tasks.cases_waiting(people.actor("manager"), timezone.localdate())
    assert task.due_on == timezone.localdate() + 21 * DAY
    assert str(task.why) == "Assessment of a case"
    assert "578" in str(task.note)
    assert str(task.note).endswith("proposal")
    people.move("plan", "begin")
    assert not list(tasks.cases_waiting(people.actor("manager"), timezone.localdate()))


# Flags


def put(people, kind="allergy", who="manager", **more):
    given = {"reason": "arra dhe bajame", "ends_on": tomorrow(), **more}
    return services.flag_put(actor=people.actor(who), case=people.case, kind=kind, **given)


def flags_seen(people, who, purpose=""):
    actor = people.actor(who, purpose)
    with walled(actor):
        return [one.flag.kind for one in selectors.flags_of(actor, people.case)]


def test_a_flag_is_seen_by_who_sees_the_part_in_which_it_stands(people):
    people.give("teacher", "education")
    people.give("psychologist", "health")
    put(people)
    put(people, "way_out")
    assert flags_seen(people, "supervisor") == ["allergy", "way_out"]
    assert flags_seen(people, "psychologist", "help") == ["allergy"]
    assert flags_seen(people, "teacher", "help") == []
    assert "bajame" not in page_of(people, "teacher").content.decode()


def test_a_flag_ends_on_its_day_or_when_somebody_takes_it_down(people):
    flag = put(people, ends_on=timezone.localdate())
    other = put(people, "interpreter")
    with opened():
        Flag.objects.filter(pk=flag.pk).update(ends_on=timezone.localdate() - DAY)
    assert flags_seen(people, "manager") == ["interpreter"]
    client = people.client("supervisor")
    address = reverse("case_flag_end", args=[people.case.pk, other.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert flags_seen(people, "manager") == []
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "dangerous"}, "kind"), ({"reason": " "}, "reason"), ({"ends_on": -1}, "ends_on"),
        ({"ends_on": 400}, "ends_on"),
    ],
)  # fmt: skip
def test_a_flag_is_one_of_the_list_with_a_reason_and_an_end(people, more, field):
    if "ends_on" in more:
        more = {"ends_on": timezone.localdate() + more["ends_on"] * DAY}
    with pytest.raises(Unfit) as refused:
        put(people, **more)
    assert refused.value.field == field


def test_a_flag_of_another_case_isnt_found_under_this_one(people):
    flag = put(people)
    mine = services.case_open(
        actor=people.actor("supervisor"), municipality=people.municipality, manager=people.users["manager"]
    )
    assert people.client("manager").get(reverse("case_flag_end", args=[mine.pk, flag.pk])).status_code == 404
    with pytest.raises(Denied):
        services.flag_end(actor=people.actor("manager"), case=mine, flag=flag)


def test_the_pages_hold_a_case_let_it_go_on_and_put_up_a_flag(people):
    client, day = people.client("manager"), tomorrow().isoformat()
    hold, go_on = (reverse(name, args=[people.case.pk]) for name in ("case_hold", "case_resume"))
    assert client.post(hold, {"reason": "x"}).context["form"].errors["until"]
    assert client.post(hold, {"reason": "x", "until": day}).status_code == 302
    assert go_on in page_of(people, "manager").content.decode()
    assert client.post(go_on).status_code == 302
    flag = {"kind": "medicine", "reason": "një herë në ditë", "ends_on": day}
    assert client.post(reverse("case_flag_put", args=[people.case.pk]), flag).status_code == 302
    assert "Takes medicine" in page_of(people, "manager").content.decode()


# Any history


@given(steps=st.lists(st.sampled_from([step.name for step in CASE.transitions]), max_size=25))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_history_leaves_the_table_and_no_grant_holds_in_a_case_that_has_ended(steps):
    class Undo(Exception):
        pass

    try:
        with transaction.atomic():
            people = around_a_case()
            people.enter()
            people.give("teacher", "education")
            for step in steps:
                before = people.case.state
                who = "manager" if step == "ask_closure" else "supervisor"
                try:
                    with transaction.atomic():
                        people.move(step, who=who, **({"until": tomorrow()} if step == "hold" else {}))
                except (WrongState, Denied, Unfit):
                    pass
                else:
                    assert (before, people.case.state) in CASE.pairs
                with opened():
                    people.case = Case.objects.get(pk=people.case.pk)
                    assert people.case.state in {*OPEN, *ENDED, "on_hold"}
                    assert not (people.case.ended and Grant.objects.live().exists())
                    assert people.case.ended == (people.case.closed_at is not None)
            raise Undo
    except Undo:
        pass
