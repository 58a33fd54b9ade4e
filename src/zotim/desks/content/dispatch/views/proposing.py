"""What was decided on an item is proposed for a bank."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible
from zotim.core.ui.pages import form_step
from zotim.desks.content.banks.models import BankKind
from zotim.desks.content.dispatch import selectors, services
from zotim.desks.content.dispatch.forms import BankForm
from zotim.desks.content.dispatch.services.proposing import bank_kind
from zotim.desks.content.dispatch.states import PROPOSE
from zotim.desks.content.intake.models import Item


@page(PROPOSE)
def decision_propose(request: Request, item: UUID) -> HttpResponse:
    """Choose the bank; a curator who is somebody else confirms it there."""
    found = get_visible(Item, request.actor, pk=item)
    allow(request.actor, PROPOSE, found)
    kind = bank_kind(found)
    form = BankForm(request.POST or None, banks=selectors.banks(request.actor, kind))
    heading = (
        _("Propose it as lawful") if kind == BankKind.NEGATIVE else _("Propose it for a bank of what is known")
    )  # fmt: skip
    return form_step(
        request, form,
        lambda: services.decision_propose(actor=request.actor, item=found, bank=form.cleaned_data["bank"]),
        done=_("It is proposed. It meets nothing until a curator who is somebody else confirms it."), heading=heading,
        submit=pgettext("entry of a bank", "Propose it"), back_url=reverse("content_item", args=[found.pk]),
        about=found,
    )  # fmt: skip
