"""Alerts: raised once, looked at by one, decided by a person with a reason, remembered until something changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import designating, made
from zotim.core.access import walls
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.states.machine import WrongState
from zotim.desks.screening.agency.clocks import RETURN
from zotim.desks.screening.alerts import selectors, services, verdicts
from zotim.desks.screening.alerts.clocks import CUSTOMER
from zotim.desks.screening.alerts.models import LAPSES, Alert, Pair, PastVerdict, Script
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.services import question_ask
from zotim.engines.names import Query

pytestmark = pytest.mark.django_db
NAMESAKE, decide, again = made.NAMESAKE, made.decide, made.again


@pytest.fixture
def everything(listed):
    """The test itself sees both channels."""
    with made.everywhere():
        yield


def test_an_arabic_name_in_a_payment_that_meets_a_latin_entry_becomes_one_alert(listed, everything):
    (alert,) = made.alerts(origin="payment")
    assert (alert.state, alert.channel, alert.script) == ("open", "finance", Script.ARABIC)
    assert (alert.question.asked_by, alert.question.hits) == (None, 1)
    assert alert.listed.caption == "Khalid al-Shammari"
    run = ClockRun.objects.get(object_id=alert.pk)
    assert run.code == "screening.alert.payment"
    assert abs(run.due_at - alert.due_at) < timedelta(seconds=5)
    assert alert.due_at - alert.created_at < timedelta(hours=4, seconds=5)


def test_a_verdict_about_a_customer_is_due_before_an_entity_has_to_return_what_it_found():
    for day in range(14):
        at = timezone.now() + timedelta(days=day)
        assert CUSTOMER.due_at(at) <= RETURN.due_at(at)


def test_who_is_on_no_list_leaves_nothing_behind(listed, everything):
    assert made.alerts(query=Query(("Besnik Leka",))) == []
    assert not Question.objects.exists()


def test_a_customer_about_whom_nothing_changed_raises_no_second_alert_but_each_payment_does(listed, officer):
    (alert,) = made.alerts()
    assert made.alerts() == []
    decide(officer, alert, "same", "Pasaporta përputhet.")
    assert made.alerts() == []
    assert len(made.alerts(origin="payment")) == len(made.alerts(origin="payment")) == 1


def test_spelling_and_order_make_nobody_else_and_a_date_or_the_channel_does(listed):
    from zotim.desks.screening.alerts.identity import identity_of

    query = Query(("Ëngjëll  Çela", "B"), "person", ("1970",), ("al", "xk"), ("A-1",))
    same = Query(("b", "engjell cela"), "person", ("1970",), ("xk", "al"), ("a1",))
    assert identity_of(query, "finance") == identity_of(same, "finance")
    assert identity_of(query, "finance") != identity_of(query, "travel")
    others = [Query(query.names, "person", born, ("al", "xk"), ("A-1",)) for born in ((), ("1971",))]
    assert len({identity_of(one, "finance") for one in (query, *others)}) == 3


def test_a_verdict_ends_the_clock_and_its_reason_is_sealed(officer, everything):
    (alert,) = made.alerts()
    decide(officer, alert, "same", "Numri i pasaportës përputhet.")
    kept = again(alert)
    assert (kept.state, kept.verdict, kept.decided_by_id) == ("same", "same", officer.user_id)
    assert "pasaport" not in kept.reason
    assert ClockRun.objects.get(object_id=alert.pk).state == "stopped"
    assert selectors.said(officer, selectors.alert(officer, alert.pk)).reason == "Numri i pasaportës përputhet."
    assert Event.objects.filter(verb="screening.alert.same", object_id=str(alert.pk)).count() == 1


def test_without_a_reason_nothing_is_said(officer):
    (alert,) = made.alerts()
    for verdict in ("same", "apart", "unknown"):
        with pytest.raises(Unfit):
            decide(officer, alert, verdict, "  ")
    assert again(alert).state == "open"


def test_no_verdict_without_a_person_even_past_the_services(officer, everything):
    (alert,) = made.alerts()
    for values in ({"state": "apart", "verdict": "apart"}, {"verdict": "same", "decided_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Alert.objects.filter(pk=alert.pk).update(**values)


def test_who_was_told_apart_raises_nothing_until_the_entry_changes_and_then_it_is_said_what_changed(listed, officer):
    (alert,) = made.alerts(query=NAMESAKE)
    decide(officer, alert)
    assert made.alerts(query=NAMESAKE) == made.alerts(query=NAMESAKE, origin="payment") == []
    made.take(made.keeper(), listed, made.people("Khalid al-Shammari", "Arben Shembulli", "X Y", remarks="Tjetër"))
    (anew,) = made.alerts(query=NAMESAKE)
    with made.inside(officer):
        pair = selectors.told_apart_before(officer, selectors.alert(officer, anew.pk))
        assert pair.alert_id == alert.pk
        assert [one.verdict.pk for one in selectors.said_before(officer, selectors.alert(officer, anew.pk))] == [
            alert.pk
        ]
    assert pair.digest != anew.digest


def test_who_changed_is_somebody_else_and_raises_an_alert(officer):
    (alert,) = made.alerts(query=NAMESAKE)
    decide(officer, alert)
    assert len(made.alerts(query=Query(NAMESAKE.names, "person", ("1970-05-12",)))) == 1


def test_a_pair_is_remembered_for_its_term_and_in_its_channel_alone(officer):
    (alert,) = made.alerts(query=NAMESAKE)
    decide(officer, alert)
    assert len(made.alerts("travel", "passenger", NAMESAKE)) == 1
    with made.everywhere():
        pair = Pair.objects.get()
        assert timedelta(days=364) < pair.until - pair.created_at < timedelta(days=368)
        Pair.objects.update(created_at=timezone.now() - timedelta(days=400), until=timezone.now())
    assert len(made.alerts(query=NAMESAKE)) == 1


def test_what_cant_be_told_stays_in_the_queue_and_its_clock_runs_on(officer):
    (alert,) = made.alerts()
    decide(officer, alert, "unknown", "Mungon data e lindjes.")
    with made.inside(officer):
        assert [one.pk for one in selectors.queue(officer, "finance")] == [alert.pk]
    assert ClockRun.objects.get(object_id=alert.pk).state == "running"
    decide(officer, alert, "apart", "Erdhi data e lindjes.")
    with made.inside(officer):
        told = selectors.said_before(officer, selectors.alert(officer, alert.pk))
    assert [(one.verdict.verdict, one.reason) for one in told] == [("unknown", "Mungon data e lindjes.")]


def test_what_one_couldnt_tell_is_the_next_to_look_at_only_when_nothing_else_is(officer):
    colleague = worlds.actor("finance_officer")
    (first,), (second,) = made.alerts(), made.alerts(query=NAMESAKE)
    decide(officer, first, "unknown", "Mungon data e lindjes.")
    with made.inside(officer):
        assert selectors.next_in_queue(officer, "finance").pk == second.pk
        assert selectors.next_in_queue(colleague, "finance").pk == first.pk
    decide(officer, second)
    with made.inside(officer):
        assert selectors.next_in_queue(officer, "finance").pk == first.pk


def test_a_contested_verdict_is_decided_by_somebody_else_and_nothing_of_it_is_lost(officer):
    colleague = worlds.actor("finance_officer")
    (alert,) = made.alerts(query=NAMESAKE)
    decide(officer, alert, "apart", "Gabim")
    verdicts.alert_contest(actor=colleague, pk=alert.pk, objection="Datat u ngatërruan.")
    with made.everywhere():
        assert Pair.objects.get().ended_at
    for verdict in ("same", "unknown"):
        with pytest.raises(NeedsAnotherPerson):
            decide(officer, alert, verdict)
    with made.inside(officer):
        assert selectors.next_in_queue(officer, "finance") is None
        assert selectors.next_in_queue(colleague, "finance").pk == alert.pk
    decide(colleague, alert, "unknown", "Po pyesim")
    decide(colleague, alert, "same", "Është ai")
    with made.inside(officer):
        told = selectors.said_before(officer, selectors.alert(officer, alert.pk))
    assert [(one.verdict.verdict, one.reason, one.objection) for one in told] == [
        ("unknown", "Po pyesim", ""), ("apart", "Gabim", "Datat u ngatërruan."),
    ]  # fmt: skip


def test_who_gave_the_contested_verdict_may_not_decide_it_after_somebody_else_couldnt_tell(officer):
    colleague = worlds.actor("finance_officer")
    (alert,) = made.alerts()
    decide(officer, alert, "same")
    verdicts.alert_contest(actor=colleague, pk=alert.pk, objection="Fakte të reja")
    decide(colleague, alert, "unknown", "Mungon dokumenti")
    with pytest.raises(NeedsAnotherPerson):
        decide(officer, alert, "same")


@pytest.mark.parametrize("first", ["a deputy", "who is stood in for"])
def test_deputies_count_in_both_directions_when_a_contested_verdict_is_decided(officer, first):
    deputy = designating.somebody("finance_officer", stands_in_for=officer)
    alone = replace(deputy, on_behalf_of_id=None)
    before, after = (deputy, (officer, alone)) if first == "a deputy" else (officer, (deputy,))
    colleague = worlds.actor("finance_officer")
    (alert,) = made.alerts()
    decide(before, alert, "same")
    verdicts.alert_contest(actor=colleague, pk=alert.pk, objection="Fakte të reja")
    for _ in range(2):  # also after somebody else couldn't tell
        for one in after:
            with pytest.raises(NeedsAnotherPerson):
                decide(one, alert, "same")
            with made.inside(one):
                assert selectors.next_in_queue(one, "finance") is None
        if again(alert).state == "contested":
            decide(colleague, alert, "unknown", "Mungon dokumenti")
    assert decide(worlds.actor("finance_officer"), alert, "same").state == "same"


def test_only_a_verdict_that_stands_is_contested_with_something_that_speaks_against_it(officer):
    (alert,) = made.alerts()
    with pytest.raises(WrongState):
        verdicts.alert_contest(actor=officer, pk=alert.pk, objection="x")
    decide(officer, alert)
    with pytest.raises(Unfit):
        verdicts.alert_contest(actor=officer, pk=alert.pk, objection=" ")


def test_an_alert_that_somebody_took_is_theirs_until_they_leave_or_look_no_more(officer):
    colleague = worlds.actor("finance_officer")
    (alert,) = made.alerts()
    services.alert_take(actor=officer, pk=alert.pk)
    with made.inside(colleague):
        assert [one.pk for one in selectors.mine(officer)] == [alert.pk]
        assert selectors.next_in_queue(colleague, "finance") is None
    for step in (lambda: services.alert_take(actor=colleague, pk=alert.pk), lambda: decide(colleague, alert)):
        with pytest.raises(Unfit):
            step()
    services.alert_leave(actor=colleague, pk=alert.pk)
    assert again(alert).state == "taken"
    services.alert_leave(actor=officer, pk=alert.pk)
    assert again(alert).state == "open"
    services.alert_take(actor=officer, pk=alert.pk)
    with made.everywhere():
        Alert.objects.update(taken_at=timezone.now() - LAPSES)
    assert again(alert).shown_state == "open"
    services.alert_take(actor=colleague, pk=alert.pk)
    assert again(alert).taken_by_id == colleague.user_id
    decide(colleague, alert)
    assert again(alert).taken_by_id is None


def test_who_looks_again_keeps_it_and_what_cant_be_told_can_be_taken_too(officer):
    (alert,) = made.alerts()
    decide(officer, alert, "unknown")
    services.alert_take(actor=officer, pk=alert.pk)
    with made.everywhere():
        Alert.objects.update(taken_at=timezone.now() - LAPSES + timedelta(minutes=1))
    with made.inside(officer):
        services.alert_looked_at(actor=officer, alert=selectors.alert(officer, alert.pk))
    assert again(alert).taken_at > timezone.now() - timedelta(minutes=1)
    services.alert_leave(actor=officer, pk=alert.pk)
    assert (again(alert).state, again(alert).taken_by_id) == ("unknown", None)


def test_one_reason_serves_for_alerts_with_the_same_evidence_and_for_no_others(officer):
    alike = [made.alerts(origin="payment", query=NAMESAKE)[0] for _ in range(3)]
    (other,) = made.alerts(query=Query(("Arben Shembulli",)))
    with made.inside(officer):
        assert len(selectors.alike(officer, selectors.alert(officer, alike[0].pk))) == 2
    with pytest.raises(Unfit):
        verdicts.alerts_decide(actor=officer, pks=[alike[0].pk, other.pk], verdict="apart", reason="Të ndryshëm")
    assert again(alike[0]).state == "open"
    verdicts.alerts_decide(actor=officer, pks=[one.pk for one in alike], verdict="apart", reason="Ditëlindje tjetër")
    assert {again(one).state for one in alike} == {"apart"}
    assert Event.objects.filter(verb="screening.alert.apart").count() == 3
    with made.everywhere():
        assert Pair.objects.count() == 1


def test_a_look_up_becomes_an_alert_when_its_officer_wants_so_once(listed, officer):
    colleague = worlds.actor("finance_officer")
    question = question_ask(actor=officer, channel="finance", query=made.KHALID, purpose="Hapje llogarie")
    (alert,) = services.alerts_of_question(actor=officer, pk=question.pk)
    assert (alert.waits, alert.question_id) == (Alert.Waits.LOOK_UP, question.pk)
    assert services.alerts_of_question(actor=officer, pk=question.pk) == []
    with pytest.raises(NotVisible):
        services.alerts_of_question(actor=colleague, pk=question.pk)
    with made.inside(colleague):
        assert selectors.asked_for(colleague, selectors.alert(colleague, alert.pk)).query == made.KHALID


def test_what_was_said_before_is_never_changed(officer):
    (alert,) = made.alerts()
    decide(officer, alert, "unknown")
    decide(officer, alert)
    for change in (lambda rows: rows.update(verdict="same"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic(), walls.opened():
            change(PastVerdict.objects.all())


def test_an_officer_of_the_other_channel_finds_no_alert(officer):
    (alert,) = made.alerts()
    other = worlds.actor("travel_officer")
    for step in (
        lambda: decide(other, alert),
        lambda: services.alert_take(actor=other, pk=alert.pk),
        lambda: selectors.alert(other, alert.pk),
        lambda: verdicts.alert_contest(actor=other, pk=alert.pk, objection="x"),
    ):
        with pytest.raises(NotVisible):
            step()
    with pytest.raises(Denied):
        services.alerts_of_question(actor=worlds.actor("list_officer"), pk=alert.question_id)


def test_the_queue_is_ordered_by_the_clock_and_then_by_what_cant_wait(officer):
    at = timezone.now() + timedelta(hours=2)
    late = made.alerts(origin="payment", query=Query(("Arben Shembulli",)), due_at=at + timedelta(hours=1))
    waits = [made.alerts(origin="payment", waits=one, due_at=at)[0] for one in (4, 2, 3)]
    with made.inside(officer):
        assert [one.waits for one in selectors.queue(officer, "finance")] == [2, 3, 4, late[0].waits]
    assert ClockRun.objects.get(object_id=waits[0].pk).due_at == at


def test_what_the_engine_finds_in_a_batch_is_taken_as_it_is(listed):
    from zotim.desks.screening.asking import generations

    asked = generations.newest()
    found = asked.index.match_many([made.KHALID, Query(("Besnik Leka",))], 20, asked.index.threshold)
    assert len(made.alerts(found=found[0], asked=asked)) == 1
    assert made.alerts(found=found[1], asked=asked) == []
