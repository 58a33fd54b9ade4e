"""What a hearing asks of the assessment that it is about: nobody confirms what its body is still being heard on."""

from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.register.beside import after_step, before_step
from zotim.register.models import StatusAssessment
from zotim.register.reports.services.hearings import hearings_withdraw
from zotim.register.reports.states import OPEN


@before_step(StatusAssessment, "confirm")
def heard(actor: Actor, one: StatusAssessment) -> None:
    """The body that leads it has been heard, and no sentence was withdrawn since it was assessed."""
    if one.hearings.filter(state__in=OPEN).exists():
        raise Unfit(_("The body that leads it was asked to comment, and that isn't over yet."))
    if one.hearings.filter(comments__outcome="withdrawn", comments__taken_back_at=None).exists():
        raise Unfit(_("A sentence of it was withdrawn after comments. Return it, and assess anew."))


@after_step(StatusAssessment, "return")
def withdrawn(actor: Actor, one: StatusAssessment) -> None:
    """What was returned isn't heard any more."""
    hearings_withdraw(actor=actor, hearings=one.hearings.all())
