"""Home: what waits for me, whatever my role, and where every line of effort stands."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override

from tests import indicators, worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.tasks import MOST, Task, tasks_of
from zotim.core.audit.models import Event
from zotim.core.clocks.selectors import due_on
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.register import selectors, services
from zotim.register.assistance.services import assistance_add
from zotim.register.lines import PRESSING, lines, pressing
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Commitment, Contradiction
from zotim.register.standing import most_urgent
from zotim.vocabulary import Classification, Glyph

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
WHY = Translated.of("en", "Because.")


def signed_in(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


def waiting(actor, today=TODAY):
    return [(str(task.step), str(task.what)) for task in tasks_of(actor, today)[0]]


def due_in(days):
    return TODAY + timedelta(days=days)


def test_a_focal_point_sees_what_their_own_bodies_owe_and_not_what_others_promised_in_public():
    mine, theirs = worlds.body("E imja"), worlds.body("E tyre")
    analyst = worlds.actor("analyst")
    worlds.commitment(analyst, mine, due_on=due_in(5))
    worlds.commitment(analyst, theirs, due_on=due_in(-5))
    assert set(Commitment.objects.values_list("classification", flat=True)) == {"public"}
    assert waiting(worlds.actor("focal_point", mine)) == [("due", "Sending six soldiers")]
    assert ("overdue", "Sending six soldiers") in waiting(worlds.actor("coordinator"))


def test_a_body_that_leads_only_a_measure_sees_when_it_is_due_and_gets_to_it():
    lead, doer = worlds.body("Drejtuese"), worlds.body("Zbatuese")
    analyst = worlds.actor("analyst")
    one = worlds.commitment(analyst, lead, due_on=None)
    made = measure_add(actor=analyst, commitment=one, title=WHY, lead=doer, starts_on=TODAY, due_on=due_in(3))
    focal = worlds.user("focal_point", doer)
    found, _ = tasks_of(actor_of(focal), TODAY)
    assert [(str(task.step), task.reference) for task in found] == [("due", made.reference)]
    worlds.demo_installation()
    assert signed_in(focal).get(found[0].url).status_code == 200
    measure_move(actor=analyst, measure=made, step="begin")
    measure_move(actor=analyst, measure=made, step="complete")
    assert waiting(actor_of(focal)) == []


def test_reviews_are_asked_of_the_centre_but_not_of_who_put_the_evidence_in():
    ministry, analyst = worlds.body(), worlds.actor("analyst")
    piece = worlds.evidence(analyst, worlds.measure(analyst, worlds.commitment(analyst, ministry, due_on=None)))
    other = worlds.actor("coordinator")
    assert ("review", str(piece.title)) in waiting(other)
    assert ("review", str(piece.title)) not in waiting(analyst)


def test_a_promise_that_was_kept_is_due_no_more_and_pushes_no_other_out():
    analyst = worlds.actor("analyst")
    for number in range(25):
        one = worlds.commitment(analyst, worlds.body(f"B{number}"), due_on=due_in(-30))
        Commitment.objects.filter(pk=one.pk).update(standing=Glyph.PROVEN, late_from=None)
    worlds.commitment(analyst, worlds.body(), due_on=due_in(10))
    assert [step for step, _ in waiting(analyst) if step in ("due", "overdue")] == ["due"]


def test_people_of_every_desk_see_what_waits_for_them():
    from tests.desks.reintegration.people import around_a_case

    around = around_a_case()
    case = around.case
    for who in ("supervisor", "manager"):
        assert ("open", case.reference) in waiting(around.actor(who)), who
    for who in ("other_worker", "psychologist", "coordinator", "auditor"):
        assert ("open", case.reference) not in waiting(around.actor(who)), who
    page = around.client("manager").get(reverse("home")).content.decode()
    assert case.reference in page
    assert Event.objects.filter(verb="reintegration.cases.listed", actor_id=around.users["manager"].pk).exists()
    around.help()
    assert ("open", case.reference) not in waiting(around.actor("manager"))


def test_a_disposal_that_somebody_proposed_waits_for_the_other_keeper():
    from zotim.core.retention.services import run_propose

    ministry, analyst = worlds.body(), worlds.actor("analyst")
    one, other = worlds.actor("records_officer"), worlds.actor("data_protection_officer")
    suggestion = worlds.document(analyst).suggestions.get()
    services.suggestion_reject(actor=analyst, suggestion=suggestion, reason="Not a promise")
    type(suggestion).objects.filter(pk=suggestion.pk).update(decided_at=timezone.now() - timedelta(days=2000))
    assert ("propose", "Records that have been kept long enough") in waiting(one)
    run_propose(actor=one, rule="register.suggestion.rejected")
    assert "propose" not in [step for step, _what in waiting(one)]
    label = "Suggestions of the claims engine that a person rejected"
    assert ("decide", label) in waiting(other)
    assert ("decide", label) not in waiting(one)
    assert ("decide", label) not in waiting(worlds.actor("coordinator", ministry))


def test_notices_that_werent_opened_are_one_line():
    ministry, analyst = worlds.body(), worlds.actor("analyst")
    coordinator = worlds.actor("coordinator")
    measure = worlds.measure(analyst, worlds.commitment(analyst, ministry, due_on=None))
    for number in range(3):
        worlds.evidence(analyst, measure, f"{number}\n".encode())
    [notices] = [task for task in tasks_of(coordinator, TODAY)[0] if task.url == reverse("notifications")]
    assert notices.count == 3


def test_the_centre_sees_what_is_due_of_a_body_that_nobody_speaks_for_and_that_this_is_so():
    analyst, bare, spoken = worlds.actor("analyst"), worlds.body("E heshtur"), worlds.body("Me zë")
    worlds.user("focal_point", spoken)
    for lead in (bare, spoken):
        one = worlds.commitment(analyst, lead, due_on=None)
        measure_add(actor=analyst, commitment=one, title=WHY, lead=lead, starts_on=TODAY, due_on=due_in(5))
    coordinator = worlds.actor("coordinator")
    found = [(str(task.note), task.why) for task in tasks_of(coordinator, TODAY)[0] if task.due_on == due_in(5)]
    assert found == [("E heshtur", "The body has no focal point")]
    later = [str(task.note) for task in tasks_of(coordinator, due_in(6))[0] if task.due_on == due_in(5)]
    assert sorted(later) == ["E heshtur", "Me zë"]


def test_the_centre_sees_calls_help_laws_and_values_whose_day_has_come():
    from tests import data_calls

    analyst, bare = worlds.actor("analyst"), worlds.body("E heshtur")
    call = data_calls.opened(analyst, bare)
    help_ = assistance_add(
        actor=analyst, title=WHY, direction="given", partner="Sirte", kind="training", lead=bare, ends_on=due_in(-1),
    )  # fmt: skip
    law = services.instrument_add(actor=analyst, title=WHY, kind="strategy", lead=bare)
    services.instrument_move(
        actor=analyst, instrument=law, step="commence", on=due_in(-90), until_on=due_in(-2), note="Afati"
    )
    indicator = indicators.indicator(analyst, bare)
    found, _ = tasks_of(worlds.actor("coordinator"), timezone.localdate())
    for record in (call, help_, law, indicator):
        [whose] = {str(task.note) for task in found if task.reference == record.reference and task.note} or {""}
        assert whose == "E heshtur", record
    assert {task.due_on for task in found if task.reference == help_.reference} == {due_in(-1)}
    [portion] = [task for task in found if task.reference == call.reference and task.note]
    assert portion.url == reverse("portion", args=[call.portions.get().pk])


def test_what_doesnt_fit_a_commitment_is_one_line_however_often():
    analyst = worlds.actor("analyst")
    one = worlds.commitment(analyst, worlds.body(), due_on=None)
    suggestion = worlds.document(analyst).suggestions.get()
    Contradiction.objects.filter(commitment=one).delete()
    for kind in ("quantity", "date"):
        Contradiction.objects.create(suggestion=suggestion, commitment=one, kind=kind)
    [task] = [task for task in tasks_of(analyst, TODAY)[0] if task.step == "explain"]
    assert (task.reference, task.count) == (one.reference, 2)


def test_a_day_since_which_something_waits_isnt_shown_as_one_by_which_it_is_due():
    tasks = [Task("What", "", "", "decide", since=TODAY)]
    with override("en"):
        html = render_to_string("ui/tasks.html", {"tasks": tasks, "today": TODAY})
    assert "since 25 November" in html
    assert 'class="due' not in html


def test_a_review_waits_until_the_day_of_its_clock():
    ministry, analyst = worlds.body(), worlds.actor("analyst")
    piece = worlds.evidence(analyst, worlds.measure(analyst, worlds.commitment(analyst, ministry, due_on=None)))
    [task] = [task for task in tasks_of(worlds.actor("coordinator"), TODAY)[0] if task.reference == piece.reference]
    assert task.due_on == due_on(type(piece).objects.all())[piece.pk].last_day


def test_home_asks_the_database_as_often_for_many_bodies_and_commitments_as_for_few():
    analyst, user = worlds.actor("analyst"), worlds.user("coordinator")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            tasks_of(actor_of(user), TODAY)
        return len(queries)

    def some():
        one = worlds.commitment(analyst, worlds.body(), due_on=due_in(-1))
        measure_add(actor=analyst, commitment=one, title=WHY, lead=one.lead, starts_on=due_in(-9), due_on=due_in(-3))

    some()
    some()
    few = asked()
    for _number in range(5):
        some()
    assert asked() == few


def test_somebody_without_content_opens_home_and_nothing_is_logged_as_a_look():
    worlds.demo_installation()
    page = signed_in(worlds.user("auditor")).get(reverse("home"))
    assert "Nothing waits for you" in page.content.decode()
    assert not Event.objects.filter(outcome="viewed").exists()


def test_the_counts_of_a_line_are_those_of_the_lists_they_lead_to():
    worlds.demo_installation()
    analyst, mine = worlds.actor("analyst"), worlds.body("E imja")
    for number in range(4):
        one = worlds.commitment(analyst, mine if number % 2 else worlds.body(f"B{number}"), due_on=due_in(number - 2))
        Commitment.objects.filter(pk=one.pk).update(classification=Classification.INTERNAL)
    worlds.measure(analyst, Commitment.objects.first())
    lapsed = worlds.commitment(analyst, mine)
    services.commitment_end(actor=worlds.actor("coordinator"), commitment=lapsed, step="lapse", reason=WHY)
    for user in (worlds.user("coordinator"), worlds.user("focal_point", mine)):
        client, actor = signed_in(user), actor_of(user)
        page = client.get(reverse("home"))
        for line in page.context["lines"]:
            for share in line.shares:
                assert client.get(share.url).context["table"].count == share.count, share
            assert client.get(line.url).context["table"].count == line.total
        today = timezone.localdate()
        active = selectors.commitments(actor, today).filter(state="active")
        assert sum(line.total for line in page.context["lines"]) == active.count() > 0


def test_what_is_late_or_blocked_presses_most_then_what_comes_next():
    analyst, ministry = worlds.actor("analyst"), worlds.body()
    later = worlds.commitment(analyst, ministry, due_on=due_in(40))
    blocked = worlds.commitment(analyst, ministry, due_on=None)
    measure_move(actor=analyst, measure=worlds.measure(analyst, blocked), step="give_up")
    soon = worlds.commitment(analyst, ministry, due_on=due_in(-3))
    worlds.commitment(analyst, ministry, due_on=None)
    [line] = lines(analyst, TODAY)
    assert [one.pk for one in pressing(analyst, TODAY)] == [soon.pk, blocked.pk, later.pk]
    assert {share.glyph: share.count for share in line.shares} == {Glyph.LATE: 2, Glyph.PROMISED: 2}


def test_a_commitment_that_is_long_late_and_blocked_stands_before_all_others():
    analyst, ministry = worlds.actor("analyst"), worlds.body()
    for days in (1, 2, 3, 4, 5, 6):
        worlds.commitment(analyst, ministry, due_on=due_in(days))
    worst = worlds.commitment(analyst, ministry, due_on=due_in(-149))
    measure_move(actor=analyst, measure=worlds.measure(analyst, worst), step="give_up")
    assert Commitment.objects.get(pk=worst.pk).late_from is None
    assert pressing(analyst, TODAY)[0].pk == worst.pk
    ordered = selectors.commitments(analyst, TODAY).order_by(*most_urgent(TODAY))
    assert ordered.first().pk == worst.pk
    page = signed_in(worlds.user("coordinator")).get(reverse("home")).content.decode()
    assert show.day(due_in(-149)) in page


def test_home_says_each_thing_once_with_its_day_how_late_it_is_and_whose():
    worlds.demo_installation()
    mine, theirs = worlds.body("E imja"), worlds.body("E tyre")
    analyst, today = worlds.actor("analyst"), timezone.localdate()
    days = {mine: today - timedelta(days=149), theirs: today + timedelta(days=9)}
    one, other = (worlds.commitment(analyst, body, due_on=day) for body, day in days.items())
    page = signed_in(worlds.user("focal_point", mine)).get(reverse("home")).content.decode()
    for record, whose, distance in ((one, "E imja", "149 days late"), (other, "E tyre", "in 9 days")):
        assert page.count(reverse("commitment", args=[record.pk])) == 1
        line = strip_tags(page[page.index(show.day(days[record.lead])) :][:700])
        assert line.index(distance) < line.index(whose) < line.index(record.reference)


def test_home_shows_a_few_of_each_and_reads_no_more_and_leads_to_the_rest():
    worlds.demo_installation()
    analyst, ministry = worlds.actor("analyst"), worlds.body()
    for number in range(MOST + 2):
        worlds.commitment(analyst, ministry, due_on=timezone.localdate() - timedelta(days=number))
    focal = worlds.user("focal_point", ministry)
    with CaptureQueriesContext(connection) as queries:
        found, _looked = tasks_of(actor_of(focal), timezone.localdate())
    assert len(found) == MOST
    assert not any("register_commitment" in one["sql"] and "LIMIT" not in one["sql"] for one in queries)
    page = signed_in(focal).get(reverse("home")).content.decode()
    assert f'<a href="{reverse("calendar")}">All that is due, in the calendar</a>' in page


def test_what_presses_most_is_what_an_order_of_everything_would_put_first_for_whoever_looks():
    analyst, mine, theirs = worlds.actor("analyst"), worlds.body("E imja"), worlds.body("E tyre")
    for at, days in enumerate((12, -7, 3, 3, -30, 8, 1, 0, -1, 15)):
        one = worlds.commitment(analyst, (mine, theirs)[at % 2], due_on=due_in(days))
        Commitment.objects.filter(pk=one.pk).update(classification=Classification.INTERNAL)
        if at % 4 == 1:
            measure_move(actor=analyst, measure=worlds.measure(analyst, one), step="give_up")
    for actor in (analyst, worlds.actor("focal_point", mine), worlds.actor("focal_point", theirs)):
        ordered = selectors.commitments(actor, TODAY).filter(state="active").order_by(*most_urgent(TODAY))
        assert [one.pk for one in pressing(actor, TODAY)] == [one.pk for one in ordered[:PRESSING]]


def test_the_small_line_of_a_task_has_a_dot_only_between_two_things():
    def drawn(**parts):
        task = Task("What", parts.pop("why", ""), "", "decide", since=TODAY, **parts)
        html = render_to_string("ui/tasks.html", {"tasks": [task], "today": TODAY})
        return strip_tags(html.partition("<small>")[2].partition("</small>")[0]).strip()

    with override("en"):
        assert drawn(reference="ZOT-7C2R-1A") == "ZOT-7C2R-1A"
        assert drawn(why="Why", reference="ZOT-7C2R-1A") == "Why · ZOT-7C2R-1A"
