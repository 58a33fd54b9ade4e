"""What leaves and who follows; a file with its decision; what systems want."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_of
from zotim.core.approvals.two import behind
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.core.ui.deciding import decision_on
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.core.ui.words import Word
from zotim.desks.content.banks.models import BankKind
from zotim.desks.content.exchange import contents, forms, selectors, signatures
from zotim.desks.content.exchange.models import Packet
from zotim.desks.content.exchange.services import recalls
from zotim.desks.content.exchange.services.packets import packet_ask, packet_decide, packet_give
from zotim.desks.content.exchange.services.sharings import sharing_ask, sharing_decide, sharing_end
from zotim.desks.content.exchange.services.systems import wanted_decide
from zotim.desks.content.exchange.states import ASK, DECIDE, GIVE, GRANT, SHARE, TELL
from zotim.desks.content.exchange.tables import PacketTable
from zotim.formats.known import Tlp
from zotim.vocabulary import Classification

FEW = 20


@page("content.exchange.view")
def exchange(request: Request) -> HttpResponse:
    """What leaves, who follows, how entries fared elsewhere, and what systems want."""
    actor = request.actor
    table = PacketTable(request, selectors.packets(actor))
    if table.wants_export:
        return table.export("packets")
    context = {
        "table": table,
        "banks": selectors.banks(actor),
        "sharings": selectors.sharings(actor),
        "last": selectors.last_change(actor),
        "fared": [(one, selectors.precision(one)) for one in selectors.fared(actor)],
        "wanted": selectors.wanted(actor)[:FEW],
        "dispatches": selectors.sendable(actor)[:FEW],
        "may_ask": may(actor, ASK),
        "may_share": may(actor, SHARE),
        "may_grant": may(actor, GRANT),
    }
    return render(request, "content/exchange.html", context)


@page("content.packet.ask")
def packet_of_bank(request: Request, bank: UUID) -> HttpResponse:
    """Ask that the entries of a bank leave as a file."""
    found = get_visible(selectors.banks(request.actor), request.actor, pk=bank)
    form = forms.PacketForm(request.POST or None, lawful=found.kind != BankKind.KNOWN)
    return _ask(request, form, found, bank=found)


@page("content.packet.ask")
def packet_of_dispatch(request: Request, dispatch: UUID) -> HttpResponse:
    """Ask that what is known of something that went out leaves as a file."""
    found = get_visible(selectors.sendable(request.actor), request.actor, pk=dispatch)
    return _ask(request, forms.PacketForm(request.POST or None), found, dispatch=found)


def _ask(request: Request, form: forms.PacketForm, about: Any, **of: Any) -> HttpResponse:
    made: list[Packet] = []

    def work() -> None:
        said = form.cleaned_data | {
            "classification": Classification(form.cleaned_data["classification"]), "tlp": Tlp(form.cleaned_data["tlp"]),
        }  # fmt: skip
        made.append(packet_ask(actor=request.actor, **of, **said))

    return form_step(
        request, form, work, done=_("Somebody else decides now whether it leaves."),
        heading=_("A file for another body"), submit=_("Ask for it"), back_url=reverse("content_exchange"), about=about,
        then=lambda: reverse("content_packet", args=[made[0].pk]),
    )  # fmt: skip


@page("content.packet.view")
def packet(request: Request, pk: UUID) -> HttpResponse:
    """A file that is to leave, and the second person's decision on it."""
    actor, found = request.actor, selectors.packet(request.actor, pk)
    form, there = decision_on(
        request, DECIDE, found, lambda data: DecisionForm(data, accept=_("It may leave, once, to this body alone")),
        lambda form: packet_decide(
            actor=actor, packet=found, approved=form.accepted, comment=form.cleaned_data["comment"]
        ),
        waits=found.state == "asked", done=_("It may leave."), back=reverse("content_packet", args=[pk]),
    )  # fmt: skip
    if there is not None:
        return there
    approval = approval_of(DECIDE, found)
    context = {
        "packet": found,
        "form": form,
        "comment": approval.comment if approval and found.state == "returned" else "",
        "recalls": [(one, may(actor, TELL, one)) for one in selectors.recalls(actor, found)],
        "gone": len(recalls.gone(found)) if found.state == "given" else 0,
        "may_give": found.state == "approved" and may(actor, GIVE, found),
    }
    return render(request, "content/exchange_packet.html", context)


@page("content.recall.file")
def recall_file(request: Request, pk: UUID, recall: UUID) -> HttpResponse:
    """The list of what was withdrawn of a file, signed, to hand over."""
    found = selectors.recall(request.actor, pk, recall)
    return attachment(recalls.paper(found.packet), "application/json", f"{found.packet.reference}-withdrawn.json")


@page("content.recall.tell")
def recall_told(request: Request, pk: UUID, recall: UUID) -> HttpResponse:
    """Put down that the body was told."""
    found = selectors.recall(request.actor, pk, recall)
    allow(request.actor, TELL, found)
    back = reverse("content_packet", args=[pk])
    try:
        return confirm_step(
            request, lambda: recalls.recall_tell(actor=request.actor, recall=found),
            done=_("It is on record that the body was told."), heading=_("The body was told"),
            submit=_("Put it down"), back_url=back, about=found.packet,
            consequences=[_("You handed the list over, or told the body in another way that it confirmed.")],
        )  # fmt: skip
    except Unfit as error:
        messages.error(request, error.message)
        return redirect(back)


@page("content.packet.give")
def packet_file(request: Request, pk: UUID) -> HttpResponse:
    """Take the file out; asks once, since it leaves with that."""
    found = selectors.packet(request.actor, pk)
    allow(request.actor, GIVE, found)
    if request.method == "POST":
        try:
            data = packet_give(actor=request.actor, packet=found)
        except WrongState as late:
            messages.error(request, late.message)
        else:
            if data is not None:
                return attachment(data, contents.media_type(found), contents.name(found))
            messages.error(request, _("Something in it was withdrawn since. Nothing left; ask for it anew."))
        return redirect("content_packet", pk=pk)
    lines = [
        _("It goes to %(body)s, once. That it left is on record with the hash of its bytes.")
        % {"body": found.organisation},
        _("If something in it was withdrawn since it was let go, nothing leaves."),
    ]
    return confirm_page(
        request, _("Take the file out"), _("Take it out"), about=found, consequences=lines,
        back_url=reverse("content_packet", args=[pk]),
    )  # fmt: skip


@page("content.packet.view")
def packet_signature(request: Request, pk: UUID) -> HttpResponse:
    """The signature of a file that left: for whom it is, and the hash of its bytes; nothing of what it holds."""
    found = selectors.packet(request.actor, pk)
    if found.state != "given":
        return redirect("content_packet", pk=pk)
    return attachment(signatures.of_packet(found), "application/json", f"{contents.name(found)}.signature.json")


@page("content.sharing.ask")
def sharing_add(request: Request, bank: UUID) -> HttpResponse:
    """Ask that another body may follow a bank."""
    found = get_visible(selectors.banks(request.actor), request.actor, pk=bank)
    form = forms.SharingForm(request.POST or None)
    return form_step(
        request, form, lambda: sharing_ask(actor=request.actor, bank=found, **form.cleaned_data),
        done=_("Another curator decides now."), heading=_("Let another body follow the bank"), submit=_("Ask for it"),
        back_url=reverse("content_exchange"), about=found,
    )  # fmt: skip


class _Choice(DecisionForm):
    """A decision that needs no reason to be returned."""

    def __init__(self, *args: Any, refuse: Word = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["comment"]
        if refuse:
            decision: Any = self.fields["decision"]
            decision.choices = [decision.choices[0], ("return", refuse)]

    def clean(self) -> dict[str, Any]:
        """As it is."""
        return self.cleaned_data


@page("content.sharing.decide")
def sharing(request: Request, pk: UUID) -> HttpResponse:
    """Decide whether another body may follow a bank."""
    found = selectors.sharing(request.actor, pk)
    own = bool(behind(found, "asked") & request.actor.people)
    form = _Choice(request.POST or None, accept=None if own else _("It may follow the bank"))
    return form_step(
        request, form, lambda: sharing_decide(actor=request.actor, sharing=found, confirmed=form.accepted),
        done=_("Your decision is on record."),
        heading=_("%(body)s is to follow %(bank)s") % {"body": found.organisation, "bank": found.bank},
        submit=_("Put my decision on record"), back_url=reverse("content_exchange"),
    )  # fmt: skip


@page("content.sharing.end")
def sharing_over(request: Request, pk: UUID) -> HttpResponse:
    """End that another body follows a bank; asks once."""
    found = selectors.sharing(request.actor, pk)
    lines = [
        _("At its next question its system is given nothing of the bank."),
        _("What it has fetched until now it has: it isn't told of withdrawals any more. Tell it first."),
    ]
    return confirm_step(
        request, lambda: sharing_end(actor=request.actor, sharing=found), done=_("It is ended."),
        heading=_("End that %(body)s follows %(bank)s") % {"body": found.organisation, "bank": found.bank},
        submit=_("End it"), back_url=reverse("content_exchange"), consequences=lines,
    )  # fmt: skip


@page("content.wanted.decide")
def wanted(request: Request, pk: UUID) -> HttpResponse:
    """Decide on what a system of another body wants."""
    found = selectors.one_wanted(request.actor, pk)
    form = _Choice(request.POST or None, accept=_("Do it"), refuse=pgettext("wish of a system", "Leave it as it is"))
    about = f"{found.bank.code} {found.entry.number}" if found.entry else found.bank.code
    return form_step(
        request, form, lambda: wanted_decide(actor=request.actor, wanted=found, granted=form.accepted),
        done=_("Your decision is on record."),
        heading=_("%(body)s wants: %(wish)s (%(about)s)")
        % {"body": found.organisation, "wish": found.get_wish_display(), "about": about},
        submit=_("Put my decision on record"), back_url=reverse("content_exchange"),
        template="content/exchange_wanted.html", beside={"wanted": found},
    )  # fmt: skip
