"""Words for files of customers and payments: what is wrong in one, the part somebody has in a payment, what for."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.ui import words
from zotim.core.ui.show import filled
from zotim.desks.screening.finance.models import Delivery
from zotim.desks.screening.lists import words as of_lists

PURPOSES: dict[str, words.Word] = {
    "customer": pgettext_lazy("what a customer is looked up for", "The customer asks"),
    "payment": pgettext_lazy("what a customer is looked up for", "A payment of theirs"),
    "agency": pgettext_lazy("what a customer is looked up for", "A request of the agency or a court"),
    "complaint": pgettext_lazy("what a customer is looked up for", "A complaint"),
    "check": pgettext_lazy("what a customer is looked up for", "A check of what is on file"),
}
"""For what a customer is looked up: codes, since the log holds no sentences."""

PROBLEMS: dict[str, words.Word] = {
    "id": _("There is no number of the customer; the row was left out."),
    "name": _("There is no name; the row was left out."),
    "twice": _("The number stands in the file before; the row was left out."),
    "kind": _("This is no kind that we know; the row stands for any kind."),
    "date": _("This is no date that we can read; it was left out."),
    "gender": _("This is no gender that we know; it was left out."),
    "missing": _("It is missing here."),
    "currency": _("This is no currency of three letters."),
    "amount": _("This is no amount."),
    "no_xml": _(
        "This isn't XML. A file of payments begins with “<” and holds pacs.008, pacs.009 or pain.001 (ISO 20022)."
    ),
    "message": _("This is no message that is read here; it was left out."),
}
"""What is wrong, without what stood there: that may be about somebody."""

ROLES: dict[str, words.Word] = {
    "Dbtr": pgettext_lazy("part in a payment", "Debtor"),
    "UltmtDbtr": pgettext_lazy("part in a payment", "Ultimate debtor"),
    "InitgPty": pgettext_lazy("part in a payment", "Who had it made"),
    "Cdtr": pgettext_lazy("part in a payment", "Creditor"),
    "UltmtCdtr": pgettext_lazy("part in a payment", "Ultimate creditor"),
    "DbtrAgt": pgettext_lazy("part in a payment", "Bank of the debtor"),
    "CdtrAgt": pgettext_lazy("part in a payment", "Bank of the creditor"),
}

words.add("DeliveryHolds", dict(Delivery.Holds.choices))
words.add("LookUpPurpose", PURPOSES)


def role(code: str) -> words.Word:
    """The part that somebody has in a payment. Banks between the two have one word; the tag stands beside it."""
    tag = code.rpartition(".")[2]
    known = ROLES.get(tag)
    return known if known is not None else pgettext_lazy("part in a payment", "Another party or bank")


def problem(code: str, values: Mapping[str, Any]) -> str:
    """What is wrong, in words."""
    if code == "unreadable":
        why, inside = values["why"], values["in"]
        said = gettext("The file can't be read: %(why)s.") % {"why": filled(gettext(why), inside)}
        return f"{said} {gettext(values['do'])}" if values["do"] else said
    text = PROBLEMS.get(code)
    if text is None:
        return of_lists.problem(code, values)
    return str(text)
