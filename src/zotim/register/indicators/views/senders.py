"""Other installations: their keys, entered by one and heard by another, and what came under them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page, form_page
from zotim.core.ui.show import amount
from zotim.register.indicators import selectors
from zotim.register.indicators.forms.senders import FiguresFileForm, HeardForm, SenderForm
from zotim.register.indicators.policy import CONFIRM
from zotim.register.indicators.services import senders as services
from zotim.register.indicators.states import SENDER
from zotim.register.indicators.tables import ReceivedTable, SenderTable
from zotim.vocabulary import Classification


@page("register.sender.list")
def sender_list(request: Request) -> HttpResponse:
    """Other installations whose figures are taken in."""
    table = SenderTable(request, selectors.senders(request.actor))
    if table.wants_export:
        return table.export("installations")
    context = {
        "table": table,
        "may_add": may(request.actor, "register.sender.add"),
        "may_load": may(request.actor, "register.figurefile.load"),
    }
    return render(request, "register/senders.html", context)


@page("register.sender.view")
def sender(request: Request, pk: UUID) -> HttpResponse:
    """One installation: its key, its files, its figures."""
    one = selectors.sender(request.actor, pk)
    table = ReceivedTable(request, selectors.received(request.actor, one))
    if table.wants_export:
        return table.export("figures-received")
    print_ = one.fingerprint
    context = {
        "sender": one,
        "state": SENDER.state(one),
        "files": selectors.files(request.actor, one),
        "table": table,
        # Who is to hear it doesn't read it here before.
        "groups": [print_[at : at + 4] for at in range(0, len(print_), 4)] if one.state != "proposed" else [],
        "may_confirm": may_second(request.actor, CONFIRM, one),
        "may_revoke": one.state == "confirmed" and may(request.actor, "register.sender.revoke", one),
        "may_load": one.state == "confirmed" and may(request.actor, "register.figurefile.load"),
    }
    return render(request, "register/sender.html", context)


@page("register.sender.add")
def sender_add(request: Request) -> HttpResponse:
    """Enter the key of another installation."""
    form = SenderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"ceiling": Classification(form.cleaned_data["ceiling"])}
        try:
            made = services.sender_add(actor=request.actor, **data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The key is entered. Another person calls the sender and confirms it."))
            return redirect("sender", pk=made.pk)
    heading = _("Enter the key of another installation")
    return form_page(request, form, heading, _("Enter the key"), back_url=reverse("senders"))


@page("register.sender.confirm")
def sender_confirm(request: Request, pk: UUID) -> HttpResponse:
    """Confirm a key by the fingerprint that the sender read out, or return it."""
    one = selectors.sender(request.actor, pk)
    form = HeardForm(request.POST or None)
    if not may_second(request.actor, CONFIRM, one):
        return redirect("sender", pk=one.pk)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.sender_confirm(
                actor=request.actor, sender=one, confirmed=form.accepted, heard=data["heard"], comment=data["comment"]
            )
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("sender", pk=one.pk)
    return render(request, "register/sender_confirm.html", {"sender": one, "form": form})


@page("register.sender.revoke")
def sender_revoke(request: Request, pk: UUID) -> HttpResponse:
    """Revoke a key; asks once."""
    one = selectors.sender(request.actor, pk)
    if one.state != "confirmed":
        return redirect("sender", pk=one.pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.sender_revoke(actor=request.actor, sender=one, reason=form.cleaned_data["reason"])
        messages.success(request, _("The key is revoked."))
        return redirect("sender", pk=one.pk)
    consequences = [
        _("No file that is signed with this key is taken in any more."),
        _("What came under it stays, and its values stay marked."),
        _("The key doesn't come back. The sender makes a new one."),
    ]
    back = reverse("sender", args=[one.pk])
    heading, submit = _("Revoke the key"), _("Revoke it")
    return confirm_page(request, heading, submit, back_url=back, consequences=consequences, about=one, form=form)


@page("register.figurefile.load")
def figures_load(request: Request) -> HttpResponse:
    """Take in a signed file of figures; with one thing wrong nothing of it is kept."""
    form = FiguresFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = services.figures_take_in(actor=request.actor, data=form.cleaned_data["file"].read())
        except Unfit as error:
            error.show_on(form)
        else:
            words = ngettext("%(n)s figure came", "%(n)s figures came", taken.added + taken.corrected)
            messages.success(request, words % {"n": amount(taken.added + taken.corrected)})
            return redirect("sender", pk=taken.file.sender_id)
    heading = _("Take in figures of another installation")
    return form_page(request, form, heading, _("Take the file in"), back_url=reverse("senders"))
