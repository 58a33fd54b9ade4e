"""Find a customer by the entity's own number or by a name, for a purpose that is said before."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import keyed, record
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.finance.models import Customer, CustomerName
from zotim.desks.screening.finance.sealed import name_codes, number_code
from zotim.desks.screening.finance.words import PURPOSES
from zotim.engines.names import Query

MOST_FOUND = 50
"""Customers of one name that are shown: who has more of them asks by number."""


@transaction.atomic
@inside
def customers_find(*, actor: Actor, purpose: str, number: str = "", name: str = "") -> list[Customer]:
    """Who has this number, or exactly this name in any order of its parts. What was asked for is on record as a hash.

    Raises Unfit without a purpose, or without one of the two.
    """
    allow(actor, "screening.customer.find")
    if purpose not in PURPOSES:
        raise Unfit(_("Say what you ask for."), "purpose")
    number, name = number.strip(), name.strip()
    if bool(number) == bool(name):
        raise Unfit(_("Give a number or a name, one of the two."), "number")
    rows = Customer.objects.filter(visible(Customer, actor))
    if number:
        rows = rows.filter(number=number_code(number))
    else:
        codes = name_codes(Query((name,)))
        names = CustomerName.objects.filter(visible(CustomerName, actor), code__in=codes)
        rows = rows.filter(pk__in=names.values("customer"))
    found = list(rows.defer("sealed").order_by("created_at", "pk")[:MOST_FOUND])
    details = {"terms": [keyed(number or name)], "hits": len(found)}
    record(actor, "screening.customer.found", object_type="screening.customer", purpose=purpose, details=details)
    return found
