"""What the exchange writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.packet.asked": pgettext_lazy("log", "asked that a file leaves the content desk"),
        "content.packet.approved": pgettext_lazy("log", "let a file of the content desk leave, as the second of two"),
        "content.packet.returned": pgettext_lazy("log", "returned a file that was to leave the content desk"),
        "content.packet.given": pgettext_lazy("log", "took out a file of the content desk"),
        "content.packet.expired": pgettext_lazy("log", "a file that was to leave is out of date"),
        "content.recall.due": pgettext_lazy("log", "something in a file that another body has was withdrawn"),
        "content.recall.told": pgettext_lazy("log", "another body was told what of its file was withdrawn"),
        "content.recalls.fetched": pgettext_lazy("log", "a system fetched what of its files was withdrawn"),
        "content.sharing.asked": pgettext_lazy("log", "asked that another body may follow a bank"),
        "content.sharing.confirmed": pgettext_lazy("log", "let another body follow a bank, as the second of two"),
        "content.sharing.refused": pgettext_lazy("log", "refused that another body follows a bank"),
        "content.sharing.ended": pgettext_lazy("log", "ended that another body follows a bank"),
        "content.wanted.asked": pgettext_lazy("log", "a system asked for a change in a bank"),
        "content.wanted.done": pgettext_lazy("log", "did what a system asked for in a bank"),
        "content.wanted.refused": pgettext_lazy("log", "refused what a system asked for in a bank"),
        "content.system.hashed": pgettext_lazy("log", "a system had fingerprints made"),
        "content.system.asked": pgettext_lazy("log", "a system asked the banks"),
        "content.system.proposed": pgettext_lazy("log", "a system proposed an entry of a bank"),
        "content.system.opened": pgettext_lazy("log", "a system asked for a new bank"),
        "content.changes.fetched": pgettext_lazy("log", "a system fetched what changed in banks"),
        "content.feedback.given": pgettext_lazy("log", "a system said how entries of banks fared"),
    },
    seen={
        "content.exchange.viewed": pgettext_lazy("log", "looked at what leaves the content desk"),
        "content.exchange.exported": pgettext_lazy("log", "took the table of files that leave as a file"),
        "content.packet.viewed": pgettext_lazy("log", "looked at a file that leaves the content desk"),
        "content.recall.taken": pgettext_lazy("log", "took the list of what was withdrawn of a file"),
        "content.system.read": pgettext_lazy("log", "a system looked at banks"),
    },
)

kinds(
    {
        "content.exchange": Kind(_("Exchange of the content desk")),
        "content.system": Kind(_("System of another body")),
        "content.packet": Kind(_("File for another body"), page="content_packet"),
        "content.recall": Kind(_("What of a file was withdrawn")),
        "content.sharing": Kind(_("Bank that another body follows")),
        "content.change": Kind(_("Change that followers are told")),
        "content.follower": Kind(_("Body that follows banks")),
        "content.feedback": Kind(_("What another body says of an entry")),
        "content.deposit": Kind(_("Entry that a system proposed")),
        "content.wanted": Kind(_("What a system wants")),
    }
)
