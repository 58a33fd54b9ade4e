"""Reports are made, kept as they were composed, and their files asked for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.core.documents.paper import paper_as_json
from zotim.core.evidence.services import within_ceiling
from zotim.core.jobs.services import enqueue
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.register.models import Report
from zotim.register.reports.compose import compose
from zotim.register.reports.jobs import RENDER
from zotim.vocabulary import Classification, Language


@transaction.atomic
def report_make(*, actor: Actor, title: Translated, moment: datetime, classification: Classification) -> Report:
    """Compose the report in three languages, keep it as it is now, and ask for its files.

    They are made from what was kept, by the worker (:mod:`~zotim.register.reports.jobs`). Raises ValueError for a
    moment that hasn't come yet, and Refused for a classification above the ceiling.
    """
    allow(actor, "register.report.make")
    within_ceiling(classification)
    if moment > timezone.now():
        raise ValueError("a report can't tell of a moment that hasn't come")
    papers = {language: compose(moment, language, classification, title) for language in Language}
    report = with_reference(
        lambda reference: Report.objects.create(
            reference=reference,
            title=title,
            as_of=moment,
            content={language: paper_as_json(paper) for language, paper in papers.items()},
            made_by_id=actor.person_id,
            classification=classification,
        )
    )
    enqueue(RENDER, actor=actor, obj=report, report=report.pk)
    record(actor, "register.report.made", report, details={"languages": len(papers)})
    return report
