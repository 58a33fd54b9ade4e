"""Who may do and see what about money. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.stabilisation.money.models import Flow, Rate, Reconciliation, Statement
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Partner
from zotim.desks.stabilisation.projects.policy import PAYS, READERS, granted, of, paid_by, pays
from zotim.register.policy import CENTRE

SAYERS = OFFICERS | {"focal_point"}
RATERS = OFFICERS | CENTRE


def answers(actor: Actor, obj: Any) -> bool:
    """Officer of the body that pays, or focal point of a partner of the project."""
    return pays(actor, obj) or Partner.objects.filter(granted(actor), project=of(obj)).exists()


def said_it(actor: Actor, statement: Statement) -> bool:
    """Officer of the body that pays, or focal point of the partner that said it."""
    mine = Partner.objects.filter(granted(actor), statements=statement)
    return pays(actor, statement) or mine.exists()


def settles(actor: Actor, one: Reconciliation) -> bool:
    """Officer of the body that pays."""
    return pays(actor, one.project)


ANSWERS = _("officer of the body that pays, or focal point of a partner of the project")
SAID_IT = _("officer of the body that pays, or focal point of the partner that said it")

actions(
    Action("stabilisation.flow.list", _("List money of projects"), READERS, "stabilisation.flows.listed"),
    Action("stabilisation.flow.view", _("See a movement of money"), READERS, "stabilisation.flow.viewed"),
    Action("stabilisation.flow.add", pgettext_lazy("right", "Enter a movement of money"), OFFICERS, "stabilisation.flow.added", PAYS, pays),
    Action("stabilisation.flow.withdraw", _("Withdraw a movement of money that was entered wrongly"), OFFICERS, "stabilisation.flow.withdrawn", PAYS, pays),
    Action("stabilisation.flow.download", _("Open what shows a movement of money"), READERS, "stabilisation.flow.opened"),
    Action("stabilisation.statement.add", _("Enter what a counterpart says of money"), SAYERS, "stabilisation.statement.added", ANSWERS, answers),
    Action("stabilisation.statement.withdraw", _("Withdraw what a counterpart was said to say"), SAYERS, "stabilisation.statement.withdrawn", SAID_IT, said_it),
    Action("stabilisation.reconciliation.add", _("Lay beside each other what we and a counterpart say"), OFFICERS, "stabilisation.reconciliation.added", PAYS, pays),
    Action("stabilisation.reconciliation.withdraw", _("Withdraw what was found by laying two sides beside each other"), OFFICERS, "stabilisation.reconciliation.withdrawn", PAYS, settles),
    Action("stabilisation.rate.list", _("List rates of the day"), READERS, "stabilisation.rates.listed"),
    Action("stabilisation.rate.add", pgettext_lazy("right", "Enter a rate of the day"), RATERS, "stabilisation.rate.added"),
    Action("stabilisation.rate.withdraw", _("Withdraw a rate that was entered wrongly"), RATERS, "stabilisation.rate.withdrawn"),
)  # fmt: skip


@visible_to(Flow, Statement)
def _sides(actor: Actor, purpose: str) -> Q:
    """Those of one's own body's projects; a partner sees those that are with it alone."""
    return paid_by(actor, "project__") | Q(partner__in=Partner.objects.filter(granted(actor)))


@visible_to(Reconciliation)
def _of_the_payer(actor: Actor, purpose: str) -> Q:
    return paid_by(actor, "flow__project__") | paid_by(actor, "statement__project__")


@visible_to(Rate)
def _public(actor: Actor, purpose: str) -> Q:
    return EVERYTHING if actor.roles & READERS else NOTHING
