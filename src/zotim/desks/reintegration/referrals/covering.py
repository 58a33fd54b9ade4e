"""On what a referral can rest, and whether that covers it. No referral without a row that holds, and no packet wider
than it (A8)."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.bars import is_barred
from zotim.core.people.models import Membership, Organisation
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.models import Case, Domain
from zotim.desks.reintegration.referrals.models import Service
from zotim.desks.reintegration.referrals.policy import PROVIDER, RESTS_ON

Row = Consent | Ground | Duty
NOBODY = gettext_lazy("Nobody receives referrals for this service now.")
HOLDS = {Consent: "given", Ground: "confirmed", Duty: "confirmed"}


class Resting(Protocol):
    """What rests on a row: a referral, or what a room above sends."""

    basis_type: Any
    basis_id: Any


def row_of(resting: Resting) -> Row:
    """On what it rests, as it stands now, for who works on the case."""
    row: Row = RESTS_ON[resting.basis_type]._default_manager.get(pk=resting.basis_id)
    return row


def holds_for(row: Row, case: Case, body: Organisation) -> bool:
    """Whether a row holds now, in this case, for a body."""
    if row.state != HOLDS[type(row)]:
        return False
    if isinstance(row, Duty):
        return row.recipients == body.kind
    return not row.over and row.case_id == case.pk and row.recipient_id == body.pk


def beyond(row: Row, domains: Iterable[str]) -> str:
    """Of these parts those that a row doesn't cover, in a sentence; empty where there are none."""
    found = [str(Domain(code).label) for code in sorted(set(domains) - set(row.domains))]
    return _("What it rests on doesn't cover: %(parts)s.") % {"parts": ", ".join(found)} if found else ""


def fits(row: Row, case: Case, service: Service) -> bool:
    """Whether a row holds now, in this case, for the body that offers the service."""
    return holds_for(row, case, service.provider)


def covers(row: Row, case: Case, service: Service, domains: Iterable[str]) -> str:
    """Why a referral to this service, whose packet belongs to *domains*, can't rest on this row; empty where it can."""
    if not fits(row, case, service):
        return _("What it rests on doesn't hold any more, or is about another body.")
    if uncovered := beyond(row, domains):
        return uncovered
    if is_barred(service.focal_point, case):
        return str(NOBODY)
    post = Membership.objects.live().filter(user_id=service.focal_point_id, user__is_active=True, role=PROVIDER)
    if not post.filter(organisation_id=service.provider_id).exists():
        return str(NOBODY)
    return ""
