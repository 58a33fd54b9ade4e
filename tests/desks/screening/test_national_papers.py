"""Whom a listing is told to: officers of each channel at once, and the person by a paper, when they ask for it."""

import inspect
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import designating
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.documents.paper import paper_as_json
from zotim.core.documents.wording import day
from zotim.core.notifications.kinds import KINDS
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.desks.screening.national import papers, services

pytestmark = pytest.mark.django_db
GROUNDS, TOLD = "Fjala kanarinë 7782", "Dy transferta që i njihni."


@pytest.fixture
def author(settings, tmp_path):
    designating.keys(settings, tmp_path)
    return designating.somebody("proposer")


def two():
    return [designating.somebody("national_decider") for _ in range(2)]


def kinds_of(user):
    return list(Notification.objects.filter(user=user).order_by("created_at").values_list("kind", flat=True))


def test_officers_of_each_channel_are_told_of_a_listing_of_what_it_says_anew_and_of_its_end(author):
    finance, travel, keeper = (worlds.user(role) for role in ("finance_officer", "travel_officer", "list_officer"))
    proposal = designating.decided(designating.proposed(author), *two())
    for user in (finance, travel):
        assert kinds_of(user) == ["screening.listed.entered"]
        told = Notification.objects.get(user=user)
        assert KINDS[told.kind].address(told.object_id).startswith("/screening/")
    assert "screening.listed.entered" not in kinds_of(keeper)
    services.proposal_review(actor=two()[0], proposal=proposal)
    proposal.refresh_from_db()
    designating.decided(proposal, *two(), outcome="keep")
    assert kinds_of(finance) == ["screening.listed.entered"]  # it says what it said
    services.proposal_review(actor=two()[0], proposal=proposal)
    services.proposal_change(
        actor=author, proposal=proposal, identity=designating.identity("Khalid Shammari"), grounds=GROUNDS,
        review_on=proposal.review_on,
    )  # fmt: skip
    proposal.refresh_from_db()
    designating.decided(proposal, *two(), outcome="keep")
    designating.decided(proposal, *two(), outcome="delist")
    assert kinds_of(finance) == [f"screening.listed.{what}" for what in ("entered", "changed", "ended")]


def test_who_asks_gets_a_paper_of_the_decision_with_the_reasons_that_may_be_told_and_no_grounds(author):
    proposal = designating.proposed(author, grounds=GROUNDS, told_reasons=TOLD)
    first, second = two()
    with pytest.raises(Unfit):
        papers.decision_print(actor=first, proposal=proposal, language="sq")
    designating.decided(proposal, first, second)
    for language, court in (("sq", "Gjykata"), ("en", "Administrative Court"), ("ar", "المحكمة")):
        said = str(paper_as_json(papers.paper(proposal, language)))
        for part in (
            proposal.reference,
            "Khalid al-Shammari",
            TOLD,
            court,
            "/public/redress/",
            day(date(1971, 2, 3), language),
        ):
            assert part in said
        assert GROUNDS not in said
    assert papers.decision_print(actor=first, proposal=proposal, language="en").startswith(b"%PDF")
    assert Event.objects.filter(verb="screening.proposal.printed", object_id=str(proposal.pk)).exists()
    designating.decided(proposal, *two(), outcome="delist")
    said = str(paper_as_json(papers.paper(proposal, "en")))
    assert "took you off it" in said
    assert "How you get off" not in said


def test_what_makes_the_paper_reads_no_grounds_and_no_file():
    source = inspect.getsource(papers)
    assert '"grounds"' not in source
    assert "evidence" not in source
    assert "answer" not in source


def test_nobody_but_those_who_propose_and_decide_makes_it(author, client):
    proposal = designating.decided(designating.proposed(author), *two())
    with pytest.raises(Denied):
        papers.decision_print(actor=worlds.actor("finance_officer"), proposal=proposal, language="sq")
    client.force_login(User.objects.get(pk=author.user_id))
    page = reverse("proposal_print", args=[proposal.pk])
    assert page in client.get(reverse("proposal", args=[proposal.pk])).content.decode()
    answer = client.post(page, {"language": "ar"})
    assert answer["Content-Type"] == "application/pdf"


def test_reasons_that_may_be_told_belong_to_what_a_decider_reads(author):
    proposal = designating.draft(author, told_reasons=TOLD)
    before = services.stamp(proposal)
    changed = services.proposal_change(
        actor=author, proposal=proposal, identity=designating.identity(), grounds=GROUNDS,
        review_on=timezone.localdate() + designating.LATER,
    )  # fmt: skip
    assert changed.told_reasons is None
    assert services.stamp(changed) != before
