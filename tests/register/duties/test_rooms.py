"""What the rooms have in the calendar: meetings, reports back, assistance, values of indicators, hearings."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import indicators, taking_part, worlds
from zotim.core.access.due_days import Span, due_days_of
from zotim.register.duties.selectors import work
from zotim.register.duties.services.reminders import due_reminders
from zotim.register.models import StatusAssessment
from zotim.register.reports.models import Hearing
from zotim.register.taking_part.calendar import reports
from zotim.register.taking_part.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return taking_part.People()


def due(actor, kind, first=-60, last=60):
    return [one for one in due_days_of(actor, taking_part.days(first), taking_part.days(last)) if one.kind == kind]


def test_a_meeting_stands_on_its_day_for_the_bodies_that_sit_there_and_the_centre(people):
    forum = taking_part.forum(people.analyst)
    taking_part.seat(people.analyst, forum, people.ministry)
    meeting = taking_part.meeting(people.analyst, forum)
    for actor in (people.focal, people.analyst, people.foreign):
        [one] = due(actor, "meeting")
        assert (one.day, one.body, one.record[1]) == (meeting.from_on, people.ministry.pk, meeting.pk)
    assert due(people.other, "meeting") == []


def test_a_body_that_sits_beside_the_leading_one_has_it_as_its_own(people):
    forum = taking_part.forum(people.analyst)
    taking_part.seat(people.analyst, forum, people.ministry)
    taking_part.seat(people.analyst, forum, people.police, "member")
    taking_part.meeting(people.analyst, forum)
    assert [one.body for one in due(people.other, "meeting")] == [people.police.pk]
    assert [one.body for one in due(people.analyst, "meeting")] == [people.ministry.pk]


def test_a_group_in_which_nobody_sits_is_the_centres_to_see_to(people):
    taking_part.meeting(people.analyst, taking_part.forum(people.analyst))
    assert [one.body for one in due(people.analyst, "meeting")] == [None]


def test_once_a_meeting_took_place_the_report_back_is_due_until_it_is_made(people):
    forum = taking_part.forum(people.analyst, report_days=20)
    taking_part.seat(people.analyst, forum, people.ministry)
    meeting = taking_part.meeting(people.analyst, forum, taking_part.days(-3))
    assert due(people.focal, "meeting_report") == []
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    assert due(people.focal, "meeting") == []
    assert [one.day for one in due(people.focal, "meeting_report")] == [taking_part.days(17)]
    Meeting.objects.filter(pk=meeting.pk).update(state="reported")
    assert due(people.focal, "meeting_report") == []


def test_reports_back_of_groups_with_other_waits_stand_by_their_days_and_only_the_first_are_read(people):
    waits = {"slow": 40, "usual": None, "quick": 5}
    for at, (key, wait) in enumerate(waits.items()):
        forum = taking_part.forum(people.analyst, key, report_days=wait)
        taking_part.seat(people.analyst, forum, people.ministry)
        for number in range(3):
            held = taking_part.meeting(people.analyst, forum, taking_part.days(-10 * number - at))
            Meeting.objects.filter(pk=held.pk).update(state="held")
    rows = Meeting.objects.select_related("forum")
    wanted = sorted((one.until_on + timedelta(days=one.forum.days_to_report), one.pk) for one in rows)
    assert [(one.day, one.record[1]) for one in due(people.focal, "meeting_report")] == wanted
    span = Span(date.min, date.max, frozenset({people.ministry.pk}))
    with CaptureQueriesContext(connection) as queries:
        found = reports(people.focal).of_each([span], 4)
    assert [(one.day, one.record[1]) for one in found] == wanted[:4]
    assert len(queries) == 2 + len(waits)  # which waits there are, who sits where, and the first of each wait


def test_a_cancelled_meeting_is_gone(people):
    meeting = taking_part.meeting(people.analyst, taking_part.forum(people.analyst))
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    assert due(people.analyst, "meeting") == []


def test_the_body_that_sits_there_is_reminded_of_a_meeting(people):
    forum = taking_part.forum(people.analyst)
    taking_part.seat(people.analyst, forum, people.ministry)
    taking_part.meeting(people.analyst, forum, taking_part.days(7))
    told = [step.user_id for step in due_reminders(taking_part.today()) if step.due.kind == "meeting"]
    assert told == [people.users["focal"].pk]


def test_what_was_pledged_is_due_until_it_is_delivered(people):
    offer = taking_part.offer(people.analyst, people.ministry, ends_on=taking_part.days(20))
    taking_part.offer(people.analyst, people.ministry)  # with no day
    for actor in (people.analyst, people.focal):
        [one] = due(actor, "assistance")
        assert (one.day, one.body, one.certain) == (taking_part.days(20), people.ministry.pk, False)
    assert due(people.other, "assistance") == []
    taking_part.delivered(people.analyst, offer)
    assert due(people.analyst, "assistance") == []


def values(actor, first=date(2026, 1, 1), last=date(2027, 1, 31)):
    return [one.day for one in due_days_of(actor, first, last) if one.kind == "value"]


def test_the_value_of_each_period_is_due_until_it_is_supplied(people):
    one = indicators.indicator(people.analyst, people.ministry, ends_on=date(2026, 12, 31))
    days = [date(2026, 4, 30), date(2026, 7, 30), date(2026, 10, 30), date(2027, 1, 30)]
    assert values(people.focal) == values(people.analyst) == days
    assert values(people.focal, days[1], days[2]) == days[1:3]
    assert values(people.focal, days[0] + timedelta(days=1), days[1] - timedelta(days=1)) == []
    indicators.supplied(people.focal, one, 3)
    assert values(people.focal) == days[1:]


def test_what_a_body_owes_of_a_public_indicator_no_other_body_sees(people):
    indicators.indicator(people.analyst, people.ministry, classification="public")
    assert values(people.focal)
    assert values(people.other) == []


def test_a_hearing_stands_on_its_day_for_its_body_until_comments_are_given(people):
    commitment = worlds.commitment(people.analyst, people.ministry)
    assessment = StatusAssessment.objects.create(
        commitment=commitment, claimed="done", assessed="under_way", assessed_by=people.users["analyst"]
    )
    hearing = Hearing.objects.create(
        reference="ZOT-H-1", assessment=assessment, organisation=people.ministry, sentences=[],
        due_on=taking_part.days(10), asked_by=people.users["analyst"],
    )  # fmt: skip
    assert [one.day for one in due(people.focal, "hearing")] == [taking_part.days(10)]
    assert [one.body for one in due(people.analyst, "hearing")] == [people.ministry.pk]
    assert due(people.other, "hearing") == []
    [near] = [one for one in work(people.focal, people.ministry, taking_part.today()).soon if one.kind == "hearing"]
    assert near.record[1] == hearing.pk
    Hearing.objects.filter(pk=hearing.pk).update(state="given")
    assert due(people.focal, "hearing") == []
