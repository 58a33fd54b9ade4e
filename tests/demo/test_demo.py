"""The demonstration: made up, and made the same way as real work."""

from datetime import date

import pytest

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.people.models import Installation
from zotim.core.texts import Translated
from zotim.demo import calls, library, past, state
from zotim.demo.walk import walk
from zotim.register.data_calls.tasks import waiting
from zotim.register.lines import lines
from zotim.register.models import Coverage, Obligation, Opinion, ProvisionSuggestion
from zotim.register.selectors.library import gaps
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path, tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "files"


def test_the_walk_ends_in_three_reports_and_a_chain_that_verifies(tmp_path):
    bodies = state.load()
    told = []
    walked = walk(lambda what, detail: told.append(what), tmp_path / "out")
    assert len(walked.files) == 3
    assert all(path.read_bytes().startswith(b"%PDF") for path in walked.files)
    assert "Arabic statement" in told[0]
    assert walked.commitment.lead == bodies["defence"]


def test_the_walk_meets_a_statement_that_says_another_number(tmp_path):
    state.load()
    told = {}
    walked = walk(told.__setitem__, tmp_path / "out")
    [found] = walked.commitment.contradictions.all()
    assert (found.kind, found.said, found.recorded, found.state) == ("quantity", "8 soldiers", "6 soldiers", "open")
    assert found.suggestion.commitment == walked.commitment
    assert "8 soldiers · on record: 6 soldiers" in told.values()


def test_the_data_call_ends_in_a_reply_that_was_sent_and_leaves_one_to_answer(tmp_path):
    state.load()
    told = []
    reply = calls.load(lambda what, detail: told.append(detail), tmp_path / "out")
    assert reply.state == "sent"
    assert "Row 4, column C: this isn't a number" in told[1]
    assert len(list((tmp_path / "out").glob("*.zip"))) == 1
    from zotim.demo.people import person

    assert [task.step for task in waiting(person("Lule Prifti"), date(2026, 11, 25))] == ["answer"]


def test_every_earlier_promise_is_found_by_the_engine_and_stands_where_it_should():
    assert past.load(state.load()) == sum(len(promises) for promises in past.PROMISES.values())
    from zotim.demo.people import person

    glyphs = {share.glyph for line in lines(person("Mira Dervishi"), date(2026, 6, 2)) for share in line.shares}
    assert {Glyph.PROMISED, Glyph.UNDER_WAY, Glyph.SAID, Glyph.PROVEN} <= glyphs


def test_the_library_comes_with_answers_a_verified_paragraph_and_a_law_that_kept_its_dissent():
    bodies = state.load()
    past.load(bodies)
    assert library.load(bodies) == 208
    verified = Obligation.objects.get(state="verified")
    assert verified.cited == "C/RES/7 (2026), 1"
    assert {one.key for one in Obligation.objects.exclude(commitments=None)} == {
        key for keys in library.ANSWERS.values() for key in keys
    }
    assert Opinion.objects.get().stance == "dissents"
    assert Coverage.objects.get().state == "confirmed"


def test_the_resolution_is_read_and_what_nothing_answers_is_a_gap():
    bodies = state.load()
    past.load(bodies)
    library.load(bodies)
    read = ProvisionSuggestion.objects.order_by("start").values_list("number", "kind", "state")
    assert list(read) == [("1", "obligation", "accepted"), ("2", "encourage", "accepted"), ("3", "call", "open")]
    from zotim.demo.people import person

    found = gaps(person("Mira Dervishi")).filter(instrument__symbol=library.SYMBOL)
    assert [(one.provision.number, one.state) for one in found] == [("1", "verified"), ("2", "unverified")]


def test_the_demonstration_is_never_loaded_over_real_work():
    Installation.objects.create(pk=1, name=Translated.of("sq", "Qendra"), demo=False)
    with pytest.raises(RuntimeError, match="real work"):
        state.load()
    assert not Event.objects.exists()


def test_sign_in_by_role_doesnt_exist_outside_a_demonstration(client):
    worlds.user("coordinator")
    assert client.get("/demo/sign-in/").status_code == 404
    assert client.post("/demo/sign-in/", {"person": "1"}).status_code == 404
    worlds.demo_installation()
    assert client.get("/demo/sign-in/").status_code == 200
