"""Whoever was taken for somebody else is cleared and stays cleared; a freeze and a listing have a way back too."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests import worlds
from tests.core.redress import made as complaints
from tests.desks.screening import designating, law, made, measured
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.redress import services
from zotim.core.redress.models import Complaint
from zotim.core.redress.subjects import EFFECTS, effects_for
from zotim.desks.screening.alerts import redress as alerts
from zotim.desks.screening.alerts.models import Alert, Pair
from zotim.desks.screening.alerts.verdicts import alert_contest, alert_decide
from zotim.desks.screening.measures import redress as freezes
from zotim.desks.screening.measures import services as measures
from zotim.desks.screening.measures.services import end_decide, end_propose
from zotim.desks.screening.national.services import proposal_propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    complaints.keys_in(settings, tmp_path)
    there = complaints.house()
    keeper = made.keeper()
    source = made.source(keeper, largest_loss=100)
    made.take(keeper, source, made.people("Khalid al-Shammari", *made.NAMES))
    finance = worlds.user("finance_officer")
    return SimpleNamespace(**vars(there), keeper=keeper, source=source, finance_user=finance, officer=actor_of(finance))


def complained(there, about: str, reference: str) -> Complaint:
    """A complaint that the first officer for complaints took, about the record with a reference."""
    complaint, _code = complaints.receive(about=about)
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=there.first, complaint=complaint)
    return services.complaint_tie(actor=there.first, complaint=complaint, about=about, reference=reference)


def put_right(there, complaint: Complaint, effect: str) -> Complaint:
    services.complaint_decide(
        actor=there.first, complaint=complaint, outcome="upheld", effect=effect, reasons="Ka lindur në vit tjetër."
    )
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U pa pasaporta.")
    complaint.refresh_from_db()
    return complaint


def test_who_was_taken_for_an_entry_is_cleared_after_a_complaint_and_stays_cleared(there):
    (alert,) = made.alerts()
    alert_decide(actor=there.officer, pk=alert.pk, verdict="same", reason="Emri përputhet.")
    complaint = put_right(there, complained(there, "screening.alert", alert.reference), "screening.apart")
    assert complaint.state == "carried_out"
    with made.everywhere():
        alert.refresh_from_db()
        pair = Pair.objects.get(ended_at=None)
        assert list(alert.past.values_list("verdict", "decided_by_id")) == [("same", there.officer.person_id)]
    assert (alert.state, alert.decided_by_id, pair.cleared) == ("apart", there.second.person_id, True)
    assert made.alerts() == []
    made.take(there.keeper, there.source, made.people("Khalid al-Shammari", *made.NAMES, "Luan Gjoka"))
    assert made.alerts() == []
    rows = [f"{number},{name},1970-05-12," for number, name in enumerate(made.NAMES, 2)]
    made.take(there.keeper, there.source, made.file("1,Khalid al-Shammari,1970-05-12,e re", *rows))
    (again,) = made.alerts()
    assert again.state == "open"


def test_who_gave_the_verdict_never_decides_the_complaint_about_it(there):
    (alert,) = made.alerts()
    alert_decide(actor=there.officer, pk=alert.pk, verdict="same", reason="Emri përputhet.")
    both = complaints.member(there.finance_user, "redress_officer", there.body)
    complaint, _code = complaints.receive(about="screening.alert")
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=both, complaint=complaint)
    services.complaint_tie(actor=both, complaint=complaint, about="screening.alert", reference=alert.reference)
    complaint.refresh_from_db()
    assert complaint.state == "admitted"  # it went back, for somebody who took no part
    with pytest.raises(Denied):
        services.complaint_take(actor=both, complaint=complaint)


def test_whom_an_officer_stood_in_for_took_part_as_well(there):
    away, colleague, third = (worlds.actor("finance_officer") for _ in range(3))
    deputy = designating.somebody("finance_officer", stands_in_for=away)
    (alert,) = made.alerts()
    alert_decide(actor=colleague, pk=alert.pk, verdict="same", reason="Emri përputhet.")
    alert_contest(actor=deputy, pk=alert.pk, objection="Datat")
    for _ in range(2):
        assert set(alerts.took_part(made.again(alert))) == {colleague.user_id, deputy.user_id, away.user_id}
        if made.again(alert).state == "contested":
            alert_decide(actor=deputy, pk=alert.pk, verdict="unknown", reason="Mungon dokumenti")
    alert_decide(actor=third, pk=alert.pk, verdict="same", reason="Emri përputhet.")
    assert set(alerts.took_part(made.again(alert))) > {away.user_id, third.user_id}


def test_a_clearance_is_offered_once_somebody_said_which_alert_it_is_about(there):
    (alert,) = made.alerts()
    complaint, _code = complaints.receive(about="identity")
    assert "screening.apart" not in [one.code for one in effects_for(complaint)]
    tied = services.complaint_tie(
        actor=there.first, complaint=complaint, about="screening.alert", reference=alert.reference
    )
    assert [one.code for one in effects_for(tied)] == ["nothing", "unchanged", "screening.apart"]


def test_an_alert_without_a_verdict_is_left_to_its_channel(there):
    (alert,) = made.alerts()
    with pytest.raises(Unfit, match="verdict"):
        put_right(there, complained(there, "screening.alert", alert.reference), "screening.apart")
    with made.everywhere():
        assert Alert.objects.get(pk=alert.pk).state == "open"


def test_who_decided_doesnt_clear_lift_or_reopen_by_themselves(there):
    (alert,) = made.alerts()
    alert_decide(actor=there.officer, pk=alert.pk, verdict="same", reason="Emri përputhet.")
    complaint = complained(there, "screening.alert", alert.reference)
    decision = {"outcome": "upheld", "effect": "screening.apart", "reasons": "Po."}
    services.complaint_decide(actor=there.first, complaint=complaint, **decision)
    with pytest.raises(NeedsAnotherPerson):
        services.complaint_carry_out(actor=there.first, complaint=complaint, note="U pa pasaporta.")
    assert {code for code, one in EFFECTS.items() if one.second} == {
        "unchanged", "screening.apart", "screening.lifted", "screening.delisting_proposed",
        "screening.looked_again", "screening.told_anew",
    }  # fmt: skip


def test_with_an_alert_its_twins_are_cleared_that_rest_on_the_same_evidence(there):
    first = measured.alert(there.officer, there.source)
    twins = [measured.alert(there.officer, there.source) for _ in range(2)]
    waiting = measured.alert(there.officer, there.source, state="open")
    stranger = measured.alert(there.officer, there.source)
    with made.everywhere():
        alike = [one.pk for one in (*twins, waiting)]
        Alert.objects.filter(pk__in=alike).update(identity=first.identity)
    put_right(there, complained(there, "screening.alert", first.reference), "screening.apart")
    with made.everywhere():
        states = {one.pk: one.state for one in Alert.objects.all()}
        assert Pair.objects.filter(ended_at=None, cleared=True).count() == 1
    assert [states[one.pk] for one in (first, *twins)] == ["apart"] * 3
    assert (states[waiting.pk], states[stranger.pk]) == ("open", "same")


def test_a_freeze_is_said_to_be_lifted_once_two_officers_have_ended_it(there):
    law.confirmed(there.keeper, made.keeper())
    other = worlds.actor("finance_officer")
    freeze = measured.frozen(there.officer, other, there.source)
    complaint = complained(there, "screening.freeze", freeze.reference)
    services.complaint_decide(
        actor=there.first, complaint=complaint, outcome="upheld", effect="screening.lifted", reasons="Po."
    )
    with pytest.raises(Unfit):
        services.complaint_carry_out(actor=there.second, complaint=complaint, note="U hoq.")
    alert_contest(actor=there.officer, pk=freeze.alert_id, objection="Ankesë.")
    third = worlds.actor("finance_officer")
    alert_decide(actor=third, pk=freeze.alert_id, verdict="apart", reason="Tjetër person.")
    freeze.refresh_from_db()
    end_propose(actor=third, freeze=freeze, because="mistaken", reason="Ankesë.")
    freeze.refresh_from_db()
    end_decide(actor=other, freeze=freeze, ended=True)
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U hoq.")
    complaint.refresh_from_db()
    assert complaint.state == "carried_out"


def test_a_complaint_about_a_freeze_may_end_in_another_look_or_a_new_notice_once_that_is_done(there):
    law.confirmed(there.keeper, made.keeper())
    freeze = measured.frozen(there.officer, worlds.actor("finance_officer"), there.source)
    day, said = timezone.localdate(), {"actor": there.officer, "freeze": freeze}
    measures.freeze_review(**said, reason="Para ankesës.")
    old = measures.notice_make(**said, language="sq", told_reasons="Emri.")
    measures.notice_give(actor=there.officer, notice=old, given_on=day, given_how="hand")
    for effect in ("screening.looked_again", "screening.told_anew"):
        complaint = complained(there, "screening.freeze", freeze.reference)
        assert effect in [one.code for one in effects_for(complaint)]
        services.complaint_decide(
            actor=there.first, complaint=complaint, outcome="in_part", effect=effect, reasons="Po."
        )
        with pytest.raises(Unfit):
            services.complaint_carry_out(actor=there.second, complaint=complaint, note="U bë.")
        if effect == "screening.looked_again":
            measures.freeze_review(**said, reason="Pas ankesës.")
        else:
            new = measures.notice_make(**said, language="sq", told_reasons="Emri dhe data.")
            measures.notice_give(actor=there.officer, notice=new, given_on=day, given_how="hand")
        services.complaint_carry_out(actor=there.second, complaint=complaint, note="U bë.")
        complaint.refresh_from_db()
        assert complaint.state == "carried_out"


def test_who_advised_put_in_or_told_somebody_took_part_in_a_freeze(there):
    law.confirmed(there.keeper, made.keeper())
    other = worlds.actor("finance_officer")
    freeze = measured.frozen(there.officer, other, there.source)
    asking, advising, deciding, telling, counting = (worlds.actor("finance_officer") for _ in range(5))
    law.confirmed(there.keeper, made.keeper(), step="basic")
    day = timezone.localdate()
    one = measures.exemption_ask(
        actor=asking, freeze=freeze, kind="basic", what="Qira", amount=10, currency="EUR", asked_on=day
    )
    measures.exemption_advise(actor=advising, exemption=one, grant=False, reason="jo", ends_on=day)
    measures.exemption_decide(actor=deciding, exemption=one, granted=False, reason="jo")
    measures.notice_make(actor=telling, freeze=freeze, language="sq", told_reasons="Emri dhe data")
    measures.asset_add(
        actor=counting, freeze=freeze, kind="account", what="AL47", hands="Banka", amount=10, currency="EUR"
    )
    people = {one.person_id for one in (there.officer, other, asking, advising, deciding, telling, counting)}
    assert set(freezes.took_part(freeze)) == people


def test_an_entry_of_our_own_list_is_looked_at_again_and_a_mere_proposal_isnt_found(there):
    author = designating.somebody("proposer")
    proposal = designating.draft(author)
    proposal_propose(actor=author, proposal=proposal)
    with pytest.raises(Unfit):
        complained(there, "screening.listing", proposal.reference)
    designating.decided(proposal, *(designating.somebody("national_decider") for _ in range(2)))
    put_right(there, complained(there, "screening.listing", proposal.reference), "screening.delisting_proposed")
    proposal.refresh_from_db()
    assert proposal.state == "under_review"
