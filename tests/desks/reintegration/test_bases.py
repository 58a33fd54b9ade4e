"""What access rests on: consent and its withdrawal, measures and decisions of two people, duties by statute."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Membership
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases import selectors, services
from zotim.desks.reintegration.bases.models import Consent, Ground
from zotim.desks.reintegration.bases.tasks import again, ending
from zotim.desks.reintegration.cases.models import Assignment, Note
from zotim.desks.reintegration.persons import services as persons
from zotim.desks.reintegration.persons.models import Guardian, Person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def child(people):
    """The case is about a made-up child of nine, for whom the mother acts."""
    people.enter(birth_year=THIS_YEAR - 9)
    people.mother = persons.guardian_enter(
        actor=people.actor("manager"), case=people.case, name="Lule Trillimi", basis="birth"
    )
    people.note("manager", "education")
    return people


def body_of(people, who):
    return Membership.objects.get(user=people.users[who]).organisation


def ask(people, to="teacher", domains=("education",), purpose="schooling", who="manager", **more):
    values = {"recipient": body_of(people, to), "ends_at": timezone.now() + 90 * DAY, **more}
    return services.consent_ask(
        actor=people.actor(who), case=people.case, domains=domains, purpose=purpose, **values
    )  # fmt: skip


def answer(people, consent, given=True, who="manager", **said):
    said = {"decider": "guardian", "guardian": people.mother, "assent": "yes", "how": "spoken"} | said
    return services.consent_answer(actor=people.actor(who), consent=consent, given=given, **said)


def agreed(people, **more):
    return answer(people, ask(people, **more))


def let_in(people, basis, to="teacher", domains=("education",), days=30, **more):
    return services.grant_on(
        actor=people.actor("supervisor"), case=people.case, basis=basis, user=people.users[to], domains=domains,
        ends_at=timezone.now() + days * DAY, **more,
    )  # fmt: skip


def seen(people, who, purpose="schooling"):
    actor = people.actor(who, purpose)
    with walled(actor):
        return {one.domain for one in Note.objects.filter(visible(Note, actor), case=people.case)}


def confirmed_duty(people, **more):
    lawyer, other = worlds.user("case_supervisor"), worlds.user("case_supervisor")
    values = {
        "article": Translated.of("sq", "Ligji i Trilluar, neni 12"), "seen_in": "Fletorja Zyrtare 1/2026",
        "recipients": "school", "domains": ["education"], "purpose": "schooling", **more,
    }  # fmt: skip
    from zotim.core.access.actor import actor_of

    duty = services.duty_enter(actor=actor_of(lawyer), **values)
    return services.duty_decide(actor=actor_of(other), duty=duty, confirmed=True)


def ground(people, who="manager", confirmed=True, kind="court", **more):
    details = {"document": "Vendim i trilluar 7/2026", "question": "A", "views": "B", "decision": "C"}
    values = {
        "recipient": body_of(people, "teacher"), "domains": ["education"], "purpose": "schooling",
        "ends_at": timezone.now() + 60 * DAY, "details": details, **more,
    }  # fmt: skip
    made = services.ground_enter(actor=people.actor(who), case=people.case, kind=kind, **values)
    if confirmed:
        services.ground_decide(actor=people.actor("supervisor"), ground=made, confirmed=True)
    return made


# A8: what opens rests on something that holds, and is no wider than it


def test_a08_a_grant_opens_what_consent_covers(child):
    let_in(child, agreed(child))
    assert seen(child, "teacher") == {"education"}
    assert seen(child, "colleague") == set()


@pytest.mark.parametrize("state", ["asked", "refused"])
def test_a08_what_was_only_asked_or_refused_opens_nothing(child, state):
    consent = ask(child)
    if state == "refused":
        answer(child, consent, given=False)
    with pytest.raises(Unfit):
        let_in(child, consent)


@pytest.mark.parametrize(
    "wider",
    [{"domains": ["education", "social_family"]}, {"days": 91}, {"to": "psychologist"}],
)
def test_a08_a_grant_is_no_wider_than_what_it_rests_on(child, wider):
    consent = agreed(child)
    with pytest.raises(Unfit):
        let_in(child, consent, **wider)


def test_a08_consent_in_one_case_opens_no_other(child):
    from zotim.desks.reintegration.cases import services as cases

    consent = agreed(child)
    child.case = cases.case_open(
        actor=child.actor("supervisor"), municipality=child.municipality, manager=child.users["manager"]
    )
    with pytest.raises(Unfit):
        let_in(child, consent)


def test_a07_who_leaves_the_body_leaves_the_consent_behind(child):
    let_in(child, agreed(child))
    Membership.objects.filter(user=child.users["teacher"]).update(organisation=worlds.body("Tjetër", "school"))
    assert seen(child, "teacher") == set()


def test_a07_consent_that_is_over_closes_the_door_by_itself(child):
    consent = agreed(child)
    let_in(child, consent)
    with opened():
        Consent.objects.filter(pk=consent.pk).update(ends_at=timezone.now())
    assert seen(child, "teacher") == set()


def test_a07_a_grant_ends_with_the_post_on_which_it_rests(child):
    child.give("teacher", "education", purpose="schooling")
    assert seen(child, "teacher") == {"education"}
    with opened():
        Assignment.objects.filter(user=child.users["supervisor"]).update(ends_at=timezone.now())
    assert seen(child, "teacher") == set()


def test_a11_consent_to_a_body_opens_nothing_to_the_body(child):
    let_in(child, agreed(child))
    assert Grant.objects.filter(organisation__isnull=False).count() == 0
    assert seen(child, "colleague") == set()


def test_the_table_of_articles_says_in_words_who_must_be_told(child):
    confirmed_duty(child)
    shown = child.client("supervisor").get(reverse("duties_to_tell")).content.decode()
    assert "School" in shown
    assert "functools" not in shown


def test_police_and_prosecution_are_let_in_by_nothing(child):
    with pytest.raises(Unfit):
        ask(child, recipient=worlds.body("Policia", "police"))
    with pytest.raises(Unfit):
        confirmed_duty(child, recipients="prosecution")


# A9: a withdrawal ends what stood on it, and nothing else


def test_a09_a_withdrawal_closes_one_door_and_leaves_the_statutory_one_open(child):
    consent = agreed(child)
    let_in(child, consent)
    let_in(child, confirmed_duty(child), to="colleague")
    services.consent_withdraw(actor=child.actor("manager"), consent=consent)
    assert seen(child, "teacher") == set()
    assert seen(child, "colleague") == {"education"}


def test_a09_both_lists_are_there_before_and_after(child):
    consent = agreed(child)
    let_in(child, consent)
    let_in(child, confirmed_duty(child), to="colleague")
    names = {who: str(child.users[who]) for who in ("teacher", "colleague")}

    def doors():
        actor = child.actor("manager")
        with walled(actor):
            found = selectors.doors(actor, selectors.consent(actor, child.case, consent.pk))
        return [[str(one.access.grant.user) for one in rows] for rows in (found.by_this, found.by_others, found.closed)]

    assert doors() == [[names["teacher"]], [names["colleague"]], []]
    services.consent_withdraw(actor=child.actor("manager"), consent=consent)
    assert doors() == [[], [names["colleague"]], [names["teacher"]]]


def test_a09_whoever_was_let_in_is_told_and_nothing_is_deleted(child):
    consent = agreed(child)
    grant = let_in(child, consent)
    services.consent_withdraw(actor=child.actor("manager"), consent=consent)
    told = Notification.objects.filter(kind="reintegration.grant.closed")
    assert [one.user_id for one in told] == [child.users["teacher"].pk]
    with opened():
        assert Grant.objects.get(pk=grant.pk).revoked_at is None
        assert Consent.objects.get().state == "withdrawn"


def test_a09_what_was_withdrawn_or_refused_isnt_given_again(child):
    consent = agreed(child)
    services.consent_withdraw(actor=child.actor("manager"), consent=consent)
    with pytest.raises(WrongState):
        answer(child, consent)
    with pytest.raises(Unfit):
        let_in(child, consent)


def test_a09_a_withdrawal_takes_one_click_and_no_reason(child):
    consent = agreed(child)
    let_in(child, consent)
    client = child.client("manager")
    address = reverse("consent_withdraw", args=[child.case.pk, consent.pk])
    before = client.get(address).content.decode()
    assert "<textarea" not in before
    assert str(child.users["teacher"]) in before
    done = client.post(address, follow=True)
    assert "Consent withdrawn" in done.content.decode()
    assert seen(child, "teacher") == set()


# A10: who may decide


def test_a10_under_sixteen_the_child_agrees_too(child):
    with pytest.raises(Unfit):
        answer(child, ask(child), decider="person", guardian=None, assent="")
    with pytest.raises(Unfit):
        answer(child, ask(child), assent="")
    with pytest.raises(Unfit):
        answer(child, ask(child), assent="no")
    assert answer(child, ask(child), given=False, assent="no").state == "refused"


def test_a10_a_guardian_in_conflict_decides_nothing(child):
    rival = persons.guardian_enter(
        actor=child.actor("manager"), case=child.case, name="X", basis="birth", in_conflict=True
    )
    with pytest.raises(Unfit):
        answer(child, ask(child), guardian=rival)


def test_a10_a_guardian_of_another_case_or_of_yesterday_decides_nothing(child):
    today = timezone.localdate()
    past = persons.guardian_enter(
        actor=child.actor("manager"), case=child.case, name="X", basis="birth", starts_on=today - 9 * DAY,
        ends_on=today - DAY,
    )  # fmt: skip
    with pytest.raises(Unfit):
        answer(child, ask(child), guardian=past)


def test_a10_from_sixteen_on_the_person_decides(child):
    with opened():
        Person.objects.update(birth_year=THIS_YEAR - 17)
    with pytest.raises(Unfit):
        answer(child, ask(child))
    own = answer(child, ask(child), decider="person", guardian=None, assent="")
    assert own.state == "given"


def test_a10_in_the_year_of_the_sixteenth_birthday_either_may(child):
    with opened():
        Person.objects.update(birth_year=THIS_YEAR - 16)
    assert answer(child, ask(child)).state == "given"
    assert answer(child, ask(child), decider="person", guardian=None, assent="").state == "given"


def test_a10_of_age_only_a_court_names_somebody_else(child):
    with opened():
        Person.objects.update(birth_year=THIS_YEAR - 30)
        Guardian.objects.update(basis="court")
    child.mother.basis = "court"
    assert answer(child, ask(child)).state == "given"


def test_a10_who_may_decide_takes_a_year_of_birth(people):
    people.mother = None
    with pytest.raises(Unfit):
        answer(people, ask(people), decider="person", assent="")


@pytest.mark.parametrize(("years", "waits"), [(9, False), (15, False), (16, True), (18, True)])
def test_a10_at_sixteen_consent_is_asked_again(child, years, waits):
    consent = agreed(child)
    with opened():
        Person.objects.update(birth_year=THIS_YEAR - years)
        before = timezone.now() - 366 * DAY
        Consent.objects.filter(pk=consent.pk).update(answered_at=before)
    assert bool(list(again(child.actor("manager"), timezone.localdate()))) is waits


def test_consent_that_ends_within_thirty_days_waits_for_who_works_on_the_case(child):
    agreed(child)
    assert list(ending(child.actor("manager"), timezone.localdate())) == []
    agreed(child, ends_at=timezone.now() + 29 * DAY)
    assert len(list(ending(child.actor("manager"), timezone.localdate()))) == 1
    assert list(ending(child.actor("other_worker"), timezone.localdate())) == []


# A12: two people


def test_a12_a_measure_opens_nothing_until_the_supervisor_confirmed_it(child):
    made = ground(child, confirmed=False)
    with pytest.raises(Unfit):
        let_in(child, made)
    with pytest.raises(Denied):
        services.ground_decide(actor=child.actor("manager"), ground=made, confirmed=True)
    services.ground_decide(actor=child.actor("supervisor"), ground=made, confirmed=True)
    let_in(child, made)
    assert seen(child, "teacher") == {"education"}


def test_a12_who_entered_it_doesnt_confirm_it(child):
    made = ground(child, who="supervisor", confirmed=False)
    with pytest.raises(Denied):
        services.ground_decide(actor=child.actor("supervisor"), ground=made, confirmed=True)


def test_a12_an_article_is_confirmed_by_another(child):
    duty = services.duty_enter(
        actor=child.actor("supervisor"), article=Translated.of("sq", "Neni"), seen_in="FZ", recipients="school",
        domains=["education"], purpose="schooling",
    )  # fmt: skip
    with pytest.raises(NeedsAnotherPerson):
        services.duty_decide(actor=child.actor("supervisor"), duty=duty, confirmed=True)
    with pytest.raises(Unfit):
        let_in(child, duty)


def test_a08_a_measure_that_was_set_aside_and_an_article_that_isnt_used_close_their_doors(child):
    measure, duty = ground(child), confirmed_duty(child)
    let_in(child, measure)
    let_in(child, duty, to="colleague")
    services.ground_end(actor=child.actor("manager"), ground=measure)
    assert (seen(child, "teacher"), seen(child, "colleague")) == (set(), {"education"})
    services.duty_end(actor=child.actor("supervisor"), duty=duty)
    assert seen(child, "colleague") == set()


def test_a_decision_in_best_interests_says_what_the_child_said_or_why_nobody_asked(child):
    with pytest.raises(Unfit):
        ground(child, kind="interests", details={"question": "A", "decision": "C"})
    made = ground(child, kind="interests", heard=True)
    with opened():
        stored = Ground.objects.get(pk=made.pk)
    assert stored.heard
    assert is_sealed(stored.details)


# Who sees and writes it


@pytest.mark.parametrize("who", ["other_worker", "other_supervisor", "teacher", "coordinator", "auditor"])
def test_who_doesnt_work_on_the_case_sees_no_basis_of_it(child, who):
    agreed(child)
    ground(child)
    actor = child.actor(who)
    with walled(actor):
        assert not Consent.objects.filter(visible(Consent, actor)).exists()
        assert not Ground.objects.filter(visible(Ground, actor)).exists()
    with pytest.raises(Denied):
        ask(child, who=who, recipient=body_of(child, "teacher"))


def test_a26_nothing_is_asked_or_withdrawn_in_a_case_that_ended(child):
    consent = agreed(child)
    child.move("withdraw")
    with pytest.raises(Denied):
        services.consent_withdraw(actor=child.actor("manager"), consent=consent)
    with pytest.raises(Denied):
        ask(child)


def test_each_scope_is_a_question_of_its_own_that_its_purpose_covers(child):
    for wrong in ({"domains": ["housing"]}, {"domains": []}, {"purpose": "emergency"}, {"purpose": "made up"}):
        with pytest.raises(Unfit):
            ask(child, **wrong)
    for ends_at in (timezone.now() - DAY, timezone.now() + 400 * DAY):
        with pytest.raises(Unfit):
            ask(child, ends_at=ends_at)
