"""Where a statement doesn't fit the record: beside the suggestion, on the commitment's page, and its decision."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.states.machine import Transition
from zotim.core.texts import listed
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.words import label
from zotim.register import services, states
from zotim.register.models import Contradiction
from zotim.register.models.contradictions import JUDGED
from zotim.register.selectors import parts
from zotim.register.words import value_in_words
from zotim.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """A contradiction with both values in the reader's words, and what the actor may do with it."""

    contradiction: Contradiction
    said: str
    recorded: str
    steps: list[Transition]
    may_read: bool


def contradiction_rows(actor: Actor, found: Iterable[Contradiction]) -> list[ContradictionRow]:
    """How contradictions are shown."""
    return [
        ContradictionRow(
            one,
            value_in_words(one.kind, one.said),
            value_in_words(one.kind, one.recorded),
            [step for step in states.CONTRADICTION.next_steps(one) if may(actor, step.action, one)],
            may(actor, "register.document.view", one.suggestion.document),
        )
        for one in found
    ]


@page("register.contradiction.decide")
def contradiction_decide(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Explain a contradiction, say how it was settled, or release it, with a reason."""
    found = parts.contradiction(request.actor, pk)
    [row] = contradiction_rows(request.actor, [found])
    transition = next((one for one in row.steps if one.name == step), None)
    if transition is None:
        raise Http404
    releases = transition.action == "register.contradiction.release"
    consequences = _who_sees_it(found) if releases else []
    form = ReasonForm(request.POST or None)
    back = reverse("commitment", args=[found.commitment_id])
    if request.method == "POST" and form.is_valid():
        services.contradiction_decide(
            actor=request.actor, contradiction=found, step=step, reason=form.cleaned_data["reason"]
        )
        said = [_("Your decision is on record."), *consequences]
        messages.success(request, " ".join(said))
        return redirect(back)
    words = str(transition.label)
    context = {
        "form": form, "heading": words, "submit": words, "about": found.commitment, "back_url": back,
        "rows": [replace(row, steps=[])], "here": found.commitment_id,
        "consequences": consequences,
    }  # fmt: skip
    return render(request, "register/contradiction.html", context)


def _who_sees_it(contradiction: Contradiction) -> list[str]:
    """To whom a contradiction that is released becomes visible: to those who see its commitment, whose classification
    says who that is. Nothing of it is told to the public."""
    commitment = contradiction.commitment
    level = Classification(commitment.classification)
    told = [_("The commitment is classified as: %(level)s.") % {"level": label(level, "Classification")}]
    if level == Classification.PUBLIC:
        told.append(_("So the focal points of all bodies see it, with your reason."))
    else:
        bodies = listed(one.name for one in parts.seen_by(commitment))
        told.append(
            _("So it is seen, with your reason, at the centre and by the focal points of: %(bodies)s.")
            % {"bodies": bodies}
        )
    if contradiction.state in JUDGED:
        told.append(_("They also see what it was explained or settled by."))
    return [*told, _("The public site doesn't show it.")]
