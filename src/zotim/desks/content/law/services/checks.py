"""A form is a draft until two people have compared this very version of it with the official text."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.law.forms import Form
from zotim.desks.content.law.models import FormCheck
from zotim.desks.content.law.policy import KEEPERS
from zotim.desks.content.law.states import CHECK


@transaction.atomic
def check_enter(*, actor: Actor, form: Form, seen_in: str) -> FormCheck:
    """Say, as the first of two, that the form was compared. Raises Unfit where that is said of this version already."""
    person_may(actor, "content.formcheck.enter")
    same = FormCheck.objects.filter(code=form.code, digest=form.digest, state__in=["entered", "confirmed"])
    if same.exists():
        raise Unfit(_("Somebody has said so of this version already."))
    check = FormCheck.objects.create(
        code=form.code, version=form.version, digest=form.digest, seen_in=seen_in, **done_by(actor, "entered")
    )
    approval_request(actor=actor, action=CHECK.confirm, obj=check)
    record(actor, "content.formcheck.entered", check)
    notify(holders(*KEEPERS) - actor.people, "content.formcheck.entered", check)
    return check


def check_decide(*, actor: Actor, check: FormCheck, confirmed: bool, comment: str = "") -> FormCheck:
    """Say the same, as the second: what is made with it isn't a draft any more. Or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    return decide(CHECK, actor=actor, row=check, confirmed=confirmed, comment=comment)


def check_end(*, actor: Actor, check: FormCheck) -> FormCheck:
    """Take it back: the form is a draft again. Raises WrongState."""
    return close(CHECK, actor=actor, row=check)


def form_confirmed(form: Form) -> bool:
    """Whether two people have compared this very version."""
    return FormCheck.objects.filter(code=form.code, digest=form.digest, state="confirmed").exists()
