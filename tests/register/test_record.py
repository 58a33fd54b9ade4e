"""The page of a commitment: its path, its history in words, as it stood on a day, and no more than one may see."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.people.models import Membership
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.history import happenings
from zotim.register.measures.services import measure_add
from zotim.register.models import Commitment, Measure
from zotim.register.path import stations
from zotim.register.record import whole, whole_as_of
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db
WHY = Translated.of("en", "The order shows it.")


def signed_in(user, language="en"):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def story():
    """A commitment of one ministry with a measure of another, evidence and an assessment; all of it internal."""
    worlds.demo_installation()
    lead, doer = worlds.body("Drejtuese"), worlds.body("Zbatuese")
    analyst, coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    one = worlds.commitment(analyst, lead, due_on=None)
    own = worlds.measure(analyst, one)
    theirs = measure_add(
        actor=analyst, commitment=one, title=Translated.of("en", "Their part"), lead=doer, starts_on=own.starts_on
    )
    piece = worlds.evidence(analyst, own)
    services.evidence_open(actor=coordinator, evidence=piece)
    services.evidence_review(actor=coordinator, evidence=piece, accepted=True)
    made = services.assessment_propose(
        actor=analyst, commitment=one, claimed="done", assessed="done", reason=WHY, evidence=[piece]
    )
    services.assessment_confirm(actor=coordinator, assessment=made, confirmed=True)
    Commitment.objects.update(classification="internal")
    Measure.objects.update(classification="internal")
    return {"one": one, "own": own, "theirs": theirs, "lead": lead, "doer": doer, "analyst": analyst}


def move_back(days, **of):
    """Let revisions have happened earlier, past the guard of their table, as time does by itself."""
    from django.db import connection

    from zotim.core import guards

    guards.drop(connection)
    Revision.objects.filter(**of).update(at=timezone.now() - timedelta(days=days))
    guards.install(connection)


def test_a_body_that_leads_only_a_measure_opens_the_commitment_and_sees_nothing_else_of_it(story):
    client = signed_in(worlds.user("focal_point", story["doer"]))
    page = client.get(reverse("commitment", args=[story["one"].pk]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Their part" in text
    assert "Training" not in text  # the measure of the leading body
    assert "The order shows it." not in text  # the assessment is the centre's
    assert reverse("document", args=[story["one"].document_id]) not in text
    assert [row.measure for row in page.context["measures"]] == [story["theirs"]]
    assert client.get(reverse("measure_add", args=[story["one"].pk])).status_code == 403
    move = reverse("measure_move", args=[story["own"].pk, "complete"])
    assert client.get(move).status_code == 404
    begin = reverse("measure_move", args=[story["theirs"].pk, "begin"])
    assert client.post(begin).status_code == 302


def test_whoever_doesnt_see_assessments_is_told_of_the_glyph_and_nothing_about_them(story):
    client = signed_in(worlds.user("focal_point", story["doer"]))
    address = reverse("commitment", args=[story["one"].pk])
    for page in (client.get(address), client.get(address, {"as_of": timezone.localdate().isoformat()})):
        text = page.content.decode()
        for untrue in ("not assessed yet", "Nobody has assessed it yet", "Assessed", "Claimed", "#status"):
            assert untrue not in text
        assert page.context["found"].path[-1].note == "proven"
    move_back(3)
    day = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert "not assessed yet" not in client.get(address, {"as_of": day}).content.decode()
    centre = signed_in(worlds.user("analyst")).get(address)
    assert "Claimed apart from assessed" in centre.content.decode()
    assert centre.context["found"].path[-1].note == "done"


def test_whoever_sees_a_part_is_told_neither_that_there_is_evidence_nor_that_there_is_none(story):
    client = signed_in(worlds.user("focal_point", story["doer"]))
    page = client.get(reverse("commitment", args=[story["one"].pk]))
    assert [str(one.note) for one in page.context["found"].path[1:3]] == ["0 of 1 begun", "none that you may see"]
    assert "none yet" not in page.content.decode().split('<ol class="path">')[1].split("</ol>")[0]


def test_what_the_text_says_and_what_an_assessment_takes_as_claimed_are_two_lines(story):
    page = signed_in(worlds.user("analyst")).get(reverse("commitment", args=[story["one"].pk])).content.decode()
    summary = " ".join(page.split('<dl class="sum">')[1].split("</dl>")[0].split())
    assert "<dt>Kind of claim</dt> <dd>promises</dd>" in summary
    assert "<dt>Claimed</dt><dd>done</dd>" in summary
    other = worlds.commitment(story["analyst"], story["lead"])
    page = signed_in(worlds.user("analyst")).get(reverse("commitment", args=[other.pk])).content.decode()
    assert "Kind of claim" in page
    assert "<dt>Claimed" not in page


def test_a_number_that_is_written_otherwise_isnt_told_as_changed(story):
    one = worlds.commitment(story["analyst"], story["lead"], quantity=Decimal(8), unit="soldiers")
    kept = Commitment.objects.get(pk=one.pk)
    assert str(kept.quantity) != str(one.quantity)
    for number, fields in (("8.00", []), ("9", ["How many"])):
        services.commitment_change(
            actor=story["analyst"], commitment=one, title=one.title, lead=one.lead, quantity=Decimal(number)
        )
        newest = happenings(story["analyst"], kept, [], timezone.now())[0]
        assert [str(change.field) for change in newest.changes] == fields


def test_the_centre_is_told_that_nobody_assessed_it(story):
    other = worlds.commitment(story["analyst"], story["lead"])
    page = signed_in(worlds.user("analyst")).get(reverse("commitment", args=[other.pk])).content.decode()
    assert "Nobody has assessed it yet" in page
    assert "not assessed yet" in page


@pytest.mark.parametrize("day", ["now", "yesterday"])
def test_a_successor_that_one_doesnt_see_is_another_commitment(story, day):
    new = worlds.commitment(story["analyst"], story["lead"])
    coordinator = worlds.actor("coordinator")
    services.commitment_end(actor=coordinator, commitment=story["one"], step="supersede", reason=WHY, superseded_by=new)
    asked = {}
    if day == "yesterday":
        move_back(3)
        asked = {"as_of": (timezone.localdate() - timedelta(days=1)).isoformat()}
    Commitment.objects.filter(pk=new.pk).update(classification="internal")
    address = reverse("commitment", args=[story["one"].pk])
    others = signed_in(worlds.user("focal_point", story["doer"])).get(address, asked).content.decode()
    assert new.reference not in others
    assert str(new.pk) not in others
    assert others.count("another commitment") == 2  # where it stands, and in what happened
    own = signed_in(worlds.user("focal_point", story["lead"])).get(address, asked).content.decode()
    assert own.count(new.reference) == 2
    assert "another commitment" not in own


def test_a_third_body_doesnt_find_it(story):
    client = signed_in(worlds.user("focal_point", worlds.body("E tretë")))
    assert client.get(reverse("commitment", args=[story["one"].pk])).status_code == 404


def test_the_history_says_what_happened_to_what_by_whom_and_what_changed(story):
    found = whole(story["analyst"], story["one"].pk)
    parts = [*found.measures, *found.evidence[story["own"].pk], *found.assessments]
    told = happenings(story["analyst"], found.commitment, parts, timezone.now())
    words = [str(one.what) for one in told][::-1]
    assert words == [
        "Accepted as a commitment", "Measure added", "Measure begun", "Measure added", "Evidence put in",
        "Evidence reviewed: it shows what it says", "Status assessed", "Assessment confirmed",
    ]  # fmt: skip
    assert told[-1].who == "Person 0"
    assert str(told[-2].about) == "Training"
    services.commitment_end(actor=worlds.actor("coordinator"), commitment=story["one"], step="lapse", reason=WHY)
    last = happenings(story["analyst"], found.commitment, parts, timezone.now())[0]
    assert str(last.what) == "Marked as lapsed"
    assert [(str(change.field), str(change.after)) for change in last.changes] == [("Reason", "The order shows it.")]


def test_somebody_whose_account_one_doesnt_see_is_named_by_role(story):
    focal = worlds.user("focal_point", story["doer"])
    page = signed_in(focal).get(reverse("commitment", args=[story["one"].pk]))
    assert {one.who for one in page.context["happenings"]} == {"Analyst of the centre"}


def test_the_role_told_is_the_one_that_was_held_at_the_time_whatever_came_after(story):
    by, now = story["analyst"].user_id, timezone.now()
    Membership.objects.filter(user_id=by).update(starts_at=now - timedelta(days=9), ends_at=now + timedelta(days=1))
    Membership.objects.create(
        user_id=by, organisation=worlds.centre(), role="coordinator", starts_at=now + timedelta(days=1)
    )
    move_back(5, object_id=story["one"].pk)
    move_back(-2, object_id=story["own"].pk)
    move_back(20, object_id=story["theirs"].pk)
    focal = worlds.actor("focal_point", story["doer"])
    later = now + timedelta(days=3)
    told = {one.pk: happenings(focal, one, (), later)[0].who for one in (story["one"], story["own"], story["theirs"])}
    assert told == {
        story["one"].pk: "Analyst of the centre",
        story["own"].pk: "Coordinator",
        story["theirs"].pk: "",  # before they held any
    }


def test_as_of_a_day_it_stands_as_it_stood(story):
    yesterday = timezone.localdate() - timedelta(days=1)
    move_back(2, object_id=story["one"].pk)
    move_back(2, object_id=story["own"].pk, number=1)
    moment = timezone.make_aware(datetime.combine(yesterday, datetime.max.time()))
    then = whole_as_of(story["analyst"], story["one"].pk, moment)
    assert [measure.state for measure in then.measures] == ["planned"]
    assert (then.glyph, then.confirmed, then.evidence[story["own"].pk]) == (Glyph.PROMISED, None, [])
    assert whole(story["analyst"], story["one"].pk).glyph == Glyph.PROVEN

    client = signed_in(worlds.user("coordinator"))
    page = client.get(reverse("commitment", args=[story["one"].pk]), {"as_of": yesterday.isoformat()})
    text = page.content.decode()
    assert "This is how it stood at the end of" in text
    assert "Their part" not in text
    assert "not assessed yet" in text
    assert reverse("measure_add", args=[story["one"].pk]) not in text
    assert len(page.context["happenings"]) == 2


def test_a_day_before_it_was_there_says_so_and_one_to_come_is_an_error(story):
    client, url = signed_in(worlds.user("coordinator")), reverse("commitment", args=[story["one"].pk])
    early = client.get(url, {"as_of": "2020-01-01"})
    assert early.status_code == 200
    assert "wasn&#x27;t on record on that day" in early.content.decode()
    assert "wasn't on record yet at the end of 1 January 2020" in early.content.decode()
    assert len(early.context["measures"]) == 2  # as it stands now
    other = signed_in(worlds.user("focal_point", worlds.body("E tretë")))
    assert other.get(url, {"as_of": "2020-01-01"}).status_code == 404
    tomorrow = client.get(url, {"as_of": (timezone.localdate() + timedelta(days=1)).isoformat()})
    assert "That day hasn" in tomorrow.content.decode()
    assert client.get(url, {"as_of": "nonsense"}).status_code == 200


def test_an_ended_access_stays_ended_whatever_the_day(story):
    focal = worlds.user("focal_point", story["doer"])
    Membership.objects.filter(user=focal).update(ends_at=timezone.now())
    url = reverse("commitment", args=[story["one"].pk])
    assert signed_in(focal).get(url, {"as_of": timezone.localdate().isoformat()}).status_code == 403


def test_each_station_says_in_its_own_words_how_it_is(story):
    found = whole(story["analyst"], story["one"].pk)
    notes = {str(one.label): str(one.note) for one in found.path}
    assert notes == {"Pledge": "12 November 2026", "Measures": "1 of 2 begun", "Evidence": "1 of 1 reviewed",
                     "Status": "done"}  # fmt: skip


def test_evidence_that_waits_is_on_the_path_of_the_page_and_of_the_report(story):
    from zotim.register.reports.promises import on_record
    from zotim.vocabulary import Classification

    worlds.evidence(story["analyst"], story["own"], b"Tjeter\n")
    page = whole(story["analyst"], story["one"].pk).path
    promise = on_record(timezone.now(), Classification.RESTRICTED).promises[0]
    pieces = (sum(len(shown) for shown in promise.evidence.values()), promise.waiting)
    report = stations(promise.commitment.document, promise.measures, pieces, promise.glyph, promise.assessment)
    assert report == page
    assert str(page[2].note) == "1 of 2 reviewed"


def test_numbers_and_days_of_the_path_are_in_the_pages_own_digits(story):
    text = signed_in(worlds.user("coordinator"), "ar").get(reverse("commitment", args=[story["one"].pk]))
    path = text.content.decode().split('<ol class="path">')[1].split("</ol>")[0]
    shown = "".join(part.split("<")[0] for part in path.split(">")[1:])
    assert not any(digit in shown for digit in "0123456789"), shown


def test_a_first_look_at_the_progress_of_a_report_leaves_a_trace_and_the_next_ones_none(story):
    from zotim.register.reports.services.reports import report_make
    from zotim.vocabulary import Classification

    by = worlds.user("coordinator")
    made = report_make(actor=story["analyst"], title=WHY, moment=timezone.now(), classification=Classification.INTERNAL)
    looks = Event.objects.filter(verb="register.report.viewed", outcome="viewed", object_id=str(made.pk))
    alone = signed_in(by)
    for _ in range(3):
        assert alone.get(reverse("report_progress", args=[made.pk])).status_code == 200
    assert looks.count() == 1
    usual = signed_in(by)
    usual.get(reverse("report", args=[made.pk]))
    usual.get(reverse("report_progress", args=[made.pk]))
    assert looks.count() == 2
