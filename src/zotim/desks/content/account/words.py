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
        "put_right": pgettext_lazy("of orders, counted", "Put right in part"),
        "withdrawn": pgettext_lazy("of orders, counted", "Withdrawn"),
        "finalised": pgettext_lazy("of orders, counted", "Final"),
    },
)
words.add(
    "AccountPart",
    {
        "sent_abroad": pgettext_lazy("of orders, counted", "Sent to another state"),
        "complaint": pgettext_lazy("of orders, counted", "Withdrawn after a complaint"),
        "court": pgettext_lazy("of orders, counted", "Withdrawn: a court annulled it"),
        "scrutiny": pgettext_lazy("of orders, counted", "Withdrawn after scrutiny"),
        "mistake": pgettext_lazy("of orders, counted", "Withdrawn as a mistake"),
        "confirmed_by_a_court": pgettext_lazy("of orders, counted", "Confirmed by a court"),
        "minutes_to_carry_out": pgettext_lazy("of orders, counted", "Minutes from receipt until carried out (median)"),
    },
)
