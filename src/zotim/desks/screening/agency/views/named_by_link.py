"""What an obliged entity sees behind its link to a request about one name: nothing without its access code."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from zotim.core.access.actor import VISITOR
from zotim.core.access.pages import Request
from zotim.core.access.refusals import Unfit
from zotim.core.ui.links import link_answer, link_page
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.forms import CodeForm, NameAnswerForm
from zotim.desks.screening.agency.services import named
from zotim.desks.screening.lists.words import place


@link_page("asked")
def asked(request: Request, secret: str) -> HttpResponse:
    """Give the access code; see who is asked about; answer. The code goes with each form, and is kept by nobody."""
    link = named.name_link_find(secret=secret)
    context = {"link": link, "answer": link.answer}
    code = CodeForm(request.POST if "code" in request.POST else None)
    if not code.is_valid():
        return link_answer(request, "screening/asked.html", {**context, "form": code})
    given = code.cleaned_data["code"]
    form = NameAnswerForm(request.POST if "answer" in request.POST else None, initial={"code": given})
    done = ""
    try:
        named.name_link_open(link=link, code=given)
        if form.is_bound and form.is_valid():
            link.answer = named.name_answer(link=link, **form.cleaned_data)
            done = _("Thank you. Your answer is on record.")
    except named.WrongCode:
        code.add_error("code", _("This isn't the access code of your office."))
        return link_answer(request, "screening/asked.html", {**context, "form": code})
    except Unfit as error:
        error.show_on(form)
    about = selectors.asked_about(VISITOR, link.answer.request)
    shown = {
        "about": about, "country": place(about.country) if about and about.country else "", "done": done,
        "form": form if link.answer.state == "asked" else None, "answer": link.answer,
    }  # fmt: skip
    return link_answer(request, "screening/asked.html", context | shown)
