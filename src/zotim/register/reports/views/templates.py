"""Templates of reports: what there is, and adding one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.pages import form_page
from zotim.register.reports import selectors
from zotim.register.reports.forms.making import TemplateForm
from zotim.register.reports.services.templates import template_add as add
from zotim.register.reports.templates import Mistaken, Template


@page("register.template.list")
def template_list(request: Request) -> HttpResponse:
    """For whom reports can be made."""
    context = {
        "templates": selectors.templates(request.actor),
        "may_add": may(request.actor, "register.template.add"),
        "may_make": may(request.actor, "register.report.make"),
    }
    return render(request, "register/report_templates.html", context)


def _found(request: Request, key: str) -> Template:
    found = next((one for one in selectors.templates(request.actor) if one.key == key), None)
    if found is None:
        raise Http404
    return found


@page("register.template.list")
def template(request: Request, key: str) -> HttpResponse:
    """One template as a file, to read or to begin another from."""
    found = _found(request, key)
    return attachment(found.text.encode(), "application/toml", f"{found.key}.toml")


@page("register.template.add")
def template_add(request: Request) -> HttpResponse:
    """Add a template, or a new version of one; ``?from=`` names one to begin with."""
    begun = request.GET.get("from")
    start = {"text": _found(request, begun).text} if begun else {}
    form = TemplateForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            kept = add(actor=request.actor, text=form.cleaned_data["text"])
        except Mistaken as error:
            for mistake in error.mistakes:
                form.add_error("text", mistake)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The template is kept. Reports can be made from it."))
            return redirect(reverse("report_templates") + f"#{kept.key}")
    return form_page(request, form, _("Add a template"), _("Add it"), back_url=reverse("report_templates"))
