"""Editions of the public register: put together from the log by one person, published by another."""

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.figures.signed import canonical
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.account.counting import rows_of
from zotim.desks.content.account.models import RegisterEdition
from zotim.desks.content.account.policy import PUBLISH
from zotim.desks.content.account.states import EDITION

FORMAT = "zotim-content-register/1"


def as_bytes(edition: RegisterEdition) -> bytes:
    """What is published, as a file: the same bytes as when it was put together."""
    return _file(edition.year, edition.until.isoformat(), edition.rows)


def _file(year: int, until: str, rows: object) -> bytes:
    return canonical({"format": FORMAT, "rows": rows, "until": until, "year": year}) + b"\n"


@transaction.atomic
def edition_enter(*, actor: Actor, year: int) -> RegisterEdition:
    """Put together what went out in a year, with what has become of it until today. Raises Unfit for a year that
    is still to come, and while another edition of it waits."""
    person_may(actor, "content.registeredition.enter")
    today = timezone.localdate()
    if year > today.year:
        raise Unfit(_("This year is still to come."), "year")
    if RegisterEdition.objects.filter(year=year, state="entered").exists():
        raise Unfit(_("An edition of this year waits for its second person."), "year")
    rows = rows_of(year, today)
    edition = RegisterEdition.objects.create(
        year=year, until=today, rows=rows,
        digest=hashlib.sha256(_file(year, today.isoformat(), rows)).hexdigest(), **done_by(actor, "entered"),
    )  # fmt: skip
    approval_request(actor=actor, action=EDITION.confirm, obj=edition)
    record(actor, "content.registeredition.entered", edition)
    notify(holders(*PUBLISH) - actor.people, "content.registeredition.entered", edition)
    return edition


def edition_decide(*, actor: Actor, edition: RegisterEdition, confirmed: bool, comment: str = "") -> RegisterEdition:
    """Publish it, in the place of that year's earlier one; or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    instead = RegisterEdition.objects.filter(year=edition.year, state="confirmed")
    return decide(EDITION, actor=actor, row=edition, confirmed=confirmed, comment=comment, instead=instead)


def edition_end(*, actor: Actor, edition: RegisterEdition) -> RegisterEdition:
    """Take it back: it isn't public any more. Raises WrongState."""
    return close(EDITION, actor=actor, row=edition)
