"""Holds: one person at once, another confirms or lifts; nobody else, and nothing else, freezes anybody."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import law, made, measured
from tests.web.test_home import signed_in
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy, User
from zotim.core.states.machine import WrongState
from zotim.desks.screening.alerts.models import Pair
from zotim.desks.screening.alerts.verdicts import alert_decide
from zotim.desks.screening.bases import services as bases
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.measures import services
from zotim.desks.screening.measures.models import Freeze
from zotim.desks.screening.measures.sealed import TEXTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    """Two officers of finance, two keepers of lists, a national list with its legal basis."""
    settings.MEDIA_ROOT, settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path / "files", tmp_path, tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    (tmp_path / "keys").mkdir()
    worlds.demo_installation()
    return Place()


class Place:
    def __init__(self):
        self.one, self.two = worlds.actor("finance_officer"), worlds.actor("finance_officer")
        self.keeper, self.other_keeper = worlds.actor("list_officer"), worlds.actor("list_officer")
        self.national = measured.listed(self.keeper)
        law.confirmed(self.keeper, self.other_keeper)

    def un(self):
        law.confirmed(self.keeper, self.other_keeper, side="un")
        return measured.listed(self.keeper, "un", "un")


def test_one_officer_holds_at_once_and_another_confirms(place, as_web_role):
    alert = measured.alert(place.one, place.national)
    with as_web_role():
        freeze = services.freeze_hold(actor=place.one, alert=alert, reason="Lista e thotë", language="ar")
        services.asset_add(actor=place.one, freeze=freeze, kind="cash", what="x", hands="y")
    assert (freeze.state, freeze.basis) == ("held", "national")
    assert TEXTS.values(place.one, freeze, "identity")["names"] == ["خالد الشمري"]
    assert Notification.objects.filter(user_id=place.two.user_id, kind="screening.freeze.held").exists()
    clock = ClockRun.objects.get(object_id=freeze.pk, code="screening.freeze.confirm")
    assert clock.due_at - freeze.held_at < timedelta(hours=24, seconds=5)
    with as_web_role():
        services.freeze_decide(actor=place.two, freeze=freeze, confirmed=True, reason="E njëjta datë lindjeje")
    freeze.refresh_from_db()
    assert (freeze.state, freeze.decided_by_id) == ("frozen", place.two.user_id)
    assert TEXTS.text(place.one, freeze, "decision") == "E njëjta datë lindjeje"
    assert ClockRun.objects.get(pk=clock.pk).state == "stopped"
    running = ClockRun.objects.filter(object_id=freeze.pk, state="running").values_list("code", flat=True)
    assert set(running) == {"screening.freeze.notice", "screening.freeze.review"}


def test_who_holds_doesnt_confirm_nor_does_their_deputy_nor_who_is_stood_in_for(place):
    freeze = measured.hold(place.one, place.national)
    someone = worlds.user()
    for deputy, principal in ((someone.pk, place.one.user_id), (place.one.user_id, place.two.user_id)):
        now = timezone.now()
        Deputy.objects.create(deputy_id=deputy, user_id=principal, starts_at=now, ends_at=now + timedelta(days=1))
    standing_in = actor_of(someone, acting_for=place.one.user_id)
    from_the_first = replace(place.two, user_id=place.one.user_id, on_behalf_of_id=place.two.user_id)
    for actor in (place.one, standing_in, from_the_first):
        with pytest.raises(NeedsAnotherPerson):
            services.freeze_decide(actor=actor, freeze=freeze, confirmed=True, reason="po")
    with pytest.raises(IntegrityError), transaction.atomic():
        Freeze.objects.filter(pk=freeze.pk).update(
            state="frozen", decided_by=place.one.user_id, decided_at=timezone.now(), decision=freeze.reason
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Freeze.objects.filter(pk=freeze.pk).update(state="frozen")
    freeze.refresh_from_db()
    assert freeze.state == "held"


def test_a_job_an_import_a_token_and_an_officer_of_travel_place_no_hold(place):
    alert = measured.alert(place.one, place.national)
    token = Actor(None, place.one.posts, kind="system")
    behind = replace(place.one, kind="system")
    for actor in (token, behind, Actor(place.one.user_id, kind="system"), worlds.actor("travel_officer"), place.keeper):
        with pytest.raises(Denied):
            services.freeze_hold(actor=actor, alert=alert, reason="po", language="sq")
    assert not Freeze.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Freeze.objects.create(
            reference="X", state="frozen", basis="national", alert=alert, listed=alert.listed,
            rests_on=LegalBasis.objects.first(), language="sq", held_by_id=place.one.user_id, held_at=timezone.now(),
            confirm_by=timezone.now(), decided_by_id=place.two.user_id, decided_at=timezone.now(),
            identity=alert.reason, reason=alert.reason, decision=alert.reason,
        )  # fmt: skip


@pytest.mark.parametrize("state", ["open", "apart", "unknown"])
def test_a_hold_rests_on_a_persons_verdict(place, state):
    alert = measured.alert(place.one, place.national, state=state)
    with pytest.raises(Unfit):
        services.freeze_hold(actor=place.one, alert=alert, reason="po", language="sq")


def test_nobody_is_held_on_a_list_for_information_nor_on_an_entry_that_is_gone_nor_twice(place):
    other = measured.listed(place.keeper, "other", "eu")
    with pytest.raises(Unfit, match="for information"):
        measured.hold(place.one, other)
    alert = measured.alert(place.one, place.national)
    services.freeze_hold(actor=place.one, alert=alert, reason="po", language="sq")
    with pytest.raises(Unfit, match="already"):
        services.freeze_hold(actor=place.two, alert=alert, reason="po", language="sq")
    later = measured.alert(place.one, place.national, number=1)
    made.take(place.keeper, place.national, made.people("Khalid al-Shammari"))
    with pytest.raises(Unfit, match="doesn't name them"):
        services.freeze_hold(actor=place.one, alert=later, reason="po", language="sq")


def test_what_another_state_asks_for_is_no_ground_until_this_one_has_decided(place):
    law.confirmed(place.keeper, place.other_keeper, side="foreign")
    place.national.basis = "foreign"
    place.national.save()
    with pytest.raises(Unfit, match="has not decided"):
        measured.hold(place.one, place.national)


def test_while_no_legal_basis_is_confirmed_the_step_is_off(place):
    un = measured.listed(place.keeper, "un", "un")
    with pytest.raises(Unfit, match="legal basis"):
        measured.hold(place.one, un)
    entered = law.entered(place.keeper, side="un")
    with pytest.raises(Unfit, match="legal basis"):
        measured.hold(place.one, un)
    bases.basis_decide(actor=place.other_keeper, basis=entered, confirmed=True)
    assert measured.hold(place.one, un).rests_on == entered


def test_a_hold_that_nobody_confirms_lapses_on_a_national_list_and_stands_on_one_of_the_un(place):
    national, un = measured.hold(place.one, place.national), measured.hold(place.one, place.un())
    assert services.holds_look(actor=System("test"), now=timezone.now() + timedelta(hours=23)) == 0
    late = timezone.now() + timedelta(hours=25)
    assert services.holds_look(actor=System("test"), now=late) == 2
    assert services.holds_look(actor=System("test"), now=late) == 0
    national.refresh_from_db()
    un.refresh_from_db()
    assert (national.state, national.because) == ("lifted", "lapsed")
    assert (un.state, un.escalated_at) == ("held", late)
    told = Notification.objects.filter(kind__in=["screening.freeze.lapsed", "screening.freeze.escalated"])
    assert {one.user_id for one in told} == {place.one.user_id, place.two.user_id}
    with pytest.raises(WrongState):
        services.freeze_decide(actor=place.two, freeze=national, confirmed=True, reason="vonë")
    services.freeze_decide(actor=place.two, freeze=un, confirmed=True, reason="vonë, por po")
    assert un.state == "frozen"


def test_the_worker_sees_to_what_has_run_out(place):
    freeze = measured.hold(place.one, place.national)
    Freeze.objects.filter(pk=freeze.pk).update(confirm_by=timezone.now())
    from zotim.core.approvals.models import Approval
    from zotim.core.jobs.services import enqueue

    Approval.objects.filter(object_id=freeze.pk).update(due_at=timezone.now())
    enqueue("screening.measures.look", actor=System("test"))
    run_pending_jobs()
    freeze.refresh_from_db()
    assert freeze.because == "lapsed"


def test_what_doesnt_stand_any_more_is_lifted_and_not_confirmed(place):
    freeze = measured.hold(place.one, place.national)
    measured.decided(freeze.alert, "apart", place.two)
    with pytest.raises(Unfit):
        services.freeze_decide(actor=place.two, freeze=freeze, confirmed=True, reason="po")
    services.freeze_decide(actor=place.two, freeze=freeze, confirmed=False, reason="Tjetër person")
    assert (freeze.state, freeze.because) == ("lifted", "lifted")


def again(place, freeze, by, decided_by):
    """A hold by *by* on a new alert of the same evidence, on which *decided_by* decided."""
    twin = measured.alert(decided_by, place.national, identity=freeze.alert.identity)
    return services.freeze_hold(actor=by, alert=twin, reason="po", language="sq")


@pytest.mark.parametrize("over", ["lifted", "lapsed"])
def test_what_was_lifted_or_has_lapsed_isnt_held_again_by_the_same_person_nor_on_their_word(place, over):
    freeze, third = measured.hold(place.one, place.national), worlds.actor("finance_officer")
    if over == "lifted":
        services.freeze_decide(actor=place.two, freeze=freeze, confirmed=False, reason="jo")
    else:
        Freeze.objects.filter(pk=freeze.pk).update(state="lifted", because="lapsed", over_at=timezone.now())
    for by in (place.one, place.two):  # the verdict is older than the end
        with pytest.raises(Unfit, match="lifted or has lapsed"):
            services.freeze_hold(actor=by, alert=freeze.alert, reason="po", language="sq")
    now = timezone.now()
    Deputy.objects.create(
        deputy_id=third.user_id, user_id=place.one.user_id, starts_at=now, ends_at=now + timedelta(days=1)
    )
    deputy = replace(third, on_behalf_of_id=place.one.user_id)
    for by, decided_by in ((place.one, place.two), (place.two, place.one), (deputy, place.two)):
        with pytest.raises(Unfit, match="lifted or has lapsed"):
            again(place, freeze, by, decided_by)
    assert again(place, freeze, third, place.two).state == "held"
    with pytest.raises(Unfit, match="already"):
        again(place, freeze, place.two, third)


def test_nobody_who_was_told_apart_is_held_through_another_alert_of_the_same_evidence(place):
    alert = measured.alert(place.one, place.national)
    twin = measured.alert(place.one, place.national, state="open", identity=alert.identity)
    alert_decide(actor=place.two, pk=twin.pk, verdict="apart", reason="Datë tjetër")
    with pytest.raises(Unfit, match="aren't the same"):
        services.freeze_hold(actor=place.one, alert=alert, reason="po", language="sq")
    with made.everywhere():
        Pair.objects.update(ended_at=timezone.now())
    assert services.freeze_hold(actor=place.one, alert=alert, reason="po", language="sq").state == "held"


def test_a_hold_isnt_confirmed_after_its_time_nor_while_no_legal_basis_is_in_force(place):
    late, un = measured.hold(place.one, place.national), measured.hold(place.one, place.un())
    Freeze.objects.update(confirm_by=timezone.now())
    late.refresh_from_db()
    un.refresh_from_db()
    with pytest.raises(Unfit, match="time has passed"):
        services.freeze_decide(actor=place.two, freeze=late, confirmed=True, reason="po")
    bases.basis_end(actor=place.keeper, basis=un.rests_on)
    with pytest.raises(Unfit, match="legal basis"):
        services.freeze_decide(actor=place.two, freeze=un, confirmed=True, reason="po")
    law.confirmed(place.keeper, place.other_keeper, side="un")
    services.freeze_decide(actor=place.two, freeze=un, confirmed=True, reason="po")
    services.freeze_decide(actor=place.two, freeze=late, confirmed=False, reason="jo")
    assert (un.state, late.state) == ("frozen", "lifted")


def test_who_decides_on_a_hold_is_led_to_both_sides(place, client):
    freeze = measured.hold(place.one, place.national)
    client.force_login(User.objects.get(pk=place.two.user_id))
    for name in ("freeze", "freeze_decide"):
        assert (
            f'href="{reverse("alert", args=[freeze.alert_id])}"'
            in client.get(reverse(name, args=[freeze.pk])).content.decode()
        )


def test_a_decision_takes_a_reason(place):
    freeze = measured.hold(place.one, place.national)
    for confirmed in (True, False):
        with pytest.raises(Unfit):
            services.freeze_decide(actor=place.two, freeze=freeze, confirmed=confirmed, reason="  ")


def test_what_a_freeze_covers_is_counted_with_what_was_added(place):
    freeze = measured.hold(place.one, place.national)
    asset = services.asset_add(
        actor=place.one, freeze=freeze, kind="account", what="AL47 2121", hands="Banka e trilluar", owners="Ana",
        amount=1000, currency="EUR",
    )  # fmt: skip
    services.asset_value(actor=place.two, freeze=freeze, asset=asset, added=12, added_on=timezone.localdate())
    with made.inside(place.one):
        asset.refresh_from_db()
    assert asset.total == 1012
    assert TEXTS.values(place.two, asset, "what") == {
        "what": "AL47 2121",
        "hands": "Banka e trilluar",
        "owners": "Ana",
    }
    with pytest.raises(Unfit):
        services.asset_add(actor=place.one, freeze=freeze, kind="cash", what="x", hands="y", amount=5)
    services.freeze_decide(actor=place.two, freeze=freeze, confirmed=False, reason="jo")
    with pytest.raises(Unfit):
        services.asset_add(actor=place.one, freeze=freeze, kind="cash", what="x", hands="y")


def test_who_decides_on_a_hold_sees_both_sides_beside_each_other_and_why_it_is_held(place, client):
    (alert,) = made.alerts(origin="payment")
    alert_decide(actor=place.one, pk=alert.pk, verdict="same", reason="Data përputhet")
    held = services.freeze_hold(actor=place.one, alert=alert, reason="Lista e thotë", language="ar")
    client.force_login(User.objects.get(pk=place.two.user_id))
    page = client.get(reverse("freeze_decide", args=[held.pk])).content.decode()
    for words in ("Both sides", "خالد الشمري", "Khalid al-Shammari", "12 May 1970", "Why they met", "Lista e thotë"):
        assert words in page


def test_a_freeze_leads_to_a_report_of_a_suspicion_where_a_schema_is_named(place, settings):
    freeze = measured.frozen(place.one, place.two, place.national)
    way = reverse("goaml_report_make", args=[freeze.alert_id])
    browser = signed_in(User.objects.get(pk=place.one.user_id))
    for schema in (None, "unit.xsd"):
        settings.ZOTIM_GOAML_SCHEMA = schema
        page = browser.get(reverse("freeze", args=[freeze.pk])).content.decode()
        assert (way in page) is bool(schema)
