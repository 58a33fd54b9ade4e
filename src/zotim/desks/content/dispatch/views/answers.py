"""What the other side says, put down by an officer; withdrawal, the end, and whether it is gone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.states.machine import WrongState
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.words import Word
from zotim.desks.content.dispatch import selectors, services
from zotim.desks.content.dispatch.filling import OURS
from zotim.desks.content.dispatch.forms import ClarifiedForm, CourtForm, FilledForm, SaidForm, ScrutinyForm, TextForm
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.services.rows import clarifying
from zotim.desks.content.law import forms as law
from zotim.desks.content.law.models import ORDERS

KNOWN = OURS | {"order_reference", "received_at"}
"""What an answer says of the order that is known here."""
FormOf = Callable[[Any, Dispatch], forms.Form]
Work = Callable[[Any, Dispatch, Any], Any]


def step(
    action: str, form_of: FormOf, work: Work, heading: Word, done: Word, consequences: tuple[Word, ...] = ()
) -> Callable[..., HttpResponse]:  # fmt: skip
    """A page on which a step is put down: its form, what it does, and what is said then."""

    def view(request: Request, pk: UUID) -> HttpResponse:
        found = selectors.dispatch(request.actor, pk)
        allow(request.actor, action, found)
        posted = request.POST if request.method == "POST" else None
        form, back = form_of(posted, found), reverse("content_dispatch", args=[found.pk])
        if request.method == "POST" and form.is_valid():
            try:
                work(request.actor, found, form)
            except Unfit as error:
                error.show_on(form)
            except WrongState as error:
                messages.error(request, error.message)
                return redirect(back)
            else:
                messages.success(request, str(done))
                return redirect(back)
        return confirm_page(
            request, heading, _("Put it down"), form=form, about=found, back_url=back, consequences=consequences
        )

    return page(action)(view)


def _annex(code: str) -> FormOf:
    """The form of the Regulation for an answer to an order; a moment and a text for all else."""

    def form_of(data: Any, found: Dispatch) -> forms.Form:
        if found.way in ORDERS:
            return FilledForm(data, form=law.form(code), without=KNOWN)
        return SaidForm(data, needed=code == "impossible")

    return form_of


def _values(found: Dispatch, form: Any, code: str) -> dict[str, Any]:
    """What was said, and when: an annex as it is kept, with what is known here."""
    if not isinstance(form, FilledForm):
        return {"said": form.cleaned_data["text"], "at": form.cleaned_data["at"]}
    known = {"order_reference": found.reference, "received_at": found.received_at}
    values = law.cleaned(law.form(code), {**form.values, **{key: one for key, one in known.items() if one}})
    return {"said": values, "at": form.cleaned_data.get("measure_at")}


ANSWER = "content.dispatch.answer"

dispatch_receive = step(
    ANSWER, lambda data, found: SaidForm(data),
    lambda actor, found, form: services.dispatch_receive(
        actor=actor, dispatch=found, at=form.cleaned_data["at"], said=form.cleaned_data["text"]
    ),
    gettext_lazy("Put down the receipt"),
    gettext_lazy("The receipt is on record. Of an order the hour runs from then."),
)  # fmt: skip
dispatch_fail = step(
    ANSWER, lambda data, found: ReasonForm(data),
    lambda actor, found, form: services.dispatch_fail(actor=actor, dispatch=found, reason=form.cleaned_data["reason"]),
    gettext_lazy("It didn't arrive"), gettext_lazy("It is on record. It can be sent again."),
)  # fmt: skip
dispatch_question = step(
    ANSWER, _annex("impossible"),
    lambda actor, found, form: services.dispatch_question(
        actor=actor, dispatch=found, **_values(found, form, "impossible")
    ),
    gettext_lazy("More is asked"), gettext_lazy("It is on record. The hour stands until it is clarified."),
)  # fmt: skip


_clarify = step(
    ANSWER, lambda data, found: TextForm(data, label=gettext_lazy("What do you answer?")),
    lambda actor, found, form: services.dispatch_clarify(actor=actor, dispatch=found, text=form.cleaned_data["text"]),
    gettext_lazy("Clarify"), gettext_lazy("It is on record. Somebody else lets it out; until then the clock stands."),
    (gettext_lazy("Two people read what leaves: one writes it, another lets it out. The hour stands until then."),),
)  # fmt: skip


@page(ANSWER)
def dispatch_clarify(request: Request, pk: UUID) -> HttpResponse:
    """Answer what is asked; or, where somebody else did, read it and let it out."""
    actor, found = request.actor, selectors.dispatch(request.actor, pk)
    note = clarifying(found)
    if note is None:
        return _clarify(request, pk=pk)
    allow(actor, ANSWER, found)
    form = ClarifiedForm(request.POST or None, initial={"shown": note.pk})

    def decide() -> None:
        said = form.cleaned_data
        services.dispatch_clarify_decide(
            actor=actor, dispatch=found, approved=form.accepted, reason=said["comment"], shown=said["shown"]
        )

    return decision_step(
        request, form, decide, action=ANSWER, of=found, waits=True, heading=_("Read what is answered"),
        done=lambda: _("It leaves, and the clock runs on.") if form.accepted else _("It is returned."),
        consequences=list, back_url=reverse("content_dispatch", args=[found.pk]),
        beside=lambda: {"dispatch": found, "content": {"lines": selectors.asked_and_answered(actor, found)}},
        template="content/dispatch_read.html",
    )  # fmt: skip


dispatch_carry_out = step(
    ANSWER, _annex("carried-out"),
    lambda actor, found, form: services.dispatch_carry_out(
        actor=actor, dispatch=found, **_values(found, form, "carried-out")
    ),
    gettext_lazy("It was carried out"), gettext_lazy("It is on record that it was carried out."),
)  # fmt: skip
dispatch_refuse = step(
    ANSWER, lambda data, found: SaidForm(data, needed=True),
    lambda actor, found, form: services.dispatch_refuse(
        actor=actor, dispatch=found, said=form.cleaned_data["text"], at=form.cleaned_data["at"]
    ),
    gettext_lazy("It isn't carried out"), gettext_lazy("It is on record that it isn't carried out."),
)  # fmt: skip
dispatch_scrutinise = step(
    ANSWER, lambda data, found: SaidForm(data, needed=True),
    lambda actor, found, form: services.dispatch_scrutinise(
        actor=actor, dispatch=found, said=form.cleaned_data["text"], at=form.cleaned_data["at"]
    ),
    gettext_lazy("Scrutiny was asked for"), gettext_lazy("It is on record. It is decided within 72 hours."),
)  # fmt: skip


def _scrutinised(actor: Any, found: Dispatch, form: Any) -> Any:
    decide = services.dispatch_uphold if form.cleaned_data["decision"] == "stands" else services.dispatch_strike
    return decide(actor=actor, dispatch=found, text=form.cleaned_data["text"])


dispatch_scrutiny = step(
    ANSWER, lambda data, found: ScrutinyForm(data), _scrutinised,
    gettext_lazy("What was decided in the scrutiny"), gettext_lazy("The decision is on record."),
)  # fmt: skip
dispatch_withdraw = step(
    "content.dispatch.withdraw", lambda data, found: ReasonForm(data),
    lambda actor, found, form: services.dispatch_withdraw(
        actor=actor, dispatch=found, reason=form.cleaned_data["reason"]
    ),
    gettext_lazy("Withdraw it"), gettext_lazy("It is withdrawn."),
    (
        gettext_lazy("Whoever got it is told that it doesn't stand, and a platform to put it back."),
        gettext_lazy("Every entry that was made of the item meets nothing any more, at once. Partners are told."),
    ),
)  # fmt: skip
dispatch_final = step(
    "content.dispatch.finish", lambda data, found: forms.Form(data),
    lambda actor, found, form: services.dispatch_make_final(actor=actor, dispatch=found),
    gettext_lazy("It is final"), gettext_lazy("It is on record that it is final."),
    (gettext_lazy("The time of appeal is over, and no court has the matter."),),
)  # fmt: skip
dispatch_court = step(
    "content.dispatch.finish", lambda data, found: CourtForm(data),
    lambda actor, found, form: services.dispatch_court(
        actor=actor, dispatch=found, confirmed=form.cleaned_data["decision"] == "confirmed",
        text=form.cleaned_data["text"],
    ),
    gettext_lazy("What a court decided"), gettext_lazy("The decision is on record."),
)  # fmt: skip
dispatch_keep = step(
    "content.dispatch.disclose", lambda data, found: ReasonForm(data),
    lambda actor, found, form: services.dispatch_keep_undisclosed(
        actor=actor, dispatch=found, reason=form.cleaned_data["reason"]
    ),
    gettext_lazy("Not tell for six more weeks"), gettext_lazy("Whoever published it isn't told for six more weeks."),
    (gettext_lazy("That is possible once."),),
)  # fmt: skip
dispatch_disclose = step(
    "content.dispatch.disclose", lambda data, found: forms.Form(data),
    lambda actor, found, form: services.dispatch_disclose(actor=actor, dispatch=found),
    pgettext_lazy("whoever published it", "May be told"), gettext_lazy("From now on whoever published it may be told."),
)  # fmt: skip
dispatch_look = step(
    ANSWER, lambda data, found: forms.Form(data),
    lambda actor, found, form: services.look_ask(actor=actor, dispatch=found),
    gettext_lazy("Ask whether it is still there"),
    gettext_lazy("Each address is asked once; what it answers stands here soon."),
    (
        gettext_lazy("This system asks each address of the item once. Whoever runs it sees that."),
        gettext_lazy("Only whether something is there is kept, nothing of what it is."),
    ),
)  # fmt: skip


@page("content.dispatch.answer")
def dispatch_looked(request: Request, pk: UUID, location: UUID, found: str) -> HttpResponse:
    """Put down that one has looked at an address oneself."""
    row = selectors.dispatch(request.actor, pk)
    if request.method == "POST":
        place = row.item.locations.filter(pk=location).first()
        try:
            if place is None:
                raise Unfit(_("That is an address of something else."))
            services.look_put(actor=request.actor, dispatch=row, location=place, found=found)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("It is on record."))
    return redirect("content_dispatch", pk=pk)
