"""A conference goes from its call to its close: who is invited, who decides what with whom, and what becomes of it."""

from copy import copy
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.conferring import (
    article,
    begin,
    bring,
    call,
    decide,
    fresh,
    minutes,
    outsider,
    seat,
    seen,
    sit,
)
from tests.desks.reintegration.people import domains_seen
from zotim.core.access.actor import actor_of
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.conferences import items, selectors, services
from zotim.desks.reintegration.conferences.models import Conference, Decision, Item, Place, Saying, Seat
from zotim.desks.reintegration.plans import selectors as plans_found
from zotim.desks.reintegration.plans import services as plans

pytestmark = pytest.mark.django_db


# A10: those it is about


def test_a10_nobody_is_invited_before_it_is_said_of_each_item_whether_those_it_is_about_are(conferring):
    items.item_bring(
        actor=conferring.actor("manager"), case=conferring.case, conference=conferring.conference, domain="housing",
        question="Ku banon?",
    )  # fmt: skip
    with pytest.raises(Unfit, match="invited"):
        services.conference_invite(actor=conferring.actor("chair"), conference=conferring.conference)


def test_a10_what_is_brought_after_the_invitations_says_who_is_invited_before_the_conference_opens(sat):
    services.conference_invite(actor=sat.actor("chair"), conference=sat.conference)
    late = items.item_bring(
        actor=sat.actor("manager"), case=sat.case, conference=sat.conference, domain="housing", question="Ku banon?"
    )
    with pytest.raises(Unfit, match="invited"):
        services.conference_open(actor=sat.actor("chair"), conference=sat.conference)
    items.item_invite(actor=sat.actor("manager"), item=late, invited="guardian")
    services.conference_open(actor=sat.actor("chair"), conference=sat.conference)
    assert fresh(sat.conference).state == "open"


def test_a10_who_invites_nobody_says_why_of_a_list(conferring):
    manager = conferring.actor("manager")
    for invited, why in (("nobody", ""), ("person", "harm"), ("nobody", "because")):
        with pytest.raises(Unfit):
            items.item_invite(actor=manager, item=conferring.item, invited=invited, why_not=why)
    row = items.item_invite(actor=manager, item=conferring.item, invited="nobody", why_not="harm")
    assert fresh(row).why_not == "harm"


def test_a10_what_the_child_said_is_sealed_and_stands_in_its_part(sat):
    begin(sat, sat.conference)
    decide(sat, sat.item)
    with opened():
        row = Saying.objects.get(kind="voice")
    assert row.body.startswith("zs1:")
    assert row in seen(sat, "manager", Saying)
    assert fresh(sat.item).came == "person"


def test_a10_nothing_is_decided_before_it_is_said_who_came(sat):
    begin(sat, sat.conference)
    with pytest.raises(Unfit, match="who came"):
        items.decision_write(actor=sat.actor("manager"), item=sat.item, words="Po")


# A12: four eyes


def test_a12_who_gave_a_seat_opens_no_item_to_it(conferring):
    """In a small municipality the head of social services may be both chair and supervisor of a case."""
    people = conferring
    both = people.users["supervisor"]
    both.memberships.create(organisation=people.municipality, role="conference_chair", starts_at=timezone.now())
    own = call(people, who="supervisor")
    item = bring(people, own)
    given = services.seat_give(
        actor=people.actor("supervisor"), conference=own, body=people.school, user=people.users["teacher"]
    )
    services.seat_sign(actor=people.actor("teacher"), seat=given)
    with pytest.raises(Unfit, match="another"):
        sit(people, item, given, people.consent)


def test_a12_a_supervisor_opens_no_item_to_themselves(conferring):
    people = conferring
    body = people.users["supervisor"].memberships.first().organisation
    own = seat(people, people.conference, "supervisor", body)
    with pytest.raises(Unfit, match="another"):
        sit(people, people.item, own, article(people, body.kind))


def test_a12_only_the_supervisor_of_the_case_opens_an_item(conferring):
    for who in ("manager", "other_supervisor", "chair"):
        with pytest.raises(Denied):
            sit(conferring, conferring.item, conferring.seat, conferring.consent, who=who)


def test_a12_an_undertaking_is_signed_in_person_and_by_no_deputy(conferring):
    people = conferring
    unsigned = seat(people, people.conference, "colleague", signed=False)
    Deputy.objects.create(
        user=people.users["colleague"], deputy=people.users["teacher"], starts_at=timezone.now(),
        ends_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    for actor in (
        actor_of(people.users["teacher"], acting_for=people.users["colleague"].pk),
        people.actor("chair"),
        people.actor("teacher"),
    ):
        with pytest.raises(Denied):
            services.seat_sign(actor=actor, seat=unsigned)
    with pytest.raises(Unfit):
        services.seat_enter(actor=people.actor("chair"), seat=unsigned)


# Police


def test_a06_police_sit_where_an_article_gives_them_a_seat_with_no_account_and_no_papers(sat):
    police = worlds.body("Policia", "police")
    guest = outsider(sat, sat.conference, police, "Specialisti i rendit")
    with pytest.raises(Unfit):
        sit(sat, sat.item, guest, sat.consent)
    place = sit(sat, sat.item, guest, article(sat, "police"))
    assert place.user_id is None
    with opened():
        assert not Grant.objects.filter(basis_id=place.pk).exists()
    begin(sat, sat.conference)
    decide(sat, sat.item)
    for who in ("chair", "manager", "supervisor"):
        assert sat.client(who).get(f"/reintegration/seats/{guest.pk}/minutes/").status_code in (403, 404)
        assert sat.client(who).get(f"/reintegration/seats/{guest.pk}/minutes/paper/").status_code in (403, 404)


def test_a06_police_have_no_seat_at_a_conference_of_the_centres_own_nor_by_an_account(conferring):
    police = worlds.body("Policia", "police")
    own = call(conferring, kind="own")
    with pytest.raises(Unfit, match="Police"):
        outsider(conferring, own, police)
    conferring.users["officer"] = worlds.user("professional", police)
    with pytest.raises(Unfit):
        seat(conferring, conferring.conference, "officer", police)


def test_a08_an_article_that_gives_police_a_seat_lets_nobody_into_a_case(conferring):
    police = worlds.body("Policia", "police")
    conferring.users["officer"] = worlds.user("professional", police)
    duty = article(conferring, "police")
    with pytest.raises(Unfit):
        bases.grant_on(
            actor=conferring.actor("supervisor"), case=conferring.case, basis=duty, user=conferring.users["officer"],
            domains=["education"], ends_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip
    with pytest.raises(Unfit, match="Police"):
        article(conferring, "police", purpose="help")


def test_minutes_of_an_outsider_are_printed_by_who_works_on_the_case(sat):
    guest = outsider(sat, sat.conference, sat.school, "Psikologia e shkollës")
    sit(sat, sat.item, guest, sat.consent)
    begin(sat, sat.conference)
    decide(sat, sat.item)
    assert len(minutes(sat, guest, "manager")) == 1
    assert minutes(sat, guest, "chair") == []


# States


def test_a26_a_closed_conference_is_frozen(sat):
    begin(sat, sat.conference)
    made = decide(sat, sat.item)
    services.conference_close(actor=sat.actor("chair"), conference=sat.conference)
    manager, chair = sat.actor("manager"), sat.actor("chair")
    for change in (
        lambda: decide(sat, sat.item),
        lambda: items.item_invite(actor=manager, item=sat.item, invited="person"),
        lambda: items.item_take_off(actor=manager, item=sat.item),
        lambda: bring(sat, sat.conference, "housing"),
        lambda: seat(sat, sat.conference, "colleague"),
        lambda: services.seat_take(actor=chair, seat=sat.seat),
        lambda: items.place_end(actor=manager, place=sat.place),
    ):
        with pytest.raises(Unfit):
            change()
    with pytest.raises(WrongState):
        services.conference_cancel(actor=chair, conference=sat.conference)
    assert fresh(made).action_id is None


def test_a_conference_is_closed_when_each_item_has_a_decision(sat):
    begin(sat, sat.conference)
    with pytest.raises(Unfit, match="decision"):
        services.conference_close(actor=sat.actor("chair"), conference=sat.conference)
    decide(sat, sat.item)
    services.conference_close(actor=sat.actor("chair"), conference=sat.conference)
    assert fresh(sat.conference).state == "closed"


def test_a_conference_isnt_opened_before_its_day(conferring):
    later = call(conferring, days=3)
    bring(conferring, later)
    seat(conferring, later, "colleague")
    services.conference_invite(actor=conferring.actor("chair"), conference=later)
    with pytest.raises(WrongState):
        services.conference_open(actor=conferring.actor("chair"), conference=later)


@pytest.mark.parametrize("who", ["manager", "supervisor", "coordinator", "teacher"])
def test_only_a_chair_calls_a_conference_and_for_their_own_body(conferring, who):
    with pytest.raises(Denied):
        call(conferring, who=who)
    conferring.users["elsewhere"] = worlds.user("conference_chair", worlds.body("Kukës", "municipality"))
    with pytest.raises(Unfit):
        call(conferring, who="elsewhere")


# Decisions and the plan


def test_a_decision_becomes_an_action_of_a_draft_which_another_approves(sat):
    sat.move("screen", "assess")
    begin(sat, sat.conference)
    made = decide(sat, sat.item, owner=sat.school, due_on=timezone.localdate() + timedelta(days=9))
    manager = sat.actor("manager")
    plan = plans.plan_draft(actor=manager, case=sat.case)
    goal = sat.goal(plan)
    items.decision_take_over(actor=manager, decision=made, goal=goal, due_on=made.due_on)
    with walled(manager):
        (wanted,) = plans_found.goals_of(manager, plan)
    assert "Vend në klasën e dytë" in [one.details["what"] for one in wanted.actions]
    with pytest.raises(Unfit):
        items.decision_take_over(actor=manager, decision=made, goal=goal, due_on=made.due_on)
    sat.submit(plan)
    with pytest.raises(Denied):
        plans.plan_decide(actor=manager, plan=plan, approved=True)


def test_of_two_who_take_a_decision_over_at_once_one_does(sat):
    sat.move("screen", "assess")
    begin(sat, sat.conference)
    made = decide(sat, sat.item, owner=sat.school, due_on=timezone.localdate() + timedelta(days=9))
    manager = sat.actor("manager")
    plan = plans.plan_draft(actor=manager, case=sat.case)
    goal, stale = sat.goal(plan), copy(made)
    items.decision_take_over(actor=manager, decision=made, goal=goal, due_on=made.due_on)
    with pytest.raises(Unfit, match="already"):
        items.decision_take_over(actor=manager, decision=stale, goal=goal, due_on=made.due_on)
    with walled(manager):
        (wanted,) = plans_found.goals_of(manager, plan)
    assert [one.details["what"] for one in wanted.actions].count("Vend në klasën e dytë") == 1


def test_a_decision_goes_into_no_goal_of_another_part(sat):
    sat.move("screen", "assess")
    begin(sat, sat.conference)
    made = decide(sat, sat.item, owner=sat.school, due_on=timezone.localdate() + timedelta(days=9))
    plan = plans.plan_draft(actor=sat.actor("manager"), case=sat.case)
    goal = sat.goal(plan, "housing")
    with pytest.raises(Unfit, match="another part"):
        items.decision_take_over(actor=sat.actor("manager"), decision=made, goal=goal, due_on=made.due_on)


# A16, A27: traces and notices


def test_a27_notices_of_conferences_name_nobody_and_no_case(sat):
    begin(sat, sat.conference)
    told = Notification.objects.filter(user=sat.users["teacher"])
    assert {one.kind for one in told} >= {"reintegration.seat.given", "reintegration.conference.invited"}
    page = sat.client("teacher").get("/notifications/").content.decode()
    assert sat.case.reference not in page
    assert "Trillimi" not in page


def test_a27_a_notice_about_a_record_behind_a_wall_is_shown_to_whom_it_waits_for(conferring, as_web_role):
    seat(conferring, conferring.conference, "colleague", signed=False)
    with as_web_role():
        client = conferring.client("colleague")
        assert "sign the undertaking" in client.get("/notifications/").content.decode()
        services.seat_take(actor=conferring.actor("chair"), seat=seen(conferring, "colleague", Seat)[0])
        assert "sign the undertaking" not in client.get("/notifications/").content.decode()


def test_a16_each_look_at_an_item_leaves_an_event_with_no_words_in_it(sat):
    before = Event.objects.count()
    assert sat.client("teacher").get(f"/reintegration/items/{sat.item.pk}/").status_code == 200
    found = Event.objects.order_by("pk")[before:]
    assert "reintegration.item.viewed" in {one.verb for one in found}
    assert all("Ku shkon" not in str(one.details) for one in found)


def test_a05_the_coordinator_sees_no_conference(sat):
    assert sat.client("coordinator").get("/reintegration/conferences/").status_code == 403
    assert seen(sat, "coordinator", Conference) == seen(sat, "coordinator") == seen(sat, "coordinator", Place) == []


def test_retention_what_was_said_and_decided_goes_with_the_case(sat):
    begin(sat, sat.conference)
    decide(sat, sat.item)
    with opened():
        order = [rows.model for rows in goes_along.of(sat.case) if rows.exists()]
    assert order[:4] == [Decision, Saying, Place, Item]


def test_a15_the_whole_room_works_as_the_web_role(conferring, as_web_role):
    with as_web_role():
        people = conferring
        people.note("manager", "education", "Ulet pranë dritares.")
        place = sit(people, people.item, people.seat, people.consent)
        guest = outsider(people, people.conference, people.school, "Psikologia e shkollës")
        sit(people, people.item, guest, people.consent)
        own = seat(people, people.conference, "chair", people.municipality)
        sit(people, people.item, own, article(people, "municipality"))
        for who in ("chair", "manager", "supervisor", "teacher"):
            client = people.client(who)
            for address in (
                f"conferences/{people.conference.pk}",
                f"items/{people.item.pk}",
                f"seats/{people.seat.pk}",
            ):
                assert client.get(f"/reintegration/{address}/").status_code == 200, (who, address)
            assert client.get("/").status_code == 200
        assert domains_seen(people, "teacher") == domains_seen(people, "chair") == {"education"}
        begin(people, people.conference)
        chair = people.actor("chair")
        with walled(chair):
            item = selectors.item(chair, people.item.pk)
        decide(people, item, who="chair")
        decide(people, people.item)
        items.place_end(actor=people.actor("manager"), place=place)
        assert domains_seen(people, "teacher") == set()
        services.conference_close(actor=chair, conference=people.conference)
        assert domains_seen(people, "chair") == set()
        assert [len(minutes(people, row, who)) for row, who in ((own, "chair"), (guest, "manager"))] == [1, 1]
