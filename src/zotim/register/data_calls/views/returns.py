"""Where a link leads: a body answers with a spreadsheet, without an account, without a cookie."""

from django.http import HttpResponse

from zotim.core.access.pages import Request
from zotim.core.access.secrets import Spent
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.core.ui.links import link_answer, link_language, link_page
from zotim.core.ui.show import unreadable
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import selectors
from zotim.register.data_calls.forms.answers import SheetForm
from zotim.register.data_calls.services.answers import sheet_return_by_link
from zotim.register.data_calls.services.links import link_use
from zotim.register.data_calls.views.answers import XLSX, said_kept, said_mistakes


@link_page("return")
def return_page(request: Request, secret: str) -> HttpResponse:
    """Download one's own questions, and send the filled-in sheet back."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    mistakes: list[str] = []
    done, language = "", link_language(request)
    link = link_use(secret=secret, what="uploaded" if request.method == "POST" else "opened")
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = sheet_return_by_link(link=link, data=file.read(), name=file.name, language=language)
        except UnreadableFile as error:
            form.add_error("file", unreadable(error))
        except WrongState:  # the call was closed meanwhile
            raise Spent from None
        else:
            mistakes = said_mistakes(link.portion, kept, language)
            done = "" if mistakes else said_kept(kept)
    found = link.portion
    answers = selectors.answers_by_link(link)
    context = {
        "portion": found,
        "call": found.call,
        "link": link,
        "secret": secret,
        "count": len(answers),
        "open": sum(answer.state in selectors.WAITING for answer in answers),
        "form": form,
        "mistakes": mistakes,
        "done": done,
    }
    return link_answer(request, "register/return.html", context)


@link_page("return")
def return_sheet(request: Request, secret: str) -> HttpResponse:
    """The sheet of the link's questions, and of no others."""
    link, language = link_use(secret=secret, what="downloaded"), link_language(request)
    from zotim.register.data_calls.sheets import portion_sheet  # late: most pages need no spreadsheet

    data = portion_sheet(link.portion, selectors.answers_by_link(link), language)
    return attachment(data, XLSX, f"{link.portion.call.reference}-{language}.xlsx")
