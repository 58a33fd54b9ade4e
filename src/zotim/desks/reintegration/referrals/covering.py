"""On what a referral can rest, and whether that covers it. No referral without a row that holds, and no packet wider
than it (A8)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.bars import is_barred
from zotim.core.people.models import Membership
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.models import Case, Domain
from zotim.desks.reintegration.referrals.models import Referral, Service
from zotim.desks.reintegration.referrals.policy import PROVIDER, RESTS_ON

Row = Consent | Ground | Duty
NOBODY = gettext_lazy("Nobody receives referrals for this service now.")
HOLDS = {Consent: "given", Ground: "confirmed", Duty: "confirmed"}


def row_of(referral: Referral) -> Row:
    """On what it rests, as it stands now, for who works on the case."""
    row: Row = RESTS_ON[referral.basis_type]._default_manager.get(pk=referral.basis_id)
    return row


def fits(row: Row, case: Case, service: Service) -> bool:
    """Whether a row holds now, in this case, for the body that offers the service."""
    if row.state != HOLDS[type(row)]:
        return False
    if isinstance(row, Duty):
        return row.recipients == service.provider.kind
    return not row.over and row.case_id == case.pk and row.recipient_id == service.provider_id


def covers(row: Row, case: Case, service: Service, domains: Iterable[str]) -> str:
    """Why a referral to this service, whose packet belongs to *domains*, can't rest on this row; empty where it can."""
    if not fits(row, case, service):
        return _("What it rests on doesn't hold any more, or is about another body.")
    if beyond := [str(Domain(code).label) for code in sorted(set(domains) - set(row.domains))]:
        return _("What it rests on doesn't cover: %(parts)s.") % {"parts": ", ".join(beyond)}
    if is_barred(service.focal_point, case):
        return str(NOBODY)
    post = Membership.objects.live().filter(user_id=service.focal_point_id, user__is_active=True, role=PROVIDER)
    if not post.filter(organisation_id=service.provider_id).exists():
        return str(NOBODY)
    return ""
