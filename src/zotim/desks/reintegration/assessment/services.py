"""Every write of an assessment, by verb. Each runs behind the wall as its actor."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.assessment.instruments import Instrument, open_to
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.assessment.sealed import TEXTS
from zotim.desks.reintegration.assessment.states import ASSESSMENT
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.services.holding import hold

WORDS = ("now", "soon", "later", "strengths", "wishes", "present", "words", "heard_by", "why_not")
"""What every assessment says beside its answers. Needs are one in each line."""


@transaction.atomic
@inside
def assessment_draft(*, actor: Actor, case: Case, instrument: Instrument) -> Assessment:
    """Begin an assessment, in the domain of its instrument. Raises Denied where that isn't open to the actor for
    writing, or isn't their profession's."""
    hold(case, alone=False)
    person_may(actor, "reintegration.assessment.draft", case)
    if instrument not in open_to(actor, may_write_in(actor, case)):
        raise Denied("reintegration.assessment.draft", case)
    row = Assessment(
        case=case, domain=instrument.domain, instrument=instrument.key, **done_by(actor, "drafted")
    )  # fmt: skip
    row.details = TEXTS.put(row, "details", {"answers": {}})
    row.save(force_insert=True)
    record(actor, "reintegration.assessment.drafted", row, details=_told(row))
    return row


@transaction.atomic
@inside
def assessment_save(
    *, actor: Actor, assessment: Assessment, answers: Mapping[str, str], said: Mapping[str, str]
) -> Assessment:
    """Write *answers* by question, and what is *said* beside them (:data:`WORDS`), into a draft. Raises Unfit for an
    answer to a question that isn't there, WrongState for what isn't a draft any more."""
    hold(assessment.case, alone=False)
    person_may(actor, "reintegration.assessment.save", assessment)
    details: dict[str, Any] = {"answers": _answers(assessment.form, answers)}
    details |= {name: text for name in WORDS if (text := said.get(name, "").strip())}
    token = TEXTS.put(assessment, "details", details)
    rows = Assessment.objects.filter(pk=assessment.pk, state="drafted")
    if not rows.update(details=token):
        raise WrongState(_("It isn't a draft any more."), transition="save", state=assessment.state)
    assessment.details = token
    record(actor, "reintegration.assessment.saved", assessment, details=_told(assessment))
    return assessment


def _answers(instrument: Instrument, answers: Mapping[str, str]) -> dict[str, str]:
    """What was answered, in the order of the questions."""
    asked = {one.code: one for one in instrument.questions}
    found = {code: text.strip() for code, text in answers.items() if text.strip()}
    for code, text in found.items():
        if code not in asked or (asked[code].kind == "choice" and text not in asked[code].options):
            raise Unfit(_("Choose one of the list."), f"q_{code}")
    return {code: found[code] for code in asked if code in found}


@transaction.atomic
@inside
def assessment_sign(*, actor: Actor, assessment: Assessment) -> Assessment:
    """Sign a draft: from now on nobody changes it, and its needs are rows on which a plan can stand. An older one of
    the same questions is superseded by it. Raises Unfit while it says too little, WrongState for what isn't a draft."""
    hold(assessment.case, alone=False)
    person_may(actor, "reintegration.assessment.sign", assessment)
    details = TEXTS.values(actor, assessment, "details")
    if details is None:
        raise Unfit(_("It can't be read any more, so it can't be signed."))
    heard = bool(details.get("words") and details.get("heard_by"))
    if not heard and not details.get("why_not"):
        raise Unfit(_("Say what the person says in their own words and who heard it, or why nobody heard them."))
    if not details["answers"]:
        raise Unfit(_("No question is answered yet."))
    step = ASSESSMENT.move(assessment, "sign", signed_at=timezone.now(), heard=heard)
    for urgency in Need.Urgency.values:
        for line in filter(None, map(str.strip, details.get(urgency, "").splitlines())):
            need = Need(assessment=assessment, case=assessment.case, domain=assessment.domain, urgency=urgency)
            need.text = TEXTS.put(need, "text", line)
            need.save(force_insert=True)
    record(actor, step.event, assessment, details=_told(assessment))
    return assessment


@transaction.atomic
@inside
def assessment_drop(*, actor: Actor, assessment: Assessment) -> Assessment:
    """Say that a draft isn't gone on with. It stays as it is. Raises WrongState for what isn't a draft."""
    hold(assessment.case, alone=False)
    person_may(actor, "reintegration.assessment.drop", assessment)
    step = ASSESSMENT.move(assessment, "drop")
    record(actor, step.event, assessment, details=_told(assessment))
    return assessment


@transaction.atomic
@inside
def assessment_urge(*, actor: Actor, case: Case) -> None:
    """Say that the assessment of a case can't wait: it is due sooner from now on, and stands on home with that day."""
    hold(case, alone=False)
    allow(actor, "reintegration.assessment.urge", case)
    record(actor, "reintegration.case.urged", case)


def _told(row: Assessment) -> dict[str, Any]:
    return {"case": str(row.case_id), "domain": row.domain}
