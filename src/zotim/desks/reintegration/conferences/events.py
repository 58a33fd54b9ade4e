"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.conference.called": pgettext_lazy("log", "called a conference"),
        "reintegration.conference.invited": pgettext_lazy("log", "invited to a conference"),
        "reintegration.conference.opened": pgettext_lazy("log", "opened a conference"),
        "reintegration.conference.closed": pgettext_lazy("log", "closed a conference"),
        "reintegration.conference.cancelled": pgettext_lazy("log", "cancelled a conference"),
        "reintegration.seat.given": pgettext_lazy("log", "gave a seat at a conference"),
        "reintegration.seat.taken": pgettext_lazy("log", "took a seat at a conference back"),
        "reintegration.seat.undertaken": pgettext_lazy("log", "put a signed undertaking of confidentiality on record"),
        "reintegration.item.brought": pgettext_lazy("log", "brought something before a conference"),
        "reintegration.item.invited": pgettext_lazy("log", "said who is invited to an item, or why not"),
        "reintegration.item.taken_off": pgettext_lazy("log", "took an item off the agenda"),
        "reintegration.place.opened": pgettext_lazy("log", "opened an item to a seat"),
        "reintegration.place.ended": pgettext_lazy("log", "closed an item to a seat"),
        "reintegration.saying.written": pgettext_lazy("log", "wrote down who came to an item, and what they said"),
        "reintegration.decision.written": pgettext_lazy("log", "wrote down what a conference decided"),
        "reintegration.decision.taken_over": pgettext_lazy("log", "took a decision over into the plan"),
    },
    seen={
        "reintegration.conferences.listed": pgettext_lazy("log", "looked at conferences"),
        "reintegration.conference.viewed": pgettext_lazy("log", "looked at a conference"),
        "reintegration.seat.viewed": pgettext_lazy("log", "looked at a seat at a conference"),
        "reintegration.item.viewed": pgettext_lazy("log", "looked at an item of a conference"),
        "reintegration.minutes.viewed": pgettext_lazy("log", "read the minutes of a seat"),
        "reintegration.saying.opened": pgettext_lazy("log", "opened what was said of an item"),
        "reintegration.decision.opened": pgettext_lazy("log", "opened what a conference decided"),
    },
)  # fmt: skip
kinds(
    {
        "reintegration.conference": Kind(_("Case conference"), page="conference"),
        "reintegration.seat": Kind(_("Seat at a conference")),
        "reintegration.item": Kind(_("Item of a conference")),
        "reintegration.place": Kind(_("Seat at an item")),
        "reintegration.saying": Kind(_("What was said of an item")),
        "reintegration.decision": Kind(_("Decision of a conference")),
        "reintegration.minutes": Kind(_("Minutes of a seat"), model="reintegration.seat"),
    }
)
