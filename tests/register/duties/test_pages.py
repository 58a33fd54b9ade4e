"""The pages of the calendar, of a body's work and of its handover, as people meet them."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import data_calls, worlds
from tests.register.duties.conftest import on
from zotim.core.access.tasks import tasks_of
from zotim.core.audit.models import Event
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import job_of
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.ui import show
from zotim.register import services
from zotim.register.duties.models import Duty, DutyReminder, Feed, Handover, ReminderWish
from zotim.register.duties.services import handing
from zotim.register.measures.services import measure_add
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db


def signed_in(user, language="en"):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def near(world):
    """A commitment due in a few days of the real today."""
    one = world.commitment(5)
    day = timezone.localdate() + timedelta(days=5)
    Commitment.objects.update(due_on=day, late_from=day + timedelta(days=1))
    one.refresh_from_db()
    return one


@pytest.mark.parametrize("language", ["en", "sq", "ar"])
def test_a_month_shows_what_is_due_on_its_day(world, near, language):
    page = signed_in(world.user, language).get(reverse("calendar"), {"month": f"{near.due_on:%Y-%m}"}).content.decode()
    assert page.count("<tr>") >= 5
    assert reverse("commitment", args=[near.pk]) in page
    assert f'datetime="{near.due_on:%Y-%m-%d}"' in page


def test_the_list_comes_first_with_day_year_and_distance_in_one_form_and_the_month_is_one_click_away(world, near):
    today = timezone.localdate()
    far = today + timedelta(days=100)
    world.entry(kind="visit", first_on=far)
    client = signed_in(world.analyst_user)
    page = client.get(reverse("calendar")).content.decode()
    for due in (near.due_on, far):
        away = (due - today).days
        assert f'datetime="{due:%Y-%m-%d}">{show.day(due)}</time><br><small>in {away} days</small>' in page
    month = re.search(r'href="([^"]*)">As a month<', page)[1]
    grid = client.get(reverse("calendar") + month).content.decode()
    assert '<table class="month">' in grid
    back = re.search(r'href="([^"]*)">As a list<', grid)[1]
    assert "2 rows" in client.get(reverse("calendar") + back).content.decode()


def test_the_list_says_how_many_filters_and_exports(world, near):
    world.entry(3, kind="visit")
    client = signed_in(world.analyst_user)
    page = client.get(reverse("calendar"), {"view": "list"}).content.decode()
    assert "2 rows" in page
    page = client.get(reverse("calendar"), {"view": "list", "kind": "entry"}).content.decode()
    assert "1 of 2 rows matches" in page or "1 of 2 rows match" in page
    assert reverse("commitment", args=[near.pk]) not in page
    page = client.get(reverse("calendar"), {"view": "list", "body": "none"}).content.decode()
    assert reverse("commitment", args=[near.pk]) not in page
    assert near.reference in client.get(reverse("calendar"), {"view": "list", "export": "csv"}).content.decode()


def test_a_day_with_more_than_fits_says_how_many_more_there_are(world):
    for _number in range(6):
        world.commitment(5)
    page = signed_in(world.analyst_user).get(reverse("calendar"), {"month": f"{on(5):%Y-%m}"}).content.decode()
    assert page.count(reverse("commitments")[:-1]) >= 4
    assert "2 more" in page
    assert "6 rows" in page


def test_a_body_that_isnt_one_filters_nothing_and_says_so(world, near):
    page = signed_in(world.user).get(reverse("calendar"), {"view": "list", "body": "nobody"}).content.decode()
    assert near.reference in page


def test_an_empty_month_says_where_to_look(world):
    page = signed_in(world.user).get(reverse("calendar"), {"month": "1999-01"}).content.decode()
    assert "Nothing is due in these weeks" in page
    assert signed_in(world.user).get(reverse("calendar"), {"month": "nonsense"}).status_code == 200


def test_a_filter_stays_in_its_month(world, near):
    page = signed_in(world.user).get(reverse("calendar"), {"month": "2027-02", "kind": "measure"}).content.decode()
    assert '<input type="hidden" name="month" value="2027-02">' in page


def test_one_duty_as_a_file(world, near):
    def url(day):
        return reverse("due_file", args=["commitment", near.pk, day])

    answer = signed_in(world.user).get(url(near.due_on.isoformat()))
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert signed_in(world.user).get(url("2001-01-01")).status_code == 404
    assert signed_in(world.user).get(url("soon")).status_code == 404
    assert signed_in(world.officer_user).get(url(near.due_on.isoformat())).status_code == 404


def test_the_centre_enters_changes_and_meets_a_duty(world):
    client = signed_in(world.analyst_user)
    data = {
        "title_en": "Plenary (made up)", "original": "en", "kind": "plenary", "first_on": "2027-05-31",
        "every_months": "6", "classification": "public",
    }  # fmt: skip
    assert (
        "Say in which official source" in client.post(reverse("duty_add"), data | {"verified": "on"}).content.decode()
    )
    assert client.post(reverse("duty_add"), data).status_code == 302
    duty = Duty.objects.get()
    page = client.get(reverse("duty", args=[duty.pk])).content.decode()
    assert "to be verified" in page
    assert "every 6 months" in page
    assert client.get(reverse("duty_change", args=[duty.pk])).status_code == 200
    client.post(reverse("duty_change", args=[duty.pk]), data | {"source": "Letter (made up)", "verified": "on"})
    assert client.post(reverse("duty_meet", args=[duty.pk]), {"day": "2027-06-01"}).status_code == 200
    assert client.post(reverse("duty_meet", args=[duty.pk]), {"day": "2027-05-31", "note": "Held"}).status_code == 302
    page = client.get(reverse("duty", args=[duty.pk])).content.decode()
    assert "Held" in page
    assert "to be verified" not in page


def test_an_address_is_shown_once_and_revoked_by_a_click(world):
    client = signed_in(world.user)
    page = client.post(reverse("feeds"), {"days": "30"}).content.decode()
    assert ".ics" in page
    assert ".ics" not in client.get(reverse("feeds")).content.decode()
    feed = Feed.objects.get()
    client.post(reverse("feed_end", args=[feed.pk]))
    feed.refresh_from_db()
    assert feed.ended_at


def test_no_reminder_is_an_answer_and_no_kind_is_called_optional(world):
    page = signed_in(world.user).get(reverse("reminders")).content.decode()
    assert "commitment" in page
    assert "(optional)" not in page


def test_reminders_are_chosen_and_lead_to_what_is_due(world, near):
    client = signed_in(world.user)
    client.post(reverse("reminders"), {"commitment": ["7"], "measure": ["30", "1"]})
    assert ReminderWish.objects.get(kind="commitment").before == [7]
    made = DutyReminder.objects.create(
        user=world.user, kind="commitment", object_type="register.commitment", object_id=near.pk,
        due_on=near.due_on, step=-7,
    )  # fmt: skip
    assert client.get(reverse("duty_reminder", args=[made.pk])).url == reverse("commitment", args=[near.pk])
    Commitment.objects.update(state="lapsed")
    assert "calendar" in client.get(reverse("duty_reminder", args=[made.pk])).url
    assert signed_in(world.officer_user).get(reverse("duty_reminder", args=[made.pk])).status_code == 404


def test_a_body_sees_its_work_and_what_changed_since_an_earlier_day(world, near):
    client, url = signed_in(world.user), reverse("work", args=[world.ministry.pk])
    page = client.get(url).content.decode()
    assert near.reference in page
    assert "From tomorrow on" in page
    look = Event.objects.get(verb="register.work.viewed")
    Event.objects.bulk_create([Event(
        at=timezone.now() - timedelta(days=3), actor_id=look.actor_id, actor_kind="person", verb=look.verb,
        object_type=look.object_type, object_id=look.object_id, outcome="viewed", digest="",
    )])  # fmt: skip
    measure_add(
        actor=world.analyst, commitment=near, title=near.title, lead=world.ministry, starts_on=date(2026, 11, 1)
    )
    page = client.get(url).content.decode()
    assert "From tomorrow on" not in page
    assert near.measures.get().reference in page.split('id="changed"')[1]
    assert signed_in(world.officer_user).get(url).status_code == 404
    assert reverse("work", args=[world.ministry.pk]) in client.get("/").content.decode()


def test_the_commitments_of_a_body_are_a_table_that_goes_out_as_a_file(world, near):
    other = world.commitment(5, lead=world.agency)
    file = signed_in(world.analyst_user).get(reverse("work", args=[world.ministry.pk]), {"export": "csv"})
    assert near.reference in file.content.decode()
    assert other.reference not in file.content.decode()


def test_the_page_of_a_body_counts_its_questions_and_not_its_data_calls(world):
    call = data_calls.opened(world.analyst, world.ministry)
    number = call.portions.get().answers.count()
    assert number > 1
    page = signed_in(world.user).get(reverse("work", args=[world.ministry.pk])).content.decode()
    assert f"Questions to answer <small>{number}</small>" in page
    assert f"{number} questions are open" in page


def test_a_body_without_commitments_is_told_so(world):
    page = signed_in(world.user).get(reverse("work", args=[world.ministry.pk])).content.decode()
    assert "This body answers for no active commitment now." in page


def test_a_pack_is_made_read_and_handed_over(world, near):
    client = signed_in(world.analyst_user)
    url = reverse("handover_add", args=[world.ministry.pk])
    assert client.get(url).status_code == 200
    client.post(url, {"notes": "Call the command.", "language": "en"})
    made = Handover.objects.get()
    page = client.get(reverse("handover", args=[made.pk])).content.decode()
    assert "Call the command." in page
    assert f'<a href="{reverse("commitment", args=[near.pk])}"><bdi class="code">{near.reference}</bdi></a>' in page
    assert f'<a href="{reverse("calendar")}"><bdi class="code">Calendar</bdi></a>' in page
    assert settings.ZOTIM_ADDRESS not in page
    successor = worlds.user("focal_point", world.ministry)
    give = reverse("handover_give", args=[made.pk])
    assert client.get(give).status_code == 200
    assert client.post(give, {"successor": successor.pk}).status_code == 302
    assert "Handed over" in client.get(reverse("handovers")).content.decode()
    assert client.get(reverse("left")).status_code == 200


def test_files_of_a_pack_that_failed_are_tried_again_by_whoever_made_it(world, settings, tmp_path):
    settings.MEDIA_ROOT, settings.ZOTIM_CEILING = tmp_path, Classification.PUBLIC  # below the pack: its files fail
    made = handing.handover_make(
        actor=world.analyst, organisation=world.ministry, leaving=None, notes="", language=Language.ENGLISH
    )
    Job.objects.update(attempts=3)  # the last one
    run_pending_jobs()
    assert job_of(handing.RENDER, made).state == "failed"
    url, again = reverse("handover", args=[made.pk]), reverse("handover_job", args=[made.pk])
    assert again not in signed_in(world.user).get(url).content.decode()
    client = signed_in(world.analyst_user)
    assert again in client.get(url).content.decode()
    settings.ZOTIM_CEILING = Classification.RESTRICTED
    assert "It is tried again." in client.post(again, follow=True).content.decode()
    run_pending_jobs()
    assert made.files.count() == 9
    assert again not in client.get(url).content.decode()


def test_returned_evidence_waits_for_its_body_and_a_contradiction_for_the_centre(world, near):
    measure = worlds.measure(world.analyst, near)
    piece = worlds.evidence(world.focal, measure)
    services.evidence_review(actor=world.analyst, evidence=piece, accepted=False, comment="Not signed")
    lines = [(str(one.step), one.reference) for one in tasks_of(world.focal, on(0))[0]]
    assert ("put in anew", piece.reference) in lines
    worlds.evidence(world.focal, measure, b"Signed\n")
    assert "put in anew" not in [str(one.step) for one in tasks_of(world.focal, on(0))[0]]
    worlds.commitment(world.analyst, world.ministry)
    worlds.document(world.analyst, "Albania will send eight soldiers to NATO Mission Iraq by March 2027.", "en")
    steps = [str(one.step) for one in tasks_of(world.analyst, on(0))[0]]
    assert "explain" in steps
    assert "explain" not in [str(one.step) for one in tasks_of(world.focal, on(0))[0]]
