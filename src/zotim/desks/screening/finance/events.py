"""What customers and files write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.delivery.taken": pgettext_lazy("log", "put in a file of customers or payments"),
        "screening.delivery.done": pgettext_lazy("log", "a file of customers or payments was worked through"),
        "screening.delivery.held": pgettext_lazy("log", "a file of customers was held back"),
        "screening.delivery.failed": pgettext_lazy("log", "a file of customers or payments couldn't be read"),
        "screening.delivery.released": pgettext_lazy("log", "let customers go who weren't in a file"),
        "screening.delivery.kept": pgettext_lazy("log", "kept customers on file who weren't in a file"),
        "screening.delivery.decided": pgettext_lazy("log", "decided on a file of customers that was held back"),
        "screening.customer.found": pgettext_lazy("log", "looked for a customer"),
        "screening.customer.opened": pgettext_lazy("log", "opened what is sealed about a customer"),
        "screening.met.opened": pgettext_lazy("log", "opened what is sealed about a payment"),
        "screening.round.done": pgettext_lazy("log", "customers were asked of what changed in the lists"),
    },
    seen={
        "screening.customers.listed": pgettext_lazy("log", "looked at the customers on file"),
        "screening.customers.exported": pgettext_lazy("log", "took the table of customers as a file"),
        "screening.customer.viewed": pgettext_lazy("log", "looked at a customer"),
        "screening.deliveries.listed": pgettext_lazy("log", "looked at the files of customers and payments"),
        "screening.deliveries.exported": pgettext_lazy("log", "took the table of files as a file"),
        "screening.delivery.viewed": pgettext_lazy("log", "looked at a file of customers or payments"),
    },
)

kinds(
    {
        "screening.customer": Kind(_("Customer"), page="customer"),
        "screening.customername": Kind(_("Name of a customer")),
        "screening.delivery": Kind(_("File of customers or payments"), page="delivery"),
        "screening.payment": Kind(_("Payment")),
        "screening.met": Kind(_("Source of an alert")),
        "screening.round": Kind(_("Round of the customers on file")),
    }
)
