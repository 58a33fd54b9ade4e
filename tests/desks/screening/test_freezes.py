"""Freezes: they end by two people or with their entry; exemptions are advised and decided; the person is told."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests import worlds
from tests.desks.screening import law, made, measured
from tests.desks.screening.test_holds import Place, place  # noqa: F401 (a fixture)
from zotim.core.access import walls
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.figures.registry import Period
from zotim.core.figures.selectors import several_now, shown_now
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.core.retention.registry import RULES
from zotim.core.retention.selectors import due
from zotim.core.sealing.services import key_destroy
from zotim.core.states.machine import WrongState
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.bases.services import basis_end
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.measures import forms, papers, selectors, services, tasks
from zotim.desks.screening.measures.models import Exemption, Freeze, Permitted
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.national.endings import ENDINGS

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def freeze(place: Place) -> Freeze:  # noqa: F811
    return measured.frozen(place.one, place.two, place.national)


def ask(place, freeze, kind="basic", amount=300, **more):  # noqa: F811
    return services.exemption_ask(
        actor=place.one, freeze=freeze, kind=kind, what="Qira", amount=amount, currency="EUR", asked_on=TODAY(),
        monthly=True, **more,
    )  # fmt: skip


def granted(place, freeze):  # noqa: F811
    if not LegalBasis.objects.filter(step="basic").exists():
        law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze)
    services.exemption_advise(
        actor=place.one, exemption=one, grant=True, reason="Jeton me familje", ends_on=TODAY() + timedelta(days=30)
    )
    return services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="Po")


@pytest.mark.parametrize("kind", ["extraordinary", "contract", "licence"])
def test_each_exemption_rests_on_the_law_of_its_own_step_and_is_granted_by_two(place, freeze, kind):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze, kind)
    term = {"grant": True, "reason": "Po", "ends_on": TODAY() + timedelta(days=30)}
    with pytest.raises(Unfit, match="basis"):
        services.exemption_advise(actor=place.one, exemption=one, **term)
    law.confirmed(place.keeper, place.other_keeper, step=kind)
    services.exemption_advise(actor=place.one, exemption=one, **term)
    with pytest.raises(NeedsAnotherPerson):
        services.exemption_decide(actor=place.one, exemption=one, granted=True, reason="Po")
    services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="Po")
    freeze.refresh_from_db()
    assert (one.state, one.rests_on.step, freeze.state) == ("granted", kind, "partly")


def test_two_people_end_it_for_a_reason_that_holds(place, freeze):  # noqa: F811
    for because in ("mistaken", "delisted"):
        with pytest.raises(Unfit):
            services.end_propose(actor=place.one, freeze=freeze, because=because, reason="po")
    with pytest.raises(Unfit):
        services.end_propose(actor=place.one, freeze=freeze, because="lapsed", reason="po")
    measured.decided(freeze.alert, "apart", place.two)
    freeze.refresh_from_db()
    with made.inside(place.one):
        assert not selectors.stands(place.one, freeze)
    services.end_propose(actor=place.one, freeze=freeze, because="mistaken", reason="Datë tjetër")
    assert freeze.state == "frozen"
    with pytest.raises(NeedsAnotherPerson):
        services.end_decide(actor=place.one, freeze=freeze, ended=True)
    services.end_decide(actor=place.two, freeze=freeze, ended=True)
    freeze.refresh_from_db()
    assert (freeze.state, freeze.because, freeze.closed_by_id) == ("ended", "mistaken", place.two.user_id)
    assert not ClockRun.objects.filter(object_id=freeze.pk, state="running").exists()


def test_an_end_isnt_decided_whose_ground_is_gone_meanwhile(place, freeze):  # noqa: F811
    with made.everywhere():
        alert = freeze.alert
    measured.decided(alert, "apart", place.two)
    services.end_propose(actor=place.one, freeze=freeze, because="mistaken", reason="Datë tjetër")
    measured.decided(alert, "same", place.one)
    with pytest.raises(Unfit, match="aren't the same"):
        services.end_decide(actor=place.two, freeze=freeze, ended=True)
    services.end_decide(actor=place.two, freeze=freeze, ended=False, comment="I njëjti")
    assert freeze.state == "frozen"


def test_an_end_that_was_returned_leaves_it_frozen_and_may_be_proposed_again(place, freeze):  # noqa: F811
    services.end_propose(actor=place.one, freeze=freeze, because="court", reason="Vendimi 4")
    with pytest.raises(Unfit):
        services.end_decide(actor=place.two, freeze=freeze, ended=False)
    services.end_decide(actor=place.two, freeze=freeze, ended=False, comment="Vendimi nuk është i formës së prerë")
    assert (freeze.state, freeze.ending) == ("frozen", "")
    services.end_propose(actor=place.two, freeze=freeze, because="death", reason="Certifikata 9")
    services.end_decide(actor=place.one, freeze=freeze, ended=True)
    assert freeze.because == "death"


def test_the_database_refuses_an_end_by_one_person(place, freeze):  # noqa: F811
    one = {"ending": "court", "ending_by": place.one.user_id, "end_reason": freeze.reason}
    with pytest.raises(IntegrityError), transaction.atomic():
        Freeze.objects.filter(pk=freeze.pk).update(
            state="ended", because="court", over_at=timezone.now(), closed_by=place.one.user_id, **one
        )


def test_with_its_entry_ends_all_that_rests_on_it_and_nothing_else(place, freeze):  # noqa: F811
    other = measured.frozen(place.one, place.two, place.national, number=1)
    held = measured.hold(place.one, place.national)
    exemption = granted(place, freeze)
    services.end_propose(actor=place.one, freeze=freeze, because="court", reason="Vendimi 4")
    assert services.ends_with_its_entry in ENDINGS
    services.ends_with_its_entry(System("lists"), Listed.objects.get(pk=freeze.listed_id))
    for row in (freeze, held, other, exemption):
        row.refresh_from_db()
    assert [(row.state, row.because) for row in (freeze, held, other)] == [
        ("ended", "delisted"), ("lifted", "delisted"), ("frozen", ""),
    ]  # fmt: skip
    assert exemption.state == "ended"
    assert not Approval.objects.filter(object_id__in=[freeze.pk, held.pk], state="pending").exists()


def test_an_entry_that_a_version_of_a_file_drops_ends_nothing_by_itself_but_waits_on_home(place, freeze):  # noqa: F811
    made.take(place.keeper, place.national, made.people("Arben Shembulli", "Teuta Krasniqi"))
    Listed.objects.filter(listed_id=freeze.listed.listed_id, until=None).update(listed_id="99")
    freeze.refresh_from_db()
    assert freeze.state == "frozen"
    with made.inside(place.two):
        assert list(selectors.without_ground(place.two)) == [freeze]
    services.end_propose(actor=place.one, freeze=freeze, because="delisted", reason="Nuk është më")
    services.end_decide(actor=place.two, freeze=freeze, ended=True)
    assert freeze.because == "delisted"


def test_an_exemption_is_advised_by_one_and_decided_by_another_and_has_a_term(place, freeze):  # noqa: F811
    one = ask(place, freeze)
    until = TODAY() + timedelta(days=30)
    with pytest.raises(Unfit, match="legal basis"):
        services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=until)
    law.confirmed(place.keeper, place.other_keeper, step="basic", told_to="Komiteti 1267")
    with pytest.raises(Unfit, match="Komiteti 1267"):
        services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=until)
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=until, told_on=TODAY())
    with pytest.raises(NeedsAnotherPerson):
        services.exemption_decide(actor=place.one, exemption=one, granted=True, reason="po")
    services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="po")
    freeze.refresh_from_db()
    assert (one.state, freeze.state) == ("granted", "partly")
    assert services.exemptions_end(actor=System("test"), today=until) == 0
    assert services.exemptions_end(actor=System("test"), today=until + timedelta(days=1)) == 1
    freeze.refresh_from_db()
    assert freeze.state == "frozen"


def test_the_second_officer_returns_an_exemption_and_it_is_advised_on_anew(place, freeze, client):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic", told_to="Komiteti 1267")
    one, until = ask(place, freeze), TODAY() + timedelta(days=30)
    services.exemption_advise(actor=place.one, exemption=one, grant=False, reason="Pa faturë", ends_on=until)
    with pytest.raises(NeedsAnotherPerson):
        services.exemption_return(actor=place.one, exemption=one, reason="po")
    with pytest.raises(Unfit):
        services.exemption_return(actor=place.two, exemption=one, reason=" ")
    client.force_login(User.objects.get(pk=place.two.user_id))
    page = reverse("exemption_decide", args=[freeze.pk, one.pk])
    client.post(page, {"decision": "return", "reason": "Fatura u gjet"})
    one.refresh_from_db()
    assert (one.state, TEXTS.text(place.one, one, "advice")) == ("asked", "Pa faturë\n↩ Fatura u gjet")
    assert Notification.objects.filter(user_id=place.one.user_id, kind="screening.exemption.returned").exists()
    with pytest.raises(WrongState):
        services.exemption_return(actor=place.two, exemption=one, reason="po")
    services.exemption_advise(
        actor=place.one, exemption=one, grant=True, reason="Me faturë", ends_on=until, told_on=TODAY()
    )
    said = client.get(page).content.decode()
    for words in ("Fatura u gjet", "Me faturë", "each month until", "Komiteti 1267</bdi> was told on"):
        assert words in said
    client.post(page, {"decision": "accept", "reason": "po"})
    one.refresh_from_db()
    assert one.state == "granted"


def test_an_exemption_waits_on_home_for_advice_and_then_for_the_second_officer_with_its_clock(place, freeze):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze)

    def waits(actor):
        return [(task.step, task.due_on) for task in tasks.measures(actor, TODAY()) if task.what == one.reference]

    due = ClockRun.objects.get(object_id=one.pk).due_at
    assert [step for step, _due in waits(place.one)] == [step for step, _due in waits(place.two)] == ["advise"]
    assert abs(waits(place.two)[0][1] - timezone.localdate(due)) <= timedelta(days=1)
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=TODAY())
    assert ([step for step, _due in waits(place.one)], [step for step, _due in waits(place.two)]) == ([], ["decide"])
    services.exemption_return(actor=place.two, exemption=one, reason="Pse?")
    assert [step for step, _due in waits(place.one)] == ["advise"]


def test_nothing_is_granted_whose_term_or_law_is_over_since_it_was_advised_on(place, freeze):  # noqa: F811
    basis = law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze)
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=TODAY())
    Exemption.objects.filter(pk=one.pk).update(ends_on=TODAY() - timedelta(days=1))
    one.refresh_from_db()
    with pytest.raises(Unfit, match="day"):
        services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="po")
    services.exemption_return(actor=place.two, exemption=one, reason="Afati kaloi")
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=TODAY())
    basis_end(actor=place.keeper, basis=basis)
    with pytest.raises(Unfit, match="legal basis"):
        services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="po")
    law.confirmed(place.keeper, place.other_keeper, step="basic", told_to="Komiteti 1267")
    with pytest.raises(Unfit, match="legal basis"):  # another one: who has to be told may be another, too
        services.exemption_decide(actor=place.two, exemption=one, granted=True, reason="po")
    freeze.refresh_from_db()
    assert (one.state, freeze.state) == ("advised", "frozen")
    services.exemption_decide(actor=place.two, exemption=one, granted=False, reason="jo")


def test_the_database_refuses_an_exemption_by_one_person(place, freeze):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze)
    services.exemption_advise(actor=place.one, exemption=one, grant=True, reason="po", ends_on=TODAY())
    with pytest.raises(IntegrityError), transaction.atomic():
        Exemption.objects.filter(pk=one.pk).update(
            state="granted", decided_by=place.one.user_id, decided_at=timezone.now(), decision=one.advice
        )


def test_an_exemption_is_refused_while_the_hold_itself_waits(place):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    held = measured.hold(place.one, place.national)
    one = ask(place, held)
    services.exemption_advise(actor=place.two, exemption=one, grant=True, reason="po", ends_on=TODAY())
    with pytest.raises(Unfit):
        services.exemption_decide(actor=place.one, exemption=one, granted=True, reason="po")
    services.exemption_decide(actor=place.one, exemption=one, granted=False, reason="jo")
    assert one.state == "refused"
    with pytest.raises(WrongState):
        services.exemption_decide(actor=place.one, exemption=one, granted=False, reason="jo")


def test_the_alert_that_a_freeze_rests_on_is_kept_as_long_as_the_freeze(place, freeze):  # noqa: F811
    other = measured.alert(place.one, place.national, "Arben Shembulli", number=1)
    with made.everywhere():
        found = due(RULES["screening.alert.old"], timezone.now() + timedelta(days=1))
        assert list(found.values_list("pk", flat=True)) == [other.question_id]


def test_the_page_of_an_alert_names_a_freeze_on_the_same_entry_to_officers_of_finance_alone(place, freeze, client):  # noqa: F811
    other = measured.alert(place.one, place.national, "Khaled Shamari", state="open")
    elsewhere = measured.alert(place.one, place.national, "Arben Shembulli", state="open", number=1)
    travel = measured.alert(place.one, place.national, state="open", channel="travel")
    client.force_login(User.objects.get(pk=place.two.user_id))
    assert freeze.reference in client.get(reverse("alert", args=[other.pk])).content.decode()
    assert freeze.reference not in client.get(reverse("alert", args=[elsewhere.pk])).content.decode()
    client.force_login(worlds.user("travel_officer"))
    page = client.get(reverse("alert", args=[travel.pk])).content.decode()
    assert travel.reference in page
    assert freeze.reference not in page


def test_each_form_about_a_freeze_says_whom_it_concerns(place, freeze, client):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, step="basic")
    one = ask(place, freeze)
    client.force_login(User.objects.get(pk=place.one.user_id))
    made_of = ("asset_add", "exemption_ask", "permitted_add", "withheld_add", "freeze_review", "freeze_end")
    pages = [reverse(name, args=[freeze.pk]) for name in (*made_of, "freeze_notice", "freeze_answer")]
    for page in [*pages, reverse("exemption_advise", args=[freeze.pk, one.pk])]:
        assert "خالد الشمري" in client.get(page).content.decode(), page


def test_what_is_humanitarian_is_recorded_and_stays(place, freeze):  # noqa: F811
    said = {"what": "Kryqi i Kuq (i trilluar), ushqime", "amount": 50, "currency": "USD", "paid_on": TODAY()}
    with pytest.raises(Unfit, match="legal basis"):
        services.permitted_record(actor=place.one, freeze=freeze, **said)
    law.confirmed(place.keeper, place.other_keeper, step="humanitarian")
    row = services.permitted_record(actor=place.one, freeze=freeze, **said)
    with pytest.raises(IntegrityError), transaction.atomic(), walls.opened():
        Permitted.objects.filter(pk=row.pk).update(amount=5)
    with pytest.raises(IntegrityError), transaction.atomic(), walls.opened():
        row.delete()
    freeze.refresh_from_db()
    assert freeze.state == "frozen"


def words_of(paper):
    return "\n".join(
        [paper.title, paper.verify_note, *(f"{label} {value}" for label, value in paper.facts)]
        + [getattr(block, "text", "") or str(block.rows) for section in paper.sections for block in section.blocks]
    )


def test_a_notice_names_body_court_deadline_and_says_that_its_wording_is_a_proposal(place, freeze):  # noqa: F811
    services.asset_add(
        actor=place.one, freeze=freeze, kind="account", what="AL47 2121", hands="Banka", amount=10, currency="EUR"
    )
    basis = freeze.rests_on
    with made.inside(place.one):
        said = words_of(papers.notice(papers.told(place.one, freeze, basis), "frozen", "en"))
    parts = ("Council of Ministers", "Administrative Court", "30 days", "Ligji i trilluar 1/2026, neni 3", "AL47 2121")
    for part in (*parts, "Khalid al-Shammari", "خالد الشمري", "/public/redress/", "proposal"):
        assert part in said
    basis.wording = True
    assert "proposal" not in words_of(papers.notice(papers.told(place.one, freeze, basis), "frozen", "en"))


def test_a_notice_speaks_one_language_whatever_the_page_of_who_makes_it(place, freeze):  # noqa: F811
    services.asset_add(actor=place.one, freeze=freeze, kind="account", what="AL47", hands="Banka")
    with override("sq"), made.inside(place.one):
        told = papers.told(place.one, freeze, freeze.rests_on)
    assert "Account: AL47" in words_of(papers.notice(told, "frozen", "en"))


def test_nobody_is_told_of_a_freeze_without_the_reasons_that_may_be_told(place, freeze, client):  # noqa: F811
    with pytest.raises(Unfit):
        services.notice_make(actor=place.one, freeze=freeze, language="en", told_reasons=" ")
    client.force_login(User.objects.get(pk=place.one.user_id))
    page = reverse("freeze_notice", args=[freeze.pk])
    client.post(page, {"language": "sq", "told_reasons": ""})
    with made.inside(place.one):
        assert not freeze.notices.exists()
    client.post(page, {"language": "sq", "told_reasons": "Emri dhe data e lindjes janë ato të listës."})
    with made.inside(place.one):
        (made_now,) = freeze.notices.all()
        assert papers.told(place.one, freeze, freeze.rests_on).reasons == "Emri dhe data e lindjes janë ato të listës."
    with made.inside(place.two):
        assert "janë ato të listës" in str(selectors.notice_content(place.two, made_now))
    assert "janë ato të listës" in client.get(page).content.decode()


def test_a_notice_says_how_to_ask_for_an_exemption_and_where_legal_aid_is_found_where_that_is_entered(place):  # noqa: F811
    law.confirmed(
        place.keeper, place.other_keeper, write_to="Rruga e Trilluar 1", legal_aid="Qendra e ndihmës (e trilluar)"
    )
    said = told_of(place, measured.frozen(place.one, place.two, place.national))
    for part in ("Council of Ministers (made up) (Rruga e Trilluar 1)", "to whom it is paid",
                 "Legal aid is found here: Qendra e ndihmës (e trilluar)."):  # fmt: skip
        assert part in said
    assert "Ombudsperson" not in said
    assert "Administrative Court (made up)" in said


@pytest.mark.parametrize(("id", "programme", "told", "untold"), [
    ("QDi.9001", "", "Ombudsperson", "Focal Point"),
    ("1", "Al-Qaida", "Ombudsperson", "Focal Point"),
    ("KPi.9001", "DPRK", "Focal Point", "Ombudsperson"),
])  # fmt: skip
def test_who_takes_somebody_off_a_list_of_the_un_depends_on_whose_list_it_is(place, id, programme, told, untold):  # noqa: F811
    law.confirmed(place.keeper, place.other_keeper, side="un")
    source = made.source(place.keeper, code="un", basis="un", largest_loss=100)
    made.take(place.keeper, source, made.file(f"{id},Khalid al-Shammari,{programme}", head="id,name,programmes"))
    said = told_of(place, measured.frozen(place.one, place.two, source))
    assert told in said
    assert untold not in said


def test_of_an_entry_that_doesnt_say_whose_list_it_is_on_both_are_named(place):  # noqa: F811
    said = told_of(place, measured.frozen(place.one, place.two, place.un()))
    assert "ombudsperson@un.org" in said
    assert "delisting@un.org" in said


def told_of(place, freeze):  # noqa: F811
    """The notice that somebody's assets are frozen, in words."""
    return words_of(papers.notice(papers.told(place.one, freeze, freeze.rests_on), "frozen", "en"))


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_a_notice_is_kept_sealed_and_given_out_as_it_was_made(place, freeze, language):  # noqa: F811
    notice = services.notice_make(actor=place.one, freeze=freeze, language=language, told_reasons="Emri dhe data")
    content = selectors.notice_content(place.two, notice)
    assert content["language"] == language
    with pytest.raises(Unfit):
        services.notice_give(actor=place.one, notice=notice, given_on=TODAY() + timedelta(days=1), given_how="hand")
    services.notice_give(actor=place.one, notice=notice, given_on=TODAY(), given_how="hand")
    assert ClockRun.objects.get(object_id=freeze.pk, code="screening.freeze.notice").state == "stopped"
    with pytest.raises(Unfit):
        services.notice_give(actor=place.one, notice=notice, given_on=TODAY(), given_how="post")


def test_of_each_decision_there_is_a_notice_and_of_a_hold_that_waits_none(place, freeze):  # noqa: F811
    held = measured.hold(place.one, place.national, number=1)
    with pytest.raises(Unfit):
        services.notice_make(actor=place.one, freeze=held, language="sq", told_reasons="Emri dhe data")
    services.freeze_decide(actor=place.two, freeze=held, confirmed=False, reason="jo")
    exemption = granted(place, freeze)
    about = [
        services.notice_make(actor=place.one, freeze=held, language="sq", told_reasons="Emri dhe data"),
        services.notice_make(
            actor=place.one, freeze=freeze, language="sq", told_reasons="Emri dhe data", exemption=exemption
        ),
    ]
    services.end_propose(actor=place.one, freeze=freeze, because="court", reason="x")
    services.end_decide(actor=place.two, freeze=freeze, ended=True)
    about.append(services.notice_make(actor=place.one, freeze=freeze, language="sq", told_reasons="Emri dhe data"))
    assert [one.about for one in about] == ["lifted", "granted", "ended"]


def test_home_asks_until_the_person_was_told_of_an_exemption_and_of_the_end(place, freeze):  # noqa: F811
    def asked():
        found = tasks.measures(place.one, TODAY())
        return [(task.what, task.since) for task in found if task.step == "tell"]

    def told(exemption=None):
        notice = services.notice_make(
            actor=place.one, freeze=freeze, language="sq", told_reasons="Emri", exemption=exemption
        )
        services.notice_give(actor=place.one, notice=notice, given_on=TODAY(), given_how="hand")

    told()
    assert asked() == []
    exemption = granted(place, freeze)
    assert asked() == [(exemption.reference, TODAY())]
    told(exemption)
    assert asked() == []
    services.end_propose(actor=place.one, freeze=freeze, because="court", reason="x")
    services.end_decide(actor=place.two, freeze=freeze, ended=True)
    assert asked() == [(freeze.reference, TODAY())]
    told()
    assert asked() == []


@pytest.mark.parametrize(("because", "number"), [("court", 1), ("death", 0)])
def test_of_an_end_by_death_nobody_is_left_to_tell(place, freeze, because, number):  # noqa: F811
    services.end_propose(actor=place.one, freeze=freeze, because=because, reason="x")
    services.end_decide(actor=place.two, freeze=freeze, ended=True)
    assert len([task for task in tasks.measures(place.one, TODAY()) if task.step == "tell"]) == number


def test_a_notice_names_the_law_by_which_it_was_decided_also_after_that_has_ended(place, freeze):  # noqa: F811
    exemption = granted(place, freeze)
    law.confirmed(place.keeper, place.other_keeper, article="neni 99")
    basis_end(actor=place.keeper, basis=exemption.rests_on)
    of_freeze = services.notice_make(actor=place.one, freeze=freeze, language="en", told_reasons="Emri dhe data")
    of_exemption = services.notice_make(
        actor=place.one, freeze=freeze, language="en", told_reasons="Emri dhe data", exemption=exemption
    )
    assert (of_freeze.rests_on, of_exemption.rests_on) == (freeze.rests_on, exemption.rests_on)
    assert "neni 99" not in str(selectors.notice_content(place.two, of_freeze))
    assert services.answer_make(actor=place.one, freeze=freeze, language="en").startswith(b"%PDF")


def test_what_is_frozen_is_counted_with_sums_by_currency_and_few_are_a_band(place, freeze):  # noqa: F811
    services.asset_add(actor=place.one, freeze=freeze, kind="account", what="a", hands="b", amount=100, currency="EUR")
    granted(place, freeze)
    now = TODAY()
    period = Period(date(now.year, 1, 1), now)
    codes = [
        "screening.freezes.held", "screening.freezes.in_force", "screening.freezes.sum_eur",
        "screening.freezes.sum_usd", "screening.exemptions.granted", "screening.freezes.hours",
    ]  # fmt: skip
    assert list(several_now(codes, period).values()) == [1, 1, 100, 0, 1, 0]
    shown = shown_now(codes, period)
    assert not {"1", "100"} & set(shown.values())


def test_after_its_end_nothing_sealed_of_it_can_be_read(place, freeze):  # noqa: F811
    key_destroy(actor=System("test"), subject_id=freeze.pk, certificate="x")
    transaction.get_connection().run_on_commit = [
        one for one in transaction.get_connection().run_on_commit if one[1]() and False
    ]
    assert TEXTS.values(place.one, freeze, "identity") is None


def test_whoever_chooses_a_kind_reads_words_and_no_codes():
    for form, field in (
        ("AssetForm", "kind"),
        ("WithheldForm", "kind"),
        ("GivenForm", "given_how"),
        ("EndForm", "because"),
    ):
        for code, word in getattr(forms, form)().fields[field].choices:
            assert str(word) != code
