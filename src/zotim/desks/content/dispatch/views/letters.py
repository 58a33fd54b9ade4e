"""What the other side is told of what left: as files, handed over, received; and the notice to who published it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.words import Word
from zotim.desks.content.dispatch import papers, selectors, services
from zotim.desks.content.dispatch.forms import AtForm
from zotim.desks.content.dispatch.states import ANSWER, SEND


def _file(request: Request, pk: UUID, data_of: Callable[[], bytes], name: str, kind: str) -> HttpResponse:
    try:
        data = data_of()
    except Unfit as error:
        messages.error(request, error.message)
        return redirect("content_dispatch", pk=pk)
    return attachment(data, papers.MIME[kind], f"{name}.{kind}")


@page("content.dispatch.file")
def letter_file(request: Request, pk: UUID, letter: UUID, kind: str) -> HttpResponse:
    """A letter as PDF, or as a signed file."""
    found = selectors.letter(request.actor, pk, letter)
    name = f"{found.dispatch.reference}-{found.about}"
    return _file(request, pk, lambda: papers.letter_of(request.actor, found, kind), name, kind)


@page("content.dispatch.file")
def notice_file(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """The notice to who published it, as it goes with the dispatch."""
    found = selectors.dispatch(request.actor, pk)
    name = f"{found.reference}-{papers.PUBLISHER}"
    return _file(request, pk, lambda: papers.notice_of(request.actor, found, kind), name, kind)


def _step(
    request: Request, pk: UUID, letter: UUID, action: str, work: Callable[..., object], heading: Word, done: Word
) -> HttpResponse:  # fmt: skip
    found = selectors.letter(request.actor, pk, letter)
    allow(request.actor, action, found.dispatch)
    form, back = AtForm(request.POST or None), reverse("content_dispatch", args=[pk])
    if request.method == "POST" and form.is_valid():
        try:
            work(actor=request.actor, letter=found, at=form.cleaned_data["at"])
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, str(done))
            return redirect(back)
    return confirm_page(
        request, heading, _("Put it down"), form=form, about=found.dispatch, back_url=back, consequences=[]
    )


@page(SEND)
def letter_handed(request: Request, pk: UUID, letter: UUID) -> HttpResponse:
    """Put down that a letter was handed over."""
    return _step(
        request, pk, letter, SEND, services.letter_hand_over, gettext_lazy("It was handed over"),
        gettext_lazy("It is on record that it was handed over."),
    )  # fmt: skip


@page(ANSWER)
def letter_received(request: Request, pk: UUID, letter: UUID) -> HttpResponse:
    """Put down that a letter was received."""
    return _step(
        request, pk, letter, ANSWER, services.letter_receive, gettext_lazy("Put down the receipt"),
        gettext_lazy("The receipt is on record."),
    )  # fmt: skip
