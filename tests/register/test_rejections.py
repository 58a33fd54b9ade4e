"""What people rejected leaves as the engine's own file of mistakes: of public statements only, and on record."""

import os

import pytest
from typer.testing import CliRunner

from tests import worlds
from tests.engines.claims.rejected import still_proposed
from zotim.core.audit.models import Event
from zotim.engines.claims.rejections import rejections
from zotim.register import services
from zotim.register.cli import app
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db
SENTENCE = "Albania will train 40 teachers in Elbasan."
TEXT = f"The Minister was pleased. {SENTENCE} The weather was fine."


@pytest.fixture
def analyst():
    return worlds.actor("analyst")


def rejected(analyst, reason="A rehearsal", classification=Classification.PUBLIC):
    document = services.document_add(
        actor=analyst, title="X", language=Language.ENGLISH, text=TEXT, classification=classification
    )
    return services.suggestion_reject(actor=analyst, suggestion=document.suggestions.get(), reason=reason)


def run(path):
    return CliRunner().invoke(app, ["rejections", str(path)])


def test_each_is_a_line_that_the_engine_reads_with_its_sentence(analyst, tmp_path):
    suggestion = rejected(analyst)
    answer = run(tmp_path / "r.jsonl")
    assert (answer.exit_code, answer.output.split(": ")[1]) == (0, "1 rejection of public statements.\n")
    [found] = rejections((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines())
    assert (found.text, found.language, found.rule) == (SENTENCE, "en", suggestion.rule)
    assert (found.passage, found.reason) == ("will train 40 teachers in Elbasan", "A rehearsal")
    assert still_proposed(found)


@pytest.mark.parametrize("level", [Classification.INTERNAL, Classification.RESTRICTED])
def test_what_isnt_public_stays_in_the_house(analyst, tmp_path, level):
    rejected(analyst, classification=level)
    assert "0 rejections" in run(tmp_path / "r.jsonl").output
    assert (tmp_path / "r.jsonl").read_text() == ""


def test_neither_what_is_open_nor_the_same_mistake_twice_is_written(analyst, tmp_path):
    rejected(analyst, "first")
    rejected(analyst, "second")
    worlds.document(analyst)
    run(tmp_path / "r.jsonl")
    assert [one.reason for one in rejections((tmp_path / "r.jsonl").read_text().splitlines())] == ["first"]


def test_it_is_on_record(analyst, tmp_path):
    rejected(analyst)
    run(tmp_path / "r.jsonl")
    assert Event.objects.get(verb="register.rejections.exported").details == {"rejections": 1}


def test_a_place_that_cant_be_written_is_said_and_nothing_is_recorded(tmp_path):
    answer = run(tmp_path / "no" / "r.jsonl")
    assert answer.exit_code == 1
    assert os.strerror(2) in answer.output
    assert not Event.objects.filter(verb="register.rejections.exported").exists()
