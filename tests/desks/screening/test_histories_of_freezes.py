"""Histories drawn at random: nothing is frozen but what a person held and another person confirmed."""

import contextlib
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import measured
from tests.desks.screening.test_holds import place  # noqa: F401 (a fixture)
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.people.models import Deputy
from zotim.desks.screening.measures import services
from zotim.desks.screening.measures.models import Freeze
from zotim.desks.screening.measures.states import FREEZE

IN_MEMORY, THROUGH_SERVICES = 100_000, 500
FROZEN = {"frozen", "partly", "ended"}


@pytest.mark.once
def test_each_of_many_paths_to_frozen_goes_by_a_confirmation():
    dice = random.Random(20261126)
    steps = {state.code: [one for one in FREEZE.transitions if state.code in one.sources] for state in FREEZE.states}
    reached = 0
    for _walk in range(IN_MEMORY):
        state, taken = FREEZE.initial, []
        while steps[state] and len(taken) < 8:
            step = dice.choice(steps[state])
            taken.append(step)
            state = step.target
            if state in FROZEN:
                reached += 1
                assert taken[0].name == "confirm"
                assert taken[0].action == "screening.freeze.decide"
    assert reached > IN_MEMORY // 2
    assert [one.name for one in FREEZE.transitions if "held" in one.sources and one.target in FROZEN] == ["confirm"]


class History:
    """People and programs that try what they like with one freeze at a time."""

    def __init__(self, place, dice):  # noqa: F811
        self.place, self.dice = place, dice
        someone, now = worlds.user(), timezone.now()
        Deputy.objects.create(deputy=someone, user_id=place.one.user_id, starts_at=now, ends_at=now + timedelta(days=1))
        self.officers = [place.one, place.two, actor_of(someone, acting_for=place.one.user_id)]
        self.others = [
            Actor(None, place.one.posts, kind="system"), replace(place.two, kind="system"), System("worker"),
            worlds.actor("travel_officer"), place.keeper,
        ]  # fmt: skip

    def hold(self):
        """By whoever may, after whoever may not; each time on other evidence."""
        self.alert = measured.alert(self.place.one, self.place.national)
        for who in self.dice.sample(self.others, 1 if self.dice.random() < 0.2 else 0):
            with pytest.raises((Denied, AttributeError)):
                self.attempt(services.freeze_hold, actor=who, alert=self.alert, reason="po", language="sq")
        who = self.dice.choice(self.officers)
        return services.freeze_hold(actor=who, alert=self.alert, reason="po", language="sq")

    def attempt(self, service, **values):
        with transaction.atomic():
            return service(**values)

    def go_on(self, freeze):
        """One attempt; a refusal changes nothing."""
        who = self.dice.choice(self.officers * 3 + self.others)
        tries = [
            lambda: self.attempt(
                services.freeze_decide, actor=who, freeze=freeze, confirmed=self.dice.random() < 0.7, reason="po"
            ),
            lambda: services.holds_look(actor=who, now=timezone.now() + timedelta(hours=self.dice.choice([1, 30]))),
            lambda: self.attempt(services.end_propose, actor=who, freeze=freeze, because="court", reason="po"),
            lambda: self.attempt(services.end_decide, actor=who, freeze=freeze, ended=True),
        ]
        with contextlib.suppress(Denied, Unfit, NotNow, LookupError, AttributeError):
            self.dice.choices(tries, [6, 1, 3, 3] if freeze.state == "held" else [1, 1, 5, 5])[0]()
        freeze.refresh_from_db()


def behind(freeze, step):
    """Everybody whose hand a step of a freeze was."""
    return {one for one in (getattr(freeze, f"{step}_by_id"), getattr(freeze, f"{step}_for_id")) if one}


@pytest.mark.django_db
def test_whatever_is_tried_only_another_persons_confirmation_freezes(place):  # noqa: F811
    dice = random.Random(1126)
    history, seen = History(place, dice), set()
    persons = {place.one.user_id, place.two.user_id, history.officers[2].user_id}
    for _history in range(THROUGH_SERVICES):
        freeze = history.hold()
        for _attempt in range(8):
            history.go_on(freeze)
            if freeze.state in FROZEN:
                first, second = behind(freeze, "held"), behind(freeze, "decided")
                assert first
                assert second
                assert not first & second
                assert first | second <= persons
            if freeze.state == "ended":
                assert not behind(freeze, "ending") & behind(freeze, "closed")
        seen.add(freeze.state)
        if freeze.over_at is None:
            services.ends_with_its_entry(System("lists"), freeze.listed)
    assert seen == {"held", "frozen", "lifted", "ended"}
    confirmed = Event.objects.filter(verb="screening.freeze.confirmed")
    assert set(confirmed.values_list("actor_kind", flat=True)) == {"person"}
    assert Freeze.objects.count() == THROUGH_SERVICES
