"""Two people at once: a case closes while somebody writes or is let in. On PostgreSQL with two real connections."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from tests import roles
from tests.desks.reintegration.people import around_a_case
from tests.races import meanwhile, on_postgresql
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.privileges import Part
from zotim.core.access.walls import opened
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Case, Note


def stale(case):
    """The case as somebody loaded it before the others did anything."""
    return Case(**{field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields})


@pytest.mark.django_db
def test_who_loaded_a_case_before_it_was_closed_writes_nothing_in_it(people):
    people.help()
    people.ask_closure()
    loaded = [stale(people.case) for _ in range(4)]
    people.give("teacher", "education", level="write")
    people.move("close")
    give = {"domains": ["education"], "purpose": "help", "ends_at": timezone.now() + timedelta(days=1)}
    with pytest.raises(Denied):
        services.grant_give(
            actor=people.actor("supervisor"), case=loaded[0], user=people.users["teacher"], **give
        )  # fmt: skip
    for who, purpose, case in [("manager", "", loaded[1]), ("teacher", "help", loaded[2])]:
        with pytest.raises(Denied):
            services.note_add(actor=people.actor(who, purpose), case=case, domain="education", text="x")
    with pytest.raises(WrongState):
        services.case_move(actor=people.actor("supervisor"), case=loaded[3], step="close")
    with opened():
        assert not Grant.objects.live().exists()
        assert not Note.objects.exists()


# Two connections


@pytest.fixture
def two(transactional_db):
    """People around a case under way, and ``begin(work)``: the same as the site's role in another connection."""
    people = around_a_case()
    people.help()
    people.ask_closure()
    role = roles.made(Part.WEB)
    return people, partial(meanwhile, role)


def give(people, case):
    services.grant_give(
        actor=people.actor("supervisor"), case=case, domains=["education"], purpose="help",
        ends_at=timezone.now() + timedelta(days=1), user=people.users["teacher"],
    )  # fmt: skip


def close(people, case):
    services.case_move(actor=people.actor("supervisor"), case=case, step="close")


def write(people, case, who="manager", purpose=""):
    services.note_add(actor=people.actor(who, purpose), case=case, domain="education", text="a made-up sentence")


@on_postgresql
def test_a_grant_that_is_given_while_a_case_closes_is_refused(two):
    people, meanwhile = two
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: close(people, mine), lambda: give(people, theirs)) as other:
        assert other.waits()
    assert isinstance(other.error, Denied)
    with opened():
        assert not Grant.objects.exists()


@on_postgresql
def test_a_case_that_closes_while_a_grant_is_given_ends_the_grant_too(two):
    people, meanwhile = two
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: give(people, mine), lambda: close(people, theirs)) as other:
        assert other.waits()
    assert other.error is None
    with opened():
        assert Case.objects.get().state == "closed"
        assert Grant.objects.count() == 1
        assert not Grant.objects.live().exists()


@on_postgresql
def test_a_case_waits_with_its_closing_for_a_note_that_is_being_written_and_refuses_the_next(two):
    people, meanwhile = two
    people.give("teacher", "education", level="write")
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: write(people, mine, "teacher", "help"), lambda: close(people, theirs)) as other:
        assert other.waits()
    assert other.error is None
    with pytest.raises(Denied):
        write(people, mine)
    with opened():
        assert Note.objects.count() == 1


@on_postgresql
def test_a_note_that_is_written_while_a_case_closes_is_refused_to_who_works_there_and_to_who_was_let_in(two):
    people, meanwhile = two
    people.give("teacher", "education", level="write")
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: close(people, mine), lambda: write(people, theirs, "teacher", "help")) as other:
        assert other.waits()
    assert isinstance(other.error, Denied)
    with opened():
        assert not Note.objects.exists()


@on_postgresql
def test_of_two_who_close_a_case_the_second_is_told_that_it_came_too_late(two):
    people, meanwhile = two
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: close(people, mine), lambda: close(people, theirs)) as other:
        assert other.waits()
    assert isinstance(other.error, WrongState)
    with opened():
        assert Case.objects.get().state == "closed"


@on_postgresql
def test_two_who_write_notes_dont_wait_for_each_other(two):
    people, meanwhile = two
    people.give("teacher", "education", level="write")
    mine, theirs = stale(people.case), stale(people.case)
    with meanwhile(lambda: write(people, mine), lambda: write(people, theirs, "teacher", "help")) as other:
        assert not other.waits()
    assert other.error is None
    with opened():
        assert Note.objects.count() == 2


@on_postgresql
def test_who_may_not_see_a_case_holds_nothing(two):
    people, meanwhile = two
    mine, theirs = stale(people.case), stale(people.case)

    def try_to_hold():
        with pytest.raises(Denied):
            write(people, mine, "colleague")

    with meanwhile(try_to_hold, lambda: close(people, theirs)) as other:
        assert not other.waits()
    assert other.error is None
