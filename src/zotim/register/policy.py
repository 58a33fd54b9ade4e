"""Who may do and see what in the register. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.register.models import Commitment, Document, Evidence, Measure, Report, StatusAssessment, Suggestion

roles(
    Role("coordinator", _("Coordinator")),
    Role("analyst", _("Analyst of the centre")),
    Role("focal_point", _("Focal point of an institution")),
    Role("foreign_affairs", _("Clearance at the foreign ministry")),
)

CENTRE = frozenset({"coordinator", "analyst"})
COORDINATOR = frozenset({"coordinator"})
REGISTER = CENTRE | {"focal_point"}
FOREIGN = frozenset({"foreign_affairs"})


def own_body(actor: Actor, obj: Any) -> bool:
    """The centre, or the focal point of the body that leads the record."""
    return bool(actor.roles & CENTRE) or obj.lead_id in actor.organisations("focal_point")


OWN_BODY = _("the centre, or the focal point of the body that leads it")

actions(
    Action("register.home.view", _("See what is due and where every promise stands"), REGISTER | FOREIGN, "register.home.viewed"),
    Action("register.document.list", _("List statements"), CENTRE, "register.documents.listed"),
    Action("register.document.view", _("Read a statement with its suggestions"), CENTRE, "register.document.viewed"),
    Action("register.document.add", _("Put in a statement and have it read"), CENTRE, "register.document.added"),
    Action("register.suggestion.decide", _("Accept, change or reject a suggestion"), CENTRE, "register.suggestion.decided"),
    Action("register.commitment.list", _("List commitments"), REGISTER, "register.commitments.listed"),
    Action("register.commitment.view", _("See a commitment"), REGISTER, "register.commitment.viewed"),
    Action("register.commitment.end", _("Mark a commitment as lapsed or superseded"), COORDINATOR, "register.commitment.ended"),
    Action("register.measure.add", _("Add a measure to a commitment"), REGISTER, "register.measure.added", OWN_BODY, own_body),
    Action("register.measure.move", _("Say how far a measure is"), REGISTER, "register.measure.moved", OWN_BODY, own_body),
    Action("register.evidence.submit", _("Put in evidence for a measure"), REGISTER, "register.evidence.submitted", OWN_BODY, own_body),
    Action("register.evidence.list", _("See the evidence that waits for review"), REGISTER, "register.evidence.listed"),
    Action("register.evidence.view", _("See a piece of evidence"), REGISTER, "register.evidence.viewed"),
    Action("register.evidence.download", _("Download a piece of evidence"), REGISTER, "register.evidence.downloaded"),
    Action("register.evidence.review", _("Review evidence that somebody else put in"), CENTRE, "register.evidence.reviewed"),
    Action("register.assessment.propose", _("Assess the status of a commitment"), CENTRE, "register.assessment.proposed"),
    Action("register.assessment.confirm", _("Confirm an assessment of somebody else"), CENTRE, "register.assessment.decided"),
    Action("register.report.list", _("List reports"), CENTRE, "register.reports.listed"),
    Action("register.report.view", _("Read a report"), CENTRE, "register.report.viewed"),
    Action("register.report.make", _("Make a report as of a day"), CENTRE, "register.report.made"),
    Action("register.report.download", _("Download a report"), CENTRE, "register.report.downloaded"),
    Action("register.report.give", _("Give a report to somebody outside"), CENTRE, "register.report.given"),
)  # fmt: skip


def _at_the_centre(actor: Actor) -> bool:
    return bool(actor.roles & CENTRE)


@visible_to(Commitment, Measure)
def led_records(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point what their bodies lead, and what is public."""
    if _at_the_centre(actor):
        return EVERYTHING
    if "focal_point" in actor.roles:
        return Q(lead__in=actor.organisations("focal_point")) | Q(classification="public")
    return NOTHING


@visible_to(Document, Suggestion)
def statements(actor: Actor, purpose: str) -> Q:
    """Statements and what the engine found in them are read at the centre."""
    return EVERYTHING if _at_the_centre(actor) else NOTHING


@visible_to(Evidence)
def evidence(actor: Actor, purpose: str) -> Q:
    """Evidence is seen by the centre and by the bodies that lead its measure."""
    if _at_the_centre(actor):
        return EVERYTHING
    return Q(measure__lead__in=actor.organisations("focal_point"))


@visible_to(StatusAssessment, Report)
def assessments(actor: Actor, purpose: str) -> Q:
    """Assessments and reports are internal to the centre until they are released."""
    return EVERYTHING if _at_the_centre(actor) else NOTHING
