"""What the room shows on the page of a case, what a case must hold before it is handed on and closed, and at which
pages it is transferred and withdrawn from."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import open_actions
from zotim.desks.reintegration.bases.resting import ABOVE, Above, Line
from zotim.desks.reintegration.cases.missing import before_leaving, before_step
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import part
from zotim.desks.reintegration.cases.policy import knows
from zotim.desks.reintegration.cases.selectors import workers_of
from zotim.desks.reintegration.cases.states import END
from zotim.desks.reintegration.cases.views.steps import with_page
from zotim.desks.reintegration.closing import selectors
from zotim.desks.reintegration.closing.models import LastWord, Transfer
from zotim.desks.reintegration.closing.states import TRANSFER
from zotim.desks.reintegration.closing.transferring import end_with_basis

with_page("withdraw", "withdrawal")
with_page("transfer", "transfer_choose")

STEPS = (
    END, "reintegration.lastword.write", "reintegration.handover.make", "reintegration.transfer.draft",
    "reintegration.withdrawal.record",
)  # fmt: skip
LAST = ("active", "transition", "closure_asked")
"""States in which one writes what goes on after the case."""


@part("reintegration/closing_part.html", 80)
def shown(actor: Actor, case: Case) -> dict[str, Any] | None:
    """What came with the case, who handed it to whom, transfers, and what goes on after it, for who works on it."""
    if actor.purpose or not knows(actor, case):
        return None
    may = {name.split(".", 1)[1].replace(".", "_") for name in open_actions(actor, STEPS, case)}
    arrival = selectors.arrival_of(actor, case)
    return {
        "arrival": arrival,
        "packet": selectors.packet_of(actor, arrival) if arrival else None,
        "transfers": selectors.transfers_of(actor, case),
        "handovers": selectors.handovers_of(actor, case),
        "words": selectors.last_words(actor, case),
        "withdrawals": selectors.withdrawals_of(actor, case),
        "posts": list(workers_of(actor, case)) if "handover_make" in may else [],
        "may": may,
        "writes_last": "lastword_write" in may and case.state in LAST,
    }


# What has to be there


@before_leaving("active", what=_("it is said of each goal how far it is"))
def goals_stand(actor: Actor, case: Case) -> bool:
    """Of the goals in the parts that are open to the actor: nobody is handed on before one looked."""
    return not selectors.goals_left(actor, case)


def _said(kind: LastWord.Kind, what: Any) -> None:
    before_leaving("transition", what=what)(lambda actor, case: selectors.is_said(actor, case, kind))


_said(LastWord.Kind.SERVICES, _("it is said which ordinary services take over"))
_said(LastWord.Kind.VIEWS, _("it is said what the person, or the child, says of it"))
_said(LastWord.Kind.CONTACT, _("it is said to whom they can turn later"))

before_step("withdraw", _("a withdrawal is on record"))(selectors.is_withdrawn)


@before_step("withdraw", _("no measure and no decision in the child's best interests holds any more"))
def unprotected(actor: Actor, case: Case) -> bool:
    """No withdrawal switches off what protects somebody."""
    return not selectors.is_protected(actor, case)


@before_step("withdraw", _("nothing is open by an article any more"))
def not_by_law(actor: Actor, case: Case) -> bool:
    """Nor what the law wants told."""
    return not selectors.balance(actor, case, []).by_law


@before_step("transfer", _("the other body has received it"))
def is_received(actor: Actor, case: Case) -> bool:
    """Whether somebody there received it: until then the case is here."""
    return selectors.transfers_of(actor, case).filter(state="received").exists()


# What rests on consent, measures and articles


def _lines(actor: Actor, case: Case) -> list[Line]:
    rows = selectors.transfers_of(actor, case).exclude(sent_at=None)
    return [Line(_in_words(row), row.basis_type, row.basis_id, row.state == "sent") for row in rows]


def _in_words(row: Transfer) -> str:
    words = (_("Transfer %(number)s") % {"number": row.reference}, row.to.name, TRANSFER.state(row).label)
    return " · ".join(str(one) for one in words)


ABOVE.append(Above(_lines, end_with_basis))
