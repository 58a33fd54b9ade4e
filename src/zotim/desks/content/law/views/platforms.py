"""Pages of platforms: the directory, one of them, how it is reached, what it was told before its first order."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.approvals.two import behind
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.core.ui.show import length
from zotim.desks.content.law import inputs, selectors, services
from zotim.desks.content.law.clocks import FIRST_NOTICE
from zotim.desks.content.law.first_notice import first_notice
from zotim.desks.content.law.notices import may_send_from
from zotim.desks.content.law.states import WAIVER
from zotim.desks.content.law.tables import PlatformTable
from zotim.vocabulary import Language

STEPS = (
    "content.platform.change", "content.platform.end", "content.contactpoint.add", "content.contactpoint.verify",
    "content.contactpoint.end", "content.firstnotice.send", "content.noticewaiver.enter",
)  # fmt: skip


@page("content.platform.list")
def platform_list(request: Request) -> HttpResponse:
    """All platforms."""
    table = PlatformTable(request, selectors.platforms(request.actor))
    if table.wants_export:
        return table.export("platforms")
    context = {"table": table, "may_add": may(request.actor, "content.platform.add")}
    return render(request, "content/law_platforms.html", context)


@page("content.platform.add")
def platform_add(request: Request) -> HttpResponse:
    """Add one."""
    form = inputs.PlatformForm(request.POST or None)
    return form_step(
        request, form, lambda: services.platform_add(actor=request.actor, **form.values()),
        done=_("The platform is added. Add how it is reached."), heading=pgettext("heading", "Add a platform"),
        submit=_("Add it"), back_url=reverse("platforms"),
    )  # fmt: skip


@page("content.platform.view")
def platform(request: Request, pk: UUID) -> HttpResponse:
    """One, with how it is reached, and what it was told."""
    actor, found = request.actor, selectors.platform(request.actor, pk)
    contacts = list(selectors.contacts(actor, found))
    context = {
        "platform": found,
        "may_verify": {one.pk for one in contacts if not actor.people & behind(one, "added")}
        if may(actor, "content.contactpoint.verify")
        else set(),
        "may_see_sent": may(actor, "content.dispatch.platform"),
        "contacts": contacts,
        "notices": selectors.first_notices(actor, found),
        "waivers": selectors.waivers(actor, found),
        "from_when": may_send_from(found),
        "wait": FIRST_NOTICE,
        "wait_length": length(FIRST_NOTICE.length),
        "languages": [code.value for code in Language],
        "may": {name.rpartition("content.")[2].replace(".", "_") for name in open_actions(actor, STEPS, found)},
        "waived": any(one.state in USABLE for one in selectors.waivers(actor, found)),
    }
    return render(request, "content/law_platform.html", context)


@page("content.platform.change")
def platform_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is known of it."""
    found = selectors.platform(request.actor, pk)
    form = inputs.PlatformForm(request.POST or None, initial=inputs.PlatformForm.of(found))
    return form_step(
        request, form, lambda: services.platform_change(actor=request.actor, platform=found, **form.values()),
        done=_("The platform is changed."), heading=pgettext("heading", "Change a platform"), submit=_("Change it"),
        about=found, back_url=reverse("platform", args=[pk]),
    )  # fmt: skip


@page("content.platform.end")
def platform_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.platform(request.actor, pk)
    return confirm_step(
        request, lambda: services.platform_end(actor=request.actor, platform=found),
        done=_("It isn't used any more."), heading=_("Use a platform no more"), submit=_("Use it no more"),
        about=found, back_url=reverse("platform", args=[pk]),
        consequences=[_("Nothing is sent to it from now on. What was sent stands.")],
    )  # fmt: skip


@page("content.platform.end")
def platform_list_again(request: Request, pk: UUID) -> HttpResponse:
    """Use it again; asks once."""
    found = selectors.platform(request.actor, pk)
    return confirm_step(
        request, lambda: services.platform_list_again(actor=request.actor, platform=found),
        done=_("It is used again."), heading=_("Use a platform again"), submit=_("Use it again"), about=found,
        back_url=reverse("platform", args=[pk]), consequences=[_("Referrals and orders may be sent to it.")],
    )  # fmt: skip


@page("content.contactpoint.add")
def contact_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a contact point."""
    found = selectors.platform(request.actor, pk)
    form = inputs.ContactForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.contact_add(actor=request.actor, platform=found, **form.cleaned_data),
        done=_("The contact point is added."), heading=pgettext("heading", "Add a contact point"), submit=_("Add it"),
        about=found, back_url=reverse("platform", args=[pk]),
    )  # fmt: skip


@page("content.contactpoint.verify")
def contact_verify(request: Request, pk: UUID, contact: UUID) -> HttpResponse:
    """Put down that it is right."""
    found = _used(request, pk, contact)
    return confirm_step(
        request, lambda: services.contact_verify(actor=request.actor, contact=found), done=_("On record."),
        heading=pgettext("heading", "Put down that a contact point is right"),
        submit=_("I have asked today: it is right"),
        about=found.platform, back_url=reverse("platform", args=[pk]), consequences=[found.address],
    )  # fmt: skip


@page("content.contactpoint.end")
def contact_end(request: Request, pk: UUID, contact: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = _used(request, pk, contact)
    return confirm_step(
        request, lambda: services.contact_end(actor=request.actor, contact=found), done=_("It isn't used any more."),
        heading=_("Use a contact point no more"), submit=_("Use it no more"), about=found.platform,
        back_url=reverse("platform", args=[pk]), consequences=[found.address],
    )  # fmt: skip


def _used(request: Request, pk: UUID, contact: UUID) -> selectors.ContactPoint:
    found = selectors.contact(request.actor, contact, pk)
    if found.ended_at:
        raise Http404
    return found


@page("content.firstnotice.send")
def notice_send(request: Request, pk: UUID, contact: UUID) -> HttpResponse:
    """Put down that the platform is told now."""
    found = _used(request, pk, contact)
    if found.platform.state != "listed":
        raise Http404
    form = inputs.NoticeForm(request.POST or None, initial={"language": next(iter(found.languages), "en")})
    back = reverse("platform", args=[pk])
    lines = [
        _("Make the notice on the page of the platform and send it to %(address)s.") % {"address": found.address},
        _("The hours run from the moment at which you put it down here, not from an earlier one."),
    ]
    if request.method == "POST" and form.is_valid():
        return form_step(
            request, form,
            lambda: services.notice_send(actor=request.actor, contact=found, **form.cleaned_data),
            done=_("On record. Its first order may go when the hours are over."),
            heading=_("Tell a platform how orders are sent"), submit=_("I send it now"), back_url=back,
        )  # fmt: skip
    return confirm_page(
        request, _("Tell a platform how orders are sent"), _("I send it now"), back_url=back, consequences=lines,
        about=found.platform, form=form,
    )  # fmt: skip


@page("content.firstnotice.make")
def notice_file(request: Request, pk: UUID, language: str) -> HttpResponse:
    """The notice as PDF."""
    found = selectors.platform(request.actor, pk)
    if language not in set(Language):
        raise Http404
    return attachment(first_notice(found, language), "application/pdf", f"{found.reference}-{language}.pdf")


@page("content.noticewaiver.enter")
def waiver_ask(request: Request, pk: UUID) -> HttpResponse:
    """Ask that an order goes at once."""
    found = selectors.platform(request.actor, pk)
    form = ReasonForm(request.POST or None, label=_("Why can't it wait? Name nobody."))
    return form_step(
        request, form,
        lambda: services.waiver_ask(actor=request.actor, platform=found, **form.cleaned_data),
        done=_("It is asked. A second person decides."),
        heading=pgettext("heading", "Ask that an order goes to a platform at once"), submit=_("Ask for it"),
        about=found, back_url=reverse("platform", args=[pk]),
    )  # fmt: skip


@page("content.noticewaiver.view")
def waiver(request: Request, pk: UUID) -> HttpResponse:
    """An emergency, and the second person's decision on it."""
    found = selectors.waiver(request.actor, pk)

    def decide(form: inputs.WaiverDecisionForm) -> None:
        services.waiver_decide(
            actor=request.actor, waiver=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    done = _("Orders may go to this platform at once.")
    form, answer = decision(
        request, WAIVER, found, inputs.WaiverDecisionForm, decide, done=done, back=reverse("notice_waiver", args=[pk])
    )
    if answer:
        return answer
    approval = approval_of(WAIVER.confirm, found)
    context = {
        "waiver": found,
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, WAIVER.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "content/law_waiver.html", context)


@page("content.noticewaiver.end")
def waiver_end(request: Request, pk: UUID) -> HttpResponse:
    """The emergency is over; asks once."""
    found = selectors.waiver(request.actor, pk)
    allow(request.actor, WAIVER.end, found)
    return confirm_step(
        request, lambda: services.waiver_end(actor=request.actor, waiver=found), done=_("The hours count again."),
        heading=pgettext("heading", "Let the hours before a first order count again"),
        submit=_("The emergency is over"), about=found.platform, back_url=reverse("notice_waiver", args=[pk]),
        consequences=[_("An order goes to this platform only when it was told beforehand, and the hours are over.")],
    )  # fmt: skip
