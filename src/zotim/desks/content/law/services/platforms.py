"""The directory of platforms: where each is, how it is reached, what it was told before its first order."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request, refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.desks.content.law.models import ContactPoint, FirstNotice, Means, NoticeWaiver, Platform, Takes
from zotim.desks.content.law.platforms import host_of
from zotim.desks.content.law.policy import APPROVERS, KEEPERS
from zotim.desks.content.law.states import PLATFORM, WAIVER
from zotim.vocabulary import Language

VERIFY = "content.contactpoint.verify"
A_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@transaction.atomic
def platform_add(*, actor: Actor, name: str, hosts: Iterable[str], **values: Any) -> Platform:
    """Add a platform with the *hosts* of its addresses; *values*: country, representative, languages, terms.

    Raises Unfit for a host that is none or belongs to another platform, and for a name that is taken.
    """
    person_may(actor, "content.platform.add")
    fields = _fields(None, name, hosts, **values)
    platform = with_reference(lambda reference: Platform.objects.create(reference=reference, **fields))
    record(actor, "content.platform.added", platform)
    return platform


@transaction.atomic
def platform_change(*, actor: Actor, platform: Platform, name: str, hosts: Iterable[str], **values: Any) -> Platform:
    """Change what is known of a platform. Raises Unfit as :func:`platform_add`."""
    person_may(actor, "content.platform.change", platform)
    for field, value in _fields(platform, name, hosts, **values).items():
        setattr(platform, field, value)
    platform.save()
    record(actor, "content.platform.changed", platform)
    return platform


def _fields(
    platform: Platform | None, name: str, hosts: Iterable[str], *, country: str = "", representative: str = "",
    languages: Iterable[str] = (), terms: str = "",
) -> dict[str, Any]:  # fmt: skip
    others = Platform.objects.exclude(pk=platform.pk) if platform else Platform.objects.all()
    if others.filter(name=name.strip()).exists():
        raise Unfit(_("There is a platform of this name."), "name")
    found = sorted({host_of(one) for one in hosts if one.strip()})
    if not found:
        raise Unfit(_("At least one host is needed, such as videos.example."), "hosts")
    taken = {host: other.name for other in others for host in other.hosts}
    for host in found:
        if host in taken:
            raise Unfit(_("%(host)s belongs to %(platform)s.") % {"host": host, "platform": taken[host]}, "hosts")
    return {
        "name": name.strip(), "hosts": found, "country": country, "representative": representative.strip(),
        "languages": _languages(languages), "terms": terms,
    }  # fmt: skip


def _languages(given: Iterable[str]) -> list[str]:
    return sorted({Language(code).value for code in given})


@transaction.atomic
def platform_end(*, actor: Actor, platform: Platform) -> Platform:
    """Use it no more: nothing is sent to it from now on. Raises WrongState."""
    person_may(actor, "content.platform.end", platform)
    step = PLATFORM.move(platform, "end")
    record(actor, step.event, platform)
    return platform


@transaction.atomic
def platform_list_again(*, actor: Actor, platform: Platform) -> Platform:
    """Use it again. Raises WrongState."""
    person_may(actor, "content.platform.end", platform)
    step = PLATFORM.move(platform, "list_again")
    record(actor, step.event, platform)
    return platform


@transaction.atomic
def contact_add(
    *, actor: Actor, platform: Platform, means: str, takes: str, address: str, languages: Iterable[str] = (),
    hours: str = "", certificate: str = "",
) -> ContactPoint:  # fmt: skip
    """Add a contact point. Raises Unfit for an address that isn't of its means, and for a fingerprint that is none."""
    person_may(actor, "content.contactpoint.add", platform)
    certificate = certificate.replace(":", "").replace(" ", "").lower()
    if certificate and not A_FINGERPRINT.fullmatch(certificate):
        raise Unfit(_("A SHA-256 fingerprint has 64 hexadecimal digits."), "certificate")
    contact = ContactPoint.objects.create(
        platform=platform, means=Means(means), takes=Takes(takes), address=_address(means, address.strip()),
        languages=_languages(languages), hours=hours.strip(), certificate=certificate,
        **done_by(actor, "added"),
    )  # fmt: skip
    record(actor, "content.contactpoint.added", contact)
    return contact


def _address(means: str, address: str) -> str:
    if means == Means.MAIL:
        try:
            validate_email(address)
        except ValidationError as error:
            raise Unfit(_("This isn't an e-mail address."), "address") from error
        return address
    try:
        parts = urlsplit(address)
        good = parts.scheme == "https" and parts.hostname and parts.username is None and parts.password is None
    except ValueError:
        good = False
    if not good:
        raise Unfit(_("This address doesn't begin with https://."), "address")
    return address


@transaction.atomic
def contact_verify(*, actor: Actor, contact: ContactPoint) -> ContactPoint:
    """Put down that one has asked today whether it is right: from then on mail goes to it.

    Raises NeedsAnotherPerson for who added it, deputies included: else one person alone would say where goes what two
    have approved. Raises Unfit for one that isn't used any more.
    """
    person_may(actor, VERIFY, contact)
    refuse_own(actor, VERIFY, contact, behind(contact, "added"))
    _in_use(contact)
    contact.verified_on = timezone.localdate()
    for column, value in done_by(actor, "verified").items():
        setattr(contact, column, value)
    contact.save(update_fields=["verified_on", "verified_by", "verified_for"])
    record(actor, "content.contactpoint.verified", contact)
    return contact


@transaction.atomic
def contact_end(*, actor: Actor, contact: ContactPoint) -> ContactPoint:
    """Use it no more. Raises Unfit for one that isn't used any more."""
    person_may(actor, "content.contactpoint.end", contact)
    _in_use(contact)
    contact.ended_at = timezone.now()
    contact.save(update_fields=["ended_at"])
    record(actor, "content.contactpoint.ended", contact)
    return contact


def _in_use(contact: ContactPoint) -> None:
    if contact.ended_at:
        raise Unfit(_("This contact point isn't used any more."))


@transaction.atomic
def notice_send(*, actor: Actor, contact: ContactPoint, language: str) -> FirstNotice:
    """Put down that the platform is told now, at *contact*, how orders are sent and by when they are carried out.

    The moment is now: nobody can date it back. Raises Unfit for a contact point that isn't used any more, and for a
    platform that isn't.
    """
    person_may(actor, "content.firstnotice.send", contact)
    _in_use(contact)
    if contact.platform.state != "listed":
        raise Unfit(_("This platform isn't used any more."))
    notice = FirstNotice.objects.create(
        platform=contact.platform, contact=contact, language=Language(language).value, sent_at=timezone.now(),
        **done_by(actor, "sent"),
    )  # fmt: skip
    record(actor, "content.firstnotice.sent", notice)
    return notice


@transaction.atomic
def waiver_ask(*, actor: Actor, platform: Platform, reason: str) -> NoticeWaiver:
    """Ask that an order may go to the platform at once, in an emergency. Raises Unfit without a reason, and where it is
    asked or allowed already."""
    person_may(actor, "content.noticewaiver.enter", platform)
    reason = said(reason)
    if NoticeWaiver.objects.filter(platform=platform, state__in=["entered", "confirmed"]).exists():
        raise Unfit(_("Somebody has asked for it already."))
    waiver = NoticeWaiver.objects.create(platform=platform, reason=reason, **done_by(actor, "entered"))
    approval_request(actor=actor, action=WAIVER.confirm, obj=waiver)
    record(actor, "content.noticewaiver.entered", waiver)
    notify(holders(*APPROVERS, *KEEPERS) - actor.people, "content.noticewaiver.entered", waiver)
    return waiver


def waiver_decide(*, actor: Actor, waiver: NoticeWaiver, confirmed: bool, comment: str = "") -> NoticeWaiver:
    """Let orders go to the platform at once, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    return decide(WAIVER, actor=actor, row=waiver, confirmed=confirmed, comment=comment)


def waiver_end(*, actor: Actor, waiver: NoticeWaiver) -> NoticeWaiver:
    """The emergency is over: the twelve hours count again. Raises WrongState."""
    return close(WAIVER, actor=actor, row=waiver)
