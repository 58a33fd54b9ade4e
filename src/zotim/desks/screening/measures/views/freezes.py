"""Holds and freezes: the list, one with its history, and each step that is taken on it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.show import moment, put
from zotim.core.ui.words import label
from zotim.desks.screening.alerts.beside import ways
from zotim.desks.screening.alerts.sides import both_sides
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.measures import forms, selectors, services
from zotim.desks.screening.measures.clocks import CONFIRM
from zotim.desks.screening.measures.models import LIVE, Freeze
from zotim.desks.screening.measures.sealed import TEXTS, asked_for
from zotim.desks.screening.measures.services.holds import why_not
from zotim.desks.screening.measures.states import CLOSE, DECIDE
from zotim.desks.screening.measures.tables import FreezeTable
from zotim.desks.screening.measures.views.putting import concerning, put_in

SEE_ALERT = "screening.alert.view"
STEPS = (
    "screening.asset.add", "screening.exemption.ask", "screening.exemption.advise", "screening.permitted.record",
    "screening.notice.make", "screening.notice.give", "screening.withheld.add", "screening.freeze.answer",
)  # fmt: skip


@page("screening.freeze.list")
@inside_page
def freeze_list(request: Request) -> HttpResponse:
    """All of them, without saying whom they concern."""
    table = FreezeTable(request, selectors.freezes(request.actor))
    if table.wants_export:
        return table.export("freezes")
    return render(request, "screening/freezes.html", {"table": table, "waits": selectors.to_decide(request.actor)})


@page("screening.freeze.view")
@inside_page
def freeze(request: Request, pk: UUID) -> HttpResponse:
    """One: who it is, where it stands, what it covers, what was decided and told, what happened."""
    actor, found = request.actor, selectors.freeze(request.actor, pk)
    frozen = found.state in ("frozen", "partly")
    context = {
        "freeze": found,
        "identity": TEXTS.values(actor, found, "identity"),
        "stands": selectors.stands(actor, found),
        "may_see_alert": may(actor, SEE_ALERT, found.alert),
        "ways": ways(actor, found.alert),
        "assets": selectors.assets(actor, found),
        "exemptions": selectors.exemptions(actor, found),
        "permitted": selectors.permitted(actor, found),
        "notices": selectors.notices(actor, found),
        "withheld": selectors.withheld(actor, found),
        "reviews": selectors.reviews(actor, found),
        "history": selectors.history(actor, found),
        "end_reason": TEXTS.text(actor, found, "end_reason"),
        "may": {name.removeprefix("screening.").replace(".", "_") for name in open_actions(actor, STEPS, found)},
        "live": found.state in LIVE,
        "frozen": frozen,
        "tellable": found.state != "held",
        "may_decide": found.state == "held" and may_second(actor, DECIDE, found),
        "may_close": frozen and may_second(actor, CLOSE, found),
        "may_end": frozen and not found.ending and may(actor, "screening.freeze.end", found),
        "may_review": frozen and may(actor, "screening.freeze.review", found),
        "may_decide_exemptions": set(selectors.exemptions_to_decide(actor).values_list("pk", flat=True)),
    }
    return render(request, "screening/freeze.html", context)


@page("screening.freeze.hold")
@inside_page
def freeze_hold(request: Request, alert: UUID) -> HttpResponse:
    """Place a hold on an alert: says first what will happen."""
    found = selectors.alert(request.actor, alert)
    refused = why_not(request.actor, found)
    form = None if refused else forms.HoldForm(request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            made = services.freeze_hold(actor=request.actor, alert=found, **form.cleaned_data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(
                request, _("The hold is placed. A second person confirms or lifts it. Say what it covers.")
            )
            return redirect("asset_add", pk=made.pk)
    if form is None:
        messages.error(request, refused)
        return redirect("freezes")
    length, un = CONFIRM.length.amount, found.listed.source.basis == "un"
    silence = (
        _("If nobody does, it stands, because it rests on a list of the UN; everybody is told.")
        if un
        else _("If nobody does, it lapses, because it rests on a decision of a state; everybody is told.")
    )
    consequences = [
        put(
            _("It is asked for: %(name)s. The entry: %(entry)s."),
            name=" · ".join(asked_for(found)["names"]),
            entry=found.listed.caption,
        ),
        _("From now on what it covers may not be moved. You alone answer for that until a second person has decided."),
        _("A second person confirms or lifts it within %(n)s hours (a proposal, until the law is entered).")
        % {"n": length},
        silence,
        _("The person is told when it is confirmed, not before."),
    ]
    heading, submit = _("Place a provisional hold"), pgettext("freeze", "Place the hold")
    return confirm_page(
        request, heading, submit, consequences=consequences, about=found, form=form, back_url=reverse("freezes")
    )


def _about(found: Freeze) -> str:
    return reverse("freeze", args=[found.pk])


@page("screening.freeze.decide")
@inside_page
def freeze_decide(request: Request, pk: UUID) -> HttpResponse:
    """Confirm or lift a hold that somebody else placed: says first what each does."""
    actor, found = request.actor, selectors.freeze(request.actor, pk)
    stands = selectors.stands(actor, found)
    form = forms.HoldDecisionForm(request.POST or None, stands=stands)
    return decision_step(
        request, form,
        lambda: services.freeze_decide(
            actor=actor, freeze=found, confirmed=form.accepted, reason=form.cleaned_data["reason"]
        ),
        action=DECIDE, of=found, waits=found.state == "held",
        done=lambda: _("It is frozen. Now the person is told.") if form.accepted
        else _("The hold is lifted. Nothing of it remains."),
        heading=_("Decide on a hold"), consequences=lambda: _of_a_hold(request, found, stands), back_url=_about(found),
        beside=lambda: both_sides(actor, found.alert) if may(actor, SEE_ALERT, found.alert) else {},
        template="screening/decide_on_sides.html",
    )  # fmt: skip


def _of_a_hold(request: Request, found: Freeze, stands: bool) -> list[str]:
    """What was held and why, and what each decision does."""
    identity = TEXTS.values(request.actor, found, "identity") or {"names": ["–"]}
    return [
        *([] if stands else [_("What it rests on is gone: it can only be lifted.")]),
        put(
            _("It is asked for: %(name)s. The entry: %(entry)s."),
            name=" · ".join(identity["names"]), entry=found.listed.caption,
        ),
        put(
            _("%(who)s holds it because: %(reason)s"),
            who=found.held_by, reason=TEXTS.text(request.actor, found, "reason") or "–",
        ),
        _("Confirmed, it stays frozen until two people end it, a court does, or its entry is taken off the list. The "
          "person is told, and may appeal."),
        _("Lifted, everything may be moved again at once."),
        _("Decide until %(moment)s.") % {"moment": moment(found.confirm_by)},
    ]  # fmt: skip


@page("screening.freeze.end")
@inside_page
def freeze_end(request: Request, pk: UUID) -> HttpResponse:
    """Propose that a freeze ends."""
    found = selectors.freeze(request.actor, pk)
    if found.state not in ("frozen", "partly") or found.ending:
        raise Http404
    return put_in(
        request, found, forms.EndForm(request.POST or None), services.end_propose,
        done=_("The end is proposed. A second person decides."), heading=_("Propose that it ends"),
        submit=_("Propose it"), consequences=[_("It stays frozen until a second person has decided.")],
    )  # fmt: skip


@page("screening.freeze.close")
@inside_page
def freeze_close(request: Request, pk: UUID) -> HttpResponse:
    """Decide on the end that somebody else proposed."""
    actor, found = request.actor, selectors.freeze(request.actor, pk)
    form = forms.EndDecisionForm(request.POST or None)
    return decision_step(
        request, form,
        lambda: services.end_decide(
            actor=actor, freeze=found, ended=form.accepted, comment=form.cleaned_data["comment"]
        ),
        action=CLOSE, of=found, waits=bool(found.ending and not found.over_at),
        done=lambda: _("The freeze has ended. Now the person is told.") if form.accepted
        else _("Returned. It stays frozen."),
        heading=_("Decide on the end of a freeze"),
        consequences=lambda: [
            _("%(who)s proposes the end: %(why)s. %(reason)s")
            % {
                "who": found.ending_by, "why": label(found.ending, "FreezeBecause"),
                "reason": TEXTS.text(actor, found, "end_reason") or "",
            },
            _("Ended, everything may be moved again at once, and its exemptions end with it."),
        ],
        about=concerning(request, found), back_url=_about(found),
    )  # fmt: skip


@page("screening.freeze.review")
@inside_page
def freeze_review(request: Request, pk: UUID) -> HttpResponse:
    """Say that a freeze was looked at again, and stands."""
    form = forms.ReviewForm(request.POST or None, initial={"next_on": services.latest()})
    return put_in(
        request, selectors.freeze(request.actor, pk), form, services.freeze_review,
        done=_("On record. The next review is counted from now."), heading=_("Look at it again"),
        submit=_("It stands"),
    )  # fmt: skip


@page("screening.asset.add")
@inside_page
def asset_add(request: Request, pk: UUID) -> HttpResponse:
    """Say what a freeze covers."""
    return put_in(
        request, selectors.freeze(request.actor, pk), forms.AssetForm(request.POST or None), services.asset_add,
        done=_("It is covered."), heading=_("What it covers"), submit=_("Put it in"),
    )  # fmt: skip


@page("screening.asset.add")
@inside_page
def asset_value(request: Request, pk: UUID, asset: UUID) -> HttpResponse:
    """Say what was added to an asset."""
    one = selectors.asset(request.actor, pk, asset)
    form = forms.AssetValueForm(request.POST or None, initial={"added": one.added, "added_on": one.added_on})
    return put_in(
        request, selectors.freeze(request.actor, pk), form, partial(services.asset_value, asset=one),
        done=_("What was added is frozen with it."), heading=_("What was added to it"), submit=_("Put it in"),
    )  # fmt: skip


@page("screening.withheld.add")
@inside_page
def withheld_add(request: Request, pk: UUID) -> HttpResponse:
    """Put in material of which the person must not learn."""
    return put_in(
        request, selectors.freeze(request.actor, pk), forms.WithheldForm(request.POST or None), services.withheld_add,
        done=_("It is sealed. No notice and no answer to the person can reach it."),
        heading=_("Put in what the person must not learn"), submit=_("Seal it"),
    )  # fmt: skip
