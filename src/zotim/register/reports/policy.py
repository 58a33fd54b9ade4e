"""Who may do and see what in reports. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.register.policy import CENTRE, COORDINATOR, REGISTER
from zotim.register.reports.models import Comment, Hearing, Report, ReportTemplate

RELEASE = "register.report.release"
"""The action of asking for a release and of deciding it, and the one that its approval names."""


def own_hearing(actor: Actor, hearing: Any) -> bool:
    """Somebody of the body that is heard."""
    return hearing.organisation_id in actor.organisations(*REGISTER)


actions(
    Action("register.report.list", _("List reports"), CENTRE, "register.reports.listed"),
    Action("register.report.view", _("Read a report"), CENTRE, "register.report.viewed"),
    Action("register.report.make", _("Make a report as of a day"), CENTRE, "register.report.made"),
    Action("register.report.download", _("Download a report"), CENTRE, "register.report.downloaded"),
    Action("register.report.give", _("Give a report to somebody outside"), CENTRE, "register.report.given"),
    Action("register.report.hear", _("Give the sentences about it to a body, before a report or an assessment is final"), CENTRE, "register.report.heard"),
    Action(RELEASE, _("Ask for the release of a report that bodies commented on, and decide it"), CENTRE, "register.report.released"),
    Action("register.report.withdraw", _("Withdraw a report that isn't final"), COORDINATOR, "register.report.withdrawn"),
    Action("register.template.list", _("See the templates of reports"), CENTRE, "register.templates.listed"),
    Action("register.template.add", _("Add a template of reports"), COORDINATOR, "register.template.added"),
    Action("register.hearing.list", _("List what bodies are asked to comment on"), REGISTER, "register.hearings.listed"),
    Action("register.hearing.view", _("See sentences that a body is asked to comment on"), REGISTER, "register.hearing.viewed"),
    Action("register.hearing.comment", _("Comment on the sentences about one's body"), REGISTER, "register.hearing.given", _("somebody of the body that is heard"), own_hearing),
    Action("register.hearing.answer", _("Answer the comments of a body, or go on after its day"), CENTRE, "register.hearing.answered"),
)  # fmt: skip


@visible_to(Report, ReportTemplate)
def reports(actor: Actor, purpose: str) -> Q:
    """Reports and their templates are the centre's own."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING


@visible_to(Hearing)
def hearings(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those of their bodies: the sentences about these, and nothing else of a report."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return Q(organisation__in=actor.organisations("focal_point"))


@visible_to(Comment)
def comments(actor: Actor, purpose: str) -> Q:
    """As the hearings in which they were made; what a body hasn't given yet is its own."""
    own = Q(hearing__organisation__in=actor.organisations(*REGISTER))
    return own | ~Q(hearing__state="asked") if actor.roles & CENTRE else own
