"""Requests about one name: ask, let out, see what was answered."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.approvals.two import behind
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import confirm_step, form_step
from zotim.core.ui.show import put
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.forms import RequestDecisionForm, RequestForm
from zotim.desks.screening.agency.models import NameAnswer, NameRequest
from zotim.desks.screening.agency.services import named
from zotim.desks.screening.agency.services.mailing import address_of
from zotim.desks.screening.agency.states import DECIDE
from zotim.desks.screening.agency.tables import RequestTable
from zotim.desks.screening.lists.words import place


@page("screening.namerequest.list")
def request_list(request: Request) -> HttpResponse:
    """All of them, without saying whom they concern."""
    table = RequestTable(request, selectors.requests(request.actor))
    if table.wants_export:
        return table.export("name-requests")
    return render(request, "screening/name_requests.html", {"table": table, "may_ask": may(request.actor, named.ASK)})


@page("screening.namerequest.ask")
def request_ask(request: Request) -> HttpResponse:
    """Ask entities about one name."""
    form = RequestForm(request.POST or None, actor=request.actor, obliged=selectors.entities(request.actor))
    made: list[NameRequest] = []

    def ask() -> None:
        said = {name: form.cleaned_data[name] for name in ("purpose", "basis")}
        made.append(named.request_ask(actor=request.actor, query=form.query, entities=form.asked, **said))

    return form_step(
        request, form, ask, done=_("On record. The entities are asked when a second person lets it out."),
        heading=_("Ask obliged entities about a name"), submit=_("Ask for it"), back_url=reverse("name_requests"),
        then=lambda: reverse("name_request", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.namerequest.view")
def request_view(request: Request, pk: UUID) -> HttpResponse:
    """One: who it is about, where it stands, what was answered."""
    actor, found = request.actor, selectors.request(request.actor, pk)
    asked = selectors.asked_about(actor, found)
    waits = found.state == "waits"
    context = {
        "request_row": found,
        "asked": asked,
        "country": place(asked.country) if asked and asked.country else "",
        "decision": selectors.decision(actor, found),
        "answers": selectors.answers(actor, found),
        "may_decide": waits and may_second(actor, DECIDE, found),
        "may_withdraw": waits and _own(request, found) and may(actor, named.ASK, found),
        "may_close": found.state == "out" and may(actor, "screening.namerequest.close", found),
        "not_asked": named.NOT_ASKED,
        "may_link": found.state == "out" and may(actor, "screening.namelink.make"),
    }
    return render(request, "screening/name_request.html", context)


def _own(request: Request, found: NameRequest) -> bool:
    return bool(request.actor.people & behind(found, "asked"))


@page("screening.namerequest.decide")
def request_decide(request: Request, pk: UUID) -> HttpResponse:
    """Let a request out that somebody else asked for, or refuse it."""
    actor, found = request.actor, selectors.request(request.actor, pk)
    form = RequestDecisionForm(request.POST or None)
    return decision_step(
        request, form,
        lambda: named.request_decide(
            actor=actor, request=found, let_out=form.accepted, reason=form.cleaned_data["reason"]
        ),
        action=DECIDE, of=found, waits=found.state == "waits",
        done=lambda: _let_out(request, found) if form.accepted else _("Nobody is asked."),
        heading=_("Decide on a request about a name"), consequences=lambda: _of_a_request(request, found),
        back_url=reverse("name_request", args=[pk]),
    )  # fmt: skip


def _let_out(request: Request, found: NameRequest) -> str:
    """That it is out, and how many can't be reached."""
    missed = sum(one.state == "unreached" for one, _said in selectors.answers(request.actor, found))
    if not missed:
        return _("The entities are asked.")
    told = ngettext(
        "It is out. %(n)s entity can't be reached: see why below.",
        "It is out. %(n)s entities can't be reached: see why below.", missed,
    )  # fmt: skip
    return told % {"n": missed}


def _of_a_request(request: Request, found: NameRequest) -> list[str]:
    """What is asked, of whom, and what they see of it."""
    asked = selectors.asked_about(request.actor, found)
    answers = selectors.answers(request.actor, found)
    return [
        *(_asked(asked) if asked else [_("Who it is can't be read any more.")]),
        _labelled(_("Who is asked"), " · ".join(one.entity.name for one, _said in answers)),
        _("Each entity sees the name and the basis, and that nobody may be told; not the purpose."),
    ]


def _asked(asked: selectors.Asked) -> list[str]:
    """Who is asked about, for what, on which basis: what a second person decides on."""
    names, purpose, basis = _("Name"), _("What it is asked for"), _("Legal basis")
    return [_labelled(names, " · ".join(asked.names)), _labelled(purpose, asked.purpose), _labelled(basis, asked.basis)]


def _labelled(word: str, value: str) -> str:
    return put("%(word)s: %(value)s", word=word, value=value)


@page("screening.namerequest.ask")
def request_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take one's own request back."""
    found = selectors.request(request.actor, pk)
    return _once(
        request, found, lambda: named.request_withdraw(actor=request.actor, request=found),
        done=_("Nobody is asked."), heading=_("Withdraw the request"), submit=_("Withdraw"),
        lines=[_("Nobody is asked.")],
    )  # fmt: skip


@page("screening.namerequest.close")
def request_close(request: Request, pk: UUID) -> HttpResponse:
    """Wait for no more answers."""
    found = selectors.request(request.actor, pk)
    return _once(
        request, found, lambda: named.request_close(actor=request.actor, request=found),
        done=_("The request is closed."), heading=_("Close the request"), submit=_("Close it"),
        lines=[_("Who hasn't answered can't any more: the links open nothing."), _("What was answered stays.")],
    )  # fmt: skip


@page("screening.namelink.make")
def name_link(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """Make a link for one entity. Its address is shown once, on this page alone."""
    found = selectors.request(request.actor, pk)
    one = selectors.answer(request.actor, found, answer)
    context = {"request_row": found, "answer": one, "address": "", "link": None}
    if request.method == "POST":
        try:
            link, secret = named.name_link_make(actor=request.actor, answer=one)
        except Unfit as error:
            messages.error(request, error.message)
            return redirect("name_request", pk=pk)
        context |= {"address": address_of("asked", secret, one.entity), "link": link}
    shown = render(request, "screening/name_link.html", context)
    shown.headers["Cache-Control"] = "no-store"
    return shown


@page("screening.namelink.make")
def answer_again(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """Have one entity mailed again; asks once."""
    one = selectors.answer(request.actor, selectors.request(request.actor, pk), answer)
    return _once(
        request, one.request, lambda: named.name_answer_again(actor=request.actor, answer=one),
        done=_("It is mailed again in a moment."),
        heading=_("Send it again"), submit=pgettext("request about a name", "Send it again"),
        lines=[_who(one), _("The entity gets a new link by mail. The mail says only that something waits.")],
    )  # fmt: skip


@page("screening.namelink.make")
def answer_delivered(request: Request, pk: UUID, answer: UUID) -> HttpResponse:
    """Say that the link was handed over to one entity; asks once."""
    one = selectors.answer(request.actor, selectors.request(request.actor, pk), answer)
    return _once(
        request, one.request, lambda: named.name_answer_delivered(actor=request.actor, answer=one),
        done=_("It is on record that the entity was asked."),
        heading=_("Say that the link was handed over"), submit=_("I handed it over"),
        lines=[_who(one), _("The entity counts as asked from now on, and its answer is due.")],
    )  # fmt: skip


def _who(one: NameAnswer) -> str:
    return _labelled(_("Obliged entity"), one.entity.name)


def _once(
    request: Request,
    found: NameRequest,
    work: Callable[[], Any],
    *,
    done: str,
    heading: str,
    submit: str,
    lines: Sequence[str],
) -> HttpResponse:
    """Asks once about a step of a request, then does *work*; what that refuses is said on the request's page."""
    back = reverse("name_request", args=[found.pk])
    try:
        return confirm_step(
            request, work, done=done, heading=heading, submit=submit, back_url=back, consequences=lines, about=found,
        )  # fmt: skip
    except Unfit as refused:
        messages.error(request, refused.message)
        return redirect(back)
