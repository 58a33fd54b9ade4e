"""What complaints write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "redress.complaint.received": pgettext_lazy("log", "sent a complaint"),
        "redress.complaint.admitted": pgettext_lazy("log", "admitted a complaint"),
        "redress.complaint.sent_on": pgettext_lazy("log", "sent a complaint on to a body elsewhere"),
        "redress.complaint.tied": pgettext_lazy("log", "said which record a complaint is about"),
        "redress.complaint.taken": pgettext_lazy("log", "took a complaint, to work on it"),
        "redress.complaint.given_back": pgettext_lazy("log", "gave a complaint back"),
        "redress.complaint.brought_back": pgettext_lazy("log", "brought a complaint back: nobody of the body was left"),
        "redress.complaint.decided": pgettext_lazy("log", "decided on a complaint"),
        "redress.complaint.carried_out": pgettext_lazy("log", "carried out what was decided on a complaint"),
        "redress.complaint.closed": pgettext_lazy("log", "closed a complaint"),
        "redress.complaint.review_asked": pgettext_lazy("log", "asked for the review of a decision on a complaint"),
        "redress.complaint.reviewed": pgettext_lazy("log", "decided on a complaint in a review"),
    },
    seen={
        "redress.complaints.listed": pgettext_lazy("log", "looked at the complaints"),
        "redress.complaint.viewed": pgettext_lazy("log", "looked at a complaint"),
        "redress.complaint.read": pgettext_lazy("log", "read what was written in a complaint"),
        "redress.decision.read": pgettext_lazy("log", "read why it was decided so on a complaint"),
        "redress.receipt.opened": pgettext_lazy("log", "saw with a receipt code where a complaint stands"),
    },
)

kinds(
    {
        "redress.complaint": Kind(_("Complaint"), page="complaint"),
        "redress.receipt": Kind(_("Receipt of a complaint")),
        "redress.hand": Kind(_("Hand in a complaint")),
        "redress.decision": Kind(_("Decision on a complaint")),
        "redress.carriedout": Kind(_("Effect of a complaint that was carried out")),
    }
)
