"""What an obliged entity sees behind its link: what changed, the file of it, and where it says what it found."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.links import link_answer, link_page
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.forms import AcknowledgeForm, Lines, ReturnForm
from zotim.desks.screening.agency.models import ChangeLink
from zotim.desks.screening.agency.services.returns import notice_acknowledge, return_give
from zotim.desks.screening.agency.services.telling import notice_link_use

RETURN_ID = "id_return_%s"
"""Ids of its fields: another form of the page asks for a name too."""


@link_page("told")
def told(request: Request, secret: str) -> HttpResponse:
    """What changed; acknowledge it, and say what was found."""
    posted, step = request.method == "POST", request.POST.get("step", "")
    link = notice_link_use(secret=secret, what="sent" if posted else "opened")
    acknowledge = AcknowledgeForm(request.POST if step == "acknowledge" else None)
    form = ReturnForm(request.POST if step == "return" else None, auto_id=RETURN_ID)
    lines = Lines(request.POST if step == "return" else None)
    if step == "more":
        form, lines = ReturnForm(initial=request.POST.dict(), auto_id=RETURN_ID), Lines.with_more(request.POST)
    done = ""
    if step == "acknowledge" and acknowledge.is_valid():
        notice_acknowledge(link=link, said_by=acknowledge.cleaned_data["said_by"])
        done = _("Thank you. It is on record that you have read it.")
    elif step == "return" and form.is_valid() and lines.is_valid():
        done = _returned(link, form, lines)
    if done:
        form, lines = ReturnForm(auto_id=RETURN_ID), Lines()
    link.notice.refresh_from_db()
    version = link.notice.change.version
    context = {
        "link": link, "notice": link.notice, "version": version, "secret": secret, "done": done,
        "acknowledge": acknowledge if link.notice.state == "told" else None, "form": form, "lines": lines,
        "parts": [(part, getattr(version, part)) for part in selectors.PARTS if getattr(version, part)],
        "returned": selectors.returned_before(link),
    }  # fmt: skip
    return link_answer(request, "screening/told.html", context)


def _returned(link: ChangeLink, form: ReturnForm, lines: Lines) -> str:
    """What to say when it was kept; nothing where it was refused, which stands on the form then."""
    try:
        return_give(link=link, lines=lines.said, **form.cleaned_data)
    except Unfit as error:
        error.show_on(form)
        return ""
    return _("Thank you. Your return is on record. You can send another one, which takes its place.")


@link_page("told")
def told_file(request: Request, secret: str, part: str) -> HttpResponse:
    """The entries that were added, changed or removed, as a file."""
    link = notice_link_use(secret=secret, what="taken")
    if part not in selectors.PARTS:
        raise Http404
    version = link.notice.change.version
    name = f"{version.source.code}-{version.number}-{part}.csv"
    return attachment(selectors.file_of(version, part), "text/csv; charset=utf-8", name)
