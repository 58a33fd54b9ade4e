"""What a report says of a measure is what the record knows: when it was begun, and what stands in its way."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests import worlds
from zotim.core.documents.paper import EvidenceItem
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.measures.services import measure_add, measure_move, obstacle_remove, obstacle_tell
from zotim.register.models import Measure
from zotim.register.reports.compose import compose
from zotim.register.reports.sentences import Teller
from zotim.register.reports.templates import packaged
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db
TITLE = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")
COURSE = Translated.of("sq", "Kursi", en="The course", ar="الدورة")
TODAY = timezone.localdate


class World:
    def __init__(self):
        self.ministry, self.other = worlds.body(), worlds.body("Thesari")
        self.analyst, self.focal = worlds.actor("analyst"), worlds.actor("focal_point", self.ministry)
        self.commitment = worlds.commitment(self.analyst, self.ministry, due_on=None)

    def begun(self, starts_on, *, begin=True, known_for=0):
        """A measure with reviewed evidence, *known_for* so many days."""
        measure = measure_add(
            actor=self.focal, commitment=self.commitment, title=COURSE, lead=self.ministry, starts_on=starts_on
        )
        Measure.objects.filter(pk=measure.pk).update(created_at=timezone.now() - timedelta(days=known_for))
        measure.refresh_from_db()
        if begin:
            measure_move(actor=self.focal, measure=measure, step="begin")
        piece = worlds.evidence(self.focal, measure)
        services.evidence_open(actor=self.analyst, evidence=piece)
        services.evidence_review(actor=self.analyst, evidence=piece, accepted=True)
        return measure

    def block(self, measure):
        return obstacle_tell(
            actor=self.focal, measure=measure, title=Translated.of("en", "No host consent yet."),
            since=TODAY(), remover=self.other,
        )  # fmt: skip


@pytest.fixture
def world():
    return World()


def sentences(template="general", language=Language.ENGLISH):
    paper = compose(timezone.now(), language, Classification.PUBLIC, TITLE, packaged(template)).paper
    return list(paper.citations())


def about_course(template="general"):
    return [text for text, _shown in sentences(template) if text.endswith(": The course.")]


def day(value):
    return f"{value.day} {value:%B %Y}"


def test_a_measure_begun_before_its_day_is_told_with_both_days(world):
    planned = TODAY() + timedelta(days=5)
    world.begun(planned)
    assert about_course() == [f"Ministria works on this since {day(TODAY())}, planned from {day(planned)}: The course."]


def test_a_measure_begun_later_than_planned_is_told_with_both_days(world):
    planned = TODAY() - timedelta(days=5)
    world.begun(planned, known_for=9)
    assert about_course() == [f"Ministria works on this since {day(TODAY())}, planned from {day(planned)}: The course."]


@pytest.mark.parametrize("days", [0, -5])
def test_a_measure_begun_on_its_day_or_put_on_record_after_it_has_one_day(world, days):
    planned = TODAY() + timedelta(days=days)
    world.begun(planned)
    assert about_course() == [f"Ministria works on this since {day(planned)}: The course."]


def test_a_planned_measure_has_the_day_of_its_plan(world):
    planned = TODAY() + timedelta(days=5)
    world.begun(planned, begin=False)
    assert about_course() == [f"Ministria plans from {day(planned)}: The course."]


@pytest.mark.parametrize("template", ["general", "public", "assembly", "coalition"])
def test_what_blocks_a_commitment_is_said_with_its_day_and_who_can_take_it_away(world, template):
    measure = world.begun(date(2026, 11, 16))
    world.block(measure)
    said = f"Since {day(TODAY())} this stands in the way: “No host consent yet”. Thesari can take it away."
    assert {shown for text, shown in sentences(template) if text == said} == {(measure.reference,)}


def test_what_is_gone_or_stood_in_the_way_of_a_finished_measure_is_not_said(world):
    measure = world.begun(date(2026, 11, 16))
    obstacle_remove(actor=world.focal, obstacle=world.block(measure), removed_on=TODAY())
    assert not [text for text, _shown in sentences() if "stands in the way" in text]
    world.block(measure)
    assert [text for text, _shown in sentences() if "stands in the way" in text]
    measure_move(actor=world.focal, measure=Measure.objects.get(pk=measure.pk), step="complete")
    assert not [text for text, _shown in sentences() if "stands in the way" in text]


def test_an_untranslated_title_says_its_language_and_keeps_its_own_direction(world):
    world.commitment.title = Translated.of("sq", "150 000 euro për fondin e 2027")
    world.commitment.save()
    keep_revision(world.commitment, world.analyst)
    paper = compose(timezone.now(), Language.ARABIC, Classification.PUBLIC, TITLE).paper
    told = [section.heading for section in paper.sections] + [text for text, _shown in paper.citations()]
    told = [one for one in told if "euro" in one]
    assert len(told) == 2
    assert all("\u2066150 000 euro për fondin e 2027\u2069 (بالألبانية)" in one for one in told)
    paper = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE).paper
    assert "150 000 euro për fondin e 2027 (in Albanian)" in [section.heading for section in paper.sections]


@pytest.mark.parametrize("classification", [Classification.PUBLIC, Classification.INTERNAL])
def test_a_report_is_for_nobody_but_those_who_may_read_it(world, classification):
    paper = compose(timezone.now(), Language.ENGLISH, classification, TITLE).paper
    assert ("For", "Whoever may read it") in paper.facts


def test_a_whole_sentence_that_nobody_translated_says_its_language(world):
    teller = Teller("ar", timezone.now(), {})
    with override("ar"):
        said = teller.say("id", "Kursi u mbajt.", "sq", [EvidenceItem("R1", "Urdhër", "sq")])
    assert (said.text, said.language) == ("Kursi u mbajt. (بالألبانية)", "sq")
