"""Random histories of readings: no path leads to *agreed* without two different people, deputies included."""

import random
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.content import made
from tests.desks.content.reviewly import answers, nothing
from zotim.core.access.actor import Actor, Post, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Deputy, User
from zotim.core.states.machine import WrongState
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.states import ITEM
from zotim.desks.content.review.legal_test import Outcome, follows
from zotim.desks.content.review.models import Reading
from zotim.desks.content.review.rounds import agreed, hands, same_said
from zotim.desks.content.review.services import item_advise, item_close, item_leave, item_read, item_reopen, item_take

SAID = [("", "none"), ("national", "incites"), ("national", "joins"), ("police", "threatens")]
TARGETS = {step.name: step.target for step in ITEM.transitions}


def readers(chance):
    """Readers, some of whom stand in for others; an adviser is one of them now and then."""
    people = [uuid7() for _ in range(4)]
    return people, lambda: (chance.choice(people), chance.choice([None, None, *people]))


@pytest.mark.once
def test_in_a_hundred_thousand_histories_nothing_is_agreed_without_two_people_who_say_the_same():
    chance, ends = random.Random(6), Counter()
    for _history in range(100_000):
        _people, draw = readers(chance)
        state, round_ = "taken", []
        for _step in range(8):
            if state not in ("taken", "second", "adviser"):
                break
            by, behalf = draw()
            people = frozenset(one for one in (by, behalf) if one)
            if people & hands(round_):
                continue  # nobody speaks twice
            part = {"taken": "first", "second": "second", "adviser": "adviser"}[state]
            wanted, category = chance.choice(SAID)
            outcome = Outcome.WANTS if wanted else Outcome.NOTHING
            if part != "adviser" and chance.random() < 0.2:
                outcome = Outcome.DOUBT
            step = follows(part, outcome, bool(same_said(round_, (category, wanted), people)))
            round_.append(SimpleNamespace(by_id=by, on_behalf_of_id=behalf, category=category, wanted=wanted))
            assert (state, TARGETS[step]) in ITEM.pairs, (state, step)
            state = TARGETS[step]
        ends[state] += 1
        if state == "agreed":
            last = round_[-1]
            others = [one for one in round_[:-1] if (one.category, one.wanted) == (last.category, last.wanted)]
            assert any(not hands([one]) & hands([last]) for one in others)
            assert len({one.by_id for one in (*others, last)}) > 1
    assert min(ends[one] for one in ("agreed", "closed", "adviser", "second")) > 1000


def _world():
    """Three readers, a deputy of the first, and two advisers, one of whom reads too."""
    people = [worlds.user("referral_officer") for _ in range(3)]
    actors = [actor_of(one) for one in people]
    now = timezone.now()
    Deputy.objects.create(user=people[0], deputy=people[1], starts_at=now, ends_at=now + timedelta(days=1))
    actors.append(actor_of(people[1], acting_for=people[0].pk))
    both = User.objects.get(pk=made.adviser().user_id)
    adviser = actor_of(both)
    posts = frozenset({*adviser.posts, Post("referral_officer", next(iter(adviser.posts)).organisation_id)})
    return [*actors, Actor(both.pk, posts), made.adviser()]


def _do(chance, step, actor, item):
    said = chance.choice(
        [nothing(), answers(), answers(), answers(category="joins"), answers(public="unsure", wanted="")]
    )
    match step:
        case "take":
            item_take(actor=actor, pk=item.pk)
        case "leave":
            item_leave(actor=actor, pk=item.pk)
        case "read":
            item_read(actor=actor, pk=item.pk, answers=said)
        case "advise":
            item_advise(actor=actor, pk=item.pk, answers=said)
        case "close":
            item_close(actor=actor, pk=item.pk, reason="x")
        case "reopen":
            item_reopen(actor=actor, pk=item.pk, what="facts", reason="x")


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_random_histories_through_the_services_keep_the_rule(installed, seed):
    chance, actors = random.Random(seed), _world()
    reached = Counter()
    for _history in range(15):
        item = made.item(state="open")
        for _step in range(16):
            before = Item.objects.get(pk=item.pk).state
            try:
                _do(chance, chance.choice(["take", "read", "read", "read", "advise", "leave", "close", "reopen"]),
                    chance.choice(actors), item)  # fmt: skip
            except (Unfit, Denied, WrongState):
                assert Item.objects.get(pk=item.pk).state == before
                continue
            item = Item.objects.get(pk=item.pk)
            assert before in (item.state, "open") or (before, item.state) in ITEM.pairs
            assert (item.state == "taken") <= (item.taken_by_id is not None)
            if item.state == "agreed":
                found = agreed(item)
                rows = Reading.objects.filter(item=item, round=found.round, category=found.category, wanted=found.way)
                assert len({one.by_id for one in rows}) > 1
                assert len(found.people) > 1
            reached[item.state] += 1
        by = Counter()
        for one in Reading.objects.filter(item=item):
            by.update({(one.round, person) for person in hands([one])})
        assert max(by.values(), default=1) == 1
    assert {"agreed", "closed", "second", "adviser"} <= set(reached)
