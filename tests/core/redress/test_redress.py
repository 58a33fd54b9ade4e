"""A complaint is heard by who took no part, reviewed by who had no hand in it, and what is decided is carried out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import worlds
from tests.core.redress import made
from zotim.core.access.actor import VISITOR, actor_of
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.selectors import read, runs_of
from zotim.core.figures.registry import Period
from zotim.core.figures.selectors import now, shown_now
from zotim.core.people.models import Deputy, Organisation
from zotim.core.redress import selectors, services
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand, Receipt
from zotim.core.redress.receipts import as_written, code_of, form_token
from zotim.core.redress.services.handling import examine
from zotim.core.redress.subjects import EFFECTS, Effect, Subject, effect_label, effects, effects_for, subjects
from zotim.core.states.machine import WrongState

pytestmark = pytest.mark.django_db
NO = {"outcome": "not_upheld", "effect": "nothing", "reasons": "Nuk gjetëm gjë."}
YES = {"outcome": "upheld", "effect": "test.lifted", "reasons": "Nuk është i njëjti person."}


@pytest.fixture(autouse=True)
def desk(settings, tmp_path):
    made.keys_in(settings, tmp_path)
    with made.desk() as one:
        yield one


@pytest.fixture
def there(db):
    return made.house()


def test_a_complaint_goes_its_whole_way_and_its_effect_is_carried_out(there, desk):
    complaint, code = made.decided(there)
    services.complaint_carry_out(actor=there.second, complaint=complaint)
    services.complaint_close(actor=there.second, complaint=complaint)
    assert desk.lifted == [there.record.pk]
    told = selectors.standing(code)
    assert told.complaint.state == "closed"
    [one] = told.decisions
    assert (one.decision.effect, one.reasons.text) == ("test.lifted", "Nuk është i njëjti person.")
    assert one.done.user_id == there.second.user_id
    assert told.review is not None
    assert told.court.until > told.review.until > timezone.localdate()


def test_what_was_written_lies_sealed_and_only_the_hash_of_the_code_is_kept(there):
    complaint, code = made.receive()
    row = Complaint.objects.filter(pk=complaint.pk).values().get()
    assert not any("Trilluar" in str(value) or "TD-1" in str(value) for value in row.values())
    receipt = Receipt.objects.filter(complaint=complaint).values().get()
    assert not any(code.replace("-", "") in str(value).replace("-", "") for value in receipt.values())
    assert selectors.content(there.first, complaint).told.said == made.SAID


def test_a_form_that_is_sent_twice_is_one_complaint(there):
    code = code_of(form_token())
    first, second = (
        services.complaint_receive(code=code, about="other", said=made.SAID, language="ar") for _time in range(2)
    )
    assert first.pk == second.pk
    assert Event.objects.filter(verb="redress.complaint.received").count() == 1


def test_of_two_forms_that_come_at_the_same_moment_the_second_finds_the_first(there, monkeypatch):
    first, code = made.receive()
    found = iter([None, first])
    monkeypatch.setattr("zotim.core.redress.services.receiving._known", lambda code: next(found))
    again = services.complaint_receive(code=code, about="other", said=made.SAID, language="sq")
    assert again == first
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "X", "7Q4K-7Q4K-7Q4K-7Q4K-7Q4K-7Q4K", "٣" * 24, "O" * 5000])
def test_a_code_that_opens_nothing_is_spent(there, wrong):
    made.receive()
    with pytest.raises(Spent):
        selectors.standing(wrong)


def test_a_code_may_be_written_in_small_letters_with_blanks_and_other_digits(there):
    complaint, code = made.receive()
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for written in (code.lower().replace("-", " "), arabic, f"  {code.replace('0', 'o').replace('1', 'l')} "):
        assert as_written(written) == code
        assert selectors.standing(written).complaint == complaint


def test_who_took_part_never_takes_it_and_sees_nothing_of_it_any_more(there, desk):
    complaint, _code = made.receive()
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_tie(actor=there.second, complaint=complaint, about="test.freeze", reference="TD-1")
    desk.took_part = {there.first.user_id}
    with pytest.raises(Denied):
        services.complaint_take(actor=there.first, complaint=complaint)
    services.complaint_take(actor=there.second, complaint=complaint)
    with pytest.raises(NotVisible):
        selectors.complaint(there.first, complaint.pk)
    assert selectors.complaint(there.second, complaint.pk)


def test_it_goes_back_if_it_comes_out_that_its_officer_took_part(there, desk):
    complaint, _code = made.receive()
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=there.first, complaint=complaint)
    desk.took_part = {there.first.user_id}
    services.complaint_tie(actor=there.first, complaint=complaint, about="test.freeze", reference="TD-1")
    complaint.refresh_from_db()
    assert (complaint.state, complaint.officer) == ("admitted", None)


def test_who_took_part_after_they_took_the_complaint_doesnt_decide(there, desk):
    complaint, _code = made.with_body(there)
    desk.took_part = {there.first.user_id}
    with pytest.raises(Denied):
        services.complaint_decide(actor=there.first, complaint=complaint, **YES)
    assert complaint.hands.get().part == "took_part"
    assert Complaint.objects.get().state == "admitted"
    services.complaint_take(actor=there.third, complaint=complaint)
    services.complaint_decide(actor=there.third, complaint=complaint, **YES)


def test_it_comes_back_to_all_if_every_officer_of_the_body_took_part(there, desk):
    complaint, _code = made.with_body(there)
    desk.took_part = {there.users[name].pk for name in ("first", "second", "third")}
    with pytest.raises(Denied):
        services.complaint_decide(actor=there.first, complaint=complaint, **YES)
    complaint = selectors.complaint(there.elsewhere, complaint.pk)
    assert (complaint.state, complaint.body, complaint.officer) == ("received", None, None)
    with pytest.raises(Unfit):
        services.complaint_admit(actor=there.elsewhere, complaint=complaint, body=there.body)
    services.complaint_admit(actor=there.elsewhere, complaint=complaint, body=there.other)
    assert Event.objects.get(verb="redress.complaint.brought_back").actor_kind == "system"


def test_a_deputy_of_who_took_part_decides_as_little(there, desk):
    Deputy.objects.create(
        user=there.users["first"], deputy=there.users["second"],
        starts_at=timezone.now() - timedelta(days=1), ends_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    stands_in = actor_of(there.users["second"], acting_for=there.users["first"].pk)
    complaint, _code = made.receive()
    services.complaint_admit(actor=there.third, complaint=complaint, body=there.body)
    services.complaint_tie(actor=there.third, complaint=complaint, about="test.freeze", reference="TD-1")
    desk.took_part = {there.first.user_id}
    with pytest.raises(Denied):
        services.complaint_take(actor=stands_in, complaint=complaint)


def test_a_review_is_decided_by_a_reviewer_who_had_no_hand_in_it_and_only_once(there):
    complaint, code = made.decided(there, "not_upheld", "nothing")
    # The first officer has become a reviewer meanwhile.
    turned = made.member(there.users["first"], "independent_reviewer", there.oversight)
    services.review_ask(code=code, text="Shikojeni përsëri.")
    for nobody in (turned, there.second):
        with pytest.raises(Denied):
            services.complaint_review(actor=nobody, complaint=complaint, **YES)
    services.complaint_review(actor=there.reviewer, complaint=complaint, **YES)
    services.complaint_carry_out(actor=there.first, complaint=complaint)
    told = selectors.standing(code)
    assert [one.decision.outcome for one in told.decisions] == ["not_upheld", "upheld"]
    assert (told.review, told.complaint.state) == (None, "carried_out")
    with pytest.raises(WrongState):
        services.review_ask(code=code, text="Edhe një herë.")


def test_a_review_isnt_asked_for_after_its_term(there, monkeypatch):
    _complaint, code = made.decided(there)
    monkeypatch.setattr("zotim.core.redress.states.review_until", lambda decided_at: decided_at)
    with pytest.raises(WrongState):
        services.review_ask(code=code, text="Shumë vonë.")


def test_a_reviewer_belongs_to_a_court_or_an_oversight_body(there):
    within = worlds.actor("independent_reviewer", there.body)
    assert within.roles == frozenset()


@pytest.mark.parametrize(
    ("outcome", "effect"),
    [("upheld", "nothing"), ("not_upheld", "test.lifted"), ("upheld", "unheard"), ("maybe", "test.lifted")],
)
def test_an_effect_goes_with_its_outcome(there, outcome, effect):
    complaint, _code = made.with_body(there)
    with pytest.raises(Unfit):
        services.complaint_decide(
            actor=there.first, complaint=complaint, outcome=outcome, effect=effect, reasons="Sepse."
        )


def test_effects_of_a_desk_are_offered_for_its_subjects_alone(there):
    complaint, _code = made.receive("identity")
    assert [one.code for one in effects_for(complaint)] == ["nothing", "put_right"]
    complaint, _code = made.receive("test.freeze")
    assert [one.code for one in effects_for(complaint)] == ["nothing", "put_right"], "nobody said which record it is"
    complaint, _code = made.with_body(there, about="identity")
    assert [one.code for one in effects_for(complaint)] == ["nothing", "unchanged", "test.lifted"], "no way around"


def test_who_is_right_for_another_reason_than_the_desk_can_undo_is_told_so_by_two(there, desk):
    complaint, code = made.decided(there, "upheld", "unchanged")
    with pytest.raises(NeedsAnotherPerson):
        services.complaint_carry_out(actor=there.first, complaint=complaint, note="U kërkua ndjesë.")
    with pytest.raises(Unfit):
        services.complaint_carry_out(actor=there.second, complaint=complaint, note=" ")
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U kërkua ndjesë.")
    assert desk.lifted == []
    assert selectors.standing(code).decisions[0].note.text == "U kërkua ndjesë."


def test_who_carries_it_out_reads_why_and_nothing_else_and_only_until_it_is_done(there, desk):
    complaint, _code = made.decided(there)
    reading = {who: selectors.reasons(getattr(there, who), complaint) for who in ("second", "elsewhere", "reviewer")}
    assert reading == {"second": True, "elsewhere": False, "reviewer": False}
    assert selectors.content(there.second, complaint) is None
    assert Event.objects.filter(verb="redress.decision.read", actor_id=there.second.user_id).count() == 1
    desk.took_part = {there.third.user_id}
    examine(complaint)
    assert not selectors.reasons(there.third, complaint)
    services.complaint_carry_out(actor=there.second, complaint=complaint)
    complaint.refresh_from_db()
    assert not selectors.reasons(there.second, complaint)


def test_an_effect_that_fails_leaves_nothing_behind(there, desk):
    complaint, _code = made.decided(there)
    desk.waits = True
    with pytest.raises(Unfit, match="second officer"):
        services.complaint_carry_out(actor=there.second, complaint=complaint)
    assert Organisation.objects.get(pk=there.record.pk).source == ""
    assert Complaint.objects.get(pk=complaint.pk).state == "decided"
    assert not CarriedOut.objects.exists()


def test_what_is_put_right_by_hand_is_written_down(there):
    complaint, code = made.receive("other")
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=there.first, complaint=complaint)
    services.complaint_decide(
        actor=there.first, complaint=complaint, outcome="upheld", effect="put_right", reasons="Po."
    )
    with pytest.raises(Unfit):
        services.complaint_carry_out(actor=there.second, complaint=complaint)
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U hoq shënimi.")
    assert selectors.standing(code).decisions[0].note.text == "U hoq shënimi."


@pytest.fixture
def by_two(desk):
    """The effect of the small desk, as long as that is there, is carried out by somebody else than who decided."""
    EFFECTS["test.lifted"] = replace(EFFECTS["test.lifted"], second=True)


def test_an_effect_that_takes_a_second_person_isnt_carried_out_by_who_decided(there, desk, by_two):
    complaint, _code = made.decided(there)
    Deputy.objects.create(
        user=there.users["first"], deputy=there.users["second"],
        starts_at=timezone.now() - timedelta(days=1), ends_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    for_first = actor_of(there.users["second"], acting_for=there.users["first"].pk)
    for one in (there.first, for_first):
        with pytest.raises(NeedsAnotherPerson):
            services.complaint_carry_out(actor=one, complaint=complaint)
    assert (desk.lifted, Complaint.objects.get().state) == ([], "decided")
    services.complaint_carry_out(actor=there.second, complaint=complaint)
    assert desk.lifted == [there.record.pk]


def test_who_decided_for_the_body_carries_out_what_a_reviewer_decided(there, desk, by_two):
    complaint, code = made.decided(there)
    services.review_ask(code=code, text="Shikojeni përsëri.")
    services.complaint_review(actor=there.reviewer, complaint=complaint, **YES)
    services.complaint_carry_out(actor=there.first, complaint=complaint)
    assert desk.lifted == [there.record.pk]


def test_who_took_part_since_the_decision_doesnt_carry_it_out(there, desk):
    complaint, _code = made.decided(there)
    desk.took_part = {there.second.user_id}
    with pytest.raises(Denied):
        services.complaint_carry_out(actor=there.second, complaint=complaint)
    assert complaint.hands.filter(part="took_part", user=there.second.user_id).exists()
    services.complaint_carry_out(actor=there.third, complaint=complaint)


def test_an_effect_is_told_as_to_come_until_it_is_carried_out():
    assert str(effect_label("put_right", done=False)) == "What was wrong will be put right"
    assert str(effect_label("put_right", done=True)) == "What was wrong is put right"
    assert effect_label("nothing", done=False) == effect_label("nothing", done=True)
    assert effect_label("test.gone", done=False) == "test.gone"


def test_a_reference_that_names_no_record_is_refused_and_the_try_is_on_record_without_it(there):
    complaint, _code = made.receive()
    with pytest.raises(Unfit):
        services.complaint_tie(actor=there.first, complaint=complaint, about="test.freeze", reference="TD-9")
    event = Event.objects.get(verb="redress.complaint.tied")
    assert event.outcome == "failed"
    assert "TD-9" not in str(event.details)


def test_it_goes_only_to_a_body_where_somebody_works_on_complaints(there):
    complaint, _code = made.receive()
    with pytest.raises(Unfit):
        services.complaint_admit(actor=there.first, complaint=complaint, body=there.oversight)
    services.complaint_send_on(actor=there.first, complaint=complaint, to="Doganat")
    assert Complaint.objects.get().sent_to == "Doganat"


def test_officers_of_another_body_see_it_until_it_is_admitted_elsewhere(there):
    complaint, _code = made.receive()
    assert selectors.content(there.elsewhere, complaint) is not None
    services.complaint_admit(actor=there.first, complaint=complaint, body=there.body)
    with pytest.raises(NotVisible):
        selectors.complaint(there.elsewhere, complaint.pk)


def test_once_it_is_taken_only_its_officer_reads_it_and_those_who_watch_never_do(there):
    complaint, _code = made.with_body(there)
    watchers = [worlds.actor(role) for role in ("auditor", "data_protection_officer")]
    assert selectors.content(there.first, complaint).told.said == made.SAID
    assert [selectors.content(one, complaint) for one in (there.second, there.reviewer, *watchers)] == [None] * 4
    assert [list(selectors.complaints(one)) for one in watchers] == [[complaint], [complaint]]
    assert Event.objects.filter(verb="redress.complaint.read").count() == 1


def test_the_database_refuses_a_second_hand_of_one_person(there):
    complaint, _code = made.decided(there)
    for person, other in (("first", None), ("reviewer", "first")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hand.objects.create(
                complaint=complaint, part="reviewed", user=there.users[person], on_behalf_of=there.users.get(other)
            )


def test_the_database_refuses_to_change_what_was_decided_or_done(there):
    complaint, _code = made.decided(there)
    services.complaint_carry_out(actor=there.second, complaint=complaint)
    for rows in (Hand.objects.all(), Decision.objects.all(), CarriedOut.objects.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(created_at=timezone.now())
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()


def test_the_answer_the_effect_and_the_review_have_their_clocks_all_proposals(there):
    complaint, code = made.decided(there)
    services.review_ask(code=code, text="Shikojeni përsëri.")
    services.complaint_review(actor=there.reviewer, complaint=complaint, **YES)
    readings = [read(run) for run in runs_of(complaint)]
    assert {one.run.code: one.state for one in readings} == {
        "redress.answer": "stopped", "redress.effect": "running", "redress.review": "stopped",
    }  # fmt: skip
    assert all(one.proposal for one in readings)


def test_complaints_are_counted_and_shown_in_bands(there):
    complaint, _code = made.decided(there)
    services.complaint_carry_out(actor=there.second, complaint=complaint)
    made.receive("other")
    year = Period.year(timezone.localdate().year)
    counted = {
        "redress.complaints.received": 2, "redress.complaints.upheld": 1, "redress.complaints.in_part": 0,
        "redress.complaints.not_upheld": 0, "redress.complaints.reviewed": 0, "redress.effects.carried_out": 1,
        "redress.complaints.days": 0,
    }  # fmt: skip
    assert {code: now(code, year) for code in counted} == counted
    assert set(shown_now(counted, year).values()) == {"<10", "–"}


def test_a_subject_or_an_effect_isnt_declared_twice():
    with pytest.raises(ValueError, match="twice"):
        subjects(Subject("identity", "Something"))
    with pytest.raises(ValueError, match="twice"):
        effects(Effect("nothing", "Something"))


def test_a_visitor_sees_no_complaint(there):
    made.receive()
    assert not selectors.complaints(VISITOR).exists()
