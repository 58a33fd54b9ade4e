"""What one person enters, and what is in force once another has confirmed it: its row, its states, its steps.

A room's model is a :class:`Confirmed`, its ``states.py`` declares a :class:`Confirming`, and its services enter a row,
ask for the second person (:func:`~.services.approval_request`), and then :func:`decide` or :func:`close`.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_drop, asked
from zotim.core.approvals.two import apart, done_by, somebody
from zotim.core.audit.services import record
from zotim.core.dictionary import Field, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.states.machine import Machine, State, Transition, WrongState
from zotim.vocabulary import Glyph

USABLE = ("entered", "confirmed")
"""States of what may still come to be, or is in force."""
PEOPLE = ("entered_by", "entered_for", "confirmed_by", "confirmed_for")


class Confirmed(Record):
    """A row that one person entered; in force when another has confirmed it."""

    state = models.CharField(max_length=16, default="entered")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = somebody()
    confirmed_by = somebody()
    confirmed_for = somebody()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


CONFIRMED_FIELDS: dict[str, Field] = {
    "state": Field("Entered (a proposal), confirmed, returned or ended"),
    "entered_by": personal("Who entered it"),
    "entered_for": personal("Whom they stood in for"),
    "confirmed_by": personal("Who confirmed it, as the second of two"),
    "confirmed_for": personal("Whom they stood in for"),
    "confirmed_at": Field("When"),
}
"""What a model that is one says of these fields in its dictionary."""


def two_people(name: str) -> list[models.CheckConstraint]:
    """What the database says of them: another person confirms than who entered it, and somebody does. *name* begins
    the names of the constraints."""
    return [
        models.CheckConstraint(condition=apart("entered", "confirmed"), name=f"{name}_takes_two_people"),
        models.CheckConstraint(
            condition=~Q(state="confirmed") | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            name=f"{name}_confirmed_by_somebody",
        ),
    ]


class Confirming(Machine):
    """The states of a :class:`Confirmed`. Only another person than who entered it leads to *confirmed*.

    *name* begins the names of its actions and events: ``screening.legalbasis``. *before* says what the second person
    has before them.
    """

    def __init__(self, model: str, name: str, *, before: Any = "") -> None:
        another = gettext_lazy("Another person than the one who entered it")
        self.confirm, self.end = f"{name}.confirm", f"{name}.end"
        super().__init__(
            model,
            "state",
            initial="entered",
            states=[
                State("entered", pgettext_lazy("of two people", "Proposal"), Glyph.PROMISED),
                State("confirmed", pgettext_lazy("of two people", "Confirmed"), Glyph.PROVEN),
                State("returned", pgettext_lazy("of two people", "Returned"), Glyph.LATE),
                State("ended", pgettext_lazy("of two people", "Not used any more"), Glyph.SAID),
            ],
            transitions=[
                Transition(
                    "confirm", source="entered", target="confirmed", action=self.confirm, event=f"{name}.confirmed",
                    label=pgettext_lazy("of two people", "Confirm"), requires=before or another,
                ),
                Transition(
                    "return", source="entered", target="returned", action=self.confirm, event=f"{name}.returned",
                    label=pgettext_lazy("of two people", "Return"), requires=another,
                ),
                Transition(
                    "end", source=USABLE, target="ended", action=self.end, event=f"{name}.ended",
                    label=pgettext_lazy("of two people", "Use it no more"),
                ),
            ],
        )  # fmt: skip


C = TypeVar("C", bound=Confirmed)


@transaction.atomic
def decide(
    machine: Confirming, *, actor: Actor, row: C, confirmed: bool, comment: str = "", instead: Iterable[C] = (),
    **values: Any,
) -> C:  # fmt: skip
    """Confirm a row as the second person, or return it. What it stands *instead* of ends with that; *values* are
    written with the confirmation.

    Raises Denied, NeedsAnotherPerson for who entered it, Unfit for a return without a reason, WrongState when it, or
    another one in whose place it would stand, was decided meanwhile.
    """
    person_may(actor, machine.confirm, row)
    if not confirmed:
        said(comment, "comment")
    approval_decide(actor=actor, approval=asked(machine.confirm, row), approved=confirmed, comment=comment)
    if not confirmed:
        step = machine.move(row, "return")
    else:
        for one in instead:
            taken = machine.move(one, "end")
            record(actor, taken.event, one)
        try:
            with transaction.atomic():
                step = machine.move(
                    row, "confirm", confirmed_at=timezone.now(), **done_by(actor, "confirmed"), **values
                )
        except IntegrityError:  # two at once, each on another one of the same place: one is in force
            message = _("Somebody else has decided meanwhile.")
            raise WrongState(message, transition="confirm", state=row.state) from None
    record(actor, step.event, row)
    return row


@transaction.atomic
def close(machine: Confirming, *, actor: Actor, row: C) -> C:
    """Use it no more; what was done under it stands. Raises Denied, WrongState."""
    person_may(actor, machine.end, row)
    step = machine.move(row, "end")
    approval = asked(machine.confirm, row)
    if approval.state == Approval.Decision.PENDING:
        approval_drop(actor=actor, approval=approval)
    record(actor, step.event, row)
    return row
