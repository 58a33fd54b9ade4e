"""Who travelled is found only by saying whom one looks for; once masked, only with a second person."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, travelling
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.lengths import days
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import Deputy
from zotim.core.sealing.errors import KeyDestroyed, KeyMissing
from zotim.core.sealing.services import unseal
from zotim.desks.screening.travel.models import Message, Opening, Passenger
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services import masking
from zotim.desks.screening.travel.services.masking import mask_at, messages_mask
from zotim.desks.screening.travel.services.openings import opening_ask, opening_decide, opening_found

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(listed):
    return travelling.officer()


@pytest.fixture
def two(listed):
    return travelling.officer()


@pytest.fixture
def message(listed):
    (taken,) = travelling.take()
    return taken


def found(by, opening):
    with made.inside(by):
        opening = Opening.objects.select_related("message").get(pk=opening.pk)
        return [one.said["names"][0] for one in opening_found(actor=by, opening=opening)]


def masked(message):
    """The message after its term."""
    assert messages_mask(now=mask_at(message)) == 1
    with made.everywhere():
        return Message.objects.get(pk=message.pk)


def test_a_law_that_wants_names_masked_within_two_weeks_is_kept(message, monkeypatch):
    monkeypatch.setattr(masking, "MASK", replace(masking.MASK, length=days(14)))
    assert messages_mask(now=mask_at(message) - timedelta(microseconds=1)) == 0
    masked(message)


def ask(by, message, name="Lule Prifti", **more):
    return opening_ask(actor=by, message=message, purpose="Kërkesë e prokurorisë (e trilluar)", name=name, **more)


def test_before_the_mask_one_officer_finds_whom_they_look_for_and_nobody_else(one, message):
    assert found(one, ask(one, message)) == ["LULE PRIFTI"]
    assert found(one, ask(one, message, "Lulja Priftaj Hoxha Deda")) == []
    assert found(one, ask(one, message, "", document="ba 0000003")) == ["ERMAL DUKA"]


def test_a_request_says_what_for_and_whom(one, message):
    with pytest.raises(Unfit, match="what you ask for"):
        opening_ask(actor=one, message=message, purpose=" ", name="Lule")
    with pytest.raises(Unfit, match="Give a name"):
        opening_ask(actor=one, message=message, purpose="x", name="")


def test_whom_a_request_found_only_who_asked_sees_and_for_a_day(one, two, message):
    opening = ask(one, message)
    with pytest.raises(Denied):
        found(two, opening)
    with made.everywhere():
        Opening.objects.filter(pk=opening.pk).update(ends_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Denied):
        found(one, opening)


def test_nothing_is_masked_before_its_term(message):
    assert messages_mask(now=mask_at(message) - timedelta(seconds=1)) == 0
    assert ClockRun.objects.get(code="screening.message.mask", object_id=message.pk).due_at == mask_at(message)


def test_after_the_term_names_lie_under_another_key_and_the_first_is_gone_for_every_copy(
    message, django_capture_on_commit_callbacks
):
    with made.everywhere():
        copy = Passenger.objects.select_related("message").get(message=message, number=2)
    assert json.loads(unseal(copy.sealed, TEXTS.place(copy, "sealed")))["names"] == ["LULE PRIFTI"]
    with django_capture_on_commit_callbacks(execute=True):
        after = masked(message)
    assert after.masked_at is not None
    with made.everywhere():
        assert set(Passenger.objects.values_list("sealed", flat=True)) == {None}
    with pytest.raises((KeyDestroyed, KeyMissing)):
        unseal(copy.sealed, TEXTS.place(copy, "sealed"))
    assert Event.objects.filter(verb="screening.message.masked", object_id=str(message.pk)).exists()
    assert messages_mask(now=mask_at(message)) == 0


def test_masked_names_are_opened_only_when_a_second_person_agrees(one, two, message):
    opening = ask(one, masked(message))
    assert (opening.state, opening.masked) == ("asked", True)
    with pytest.raises(Denied):
        found(one, opening)
    someone, now = worlds.user(), timezone.now()
    Deputy.objects.create(deputy=someone, user_id=one.user_id, starts_at=now, ends_at=now + timedelta(days=1))
    for same in (one, actor_of(someone, acting_for=one.user_id)):
        with pytest.raises(NeedsAnotherPerson):
            opening_decide(actor=same, opening=opening, granted=True, reason="po")
    with pytest.raises(Unfit, match="Say why"):
        opening_decide(actor=two, opening=opening, granted=True, reason="")
    opening_decide(actor=two, opening=opening, granted=True, reason="Vendim gjykate (i trilluar)")
    assert found(one, opening) == ["LULE PRIFTI"]
    with pytest.raises(Denied):
        found(two, opening)


def test_a_refused_request_opens_nothing(one, two, message):
    opening = opening_decide(actor=two, opening=ask(one, masked(message)), granted=False, reason="Pa bazë")
    with pytest.raises(Denied):
        found(one, opening)


def test_a_request_of_before_the_mask_finds_nobody_after_it(one, message):
    opening = ask(one, message)
    masked(message)
    assert found(one, opening) == []


def test_nobody_of_finance_or_the_border_looks_for_travellers(message):
    for role in ("finance_officer", "border_officer", "proposer"):
        with pytest.raises(Denied):
            ask(worlds.actor(role), message)
