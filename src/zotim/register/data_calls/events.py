"""What data calls write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.answer.cleared": pgettext_lazy("log", "cleared an answer"),
        "register.answer.drafted": pgettext_lazy("log", "drafted an answer"),
        "register.answer.given": pgettext_lazy("log", "gave an answer"),
        "register.answer.merged": pgettext_lazy("log", "merged an answer"),
        "register.answer.returned": pgettext_lazy("log", "returned an answer to its body"),
        "register.call.added": pgettext_lazy("log", "put in a questionnaire"),
        "register.call.answered": pgettext_lazy("log", "sent the reply to a data call"),
        "register.call.edited": pgettext_lazy("log", "corrected the questions of a data call"),
        "register.call.opened": pgettext_lazy("log", "sent out the questions of a data call"),
        "register.call.reopened": pgettext_lazy("log", "opened a data call again"),
        "register.call.split": pgettext_lazy("log", "gave questions of a data call to bodies"),
        "register.call.withdrawn": pgettext_lazy("log", "withdrew a data call"),
        "register.clearance.asked": pgettext_lazy("log", "asked for a clearance"),
        "register.clearance.cleared": pgettext_lazy("log", "cleared a reply"),
        "register.clearance.returned": pgettext_lazy("log", "returned a reply"),
        "register.clearance.signed": pgettext_lazy("log", "signed a reply for the desk"),
        "register.clearance.withdrawn": pgettext_lazy("log", "withdrew a request for a clearance"),
        "register.link.ended": pgettext_lazy("log", "revoked a link for answering"),
        "register.link.made": pgettext_lazy("log", "made a link for answering"),
        "register.link.opened": pgettext_lazy("log", "opened a link for answering"),
        "register.link.downloaded": pgettext_lazy("log", "downloaded a sheet by a link"),
        "register.link.uploaded": pgettext_lazy("log", "sent a sheet by a link"),
        "register.portion.answered": pgettext_lazy("log", "answered for a body"),
        "register.portion.asked": pgettext_lazy("log", "gave questions to a body"),
        "register.portion.chased": pgettext_lazy("log", "reminded a body of its questions"),
        "register.portion.drafted": pgettext_lazy("log", "saved answers of a body as a draft"),
        "register.portion.reduced": pgettext_lazy("log", "took questions back from a body"),
        "register.reply.cleared": pgettext_lazy("log", "passed a reply through its last clearance"),
        "register.reply.composed": pgettext_lazy("log", "put a reply together"),
        "register.reply.returned": pgettext_lazy("log", "sent a reply back to the desk"),
        "register.reply.sent": pgettext_lazy("log", "sent a reply"),
        "register.reply.superseded": pgettext_lazy("log", "replaced a reply by a newer one"),
        "register.reply.withdrawn": pgettext_lazy("log", "withdrew a reply"),
        "register.sheet.refused": pgettext_lazy("log", "sent back a sheet with mistakes; nothing of it was kept"),
        "register.sheet.returned": pgettext_lazy("log", "sent back a sheet of answers"),
    },
    seen={
        "register.calls.listed": pgettext_lazy("log", "looked at the data calls"),
        "register.calls.exported": pgettext_lazy("log", "took the list of data calls as a file"),
        "register.call.viewed": pgettext_lazy("log", "looked at a data call"),
        "register.call.downloaded": pgettext_lazy("log", "downloaded a questionnaire as it came"),
        "register.package.downloaded": pgettext_lazy("log", "downloaded the package of a reply"),
        "register.portion.viewed": pgettext_lazy("log", "looked at the questions of a body"),
        "register.portion.downloaded": pgettext_lazy("log", "downloaded the questions of a body"),
        "register.reply.viewed": pgettext_lazy("log", "read a reply"),
        "register.reply.downloaded": pgettext_lazy("log", "downloaded the files of a reply"),
    },
)

kinds(
    {
        "register.call": Kind(_("Data call"), model="register.datacall"),
        "register.datacall": Kind(_("Data call"), page="call"),
        "register.question": Kind(_("Question")),
        "register.portion": Kind(_("Questions of a body"), page="portion"),
        "register.answer": Kind(pgettext_lazy("kind of record", "Answer")),
        "register.answerversion": Kind(_("Version of an answer")),
        "register.reminder": Kind(_("Reminder")),
        "register.link": Kind(_("Link for answering"), model="register.returnlink"),
        "register.returnlink": Kind(_("Link for answering")),
        "register.merged": Kind(_("Merged answer")),
        "register.reply": Kind(_("Reply"), page="call_reply"),
        "register.package": Kind(_("Package of a reply"), page="call_reply", model="register.reply"),
        "register.replycontent": Kind(_("Content of a reply")),
        "register.replyfile": Kind(_("File of a reply")),
        "register.clearancestep": Kind(_("Step of a clearance")),
    }
)
