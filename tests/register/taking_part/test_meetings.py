"""Meetings abroad: before, who was there, what we said, reported back. And co-sponsorships."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests import worlds
from tests.taking_part import MINUTES, days, forum, meeting, seat, text, today
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.dictionary import Field
from zotim.core.evidence.services import NoFile
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.states.machine import WrongState
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.taking_part import selectors, services
from zotim.register.taking_part.models import Attendance, Meeting

pytestmark = pytest.mark.django_db


def held(people, one, level="expert", on=None):
    made = meeting(people.analyst, one, on or days(-3))
    services.meeting_move(actor=people.analyst, meeting=made, step="hold")
    services.attendance_note(actor=people.analyst, meeting=made, organisation=people.ministry, level=level)
    return made


def test_a_body_with_a_seat_keeps_its_meetings_and_others_dont(people):
    one = forum(people.analyst)
    seat(people.analyst, one, people.ministry)
    made = meeting(people.focal, one)
    assert selectors.meeting(people.focal, made.pk) == made
    with pytest.raises(Denied):
        meeting(people.other, one)
    with pytest.raises(NotVisible):
        selectors.meeting(people.other, made.pk)


def test_sight_ends_with_the_seat(people):
    one = forum(people.analyst)
    given = seat(people.analyst, one, people.ministry)
    made = meeting(people.focal, one)
    services.seat_end(actor=people.analyst, seat=given, until_on=days(-1))
    with pytest.raises(NotVisible):
        selectors.meeting(people.focal, made.pk)


def test_a_meeting_that_hasnt_come_took_no_place(people):
    made = meeting(people.analyst, forum(people.analyst), days(1))
    with pytest.raises(WrongState, match="first day"):
        services.meeting_move(actor=people.analyst, meeting=made, step="hold")
    with pytest.raises(Unfit, match="took place"):
        services.attendance_note(actor=people.analyst, meeting=made, organisation=people.ministry, level="expert")


def test_reporting_back_takes_minutes_or_a_statement_and_who_was_there(people):
    made = meeting(people.analyst, forum(people.analyst), days(-3))
    services.meeting_move(actor=people.analyst, meeting=made, step="hold")
    services.paper_add(actor=people.analyst, meeting=made, paper="minutes", data=MINUTES, name="minutes.pdf")
    with pytest.raises(WrongState, match="Minutes or a statement"):
        services.meeting_move(actor=people.analyst, meeting=made, step="report")
    services.attendance_note(actor=people.analyst, meeting=made, organisation=people.ministry, level="nobody")
    assert services.meeting_move(actor=people.analyst, meeting=made, step="report").state == "reported"


def test_the_database_itself_refuses_a_step_that_is_left_out(people):
    made = meeting(people.analyst, forum(people.analyst), days(-3))
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=made.pk).update(state="reported")


def test_attendance_knows_bodies_and_levels_and_has_no_place_for_a_name():
    fields = {field.name for field in Attendance._meta.get_fields()}
    assert fields == {"id", "created_at", "meeting", "organisation", "level"}
    assert not any(isinstance(one, Field) and one.personal for one in Attendance.dictionary.fields.values())


def test_said_again_who_was_there_is_corrected(people):
    made = held(people, forum(people.analyst), "expert")
    services.attendance_note(actor=people.analyst, meeting=made, organisation=people.ministry, level="minister")
    assert [one.level for one in selectors.attendances_of(people.analyst, made)] == ["minister"]


def test_what_we_said_there_leads_to_its_commitments(people):
    made = held(people, forum(people.analyst))
    commitment = worlds.commitment(people.analyst, people.ministry)
    services.statement_link(actor=people.analyst, meeting=made, statement=commitment.document)
    assert list(selectors.said_at(people.analyst, made)) == [commitment]
    assert list(selectors.said_at(people.foreign, made)) == []  # who doesn't see commitments sees none here


def test_only_who_reads_statements_links_one(people):
    made = held(people, forum(people.analyst))
    document = worlds.document(people.analyst)
    with pytest.raises(Denied):
        services.statement_link(actor=people.foreign, meeting=made, statement=document)


def test_attended_is_a_number_of_meetings_that_took_place(people):
    one = forum(people.analyst)
    held(people, one, "minister", date(2026, 3, 1))
    held(people, one, "nobody", date(2026, 4, 1))
    held(people, one, "expert", date(2025, 12, 31))
    cancelled = meeting(people.analyst, one, date(2026, 5, 1))
    services.meeting_move(actor=people.analyst, meeting=cancelled, step="cancel")
    meeting(people.analyst, one, date(2026, 6, 1))
    found = selectors.attended(Meeting.objects.all(), date(2026, 1, 1), date(2026, 12, 31))
    assert (found.there, found.held) == (1, 2)
    year = Period.year(2026)
    assert [FIGURES[f"register.meetings.{name}"].compute(year) for name in ("attended", "held")] == [1, 2]


def waiting(actor):
    return [(task.step, task.due_on) for task in tasks_of(actor, today())[0] if task.url.startswith("/register/meet")]


def test_who_sits_for_us_prepares_and_then_reports_back(people):
    one = forum(people.analyst, report_days=7)
    seat(people.analyst, one, people.ministry)
    meeting(people.analyst, one, days(20))
    meeting(people.analyst, one, days(90))
    held(people, one, on=days(-3))
    assert waiting(people.focal) == [("report back", days(4)), ("prepare", days(20))]
    assert waiting(people.other) == []


def test_papers_are_seen_by_those_who_see_the_meeting(people):
    one = forum(people.analyst)
    seat(people.analyst, one, people.ministry)
    made = meeting(people.analyst, one)
    services.paper_add(actor=people.focal, meeting=made, paper="agenda", data=MINUTES, name="agenda.pdf")
    assert services.paper_open(actor=people.focal, meeting=made, paper="agenda").data == MINUTES
    with pytest.raises(Denied):
        services.paper_open(actor=people.other, meeting=made, paper="agenda")
    with pytest.raises(NoFile):
        services.paper_open(actor=people.focal, meeting=made, paper="minutes")


def test_a_co_sponsorship_leads_to_commitments_of_support_alone(people):
    one = forum(people.analyst)
    backed = services.sponsorship_add(
        actor=people.foreign, title=text("A draft"), symbol="A/C.3/1/L.1", forum=one, role="co_sponsor"
    )
    with pytest.raises(Unfit, match="on record already"):
        services.sponsorship_add(
            actor=people.foreign, title=text("A draft"), symbol="A/C.3/1/L.1", forum=one, role="co_sponsor"
        )
    pledge = worlds.commitment(people.analyst, people.ministry)
    link = {"actor": people.analyst, "sponsorship": backed, "instrument": None}
    with pytest.raises(Unfit, match="Only a commitment of support"):
        services.sponsorship_link(commitments=[pledge], **link)
    type(pledge).objects.filter(pk=pledge.pk).update(action="support")
    pledge.refresh_from_db()
    services.sponsorship_link(commitments=[pledge], **link)
    assert list(selectors.follows_from(people.analyst, backed)) == [pledge]
    duplicate_merge(
        actor=people.analyst, one=pledge, into=worlds.commitment(people.analyst, people.ministry), reason="Same words."
    )
    pledge.refresh_from_db()
    with pytest.raises(Unfit, match="merged into another"):
        services.sponsorship_link(commitments=[pledge], **link)


def test_the_pages_show_what_isnt_certain_as_to_be_verified(people):
    one = forum(people.analyst)
    services.membership_add(actor=people.analyst, forum=one, subject="AL", kind="member")
    client = Client()
    client.force_login(people.users["analyst"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/register/groups/{one.pk}/").content.decode()
    assert page.count("to be verified") >= 2
    assert "Nobody sits there for us" in page
    assert "nobody sits there" in client.get("/register/groups/").content.decode()
