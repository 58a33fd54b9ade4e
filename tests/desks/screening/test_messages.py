"""Messages of airlines: who is in them is asked for, what is wrong is told, what must not be kept isn't."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, travelling
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.clocks.models import ClockRun
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.travel.models import Message, Passenger
from zotim.desks.screening.travel.moments import moment_of
from zotim.desks.screening.travel.services.messages import messages_take

pytestmark = pytest.mark.django_db


def alerts_of(message):
    with made.everywhere():
        return list(Alert.objects.filter(question__passengers__message=message).select_related("question"))


def test_each_traveller_is_asked_for_and_a_hit_is_due_before_departure(listed):
    at = travelling.leaves()
    (message,) = travelling.take(travelling.passenger_list(*travelling.TRAVELLERS, at=at))
    assert (message.flight, message.origin, message.destination) == ("ZZ101", "IST", "TIA")
    assert (message.people, message.alerts, message.problems) == (3, 1, 0)
    assert message.leaves_at == at
    (alert,) = alerts_of(message)
    assert (alert.channel, alert.waits, alert.due_at) == ("travel", Alert.Waits.FLIGHT, at)
    assert alert.question.origin == "passenger"
    assert ClockRun.objects.get(code="screening.alert.passenger", object_id=alert.pk).due_at == at


def test_a_time_is_that_of_its_airport():
    assert moment_of("2026-07-01T12:00", "IST").isoformat() == "2026-07-01T12:00:00+03:00"
    assert moment_of("2026-07-01T12:00", "TIA").isoformat() == "2026-07-01T12:00:00+02:00"
    assert moment_of("2026-07-01T12:00", "???") is not None
    assert moment_of("2026-07-01", "TIA") is None


def test_after_departure_a_verdict_is_due_before_arrival_or_within_a_day(listed):
    gone = timezone.now() - timedelta(hours=1)
    (message,) = travelling.take(travelling.passenger_list(travelling.TRAVELLERS[0], at=gone.replace(second=0)))
    (alert,) = alerts_of(message)
    assert timezone.now() < alert.due_at <= timezone.now() + timedelta(hours=24)


def test_who_has_no_hit_is_kept_sealed_and_raises_no_question(listed):
    (message,) = travelling.take()
    with made.everywhere():
        rows = list(Passenger.objects.filter(message=message))
        assert Question.objects.count() == 1
    assert [row.question_id is None for row in rows] == [False, True, True]
    assert all(row.sealed.startswith("zs1:") for row in rows)


def test_a_message_about_the_same_flight_raises_no_second_alert_about_the_same_person(listed):
    at = travelling.leaves()
    first, second = (
        travelling.take(travelling.passenger_list(*travelling.TRAVELLERS[:count], at=at))[0] for count in (1, 2)
    )
    assert (first.alerts, second.alerts, second.people) == (1, 0, 2)
    assert alerts_of(first) == alerts_of(second)
    (other_day,) = travelling.take(travelling.passenger_list(travelling.TRAVELLERS[0], at=at + timedelta(days=1)))
    assert other_day.alerts == 1


def test_who_was_told_apart_raises_no_alert_on_the_next_journey(listed):
    officer = travelling.officer()
    travelling.alert(officer, "apart")
    (again,) = travelling.take(travelling.passenger_list(travelling.TRAVELLERS[0], flight="ZZ999"))
    assert (again.people, again.alerts) == (1, 0)


def test_the_same_file_is_taken_in_once(listed):
    data = travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS), travelling.passenger_list())
    officer = travelling.officer()
    assert len(messages_take(actor=officer, data=data).messages) == 2
    again = messages_take(actor=officer, data=data)
    assert (again.messages, again.known) == ([], 2)
    with made.everywhere():
        assert Message.objects.count() == 2


def test_errors_are_told_by_segment_and_field_and_good_passengers_are_kept(listed):
    message = travelling.passenger_list(*travelling.TRAVELLERS)
    message[message.index("DTM+329:880130")] = "DTM+329:MUSLIM MEAL"
    message.insert(6, "NAT+2+ALB")
    message[-1] = "CNT+42:9"
    (taken,) = travelling.take(message)
    assert (taken.people, taken.problems) == (3, 3)
    assert [(one["field"], one["code"]) for one in taken.told] == [("NAT", "early"), ("DTM", "date"), ("CNT", "count")]
    assert taken.told[2]["values"] == {"has": 3, "wanted": 9}
    assert "MUSLIM" not in json.dumps(taken.told)


def test_what_stands_where_a_flight_should_is_no_flight_unless_it_is_written_like_one(listed):
    (message,) = travelling.take(travelling.passenger_list(travelling.TRAVELLERS[0], flight="KOSHER MEAL"))
    assert (message.flight, message.people, message.alerts) == ("", 1, 1)
    with made.everywhere():
        assert "KOSHER" not in Question.objects.get().purpose


def test_a_file_without_a_message_is_refused(listed):
    with pytest.raises(Unfit, match="PAXLST"):
        messages_take(actor=travelling.officer(), data=b"Lule,Prifti\n")


def test_while_no_list_is_in_force_nothing_is_taken_in():
    with pytest.raises(Unfit, match="No list is in force"):
        messages_take(actor=travelling.officer(), data=travelling.interchange(travelling.passenger_list()))


@pytest.mark.parametrize("role", ["finance_officer", "border_officer", "list_officer"])
def test_nobody_else_puts_messages_in(listed, role):
    with pytest.raises(Denied):
        messages_take(actor=worlds.actor(role), data=travelling.interchange(travelling.passenger_list()))


def test_nothing_of_belief_health_or_money_is_in_any_row_or_file_afterwards(listed, settings):
    free = tuple(f"FTX+ABC+++{word}" for word in travelling.SPECIAL)
    lists = travelling.passenger_list(*travelling.TRAVELLERS, more=(*free, "COM+KOSHER:TE", "XX KOSHER+WHEELCHAIR"))
    data = travelling.interchange(lists, travelling.bookings())
    taken = messages_take(actor=travelling.officer(), data=data).messages
    assert [one.people for one in taken] == [3, 1]
    assert taken[0].left_out == {"free_text": 6, "contact": 1}
    assert taken[1].left_out["special_request"] == 2
    assert taken[1].left_out["payment"] == 1
    rows = "\n".join(_everything(settings))
    assert "screening.message.received" in rows
    assert [word for word in travelling.SPECIAL if word in rows] == []


def _everything(settings):
    """Each row of each table with what is sealed opened, and each file of the installation."""
    from zotim.desks.screening.travel.sealed import TEXTS

    with made.everywhere():
        for model in apps.get_models():
            for row in model._base_manager.all().values():
                yield json.dumps(row, default=str)
        for one in Passenger.objects.select_related("message"):
            yield json.dumps(TEXTS.values(worlds.actor("travel_officer"), one, "sealed"))
    for path in Path(settings.ZOTIM_HOME).rglob("*"):
        if path.is_file():
            yield path.read_bytes().decode("latin-1")
