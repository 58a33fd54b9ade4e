"""What the room shows on the page of a case, and what it lets rest on consent, measures and articles."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.desks.reintegration.bases.resting import ABOVE, Above, Line
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import buttons, part
from zotim.desks.reintegration.cases.policy import knows
from zotim.desks.reintegration.cases.selectors import label_of
from zotim.desks.reintegration.referrals import selectors
from zotim.desks.reintegration.referrals.models import OPEN, Referral
from zotim.desks.reintegration.referrals.services import end_with_basis
from zotim.desks.reintegration.referrals.states import REFERRAL


@part("reintegration/referrals_part.html", 30)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """The referrals, for who works on the case; what providers report, in the parts that are open to one."""
    works = not actor.purpose and knows(actor, case)
    referrals = selectors.referrals_of(actor, case) if works else []
    replies = selectors.replies_in(actor, case)
    return {"referrals": referrals, "replies": replies} if referrals or replies else None


@buttons
def ways(actor: Actor, case: Case) -> list[tuple[Any, str]]:
    """To the services to which one can refer."""
    if actor.purpose or not open_actions(actor, ["reintegration.referral.draft"], case):
        return []
    return [(gettext_lazy("Refer to a service"), reverse("referral_choose", args=[case.pk]))]


def _lines(actor: Actor, case: Case) -> list[Line]:
    rows = selectors.referrals_of(actor, case).exclude(sent_at=None)
    return [Line(_in_words(row), row.basis_type, row.basis_id, row.state in OPEN) for row in rows]


def _in_words(row: Referral) -> str:
    words = (_("Referral %(number)s") % {"number": row.reference}, row.provider.name, label_of(row.purpose))
    return " · ".join(str(one) for one in (*words, REFERRAL.state(row).label))


ABOVE.append(Above(_lines, end_with_basis))
