"""Two people at once: colleagues who answer, and one who answers while another merges or puts the reply together."""

from functools import partial

import pytest
from django.db import transaction

from tests import data_calls, roles
from tests.races import meanwhile, on_postgresql
from tests.register.data_calls.conftest import World
from zotim.core.access.privileges import Part
from zotim.core.access.refusals import Unfit
from zotim.core.states.machine import WrongState
from zotim.register.data_calls.models import Answer, Merged, Reply
from zotim.register.data_calls.services import answers as answering
from zotim.register.data_calls.services import replies

pytestmark = on_postgresql


@pytest.fixture
def two(transactional_db):
    """A call that is out, and ``begin(first, second)``: two at once, the second as the site's role."""
    world = World().open()
    return world, partial(meanwhile, roles.made(Part.WEB))


def say(world, value):
    world.say(world.focal, world.portion, q1=value)


def merge(world, value="6"):
    one = world.answer("1")
    replies.answers_merge(actor=world.analyst, question=one.question, answers=[one], value=value)


def test_of_two_colleagues_who_save_at_once_each_makes_a_version(two):
    world, begin = two
    with begin(lambda: say(world, "6"), lambda: say(world, "7")) as other:
        assert other.waits()
    assert other.error is None
    assert [(one.number, one.value) for one in world.answer("1").versions.all()] == [(1, "6"), (2, "7")]


def test_a_sheet_that_comes_while_a_colleague_saves_makes_the_next_version(two):
    world, begin = two
    data = data_calls.filled(data_calls.sheet(world.analyst, world.portion), {"1": 7})
    with begin(lambda: say(world, "6"), lambda: world.return_sheet(data)) as other:
        assert other.waits()
    assert other.error is None
    assert [one.value for one in world.answer("1").versions.all()] == ["6", "7"]


def test_an_answer_that_is_merged_while_its_body_changes_it_is_refused_to_the_body(two):
    world, begin = two
    say(world, "6")
    with begin(lambda: merge(world), lambda: say(world, "7")) as other:
        assert other.waits()
    assert isinstance(other.error, WrongState)
    assert [one.value for one in world.answer("1").versions.all()] == ["6"]


def test_what_a_body_says_while_somebody_merges_is_what_is_merged(two):
    world, begin = two
    say(world, "6")
    with begin(lambda: say(world, "7"), lambda: merge(world, "7")) as other:
        assert other.waits()
    assert other.error is None
    assert [version.value for version in Merged.objects.get().versions.all()] == ["7"]


def test_of_two_who_merge_at_once_the_second_makes_the_next_answer(two):
    world, begin = two
    say(world, "6")
    with begin(lambda: merge(world), lambda: merge(world)) as other:
        assert other.waits()
    assert other.error is None
    assert [one.number for one in Merged.objects.all()] == [1, 2]


@pytest.fixture
def whole(transactional_db):
    """A call with every answer merged."""
    world = World().merged()
    return world, partial(meanwhile, roles.made(Part.WEB))


def compose(world):
    return replies.reply_compose(actor=world.analyst, call=world.call)


def give_back(world):
    answering.answer_return(actor=world.analyst, answer=world.answer("1"), reason="Since when?")


def test_of_two_who_put_the_reply_together_the_second_is_told(whole):
    world, begin = whole
    with begin(lambda: compose(world), lambda: compose(world)) as other:
        assert other.waits()
    assert isinstance(other.error, Unfit)
    assert Reply.objects.count() == 1


def test_an_answer_that_is_returned_while_the_last_step_is_taken_comes_after_it(whole):
    world, begin = whole
    reply = compose(world)
    replies.reply_clear(actor=world.coordinator, step=reply.steps.get(position=1), cleared=True)
    last = reply.steps.get(position=2)

    def clear():
        replies.reply_clear(actor=world.foreign, step=last, cleared=True)

    with begin(clear, lambda: give_back(world)) as other:
        assert other.waits()
    assert isinstance(other.error, WrongState)
    with transaction.atomic():
        assert Answer.objects.get(pk=world.answer("1").pk).state == "cleared"
