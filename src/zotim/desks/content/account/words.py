"""Words for what is counted of what went out."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words

words.add(
    "AccountStep",
    {
        "sent": pgettext_lazy("of orders, counted", "Sent"),
        "received": pgettext_lazy("of orders, counted", "Received"),
        "questioned": pgettext_lazy("of orders, counted", "More was asked"),
        "carried_out": pgettext_lazy("of orders, counted", "Carried out"),
        "not_carried_out": pgettext_lazy("of orders, counted", "Not carried out"),
        "scrutinised": pgettext_lazy("of orders, counted", "Scrutinised"),
        "upheld": pgettext_lazy("of orders, counted", "Stood after scrutiny"),
        "withdrawn": pgettext_lazy("of orders, counted", "Withdrawn"),
        "finalised": pgettext_lazy("of orders, counted", "Final"),
    },
)
