"""Notices to the person, and the answer to who asks what is held about them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.refusals import Unfit
from zotim.core.documents.made import as_pdf
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.pages import confirm_page, form_step
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.measures import forms, selectors, services
from zotim.desks.screening.measures.views.putting import concerning

PDF = "application/pdf"


@page("screening.notice.make")
@inside_page
def notice_make(request: Request, pk: UUID, exemption: UUID | None = None) -> HttpResponse:
    """Make a notice of what was done, or of an exemption that was decided."""
    found = selectors.freeze(request.actor, pk)
    one = selectors.exemption(request.actor, pk, exemption) if exemption else None
    try:
        about = services.about_now(found, one)
    except Unfit as error:
        messages.error(request, str(error))
        return redirect("freeze", pk=pk)
    before = {"language": found.language, "told_reasons": selectors.told_reasons(request.actor, found, about, one)}
    form = forms.NoticeForm(request.POST or None, needed=about in services.WITH_REASONS, initial=before)
    return form_step(
        request, form,
        lambda: services.notice_make(actor=request.actor, freeze=found, exemption=one, **form.cleaned_data),
        done=_("The notice is made. Say when it has reached the person."), heading=_("Make a notice"),
        submit=_("Make the notice"),
        consequences=[
            _("It says what was done, why, on which basis, since when, what one may ask for and how, body, court and "
              "deadline."),
            _("It holds no report, no analysis and no request of another body: it can't reach them."),
            _("It is kept word for word, sealed."),
        ],
        about=concerning(request, found, one), back_url=reverse("freeze", args=[pk]),
    )  # fmt: skip


@page("screening.notice.view")
@inside_page
def notice_file(request: Request, pk: UUID, notice: UUID) -> HttpResponse:
    """A notice as PDF, as it was made."""
    found = selectors.notice(request.actor, pk, notice)
    content = selectors.notice_content(request.actor, found)
    if content is None:
        raise Http404
    return attachment(as_pdf(content), PDF, f"{found.reference}-{found.language}.pdf")


@page("screening.notice.give")
@inside_page
def notice_give(request: Request, pk: UUID, notice: UUID) -> HttpResponse:
    """Say when and how a notice reached the person."""
    found = selectors.notice(request.actor, pk, notice)
    if found.given_on:
        raise Http404
    form = forms.GivenForm(request.POST or None)
    return form_step(
        request, form, lambda: services.notice_give(actor=request.actor, notice=found, **form.cleaned_data),
        done=_("On record. From this day on the deadline of the appeal runs."),
        heading=_("Put down that it reached the person"), submit=_("Put it on record"),
        about=concerning(request, found.freeze, found), back_url=reverse("freeze", args=[pk]),
    )  # fmt: skip


@page("screening.freeze.answer")
@inside_page
def answer(request: Request, pk: UUID) -> HttpResponse:
    """The answer to a person who asks what is held about them: a file, once asked for."""
    found = selectors.freeze(request.actor, pk)
    form = forms.LanguageForm(request.POST or None, initial={"language": found.language})
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        try:
            data = services.answer_make(actor=request.actor, freeze=found, language=language)
        except Unfit as error:
            error.show_on(form)
        else:
            return attachment(data, PDF, f"{found.reference}-{language}.pdf")
    consequences = [
        _("It says what is held about the person here: identity, measures, decisions and notices."),
        _("It holds no report, no analysis and no request of another body: it can't reach them."),
        _("It isn't kept. That it was made is on record."),
    ]
    return confirm_page(
        request, _("Answer a person who asks"), _("Make the answer"), consequences=consequences,
        about=concerning(request, found), form=form,
        back_url=reverse("freeze", args=[pk]),
    )  # fmt: skip
