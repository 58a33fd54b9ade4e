"""Questions: an answer with its reasons, for a purpose, in one's channel; asked again, the same lists say the same."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened
from zotim.core.audit.models import Event
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.sealing.services import key_destroy
from zotim.desks.screening.asking import generations, selectors
from zotim.desks.screening.asking.models import Generation, Question
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.asking.words import HOW
from zotim.desks.screening.lists import services
from zotim.desks.screening.lists.models import Version
from zotim.engines.names import Query, likeness

pytestmark = pytest.mark.django_db
KHALID = made.KHALID


def ask(by, query=KHALID, channel="finance", purpose="Hapje llogarie", **values):
    return question_ask(actor=by, channel=channel, query=query, purpose=purpose, **values)


def test_an_arabic_name_meets_its_latin_entry_and_says_why(listed):
    officer = worlds.actor("finance_officer")
    question = ask(officer)
    with made.inside(officer):
        held = selectors.opened(officer, question.pk)
    assert held.query == KHALID
    ((answer, entry),) = selectors.answered(officer, held.answers)
    assert entry.caption == "Khalid al-Shammari"
    assert answer.score >= 0.9
    assert {met.query for met in answer.explanation.met} >= {"khald", "shmry"} or len(answer.explanation.met) >= 2
    assert [what for what, change in answer.explanation.context if change > 0] == ["birth date"]


def test_a_version_that_takes_effect_is_asked_from_then_on(listed):
    officer = worlds.actor("finance_officer")
    assert ask(officer, Query(("Besnik Leka",))).hits == 0
    made.take(made.keeper(), listed, made.people("Khalid al-Shammari", "Besnik Leka"))
    assert ask(officer, Query(("Besnik Leka",))).hits == 1
    assert ask(officer, Query(("Arben Shembulli",))).hits == 0
    assert [(one.number, one.base_id is None) for one in Generation.objects.all()] == [(3, True), (2, False), (1, True)]


def test_what_takes_effect_while_an_index_is_made_isnt_undone_by_it(listed, monkeypatch):
    officer, build = worlds.actor("finance_officer"), generations.ListIndex.build

    def meanwhile(*arguments):
        made_then = build(*arguments)
        monkeypatch.setattr(generations.ListIndex, "build", build)
        other = made.source(made.keeper(), "other", "other")
        services.version_take(
            actor=made.keeper(), source=other, data=made.people("Besnik Leka"), name="x.csv",
            published_on=timezone.localdate(),
        )  # fmt: skip
        services.version_read(actor=officer, version=other.versions.get())
        return made_then

    Generation.objects.update(scoring="older")
    monkeypatch.setattr(generations.ListIndex, "build", meanwhile)
    generations.generation_make(actor=officer)
    assert [one.base_id is None for one in Generation.objects.all()] == [False, True, True]
    assert ask(officer, Query(("Besnik Leka",))).hits == 1


def test_what_changes_more_than_a_delta_holds_waits_for_the_worker(listed, monkeypatch):
    officer = worlds.actor("finance_officer")
    monkeypatch.setattr(generations, "MOST_CHANGED", 1)
    made.take(made.keeper(), listed, made.people("Drita Hoxhaj", "Besnik Leka"))
    assert [one.base_id is None for one in Generation.objects.all()] == [True, True]
    assert ask(officer, Query(("Besnik Leka",))).hits == 1


def test_a_delta_answers_as_an_index_made_anew_and_knows_entries_of_any_kind(listed):
    officer = worlds.actor("finance_officer")
    names = ("Khalid al-Shammari", "Drini i Bardhë", "Besnik Leka", "Teuta Krasniqi")
    chance = random.Random(5)
    source = made.source(made.keeper(), "any", "other", largest_loss=100)
    for _ in range(6):
        rows = [f"{n},any,{name},," for n, name in enumerate(chance.sample(names, chance.randrange(1, 4)))]
        data = made.file(*rows, head="id,kind,name,birth_dates,remarks")
        taken = services.version_take(
            actor=made.keeper(), source=source, data=data, name="x.csv", published_on=timezone.localdate()
        )
        if taken is None:
            continue
        services.version_read(actor=officer, version=taken)
        now = generations.newest()
        assert now.generation.base_id
        anew = generations.of(generations.in_force())
        for name in names:
            for kind in ("person", "vessel"):
                found, wanted = (
                    [(hit.entry_id, hit.score) for hit in one.index.match(Query((name,), kind), 9)]
                    for one in (now, anew)
                )
                assert found == wanted


def test_of_a_day_that_is_past_those_lists_answer_that_were_in_force_then(listed):
    officer = worlds.actor("finance_officer")
    before = Version.objects.get(state="in_force").in_force_at
    made.take(made.keeper(), listed, made.people("Besnik Leka"))
    then = ask(officer, Query(("Arben Shembulli",)), moment=before)
    assert then.hits == 1
    assert then.generation is None
    with pytest.raises(Unfit):
        ask(officer, moment=before - timedelta(days=1))


def test_asked_again_after_many_versions_the_same_lists_answer_the_same(listed):
    officer = worlds.actor("finance_officer")
    question = ask(officer)
    for names in (("Khalid Shamari",), ("Besnik Leka",), made.NAMES):
        made.take(made.keeper(), listed, made.people(*names))
    with made.inside(officer):
        held = selectors.opened(officer, question.pk)
    assert selectors.answers_the_same(question, held)
    assert not selectors.answers_the_same(question, replace(held, query=Query(("Arben Shembulli",))))


def test_an_index_whose_file_is_gone_is_made_again_and_an_unchanged_one_is_not(listed, settings):
    officer = worlds.actor("finance_officer")
    (kept,) = (settings.ZOTIM_HOME / "indexes").iterdir()
    assert generations.generation_make(actor=officer).number == 1
    kept.unlink()
    generations._OPEN.clear()
    assert ask(officer).hits == 1
    assert generations.generation_make(actor=officer).number == 2


def test_an_index_of_another_version_of_the_engine_is_made_again(listed, settings):
    officer = worlds.actor("finance_officer")
    (kept,) = (settings.ZOTIM_HOME / "indexes").iterdir()
    kept.write_bytes(b"zotim-names-9\n" + kept.read_bytes()[15:])
    generations._OPEN.clear()
    assert ask(officer).hits == 1
    assert generations.generation_make(actor=officer).number == 2
    assert ask(officer).generation.number == 2


def test_nothing_is_asked_without_a_purpose_and_in_no_channel_but_ones_own(listed):
    officer, other = worlds.actor("finance_officer"), worlds.actor("list_officer")
    with pytest.raises(Unfit):
        ask(officer, purpose=" ")
    with pytest.raises(Denied):
        ask(officer, channel="travel")
    with pytest.raises(Denied):
        ask(other)
    with made.everywhere():
        assert not Question.objects.exists()


def test_a_question_is_its_askers_alone_and_one_channel_never_sees_the_others(listed):
    finance, colleague, travel = (
        worlds.actor(role) for role in ("finance_officer", "finance_officer", "travel_officer")
    )
    question = ask(finance)
    ask(travel, channel="travel")
    with made.everywhere():
        assert [one.pk for one in selectors.questions(finance)] == [question.pk]
        assert [one.channel for one in selectors.questions(travel)] == ["travel"]
        assert not selectors.questions(colleague).exists()
        for other in (colleague, travel):
            for read in (selectors.question, selectors.opened):
                with pytest.raises(NotVisible):
                    read(other, question.pk)


def test_look_ups_are_counted_in_their_channel_and_questions_of_the_system_arent(listed):
    period = Period(timezone.localdate(), timezone.localdate())
    ask(worlds.actor("finance_officer"))
    ask(worlds.actor("finance_officer"), Query(("Askush Askushi",), "person"))
    made.alerts(origin="payment")
    counted = {code: one.compute(period) for code, one in FIGURES.items() if code.endswith(".look_ups")}
    assert counted == {"screening.finance.look_ups": 2, "screening.travel.look_ups": 0}


def test_who_was_asked_for_stands_nowhere_in_clear(listed):
    question = ask(worlds.actor("finance_officer"), Query(("Arben Shembulli",)))
    assert "Arben" not in question.sealed
    event = Event.objects.get(verb="screening.question.asked")
    assert "Arben" not in str(event.details)
    assert (len(event.details["terms"]), event.details["hits"]) == (1, 1)


def test_the_same_on_the_pages(listed):
    client = Client()
    client.force_login(worlds.user("travel_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    values = {"channel": "travel", "purpose": "Pasagjer në sportel", "names": "خالد الشمري", "born": "1970-05-12"}
    page = client.post(reverse("ask"), values, follow=True).content.decode()
    assert "Khalid al-Shammari" in page
    assert "<svg" in page
    with made.everywhere():
        address = reverse("question", args=[Question.objects.get().pk])
    assert 'class="notice"' in client.get(address, {"again": "1"}).content.decode()
    assert client.get(reverse("questions")).status_code == 200
    for wrong in (
        {"born": "yesterday"},
        {"country": "QQ"},
        {"as_of": "2999-01-01"},
        {"purpose": ""},
        {"channel": "finance"},
    ):
        assert client.post(reverse("ask"), values | wrong).status_code == 200
    with made.everywhere():
        assert Question.objects.count() == 1
    asked = client.post(reverse("ask"), values | {"country": "IQ", "as_of": timezone.localdate().isoformat()})
    assert asked.status_code == 302
    run_pending_jobs()


def test_an_entry_whose_kind_the_list_doesnt_say_is_found_once_whatever_is_asked_for(listed):
    officer = worlds.actor("finance_officer")
    rows = ("1,any,Drini i Bardhë,,", "2,person,Besnik Leka,,")
    made.take(made.keeper(), listed, made.file(*rows, head="id,kind,name,birth_dates,remarks"))
    for kind in ("person", "vessel", ""):
        assert ask(officer, Query(("Drini i Bardhe",), kind)).hits == 1
    assert ask(officer, Query(("Besnik Leka",), "vessel")).hits == 0


def test_what_was_altered_or_lost_its_key_says_so_and_shows_nothing(listed, client, django_capture_on_commit_callbacks):
    who = worlds.user("finance_officer")
    officer = actor_of(who)
    one, other = ask(officer), ask(officer, Query(("Teuta Krasniqi",)))
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    with opened():  # by somebody who owns the tables
        Question.objects.filter(pk=one.pk).update(sealed=other.sealed)
    with made.inside(officer):
        assert selectors.opened(officer, one.pk).trouble == "altered"
    assert Event.objects.get(verb="screening.question.opened").outcome == "failed"
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=officer, subject_id=other.pk, certificate="ZOT-TEST")
    with made.inside(officer):
        assert selectors.opened(officer, other.pk).trouble == "destroyed"
    for question in (one, other):
        page = client.get(reverse("question", args=[question.pk]), {"again": "1"})
        assert page.status_code == 200
        assert "Khalid" not in page.content.decode()


def test_each_rule_of_the_engine_has_words():
    assert set(HOW) == set(likeness.HOW) - {""}
