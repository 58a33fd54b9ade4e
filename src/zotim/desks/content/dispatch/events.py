"""What goes out writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.dispatch.drafted": pgettext_lazy("log", "drafted what is to go out about an item"),
        "content.dispatch.changed": pgettext_lazy("log", "changed a draft of what is to go out"),
        "content.dispatch.asked": pgettext_lazy("log", "asked an approver for what is to go out"),
        "content.dispatch.approved": pgettext_lazy("log", "approved what is to go out, as the second of two"),
        "content.dispatch.returned": pgettext_lazy("log", "returned what was to go out"),
        "content.dispatch.dropped": pgettext_lazy("log", "dropped what was to go out"),
        "content.dispatch.queued": pgettext_lazy("log", "had a mail leave with what was approved"),
        "content.dispatch.sent": pgettext_lazy("log", "sent what was approved"),
        "content.dispatch.sent_alone": pgettext_lazy("log", "sent something to the police at once"),
        "content.dispatch.reviewed": pgettext_lazy("log", "looked at what another sent to the police at once"),
        "content.dispatch.referred": pgettext_lazy("log", "a service of protection is asked to answer"),
        "content.dispatch.failed": pgettext_lazy("log", "put down that something sent didn't arrive"),
        "content.dispatch.received": pgettext_lazy("log", "put down the receipt of something sent"),
        "content.dispatch.order_received": pgettext_lazy("log", "an order was received: its hour begins"),
        "content.dispatch.scrutiny_opened": pgettext_lazy("log", "an order was received: scrutiny may be asked for"),
        "content.dispatch.questioned": pgettext_lazy("log", "put down that more is asked about something sent"),
        "content.dispatch.clarifying": pgettext_lazy("log", "wrote a clarification that another is to read"),
        "content.dispatch.clarification_returned": pgettext_lazy("log", "returned a clarification to who wrote it"),
        "content.dispatch.clarified": pgettext_lazy("log", "clarified something sent"),
        "content.dispatch.carried_out": pgettext_lazy("log", "put down that something sent was carried out"),
        "content.dispatch.not_carried_out": pgettext_lazy("log", "put down that something sent isn't carried out"),
        "content.dispatch.scrutinised": pgettext_lazy("log", "put down that scrutiny of an order was asked for"),
        "content.dispatch.upheld": pgettext_lazy("log", "put down that an order stands after scrutiny"),
        "content.dispatch.withdrawn": pgettext_lazy("log", "withdrew something sent, with all that hangs on it"),
        "content.dispatch.put_right": pgettext_lazy("log", "put a part of something sent right"),
        "content.dispatch.finalised": pgettext_lazy("log", "put down that something sent is final"),
        "content.dispatch.undisclosed": pgettext_lazy("log", "decided that whoever published it isn't told"),
        "content.dispatch.undisclosed_again": pgettext_lazy("log", "extended that whoever published it isn't told"),
        "content.dispatch.disclosed": pgettext_lazy("log", "decided that whoever published it may be told"),
        "content.dispatch.looked": pgettext_lazy("log", "looked whether something sent about is gone"),
        "content.dispatch.look_asked": pgettext_lazy("log", "had this system ask whether something is gone"),
        "content.dispatch.back": pgettext_lazy("log", "something carried out was reported again"),
        "content.dispatch.taken": pgettext_lazy("log", "took something sent as a file"),
        "content.dispatch.fetched": pgettext_lazy("log", "a platform's system fetched what is addressed to it"),
        "content.dispatch.opened": pgettext_lazy("log", "opened what something sent says"),
        "content.dispatch_note.opened": pgettext_lazy("log", "opened what was said of something sent"),
        "content.hold.opened": pgettext_lazy("log", "opened the reason of a hold for an investigation"),
        "content.dispatch.undisclosed_over": pgettext_lazy(
            "log", "the time in which whoever published it isn't told ended"
        ),
        "content.letter.queued": pgettext_lazy("log", "the other side is to be told about something sent"),
        "content.letter.sent": pgettext_lazy("log", "the other side was told about something sent"),
        "content.letter.received": pgettext_lazy("log", "what was told about something sent was received"),
        "content.letter.dropped": pgettext_lazy("log", "what was to be told about something sent fell away"),
        "content.letter.unsent": pgettext_lazy("log", "a mail about something sent didn't leave"),
        "content.platform_key.made": pgettext_lazy("log", "made a key for a system of a platform"),
        "content.platform_key.ended": pgettext_lazy("log", "ended a key of a system of a platform"),
        "content.hold.placed": pgettext_lazy("log", "entered a hold for an investigation"),
        "content.hold.lifted": pgettext_lazy("log", "lifted a hold for an investigation"),
        "content.hold.ended": pgettext_lazy("log", "a hold for an investigation ended by itself"),
        "content.hold.prolong_asked": pgettext_lazy("log", "asked that a hold for an investigation stands longer"),
        "content.hold.prolonged": pgettext_lazy("log", "prolonged a hold for an investigation, as the second of two"),
        "content.hold.not_prolonged": pgettext_lazy("log", "refused that a hold for an investigation stands longer"),
        "content.item.put_forward": pgettext_lazy("log", "proposed for a bank what was decided on an item"),
        "content.protection.answered": pgettext_lazy("log", "answered what was referred to a service of protection"),
        "content.item.preserved": pgettext_lazy("log", "preserved an item as evidence"),
    },
    seen={
        "content.dispatches.listed": pgettext_lazy("log", "looked at what goes out about content"),
        "content.dispatches.exported": pgettext_lazy("log", "took the table of what goes out about content as a file"),
        "content.dispatches.of_platform": pgettext_lazy("log", "looked at what went out to a platform"),
        "content.dispatch.viewed": pgettext_lazy("log", "looked at something that goes out about content"),
        "content.holds.listed": pgettext_lazy("log", "looked at the holds for an investigation"),
        "content.holds.exported": pgettext_lazy("log", "took the table of holds for an investigation as a file"),
        "content.hold.viewed": pgettext_lazy("log", "looked at a hold for an investigation"),
        "content.protections.listed": pgettext_lazy("log", "looked at what was referred to a service of protection"),
        "content.protections.exported": pgettext_lazy("log", "took the table of what was referred to them as a file"),
        "content.protection.viewed": pgettext_lazy("log", "looked at something referred to a service of protection"),
    },
)

kinds(
    {
        "content.dispatch": Kind(_("Referral, order or report"), page="content_dispatch"),
        "content.dispatchnote": Kind(_("What was said of something sent")),
        "content.letter": Kind(_("Letter about something sent")),
        "content.protection": Kind(_("Referral to protection")),
        "content.hold": Kind(_("Hold for an investigation"), page="content_hold"),
        "content.platformkey": Kind(_("Key of a system of a platform")),
    }
)
