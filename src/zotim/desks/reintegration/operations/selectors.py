"""Every read of return operations: takes the actor, returns only what they may see. Called behind the wall."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.ui.words import Word
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller
from zotim.desks.reintegration.operations.sealed import TEXTS

ASKED: dict[str, Word] = {
    "papers": _("papers"),
    "health": _("urgent health"),
    "place": _("where they are received"),
}


def operations(actor: Actor) -> QuerySet[ReturnOperation]:
    """Those that the actor leads or works for, the next to land first."""
    return ReturnOperation.objects.filter(visible(ReturnOperation, actor)).order_by("lands_on", "pk")


def operation(actor: Actor, pk: UUID) -> ReturnOperation:
    """One of them. Raises NotVisible, once it has ended too."""
    return get_visible(operations(actor).select_related("led_by"), actor, pk=pk)


def travellers(actor: Actor) -> QuerySet[Traveller]:
    """Those whom the actor sees, in the order in which they were entered."""
    rows = Traveller.objects.filter(visible(Traveller, actor))
    return rows.select_related("operation", "worker").order_by("created_at", "pk")


def traveller(actor: Actor, operation: ReturnOperation, pk: UUID) -> Traveller:
    """One of an operation. Raises NotVisible."""
    return get_visible(travellers(actor).filter(operation=operation), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Ready:
    """Somebody of the group with what is known, unsealed, and what is missing; *details* is None when it can't be
    read."""

    row: Traveller
    details: dict[str, str] | None

    @property
    def missing(self) -> list[Word]:
        """What has to be ready before they land, and isn't."""
        said = self.details or {}
        found = [word for name, word in ASKED.items() if not said.get(name)]
        if self.row.interpreter == Traveller.Interpreter.UNKNOWN:
            found.append(_("whether an interpreter is needed"))
        if self.row.press == Traveller.Press.OPEN:
            found.append(_("that no press comes"))
        return found


def ready(actor: Actor, operation: ReturnOperation) -> list[Ready]:
    """Those of a group whom the actor sees. The page that asks is on record."""
    rows = travellers(actor).filter(operation=operation)
    return [Ready(row, TEXTS.values(actor, row, "details")) for row in rows]
