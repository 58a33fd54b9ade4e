"""A13: in an emergency somebody opens parts of a case to themselves: for hours, to read; it is told and reviewed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.glass import jobs, services
from zotim.core.glass.models import Breaking
from zotim.core.identifiers import uuid7
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy, Membership
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.persons import services as persons

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")

DAY = timedelta(days=1)
WHY = "a made-up emergency"


@pytest.fixture
def people(people):
    """With an officer who looks after data, and a note in three domains."""
    people.users["officer"] = worlds.user("data_protection_officer")
    for domain in ("health", "education"):
        people.note("manager", domain, f"about {domain}")
    people.give("psychologist", "psych", level="write")
    people.note("psychologist", "psych", "about psych")
    return people


def smash(people, who="teacher", *domains, **more):
    asked = {
        "kind": CASE, "number": people.case.reference, "domains": domains or ("health",), "reason": "treatment",
        "text": WHY, **more,
    }  # fmt: skip
    return services.glass_break(actor=people.actor(who), **asked)


def read(people, who="teacher", purpose="emergency"):
    """What somebody reads on the page of the case, and its status."""
    answer = people.client(who).get(reverse("case", args=[people.case.pk]), {"for": purpose} if purpose else {})
    return answer.status_code, answer.content.decode()


def later(hours, breaking):
    """Move an emergency back in time, as its table's owner."""
    with opened():
        past = timezone.now() - timedelta(hours=hours)
        lasted = breaking.ends_at - breaking.starts_at
        Breaking.objects.filter(pk=breaking.pk).update(starts_at=past, ends_at=past + lasted)
        for run in ClockRun.objects.filter(object_id=breaking.pk):
            due = past + timedelta(hours=72)
            ClockRun.objects.filter(pk=run.pk).update(started_at=past, changed_at=past, due_at=due)


def look_after(as_worker):
    with as_worker():
        if jobs.anything():
            jobs.look_after(Silent())


class Silent:
    def progress(self, *_):
        pass


def told(people, kind):
    found = Notification.objects.filter(kind=kind).values_list("user_id", flat=True)
    return {who for who, user in people.users.items() if user.pk in set(found)}


def anew(breaking):
    with opened():
        breaking.refresh_from_db()
    return breaking


# What it opens


def test_a13_the_chosen_domains_are_open_to_read_and_no_other(people, as_web_role):
    with as_web_role():
        assert read(people)[0] == 404
        smash(people)
        status, page = read(people)
        assert status == 200
        assert "about health" in page
        assert "about education" not in page
        assert "about psych" not in page
        assert "You read this in an emergency" in page
        assert read(people, "colleague")[0] == 404


def test_a13_a_confidential_domain_can_be_chosen_but_not_contact_with_justice(people):
    smash(people, "manager", "psych")
    assert "about psych" in read(people, "manager")[1]
    with pytest.raises(Unfit):
        smash(people, "teacher", "justice_interface")
    with pytest.raises(Unfit):
        smash(people, "teacher", "health", "justice_interface")


def test_a13_nothing_is_written_in_an_emergency(people, as_web_role):
    smash(people, "teacher", "health", "education")
    with as_web_role():
        for purpose in ("", "emergency"):
            with pytest.raises(Denied):
                people.note("teacher", "health", purpose=purpose)
    assert people.purposes("teacher", "write") == []
    assert people.purposes("teacher") == ["emergency"]


def test_a13_no_grant_is_given_for_an_emergency(people):
    with pytest.raises(Unfit):
        people.give("teacher", "health", purpose="emergency")


def test_a13_it_adds_nothing_to_what_is_read_for_another_purpose(people):
    people.give("teacher", "education")
    smash(people)
    assert "about health" not in read(people, purpose="help")[1]
    assert "about education" not in read(people)[1]


def test_a13_the_purpose_stands_in_the_log_with_start_and_end(people):
    breaking = smash(people)
    read(people)
    services.glass_end(actor=people.actor("teacher"), breaking=breaking)
    verbs = ["glass.breaking.begun", "glass.breaking.ended", "reintegration.notes.viewed"]
    found = Event.objects.filter(verb__in=verbs, actor_id=people.users["teacher"].pk)
    assert set(found.values_list("verb", "purpose")) == {(verb, "emergency") for verb in verbs}
    assert not [one for one in Event.objects.all() if WHY in str(one.details)]


# Who may, and who may not


def test_a13_a_deputy_opens_nothing_so(people):
    now = timezone.now()
    Deputy.objects.create(
        user=people.users["teacher"], deputy=people.users["colleague"], starts_at=now, ends_at=now + DAY
    )
    actor = actor_of(people.users["colleague"], acting_for=people.users["teacher"].pk)
    breaking = smash(people)
    with walled(actor):
        assert not Breaking.objects.filter(visible(Breaking, actor)).exists()
        assert not Case.objects.filter(visible(Case, actor)).exists()
    with pytest.raises(Denied):
        services.glass_break(
            actor=actor, kind=CASE, number=people.case.reference, domains=["health"], reason="other", text=WHY
        )
    with pytest.raises(Denied):
        services.glass_end(actor=actor, breaking=breaking)


@pytest.mark.parametrize("who", ["coordinator", "auditor", "administrator", "focal_point", "officer"])
def test_a13_who_helps_nobody_opens_nothing(people, who):
    with pytest.raises(Denied):
        smash(people, who)


def test_a13_a_wrong_number_answers_like_a_case_from_which_one_is_barred(
    people, as_web_role, django_assert_num_queries
):
    def asked(number):
        client = people.client("teacher")
        form = {"number": number, "domains": ["health"], "reason": "danger", "text": WHY, "lasts": "1"}
        client.get(reverse("glass_break"))
        with Counting() as counted:
            answer = client.post(reverse("glass_break"), form)
        page = answer.content.decode().replace(number, "")
        return answer.status_code, len(page), "There is no open record with this number" in page, counted.number

    cases.bar_enter(
        actor=people.actor("supervisor"), case=people.case, user=people.users["teacher"], reason="relative"
    )  # fmt: skip
    wrong = people.case.reference[:-2] + ("22" if not people.case.reference.endswith("22") else "33")
    with as_web_role():
        assert asked(wrong) == asked(people.case.reference)
        assert asked(wrong)[:3:2] == (200, True)
    failed = Event.objects.filter(verb="glass.breaking.begun", outcome="failed")
    assert failed.count() == 3
    assert people.case.reference not in str([one.details for one in failed])


class Counting:
    def __enter__(self):
        from django.test.utils import CaptureQueriesContext

        self.context = CaptureQueriesContext(connection)
        self.context.__enter__()
        return self

    def __exit__(self, *raised):
        self.context.__exit__(*raised)
        self.number = len(self.context.captured_queries)


def test_a13_a_closed_case_isnt_opened(people):
    people.help()
    people.close()
    with pytest.raises(Unfit, match="no open record"):
        smash(people)


def test_a13_a_case_of_ones_own_family_isnt_opened(people):
    boss = people.actor("supervisor")
    child = cases.case_open(actor=boss, municipality=people.municipality, manager=people.users["manager"])
    persons.family_join(actor=boss, case=child, relation="child", other=people.case, other_relation="mother")
    cases.bar_enter(actor=boss, case=people.case, user=people.users["teacher"], reason="relative")
    cases.bar_enter(actor=boss, case=people.case, user=people.users["colleague"], reason="party")
    for number in (people.case.reference, child.reference):
        with pytest.raises(Unfit, match="no open record"):
            smash(people, "teacher", number=number)
    smash(people, "colleague", number=child.reference)


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(hours=3, seconds=1), -DAY])
def test_a13_it_lasts_three_hours_at_most(people, lasts):
    with pytest.raises(Unfit, match="three hours"):
        smash(people, lasts=lasts)
    one = smash(people)
    assert one.ends_at - one.starts_at <= timedelta(hours=3)


@pytest.mark.parametrize("wrong", [{"domains": ()}, {"reason": "curiosity"}, {"text": "  "}])
def test_a13_it_takes_a_reason_of_the_list_a_text_and_a_domain(people, wrong):
    with pytest.raises(Unfit):
        services.glass_break(
            **{
                "actor": people.actor("teacher"), "kind": CASE, "number": people.case.reference,
                "domains": ("health",), "reason": "danger", "text": WHY, **wrong,
            }
        )  # fmt: skip


def test_a13_what_happened_is_sealed_and_read_by_who_wrote_it_and_who_reviews_it(people):
    breaking = smash(people)
    assert WHY not in breaking.said
    readers = ("teacher", "supervisor", "officer")
    for who in (*readers, "manager", "auditor"):
        answer = people.client(who).get(reverse("glass_breaking", args=[breaking.pk]))
        assert answer.status_code == 200, who
        assert (WHY in answer.content.decode()) is (who in readers), who
    for who in ("colleague", "other_supervisor"):
        assert people.client(who).get(reverse("glass_breaking", args=[breaking.pk])).status_code == 404
    assert Event.objects.filter(verb="glass.reason.opened").count() == 3


# Its end


@pytest.mark.parametrize("end", ["button", "time", "bar", "post", "record", "account"])
def test_a13_it_ends_by_itself_at_the_next_request_and_the_worker_puts_it_on_record(people, end, as_worker):
    breaking = smash(people)
    assert read(people)[0] == 200
    if end == "button":
        services.glass_end(actor=people.actor("teacher"), breaking=breaking)
    elif end == "time":
        later(4, breaking)
    elif end == "bar":
        cases.bar_enter(actor=people.actor("manager"), case=people.case, user=people.users["teacher"], reason="other")
    elif end == "post":
        Membership.objects.filter(user=people.users["teacher"]).update(ends_at=timezone.now())
        worlds.Membership.objects.create(
            user=people.users["teacher"], organisation=worlds.body(), role="auditor", starts_at=timezone.now()
        )
    elif end == "account":
        people.users["teacher"].is_active = False
        people.users["teacher"].save()
    else:
        people.help()
        people.close()
    if end != "account":
        assert read(people)[0] in (403, 404)
    look_after(as_worker)
    expected = {"account": "post"}.get(end, end)
    assert (anew(breaking).state, breaking.ending) == ("ended", expected)
    assert Event.objects.filter(verb="glass.breaking.ended", object_id=str(breaking.pk)).count() == 1
    look_after(as_worker)
    assert Event.objects.filter(verb="glass.breaking.ended", object_id=str(breaking.pk)).count() == 1


# Who is told, and who reviews


def test_a13_manager_supervisor_and_officer_are_told_at_once_and_nobody_else(people, as_web_role):
    with as_web_role():
        smash(people)
    assert told(people, "glass.breaking.begun") == {"manager", "supervisor", "officer"}


def test_a13_who_is_barred_and_who_broke_the_glass_are_told_nothing(people):
    cases.bar_enter(actor=people.actor("supervisor"), case=people.case, user=people.users["officer"], reason="close")
    smash(people, "manager", "psych")
    assert told(people, "glass.breaking.begun") == {"supervisor"}


def test_a12_a_review_is_somebody_elses_also_through_whom_they_stand_in_for(people):
    breaking = smash(people, "supervisor", "psych")
    services.glass_end(actor=people.actor("supervisor"), breaking=breaking)
    now = timezone.now()
    for away, deputy in (("supervisor", "officer"), ("officer", "supervisor")):
        Deputy.objects.create(user=people.users[away], deputy=people.users[deputy], starts_at=now, ends_at=now + DAY)
        actor = actor_of(people.users[deputy], acting_for=people.users[away].pk)
        with pytest.raises(Denied):
            services.glass_review(actor=actor, breaking=breaking, finding="needed", text="x")
    for who in ("supervisor", "manager", "other_supervisor", "auditor"):
        with pytest.raises(Denied):
            services.glass_review(actor=people.actor(who), breaking=breaking, finding="needed", text="x")
    services.glass_review(actor=people.actor("officer"), breaking=breaking, finding="needed", text="It was.")
    assert told(people, "glass.breaking.reviewed") == {"supervisor"}
    assert "It was." in people.client("supervisor").get(reverse("glass_breaking", args=[breaking.pk])).content.decode()


def test_a13_it_is_reviewed_once_after_its_end_and_whoever_reviews_puts_an_end_by_time_on_record(people, as_web_role):
    breaking = smash(people)
    review = {"breaking": breaking, "finding": "not_needed", "text": "The doctor was there."}
    with as_web_role(), pytest.raises(WrongState), transaction.atomic():
        services.glass_review(actor=people.actor("supervisor"), **review)
    anew(breaking)
    later(4, breaking)
    anew(breaking)
    with as_web_role():
        services.glass_review(actor=people.actor("supervisor"), **review)
    assert (anew(breaking).state, breaking.ending, breaking.finding) == ("reviewed", "time", "not_needed")
    with pytest.raises(WrongState):
        services.glass_review(actor=people.actor("officer"), **review)
    assert not ClockRun.objects.filter(object_id=breaking.pk, stopped_at=None).exists()


def test_a13_a_late_review_escalates_once_and_blocks_no_emergency(people, as_worker):
    breaking = smash(people)
    later(71, breaking)
    look_after(as_worker)
    assert told(people, "glass.breaking.late") == set()
    later(73, breaking)
    for _ in range(2):
        look_after(as_worker)
        Notification.objects.filter(kind="glass.breaking.late").update(seen_at=timezone.now())
    assert told(people, "glass.breaking.late") == {"officer"}
    assert Event.objects.filter(verb="glass.breaking.late").count() == 1
    smash(people)
    assert read(people)[0] == 200


def test_a13_a_late_review_waits_for_an_officer_where_there_is_none(people, as_worker):
    Membership.objects.filter(user=people.users["officer"]).update(ends_at=timezone.now())
    later(73, smash(people))
    look_after(as_worker)
    assert told(people, "glass.breaking.late") == set()
    people.users["new"] = worlds.user("data_protection_officer")
    look_after(as_worker)
    assert told(people, "glass.breaking.late") == {"new"}


def test_what_waits_stands_on_home(people):
    breaking = smash(people)
    for who, words in (("teacher", "end it when"), ("supervisor", "review it"), ("officer", "review it")):
        page = people.client(who).get(reverse("home")).content.decode()
        assert breaking.reference in page, who
        assert words in page, who


def test_the_pages_open_end_and_review(people, as_web_role):
    with as_web_role():
        teacher = people.client("teacher")
        form = {
            "number": people.case.reference.lower(),
            "domains": ["health"],
            "reason": "danger",
            "text": WHY,
            "lasts": "2",
        }
        answer = teacher.post(reverse("glass_break"), form)
        assert answer.status_code == 302
        assert "about health" in teacher.get(answer.url).content.decode()
    with opened():
        one = Breaking.objects.get()
    address, end, review = (reverse(name, args=[one.pk]) for name in ("glass_breaking", "glass_end", "glass_review"))
    with as_web_role():
        assert one.reference in teacher.get(reverse("glass_breakings")).content.decode()
        assert end in teacher.get(address).content.decode()
        assert teacher.get(end).status_code == 200
        assert teacher.post(end).status_code == 302
        assert teacher.get(answer.url).status_code == 404
        assert teacher.get(review).status_code == 403
        boss = people.client("supervisor")
        assert people.case.reference in boss.get(address).content.decode()
        assert boss.post(review, {"finding": "needed", "text": "Yes."}).status_code == 302
        assert people.case.reference not in people.client("officer").get(address).content.decode()
        assert "It was an emergency" in people.client("officer").get(address).content.decode()


# The database


@on_postgresql
def test_a15_the_functions_that_break_the_glass_check_who_asks(people, as_web_role):
    def call(who, **changed):
        values = {
            "kind": CASE, "case": people.case.pk, "parts": ",health,", "ends": timezone.now() + timedelta(hours=1),
            "for": None, **changed,
        }  # fmt: skip
        actor = people.actor(who) if not values["for"] else actor_of(people.users[who], acting_for=values["for"])
        with transaction.atomic(), as_web_role(), walled(actor), connection.cursor() as cursor:
            cursor.execute(
                "SELECT zotim_wall_glass_break(%s, %s, %s, %s, %s, 'danger', %s, %s)",
                [uuid7(), uuid7().hex[:16], values["kind"], values["case"], values["parts"],
                 f"zs1:{'0' * 32}:{'A' * 40}", values["ends"]],
            )  # fmt: skip

    now = timezone.now()
    away = people.users["teacher"].pk
    Deputy.objects.create(user_id=away, deputy=people.users["colleague"], starts_at=now, ends_at=now + DAY)
    for who, wrong in (
        ("coordinator", {}), ("officer", {}), ("teacher", {"case": uuid7()}), ("teacher", {"kind": "x"}),
        ("teacher", {"parts": ",justice_interface,"}), ("teacher", {"parts": ","}), ("teacher", {"ends": now - DAY}),
        ("teacher", {"parts": ",health,justice_interface,"}),
        ("teacher", {"ends": now + timedelta(hours=3, minutes=1)}),
        ("colleague", {"for": away}),
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="zotim: "):
            call(who, **wrong)
    cases.bar_enter(actor=people.actor("supervisor"), case=people.case, user=people.users["psychologist"], reason="own")
    with pytest.raises(DatabaseError, match="zotim: "):
        call("psychologist")
    call("teacher")


CHANGES = {
    "make it longer": ("teacher", "UPDATE glass_breaking SET ends_at = now() + interval '9 hours'"),
    "open another part": ("teacher", "UPDATE glass_breaking SET domains = ',psych,'"),
    "delete it": ("teacher", "DELETE FROM glass_breaking"),
    "write one past the function": (
        "teacher",
        "INSERT INTO glass_breaking (id, created_at, reference, user_id, subject_type, subject_id, domains, reason, "
        "said, state, starts_at, ends_at, ending, finding) SELECT gen_random_uuid(), now(), 'x', user_id, "
        "subject_type, subject_id, ',psych,', reason, said, state, starts_at, ends_at, '', '' FROM glass_breaking",
    ),
    "review one's own": (
        "teacher",
        "UPDATE glass_breaking SET state = 'reviewed', ended_at = now(), ending = 'button', finding = 'needed', "
        "found = said, reviewed_at = now(), reviewed_by_id = (SELECT id FROM people_user WHERE id <> user_id LIMIT 1)",
    ),
    "open it again": ("teacher", "UPDATE glass_breaking SET state = 'open', ended_at = NULL, ending = ''"),
}


@on_postgresql
@pytest.mark.parametrize("what", CHANGES)
def test_a15_the_web_role_cant(what, people, as_web_role):
    who, statement = CHANGES[what]
    breaking = smash(people)
    with (
        pytest.raises(DatabaseError, match=r"permission denied|row-level security|zotim"),
        transaction.atomic(), as_web_role(), walled(people.actor(who)), connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute(statement)
        assert cursor.rowcount == 0
        raise DatabaseError("zotim: no row was touched")
    assert anew(breaking).state == "open"
