"""How a referral goes from step to step, what is reported of it, the directory of services, and home."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import DAY
from tests.desks.reintegration.referring import NEED, consent, draft, one, received, running, send, served, state_of
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.desks.reintegration.referrals import handing, providing, selectors
from zotim.desks.reintegration.referrals.clocks import ANSWER
from zotim.desks.reintegration.referrals.models import OPEN, Referral, Reply, Service
from zotim.desks.reintegration.referrals.tasks import room_to_tell, to_answer

pytestmark = pytest.mark.django_db


# How it goes


def test_a_referral_goes_from_its_draft_to_its_end_and_its_clocks_with_it(helped):
    row = send(helped)
    assert running(row) == {ANSWER.code}
    providing.referral_accept(actor=helped.actor("provider"), referral=one(helped, row))
    assert running(row) == {"reintegration.first_service"}
    providing.referral_begin(actor=helped.actor("provider"), referral=one(helped, row))
    assert running(row) == set()
    providing.reply_write(actor=helped.actor("provider"), referral=one(helped, row), text="Erdhi dy herë")
    providing.referral_complete(actor=helped.actor("provider"), referral=one(helped, row), text="Mbaroi mirë")
    assert state_of(row) == "completed"
    told = Notification.objects.filter(user=helped.users["manager"], kind="reintegration.referral.answered")
    assert {one.object_id for one in told} == {str(helped.case.pk)}


@pytest.mark.parametrize("name", ["begin", "complete", "report"])
def test_a26_no_step_is_skipped(helped, name):
    row = one(helped, send(helped))
    work = {
        "begin": lambda **who: providing.referral_begin(**who),
        "complete": lambda **who: providing.referral_complete(text="X", **who),
        "report": lambda **who: providing.reply_write(text="X", **who),
    }[name]
    with pytest.raises((WrongState, Unfit)):
        work(actor=helped.actor("provider"), referral=row)
    with pytest.raises(DatabaseError), transaction.atomic(), opened():
        Referral.objects.filter(pk=row.pk).update(state="completed", ended_at=timezone.now())


def test_the_second_of_two_answers_comes_too_late(helped):
    first, second = (one(helped, row) for row in [send(helped)] * 2)
    providing.referral_accept(actor=helped.actor("provider"), referral=first)
    with pytest.raises(WrongState):
        providing.referral_accept(actor=helped.actor("provider"), referral=second)


def test_nobody_else_answers(helped):
    row = send(helped)
    for who in ("other_provider", "manager", "supervisor"):
        with pytest.raises(Denied):
            providing.referral_accept(actor=helped.actor(who), referral=row)


def test_who_works_on_the_case_reads_the_reports_of_its_ordinary_parts(helped):
    row = served(helped)
    providing.reply_write(actor=helped.actor("provider"), referral=row, text="Erdhi dy herë")
    shown = helped.client("manager").get(reverse("case", args=[helped.case.pk])).content.decode()
    assert "Erdhi dy herë" in shown
    assert Event.objects.filter(verb="reintegration.replies.viewed").get().details["domain"] == "social_family"


def test_a06_what_a_psychologist_reports_is_hidden_even_from_the_supervisor(helped):
    helped.service = providing.service_enter(
        actor=helped.actor("provider"), title=Translated.of("sq", "Psikolog"), domain="psych", contact="X", places=1
    )
    basis = consent(helped, domains=["psych"], purpose="treatment")
    row = served(helped, basis=basis)
    providing.reply_write(actor=helped.actor("provider"), referral=row, text="Fle keq")
    helped.give("psychologist", "psych")

    def texts(who, purpose=""):
        actor = helped.actor(who, purpose)
        with walled(actor):
            return [one.text for one in selectors.replies_in(actor, helped.case)]

    assert texts("supervisor") == texts("manager") == []
    assert texts("psychologist", "treatment") == ["Fle keq"]
    assert texts("provider") == ["Fle keq"]


def test_a_report_is_never_changed(helped):
    row = served(helped)
    made = providing.reply_write(actor=helped.actor("provider"), referral=row, text="Erdhi")
    with pytest.raises(DatabaseError), transaction.atomic(), opened():
        Reply.objects.filter(pk=made.pk).update(kind="end")


# The directory and home


def test_the_focal_point_keeps_the_entry_and_nobody_else(helped):
    providing.service_change(actor=helped.actor("provider"), service=helped.service, contact="04 1", places=0)
    for who in ("other_provider", "manager", "coordinator"):
        with pytest.raises(Denied):
            providing.service_change(actor=helped.actor(who), service=helped.service, contact="X", places=9)
    assert Service.objects.get().places == 0


def test_the_directory_says_in_words_what_is_offered_where_and_how_much_room_there_is(helped):
    here = {"domain": "social_family", "contact": "X", "places": 7, "municipality": helped.municipality}
    providing.service_enter(actor=helped.actor("provider"), title=Translated.of("sq", "Takim"), **here)
    client, address = helped.client("coordinator"), reverse("services")
    shown = client.get(address).content.decode()
    assert "Family and social ties" in shown
    assert "functools" not in shown
    there = client.get(f"{address}?municipality={helped.municipality.pk}").content.decode()
    assert "Takim" in there
    assert "Këshillim për familje" not in there


def test_police_and_prosecution_have_no_provider_here(people):
    officer = worlds.user("provider", worlds.body("Policia", "police"))
    assert "provider" not in actor_of(officer).roles


def test_room_that_nobody_told_for_a_month_waits_on_the_focal_points_home(helped):
    today = timezone.localdate()
    assert list(room_to_tell(helped.actor("provider"), today)) == []
    assert [one.reference for one in room_to_tell(helped.actor("provider"), today + 31 * DAY)] == [
        helped.service.reference
    ]
    assert list(room_to_tell(helped.actor("other_provider"), today + 31 * DAY)) == []


def test_a27_what_waits_on_a_providers_home_names_nobody(helped):
    row = send(helped)
    [task] = to_answer(helped.actor("provider"), timezone.localdate())
    assert task.reference == row.reference
    assert task.due_on
    assert "proposal" in task.note
    assert helped.case.reference not in str(task)


def test_a_service_that_is_closed_takes_nothing_new(helped):
    basis = consent(helped)
    providing.service_close(actor=helped.actor("provider"), service=helped.service)
    with pytest.raises(Unfit):
        draft(helped, basis)


def test_both_sides_work_on_their_pages(helped):
    basis = consent(helped)
    manager, provider = helped.client("manager"), helped.client("provider")
    assert "Këshillim për familje" in manager.get(reverse("referral_choose", args=[helped.case.pk])).content.decode()
    address = reverse("referral_draft", args=[helped.case.pk, helped.service.pk, basis.pk])
    page = manager.post(address, {"need": NEED, "pieces": ["name"]})
    assert page.status_code == 302
    assert NEED in manager.get(page.url).content.decode()
    assert NEED in manager.get(page.url + "send/").content.decode()
    manager.post(page.url + "send/")
    [row] = received(helped)
    own = reverse("referral_received", args=[row.pk])
    shown = provider.get(own).content.decode()
    assert NEED in shown
    assert helped.case.reference not in shown
    for step, data in [("accept", {}), ("begin", {}), ("report", {"text": "Erdhi"}), ("complete", {"text": "Fund"})]:
        assert provider.get(f"{own}{step}/").status_code == 200
        assert provider.post(f"{own}{step}/", data).status_code == 302, step
    assert state_of(row) == "completed"
    assert row.pk not in [one.pk for one in received(helped)]
    assert Event.objects.filter(verb="reintegration.received.viewed").exists()


def test_every_state_in_which_a_provider_sees_it_is_open():
    assert OPEN == ("sent", "accepted", "in_service")


# Whoever keeps a service leaves


def hand_over(people, to="other_provider", who="provider"):
    actor = people.actor(who)
    service = people.service
    return handing.service_hand_over(actor=actor, service=service, to=people.users[to])


def test_a7_a_service_goes_to_another_of_the_body_by_name_with_what_is_open(helped, as_web_role):
    over = served(helped)
    with as_web_role():
        providing.referral_complete(actor=helped.actor("provider"), referral=over, text="mbaroi")
        waits, runs = send(helped), served(helped)
        assert hand_over(helped) == 2
        assert received(helped) == []
        assert {row.pk for row in received(helped, "other_provider")} == {waits.pk, runs.pk}
        row = one(helped, runs, "other_provider")
        providing.reply_write(actor=helped.actor("other_provider"), referral=row, text="vazhdon")
    assert Notification.objects.get(kind="reintegration.service.handed").user == helped.users["other_provider"]
    with opened():
        assert Referral.objects.get(pk=over.pk).receiver == helped.users["provider"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
@pytest.mark.parametrize(
    ("who", "to"),
    [("other_provider", "provider"), ("manager", "other_provider"), ("provider", "teacher"), ("provider", "manager")],
)
def test_a15_the_function_that_hands_referrals_over_hands_none_for_others_or_to_others(helped, as_web_role, who, to):
    row = served(helped)
    with as_web_role(), walled(helped.actor(who)), connection.cursor() as cursor:
        cursor.execute("SELECT zotim_wall_referrals_hand(%s, %s)", [helped.service.pk, helped.users[to].pk])
        assert cursor.fetchall() == []
    with opened():
        assert Referral.objects.get(pk=row.pk).receiver == helped.users["provider"]


@pytest.mark.parametrize("to", ["teacher", "provider", "manager"])
def test_a11_a_service_goes_to_nobody_beside_the_focal_points_of_its_body(helped, to):
    with pytest.raises(Unfit):
        hand_over(helped, to)
    with pytest.raises(Denied):
        hand_over(helped, "provider", "other_provider")


def test_the_page_hands_a_service_over(helped):
    address = reverse("service_hand_over", args=[helped.service.pk])
    client = helped.client("provider")
    assert "you see it no more" in client.get(address).content.decode()
    client.post(address, {"to": str(helped.users["other_provider"].pk)})
    assert helped.client("provider").get(address).status_code == 403
    assert helped.client("other_provider").get(address).status_code == 200
