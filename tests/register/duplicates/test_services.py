"""Two records that say the same: who merges them, what is read where, what counts, and what is refused."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.due_days import due_days_of
from zotim.core.access.policy import Denied, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.search.choosing import CHOOSABLE, Choice
from zotim.core.search.services import matches
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.register import selectors, services
from zotim.register.assistance.selectors import measures_for
from zotim.register.assistance.services import assistance_add
from zotim.register.duplicates import selectors as reads
from zotim.register.duplicates.services import duplicate_decide, duplicate_merge, duplicate_undo
from zotim.register.duplicates.tasks import waiting
from zotim.register.duties.selectors import work
from zotim.register.lines import lines
from zotim.register.measures.selectors import measures as listed_measures
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.reports.promises import on_record
from zotim.vocabulary import Classification, Glyph

pytestmark = pytest.mark.django_db
WHY = Translated.of("en", "Because.")


class World:
    def __init__(self):
        self.lead, self.other = worlds.body("A"), worlds.body("B")
        self.analyst_user = worlds.user("analyst")
        self.analyst, self.coordinator = actor_of(self.analyst_user), worlds.actor("coordinator")
        self.focal = worlds.actor("focal_point", self.lead)
        self.one = worlds.commitment(self.analyst, self.lead, due_on=None)
        self.into = worlds.commitment(self.analyst, self.other, due_on=None)
        self.measure = worlds.measure(self.analyst, self.one)

    def merge(self, one=None, into=None):
        made = duplicate_merge(actor=self.analyst, one=one or self.one, into=into or self.into, reason="Same words.")
        for record in (self.one, self.into):
            record.refresh_from_db()
        return made

    def prove(self, commitment, measure):
        piece = worlds.evidence(self.analyst, measure)
        services.evidence_open(actor=self.coordinator, evidence=piece)
        services.evidence_review(actor=self.coordinator, evidence=piece, accepted=True)
        made = services.assessment_propose(
            actor=self.analyst, commitment=commitment, claimed="done", assessed="done", reason=WHY, evidence=[piece]
        )
        return services.assessment_confirm(actor=self.coordinator, assessment=made, confirmed=True)

    def client(self):
        client = Client()
        client.force_login(self.analyst_user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client


@pytest.fixture
def world():
    return World()


def test_everything_is_read_at_the_one_that_stays_and_the_other_says_where(world):
    world.merge()
    assert list(world.into.measures.all()) == [world.measure]
    assert selectors.commitment(world.analyst, world.into.pk).glyph == Glyph.UNDER_WAY
    assert [one.document for one in selectors.linked_to(world.analyst, world.into)] == [world.one.document]
    page = world.client().get(reverse("commitment", args=[world.one.pk]))
    assert world.into.reference in page.content.decode()
    assert page.context["found"].glyph == Glyph.UNDER_WAY


def test_the_merged_one_is_left_out_of_every_count_once(world):
    world.merge()
    client = world.client()
    assert client.get(reverse("commitments")).context["table"].count == 1
    assert sum(line.total for line in lines(world.analyst)) == 1
    assert len(on_record(timezone.now(), Classification.RESTRICTED).promises) == 1
    assert list(matches(world.analyst, Commitment, "soldiers")) == [world.into]
    assert list(matches(world.analyst, Commitment, world.one.reference)) == [world.into]
    assert list(selectors.successors(world.analyst, world.into)) == []
    duplicate_undo(actor=world.analyst, merger=reads.mergers_of(world.analyst, world.into)[0])
    assert client.get(reverse("commitments")).context["table"].count == 2
    assert list(matches(world.analyst, Commitment, world.one.reference)) == [world.one]


def test_nothing_is_written_at_what_was_merged(world):
    world.merge()
    for action in ("register.measure.add", "register.assessment.propose", "register.commitment.change"):
        assert may(world.analyst, action, world.into), action
        assert not may(world.analyst, action, world.one), action
    with pytest.raises(WrongState):
        services.commitment_end(actor=world.coordinator, commitment=world.one, step="lapse", reason=WHY)


def test_what_was_assessed_is_merged_by_two_people(world):
    world.prove(world.one, world.measure)
    made = world.merge()
    assert (made.state, world.one.state) == ("proposed", "active")
    assert selectors.commitment(world.analyst, world.into.pk).glyph == Glyph.PROMISED
    assert [task.reference for task in waiting(world.coordinator, timezone.localdate())] == [world.one.reference]
    assert list(waiting(world.analyst, timezone.localdate())) == []
    with pytest.raises(NeedsAnotherPerson):
        duplicate_decide(actor=world.analyst, merger=made, approved=True)
    with pytest.raises(Unfit):
        world.merge()
    duplicate_decide(actor=world.coordinator, merger=made, approved=True)
    assert selectors.commitment(world.analyst, world.into.pk).glyph == Glyph.PROVEN
    duplicate_undo(actor=world.analyst, merger=made)  # one person: it goes back to what two people found it for
    glyphs = [selectors.commitment(world.analyst, one.pk).glyph for one in (world.one, world.into)]
    assert glyphs == [Glyph.PROVEN, Glyph.PROMISED]


def test_a_merger_is_returned_with_a_reason_and_can_be_asked_again(world):
    world.prove(world.one, world.measure)
    made = world.merge()
    with pytest.raises(ValueError):
        duplicate_decide(actor=world.coordinator, merger=made, approved=False)
    duplicate_decide(actor=world.coordinator, merger=made, approved=False, comment="Another mission.")
    assert made.state == "returned"
    assert world.merge().state == "proposed"


def test_what_rests_on_evidence_that_would_go_back_is_assessed_anew_first(world):
    made = world.merge()
    world.prove(world.into, world.measure)
    with pytest.raises(Unfit):
        duplicate_undo(actor=world.analyst, merger=made)
    assert StatusAssessment.objects.get().commitment_id == world.into.pk


def test_a_chain_is_taken_apart_from_its_end(world):
    first = world.merge()
    third = worlds.commitment(world.analyst, world.lead)
    second = world.merge(world.into, third)
    assert list(third.measures.all()) == [world.measure]
    with pytest.raises(Unfit):
        duplicate_undo(actor=world.analyst, merger=first)
    duplicate_undo(actor=world.analyst, merger=second)
    duplicate_undo(actor=world.analyst, merger=first)
    assert list(world.one.measures.all()) == [world.measure]
    with pytest.raises(WrongState):
        duplicate_undo(actor=world.analyst, merger=first)


def test_merging_is_for_the_centre_and_for_two_of_a_kind(world):
    with pytest.raises(Denied):
        duplicate_merge(actor=world.focal, one=world.one, into=world.into, reason="x")
    for one, into, reason in (
        (world.one, world.one, "x"), (world.one, world.measure, "x"), (world.one, world.into, " "),
    ):  # fmt: skip
        with pytest.raises(Unfit):
            duplicate_merge(actor=world.analyst, one=one, into=into, reason=reason)
    services.commitment_end(actor=world.coordinator, commitment=world.into, step="lapse", reason=WHY)
    with pytest.raises(Unfit):
        world.merge()


def test_of_two_measures_the_body_of_the_merged_one_supports_the_one_that_stays(world):
    twin = measure_add(
        actor=world.analyst, commitment=world.into, title=world.measure.title, lead=world.other,
        starts_on=world.measure.starts_on,
    )  # fmt: skip
    piece = worlds.evidence(world.focal, world.measure)
    made = world.merge(world.measure, twin)
    piece.refresh_from_db()
    assert piece.measure_id == twin.pk
    assert list(twin.support.all()) == [world.lead]
    assert set(twin.commitments.all()) == {world.one, world.into}
    assert may(world.focal, "register.measure.view", twin)
    assert may(world.focal, "register.evidence.view", piece)
    assert not may(world.focal, "register.measure.move", Measure.objects.get(pk=world.measure.pk))
    assert list(listed_measures(world.analyst)) == [twin]
    duplicate_undo(actor=world.analyst, merger=made)
    assert not twin.support.exists()
    assert list(world.one.measures.all()) == [world.measure]


def test_of_two_measures_that_were_merged_one_falls_due_and_one_is_work(world):
    today = timezone.localdate()
    twin = worlds.measure(world.analyst, world.one)
    Measure.objects.update(due_on=today)

    def due():
        days = due_days_of(world.analyst, today, today)
        return [one.record[1] for one in days if one.kind == "measure"]

    assert len(due()) == 2
    world.merge(world.measure, twin)
    assert due() == [twin.pk]
    assert list(work(world.analyst, world.lead, today).measures) == [twin]
    assert list(measures_for(world.focal)) == [twin]


def test_what_was_merged_isnt_there_to_choose(world):
    twin = worlds.measure(world.analyst, world.one)
    world.merge(world.measure, twin)
    world.merge()
    Commitment.objects.update(action="support")
    for name, left in (
        ("register.commitment", [world.into]),
        ("register.commitment.support", [world.into]),
        ("register.answer", [world.into, twin]),
        ("register.need.measure", [twin]),
    ):
        choice = Choice(CHOOSABLE[name], world.analyst)
        assert choice.few == left, name
        for merged in {world.one, world.measure}:
            assert choice.among([merged.pk]) == [], name


def test_what_was_merged_is_kept_by_no_assistance(world):
    world.merge()
    given = {"direction": "given", "partner": "A partner", "kind": "training", "lead": world.lead}
    with pytest.raises(Unfit, match="merged into another") as refused:
        assistance_add(actor=world.analyst, title=WHY, commitment=world.one, **given)
    assert refused.value.field == "commitment"
    assert assistance_add(actor=world.analyst, title=WHY, commitment=world.into, **given).commitment == world.into


def test_a_measure_that_was_given_up_isnt_hidden_in_another(world):
    twin = worlds.measure(world.analyst, world.one)
    measure_move(actor=world.analyst, measure=twin, step="give_up")
    for one, into in ((twin, world.measure), (world.measure, twin)):
        with pytest.raises(Unfit):
            world.merge(one, into)


def test_what_may_be_the_same_is_proposed(world):
    assert [found.one for found in reads.alike(world.analyst, world.one)] == [world.into]
    twin = worlds.measure(world.analyst, world.into)
    assert [found.one for found in reads.alike(world.analyst, world.measure)] == [twin]


@pytest.mark.parametrize(("stays", "told"), [("internal", True), ("public", False)])
def test_it_is_said_before_when_the_public_wouldnt_see_the_promise_any_more(world, stays, told):
    Commitment.objects.filter(pk=world.into.pk).update(classification=stays)
    beside = world.client().get(reverse("commitment_merge", args=[world.one.pk]), {"reference": world.into.reference})
    assert ("from the next version on the public sees neither" in beside.content.decode()) is told


def test_the_second_person_is_told_too_that_the_public_wouldnt_see_it(world):
    world.prove(world.one, world.measure)
    Commitment.objects.filter(pk=world.into.pk).update(classification="internal")
    made = world.merge()
    address = reverse("merger", args=[made.pk])
    assert "the public sees neither" in world.client().get(address).content.decode()
    duplicate_decide(actor=world.coordinator, merger=made, approved=True)
    assert "the public sees neither" not in world.client().get(address).content.decode()


def test_the_pages_lead_from_the_record_to_the_merger_and_back(world):
    client = world.client()
    page = reverse("commitment_merge", args=[world.one.pk])
    assert world.into.reference in client.get(page).content.decode()
    beside = client.get(page, {"reference": world.into.reference.lower()})
    assert "differs" in beside.content.decode()
    client.cookies["django_language"] = "sq"
    in_albanian = client.get(page, {"reference": world.into.reference}).content.decode()
    assert "Misioni i NATO-s në Irak" in in_albanian
    assert "NATO Mission Iraq" not in in_albanian
    client.cookies["django_language"] = "en"
    assert client.post(page, {"reason": "x"}).status_code == 404
    done = client.post(f"{page}?reference={world.into.reference}", {"reason": "The same words."}, follow=True)
    assert done.status_code == 200
    made = reads.mergers(world.analyst).get()
    assert client.get(reverse("merger", args=[made.pk])).status_code == 200
    undo = reverse("merger_undo", args=[made.pk])
    assert client.get(undo).status_code == 200
    assert client.post(undo, follow=True).status_code == 200
    assert client.get(undo).status_code == 404
