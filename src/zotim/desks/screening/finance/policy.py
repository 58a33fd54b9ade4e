"""Who puts files in, and who sees customers. Neither is the other: who keeps the files sees no alert and no name."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.finance.models import CHANNEL, Customer, CustomerName, Delivery, Met, Round
from zotim.desks.screening.lists.policy import OFFICERS

KEEPER = Role("customer_keeper", _("Keeper of the files of customers"))
roles(KEEPER)

KEEPERS = frozenset({KEEPER.code})
OFFICER = frozenset({OFFICERS[CHANNEL].code})
READERS = KEEPERS | OFFICER
PUT_IN = {Delivery.Holds.CUSTOMERS: "screening.customer.take", Delivery.Holds.PAYMENTS: "screening.payment.take"}
"""Under which action a file is put in, by what it holds."""
DECIDE = "screening.delivery.decide"

actions(
    Action("screening.customer.list", _("List customers, without their names"), READERS, "screening.customers.listed"),
    Action("screening.customer.view", _("See a customer"), OFFICER, "screening.customer.viewed"),
    Action("screening.customer.find", _("Find a customer, by number or by name, saying what for"), OFFICER, "screening.customer.found"),
    Action("screening.customer.take", pgettext_lazy("right", "Put in a file of customers"), KEEPERS, "screening.delivery.taken"),
    Action("screening.payment.take", pgettext_lazy("right", "Put in a file of payments"), READERS, "screening.delivery.taken"),
    Action("screening.delivery.list", _("List files of customers and payments"), READERS, "screening.deliveries.listed"),
    Action("screening.delivery.view", _("See what was counted in a file of customers or payments"), READERS, "screening.delivery.viewed"),
    Action(DECIDE, _("Say what becomes of customers who aren't in a file that was held back"), KEEPERS, "screening.delivery.decided"),
)  # fmt: skip


@visible_to(Delivery, Round)
def files(actor: Actor, purpose: str) -> Q:
    """Counts and lines of a file; no names stand there."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    return EVERYTHING if actor.roles & READERS else NOTHING


@visible_to(Customer)
def customers(actor: Actor, purpose: str) -> Q:
    """Whoever works with them; those who keep records count old ones, and read none."""
    return files(actor, purpose)


@visible_to(CustomerName, Met)
def parts(actor: Actor, purpose: str) -> Q:
    """What leads from a name or an alert to a customer, for officers alone."""
    if purpose == RETENTION:
        return EVERYTHING if actor.roles & RECORD_KEEPERS else NOTHING
    return EVERYTHING if actor.roles & OFFICER else NOTHING
