"""Flags of a case: put up with a reason and an end, taken down before it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.audit.services import record
from zotim.desks.reintegration.cases.models import FLAG_DOMAINS, Case, Flag
from zotim.desks.reintegration.cases.sealed import TEXTS
from zotim.desks.reintegration.cases.services.holding import hold

LONGEST = timedelta(days=366)
"""What is needed for longer is put up anew, by somebody who asked whether it still holds."""


@transaction.atomic
@inside
def flag_put(*, actor: Actor, case: Case, kind: str, reason: str, ends_on: date) -> Flag:
    """Put up a need of the person, or a danger to them, until a day. Raises Unfit without a reason, for a kind that
    isn't in the list, and for a day that doesn't fit."""
    hold(case, alone=False)
    allow(actor, "reintegration.flag.put", case)
    if kind not in Flag.Kind.values:
        raise Unfit(_("Choose one of the list."), "kind")
    if not reason.strip():
        raise Unfit(_("Say what it is about."), "reason")
    today = timezone.localdate()
    if not today <= ends_on <= today + LONGEST:
        raise Unfit(_("A flag ends today at the earliest, and within a year."), "ends_on")
    flag = Flag(
        case=case, kind=kind, domain=FLAG_DOMAINS[Flag.Kind(kind)], ends_on=ends_on, put_up_by_id=actor.person_id
    )
    flag.reason = TEXTS.put(flag, "reason", reason)
    flag.save(force_insert=True)
    record(actor, "reintegration.flag.put_up", flag, details={"case": str(case.pk), "domain": flag.domain})
    return flag


@transaction.atomic
@inside
def flag_end(*, actor: Actor, case: Case, flag: Flag) -> None:
    """Take a flag down. What was taken down stays so; raises Denied for a flag of another case."""
    hold(case, alone=False)
    allow(actor, "reintegration.flag.end", case)
    if flag.case_id != case.pk:
        raise Denied("reintegration.flag.end", flag)
    if Flag.objects.filter(pk=flag.pk, ended_at=None).update(ended_at=timezone.now()):
        record(actor, "reintegration.flag.ended", flag, details={"case": str(case.pk), "domain": flag.domain})
