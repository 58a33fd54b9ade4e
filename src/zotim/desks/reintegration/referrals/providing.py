"""What a provider does: keeps what the directory says of its services, answers referrals, reports how it goes."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.persons import person_may
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.states.machine import Transition
from zotim.core.texts import Translated
from zotim.desks.reintegration.cases.models import Case, Domain
from zotim.desks.reintegration.referrals.models import Referral, Reply, Service
from zotim.desks.reintegration.referrals.policy import PROVIDER
from zotim.desks.reintegration.referrals.sealed import TEXTS
from zotim.desks.reintegration.referrals.states import REFERRAL, SERVICE

# The directory


def _said(contact: str, places: int, languages: Iterable[str]) -> dict[str, Any]:
    if not contact.strip():
        raise Unfit(_("Say how your office is reached."), "contact")
    if not 0 <= places <= 9_999:
        raise Unfit(_("Say how many more people you can take."), "places")
    return {
        "contact": contact.strip(), "places": places, "languages": tuple(languages),
        "places_on": timezone.localdate(),
    }  # fmt: skip


@transaction.atomic
def service_enter(
    *, actor: Actor, title: Translated, domain: str, contact: str, places: int, languages: Iterable[str] = (),
    municipality: Organisation | None = None,
) -> Service:  # fmt: skip
    """Enter a service of one's body, whose focal point one is from then on. Raises Unfit."""
    person_may(actor, "reintegration.service.enter")
    if domain not in Domain.values:
        raise Unfit(_("Choose one of the list."), "domain")
    if municipality is not None and municipality.kind != Organisation.Kind.MUNICIPALITY:
        raise Unfit(_("Choose one of the list."), "municipality")
    provider = min(actor.organisations(PROVIDER), key=str)
    said = _said(contact, places, languages)
    made = with_reference(
        lambda reference: Service.objects.create(
            reference=reference, provider_id=provider, focal_point_id=holder_of(actor) or actor.person_id,
            title=title.attributed(actor.person_id), domain=domain, municipality=municipality, **said,
        )
    )  # fmt: skip
    record(actor, "reintegration.service.entered", made)
    return made


@transaction.atomic
def service_change(
    *, actor: Actor, service: Service, contact: str, places: int, languages: Iterable[str] = ()
) -> Service:  # fmt: skip
    """Say anew what room it has, in which languages, and how the office is reached. Raises Unfit."""
    allow(actor, "reintegration.service.change", service)
    if service.state != "offered":
        raise Unfit(_("This service isn't offered any more."))
    said = _said(contact, places, languages)
    Service.objects.filter(pk=service.pk).update(**said)
    for name, value in said.items():
        setattr(service, name, value)
    record(actor, "reintegration.service.changed", service)
    return service


@transaction.atomic
def service_close(*, actor: Actor, service: Service) -> Service:
    """Offer it no more: what was referred goes on, nothing new comes. Raises WrongState."""
    allow(actor, "reintegration.service.close", service)
    step = SERVICE.move(service, "close")
    record(actor, step.event, service)
    return service


# What was referred


@transaction.atomic
@inside
def referral_accept(*, actor: Actor, referral: Referral) -> Referral:
    """Accept it. Raises WrongState."""
    return _answer(actor, referral, "accept")


@transaction.atomic
@inside
def referral_decline(*, actor: Actor, referral: Referral, reason: str) -> Referral:
    """Decline it, for a reason of the list; it is closed to the receiver at once. Raises Unfit, WrongState."""
    if reason not in Referral.Declined.values:
        raise Unfit(_("Choose one of the list."), "reason")
    return _answer(actor, referral, "decline", declined_for=reason, ended_at=timezone.now())


def _answer(actor: Actor, referral: Referral, name: str, **values: Any) -> Referral:
    person_may(actor, REFERRAL.step(name).action, referral)
    step = REFERRAL.move(referral, name, answered_at=timezone.now(), **values)
    _put_on_record(actor, referral, step)
    return referral


def _put_on_record(actor: Actor, referral: Referral, step: Transition) -> None:
    notify([referral.drafted_by_id], "reintegration.referral.answered", Case(pk=referral.case_id))
    record(actor, step.event, referral, purpose=referral.purpose, details={"domain": referral.domain})


@transaction.atomic
@inside
def referral_begin(*, actor: Actor, referral: Referral) -> Referral:
    """Say that the service begins. Raises WrongState."""
    allow(actor, "reintegration.referral.begin", referral)
    step = REFERRAL.move(referral, "begin")
    record(actor, step.event, referral, purpose=referral.purpose, details={"domain": referral.domain})
    return referral


@transaction.atomic
@inside
def reply_write(*, actor: Actor, referral: Referral, text: str) -> Reply:
    """Report how it goes, once the service has begun. Raises Unfit."""
    allow(actor, "reintegration.reply.write", referral)
    if referral.state != "in_service":
        raise Unfit(_("Say first that the service begins."))
    return _reply(actor, referral, Reply.Kind.PROGRESS, text)


@transaction.atomic
@inside
def referral_complete(*, actor: Actor, referral: Referral, text: str) -> Referral:
    """End the service with a report of how it ended; it is closed to the receiver at once. Raises Unfit, WrongState."""
    allow(actor, "reintegration.referral.complete", referral)
    REFERRAL.examine(referral, "complete")
    _reply(actor, referral, Reply.Kind.END, text)  # while it is still theirs
    step = REFERRAL.move(referral, "complete", ended_at=timezone.now())
    _put_on_record(actor, referral, step)
    return referral


def _reply(actor: Actor, referral: Referral, kind: str, text: str) -> Reply:
    if not text.strip():
        raise Unfit(_("Say it in a few words."), "text")
    reply = Reply(
        referral=referral, case_id=referral.case_id, domain=referral.domain, author_id=actor.person_id, kind=kind
    )
    reply.body = TEXTS.put(reply, "body", text)
    reply.save(force_insert=True)
    details = {"referral": str(referral.pk), "domain": reply.domain}
    record(actor, "reintegration.reply.written", reply, purpose=referral.purpose, details=details)
    return reply
