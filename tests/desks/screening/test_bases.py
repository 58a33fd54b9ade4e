"""The law on which the desk works: entered by one person, in force when another has confirmed it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from tests.desks.screening import designating, law, made
from tests.web.test_home import signed_in
from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.desks.screening.bases import forms, services, tasks
from zotim.desks.screening.bases.models import SIDES, LegalBasis, LegalStep
from zotim.desks.screening.bases.states import BASIS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(settings, tmp_path):
    designating.keys(settings, tmp_path)


def test_another_person_than_who_entered_it_confirms_it_or_returns_it_with_a_reason():
    keeper, other = made.keeper(), made.keeper()
    basis = law.entered(keeper)
    with pytest.raises(NeedsAnotherPerson):
        services.basis_decide(actor=keeper, basis=basis, confirmed=True)
    assert [task.reference for task in tasks.to_confirm(other, timezone.localdate())] == [basis.reference]
    assert not list(tasks.to_confirm(keeper, timezone.localdate()))
    with pytest.raises(Unfit):
        services.basis_decide(actor=other, basis=basis, confirmed=False)
    services.basis_decide(actor=other, basis=basis, confirmed=False, comment="Neni është 8")
    assert basis.state == "returned"
    with pytest.raises(WrongState):
        services.basis_end(actor=other, basis=basis)


def test_a_deputy_of_who_entered_it_confirms_nothing():
    keeper = made.keeper()
    basis = law.entered(keeper)
    with pytest.raises(NeedsAnotherPerson):
        services.basis_decide(
            actor=designating.somebody("list_officer", stands_in_for=keeper), basis=basis, confirmed=True
        )


def test_no_job_no_token_and_nobody_else_enters_or_confirms_law():
    basis = law.entered(made.keeper())
    for actor in (Actor(None, made.keeper().posts, kind="system"), worlds.actor("finance_officer")):
        with pytest.raises(Denied):
            law.entered(actor)
        for take in (services.basis_decide, services.basis_end):
            with pytest.raises(Denied):
                take(actor=actor, basis=basis, **({"confirmed": True} if take is services.basis_decide else {}))


def test_of_two_of_a_step_the_newer_is_in_force_but_of_a_listing_both_are():
    keeper, other = made.keeper(), made.keeper()
    for step, left in (("freeze", "ended"), ("listing", "confirmed")):
        first, newer = law.confirmed(keeper, other, step), law.confirmed(keeper, other, step, article="neni 4")
        first.refresh_from_db()
        assert (first.state, newer.state) == (left, "confirmed")
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalBasis.objects.filter(step="freeze").update(
            state="confirmed", confirmed_by_id=other.user_id, confirmed_at=timezone.now()
        )


def test_of_two_of_a_step_that_are_confirmed_at_once_the_second_is_told(monkeypatch):
    keeper, other = made.keeper(), made.keeper()
    one, quicker = law.entered(keeper), law.entered(keeper, article="neni 4")
    move = BASIS.move

    def late(obj, name, **fields):
        LegalBasis.objects.filter(pk=quicker.pk).update(
            state="confirmed", confirmed_by_id=other.user_id, confirmed_at=timezone.now()
        )
        return move(obj, name, **fields)

    monkeypatch.setattr(BASIS, "move", late)
    with pytest.raises(WrongState, match="meanwhile"):
        services.basis_decide(actor=other, basis=one, confirmed=True)


def test_one_that_isnt_used_any_more_turns_its_step_off_and_falls_out_of_the_tasks():
    keeper, other = made.keeper(), made.keeper()
    services.basis_end(actor=other, basis=law.confirmed(keeper, other))
    with pytest.raises(Unfit, match="legal basis"):
        services.in_force("freeze", "national")
    services.basis_end(actor=keeper, basis=law.entered(keeper))
    assert not list(tasks.to_confirm(other, timezone.localdate()))


def test_each_step_rests_on_lists_on_which_it_can_and_nothing_on_one_for_information_only():
    keeper = made.keeper()
    for step, side in (("listing", "un"), ("listing", "other"), ("freeze", "other"), ("arrest", "un")):
        with pytest.raises(Unfit):
            law.entered(keeper, step, side)
    basis = law.entered(keeper, "listing")
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalBasis.objects.filter(pk=basis.pk).update(side="un")


def test_act_and_article_are_said_in_the_language_of_who_reads_and_published_in_that_in_which_they_were_entered():
    act = Translated.of("sq", "Ligji i trilluar 1/2026", en="Made-up law 1/2026", ar="القانون المختلق 1/2026")
    article = Translated.of("sq", "neni 3", en="article 3")
    basis = law.entered(made.keeper(), act=act, article=article)
    said = {}
    for language in ("sq", "en", "ar"):
        with override(language):
            said[language] = str(LegalBasis.objects.get(pk=basis.pk))
            assert basis.cited_as_entered == "Ligji i trilluar 1/2026, neni 3"
    assert said == {
        "sq": "Ligji i trilluar 1/2026, neni 3", "en": "Made-up law 1/2026, article 3",
        "ar": "القانون المختلق 1/2026، neni 3",
    }  # fmt: skip


def test_a_form_of_law_needs_albanian_and_takes_no_translation_of_what_isnt_there():
    said = {f"{name}_sq": "x" for name in ("act", "article", "body", "court")}
    said |= {"step": "freeze", "side": "un", "seen_in": "x", "appeal_days": "30"}
    assert forms.BasisForm(said | {"act_ar": "س"}).is_valid()
    for wrong in ({"act_sq": ""}, {"legal_aid_en": "Centre for legal aid"}):
        assert not forms.BasisForm(said | wrong).is_valid()


def test_another_article_of_a_law_begins_with_what_the_law_says_and_asks_for_the_article():
    keeper = made.keeper()
    found = law.entered(keeper, act=Translated.of("sq", "Ligji 1/2026", en="Law 1/2026"))
    browser = signed_in(User.objects.get(pk=keeper.user_id))
    address = reverse("legal_basis_another", args=[found.pk])
    assert address in browser.get(reverse("legal_basis", args=[found.pk])).content.decode()
    form = browser.get(address).context["form"]
    said = {one.name: one.value() for one in form if one.value()}
    assert (said["act_sq"], said["act_en"], said["side"]) == ("Ligji 1/2026", "Law 1/2026", found.side)
    assert said["appeal_days"] == found.appeal_days
    assert not {"article_sq", "wording", "step"} & {*said}
    browser.post(address, said | {"article_sq": "neni 9", "step": "basic"})
    new = LegalBasis.objects.exclude(pk=found.pk).get()
    assert (new.cited_as_entered, new.step, new.state) == ("Ligji 1/2026, neni 9", "basic", "entered")


def test_where_nobody_is_held_only_an_entry_on_a_list_has_a_law(settings):
    settings.ZOTIM_CHANNELS = ["travel"]
    form = forms.BasisForm()
    assert [code for code, _word in form.fields["step"].choices] == ["listing"]
    assert "told_to" not in {field.name for one in form.headed for field in one.fields}


def test_nobody_is_proposed_on_the_law_of_another_step():
    with pytest.raises(Unfit):
        designating.draft(designating.somebody("proposer"), law.confirmed(made.keeper(), made.keeper(), "freeze"))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(LegalStep.values), st.sampled_from(SIDES), st.booleans()), max_size=8))
def test_whatever_is_entered_at_most_one_of_a_step_is_in_force_and_two_people_stand_behind_it(rows):
    keeper, other = made.keeper(), made.keeper()
    for step, side, confirmed in rows:
        if step != "listing" or side != "un":
            basis = law.entered(keeper, step, side)
            services.basis_decide(actor=other, basis=basis, confirmed=confirmed, comment="x")
    found = [*LegalBasis.objects.filter(state="confirmed")]
    held = [(one.step, one.side) for one in found if one.step != "listing"]
    assert len(held) == len(set(held))
    assert all(one.confirmed_by_id not in (None, one.entered_by_id) for one in found)
