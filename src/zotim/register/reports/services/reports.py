"""Reports are made from a template, kept as they were composed, heard on, released, and set as files."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.documents.paper import paper_as_json
from zotim.core.evidence.services import within_ceiling
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.register.policy import CENTRE
from zotim.register.reports.compose import Composed, compose
from zotim.register.reports.dissent import heard
from zotim.register.reports.jobs import RENDER
from zotim.register.reports.models import Report
from zotim.register.reports.policy import RELEASE
from zotim.register.reports.promises import on_record
from zotim.register.reports.selectors import disputed, find_template
from zotim.register.reports.services.hearings import hearings_ask, hearings_withdraw
from zotim.register.reports.states import REPORT
from zotim.register.reports.templates import GENERAL, Template
from zotim.vocabulary import Classification, Language


@transaction.atomic
def report_make(
    *,
    actor: Actor,
    title: Translated,
    moment: datetime,
    classification: Classification,
    template: str = GENERAL,
    heard_until: date | None = None,
) -> Report:
    """Compose the report in the languages of its template, and keep it as it is now.

    With *heard_until* the bodies that it speaks of are asked to comment until that day, and it waits for its release;
    else it is final, and its files are made by the worker (:mod:`~zotim.register.reports.jobs`). Raises ValueError for
    a moment that hasn't come yet, Refused for a classification above the ceiling of the house, :class:`Unfit` for one
    above the template's, for a template that isn't there, and for a hearing that can't be held.
    """
    allow(actor, "register.report.make")
    within_ceiling(classification)
    if moment > timezone.now():
        raise ValueError("a report can't tell of a moment that hasn't come")
    chosen = find_template(template)
    if chosen is None:
        raise Unfit(_("There is no such template."), "template")
    if classification.level > chosen.ceiling.level:
        raise Unfit(_("This template goes up to a lower classification. Choose that one."), "classification")
    told = on_record(moment, classification)
    made = {language: compose(moment, language, classification, title, chosen, told) for language in chosen.languages}
    report = with_reference(
        lambda reference: Report.objects.create(
            reference=reference,
            title=title,
            as_of=moment,
            content={language: _content(language, one, heard_until) for language, one in made.items()},
            about=next(iter(made.values())).about,
            **_made_from(chosen),
            made_by_id=actor.person_id,
            classification=classification,
        )
    )
    if heard_until:
        REPORT.move(report, "hear")
        hearings_ask(actor=actor, report=report, due_on=heard_until)
        record(actor, "register.report.heard", report, details={"until": heard_until.isoformat()})
    else:
        REPORT.move(report, "finish")
        enqueue(RENDER, actor=actor, obj=report, report=report.pk)
    record(actor, "register.report.made", report, details={"languages": len(made), "template": chosen.key})
    return report


def _made_from(template: Template) -> dict[str, Any]:
    return {
        "template": template.key,
        "template_version": template.version,
        "template_sha256": template.sha256,
    }


def _content(language: Language, composed: Composed, heard_until: date | None) -> dict[str, Any]:
    """What is kept of one language. A report on which nobody is heard says so."""
    paper = composed.paper
    if heard_until is None:
        with override(language):
            paper = replace(
                paper, facts=[*paper.facts, (_("Bodies that were asked to comment"), pgettext("bodies", "none"))]
            )
    return paper_as_json(paper)


@transaction.atomic
def report_release_ask(*, actor: Actor, report: Report) -> Report:
    """Ask that somebody else releases a report on which every hearing has ended. Raises WrongState before that."""
    allow(actor, RELEASE, report)
    transition = REPORT.move(report, "ask")
    approval_request(actor=actor, action=RELEASE, obj=report)
    notify(holders(*CENTRE) - actor.people, "register.report.proposed", report)
    record(actor, transition.event, report)
    return report


@transaction.atomic
def report_release(*, actor: Actor, report: Report, released: bool, comment: str = "") -> Report:
    """Release it: withdrawn sentences go, dissent is added, and its files are made. Or return it, with a reason.

    Raises NeedsAnotherPerson for who asked, ValueError for a return without a reason, WrongState when nobody asked.
    """
    allow(actor, RELEASE, report)
    if report.state != "waiting":
        REPORT.move(report, "release")  # raises, and says how it stands
    approval = asked(RELEASE, report)
    approval_decide(actor=actor, approval=approval, approved=released, comment=comment)
    if released:
        hearings = list(report.hearings.all())
        disputes, silent = disputed(hearings), sum(one.state == "silent" for one in hearings)
        content = {
            language: heard(one, disputes, len(hearings), silent, timezone.now())
            for language, one in report.content.items()
        }
        transition = REPORT.move(report, "release", content=content)
        enqueue(RENDER, actor=actor, obj=report, report=report.pk)
    else:
        transition = REPORT.move(report, "return")
        notify([approval.requested_by_id], "register.report.held", report)
    record(actor, transition.event, report)
    return report


@transaction.atomic
def report_withdraw(*, actor: Actor, report: Report) -> Report:
    """Withdraw a report that is out for comment; what bodies were asked is withdrawn with it."""
    allow(actor, "register.report.withdraw", report)
    transition = REPORT.move(report, "withdraw")
    hearings_withdraw(actor=actor, hearings=report.hearings.all())
    record(actor, transition.event, report)
    return report
