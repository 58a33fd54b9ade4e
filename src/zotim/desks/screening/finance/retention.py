"""How long customers and files are kept. Both lengths are proposals until the deployment's law is entered."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.finance.models import Customer, CustomerName, Delivery, Met

SOURCE = gettext_noop("Law 9917/2008 on the prevention of money laundering (article and length to be verified)")


def _customer(customer: Customer) -> list[QuerySet]:
    return [CustomerName.objects.filter(customer=customer), Customer.objects.filter(pk=customer.pk)]


def _delivery(delivery: Delivery) -> list[QuerySet]:
    return [Delivery.objects.filter(pk=delivery.pk)]


rules(
    Rule(
        "screening.customer.ended",
        _("Customers who have been none for long, with their names"),
        "screening.Customer",
        "customer",
        months(60),
        since_field="ended_on",
        # As long as an alert about them is kept, it has to be known about whom.
        where=Q(ended_on__isnull=False) & ~Q(Exists(Met.objects.filter(customer=OuterRef("pk")))),
        parts=_customer,
        keyed=True,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
    Rule(
        "screening.delivery.old",
        _("Files of customers and payments that were put in: what was counted"),
        "screening.Delivery",
        "delivery",
        months(60),
        since_field="ended_at",
        where=Q(state__in=["done", "refused"])
        & ~Q(Exists(Met.objects.filter(delivery=OuterRef("pk"))))
        & ~Q(Exists(Customer.objects.filter(delivery=OuterRef("pk")))),
        parts=_delivery,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
)
