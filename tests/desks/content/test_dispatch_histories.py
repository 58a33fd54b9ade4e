"""Histories drawn at random: nothing leaves to a platform but by two people, and to the police one is looked at."""

import contextlib
import random
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from tests.desks.content import dispatchly, made, reviewly
from tests.desks.content.dispatchly import Desk
from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.services import leaving
from zotim.desks.content.dispatch.states import DISPATCH

IN_MEMORY, THROUGH_SERVICES = 100_000, 300
SECOND = ("approve", "review")
"""Steps that a second person takes."""


@pytest.mark.once
def test_each_of_many_paths_to_a_platform_goes_by_a_second_person():
    dice = random.Random(20261126)
    steps = {one.code: [step for step in DISPATCH.transitions if one.code in step.sources] for one in DISPATCH.states}
    left = 0
    for _walk in range(IN_MEMORY):
        state, taken = DISPATCH.initial, []
        while steps[state] and len(taken) < 12:
            step = dice.choice(steps[state])
            taken.append(step.name)
            state = step.target
        sent = [at for at, name in enumerate(taken) if name == "send"]
        left += bool(sent)
        assert all("approve" in taken[:at] or "review" in taken[:at] for at in sent)
        for at, name in enumerate(taken):
            if name in ("receive", "carry_out", "finalise"):
                assert any(one in taken[:at] for one in SECOND)
    assert left > IN_MEMORY // 20
    by = {one.name for one in DISPATCH.transitions if one.target in LEFT and set(one.sources) - set(LEFT)}
    assert by == {"send", "send_alone"}
    (alone,) = [one for one in DISPATCH.transitions if one.target == ALONE]
    assert alone.sources == ("drafted",)


class History:
    """People and programs that try what they like with one dispatch at a time, and with its item."""

    def __init__(self, desk, dice):
        self.desk, self.dice = desk, dice
        approver = made.approver()
        self.people = [desk.officer, desk.approver, approver, reviewly.deputy_of(approver), made.officer()]
        self.others = [System("worker"), Actor(None, desk.officer.posts, kind="system"), made.keeper(), made.curator()]
        self.items = {"national": desk.item(), "referral": desk.item("referral"), "police": desk.item("police")}

    def attempt(self, service, **values):
        with transaction.atomic():
            return service(**values)

    def go_on(self, row):
        """One attempt; a refusal changes nothing."""
        who, some = self.dice.choice(self.people * 4 + self.others), self.dice.choice
        said = {**dispatchly.SAID[row.way], **({"address": "https://videot.example/1"} if row.platform_id else {})}
        tries = {
            "change": lambda: services.dispatch_change(actor=who, dispatch=row, values=said),
            "ask": lambda: services.dispatch_ask(actor=who, dispatch=row),
            "approve": lambda: services.dispatch_approve(actor=who, dispatch=row),
            "return": lambda: services.dispatch_return(actor=who, dispatch=row, reason="po"),
            "send": lambda: services.dispatch_send(actor=who, dispatch=row, how=some(["hand", "mail", "system"])),
            "send_alone": lambda: services.dispatch_send_alone(actor=who, dispatch=row),
            "review": lambda: services.dispatch_review(
                actor=who, dispatch=row, right=some([1, 1, 0]) == 1, reason="po"
            ),
            "receive": lambda: services.dispatch_receive(actor=who, dispatch=row),
            "carry_out": lambda: services.dispatch_carry_out(actor=who, dispatch=row),
            "drop": lambda: services.dispatch_drop(actor=who, dispatch=row, reason="po"),
        }
        fitting = [step.name for step in DISPATCH.next_steps(row) if step.name in tries and step.name != "drop"]
        name = some(fitting) if fitting and self.dice.random() < 0.7 else some(list(tries))
        with contextlib.suppress(Denied, Unfit, NotNow, LookupError, AttributeError):
            self.attempt(tries[name])
        row.refresh_from_db()


def behind(row, step):
    """Everybody whose hand a step was."""
    return {one for one in (getattr(row, f"{step}_by_id"), getattr(row, f"{step}_for_id")) if one}


@pytest.mark.django_db
def test_whatever_is_tried_what_leaves_had_two_people_or_goes_to_the_police(installed):
    dice = random.Random(1126)
    desk = Desk("national", "referral", "police")
    history, seen = History(desk, dice), set()
    for number in range(THROUGH_SERVICES):
        way = dice.choice(["national", "referral", "police"])
        row = desk.drafted(way, item=history.items[way], by=dice.choice(history.people))
        for _attempt in range(8):
            history.go_on(row)
        if number % 20 == 0:
            leaving.letters_send(System("worker"), timezone.now() + timedelta(hours=2))
            row.refresh_from_db()
        first, second = behind(row, "drafted") | {UUID(one) for one in row.hands}, behind(row, "approved")
        if row.state == ALONE:
            assert (row.way, second) == ("police", set())
        elif row.state in LEFT:
            assert first
            assert second
        assert not first & second
        seen.add(row.state)
    assert {"sent", ALONE, "received", "carried_out", "withdrawn", "dropped"} <= seen
    persons = Event.objects.filter(verb__in=["content.dispatch.approved", "content.dispatch.reviewed"])
    assert set(persons.values_list("actor_kind", flat=True)) == {"person"}
    assert Dispatch.objects.count() == THROUGH_SERVICES
