"""What the calendar of duties writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.duty.added": pgettext_lazy("log", "entered a duty into the calendar"),
        "register.duty.changed": pgettext_lazy("log", "changed an entry of the calendar"),
        "register.duty.met": pgettext_lazy("log", "said that a duty was met"),
        "register.duty.reminded": pgettext_lazy("log", "reminded somebody of what is due"),
        "register.feed.made": pgettext_lazy("log", "made an address for their calendar"),
        "register.feed.ended": pgettext_lazy("log", "revoked an address of a calendar"),
        "register.reminders.chosen": pgettext_lazy("log", "chose the days on which they are reminded"),
        "register.handover.made": pgettext_lazy("log", "made a handover pack"),
        "register.handover.handed": pgettext_lazy("log", "handed the work of a body over"),
    },
    seen={
        "register.duty.viewed": pgettext_lazy("log", "looked at an entry of the calendar"),
        "register.feeds.listed": pgettext_lazy("log", "looked at the addresses of their calendar"),
        "register.feed.fetched": pgettext_lazy("log", "fetched a calendar by its address"),
        "register.reminder.opened": pgettext_lazy("log", "went from a reminder to what is due"),
        "register.work.viewed": pgettext_lazy("log", "looked at the work of a body"),
        "register.work.exported": pgettext_lazy("log", "took the commitments of a body as a file"),
        "register.handovers.listed": pgettext_lazy("log", "looked at the handover packs"),
        "register.handovers.exported": pgettext_lazy("log", "took the list of handover packs as a file"),
        "register.handover.viewed": pgettext_lazy("log", "read a handover pack"),
        "register.handover.downloaded": pgettext_lazy("log", "downloaded a handover pack"),
        "register.left.listed": pgettext_lazy("log", "looked at what ended accounts hold"),
    },
)

kinds(
    {
        "register.duty": Kind(_("Entry of the calendar"), page="duty"),
        "register.dutymet": Kind(_("Day of a duty that was met")),
        "register.dutyreminder": Kind(_("Reminder of what is due")),
        "register.feed": Kind(_("Address of a calendar")),
        "register.reminderwish": Kind(_("Choice of reminders")),
        "register.handover": Kind(_("Handover pack"), page="handover"),
        "register.handovercontent": Kind(_("Content of a handover pack")),
        "register.handoverfile": Kind(_("File of a handover pack")),
        "register.work": Kind(_("Work of a body"), page="work", model="people.organisation"),
    }
)
