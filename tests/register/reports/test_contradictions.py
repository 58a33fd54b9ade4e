"""What a report tells of a contradiction is what its readers may see, with what a person said of it."""

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.models import Contradiction
from zotim.register.reports.compose import compose
from zotim.register.reports.templates import packaged, read_template
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db
TITLE = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")
SAID = "Another statement says “8 soldiers”, the record “6 soldiers”."
EXPLAINED = f"{SAID} Both hold, because: “Two rotations”."
INTERNAL, PUBLIC = Classification.INTERNAL, Classification.PUBLIC
GENERAL = packaged("general")
OUTSIDE = read_template(
    GENERAL.text.replace('form = "own"', 'form = "official"\nsource = { sq = "x", en = "x", ar = "x" }')
)


@pytest.fixture
def world():
    world = type("World", (), {})()
    world.body = worlds.body()
    world.analyst, world.coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    world.commitment = worlds.commitment(world.analyst, world.body)
    text = "Albania will send eight soldiers to NATO Mission Iraq by the end of March 2027."
    world.statement = worlds.document(world.analyst, text, Language.ENGLISH)
    world.found = Contradiction.objects.get()
    return world


def decide(world, *steps):
    for step in steps:
        found = Contradiction.objects.get()
        services.contradiction_decide(actor=world.coordinator, contradiction=found, step=step, reason="Two rotations.")


def told(classification=INTERNAL, template=GENERAL, moment=None):
    made = compose(moment or timezone.now(), Language.ENGLISH, classification, TITLE, template)
    heard = {identity for identity, bodies in made.about.items() if bodies}
    blocks = [block for section in made.paper.sections for block in section.blocks]
    return [(block.text, block.id in heard) for block in blocks if ".contradiction." in getattr(block, "id", "")]


def test_what_nobody_judged_or_released_is_told_nowhere(world):
    assert [told(level) for level in Classification] == [[], [], []]


def test_an_explained_one_is_told_inside_the_house_with_its_explanation_and_no_body_is_heard_on_it(world):
    before = timezone.now()
    decide(world, "explain")
    assert told() == [(EXPLAINED, False)]
    assert told(PUBLIC) == told(template=OUTSIDE) == told(moment=before) == []


def test_a_released_one_is_told_to_whoever_a_report_that_isnt_public_is_for(world):
    decide(world, "release")
    assert told() == told(template=OUTSIDE) == [(f"{SAID} Nobody has said yet what this means.", True)]
    decide(world, "settle_shown")
    assert told() == told(template=OUTSIDE) == [(f"{SAID} It was settled: “Two rotations”.", True)]
    assert told(PUBLIC) == []


def test_one_that_is_released_after_it_was_explained_keeps_its_explanation(world):
    decide(world, "explain", "release_explained")
    assert told() == [(EXPLAINED, True)]


def test_what_a_statement_above_the_report_says_is_told_once_it_is_released(world):
    world.statement.classification = Classification.RESTRICTED
    world.statement.save()
    decide(world, "explain")
    assert told() == []
    assert told(Classification.RESTRICTED) == [(EXPLAINED, False)]
    decide(world, "release_explained")
    assert told() == [(EXPLAINED, True)]


def test_what_a_rejected_suggestion_said_is_told_no_more(world):
    decide(world, "explain")
    services.suggestion_reject(actor=world.analyst, suggestion=world.found.suggestion, reason="other")
    assert told() == []
