"""What waits in data calls, however many there are."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zotim.core.access.due_days import due_days_of
from zotim.core.access.tasks import MOST
from zotim.core.texts import Translated
from zotim.register.data_calls.models import DataCall
from zotim.register.data_calls.services import replies
from zotim.register.data_calls.tasks import waiting

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def open_calls(world, number):
    """Calls that nobody answered yet, all due before any other."""
    made = [
        DataCall(
            reference=f"Q-{at:05}", title=Translated.of("en", f"Survey {at}"), asked_by="A", recipient="B",
            due_on=date(2026, 1, 1), language="en", languages=["en"], made_by_id=world.analyst.user_id,
            classification="internal",
        )
        for at in range(number)
    ]  # fmt: skip
    DataCall.objects.bulk_create(made)
    DataCall.objects.filter(pk__in=[one.pk for one in made]).update(state="open")


def asked(world):
    with CaptureQueriesContext(connection) as queries:
        found = [(task.reference, str(task.why)) for task in waiting(world.analyst, TODAY)]
    return found, len(queries)


def test_a_clearance_waits_on_home_by_the_day_that_the_calendar_shows(world):
    world.merged()
    replies.reply_compose(actor=world.analyst, call=world.call)
    [home] = [task.due_on for task in waiting(world.coordinator, TODAY) if task.step == "clear"]
    today = timezone.localdate()
    span = today, today + timedelta(days=60)
    assert [home] == [one.day for one in due_days_of(world.coordinator, *span) if one.kind == "clock"]
    assert home != world.call.due_on


def test_a_call_with_answers_to_merge_is_named_behind_any_number_that_nobody_answered_and_costs_no_query_more(world):
    world.open()
    world.say(world.focal, world.portion, q1="6")
    wanted = [(world.call.reference, "1 answer came and isn't merged")]
    found, queries = asked(world)
    assert found == wanted
    open_calls(world, MOST + 1)
    found, later = asked(world)
    assert found[:1] == wanted
    assert len(found) == 1 + MOST
    assert later <= queries
