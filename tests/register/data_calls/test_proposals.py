"""Sentences that the record proposes for an answer."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests import data_calls, worlds
from zotim.core.search.registry import index
from zotim.core.texts import Translated
from zotim.register.data_calls import papers, proposals
from zotim.register.data_calls.models import AnswerVersion, DataCall
from zotim.register.measures.tasks import measures_due
from zotim.register.models import Commitment
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db


def test_the_record_proposes_sentences_that_share_words_and_each_leads_to_its_record(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    measure = worlds.measure(world.focal, commitment)
    world.open()
    with override("en"):
        found = proposals.proposals(world.focal, world.answer("5"))
    assert {one.reference for one in found} == {commitment.reference, measure.reference}
    assert all(one.url for one in found)
    assert any("Sending six soldiers" in one.sentence for one in found)
    with override("en"):
        assert proposals.proposals(world.focal, world.answer("4")) == []
    assert not AnswerVersion.objects.exists(), "nothing is taken unless a person takes it"


def test_nothing_is_proposed_that_the_actor_may_not_see_or_the_reply_may_not_hold(world):
    commitment = worlds.commitment(world.analyst, world.ministry)
    world.open(classification=Classification.PUBLIC)
    Commitment.objects.filter(pk=commitment.pk).update(classification="internal")
    assert proposals.proposals(world.focal, world.answer("5")) == []
    Commitment.objects.filter(pk=commitment.pk).update(classification="public")
    assert proposals.proposals(world.focal, world.answer("5"))
    DataCall.objects.update(classification="internal")
    Commitment.objects.filter(pk=commitment.pk).update(classification="internal")
    assert proposals.proposals(world.officer, world.answer("5", world.other)) == []


def test_a_measure_is_linked_to_its_own_page(world):
    measure = worlds.measure(world.analyst, worlds.commitment(world.analyst, world.ministry))
    title = Translated.of("en", "Training of soldiers for the mission")
    type(measure).objects.update(lead=world.ministry, due_on=timezone.localdate(), title=title, classification="public")
    measure.refresh_from_db()
    index(measure)
    world.open()
    page = reverse("measure", args=[measure.pk])
    with override("en"):
        shown = proposals.proposals(world.focal, world.answer("5"))
    found = {one.url for one in shown if one.kind == "register.measure"}
    tasks = measures_due(world.focal, timezone.localdate())
    due = {one.url for one in tasks if one.reference == measure.reference}
    assert found == due == {page}
    assert papers._address(measure).endswith(page)


def test_a_word_and_its_translation_are_one_word(world):
    commitment = worlds.commitment(world.analyst, world.ministry, line_of_effort="prevention")
    title = Translated.of("en", "Training teachers", sq="Trajnimi i mësuesve", ar="تدريب المعلمين")
    Commitment.objects.filter(pk=commitment.pk).update(title=title)
    commitment.refresh_from_db()
    commitment.save()
    world.call = data_calls.added(world.analyst)
    question = world.call.questions.get(number="5")
    question.text = Translated.of("en", str(question.text), ar="صِفوا تدريب العسكريين لبعثة الناتو في العراق")
    question.save()
    world.portion = data_calls.given(world.analyst, world.call, world.ministry)
    assert proposals.proposals(world.analyst, world.answer("5")) == []


def test_an_unreviewed_piece_of_evidence_is_not_proposed(world):
    measure = worlds.measure(world.focal, worlds.commitment(world.analyst, world.ministry))
    piece = worlds.evidence(world.focal, measure)
    type(piece).objects.update(title=Translated.of("en", "Training order for soldiers"))
    world.open()
    piece.refresh_from_db()
    index(piece)
    assert piece.reference not in {one.reference for one in proposals.proposals(world.focal, world.answer("5"))}
