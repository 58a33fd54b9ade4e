"""Six people are not six billets, and six billets are not a rotation: what was promised, and how far it is kept."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import worlds
from tests.desks.deployments.people import FIRST, LAST, able, billet, grounded, mission, moved, pledge, tour
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.desks.deployments.missions import forms, selectors, services
from zotim.desks.deployments.missions.models import Pledge
from zotim.desks.deployments.people import services as listing
from zotim.register.beside import page_parts

pytestmark = pytest.mark.django_db


def numbers(people, one):
    return {step.name: step.number for step in selectors.stands(people.officer, one)}


def counts(people, one):
    found = numbers(people, one)
    return found["filled"], found["ready"], found["deployed"]


def reasons(people, one, step):
    return [why.text for each in selectors.stands(people.officer, one) if each.name == step for why in each.reasons]


def test_six_are_offered_and_nobody_is_ready_until_somebody_is(people):
    made = pledge(people, mission(people))
    assert numbers(people, made) == {"offered": 6, "accepted": 0, "filled": 0, "ready": 0, "deployed": 0}
    assert "6 of what was promised have no billet." in reasons(people, made, "accepted")
    assert reasons(people, made, "deployed") == ["The mission hasn't begun."]


def test_filled_ready_and_deployed_are_counted_from_tours(people):
    of = grounded(people)
    made = pledge(people, of, number=2)
    held = billet(people, of, "A-1", accepted=True, pledge=made, clearance="secret")
    billet(people, of, "A-2", accepted=True, pledge=made)
    one = able(people)
    sent = tour(people, held, one)
    assert counts(people, made) == (0, 0, 0)
    assert "1 proposal isn't agreed to yet." in reasons(people, made, "filled")
    moved(people, sent, "agree")
    assert counts(people, made) == (1, 1, 0)
    assert reasons(people, made, "filled") == ["Nobody is agreed for A-2"]
    listing.clearance_enter(actor=people.officer, nominee=one, clearance="none")
    assert counts(people, made) == (1, 0, 0)
    assert "1 of those who come next lacks something." in reasons(people, made, "ready")
    listing.clearance_enter(actor=people.officer, nominee=one, clearance="secret", until_on=LAST)
    services.mission_move(actor=people.officer, mission=of, step="begin")
    moved(people, sent, "set_out", "arrive")
    assert counts(people, made) == (1, 1, 1)
    assert reasons(people, made, "deployed") == ["In 1 billet nobody is there."]


def test_a_place_that_is_held_for_a_part_of_its_days_isnt_filled(people):
    of = grounded(people)
    made = pledge(people, of, number=1)
    held = billet(people, of, accepted=True, pledge=made)
    moved(people, tour(people, held, able(people), until := date(2027, 6, 30), LAST), "agree")
    assert counts(people, made)[0] == 0
    [why] = [one for step in selectors.stands(people.officer, made) if step.name == "filled" for one in step.reasons]
    assert why.span.last == until - timedelta(days=1)


def test_of_people_who_go_once_each_tour_counts(people):
    of = grounded(people)
    made = pledge(people, of, kind="people", number=2)
    held = billet(people, of, accepted=True, pledge=made)
    moved(people, tour(people, held, able(people, "A-1"), FIRST, date(2026, 12, 31)), "agree")
    moved(people, tour(people, held, able(people, "A-2"), date(2027, 1, 1), LAST), "agree")
    assert counts(people, made) == (2, 2, 0)


@pytest.mark.parametrize("who", ["coordinator", "analyst", "focal"])
def test_whoever_sees_nobody_is_told_the_same_numbers_and_not_what_is_lacking(people, who):
    of = grounded(people)
    made = pledge(people, of, number=1)
    held = billet(people, of, accepted=True, pledge=made)
    one = able(people)
    moved(people, tour(people, held, one), "agree")
    listing.fitness_enter(actor=people.officer, nominee=one, aspect="dental", fit=False)
    told = selectors.stands(getattr(people, who), made)
    assert told == selectors.stands(people.officer, made)
    assert not [why for step in told for why in step.reasons if "fit" in why.text or "dental" in why.text]


def test_an_accepted_billet_counts_and_an_offered_one_waits(people):
    of = grounded(people)
    made = pledge(people, of, number=2)
    billet(people, of, "A-1", accepted=True, pledge=made)
    billet(people, of, "A-2", pledge=made)
    assert numbers(people, made)["accepted"] == 1
    assert "1 billet waits for the mission's answer." in reasons(people, made, "accepted")


def test_places_that_arent_accepted_for_all_days_are_told_with_the_days(people):
    of = grounded(people)
    made = pledge(people, of, number=1)
    billet(people, of, accepted=True, pledge=made, until_on=date(2027, 6, 30))
    told = [step for step in selectors.stands(people.officer, made) if step.name == "accepted"]
    [why] = [one for step in told for one in step.reasons if one.span]
    assert (why.span.first, why.span.last) == (date(2027, 7, 1), LAST)


def test_people_who_go_once_are_promised_for_no_days(people):
    of = mission(people)
    with pytest.raises(Unfit, match="go once"):
        pledge(people, of, kind="people", from_on=date(2026, 1, 1), until_on=LAST)
    made = pledge(people, of, kind="people")
    assert not any("fewer than was promised" in one for one in reasons(people, made, "accepted"))


@pytest.mark.parametrize("kind", ["billets", "rotation"])
def test_places_are_promised_for_days(people, kind):
    with pytest.raises(Unfit, match="from when"):
        pledge(people, mission(people), kind=kind, from_on=None, until_on=None)


def test_what_isnt_said_is_told_first(people):
    made = pledge(people, mission(people), kind="unknown")
    assert reasons(people, made, "accepted")[0].startswith("It isn't said")


def test_a_missing_ground_keeps_a_billet_from_being_ready(people):
    of = mission(people)
    made = pledge(people, of, number=1)
    billet(people, of, accepted=True, pledge=made)
    grounds = {why.ground for step in selectors.stands(people.officer, made) for why in step.reasons if why.ground}
    assert grounds == {"international", "assembly", "host"}


def test_no_form_takes_a_number_that_is_counted(people):
    fields = set(forms.PledgeForm.base_fields) | set(forms.BilletForm.base_fields) | {
        field.name for field in Pledge._meta.get_fields()
    }  # fmt: skip
    assert not fields & {"accepted", "filled", "ready", "deployed"}


def test_a_commitment_is_said_once_for_a_mission(people):
    of = mission(people)
    first = pledge(people, of)
    with pytest.raises(Unfit, match="said already"):
        pledge(people, of, commitment=first.commitment)
    services.pledge_withdraw(actor=people.focal, pledge=first, reason="The ministry meant people")
    assert pledge(people, of, kind="people", commitment=first.commitment).kind == "people"


def test_the_focal_point_or_the_centre_says_it_and_no_other_body(people):
    of = mission(people)
    to = worlds.commitment(people.analyst, people.ministry)
    said = {"mission": of, "commitment": to, "kind": "unknown", "number": 6, "reason": "The statement"}
    for stranger in ("officer", "other", "elsewhere"):
        with pytest.raises(Denied):
            services.pledge_add(actor=getattr(people, stranger), **said)
    made = services.pledge_add(actor=people.analyst, **said)
    with pytest.raises(NotVisible):
        selectors.pledge(people.elsewhere, made.pk)


def test_a_withdrawn_pledge_leaves_its_billets_free(people):
    of = mission(people)
    made = pledge(people, of)
    held = billet(people, of, pledge=made)
    services.pledge_withdraw(actor=people.focal, pledge=made, reason="Misread")
    held.refresh_from_db()
    assert held.pledge is None


def test_billets_are_tied_to_one_promise_of_their_own_mission(people):
    of, elsewhere = mission(people), mission(people)
    made, another = pledge(people, of), pledge(people, of)
    mine, theirs = billet(people, of), billet(people, elsewhere)
    services.pledge_tie(actor=people.officer, pledge=made, billets=[mine])
    assert list(selectors.free_billets(people.officer, made)) == [mine]
    assert not selectors.free_billets(people.officer, another).exists()
    for wrong, to in ((theirs, made), (mine, another)):
        with pytest.raises(Unfit, match="keep nothing else"):
            services.pledge_tie(actor=people.officer, pledge=to, billets=[wrong])
        wrong.refresh_from_db()
    services.pledge_tie(actor=people.officer, pledge=made, billets=[])
    mine.refresh_from_db()
    assert mine.pledge is None


def test_the_database_wants_days_of_places(people):
    made = pledge(people, mission(people))
    for wrong in ({"from_on": None}, {"from_on": None, "until_on": None}, {"until_on": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pledge.objects.filter(pk=made.pk).update(**wrong)


def test_the_page_of_the_commitment_says_it_to_those_who_see_the_mission(people):
    made = pledge(people, mission(people))
    parts = page_parts(people.focal, made.commitment)
    assert [one for one, _numbers in parts["pledged"]] == [made]
    assert parts["cards"] == ["deployments/commitment_pledges.html"]
    assert "pledged" not in page_parts(people.elsewhere, made.commitment)
