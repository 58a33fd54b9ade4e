"""A case and its notes, through the services and the pages. Test names carry the rule they show."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.desks.reintegration.people import DAY, TO_HELP, domains_seen, page_of
from zotim.core.access.policy import Denied, visible
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.identifiers import uuid7
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.desks.reintegration.cases import selectors, services
from zotim.desks.reintegration.cases.models import CONFIDENTIAL, Case, Domain, Note
from zotim.desks.reintegration.cases.policy import overseen

pytestmark = pytest.mark.django_db

SECRET = "Fjala e trilluar që askush tjetër s'duhet ta lexojë"


# A2: who reaches what


TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
"""Drawn anew in each answer, always of one length."""
PAGES = ["case", "note_add", "case_grant_give", "case_close"]
STRANGERS = ["other_supervisor", "other_worker", "psychologist", "teacher"]
WITHOUT_THE_ROLE = ["coordinator", "auditor", "administrator", "focal_point"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", STRANGERS)
def test_a02_to_a_stranger_a_case_that_exists_is_one_that_doesnt(people, who, name, method):
    people.help()
    people.ask_closure()
    client = people.client(who)
    getattr(client, method)(reverse(name, args=[uuid7()]))  # what a first request alone does
    answers = []
    for key in (people.case.pk, uuid7()):
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, method)(reverse(name, args=[key]))
        words = TOKEN.sub(b"", response.content.replace(str(key).encode(), b""))
        answers.append((response.status_code, words, len(response.content), len(queries)))
    assert answers[0] == answers[1]
    role_can = name in ("case", "note_add") or who == "other_supervisor"
    assert answers[0][0] == (404 if role_can else 403)


@pytest.mark.parametrize("who", WITHOUT_THE_ROLE)
@pytest.mark.parametrize("name", PAGES)
def test_a02_who_has_no_role_here_is_refused_at_the_door(people, who, name):
    assert people.client(who).get(reverse(name, args=[people.case.pk])).status_code == 403
    assert people.client(who).get(reverse(name, args=[uuid7()])).status_code == 403


def test_a02_those_who_work_on_it_reach_it(people):
    people.help()
    people.ask_closure()
    for who, name, code in [
        ("manager", "case", 200), ("manager", "note_add", 200), ("manager", "case_grant_give", 403),
        ("manager", "case_close", 403), ("supervisor", "case", 200), ("supervisor", "note_add", 200),
        ("supervisor", "case_grant_give", 200), ("supervisor", "case_close", 200),
    ]:  # fmt: skip
        assert people.client(who).get(reverse(name, args=[people.case.pk])).status_code == code, (who, name)


def test_a02_a_deputy_reaches_what_the_absent_one_reaches_and_the_log_names_both(people):
    now = timezone.now()
    Deputy.objects.create(
        user=people.users["manager"], deputy=people.users["other_worker"], starts_at=now - DAY, ends_at=now + DAY
    )
    client = people.client("other_worker")
    session = client.session
    session["access.acting_for"] = str(people.users["manager"].pk)
    session.save()
    assert client.get(reverse("case", args=[people.case.pk])).status_code == 200
    event = Event.objects.filter(verb="reintegration.case.viewed").latest("at")
    assert (event.actor_id, event.on_behalf_of_id) == (people.users["other_worker"].pk, people.users["manager"].pk)


# A3: the list is the page


@pytest.mark.parametrize("who", ["supervisor", "manager", "other_worker", "teacher", "psychologist"])
def test_a03_the_list_leads_to_each_page_and_to_no_other(people, who):
    other = services.case_open(
        actor=people.actor("other_supervisor"), municipality=people.municipality, manager=people.users["other_worker"]
    )
    people.give("teacher", "education")
    listed = people.client(who).get(reverse("cases")).content.decode()
    for case in (people.case, other):
        reached = page_of(people, who, case).status_code == 200
        assert (case.reference in listed) == reached


# A4: nested ids


def test_a04_a_grant_of_another_case_isnt_found_under_this_one(people):
    grant = people.give("teacher", "education")
    mine = services.case_open(
        actor=people.actor("supervisor"), municipality=people.municipality, manager=people.users["manager"]
    )
    client = people.client("supervisor")
    assert client.post(reverse("case_grant_revoke", args=[mine.pk, grant.pk])).status_code == 404
    with pytest.raises(Denied):
        services.grant_revoke(actor=people.actor("supervisor"), case=mine, grant=grant)
    assert page_of(people, "teacher").status_code == 200
    assert client.post(reverse("case_grant_revoke", args=[people.case.pk, grant.pk])).status_code == 302
    assert page_of(people, "teacher").status_code == 404


# A5: who coordinates, and who looks after the system


def test_a05_a_coordinator_sees_number_and_state_and_no_more(people):
    people.note("manager", "housing", SECRET)
    client = people.client("coordinator")
    shown = client.get(reverse("case_overview")).content.decode()
    assert people.case.reference in shown
    assert "Referred" in shown
    assert str(people.case.pk) not in shown
    assert "Elbasan" not in shown
    assert client.get(reverse("cases")).status_code == 403
    assert domains_seen(people, "coordinator") == set()


@pytest.mark.parametrize("who", ["auditor", "administrator", "focal_point"])
def test_a05_who_looks_after_the_system_sees_no_case(people, who):
    for name in ("cases", "case_overview"):
        assert people.client(who).get(reverse(name)).status_code == 403
    for purpose in ("", "overview", "help"):
        actor = people.actor(who)
        with walled(actor, purpose):
            assert not Case.objects.filter(visible(Case, actor, purpose)).exists()


# A6: the wall between domains


def test_a06_each_sees_their_domains(people):
    people.give("psychologist", "psych", level="write")
    people.give("teacher", "education", level="write")
    for domain in ("housing", "education"):
        people.note("manager", domain)
    people.note("psychologist", "psych", SECRET)
    people.note("teacher", "education")
    assert domains_seen(people, "teacher") == {"education"}
    assert domains_seen(people, "psychologist") == {"psych"}
    for who in ("manager", "supervisor"):
        assert domains_seen(people, who) == {"housing", "education"}
    assert SECRET in page_of(people, "psychologist").content.decode().replace("&#x27;", "'")
    for who in ("teacher", "manager", "supervisor"):
        shown = page_of(people, who).content.decode()
        assert "trilluar" not in shown


def test_a06_nobody_writes_in_a_domain_that_isnt_open_to_them(people):
    people.give("teacher", "education")
    closed = [("teacher", "education"), ("teacher", "health"), ("manager", "psych"), ("other_worker", "housing")]
    for who, domain in closed:
        with pytest.raises(Denied):
            people.note(who, domain)
    people.give("teacher", "education", level="write")
    people.note("teacher", "education")
    with pytest.raises(Denied):
        people.note("teacher", "psych")
    client = people.client("teacher")
    refused = client.post(reverse("note_add", args=[people.case.pk]), {"domain": "psych", "text": "x"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["domain"]


def test_a06_the_manager_writes_everywhere_but_in_the_confidential_domains(people):
    for domain in Domain.values:
        if domain in CONFIDENTIAL:
            continue
        people.note("manager", domain)
    assert domains_seen(people, "supervisor") == set(Domain.values) - CONFIDENTIAL


# A16: each look is on record


def test_a16_a_page_with_notes_leaves_an_event_for_each_domain_and_no_word_of_them(people):
    people.note("manager", "housing", SECRET)
    people.note("manager", "housing", SECRET)
    people.note("manager", "education", SECRET)
    page_of(people, "supervisor")
    looks = Event.objects.filter(outcome="viewed", object_id=str(people.case.pk))
    assert sorted(e.details.get("domain", "") for e in looks.filter(verb="reintegration.notes.viewed")) == [
        "education",
        "housing",
    ]
    assert looks.filter(verb="reintegration.case.viewed").count() == 1
    assert "trilluar" not in "".join(str(e.details) + e.verb for e in Event.objects.all())


def test_a16_a_refused_look_is_on_record_too(people):
    page_of(people, "other_worker")
    event = Event.objects.filter(outcome="denied").latest("at")
    assert (event.actor_id, event.object_id) == (people.users["other_worker"].pk, str(people.case.pk))


def test_a16_what_was_rolled_back_leaves_no_note_and_the_refusal_is_on_record(people):
    client = people.client("manager")
    assert client.post(reverse("case_grant_give", args=[people.case.pk])).status_code == 403
    assert Event.objects.filter(outcome="denied", verb="reintegration.grant.give").count() == 1


# A18: sealed


def test_a18_the_words_of_a_note_are_nowhere_in_the_database(people):
    note = people.note("manager", "housing", SECRET)
    with opened(), connection.cursor() as cursor:
        cursor.execute("SELECT body FROM reintegration_note")
        (stored,) = cursor.fetchone()
    assert SECRET not in stored
    assert "trilluar" not in stored
    actor = people.actor("manager")
    with walled(actor):
        (one,) = selectors.read_notes(actor, people.case)
    assert (one.text, one.note.pk) == (SECRET, note.pk)


def test_a18_a_text_that_was_moved_is_refused_and_that_is_on_record(people):
    people.give("psychologist", "psych", level="write")
    own = people.note("manager", "housing", "a made-up sentence")
    secret = people.note("psychologist", "psych", SECRET)
    # Somebody with the database moves the ciphertext into a row that they may read.
    moved = Note(case=people.case, domain="housing", author=own.author, body=secret.body)
    with opened():
        moved.save(force_insert=True)
    shown = page_of(people, "manager").content.decode()
    assert "trilluar" not in shown
    assert "isn&#x27;t the text that was sealed here" in shown or "isn't the text" in shown
    assert Event.objects.get(outcome="failed").object_id == str(moved.pk)


@pytest.mark.parametrize("plain", [SECRET, ""])
def test_a18_plain_text_is_refused_by_the_field_and_by_the_database(people, plain):
    from django.db import IntegrityError, transaction

    from zotim.core.sealing.errors import NotSealed

    note = Note(case=people.case, domain="housing", author=people.users["manager"], body=plain)
    with pytest.raises(NotSealed), transaction.atomic(), opened():
        note.save(force_insert=True)
    arguments = [str(uuid7()), timezone.now(), people.case.pk, people.users["manager"].pk, plain]
    if connection.vendor == "sqlite":
        arguments = [value.hex if hasattr(value, "hex") else str(value) for value in arguments]
    with pytest.raises(IntegrityError), transaction.atomic(), opened(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reintegration_note (id, created_at, case_id, author_id, domain, body) "
            "VALUES (%s, %s, %s, %s, 'housing', %s)",
            arguments,
        )


def test_a18_when_the_key_is_destroyed_nobody_reads_the_case_again(people, django_capture_on_commit_callbacks):
    from zotim.core.sealing.services import key_destroy

    people.note("manager", "housing", SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=people.actor("supervisor"), subject_id=people.case.pk, certificate="c1")
    shown = page_of(people, "manager").content.decode()
    assert "trilluar" not in shown
    assert "destroyed" in shown


# A26: steps


def test_a26_no_step_is_skipped_and_a_closed_case_is_only_read(people):
    from django.db import IntegrityError, transaction

    from zotim.core.states.machine import WrongState

    people.note("manager", "housing")
    with pytest.raises(WrongState):
        people.move("close")
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Case.objects.filter(pk=people.case.pk).update(state="closed")
    people.help()
    people.close()
    assert page_of(people, "manager").status_code == 200
    for who in ("manager", "supervisor"):
        with pytest.raises(Denied):
            people.note(who, "housing")
        assert people.client(who).get(reverse("case_close", args=[people.case.pk])).status_code in (403, 404)
    with pytest.raises(Denied):
        people.give("teacher", "education")
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Note.objects.update(domain="health")
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        Case.objects.filter(pk=people.case.pk).update(state="active")


def test_the_pages_take_a_case_from_its_opening_to_its_end(people):
    client = people.client("supervisor")
    done = client.post(
        reverse("case_open"),
        {"track": "home", "municipality": str(people.municipality.pk), "manager": str(people.users["manager"].pk)},
    )
    assert done.status_code == 302, done.content.decode()[:2000]
    actor = people.actor("supervisor")
    with walled(actor):
        assert overseen(actor).count() == 2
        case = Case.objects.exclude(pk=people.case.pk).get()
    assert client.post(reverse("note_add", args=[case.pk]), {"domain": "housing", "text": SECRET}).status_code == 302
    people.enter(case)
    for step in (*TO_HELP, "hand_on"):
        people.ready(step, case)
        assert client.get(reverse("case_move", args=[case.pk, step])).status_code == 200
        assert client.post(reverse("case_move", args=[case.pk, step])).status_code == 302
    assert client.post(reverse("case_move", args=[case.pk, "close"])).status_code == 404
    people.ready("ask_closure", case)
    asks = people.client("manager").post(reverse("case_closure_ask", args=[case.pk]), {"reason": "a made-up reason"})
    assert asks.status_code == 302
    assert client.get(reverse("case_close", args=[case.pk])).status_code == 200
    assert client.post(reverse("case_close", args=[case.pk])).status_code == 302
    shown = client.get(reverse("case", args=[case.pk])).content.decode()
    assert "Closed" in shown


def test_who_is_let_in_is_told_and_the_notice_says_nothing_of_the_case(people):
    people.give("teacher", "education")
    notice = Notification.objects.get(user=people.users["teacher"], kind="reintegration.grant.given")
    client = people.client("teacher")
    page = client.get(reverse("notifications")).content.decode()
    assert "Part of a case was opened to you" in page
    assert people.case.reference not in page
    opened_by_notice = client.get(reverse("notification_open", args=[notice.pk]))
    assert opened_by_notice.url == reverse("case", args=[people.case.pk])
