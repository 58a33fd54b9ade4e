"""A case goes to another body of its track: sent by one, received or refused by the other, not wider than its basis."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import page_of
from tests.desks.reintegration.referring import consent
from zotim.core.access.models import Bar, Grant
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Membership
from zotim.core.sealing.fields import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Assignment, Case, Turn
from zotim.desks.reintegration.closing import selectors, sending, services, tasks, transferring
from zotim.desks.reintegration.closing.models import Arrival, Transfer
from zotim.desks.reintegration.persons import services as persons

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")

DAY = timedelta(days=1)
WHY = "Familja u shpërngul."
LETTER = {"social_family": "Gjyshja jeton afër."}


@pytest.fixture
def moving(people):
    """A case with a person, another municipality with two supervisors and a worker, and consent that names it."""
    people.enter()
    people.there = worlds.body("Bashkia e Re", "municipality")
    roles = {"receiver": "case_supervisor", "beside": "case_supervisor", "new_manager": "caseworker"}
    people.users |= {who: worlds.user(role, people.there) for who, role in roles.items()}
    people.basis = consent(people, ("social_family", "housing"), recipient=people.there)
    return people


def draft(people, who="manager", basis=None, to="receiver", letter=LETTER, pieces=("name",), why=WHY):
    return transferring.transfer_draft(
        actor=people.actor(who), case=people.case, basis=basis or people.basis, receiver=people.users[to], why=why,
        letter=letter, pieces=pieces,
    )  # fmt: skip


def send(people, who="supervisor", **more):
    return transferring.transfer_send(actor=people.actor(who), transfer=draft(people, **more))


def waits(people, who="receiver"):
    actor = people.actor(who)
    with walled(actor):
        return list(selectors.arriving(actor))


def one(people, who="receiver"):
    (found,) = waits(people, who)
    return found


def receive(people, who="receiver", manager="new_manager", row=None):
    return transferring.transfer_receive(
        actor=people.actor(who), transfer=row or one(people, who), manager=people.users[manager]
    )  # fmt: skip


def state_of(row):
    with opened():
        return type(row).objects.get(pk=row.pk).state


# What is sent, to whom


def test_a8_no_packet_is_wider_than_what_it_rests_on(moving):
    for wrong in (
        {"letter": {"health": "x"}}, {"pieces": ("health",)}, {"letter": {}}, {"letter": {"social_family": " "}},
        {"pieces": ("made_up",)}, {"why": " "},
    ):  # fmt: skip
        with pytest.raises(Unfit):
            draft(moving, **wrong)
    row = draft(moving)
    assert row.domains == ("social_family",)
    with opened():
        assert is_sealed(Transfer.objects.get().packet)


def test_a6_nothing_confidential_is_told_in_a_letter_whatever_the_basis_covers(moving):
    basis = consent(moving, ("health", "psych"), purpose="treatment", recipient=moving.there)
    with pytest.raises(Unfit):
        draft(moving, basis=basis, letter={"psych": "x"})
    assert draft(moving, basis=basis, letter={"health": "x"}).domains == ("health",)


@pytest.mark.parametrize("basis", ["asked", "withdrawn", "over", "of another body", "of the same body"])
def test_a8_no_transfer_without_a_row_that_holds_and_names_the_other_body(moving, basis):
    if basis == "asked":
        moving.basis = consent(moving, recipient=moving.there, given=False)
    if basis == "withdrawn":
        bases.consent_withdraw(actor=moving.actor("manager"), consent=moving.basis)
    if basis == "over":
        with opened():
            Consent.objects.update(ends_at=timezone.now() - DAY)
            moving.basis.refresh_from_db()
    if basis == "of another body":
        moving.basis = consent(moving, recipient=worlds.body("Bashkia Tjetër", "municipality"))
    if basis == "of the same body":
        moving.basis = consent(moving, recipient=moving.municipality)
        Membership.objects.create(user=moving.users["receiver"], organisation=moving.municipality, role="professional")
    with pytest.raises(Unfit):
        draft(moving)


def test_a_transfer_rests_on_an_article_as_well_and_never_on_a_post(moving):
    worlds.centre()
    duty = bases.duty_enter(
        actor=moving.actor("coordinator"), article=_text("neni 5"),
        seen_in="x", recipients="municipality", domains=["housing"], purpose="help",
    )  # fmt: skip
    bases.duty_decide(actor=moving.actor("supervisor"), duty=duty, confirmed=True)
    row = draft(moving, basis=duty, letter={"housing": "Qiraja u pagua."})
    transferring.transfer_send(actor=moving.actor("supervisor"), transfer=row)
    assert [found.pk for found in waits(moving)] == [row.pk]
    with opened():
        post = Assignment.objects.get(case=moving.case, part="supervisor")
    with pytest.raises((Unfit, AttributeError, KeyError)):
        draft(moving, basis=post)


def _text(words):
    from zotim.core.texts import Translated

    return Translated.of("sq", words)


def test_a12_whoever_works_on_it_drafts_and_a_supervisor_sends_and_there_is_one_at_a_time(moving):
    row = draft(moving)
    with pytest.raises(Denied):
        transferring.transfer_send(actor=moving.actor("manager"), transfer=row)
    with pytest.raises(Unfit, match="open already"):
        draft(moving)
    transferring.transfer_send(actor=moving.actor("supervisor"), transfer=row)
    assert ClockRun.objects.get(object_id=row.pk).code == "reintegration.transfer_answer"
    assert Notification.objects.get(kind="reintegration.transfer.sent").user == moving.users["receiver"]


def test_a11_a_transfer_to_one_person_opens_nothing_to_their_colleagues_and_no_case_to_anybody(moving):
    send(moving)
    assert len(waits(moving)) == 1
    assert waits(moving, "beside") == waits(moving, "other_supervisor") == []
    for who in ("receiver", "beside", "new_manager"):
        assert page_of(moving, who).status_code == 404
    page = moving.client("receiver").get(reverse("transfer_received", args=[one(moving).pk])).content.decode()
    assert "Gjyshja jeton afër." in page
    assert "Agim Trillimi" in page
    assert moving.case.reference not in page


@pytest.mark.parametrize("end", ["withdrawn", "cancelled", "barred", "left", "the case ended"])
def test_a7_what_was_sent_is_out_of_sight_when_its_ground_its_receivers_post_or_the_case_ends(moving, end):
    row = send(moving)
    if end == "withdrawn":
        bases.consent_withdraw(actor=moving.actor("manager"), consent=moving.basis)
        assert state_of(row) == "withdrawn"
    if end == "cancelled":
        with opened():
            row.refresh_from_db()
        transferring.transfer_cancel(actor=moving.actor("manager"), transfer=row)
    if end == "barred":
        user = moving.users["receiver"]
        cases.bar_enter(actor=moving.actor("supervisor"), case=moving.case, user=user, reason="relative")
    if end == "left":
        Membership.objects.filter(user=moving.users["receiver"]).update(ends_at=timezone.now())
    if end == "the case ended":
        moving.move("screen", "decline")
        assert state_of(row) == "cancelled"
    assert waits(moving) == []
    address = reverse("transfer_received", args=[row.pk])
    assert moving.client("receiver").get(address).status_code in (403, 404)


# Received


def test_a7_who_worked_on_it_loses_sight_in_the_transaction_in_which_it_is_received(moving):
    moving.give("teacher", "education")
    send(moving)
    new = receive(moving)
    with opened():
        moving.case.refresh_from_db()
        assert not Grant.objects.live().exists()
        assert not Assignment.objects.live().filter(case=moving.case).exists()
        assert set(Assignment.objects.live().filter(case=new).values_list("user__pk", "part")) == {
            (moving.users["receiver"].pk, "supervisor"), (moving.users["new_manager"].pk, "manager"),
        }  # fmt: skip
    assert (moving.case.state, new.municipality_id) == ("transferred", moving.there.pk)
    for who in ("supervisor", "manager", "teacher"):
        assert page_of(moving, who).status_code == 404
        assert page_of(moving, who, new).status_code == 404
    for who in ("receiver", "new_manager"):
        assert page_of(moving, who).status_code == 404
        assert "Gjyshja jeton afër." in page_of(moving, who, new).content.decode()
    told = set(Notification.objects.filter(kind="reintegration.post.ended").values_list("user_id", flat=True))
    assert told == {moving.users["supervisor"].pk, moving.users["manager"].pk}


def test_a12_the_case_ends_by_the_senders_decision_and_opens_by_the_receivers(moving):
    row = send(moving)
    new = receive(moving)
    by = {event.verb: event.actor_id for event in Event.objects.exclude(outcome="viewed")}
    assert str(by["reintegration.transfer.received"]) == str(moving.users["receiver"].pk)
    assert str(by["reintegration.case.transferred"]) == str(moving.users["supervisor"].pk)
    with opened():
        assert Turn.objects.get(case=moving.case).step == "transfer"
        assert Case.objects.get(pk=moving.case.pk).closed_by == moving.users["supervisor"]
        assert Arrival.objects.get(case=new).transfer == row.reference
    assert not ClockRun.objects.filter(object_id=row.pk, state="running").exists()


def test_a18_what_came_is_sealed_under_the_key_of_the_new_case(moving):
    send(moving)
    new = receive(moving)
    with opened():
        sent, came = Transfer.objects.get(), Arrival.objects.get(case=new)
    assert is_sealed(came.packet)
    assert came.packet != sent.packet
    receiver = moving.actor("receiver")
    with walled(receiver):
        assert dict(selectors.packet_of(receiver, came))["Why the case is transferred"] == WHY


def test_a10_consent_isnt_taken_over_but_asked_again_within_what_the_transfer_rests_on(moving):
    cso = worlds.body("Qendra e Trilluar", "civil_society")
    consent(moving, ("social_family",), recipient=cso)
    consent(moving, ("housing",), recipient=moving.municipality)
    consent(moving, ("health",), recipient=cso)  # beyond what the transfer rests on
    consent(moving, ("social_family",), recipient=cso, given=False)
    send(moving)
    new = receive(moving)
    with opened():
        rows = Consent.objects.filter(case=new)
        asked = {(row.recipient_id, row.domains, row.state) for row in rows}
    assert asked == {
        (cso.pk, ("social_family",), "asked"), (moving.there.pk, ("housing",), "asked"),
    }  # fmt: skip


def test_a14_who_was_kept_from_the_case_is_kept_from_the_new_one(moving):
    cases.bar_enter(actor=moving.actor("supervisor"), case=moving.case, user=moving.users["beside"], reason="relative")
    send(moving)
    new = receive(moving)
    with opened():
        assert Bar.objects.live().filter(subject_id=new.pk, user=moving.users["beside"]).exists()


@pytest.mark.parametrize("sender", ["left", "handed over", "inactive"])
def test_a7_a_case_isnt_received_by_the_decision_of_somebody_who_supervises_it_no_longer(moving, sender):
    send(moving)
    user = moving.users["supervisor"]
    if sender == "left":
        Membership.objects.filter(user=user).update(ends_at=timezone.now())
    if sender == "inactive":
        user.is_active = False
        user.save()
    if sender == "handed over":
        body = Membership.objects.get(user=user).organisation
        moving.users["heir"] = worlds.user("case_supervisor", body)
        with opened():
            post = Assignment.objects.get(case=moving.case, part="supervisor")
        services.handover_make(
            actor=moving.actor("supervisor"), case=moving.case, post=post, to=moving.users["heir"], note="x"
        )
    with pytest.raises(Unfit, match="supervise"):
        receive(moving)
    with opened():
        assert Case.objects.count() == 1
        assert Case.objects.get().state == "referred"


def test_a26_no_case_is_transferred_before_the_other_body_has_received_it(moving):
    send(moving)
    with pytest.raises(Unfit, match="received"):
        cases.case_move(actor=moving.actor("supervisor"), case=moving.case, step="transfer", reason="x")


def test_of_two_answers_the_second_comes_too_late(moving):
    send(moving)
    row = one(moving)
    receive(moving, row=row)
    with pytest.raises((WrongState, Denied)):
        transferring.transfer_refuse(actor=moving.actor("receiver"), transfer=row, reason="other")


def test_a_refusal_takes_a_reason_of_the_list_and_the_case_stays_where_it_is(moving):
    row = send(moving)
    with pytest.raises(Unfit):
        transferring.transfer_refuse(actor=moving.actor("receiver"), transfer=one(moving), reason="made up")
    transferring.transfer_refuse(actor=moving.actor("receiver"), transfer=one(moving), reason="elsewhere")
    assert state_of(row) == "refused"
    assert page_of(moving, "manager").status_code == 200
    assert Notification.objects.get(kind="reintegration.transfer.refused").user == moving.users["supervisor"]
    (task,) = tasks.transfers_waiting(moving.actor("manager"), timezone.localdate())
    assert "refused" in str(task.why)
    draft(moving)  # another one


def test_a_transfer_waits_on_the_home_of_its_receiver_by_number_alone(moving):
    row = send(moving)
    (task,) = tasks.to_receive(moving.actor("receiver"), timezone.localdate())
    assert (task.what, task.due_on is not None) == (row.reference, True)
    assert not list(tasks.to_receive(moving.actor("beside"), timezone.localdate()))


# The track of an adult with a sentence


@pytest.fixture
def serving(people):
    """A prison, a probation service and a municipality, each with a supervisor and a worker."""
    for name, kind in (("prison", "prison"), ("probation", "probation"), ("town", "municipality")):
        body = worlds.body(name, kind)
        setattr(people, name, body)
        people.users |= {
            f"{name}_supervisor": worlds.user("case_supervisor", body), name: worlds.user("caseworker", body),
        }  # fmt: skip
    people.case = cases.case_open(
        actor=people.actor("prison_supervisor"), municipality=people.prison, manager=people.users["prison"],
        track="sentence",
    )  # fmt: skip
    persons.person_enter(
        actor=people.actor("prison"), case=people.case, names={"latin": "Agim Trillimi"}, birth_year=1980
    )
    return people


def go_on(people, here, there):
    people.basis = consent(people, who=here, recipient=getattr(people, there))
    row = draft(people, who=here, to=f"{there}_supervisor")
    transferring.transfer_send(actor=people.actor(f"{here}_supervisor"), transfer=row)
    return receive(people, f"{there}_supervisor", there)


def test_an_adults_case_goes_from_prison_to_probation_to_a_municipality_and_no_stage_sees_the_one_before(serving):
    before = serving.case
    serving.case = go_on(serving, "prison", "probation")
    assert page_of(serving, "prison").status_code == 404
    persons.person_enter(
        actor=serving.actor("probation"), case=serving.case, names={"latin": "Agim Trillimi"}, birth_year=1980
    )
    last = go_on(serving, "probation", "town")
    assert last.track == "sentence"
    for who in ("town", "town_supervisor"):
        assert page_of(serving, who, last).status_code == 200
        for case in (before, serving.case):
            assert page_of(serving, who, case).status_code == 404


def test_no_case_of_a_municipality_goes_to_a_prison_and_none_opens_where_its_track_doesnt_lead(serving):
    for track, body in (("home", serving.prison), ("home", serving.probation), ("made up", serving.town)):
        with pytest.raises(Unfit):
            cases.case_open(
                actor=serving.actor("town_supervisor"), municipality=body, manager=serving.users["town"], track=track
            )
    serving.case = cases.case_open(
        actor=serving.actor("town_supervisor"), municipality=serving.town, manager=serving.users["town"]
    )
    serving.basis = consent(serving, who="town", recipient=serving.prison, given=False)
    actor = serving.actor("town")
    with walled(actor):
        assert selectors.possible(actor, serving.case) == []
    with pytest.raises(Unfit):
        draft(serving, who="town", to="prison_supervisor")


def test_no_child_is_entered_in_a_case_that_goes_by_a_prison(serving):
    with pytest.raises(Unfit, match="child"):
        persons.person_enter(
            actor=serving.actor("prison"), case=serving.case, names={"latin": "Era"},
            birth_year=timezone.localdate().year - 12,
        )  # fmt: skip


def test_a6_who_was_let_in_isnt_told_by_which_bodies_a_case_goes(serving):
    teacher = serving.users["teacher"]
    cases.grant_give(
        actor=serving.actor("prison_supervisor"), case=serving.case, domains=["education"], purpose="schooling",
        user=teacher, ends_at=timezone.now() + DAY,
    )  # fmt: skip
    answer = page_of(serving, "teacher")
    assert answer.status_code == 200
    assert "prison" not in answer.content.decode()
    assert "prison" in page_of(serving, "prison").content.decode()


# Walls and pages


def test_what_was_sent_never_changes_on_either_database(moving):
    send(moving)
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Transfer.objects.update(state="drafted")
    receive(moving)
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Arrival.objects.update(transfer="x")


@on_postgresql
@pytest.mark.parametrize("what", ["send as a worker", "receive as a colleague", "move the receiver", "end posts"])
def test_a15_the_web_role_cant(moving, as_web_role, what):
    row = send(moving) if what != "send as a worker" else draft(moving)
    who = {"receive as a colleague": "beside"}.get(what, "manager")
    now = timezone.now()
    with as_web_role(), pytest.raises((DatabaseError, AssertionError)), walled(moving.actor(who)), transaction.atomic():
        if what == "send as a worker":
            done = Transfer.objects.filter(pk=row.pk).update(state="sent", sent_at=now, sent_by=moving.users["manager"])
        elif what == "receive as a colleague":
            done = Transfer.objects.filter(pk=row.pk).update(state="received", ended_at=now)
        elif what == "move the receiver":
            done = Transfer.objects.filter(pk=row.pk).update(receiver=moving.users["beside"])
        else:
            done = Assignment.objects.filter(case=moving.case).update(ends_at=now)
        assert done


def test_the_whole_way_runs_as_the_web_role(moving, as_web_role):
    with as_web_role():
        send(moving)
        assert page_of(moving, "receiver").status_code == 404
        new = receive(moving)
        assert page_of(moving, "manager").status_code == 404
        assert page_of(moving, "receiver", new).status_code == 200


def test_the_pages_take_a_transfer_from_its_basis_to_the_new_case(moving):
    manager, supervisor, receiver = (moving.client(who) for who in ("manager", "supervisor", "receiver"))
    address = reverse("transfer_draft", args=[moving.case.pk, moving.basis.pk])
    assert address in manager.get(reverse("transfer_choose", args=[moving.case.pk])).content.decode()
    sent = {
        "receiver": str(moving.users["receiver"].pk), "why": WHY, "pieces": ["name"],
        "letter_social_family": LETTER["social_family"],
    }  # fmt: skip
    page = manager.post(address, sent, follow=True).content.decode()
    assert "Gjyshja jeton afër." in page
    with opened():
        row = Transfer.objects.get()
    assert "Send the transfer" not in page
    ids = [moving.case.pk, row.pk]
    assert "the case ends here" in supervisor.get(reverse("transfer_send", args=ids)).content.decode()
    supervisor.post(reverse("transfer_send", args=ids))
    there = receiver.get(reverse("transfer_received", args=[row.pk])).content.decode()
    assert reverse("transfer_receive", args=[row.pk]) in there
    answer = receiver.post(
        reverse("transfer_receive", args=[row.pk]), {"manager": str(moving.users["new_manager"].pk)}, follow=True
    ).content.decode()
    assert "What came with the case" in answer
    assert "Gjyshja jeton afër." in answer


def test_a_transfer_that_isnt_there_answers_like_one_that_is_hidden(moving):
    from zotim.core.identifiers import uuid7

    row = send(moving)
    beside = moving.client("beside")
    for pk in (row.pk, uuid7()):
        assert beside.get(reverse("transfer_received", args=[pk])).status_code == 404
    actor = moving.actor("beside")
    with walled(actor), pytest.raises(NotVisible):
        selectors.arriving_one(actor, row.pk)


def test_what_is_asked_again_ends_with_its_day(moving):
    past = {"recipient": str(moving.there.pk), "purpose": "help", "domains": ["housing"]}
    values = {sending.AGAIN: [{**past, "ends_at": (timezone.now() - DAY).isoformat()}]}
    assert sending.asked_again(values) == []
