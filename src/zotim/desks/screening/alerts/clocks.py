"""Until when a verdict is due: by what the question comes from. All proposals until the competent body decides."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours, working_days
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.screening.asking.models import Origin

SOURCE = gettext_noop("Working rule of this installation (to be decided)")
DECIDED = ("screening.alert.same", "screening.alert.apart")

PAYMENT = Clock(
    "screening.alert.payment", _("Verdict while a payment is held"), hours(4),
    starts=("screening.alert.raised_by_payment",), stops=DECIDED, legal_source=SOURCE,
)  # fmt: skip
PASSENGER = Clock(
    "screening.alert.passenger", _("Verdict about a traveller whose departure isn't known"), hours(24),
    starts=("screening.alert.raised_by_passenger",), stops=DECIDED, legal_source=SOURCE,
)  # fmt: skip
LOOK_UP = Clock(
    "screening.alert.look_up", _("Verdict about somebody who was looked up"), working_days(1),
    starts=("screening.alert.raised_by_look_up",), stops=DECIDED, legal_source=SOURCE,
)  # fmt: skip
# No longer than an obliged entity has for its return of what it found: the verdict comes before the return.
CUSTOMER = Clock(
    "screening.alert.customer", _("Verdict about a customer on file"), hours(72),
    starts=("screening.alert.raised_by_customer",), stops=DECIDED, legal_source=SOURCE,
)  # fmt: skip
CONTESTED = Clock(
    "screening.alert.contested", _("New verdict about an alert that was contested"), working_days(5),
    starts=("screening.alert.contested",), stops=DECIDED, legal_source=SOURCE,
)  # fmt: skip

BY_ORIGIN = {
    Origin.PAYMENT: PAYMENT, Origin.PASSENGER: PASSENGER, Origin.LOOK_UP: LOOK_UP, Origin.CUSTOMER: CUSTOMER,
}  # fmt: skip

clocks(*BY_ORIGIN.values(), CONTESTED)
