"""From a statement to a proven commitment, and every door that must stay shut on the way."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.people.models import Deputy, User
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import selectors, services
from zotim.register.measures.services import measure_move
from zotim.register.models import Commitment
from zotim.vocabulary import Glyph

pytestmark = pytest.mark.django_db

REASON = Translated.of("sq", "Urdhri e tregon.", en="The order shows it.", ar="الأمر يبيّن ذلك.")


def glyph(actor, commitment):
    return selectors.commitments(actor, date(2026, 12, 1)).get(pk=commitment.pk).glyph


def test_a_statement_is_kept_word_for_word_and_its_claim_points_at_its_own_words():
    document = worlds.document(worlds.actor("analyst"))
    suggestion = document.suggestions.get()
    assert document.text == worlds.STATEMENT
    assert "ستة عسكريين" in document.text[suggestion.start : suggestion.end]
    assert (suggestion.quantity, suggestion.due_on, suggestion.due_precision) == (6, date(2027, 3, 31), "day")
    assert (suggestion.action, suggestion.line_of_effort, suggestion.state) == ("pledge", "military", "open")


def test_a_suggestion_alone_makes_no_commitment():
    worlds.document(worlds.actor("analyst"))
    assert not Commitment.objects.exists()


def test_a_promise_becomes_proven_only_with_reviewed_evidence_and_two_people():
    ministry = worlds.body()
    analyst, coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    focal = worlds.actor("focal_point", ministry)
    commitment = worlds.commitment(analyst, ministry)
    assert glyph(analyst, commitment) == Glyph.PROMISED
    measure = worlds.measure(focal, commitment)
    assert glyph(analyst, commitment) == Glyph.UNDER_WAY
    piece = worlds.evidence(focal, measure)
    with pytest.raises(ValueError, match="reviewed evidence"):
        services.assessment_propose(
            actor=analyst, commitment=commitment, claimed="done", assessed="done", reason=REASON, evidence=[piece]
        )
    services.evidence_open(actor=analyst, evidence=piece)
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    measure_move(actor=focal, measure=measure, step="complete")
    assert glyph(analyst, commitment) == Glyph.SAID
    assessment = services.assessment_propose(
        actor=analyst, commitment=commitment, claimed="done", assessed="done", reason=REASON, evidence=[piece]
    )
    assert glyph(analyst, commitment) == Glyph.SAID
    services.assessment_confirm(actor=coordinator, assessment=assessment, confirmed=True)
    assert glyph(analyst, commitment) == Glyph.PROVEN


def test_an_assessment_beyond_not_begun_rests_on_something():
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, worlds.body())
    with pytest.raises(ValueError, match="evidence that shows it"):
        services.assessment_propose(
            actor=analyst, commitment=commitment, claimed="done", assessed="under_way", reason=REASON, evidence=[]
        )


def test_nobody_reviews_their_own_evidence_nor_through_a_deputy_in_either_direction():
    ministry, centre = worlds.body(), worlds.body("Qendra", "coordination_centre")
    analyst = worlds.actor("analyst", centre)
    other = worlds.user("coordinator", centre)
    piece = worlds.evidence(analyst, worlds.measure(analyst, worlds.commitment(analyst, ministry)))
    services.evidence_open(actor=analyst, evidence=piece)
    with pytest.raises(NeedsAnotherPerson):
        services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    Deputy.objects.create(user_id=analyst.user_id, deputy=other, ends_at=timezone.now() + timedelta(days=3))
    standing_in = actor_of(other, acting_for=analyst.user_id)
    assert standing_in.on_behalf_of_id == analyst.user_id
    services.evidence_open(actor=standing_in, evidence=piece)
    with pytest.raises(NeedsAnotherPerson):
        services.evidence_review(actor=standing_in, evidence=piece, accepted=True)
    Deputy.objects.create(user=other, deputy_id=analyst.user_id, ends_at=timezone.now() + timedelta(days=3))
    with pytest.raises(NeedsAnotherPerson):
        services.evidence_review(
            actor=actor_of(User.objects.get(pk=analyst.user_id), acting_for=other.pk), evidence=piece, accepted=True
        )
    piece.refresh_from_db()
    assert piece.state == "submitted"


def test_nobody_accepts_a_file_that_they_havent_opened_but_anybody_may_return_it():
    ministry, analyst, coordinator = worlds.body(), worlds.actor("analyst"), worlds.actor("coordinator")
    measure = worlds.measure(coordinator, worlds.commitment(analyst, ministry))
    piece, other = worlds.evidence(coordinator, measure), worlds.evidence(coordinator, measure)
    with pytest.raises(Unfit):
        services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    piece.refresh_from_db()
    assert piece.state == "submitted"
    services.evidence_review(actor=analyst, evidence=other, accepted=False, comment="another measure's")
    assert services.evidence_open(actor=analyst, evidence=piece) == services.evidence_open(
        actor=analyst, evidence=piece
    )
    assert services.evidence_review(actor=analyst, evidence=piece, accepted=True).state == "accepted"
    assert piece.file.openings.count() == 1


def test_a_suggestion_is_decided_once():
    analyst = worlds.actor("analyst")
    suggestion = worlds.document(analyst).suggestions.get()
    services.suggestion_reject(actor=analyst, suggestion=suggestion, reason="Nuk është zotim")
    with pytest.raises(WrongState):
        services.suggestion_accept(
            actor=analyst, suggestion=suggestion, title=Translated.of("sq", "x"), lead=worlds.body()
        )
    assert not Commitment.objects.exists()


def test_a_changed_value_is_recorded_as_edited_and_the_suggestion_keeps_what_was_found():
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, worlds.body(), quantity=5)
    suggestion = commitment.document.suggestions.get()
    assert (suggestion.state, suggestion.quantity, commitment.quantity) == ("edited", 6, 5)
    assert Event.objects.filter(verb="register.suggestion.edited", object_id=str(suggestion.pk)).exists()


def test_a_focal_point_acts_on_what_their_own_body_leads_and_on_nothing_else():
    mine, theirs = worlds.body("E imja"), worlds.body("E tyre")
    analyst, focal = worlds.actor("analyst"), worlds.actor("focal_point", mine)
    own, other = worlds.commitment(analyst, mine), worlds.commitment(analyst, theirs)
    worlds.measure(focal, own)
    with pytest.raises(Denied):
        worlds.measure(focal, other)
    with pytest.raises(Denied):
        worlds.document(focal)


def test_every_write_leaves_an_event_with_ids_and_no_words_of_the_record():
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, worlds.body())
    verbs = list(Event.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["register.document.added", "register.suggestion.accepted", "register.commitment.added"]
    for event in Event.objects.all():
        assert event.actor_id == analyst.user_id
        assert "عسكريين" not in str(event.details) + event.object_id
    assert Event.objects.filter(object_id=str(commitment.pk)).count() == 1


def test_a_refused_write_leaves_nothing_behind():
    focal = worlds.actor("focal_point")
    before = Event.objects.count()
    with pytest.raises(Denied):
        worlds.document(focal)
    assert Event.objects.count() == before
