"""Instruments: who stands to them how, the life of our own laws with dissent kept, coverage and application."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from tests.register import library as made
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.figures.registry import Period
from zotim.core.states.machine import WrongState
from zotim.register import services, states
from zotim.register.models import ApplicationFigure, Coverage, Instrument, LifeStep, Opinion
from zotim.register.selectors import library

pytestmark = pytest.mark.django_db
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def analyst():
    return worlds.actor("analyst")


@pytest.fixture
def coordinator():
    return worlds.actor("coordinator")


def test_a_state_that_applies_without_being_bound_names_its_own_act(analyst):
    instrument = made.instrument(analyst)
    with pytest.raises(ValueError, match="own act"):
        services.adherence_add(actor=analyst, instrument=instrument, subject="XK", kind="applies")
    one = services.adherence_add(
        actor=analyst, instrument=instrument, subject="XK", kind="applies", basis="Law 05/L-002",
        reservations=made.text("only as far as the law says"),
    )  # fmt: skip
    assert (one.kind, str(one.reservations)) == ("applies", "only as far as the law says")


def test_a_provision_may_begin_on_a_day_of_its_own_or_have_none_yet(analyst):
    instrument = made.instrument(analyst)
    one = services.provision_add(actor=analyst, instrument=instrument, number="5", commencement="no_date")
    services.provision_change(actor=analyst, provision=one, commencement="on_day", commenced_on=made.DAY)
    for wrong in ({"commencement": "on_day"}, {"commencement": "no_date", "commenced_on": made.DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            services.provision_change(actor=analyst, provision=one, **wrong)


def test_provisions_stand_in_the_order_of_the_text_parts_under_their_whole(analyst):
    instrument = made.instrument(analyst)
    made.article(analyst, instrument, "10")
    two = made.article(analyst, instrument, "2")
    for number in ("2(b)", "2(a)"):
        services.provision_add(actor=analyst, instrument=instrument, number=number, parent=two)
    places = [(place.provision.number, place.depth) for place in library.provisions_of(analyst, instrument)]
    assert places == [("2", 0), ("2(a)", 1), ("2(b)", 1), ("10", 0)]


def test_a_part_belongs_to_its_own_instrument(analyst):
    other = made.article(analyst, made.law(analyst))
    with pytest.raises(ValueError, match="same instrument"):
        services.provision_add(actor=analyst, instrument=made.instrument(analyst), number="1", parent=other)


# The life of a law


def move(actor, law, *steps):
    for number, step in enumerate(steps):
        services.instrument_move(actor=actor, instrument=law, step=step, on=made.DAY + timedelta(days=number))


def opinion(actor, law, stance="dissents"):
    return services.opinion_give(
        actor=actor, instrument=law, given_by="Bar association", stance=stance,
        text=made.text("Article 5 goes too far"), given_on=made.DAY,
    )  # fmt: skip


def test_a_law_goes_from_draft_to_force_and_through_revision_each_step_with_its_day(analyst):
    law = made.law(analyst)
    move(analyst, law, "draft", "consult", "adopt", "commence", "revise", "amend", "repeal")
    steps = list(LifeStep.objects.values_list("target", flat=True))
    assert steps == ["drafting", "consultation", "adopted", "in_force", "under_revision", "amended", "repealed"]
    assert law.adopted_on == made.DAY + timedelta(days=2)


def test_an_instrument_from_elsewhere_has_no_life_here(analyst):
    instrument = made.instrument(analyst)
    assert states.INSTRUMENT.next_steps(instrument) == []
    with pytest.raises(WrongState):
        move(analyst, instrument, "draft")


def test_a_draft_isnt_adopted_while_an_opinion_waits_for_an_answer(analyst):
    law = made.law(analyst)
    move(analyst, law, "draft", "consult")
    one = opinion(analyst, law)
    with pytest.raises(WrongState, match="dissent"):
        move(analyst, law, "adopt")
    with pytest.raises(ValueError, match="taken up takes a reason"):
        services.opinion_answer(actor=analyst, opinion=one, taken_up=False)
    services.opinion_answer(actor=analyst, opinion=one, taken_up=False, answer=made.text("the court decides"))
    move(analyst, law, "adopt")
    kept = Opinion.objects.get()
    assert (kept.stance, str(kept.text), kept.state) == ("dissents", "Article 5 goes too far", "not_taken_up")


def test_an_answered_opinion_isnt_answered_again(analyst):
    law = made.law(analyst)
    move(analyst, law, "draft")
    one = opinion(analyst, law)
    services.opinion_answer(actor=analyst, opinion=one, taken_up=True)
    with pytest.raises(WrongState):
        services.opinion_answer(actor=analyst, opinion=one, taken_up=False, answer=made.text("no"))


def test_opinions_are_given_on_drafts_only(analyst):
    with pytest.raises(ValueError, match="drafted"):
        opinion(analyst, made.law(analyst))


def test_the_leading_body_moves_its_own_law_and_no_other_does(analyst):
    ministry = worlds.body()
    law = made.law(analyst, lead=ministry, classification="internal")
    move(worlds.actor("focal_point", ministry), law, "draft")
    with pytest.raises(Denied):
        move(worlds.actor("focal_point", worlds.body("B")), law, "consult")


def test_no_sql_skips_a_step(analyst):
    law = made.law(analyst)
    with pytest.raises(Exception, match="state"), transaction.atomic():
        Instrument.objects.filter(pk=law.pk).update(state="in_force")
        Instrument.objects.filter(pk=law.pk).update(state="drafting")


# Coverage


def covered(analyst):
    one = made.obligation(analyst, made.instrument(analyst))
    article = made.article(analyst, made.law(analyst))
    return (
        one,
        article,
        services.coverage_propose(
            actor=analyst, obligation=one, provision=article, extent="partly", note=made.text("not for legal persons")
        ),
    )


def test_coverage_takes_two_people_and_is_shown_to_others_only_then(analyst, coordinator):
    one, _article, coverage = covered(analyst)
    focal = worlds.actor("focal_point")
    assert list(library.coverage_of(focal, one)) == []
    with pytest.raises(NeedsAnotherPerson):
        services.coverage_confirm(actor=analyst, coverage=coverage, confirmed=True)
    services.coverage_confirm(actor=coordinator, coverage=coverage, confirmed=True)
    assert [each.extent for each in library.coverage_of(focal, one)] == ["partly"]


def test_a_returned_coverage_can_be_assessed_anew_and_stays(analyst, coordinator):
    one, article, coverage = covered(analyst)
    again = {"obligation": one, "provision": article, "extent": "fully", "note": made.text("amended since")}
    with pytest.raises(ValueError, match="already"):
        services.coverage_propose(actor=analyst, **again)
    services.coverage_confirm(actor=coordinator, coverage=coverage, confirmed=False, comment="not partly")
    services.coverage_propose(actor=analyst, **again)
    assert sorted(Coverage.objects.values_list("extent", "state")) == [("fully", "proposed"), ("partly", "returned")]


def test_only_a_national_act_meets_an_obligation(analyst):
    one = made.obligation(analyst, made.instrument(analyst))
    with pytest.raises(ValueError, match="own law"):
        services.coverage_propose(
            actor=analyst, obligation=one, provision=one.provision, extent="fully", note=made.text("x")
        )


# How often it is applied


def supply(actor, article, body, count=40, period=YEAR, **fields):
    known = {"kind": "convictions", "source": "Annual report", **fields}
    return services.application_supply(actor=actor, provision=article, period=period, body=body, count=count, **known)


def test_a_prosecutors_office_supplies_its_own_figures_and_everybody_reads_bands(analyst):
    office = worlds.body("Prokuroria", "prosecution")
    article = made.article(analyst, made.law(analyst))
    figure = supply(worlds.actor("focal_point", office), article, office, breakdown={"sex": {"women": 12, "men": 28}})
    shown = library.applied(figure)
    assert (shown.count, shown.breakdown) == ("40–49", [("sex", [("men", "20–29"), ("women", "10–19")])])


def test_the_centre_enters_what_a_court_counted_and_nobody_speaks_for_another_body(analyst):
    court, office, ministry = (worlds.body(kind, kind) for kind in ("court", "prosecution", "ministry"))
    article = made.article(analyst, made.law(analyst))
    supply(analyst, article, court)
    supply(analyst, article, office)
    wrong = [
        (analyst, ministry),  # no ministry convicts anybody
        (worlds.actor("focal_point", ministry), ministry),
        (worlds.actor("focal_point", ministry), court),
        (worlds.actor("focal_point", office), court),
        (worlds.actor("focal_point", court), court),  # the role isn't held in a court, so this gives none
    ]
    for actor, body in wrong:
        with pytest.raises(Denied):
            supply(actor, article, body, kind="charges")
    assert ApplicationFigure.objects.count() == 2


def test_the_form_offers_the_bodies_that_the_service_takes(analyst):
    worlds.demo_installation()
    court, office, ministry = (worlds.body(kind, kind) for kind in ("court", "prosecution", "ministry"))
    law = made.law(analyst, classification="public")
    url = reverse("application_supply", args=[law.pk, made.article(analyst, law).pk])
    client = Client()
    offered = {}
    for role, body in (("analyst", None), ("focal_point", office), ("focal_point", ministry)):
        client.force_login(worlds.user(role, body), backend="allauth.account.auth_backends.AuthenticationBackend")
        page = client.get(url)
        offered[body or role] = set(page.context["form"].fields["body"].queryset) if page.status_code == 200 else None
        linked = url in client.get(reverse("instrument", args=[law.pk])).content.decode()
        assert linked == (page.status_code == 200)
    assert offered == {"analyst": {court, office}, office: {office}, ministry: None}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"breakdown": {"sex": {"women": 9, "men": 31}}}, "breakdown"),
        ({"breakdown": {"sex": {"women": 10, "men": 31}}}, "breakdown"),
        ({"period": Period(date(2025, 12, 31), date(2026, 1, 31))}, "first"),
        ({"period": Period(date(2026, 1, 1), timezone.localdate())}, "last"),
    ],
)
def test_a_small_cell_a_wrong_sum_and_an_overlap_are_refused(analyst, wrong, field):
    court = worlds.body("Gjykata", "court")
    article = made.article(analyst, made.law(analyst))
    supply(analyst, article, court)
    with pytest.raises(Unfit) as refused:
        supply(analyst, article, court, **{"period": Period(date(2026, 1, 1), date(2026, 3, 31)), **wrong})
    assert refused.value.field == field
    assert ApplicationFigure.objects.count() == 1


class AnyFigure(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.analyst = worlds.actor("analyst")
        cls.court = worlds.body("Gjykata", "court")
        cls.article = made.article(cls.analyst, made.law(cls.analyst))

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 60), min_size=1))
    def test_no_kept_cell_is_small_and_no_shown_value_is_exact(self, cells):
        count = sum(cells.values())
        try:
            figure = supply(self.analyst, self.article, self.court, count, breakdown={"x": cells})
        except Unfit:
            assert min(cells.values()) < 10
            return
        shown = library.applied(figure)
        assert min(figure.breakdown["x"].values()) >= 10
        assert all("–" in value for _, inner in shown.breakdown for _, value in inner)
        assert str(count) != shown.count


# Who sees what


@pytest.mark.parametrize(("role", "seen"), [("analyst", 3), ("focal_point", 1), ("auditor", 0), ("administrator", 0)])
def test_who_sees_which_instruments(analyst, role, seen):
    made.instrument(analyst)
    made.instrument(analyst, "Internal", "strategy", classification="internal")
    made.instrument(analyst, "Led", "law", classification="restricted", lead=worlds.body())
    assert Instrument.objects.filter(visible(Instrument, worlds.actor(role))).count() == seen


def test_the_leading_body_sees_its_own_draft(analyst):
    ministry = worlds.body()
    law = made.law(analyst, lead=ministry, classification="restricted")
    assert list(library.instruments(worlds.actor("focal_point", ministry))) == [law]
