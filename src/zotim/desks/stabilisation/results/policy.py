"""Who may do and see what about results. Nothing else decides it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.stabilisation.money.policy import ANSWERS, SAYERS, answers
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Partner
from zotim.desks.stabilisation.projects.policy import PAYS, READERS, WORKS, granted, paid_by, pays, works
from zotim.desks.stabilisation.results.models import GrantReport, Indicator, Measurement, Target, Visit


def owes(actor: Actor, report: GrantReport) -> bool:
    """Officer of the body that pays, or focal point of the partner that owes it."""
    mine = Partner.objects.filter(granted(actor), pk=report.partner_id)
    return pays(actor, report) or mine.exists()


OWES = _("officer of the body that pays, or focal point of the partner that owes it")
CONFIRMS = _("another person than who measured: an officer of the body that pays")

actions(
    Action("stabilisation.indicator.add", _("Say what shows that a project reaches what it is for"), OFFICERS, "stabilisation.indicator.added", WORKS, works),
    Action("stabilisation.indicator.view", _("See what shows that a project reaches what it is for"), READERS, "stabilisation.indicator.viewed"),
    Action("stabilisation.target.add", pgettext_lazy("right", "Say what is to be reached in a period"), OFFICERS, "stabilisation.target.added", WORKS, works),
    Action("stabilisation.measurement.add", pgettext_lazy("right", "Enter what was measured"), SAYERS, "stabilisation.measurement.added", ANSWERS, answers),
    Action("stabilisation.measurement.view", _("See what was measured"), READERS, "stabilisation.measurement.viewed"),
    Action("stabilisation.measurement.confirm", _("Confirm what somebody else measured"), OFFICERS, "stabilisation.measurement.decided", CONFIRMS, pays),
    Action("stabilisation.measurement.end", _("Use what was measured no more"), OFFICERS, "stabilisation.measurement.ended", PAYS, pays),
    Action("stabilisation.visit.add", pgettext_lazy("right", "Put a visit on record"), OFFICERS, "stabilisation.visit.added", PAYS, pays),
    Action("stabilisation.grantreport.list", _("List reports of partners"), READERS, "stabilisation.grantreports.listed"),
    Action("stabilisation.grantreport.view", _("See a report of a partner"), READERS, "stabilisation.grantreport.viewed"),
    Action("stabilisation.grantreport.add", _("Ask a partner for a report"), OFFICERS, "stabilisation.grantreport.added", PAYS, pays),
    Action("stabilisation.grantreport.send", _("Hand in a report on a grant"), SAYERS, "stabilisation.grantreport.sent", OWES, owes),
    Action("stabilisation.grantreport.decide", _("Accept a report of a partner, or return it"), OFFICERS, "stabilisation.grantreport.decided", PAYS, pays),
    Action("stabilisation.grantreport.waive", _("Say that a report of a partner isn't due any more"), OFFICERS, "stabilisation.grantreport.waived", PAYS, pays),
    Action("stabilisation.grantreport.download", _("Open a report of a partner"), READERS, "stabilisation.grantreport.opened"),
)  # fmt: skip


def _of_a_grant(actor: Actor, prefix: str) -> Q:
    """What belongs to a project of one's own body, or in which one has a part."""
    mine = Partner.objects.filter(granted(actor)).values("project")
    return paid_by(actor, f"{prefix}project__") | Q(**{f"{prefix}project__in": mine})


@visible_to(Indicator)
def _indicators(actor: Actor, purpose: str) -> Q:
    return _of_a_grant(actor, "")


@visible_to(Target)
def _targets(actor: Actor, purpose: str) -> Q:
    return _of_a_grant(actor, "indicator__")


@visible_to(Measurement)
def _measurements(actor: Actor, purpose: str) -> Q:
    return _of_a_grant(actor, "target__indicator__")


@visible_to(Visit)
def _visits(actor: Actor, purpose: str) -> Q:
    """A partner doesn't see what visits found: it may be about them."""
    return paid_by(actor, "project__")


@visible_to(GrantReport)
def _reports(actor: Actor, purpose: str) -> Q:
    """A partner sees its own."""
    return paid_by(actor, "partner__project__") | Q(partner__in=Partner.objects.filter(granted(actor)))
