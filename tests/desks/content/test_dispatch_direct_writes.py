"""Whoever writes into the database past the services: nothing leaves but by two people, as the second one read it."""

import random
from collections import Counter
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.desks.content import made
from tests.desks.content.dispatchly import Desk
from zotim.core.audit.services import System
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.services import rows
from zotim.desks.content.dispatch.states import DISPATCH
from zotim.desks.content.law.models import Way

pytestmark = pytest.mark.django_db
WORKER = System("worker")
HISTORIES, WRITES = 150, 20
TOKEN = "zs1:{}:" + "A" * 40


@pytest.fixture
def desk(installed):
    return Desk("national", "referral")


def write(sql, *values):
    """One statement, as a program with the database's password sends it; answers whether it was taken."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except IntegrityError:
        return False
    return True


def change(row, values):
    """An UPDATE of some columns of a row."""
    put = ", ".join(f'"{Dispatch._meta.get_field(name).column}" = %s' for name in values)
    said = [Dispatch._meta.get_field(name).get_db_prep_value(one, connection) for name, one in values.items()]
    pk = Dispatch._meta.pk.get_db_prep_value(row.pk, connection)
    return write(f"UPDATE content_dispatch SET {put} WHERE id = %s", *said, pk)


class Writer:
    """Somebody who puts into a row what they like: states, people, moments, words, ways."""

    def __init__(self, desk, dice):
        self.desk, self.dice = desk, dice
        self.people = [one.user_id for one in (desk.officer, desk.approver, made.officer())]

    def somebody(self):
        return self.dice.choice([*self.people, None])

    def values(self, row):
        """Some columns, and what is to stand in them; most often a step of the table with what it wants."""
        now, dice = timezone.now(), self.dice
        nexts = [target for source, target in sorted(DISPATCH.pairs) if source == row.state]
        states = nexts if nexts and dice.random() < 0.8 else [one.code for one in DISPATCH.states]
        every = {
            "state": dice.choice(states), "approved_by_id": self.somebody(), "approved_for_id": self.somebody(),
            "approved_at": dice.choice([now, None]), "sent_at": dice.choice([now, now, None]), "received_at": now,
            "drafted_by_id": dice.choice(self.people), "drafted_for_id": self.somebody(), "hands": [],
            "way": dice.choice(Way.values), "platform_id": dice.choice([self.desk.platform.pk, None]),
            "values": TOKEN.format(uuid4().hex),
        }  # fmt: skip
        helpful = [name for name in ("approved_by_id", "approved_at", "sent_at", "received_at") if dice.random() < 0.6]
        step = "state" if dice.random() < 0.8 else "hands"
        chosen = {*helpful, step, *dice.sample(sorted(every), dice.choice([0, 0, 1, 2]))}
        return {name.removesuffix("_id"): every[name] for name in sorted(chosen)}


def test_whatever_is_written_past_the_services_what_leaves_had_two_people_and_is_what_the_second_one_read(installed):
    dice = random.Random(20261127)
    desk = Desk("national", "police")
    writer, items, reached = Writer(desk, dice), {way: desk.item(way) for way in ("national", "police")}, Counter()
    for number in range(HISTORIES):
        way = ("national", "police")[number % 2]
        row, asked = desk.drafted(way, item=items[way]), None
        for _write in range(WRITES):
            before = row.state
            taken = change(row, writer.values(row))
            row.refresh_from_db()
            reached[taken] += 1
            if not taken:
                assert row.state == before
            if before == "drafted" != row.state:
                asked = (row.values, row.way, row.platform_id, row.drafted_by_id, row.drafted_for_id)
            if row.state == "drafted":
                continue
            assert (row.values, row.way, row.platform_id, row.drafted_by_id, row.drafted_for_id) == asked
            first, second = (
                {one for one in (getattr(row, f"{step}_by_id"), getattr(row, f"{step}_for_id")) if one}
                for step in ("drafted", "approved")
            )
            if row.state == ALONE:
                assert (row.way, second) == ("police", set())
            elif row.state in LEFT:
                assert first
                assert second
            assert not first & second
            reached[row.state] += 1
    assert {"asked", "approved", "sent", ALONE, "received", "withdrawn"} <= set(reached)
    assert reached[False] > HISTORIES


@pytest.mark.parametrize("field", ["values", "platform", "way", "drafted_by", "hands", "language", "form", "item"])
def test_what_an_approver_is_asked_about_says_the_same_until_it_is_returned(desk, field):
    row = services.dispatch_ask(actor=desk.officer, dispatch=desk.drafted())
    other = {
        "values": TOKEN.format(uuid4().hex), "platform": None, "way": "referral", "drafted_by": made.officer().user_id,
        "hands": [], "language": "sq", "form": "national/9", "item": made.item(state="open").pk,
    }  # fmt: skip
    assert not change(row, {field: other[field]})
    assert not change(row, {field: other[field], "state": "drafted"})
    assert change(row, {"state": "drafted"})
    if field not in ("platform", "way"):
        assert change(row, {field: other[field]})


class TestTheDatabaseItself:
    @pytest.mark.parametrize("state", ["asked", "approved", "sent", "received", "final", "withdrawn"])
    def test_nothing_is_written_straight_into_a_later_state(self, desk, state):
        row = desk.drafted()
        fields = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
        later = {"state": state, "approved_by_id": desk.approver.user_id}
        later |= dict.fromkeys(["approved_at", "sent_at", "received_at"], timezone.now())
        fields |= {"id": uuid4(), "reference": "ZOT-XXXX-XX", **later}
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispatch(**fields).save(force_insert=True)

    def test_nothing_skips_a_step_or_leaves_unapproved(self, desk):
        row, now = desk.drafted(), timezone.now()
        one = Dispatch.objects.filter(pk=row.pk)
        tries = [
            {"state": "approved"}, {"state": "sent", "sent_at": now},
            {"state": "sent", "sent_at": now, "approved_by_id": desk.approver.user_id, "approved_at": now},
            {"state": "sent_alone", "sent_at": now}, {"approved_by_id": desk.approver.user_id, "approved_at": now},
            {"platform": None},
        ]  # fmt: skip
        for values in tries:
            with pytest.raises(IntegrityError), transaction.atomic():
                one.update(**values)
        services.dispatch_ask(actor=desk.officer, dispatch=row)
        own = {"approved_by_id": desk.officer.user_id, "approved_at": now, "state": "approved"}
        for values in ({"state": "approved"}, own):
            with pytest.raises(IntegrityError), transaction.atomic():
                one.update(**values)

    def test_sql_doesnt_either_and_a_note_is_never_changed(self, desk):
        row = desk.sent()
        note = rows.noted(WORKER, row, "back")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE content_dispatch SET state = 'final'")
        with pytest.raises(IntegrityError), transaction.atomic():
            type(note).objects.filter(pk=note.pk).update(kind="gone")
