"""Is the paragraph right, how do obligations stand to each other, what answers them, and as of when."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.evidence.services import NoFile
from zotim.core.notifications.models import Notification
from zotim.core.revisions.services import history
from zotim.core.search.choosing import CHOOSABLE, Choice
from zotim.core.states.machine import WrongState
from zotim.register import services
from zotim.register.models import (
    Commitment,
    Measure,
    Obligation,
    ObligationLink,
    Provision,
    ProvisionSuggestion,
    ProvisionText,
    Verification,
)
from zotim.register.models.obligations import FORCE_OF, Force, ObligationKind
from zotim.register.selectors import library
from zotim.register.tables import MatrixTable

pytestmark = pytest.mark.django_db

MARK = "paragraph number to be verified"


@pytest.fixture
def analyst():
    return worlds.actor("analyst")


@pytest.fixture
def coordinator():
    return worlds.actor("coordinator")


@pytest.fixture
def one(analyst):
    return made.obligation(analyst, made.instrument(analyst))


# The paragraph


def test_a_new_obligation_says_that_its_paragraph_is_to_be_verified(one):
    assert one.cited == f"S/RES/1 (2001), 1 ({MARK})"
    assert one.paragraph == f"1 ({MARK})"


def test_one_person_alone_verifies_nothing(one, analyst):
    verification = made.shown(analyst, one)
    one.refresh_from_db()
    assert (verification.state, one.mark) == ("proposed", MARK)
    with pytest.raises(NeedsAnotherPerson):
        services.verification_confirm(actor=analyst, verification=verification, confirmed=True)


def test_a_second_person_makes_it_verified_at_the_number_of_the_official_text(one, analyst, coordinator):
    verification = made.shown(analyst, one, "2")
    assert Notification.objects.filter(kind="register.verification.proposed", user=coordinator.user_id).exists()
    services.verification_confirm(actor=coordinator, verification=verification, confirmed=True)
    one = Obligation.objects.get(pk=one.pk)
    assert (one.state, one.cited) == ("verified", "S/RES/1 (2001), 2")
    assert verification.passage == "Decides that all States shall freeze funds."
    assert {"register.verification.proposed", "register.verification.confirmed", "register.obligation.verified"} <= set(
        Event.objects.values_list("verb", flat=True)
    )


def test_the_passage_becomes_the_text_of_the_provision_where_it_is_a_version_of_the_instrument(
    one, analyst, coordinator
):
    document = made.official(analyst)
    version = services.version_add(
        actor=analyst, instrument=one.instrument, language="en", document=document, authentic=True
    )
    verification = made.shown(analyst, one, "1", document)
    services.verification_confirm(actor=coordinator, verification=verification, confirmed=True)
    placed = ProvisionText.objects.get()
    assert (placed.version, document.text[placed.start : placed.end]) == (version, verification.passage)
    assert version.sha256 == document.sha256


def test_a_return_needs_a_reason_and_leaves_the_mark(one, analyst, coordinator):
    verification = made.shown(analyst, one)
    with pytest.raises(ValueError, match="reason"):
        services.verification_confirm(actor=coordinator, verification=verification, confirmed=False)
    services.verification_confirm(
        actor=coordinator, verification=verification, confirmed=False, comment="another paragraph"
    )
    one.refresh_from_db()
    assert (verification.state, one.mark) == ("returned", MARK)
    assert Notification.objects.filter(kind="register.verification.returned", user=analyst.user_id).exists()


def test_a_file_with_a_quotation_is_evidence_too(one, analyst, coordinator):
    verification = services.verification_propose(
        actor=analyst, obligation=one, number="1", data=b"%PDF-1.7\n%%EOF\n", name="official.pdf", quote="Decides that"
    )
    services.verification_open(actor=coordinator, verification=verification)
    services.verification_confirm(actor=coordinator, verification=verification, confirmed=True)
    assert (verification.passage, verification.file.name) == ("Decides that", "official.pdf")


def test_whoever_confirms_a_paragraph_shown_by_a_file_has_opened_it(one, analyst, coordinator):
    verification = services.verification_propose(
        actor=analyst, obligation=one, number="1", data=b"%PDF-1.7\n%%EOF\n", name="official.pdf", quote="Decides that"
    )
    services.verification_open(actor=analyst, verification=verification)
    with pytest.raises(Unfit, match="Open the file first"):
        services.verification_confirm(actor=coordinator, verification=verification, confirmed=True)
    one.refresh_from_db()
    assert one.state == "unverified"
    services.verification_confirm(actor=coordinator, verification=verification, confirmed=False, comment="not there")
    with pytest.raises(NoFile):
        services.verification_open(actor=coordinator, verification=made.shown(analyst, one))


def test_without_a_passage_nothing_is_shown(one, analyst):
    document = made.official(analyst)
    for evidence in (
        {}, {"document": document}, {"document": document, "passage": (5, 5)},
        {"document": document, "passage": (0, len(document.text) + 1)}, {"data": b"x", "name": "x.txt"},
        {"quote": "Decides"}, {"document": document, "passage": (0, 3), "quote": "Dec"},
    ):  # fmt: skip
        with pytest.raises(ValueError, match="passage"):
            services.verification_propose(actor=analyst, obligation=one, number="1", **evidence)
    assert not Verification.objects.exists()


def test_the_database_refuses_a_verification_that_rests_on_nothing(one, analyst):
    with pytest.raises(IntegrityError), transaction.atomic():
        Verification.objects.create(obligation=one, number="1", proposed_by_id=analyst.person_id)


def test_what_is_verified_is_doubted_before_it_is_shown_otherwise(one, analyst, coordinator):
    services.verification_confirm(actor=coordinator, verification=made.shown(analyst, one), confirmed=True)
    one = Obligation.objects.get(pk=one.pk)
    with pytest.raises(WrongState):
        made.shown(analyst, one, "2")
    with pytest.raises(WrongState):
        services.obligation_change(actor=analyst, obligation=one, summary=one.summary, number="2")
    with pytest.raises(ValueError, match="reason"):
        services.verification_doubt(actor=analyst, obligation=one, reason=" ")
    services.verification_doubt(actor=analyst, obligation=one, reason="the text was corrected")
    assert one.mark == MARK
    made.shown(analyst, one, "2")


def test_why_a_paragraph_is_doubted_stays_at_the_centre_and_the_public_note_stands(analyst, coordinator):
    one = made.obligation(analyst, made.instrument(analyst, classification="public"), note="seen in the gazette")
    services.verification_confirm(actor=coordinator, verification=made.shown(analyst, one), confirmed=True)
    one = Obligation.objects.get(pk=one.pk)
    services.verification_doubt(actor=analyst, obligation=one, reason=" our source says otherwise ")
    assert [doubt.reason for doubt in library.doubts_of(coordinator, one)] == ["our source says otherwise"]
    focal = worlds.user("focal_point")
    assert not library.doubts_of(actor_of(focal), one).exists()
    worlds.demo_installation()
    client = Client()
    for user, told in ((focal, False), (worlds.user("analyst"), True)):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        page = client.get(reverse("obligation", args=[one.pk])).content.decode()
        assert "seen in the gazette" in page
        assert ("our source" in page) == told
        file = client.get(reverse("library_export", args=["csv"])).content.decode()
        assert "seen in the gazette" in file
        assert "our source" not in file


def test_a_rejected_provision_says_why(analyst, one):
    version = services.version_add(
        actor=analyst, instrument=one.instrument, language="en", document=made.official(analyst)
    )
    found = services.FoundProvision("1", 0, 40, "en.decides.1")
    (suggestion,) = services.provisions_propose(actor=analyst, version=version, found=[found])
    suggestion = ProvisionSuggestion.objects.get(version=version)
    with pytest.raises(ValueError, match="reason"):
        services.provision_reject(actor=analyst, suggestion=suggestion, reason=" ")
    suggestion.refresh_from_db()
    assert suggestion.state == "open"


def test_two_proposals_at_once_and_the_second_comes_too_late(one, analyst, coordinator):
    first, second = made.shown(analyst, one), made.shown(analyst, one, "2")
    services.verification_confirm(actor=coordinator, verification=first, confirmed=True)
    with pytest.raises(WrongState):
        services.verification_confirm(actor=coordinator, verification=second, confirmed=True)


def test_a_focal_point_verifies_nothing(one):
    focal = worlds.actor("focal_point")
    with pytest.raises(Denied):
        made.shown(focal, one, document=made.official(worlds.actor("analyst")))


# The words


@pytest.mark.parametrize("kind", ObligationKind)
def test_only_a_text_that_decides_is_binding_by_its_verb(analyst, kind):
    one = made.obligation(analyst, made.instrument(analyst), kind=kind)
    assert one.force == FORCE_OF.get(kind, Force.ASKED)
    assert (one.force == "binding") == (kind == "obligation")


def test_the_next_report_counts_months_as_people_do(analyst):
    one = made.obligation(
        analyst, made.instrument(analyst), report_to="CTC", report_months=6, report_from=date(2026, 8, 31)
    )
    asked = [date(2026, 1, 1), date(2026, 8, 31), date(2026, 9, 1), date(2027, 3, 1), date(2028, 3, 1)]
    wanted = [date(2026, 8, 31), date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31), date(2028, 8, 31)]
    assert [library.next_report(one, day) for day in asked] == wanted
    one.report_from = None
    assert library.next_report(one) is None


def test_half_a_report_rule_is_refused_by_the_database(analyst):
    instrument = made.instrument(analyst)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.obligation(analyst, instrument, report_to="CTC")


# How they stand to each other


def test_a_link_that_holds_both_ways_is_kept_once_and_seen_from_both_ends(one, analyst):
    other = made.obligation(analyst, one.instrument, "2", "Share information")
    first = services.obligation_relate(actor=analyst, obligation=one, other=other, kind="restates")
    second = services.obligation_relate(actor=analyst, obligation=other, other=one, kind="restates")
    assert first.pk == second.pk
    for each, seen in ((one, other), (other, one)):
        (stance,) = library.links_of(analyst, each)
        assert (stance.other, stance.active) == (seen, True)


def test_a_link_of_one_direction_says_which_is_which(one, analyst):
    other = made.obligation(analyst, one.instrument, "2", "Freeze everything")
    services.obligation_relate(actor=analyst, obligation=one, other=other, kind="narrows")
    assert [library.links_of(analyst, each)[0].active for each in (one, other)] == [True, False]


def test_an_obligation_doesnt_stand_to_itself(one, analyst):
    with pytest.raises(IntegrityError), transaction.atomic():
        services.obligation_relate(actor=analyst, obligation=one, other=one, kind="conflicts")


def test_a_link_can_be_taken_away_and_that_is_on_record(one, analyst):
    other = made.obligation(analyst, one.instrument, "2")
    link = services.obligation_relate(actor=analyst, obligation=one, other=other, kind="supersedes")
    services.obligation_unrelate(actor=analyst, link=link)
    assert not ObligationLink.objects.exists()
    assert Event.objects.filter(verb="register.obligation.unrelated").exists()


# What answers them


def test_one_measure_answers_many_obligations_and_one_obligation_has_many_answers(one, coordinator):
    ministry = worlds.body()
    focal = worlds.actor("focal_point", ministry)
    commitment = worlds.commitment(coordinator, ministry)
    measure = worlds.measure(coordinator, commitment)
    other = made.obligation(coordinator, one.instrument, "2")
    for each in (one, other):
        services.obligation_serve(actor=focal, obligation=each, by=measure)
        services.obligation_serve(actor=focal, obligation=each, by=commitment)
    assert set(measure.obligations.all()) == {one, other} == set(commitment.obligations.all())
    services.obligation_serve(actor=focal, obligation=one, by=measure, serves=False)
    assert list(library.measures_of(focal, one)) == []
    newest = history(one).last().data
    assert (newest["measures"], newest["commitments"]) == ([], [str(commitment.pk)])


def test_a_focal_point_links_only_what_its_own_body_leads(one, coordinator):
    commitment = worlds.commitment(coordinator, worlds.body())
    with pytest.raises(Denied):
        services.obligation_serve(actor=worlds.actor("focal_point"), obligation=one, by=commitment)


def test_whoever_says_what_answers_chooses_among_what_is_theirs_to_say(coordinator):
    own, other = worlds.body(), worlds.body("Tjetra")
    commitment, others = worlds.commitment(coordinator, own), worlds.commitment(coordinator, other)
    measure, _others = worlds.measure(coordinator, commitment), worlds.measure(coordinator, others)
    Commitment.objects.update(classification="public")
    for who, left in ((worlds.actor("focal_point", own), {commitment, measure}), (coordinator, None)):
        choice = Choice(CHOOSABLE["register.answer"], who)
        assert may(who, "register.commitment.view", others)
        assert set(choice.few) == (left or {*Commitment.objects.all(), *Measure.objects.all()})
        assert all(may(who, "register.obligation.serve", one) for one in choice.few)


def test_a_gap_is_what_nothing_answers(one, analyst, coordinator):
    ministry = worlds.body()
    by_commitment, by_measure, by_article = (made.obligation(analyst, one.instrument, n) for n in ("2", "3", "4"))
    commitment = worlds.commitment(coordinator, ministry)
    services.obligation_serve(actor=analyst, obligation=by_commitment, by=commitment)
    services.obligation_serve(actor=analyst, obligation=by_measure, by=worlds.measure(coordinator, commitment))
    article = made.article(analyst, made.law(analyst))
    coverage = services.coverage_propose(
        actor=analyst, obligation=by_article, provision=article, extent="partly", note=made.text("most of it")
    )
    assert set(library.gaps(analyst)) == {one, by_article}
    services.coverage_confirm(actor=coordinator, coverage=coverage, confirmed=True)
    assert set(library.gaps(analyst)) == {one}


def test_the_matrix_counts_what_the_actor_may_see(one, coordinator):
    ministry, other = worlds.body("A"), worlds.body("B")
    commitment = worlds.commitment(coordinator, ministry)
    measure = worlds.measure(coordinator, commitment)
    for by in (commitment, measure):
        services.obligation_serve(actor=coordinator, obligation=one, by=by)
        type(by).objects.filter(pk=by.pk).update(classification="internal")
    seen = library.matrix(coordinator, library.obligations(coordinator))
    assert seen.bodies == [ministry]
    assert [(cell.commitments, cell.measures, cell.total) for _, cell in seen.rows[0].pairs] == [(1, 1, 2)]
    assert library.matrix(worlds.actor("focal_point", other), [one]).bodies == []


def test_the_matrix_begins_with_what_somebody_leads_and_each_page_has_the_same_columns(
    analyst, coordinator, monkeypatch
):
    monkeypatch.setattr(MatrixTable, "per_page", 1)
    resolution = made.instrument(analyst)
    unled, led = (made.obligation(analyst, resolution, number) for number in ("1", "2"))
    ministry = worlds.body("A")
    services.obligation_serve(actor=coordinator, obligation=led, by=worlds.commitment(coordinator, ministry))
    assert library.answered_first(coordinator)[0] == led
    for number, shown in (("1", led), ("2", unled)):
        request = RequestFactory().get("/", {"page": number})
        table = MatrixTable(request, library.answered_first(coordinator))
        seen = library.matrix(coordinator, table.page.object_list, table.found)
        assert ([row.obligation for row in seen.rows], seen.bodies) == ([shown], [ministry])
    outside = worlds.actor("focal_point", worlds.body("B"))
    Commitment.objects.update(classification="internal")
    assert library.matrix(outside, [unled], library.answered_first(outside)).bodies == []


# As of a day


@pytest.fixture
def at(monkeypatch):
    """Whatever is done inside ``with at(moment)`` is done at that moment."""

    @contextmanager
    def clock(moment: datetime):
        with monkeypatch.context() as inside:
            inside.setattr(timezone, "now", lambda: moment)
            yield

    return clock


def test_what_was_known_on_a_day_is_told_with_the_mark_it_then_had(at, analyst, coordinator):
    now = timezone.now()
    last_year, spring = now - timedelta(days=400), now - timedelta(days=200)
    with at(last_year):
        instrument = made.instrument(analyst)
        one = made.obligation(analyst, instrument, "", "Freeze funds")
    with at(spring):
        services.verification_confirm(actor=coordinator, verification=made.shown(analyst, one, "3"), confirmed=True)
        made.obligation(analyst, instrument, "4", "Share information")

    def known(moment):
        day = timezone.localdate(moment)
        return [(str(each), each.paragraph) for each in library.obligations_as_of(analyst, day)]

    assert known(last_year - timedelta(days=1)) == []
    assert known(last_year) == [("Freeze funds", MARK)]
    assert sorted(known(now)) == [("Freeze funds", "3"), ("Share information", f"4 ({MARK})")]


def test_as_of_a_day_shows_nothing_of_what_is_hidden_today(analyst):
    made.obligation(analyst, made.instrument(analyst, classification="internal"))
    assert library.obligations_as_of(worlds.actor("focal_point"), timezone.localdate()) == []


# A text that was read


@pytest.fixture
def version(analyst):
    instrument = made.instrument(analyst)
    return services.version_add(actor=analyst, instrument=instrument, language="en", document=made.official(analyst))


FOUND = services.FoundProvision("1", 0, 46, "en.decides.1", "obligation", "counter_finance")


def test_what_was_read_is_only_suggested(version, analyst):
    services.provisions_propose(actor=analyst, version=version, found=[FOUND])
    services.provisions_propose(actor=analyst, version=version, found=[FOUND])
    assert (ProvisionSuggestion.objects.count(), Provision.objects.count(), Obligation.objects.count()) == (1, 0, 0)


def test_a_person_makes_a_provision_and_an_obligation_of_it_which_is_to_be_verified(version, analyst):
    (suggestion,) = services.provisions_propose(actor=analyst, version=version, found=[FOUND])
    one = services.provision_accept(actor=analyst, suggestion=suggestion, number="1", summary=made.text("Freeze"))
    assert (suggestion.state, one.force, one.line_of_effort) == ("accepted", "binding", "counter_finance")
    assert one.paragraph == f"1 ({MARK})"
    placed = ProvisionText.objects.get(provision=one.provision)
    assert version.document.text[placed.start : placed.end] == suggestion.passage
    with pytest.raises(WrongState):
        services.provision_reject(actor=analyst, suggestion=suggestion, reason="late")


def test_a_changed_or_rejected_suggestion_says_so(version, analyst):
    second = services.FoundProvision("2", 48, 90, "en.calls.1", "call", "governance")
    first, other = services.provisions_propose(actor=analyst, version=version, found=[FOUND, second])
    services.provision_accept(actor=analyst, suggestion=first, number="1(a)")
    services.provision_reject(actor=analyst, suggestion=other, reason="a heading")
    assert (first.state, other.state, other.reason) == ("edited", "rejected", "a heading")
    assert not Obligation.objects.exists()


def test_a_passage_outside_the_text_is_refused(version, analyst):
    beyond = services.FoundProvision("9", 0, len(version.document.text) + 1, "x")
    with pytest.raises(ValueError, match="inside the text"):
        services.provisions_propose(actor=analyst, version=version, found=[beyond])
