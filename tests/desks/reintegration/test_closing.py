"""How a case ends: what must be said first, a withdrawal that ends consent alone, work that goes to another."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import page_of
from tests.desks.reintegration.referring import consent
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Membership
from zotim.core.sealing.fields import is_sealed
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.missing import missing
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.closing import services, tasks
from zotim.desks.reintegration.closing.models import Handover, LastWord
from zotim.desks.reintegration.persons import services as persons

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def lacks(people, who="manager"):
    actor = people.actor(who)
    with walled(actor):
        return [str(what) for what in missing(actor, people.case)]


def step(people, name, who="manager", **more):
    """A step as it is, without what the helper of the tests puts in before it."""
    return cases.case_move(actor=people.actor(who), case=people.case, step=name, reason="a made-up reason", **more)


# What has to be said


def test_a26_nobody_is_handed_on_before_it_is_said_of_each_goal_how_far_it_is(people):
    people.help()
    assert lacks(people) == ["it is said of each goal how far it is"]
    with pytest.raises(Unfit, match="each goal"):
        step(people, "hand_on")
    people.attain(people.case)
    assert step(people, "hand_on").state == "transition"


def test_a26_a_closure_is_asked_when_services_views_and_a_contact_are_said(people):
    people.help()
    people.move("hand_on")
    assert len(lacks(people)) == 3
    for kind in ("services", "views"):
        services.last_words_write(actor=people.actor("manager"), case=people.case, words={kind: "x"})
    assert lacks(people) == ["it is said to whom they can turn later"]
    with pytest.raises(Unfit, match="turn later"):
        step(people, "ask_closure")
    services.last_words_write(actor=people.actor("manager"), case=people.case, words={"contact": "x", "views": " "})
    assert step(people, "ask_closure").state == "closure_asked"


def test_a_case_that_was_opened_again_takes_new_words_before_it_ends_again(people):
    people.help()
    people.close()
    people.move("reopen")
    assert "it is said to whom they can turn later" not in lacks(people)
    people.move("plan", "begin", "hand_on")
    assert len(lacks(people)) == 3


def test_a18_last_words_are_sealed_never_changed_and_read_by_who_works_on_the_case_alone(people):
    people.help()
    people.give("teacher", "education")
    people.last_words(contact="Ana, 04 111 111")
    with opened():
        assert all(is_sealed(row.said) for row in LastWord.objects.all())
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        LastWord.objects.update(kind="views")
    assert "04 111 111" in page_of(people, "manager").content.decode()
    assert "04 111 111" not in page_of(people, "teacher").content.decode()
    with pytest.raises(Denied):
        services.last_words_write(actor=people.actor("teacher"), case=people.case, words={"contact": "x"})
    with pytest.raises(Unfit):
        services.last_words_write(actor=people.actor("manager"), case=people.case, words={"made_up": "x"})


def test_the_page_keeps_what_was_said_and_writes_only_what_changed(people):
    people.help()
    people.last_words()
    address, client = reverse("case_last_words", args=[people.case.pk]), people.client("manager")
    assert "Qendra e shëndetit" in client.get(address).content.decode()
    client.post(address, {"services": "Qendra e shëndetit", "views": "Jam shumë mirë.", "contact": "04 000 000"})
    with opened():
        assert LastWord.objects.count() == 4
    assert "Jam shumë mirë." in page_of(people, "manager").content.decode()


# A withdrawal


@pytest.fixture
def agreed(helped):
    """A case in which consent, a court's decision and an article each let somebody in, and one referral was sent."""
    from tests.desks.reintegration.referring import send

    helped.users["counsellor"] = worlds.user("professional", helped.cso)
    supervisor = helped.actor("supervisor")
    given = consent(helped)
    ends_at = timezone.now() + 9 * DAY
    let_in = {"user": helped.users["counsellor"], "domains": ["social_family"], "ends_at": ends_at}
    bases.grant_on(actor=supervisor, case=helped.case, basis=given, **let_in)
    helped.court = bases.ground_enter(
        actor=helped.actor("manager"), case=helped.case, kind="court", recipient=helped.cso, domains=["social_family"],
        purpose="help", ends_at=ends_at, details={"document": "Vendim 7"},
    )  # fmt: skip
    bases.ground_decide(actor=supervisor, ground=helped.court, confirmed=True)
    bases.grant_on(actor=supervisor, case=helped.case, basis=helped.court, **let_in)
    helped.given, helped.sent = given, send(helped, given)
    return helped


def live(people):
    with opened():
        return {grant.basis_type for grant in Grant.objects.live() if _rests(grant)}


def _rests(grant):
    model = {"reintegration.consent": Consent}.get(grant.basis_type)
    return model is None or model.objects.filter(pk=grant.basis_id, state="given").exists()


def test_a9_a_withdrawal_ends_what_stood_on_consent_in_one_click_and_leaves_the_courts_measure(agreed):
    from tests.desks.reintegration.referring import state_of

    page = agreed.client("manager").get(reverse("withdrawal", args=[agreed.case.pk])).content.decode()
    assert "Ends when the person withdraws" in page
    assert agreed.sent.reference in page
    agreed.withdraw()
    assert live(agreed) == {"reintegration.ground"}
    assert state_of(agreed.sent) == "withdrawn"
    after = agreed.client("manager").get(reverse("withdrawal", args=[agreed.case.pk])).content.decode()
    assert "Rested on consent, and is closed" in after
    assert Event.objects.filter(verb="reintegration.withdrawal.recorded").count() == 1
    assert Notification.objects.filter(kind="reintegration.referral.closed").exists()


def test_a9_no_case_ends_by_a_withdrawal_while_a_court_protects_the_person(agreed):
    with pytest.raises(Unfit, match="a withdrawal is on record"):
        step(agreed, "withdraw", "supervisor")
    agreed.withdraw()
    with pytest.raises(Unfit, match="no measure"):
        step(agreed, "withdraw", "supervisor")
    bases.ground_end(actor=agreed.actor("manager"), ground=agreed.court)
    assert step(agreed, "withdraw", "supervisor").state == "withdrawn"


@pytest.fixture
def child(people):
    """A child's case, and who acts for them."""
    people.enter(birth_year=timezone.localdate().year - 9)
    people.body = worlds.body("Qendra e Trilluar", "civil_society")
    people.mother = persons.guardian_enter(
        actor=people.actor("manager"), case=people.case, name="Lule Trillimi", basis="birth"
    )
    return people


def agree(people, **said):
    asked = consent(people, given=False, recipient=people.body)
    values = {"given": True, "decider": "guardian", "guardian": people.mother, "assent": "yes", "how": "spoken", **said}
    return bases.consent_answer(actor=people.actor("manager"), consent=asked, **values)


def test_a9_a_guardian_withdraws_what_guardians_gave_and_a_child_all_of_it(child):
    agree(child)
    child.withdraw(said_by="guardian", guardian=child.mother)
    with opened():
        assert Consent.objects.get().state == "withdrawn"
    agree(child)
    child.withdraw()
    with opened():
        assert set(Consent.objects.values_list("state", flat=True)) == {"withdrawn"}


@pytest.mark.parametrize("how", ["in conflict", "to come", "of another case", "nobody", "grown"])
def test_a10_nobody_withdraws_for_a_child_who_may_not_act_for_it(child, how):
    mother = child.mother
    if how == "in conflict":
        mother = persons.guardian_enter(
            actor=child.actor("manager"), case=child.case, name="X", basis="birth", in_conflict=True
        )
    if how == "to come":
        tomorrow = timezone.localdate() + DAY
        mother = persons.guardian_enter(
            actor=child.actor("manager"), case=child.case, name="X", basis="birth", starts_on=tomorrow
        )
    if how == "grown":
        child.enter(birth_year=timezone.localdate().year - 20)
    if how == "of another case":
        other = cases.case_open(
            actor=child.actor("supervisor"), municipality=child.municipality, manager=child.users["manager"]
        )
        mother = persons.guardian_enter(actor=child.actor("manager"), case=other, name="X", basis="birth")
    with pytest.raises((Unfit, Denied)):
        child.withdraw(said_by="guardian", guardian=None if how == "nobody" else mother)


def test_the_pages_put_a_withdrawal_on_record_and_end_the_case(people):
    people.enter()
    client, case = people.client("supervisor"), people.case
    assert reverse("withdrawal", args=[case.pk]) in client.get(reverse("case", args=[case.pk])).content.decode()
    page = client.post(
        reverse("withdrawal_record", args=[case.pk]), {"said_by": "person", "how": "telephone"}, follow=True
    ).content.decode()
    assert reverse("withdrawal_end", args=[case.pk]) in page
    client.post(reverse("withdrawal_end", args=[case.pk]), {"reason": "a made-up reason"})
    with opened():
        assert Case.objects.get(pk=case.pk).state == "withdrawn"
    assert client.get(reverse("case_end", args=[case.pk, "withdraw"])).status_code == 404


# Work that goes to another


@pytest.fixture
def leaving(people):
    """A case whose manager has a colleague of the same body."""
    body = Membership.objects.get(user=people.users["manager"]).organisation
    people.users["next"] = worlds.user("caseworker", body)
    with opened():
        people.post = Assignment.objects.get(case=people.case, part="manager")
    return people


def hand(people, to="next", who="supervisor", post=None, note="Banesa mungon ende."):
    return services.handover_make(
        actor=people.actor(who), case=people.case, post=post or people.post, to=people.users[to], note=note
    )


def test_a7_a_handover_ends_the_one_as_the_other_begins_with_a_note_that_is_sealed(leaving):
    assert page_of(leaving, "next").status_code == 404
    hand(leaving)
    assert page_of(leaving, "manager").status_code == 404
    assert "Banesa mungon ende." in page_of(leaving, "next").content.decode()
    with opened():
        assert is_sealed(Handover.objects.get().note)
    told = dict(Notification.objects.values_list("kind", "user_id"))
    assert told["reintegration.handover.made"] == leaving.users["next"].pk
    assert told["reintegration.post.ended"] == leaving.users["manager"].pk


@pytest.mark.parametrize("why", ["no note", "another body", "inactive", "barred", "not the supervisor", "a wrong role"])
def test_a_part_goes_to_somebody_who_can_take_it_and_by_the_supervisor_alone(leaving, why):
    if why == "inactive":
        leaving.users["next"].is_active = False
        leaving.users["next"].save()
    if why == "barred":
        cases.bar_enter(
            actor=leaving.actor("manager"), case=leaving.case, user=leaving.users["next"], reason="relative"
        )
    with opened():
        supervising = Assignment.objects.get(case=leaving.case, part="supervisor")
    wrong = {
        "no note": {"note": " "}, "another body": {"to": "teacher"}, "not the supervisor": {"who": "manager"},
        "a wrong role": {"post": supervising},
    }.get(why, {})  # fmt: skip
    with pytest.raises((Unfit, Denied)):
        hand(leaving, **wrong)


def test_what_rested_on_a_supervisors_post_is_closed_when_it_is_handed_over(leaving):
    body = Membership.objects.get(user=leaving.users["supervisor"]).organisation
    leaving.users["heir"] = worlds.user("case_supervisor", body)
    leaving.give("teacher", "education")
    with opened():
        post = Assignment.objects.get(case=leaving.case, part="supervisor")
    hand(leaving, "heir", post=post)
    assert page_of(leaving, "teacher").status_code == 404
    assert page_of(leaving, "heir").status_code == 200
    assert page_of(leaving, "supervisor").status_code == 404


def test_work_whose_holder_is_gone_waits_for_the_supervisor_until_it_is_handed_over(leaving):
    supervisor, today = leaving.actor("supervisor"), timezone.localdate()
    assert not list(tasks.left_behind(supervisor, today))
    Membership.objects.filter(user=leaving.users["manager"]).update(ends_at=timezone.now())
    (task,) = tasks.left_behind(supervisor, today)
    page = leaving.client("supervisor").get(task.url).content.decode()
    assert "Hand over" in page
    hand(leaving)
    assert not list(tasks.left_behind(supervisor, today))
