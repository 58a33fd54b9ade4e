"""Reports of suspicions: one is taken in, whoever is named in it is asked of the lists; one is made out of an alert.

Nothing that a person could be told says that they were reported. So a subject is asked as a look-up of the officer who
took the report in, whose purpose is the report's reference: no question, alert or list of origins tells of a report.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.identifiers import uuid7
from zotim.core.records import save_new
from zotim.core.sealing.services import blind, key_make
from zotim.core.sealing.texts import as_text
from zotim.desks.screening.agency.models import GoamlReport, ObligedEntity, StandingAnswer
from zotim.desks.screening.agency.sealed import TEXTS
from zotim.desks.screening.agency.words import problem
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.services import alerts_of_question
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.measures.sealed import asked_for
from zotim.engines.names import Query
from zotim.formats.goaml import (
    Needed,
    NotAccepted,
    Schema,
    Subject,
    Tree,
    completed,
    needed,
    read_report,
    subjects,
    write_report,
)
from zotim.formats.problems import Problem

MOST = 500
"""Subjects of one report that are asked about."""
DATED = ("submission_date", "report_date")
"""What units call the day of a report."""


def schema() -> Schema | None:
    """The schema of this installation; None where none is named. Raises UnreadableSchema."""
    path: Path | None = settings.ZOTIM_GOAML_SCHEMA
    return Schema.read(path) if path else None


@transaction.atomic
@inside
def report_take(
    *, actor: Actor, data: bytes, name: str, dated_on: date, entity: ObligedEntity | None = None
) -> GoamlReport:  # fmt: skip
    """Take a report in, and ask the lists about whoever is named in it; a hit becomes an alert.

    All that isn't as the schema wants is kept with it, by line and element. Raises Unfit for a file that came before,
    or with more than :data:`MOST` subjects; UnreadableFile for one that is no report: nothing is kept then.
    """
    person_may(actor, "screening.goamlreport.take")
    digest = blind(sha256(data).hexdigest(), "screening.goaml")
    if GoamlReport.objects.filter(way=GoamlReport.Way.TAKEN, digest=digest).exists():
        raise Unfit(_("This very file was put in before."), "file")
    problems: list[Problem] = []
    chosen = schema()
    named = list(dict.fromkeys(subjects(read_report(io.BytesIO(data), name, problems.append, chosen))))
    if len(named) > MOST:
        raise Unfit(
            _("It names more than %(n)s people and bodies: this is no report of a suspicion.") % {"n": MOST}, "file"
        )
    values = {"way": GoamlReport.Way.TAKEN, "entity": entity, "dated_on": dated_on, "digest": digest}
    report = _kept(actor, data, name, named, problems, chosen, values)
    record(actor, "screening.goaml_report.taken", report)
    return report_ask(actor=actor, report=report, named=named)


def _kept(
    actor: Actor, data: bytes, name: str, named: Iterable[Subject], problems: list[Problem], chosen: Schema | None,
    values: dict[str, Any],
) -> GoamlReport:  # fmt: skip
    people = [asdict(one) for one in named]
    report = GoamlReport(
        pk=uuid7(), put_in_by_id=actor.person_id, subjects=len(people), problems=len(problems),
        schema=chosen.name if chosen else "", **values,
    )  # fmt: skip
    key_make(report.pk)
    content = {"name": name, "data": as_text(data)}
    told = [{"line": one.line, "field": one.field, "code": one.code, "values": dict(one.values)} for one in problems]
    report.content = TEXTS.put(report, "content", content)
    report.found = TEXTS.put(report, "found", {"subjects": people, "problems": told})
    return save_new(report)


@transaction.atomic
@inside
def report_ask(*, actor: Actor, report: GoamlReport, named: Iterable[Subject]) -> GoamlReport:
    """Ask the lists about everybody who is named in a report. While no list is in force it stays unasked."""
    person_may(actor, "screening.goamlreport.take", report)
    if not generations.newest().versions:
        return report
    raised: dict[UUID, None] = {}
    for query in dict.fromkeys(map(_query, named)):
        question = question_ask(actor=actor, channel=Channel.FINANCE, query=query, purpose=report.reference)
        if question.hits:
            raised |= dict.fromkeys(one.pk for one in alerts_of_question(actor=actor, pk=question.pk))
    report.asked_at, report.alerts = timezone.now(), [str(pk) for pk in raised]
    report.save(update_fields=["asked_at", "alerts"])
    record(actor, "screening.goaml_report.asked", report, details={"alerts": str(len(raised))})
    return report


def _query(one: Subject) -> Query:
    born, gender = ((value,) if value else () for value in (one.born, one.gender))
    return Query(one.names, one.kind, born, one.countries, one.documents, gender)


@transaction.atomic
@inside
def report_make(
    *, actor: Actor, alert: Alert, sender: str, code: str, reason: str, further: Mapping[str, str] | None = None
) -> GoamlReport:
    """Make a report out of an alert: who was asked for, and why, valid against the schema of this installation.
    *further* is what that wants beside, by its place (:func:`report_needs`).

    Raises Unfit without a schema, or with all that it doesn't take: nothing is kept then. Raises KeyDestroyed where who
    was asked for can't be read any more.
    """
    person_may(actor, "screening.goamlreport.make", alert)
    chosen = schema()
    if chosen is None:
        raise Unfit(_("No schema is named for this installation (ZOTIM_GOAML_SCHEMA)."))
    tree = completed(_tree(chosen, asked_for(alert), sender, code, said(reason)), further or {})
    try:
        data = write_report(tree, chosen)
    except NotAccepted as error:
        told = (f"{one.field}: {problem(one.code, one.values)}" for one in error.problems)
        raise Unfit(_("The schema doesn't take it:") + " " + " ".join(told)) from None
    values = {
        "way": GoamlReport.Way.MADE, "dated_on": timezone.localdate(), "alerts": [str(alert.pk)],
        "digest": blind(sha256(data).hexdigest(), "screening.goaml"),
    }  # fmt: skip
    report = _kept(actor, data, f"{alert.reference}.xml", subjects(tree), [], chosen, values)
    record(actor, "screening.goaml_report.made", report)
    return report


def report_needs(alert: Alert, chosen: Schema | None) -> list[Needed]:
    """What a schema wants in a report out of an alert, beside what :func:`report_make` knows of it. Raises
    KeyDestroyed."""
    return needed(_tree(chosen, asked_for(alert), "–", "–", "–"), chosen) if chosen else []


SENDER = "rentity_id"
"""Where a report says who sends it: the number of this body in goAML."""
_SOMEBODY = {"kind": "person", "names": ["–"], "birth_dates": [], "countries": []}


def standing_needs(chosen: Schema | None) -> list[Needed]:
    """What a schema wants in every report, whoever it is about: who sends it, from where."""
    found = needed(_tree(chosen, _SOMEBODY, "", "–", "–"), chosen) if chosen else []
    return [one for one in found if not one.place.startswith("activity/")]


@transaction.atomic
def standing_keep(*, actor: Actor, answers: Mapping[str, str]) -> None:
    """Enter what stands in each report from now on, by place; an empty text takes it away. What was made stays.

    Raises Unfit for a place that the schema of this installation doesn't want in each report.
    """
    person_may(actor, "screening.standinganswer.keep")
    if strange := answers.keys() - {one.place for one in standing_needs(schema())}:
        raise Unfit(_("The schema of this installation wants nothing at “%(place)s”.") % {"place": min(strange)})
    said_now = {place: text.strip() for place, text in answers.items()}
    StandingAnswer.objects.filter(place__in=[place for place, text in said_now.items() if not text]).delete()
    for place, text in said_now.items():
        if text:
            values = {"text": text, "entered_by_id": actor.person_id}
            StandingAnswer.objects.update_or_create(place=place, defaults=values)
    record(
        actor, "screening.standing_answers.kept", details={"places": str(len(list(filter(None, said_now.values()))))}
    )


def _tree(chosen: Schema, who: dict[str, Any], sender: str, code: str, reason: str) -> Tree:
    """A report of an activity with one party, in the words that most units use; some have a list around the party."""
    party: dict[str, Any] = {"reason": reason}
    if who["kind"] == "organisation":
        party["entity"] = {"name": who["names"][0]}
    else:
        first, _blank, last = who["names"][0].rpartition(" ")
        person = {"first_name": first or "-", "last_name": last}
        born = next((one for one in who["birth_dates"] if len(one) == len("YYYY-MM-DD")), "")
        country = next(iter(who["countries"]), "").upper()
        party["person"] = person | {"birthdate": born, "nationality1": country}
    around = {one.name for one in chosen.fields(("report", "activity"))}
    parties = {"report_parties": {"report_party": party}} if "report_parties" in around else {"report_party": party}
    dated = next((one.name for one in chosen.fields(("report",)) if one.name in DATED), DATED[0])
    day = timezone.localdate().isoformat()
    return {SENDER: sender, "report_code": code, dated: day, "activity": parties}


def codes(chosen: Schema | None) -> dict[str, str]:
    """The kinds of report that the schema knows, with what it says of each."""
    fields = chosen.fields(("report",)) if chosen else ()
    return next((dict(one.codes) for one in fields if one.name == "report_code"), {})
