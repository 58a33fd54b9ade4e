"""A case from which is referred: a provider with one service, and the steps that tests take again and again."""

from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import DAY
from zotim.core.access.walls import opened, walled
from zotim.core.clocks.models import ClockRun
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.referrals import providing, selectors, services
from zotim.desks.reintegration.referrals.models import Referral

NEED = "Bisedë një herë në javë"


def consent(people, domains=("social_family",), who="manager", days=90, given=True, purpose="help", recipient=None):
    made = bases.consent_ask(
        actor=people.actor(who), case=people.case, recipient=recipient or people.cso, domains=domains, purpose=purpose,
        ends_at=timezone.now() + days * DAY,
    )  # fmt: skip
    if given:
        bases.consent_answer(actor=people.actor(who), consent=made, given=True, decider="person", how="spoken")
    return made


def draft(people, basis=None, pieces=("name",), who="manager", **more):
    return services.referral_draft(
        actor=people.actor(who), case=people.case, service=people.service, basis=basis or consent(people),
        **{"need": NEED, "pieces": list(pieces), **more},
    )  # fmt: skip


def send(people, *args, **more):
    return services.referral_send(actor=people.actor("manager"), referral=draft(people, *args, **more))


def received(people, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return list(selectors.received_by(actor))


def one(people, row, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return selectors.received_one(actor, row.pk)


def packet(people, row, who="provider"):
    actor = people.actor(who)
    with walled(actor):
        return {str(label): text for label, text in selectors.packet_of(actor, row)}


def served(people, **more):
    row = send(people, **more)
    providing.referral_accept(actor=people.actor("provider"), referral=one(people, row))
    providing.referral_begin(actor=people.actor("provider"), referral=one(people, row))
    return one(people, row)


def state_of(row):
    with opened():
        return Referral.objects.get(pk=row.pk).state


def running(row):
    return set(ClockRun.objects.filter(object_id=row.pk, state="running").values_list("code", flat=True))


def with_a_provider(people):
    """A case under way, and a provider with one service and two focal points."""
    people.enter()
    people.cso = worlds.body("Qendra e Trilluar", "civil_society")
    for who in ("provider", "other_provider"):
        people.users[who] = worlds.user("provider", people.cso)
    people.service = providing.service_enter(
        actor=people.actor("provider"), title=Translated.of("sq", "Këshillim për familje"), domain="social_family",
        contact="04 000 000", places=3, languages=["sq", "ar"],
    )  # fmt: skip
    return people
