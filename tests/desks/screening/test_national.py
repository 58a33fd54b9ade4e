"""The national list: two deciders who wrote nothing of it, on a basis that two people confirmed, in force at once."""

import random
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import designating, made
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.jobs.registry import JOBS
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.sealing.services import key_destroy
from zotim.core.states.machine import WrongState
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.bases import services as bases
from zotim.desks.screening.lists import selectors as lists
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.national import endings, selectors, services, tasks
from zotim.desks.screening.national.models import Decision, Proposal, ProposalOutcome
from zotim.engines.names import Query
from zotim.formats.lists import from_json

pytestmark = pytest.mark.django_db
DECIDER, PROPOSER = "national_decider", "proposer"
TODAY = timezone.localdate


@pytest.fixture
def author(settings, tmp_path):
    designating.keys(settings, tmp_path)
    return designating.somebody(PROPOSER)


def deciders(count=2, role=DECIDER):
    return [designating.somebody(role) for _ in range(count)]


def listed(proposal):
    return Listed.objects.filter(source=proposal.source, listed_id=proposal.reference, until=None).first()


class TestOneListing:
    def test_two_deciders_list_it_and_the_list_says_identity_basis_and_day_alone(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        said = from_json(listed(proposal).record, "nat-here")
        assert [name.text for name in said.names] == ["Khalid al-Shammari", "خالد الشمري"]
        assert (said.programmes, said.listed_on) == (("Ligji 1/2000 (i trilluar), neni 7",), TODAY().isoformat())
        assert "Arsye" not in listed(proposal).record
        version = proposal.source.versions.get()
        assert (version.state, version.entries, version.added) == ("in_force", 1, 1)

    def test_the_very_next_question_meets_it_and_after_the_delisting_it_doesnt(self, author):
        officer = worlds.actor("finance_officer")
        made.take(made.keeper(), made.source(made.keeper(), "un", "un"), made.people(*made.NAMES))

        def asked():
            return question_ask(actor=officer, channel="finance", query=Query(("خالد الشمري",)), purpose="Provë").hits

        assert asked() == 0
        proposal = designating.decided(designating.proposed(author), *deciders())
        assert asked() == 1  # no worker ran meanwhile
        designating.decided(proposal, *deciders(), outcome="delist")
        assert asked() == 0
        run_pending_jobs()
        assert asked() == 0

    def test_what_it_said_on_a_day_and_what_changed_are_known_as_of_any_list(self, author):
        keeper = made.keeper()
        one = designating.decided(designating.proposed(author), *deciders())
        then = timezone.now()
        other = designating.decided(designating.proposed(author, who=designating.identity("Besnik Leka")), *deciders())
        designating.decided(one, *deciders(), outcome="delist")
        source = one.source
        assert [row.listed_id for row in lists.entries(keeper, source, then)] == [one.reference]
        assert [row.listed_id for row in lists.entries(keeper, source)] == [other.reference]
        newest = source.versions.get(state="in_force")
        assert [(row.listed_id, row.how) for row in lists.changes(keeper, newest)] == [(one.reference, "removed")]

    def test_until_the_basis_was_confirmed_nobody_is_listed_under_it(self, author):
        basis = designating.basis(confirmed=False)
        proposal = designating.proposed(author, basis)
        first, second = deciders()
        day = TODAY() + designating.LATER
        with pytest.raises(Unfit):
            services.decision_make(actor=first, proposal=proposal, outcome="list", reason="Po", review_on=day)
        bases.basis_decide(actor=made.keeper(), basis=basis, confirmed=True)
        proposal = Proposal.objects.get(pk=proposal.pk)
        said = services.decision_make(actor=first, proposal=proposal, outcome="list", reason="Po", review_on=day)
        bases.basis_end(actor=made.keeper(), basis=basis)
        with pytest.raises(Unfit):
            services.decision_answer(actor=second, decision=Decision.objects.get(pk=said.pk), agreed=True)
        assert listed(proposal) is None

    def test_a_foreign_request_has_its_own_list_and_deciders_and_names_the_state_that_asks(self, author):
        basis = designating.basis("foreign")
        designating.source("foreign")
        with pytest.raises(Unfit):
            designating.draft(author, basis)
        proposal = designating.proposed(author, basis, requesting_state="IT")
        day = TODAY() + designating.LATER
        with pytest.raises(Denied):
            services.decision_make(actor=deciders(1)[0], proposal=proposal, outcome="list", reason="Po", review_on=day)
        designating.decided(proposal, *deciders(role="foreign_decider"))
        assert listed(proposal).source.basis == "foreign"
        assert "IT" not in listed(proposal).record

    def test_a_return_takes_one_and_a_reason_and_what_came_back_is_mended_and_proposed_again(self, author):
        proposal = designating.proposed(author)
        (decider,) = deciders(1)
        with pytest.raises(Unfit):
            services.decision_make(actor=decider, proposal=proposal, outcome="return", reason=" ")
        services.decision_make(actor=decider, proposal=proposal, outcome="return", reason="Pa burim")
        assert [task.reference for task in tasks.to_mend(author, TODAY())] == [proposal.reference]
        services.proposal_change(
            actor=author, proposal=proposal, identity=designating.identity("Khalid Shammari"), grounds="Me burim",
            review_on=TODAY() + designating.LATER,
        )  # fmt: skip
        services.proposal_propose(actor=author, proposal=proposal)
        designating.decided(proposal, *deciders())
        assert listed(proposal).caption == "Khalid Shammari"

    def test_while_a_decision_waits_nothing_is_changed_and_a_withdrawal_ends_it(self, author):
        proposal = designating.proposed(author)
        first, second = deciders()
        day = TODAY() + designating.LATER
        said = services.decision_make(actor=first, proposal=proposal, outcome="list", reason="Po", review_on=day)
        with pytest.raises(Unfit):
            services.decision_make(actor=second, proposal=proposal, outcome="return", reason="Jo")
        with pytest.raises(Unfit):
            services.evidence_add(actor=author, proposal=proposal, data=b"x\n", name="x.txt")
        services.proposal_withdraw(actor=author, proposal=proposal)
        with pytest.raises(WrongState):
            services.decision_answer(actor=second, decision=Decision.objects.get(pk=said.pk), agreed=True)
        assert listed(proposal) is None

    def test_who_doesnt_agree_says_why_and_nothing_changes(self, author):
        proposal = designating.proposed(author)
        first, second = deciders()
        day = TODAY() + designating.LATER
        said = services.decision_make(actor=first, proposal=proposal, outcome="list", reason="Po", review_on=day)
        with pytest.raises(Unfit):
            services.decision_answer(actor=second, decision=said, agreed=False)
        services.decision_answer(actor=second, decision=said, agreed=False, answer="Jo")
        proposal.refresh_from_db()
        assert (proposal.state, listed(proposal)) == ("proposed", None)
        assert selectors.held(first, proposal).decisions[0].answer == "Jo"
        assert Notification.objects.filter(kind="screening.decision.returned", user_id=first.user_id).exists()


class TestTwoAtOnce:
    """What somebody loaded may be old by the time they write: what counts is what stands there now."""

    def test_what_was_loaded_before_it_was_proposed_is_written_in_no_more(self, author):
        old = designating.draft(author)
        services.proposal_propose(actor=author, proposal=Proposal.objects.get(pk=old.pk))
        with pytest.raises(Unfit):
            services.evidence_add(actor=author, proposal=old, data=b"x\n", name="x.txt")
        with pytest.raises(Unfit):
            services.proposal_change(
                actor=author, proposal=old, identity=designating.identity("Besnik Leka"), grounds="Tjetër",
                review_on=TODAY() + designating.LATER,
            )  # fmt: skip
        assert selectors.held(author, selectors.proposal(author, old.pk)).grounds == "Arsye të trilluara"

    def test_of_two_who_write_at_once_neither_vanishes_from_those_who_may_not_decide(self, author):
        one, other = (designating.somebody(stands_in_for=author) for _ in range(2))
        proposal = designating.draft(author)
        loaded = [Proposal.objects.get(pk=proposal.pk) for _ in range(2)]
        for deputy, row in zip((one, other), loaded, strict=True):
            services.evidence_add(actor=deputy, proposal=row, data=b"x\n", name="x.txt")
        proposal.refresh_from_db()
        assert set(proposal.hands) == {str(who.user_id) for who in (author, one, other)}

    def test_nobody_decides_on_something_else_than_they_read(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        first, second = deciders()
        services.proposal_review(actor=first, proposal=proposal)
        said = {"outcome": "keep", "reason": "Po", "review_on": TODAY() + designating.LATER}

        def decides():
            return services.decision_make(actor=first, proposal=proposal, shown=read, **said)

        for change in (
            lambda: services.evidence_add(actor=author, proposal=proposal, data=b"x\n", name="x.txt"),
            lambda: services.proposal_change(
                actor=author, proposal=proposal, identity=designating.identity(), grounds="Tjetër",
                review_on=TODAY() + designating.LATER,
            ),
        ):  # fmt: skip
            read = services.stamp(Proposal.objects.get(pk=proposal.pk))
            change()
            with pytest.raises(WrongState, match="changed meanwhile"):
                decides()
        read = services.stamp(Proposal.objects.get(pk=proposal.pk))
        services.decision_answer(actor=second, decision=decides(), agreed=True)

    def test_a_review_that_somebody_began_meanwhile_doesnt_stop_the_others(self, author, monkeypatch):
        one, other = (designating.decided(designating.proposed(author), *deciders()) for _ in range(2))
        held = services.held

        def late(proposal):
            if proposal.pk == one.pk:
                Proposal.objects.filter(pk=one.pk, state="listed").update(state="under_review")
            return held(proposal)

        monkeypatch.setattr(services, "held", late)
        assert services.reviews_begin(actor=author, today=other.review_on) == 1


class TestReviews:
    def test_it_begins_by_its_day_and_the_entry_stays_until_two_have_decided(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        assert services.reviews_begin(actor=author, today=TODAY()) == 0
        assert services.reviews_begin(actor=author, today=proposal.review_on) == 1
        proposal.refresh_from_db()
        assert proposal.state == "under_review"
        assert listed(proposal)
        day = TODAY() + timedelta(days=300)
        first, second = deciders()
        said = services.decision_make(actor=first, proposal=proposal, outcome="keep", reason="Po", review_on=day)
        services.decision_answer(actor=second, decision=said, agreed=True)
        proposal.refresh_from_db()
        assert (proposal.state, proposal.review_on) == ("listed", day)

    def test_what_was_brought_up_to_date_is_in_the_list_when_two_keep_it(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        first, second = deciders()
        services.proposal_review(actor=first, proposal=proposal)
        services.proposal_change(
            actor=author, proposal=proposal, identity=designating.identity("Khalid al-Shammari", "Abu Provë"),
            grounds="Me burim", review_on=TODAY() + designating.LATER,
        )  # fmt: skip
        assert "Abu" not in listed(proposal).record
        designating.decided(proposal, first, second, "keep")
        assert "Abu Provë" in listed(proposal).record
        assert proposal.source.versions.get(state="in_force").changed == 1

    def test_a_review_that_is_near_waits_on_home_of_the_deciders(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        (decider,) = deciders(1)
        assert not list(tasks.to_decide(decider, TODAY()))
        (task,) = tasks.to_decide(decider, proposal.review_on - timedelta(days=10))
        assert (task.reference, task.due_on) == (proposal.reference, proposal.review_on)
        assert not list(tasks.to_decide(designating.somebody("foreign_decider"), proposal.review_on))

    def test_a_review_that_is_near_is_announced_once_to_deciders_and_author(self, author):
        first, second = deciders()
        proposal = designating.decided(designating.proposed(author), first, second)
        near = proposal.review_on - timedelta(days=20)
        assert [services.reviews_announce(today=day) for day in (TODAY(), near, near)] == [0, 1, 0]
        told = Notification.objects.filter(kind="screening.proposal.near").values_list("user_id", flat=True)
        assert set(told) == {first.user_id, second.user_id, author.user_id}
        Proposal.objects.update(review_on=TODAY())
        JOBS["screening.reviews.begin"].function(SimpleNamespace(actor=first, progress=lambda *_: None))
        proposal.refresh_from_db()
        assert proposal.state == "under_review"

    def test_what_rests_on_an_entry_ends_with_it_or_the_entry_doesnt_end(self, author, monkeypatch):
        proposal = designating.decided(designating.proposed(author), *deciders())
        ended = []
        monkeypatch.setattr(endings, "ENDINGS", [])
        monkeypatch.setattr(services, "ENDINGS", endings.ENDINGS)
        endings.ends_with_entry(lambda actor, entry: ended.append((entry.listed_id, entry.until is not None)))
        endings.ends_with_entry(lambda actor, entry: 1 / 0 if len(ended) == 1 else None)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            designating.decided(proposal, *deciders(), outcome="delist")
        assert listed(proposal)
        proposal.refresh_from_db()
        assert proposal.state == "listed"
        designating.decided(proposal, *deciders(), outcome="delist")
        assert ended == [(proposal.reference, True)] * 2


class TestWho:
    def test_nobody_who_wrote_it_decides_nor_a_deputy_of_theirs_in_either_direction(self, author):
        both = designating.somebody(PROPOSER, DECIDER)
        deputy = designating.somebody(stands_in_for=both)
        proposal = designating.proposed(both)
        day = TODAY() + designating.LATER
        for one in (both, deputy):
            with pytest.raises(NeedsAnotherPerson):
                services.decision_make(actor=one, proposal=proposal, outcome="list", reason="Po", review_on=day)
        (first,) = deciders(1)
        said = services.decision_make(actor=first, proposal=proposal, outcome="list", reason="Po", review_on=day)
        for one in (both, deputy, first, designating.somebody(stands_in_for=first)):
            with pytest.raises(NeedsAnotherPerson):
                services.decision_answer(actor=one, decision=said, agreed=True)
        assert listed(proposal) is None

    def test_no_job_and_no_token_lists_anybody(self, author):
        (decider,) = deciders(1)
        job = Actor(None, decider.posts, kind="system")
        proposal = designating.proposed(author)
        day = TODAY() + designating.LATER
        with pytest.raises(Denied):
            services.decision_make(actor=job, proposal=proposal, outcome="list", reason="Po", review_on=day)
        said = services.decision_make(actor=decider, proposal=proposal, outcome="list", reason="Po", review_on=day)
        with pytest.raises(Denied):
            services.decision_answer(actor=job, decision=said, agreed=True)

    def test_a_deputy_who_wrote_in_it_doesnt_decide_later_in_their_own_name(self, author):
        away = designating.somebody(PROPOSER, DECIDER)
        deputy = designating.somebody(stands_in_for=away)
        proposal = designating.draft(away)
        services.evidence_add(actor=deputy, proposal=proposal, data=b"x\n", name="x.txt")
        services.proposal_propose(actor=away, proposal=proposal)
        alone = type(deputy)(deputy.user_id, away.posts)
        with pytest.raises(NeedsAnotherPerson):
            services.decision_make(actor=alone, proposal=proposal, outcome="return", reason="Jo")

    def test_the_database_itself_refuses_one_person_in_two_places_and_a_listing_by_nobody(self, author):
        proposal = designating.decided(designating.proposed(author), *deciders())
        rows = Proposal.objects.filter(pk=proposal.pk)
        for wrong in (
            {"second_by": proposal.first_by_id}, {"first_by": author.user_id}, {"second_for": author.user_id},
            {"second_for": proposal.first_by_id}, {"second_by": None}, {"requesting_state": "IT"},
        ):  # fmt: skip
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(**wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=designating.draft(author).pk).update(state="listed")

    def test_only_its_author_and_the_deciders_of_its_side_see_it_and_these_once_it_is_proposed(self, author):
        proposal = designating.draft(author)
        decider, other = designating.somebody(DECIDER), designating.somebody("foreign_decider")
        strangers = (other, designating.somebody(PROPOSER), made.keeper(), worlds.actor("finance_officer"))
        for one in (decider, *strangers):
            with pytest.raises(NotVisible):
                selectors.proposal(one, proposal.pk)
        services.proposal_propose(actor=author, proposal=proposal)
        assert selectors.held(decider, selectors.proposal(decider, proposal.pk)).grounds == "Arsye të trilluara"
        for one in strangers:
            with pytest.raises(NotVisible):
                selectors.proposal(one, proposal.pk)


class TestWhatIsSealed:
    def test_identity_grounds_reasons_and_files_stand_nowhere_in_clear(self, author, settings):
        proposal = designating.draft(author)
        piece = services.evidence_add(actor=author, proposal=proposal, data=b"Khalid\n", name="khalid.txt")
        found, name, data = selectors.evidence(author, proposal.pk, piece.pk)
        assert (name, data) == ("khalid.txt", b"Khalid\n")
        row = str(Proposal.objects.filter(pk=proposal.pk).values()[0]) + str(vars(found))
        assert "Khalid" not in row
        assert "khalid" not in row
        assert not list(settings.MEDIA_ROOT.glob("*/*"))
        assert "Khalid" not in str(list(Event.objects.values_list("details", flat=True)))

    def test_what_was_altered_or_lost_its_key_shows_nothing(self, author, django_capture_on_commit_callbacks):
        one, other = designating.draft(author), designating.draft(author)
        Proposal.objects.filter(pk=one.pk).update(grounds=other.identity)
        assert selectors.held(author, selectors.proposal(author, one.pk)).trouble == "altered"
        with django_capture_on_commit_callbacks(execute=True):
            key_destroy(actor=author, subject_id=other.pk, certificate="ZOT-TEST")
        assert selectors.held(author, selectors.proposal(author, other.pk)).trouble == "destroyed"


def test_one_list_for_each_side_is_decided_here_and_takes_no_file(author):
    source = designating.source()
    with pytest.raises(Unfit):
        made.take(made.keeper(), source, made.people("X Y"))
    for code, basis in (("x", "national"), ("y", "un")):
        with pytest.raises(Unfit):
            made.source(made.keeper(), code, basis, decided_here=True)


def test_whatever_happens_in_whatever_order_nothing_is_listed_but_by_two_who_didnt_write_it(author):
    """Random people take random steps. The list is at every moment what a slow, obvious bookkeeper says."""
    chance = random.Random(11)
    basis = designating.basis()
    people = [designating.somebody(PROPOSER, DECIDER) for _ in range(4)]
    people += [designating.somebody(stands_in_for=people[0]), designating.somebody(stands_in_for=people[1])]
    day = TODAY() + designating.LATER
    refused = done = 0

    def step(proposal, actor):
        waiting = proposal.decisions.filter(state="waiting").select_related("proposal__legal_basis").first()
        outcome = chance.choice(ProposalOutcome.values)
        return chance.choice([
            *2 * [lambda: services.proposal_propose(actor=actor, proposal=proposal)],
            lambda: services.proposal_withdraw(actor=actor, proposal=proposal) if chance.random() < 0.02 else None,
            lambda: services.proposal_review(actor=actor, proposal=proposal),
            lambda: services.evidence_add(actor=actor, proposal=proposal, data=b"x\n", name="x.txt"),
            *2 * [lambda: services.decision_make(
                actor=actor, proposal=proposal, outcome=outcome, reason="Po", review_on=day
            )],
            *3 * [lambda: waiting and services.decision_answer(
                actor=actor, decision=waiting, agreed=chance.random() < 0.8, answer="Po"
            )],
        ])  # fmt: skip

    wrote, spoke, inside = {}, {}, set()
    for _history in range(4):
        by = chance.choice(people)
        proposal = designating.draft(by, basis, designating.identity(f"Emri {_history}"))
        wrote[proposal.reference] = set(by.people)
        for _step in range(60):
            actor, before = chance.choice(people), Decision.objects.filter(state="carried").count()
            proposal = Proposal.objects.get(pk=proposal.pk)
            pieces, was = proposal.evidence.count(), proposal.state
            waiting = proposal.decisions.filter(state="waiting").first()
            try:
                step(proposal, actor)()
                done += 1
            except (Denied, Unfit, WrongState, NotVisible):
                refused += 1
            proposal.refresh_from_db()
            if proposal.evidence.count() > pieces or (was != "proposed" and proposal.state == "proposed"):
                wrote[proposal.reference] |= actor.people
            carried = Decision.objects.filter(state="carried").count() > before
            if carried and waiting:
                first = {waiting.first_by_id, waiting.first_for_id} - {None}
                spoke[proposal.reference] = (first, set(actor.people))
                (inside.discard if waiting.outcome == "delist" else inside.add)(proposal.reference)
            assert set(Listed.objects.filter(until=None).values_list("listed_id", flat=True)) == inside
            if proposal.listed_on:
                first, second = spoke[proposal.reference]
                assert not first & second
                assert not (first | second) & wrote[proposal.reference]
    assert done > 40
    assert refused > 40
    assert len(spoke) >= 2


def test_who_acts_for_somebody_is_an_actor_of_the_real_table(author):
    """The made-up actors of these tests hold what an account with these roles holds."""
    assert actor_of(worlds.user(DECIDER)).roles == designating.somebody(DECIDER).roles
