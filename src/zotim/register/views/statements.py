"""From the door to a commitment: a statement is put in, read, and each suggestion decided."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.show import amount, unreadable, with_link
from zotim.formats.text import UnreadableFile
from zotim.register import comparing, selectors, services
from zotim.register.forms.statements import AcceptForm, DocumentForm, LinkForm
from zotim.register.models import Commitment, Document, Suggestion
from zotim.register.selectors import parts
from zotim.register.tables import DocumentTable
from zotim.register.views.contradictions import contradiction_rows
from zotim.vocabulary import Classification, Language


@page("register.document.list")
def document_list(request: Request) -> HttpResponse:
    """All statements that were put in."""
    table = DocumentTable(request, selectors.documents(request.actor))
    if table.wants_export:
        return table.export("statements")
    may_add = may(request.actor, "register.document.add")
    return render(request, "register/documents.html", {"table": table, "may_add": may_add})


@page("register.document.add")
def document_add(request: Request) -> HttpResponse:
    """Put in a statement; it is read at once."""
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        document = _taken_in(request, form)
        if document:
            messages.success(request, _("The statement is kept and was read. Decide on each suggestion."))
            return redirect("document", pk=document.pk)
    return render(request, "register/document_add.html", {"form": form})


def _taken_in(request: Request, form: DocumentForm) -> Document | None:
    """The statement, from the file or from the pasted text; None, with an error in the form, for what can't be read."""
    data = form.cleaned_data
    fields = {
        "title": data["title"],
        "language": Language(data["language"]) if data["language"] else None,
        "dated_on": data["dated_on"],
        "source": data["source"],
        "classification": Classification(data["classification"]),
    }
    file = data["file"]
    try:
        if not file:
            return services.document_add(actor=request.actor, text=data["text"], **fields)
        return services.document_import(actor=request.actor, data=file.read(), name=file.name, **fields)
    except UnreadableFile as error:
        form.add_error("file", unreadable(error))
    except Refused as error:
        form.add_error("file", str(error))
    except Unfit as error:
        error.show_on(form)
    return None


@page("register.document.view")
def document(request: Request, pk: UUID) -> HttpResponse:
    """The text with the passage of one suggestion lit, and that suggestion beside it."""
    found = parts.document(request.actor, pk)
    suggestions = list(parts.suggestions_of(request.actor, found))
    wanted = request.GET.get("suggestion")
    chosen = next((s for s in suggestions if str(s.pk) == wanted), None)
    chosen = chosen or next((s for s in suggestions if s.state == "open"), suggestions[0] if suggestions else None)
    return render(request, "register/document.html", _reader(request, found, suggestions, chosen))


@page("register.contradiction.find")
def document_compare(request: Request, pk: UUID) -> HttpResponse:
    """Compare a statement with the record as it is today."""
    found = parts.document(request.actor, pk)
    if request.method == "POST":
        made = services.contradictions_find(actor=request.actor, document=found)
        said = ngettext("%(number)s place doesn't fit the record.", "%(number)s places don't fit the record.", made)
        messages.success(request, said % {"number": amount(made)} if made else _("Nothing new was found."))
    return redirect("document", pk=found.pk)


@page("register.suggestion.decide")
def suggestion_decide(request: Request, pk: UUID, suggestion: UUID) -> HttpResponse:
    """Accept a suggestion, as found or changed, link it to a commitment, or reject it with a reason."""
    found = parts.document(request.actor, pk)
    chosen = parts.suggestion(request.actor, found, suggestion)
    if request.method != "POST":
        return redirect(f"{request.path.split('suggestions')[0]}?suggestion={chosen.pk}")
    step = next((name for name in ("reject", "link") if name in request.POST), "accept")
    form = _form(request, step)
    if form.is_valid():
        try:
            made = _decided(request, chosen, form)
        except Unfit as refused:
            refused.show_on(form)
        else:
            return _next(found, chosen) or (redirect("commitment", pk=made.pk) if made else redirect("document", pk=pk))
    context = _reader(request, found, list(parts.suggestions_of(request.actor, found)), chosen) | {step: form}
    return render(request, "register/document.html", context)


@page("register.suggestion.unlink")
def suggestion_unlink(request: Request, pk: UUID, suggestion: UUID) -> HttpResponse:
    """Take a wrong link to a commitment off, with a reason; asks once."""
    found = parts.document(request.actor, pk)
    chosen = parts.suggestion(request.actor, found, suggestion)
    if not _may_unlink(request, chosen):
        raise Http404
    back = f"{reverse('document', args=[found.pk])}?suggestion={chosen.pk}#passage"
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.suggestion_unlink(actor=request.actor, suggestion=chosen, reason=form.cleaned_data["reason"])
        messages.success(request, _("The link is taken away."))
        return redirect(back)
    return confirm_page(
        request, _("Take the link away"), _("Take it away"), form=form, about=chosen.commitment, back_url=back,
        consequences=[_("The suggestion is open again."), _("The commitment stays as it is; its history tells of it.")],
    )  # fmt: skip


def _may_unlink(request: Request, one: Suggestion | None) -> bool:
    return bool(one and one.state == "linked" and may(request.actor, "register.suggestion.unlink", one))


def _form(request: Request, step: str) -> AcceptForm | LinkForm | ReasonForm:
    if step == "reject":
        return ReasonForm(request.POST, key="r")
    if step == "link":
        return LinkForm(request.POST, actor=request.actor)
    return AcceptForm(request.POST)


def _decided(request: Request, chosen: Suggestion, form: AcceptForm | LinkForm | ReasonForm) -> Commitment | None:
    """Decide as the form says; answers the commitment that came of it."""
    if isinstance(form, ReasonForm):
        services.suggestion_reject(actor=request.actor, suggestion=chosen, reason=form.cleaned_data["reason"])
        messages.success(request, _("Rejected. The suggestion stays on record with your reason."))
        return None
    if isinstance(form, AcceptForm):
        made = services.suggestion_accept(
            actor=request.actor, suggestion=chosen, title=form.title, lead=form.cleaned_data["lead"], **form.values()
        )
        said = _("Accepted as the commitment %(reference)s.") % {"reference": made.reference}
    else:
        made = form.cleaned_data["reference"]
        services.suggestion_link(actor=request.actor, suggestion=chosen, commitment=made)
        said = _("Linked to the commitment %(reference)s, which stays as it is.") % {"reference": made.reference}
    messages.success(request, with_link(said, made.reference, reverse("commitment", args=[made.pk])))
    return made


def _next(document: Document, decided: Suggestion) -> HttpResponse | None:
    """To the next suggestion that is open, further down first; None when all are decided."""
    waiting = list(document.suggestions.filter(state="open").order_by("start", "pk"))
    if not waiting:
        return None
    after = next((one for one in waiting if one.start >= decided.start), waiting[0])
    return redirect(f"{reverse('document', args=[document.pk])}?suggestion={after.pk}#passage")


def _reader(request: Request, found: Document, suggestions: list[Suggestion], chosen: Suggestion | None) -> dict:
    open_and_allowed = bool(
        chosen and chosen.state == "open" and may(request.actor, "register.suggestion.decide", chosen)
    )
    misfits = [one for one in comparing.contradictions_in(request.actor, found) if chosen == one.suggestion]
    return {
        "document": found,
        "may_compare": may(request.actor, "register.contradiction.find", found),
        "suggestions": suggestions,
        "chosen": chosen,
        "accept": AcceptForm.of(chosen) if chosen and open_and_allowed else None,
        "reject": ReasonForm(key="r") if open_and_allowed else None,
        "link": LinkForm(actor=request.actor) if open_and_allowed else None,
        "may_unlink": _may_unlink(request, chosen),
        "similar": comparing.similar_to(request.actor, chosen) if chosen and open_and_allowed else [],
        "contradictions": contradiction_rows(request.actor, misfits),
    }
