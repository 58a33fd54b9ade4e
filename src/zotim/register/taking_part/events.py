"""What taking part abroad writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.forum.added": pgettext_lazy("log", "added a group abroad"),
        "register.forum.changed": pgettext_lazy("log", "changed what is known of a group abroad"),
        "register.forums.loaded": pgettext_lazy("log", "loaded a file of groups abroad"),
        "register.meeting.added": pgettext_lazy("log", "added a meeting abroad"),
        "register.meeting.changed": pgettext_lazy("log", "put in papers of a meeting, or who was there"),
        "register.meeting.held": pgettext_lazy("log", "said that a meeting took place"),
        "register.meeting.reported": pgettext_lazy("log", "reported back from a meeting"),
        "register.meeting.cancelled": pgettext_lazy("log", "said that a meeting was cancelled"),
        "register.sponsorship.added": pgettext_lazy("log", "put in a co-sponsorship"),
        "register.sponsorship.changed": pgettext_lazy("log", "changed what is known of a co-sponsorship"),
    },
    seen={
        "register.forums.listed": pgettext_lazy("log", "looked at the groups abroad"),
        "register.forums.exported": pgettext_lazy("log", "took the list of groups abroad as a file"),
        "register.forums.downloaded": pgettext_lazy("log", "took the groups abroad as a file"),
        "register.forum.viewed": pgettext_lazy("log", "looked at a group abroad"),
        "register.meetings.listed": pgettext_lazy("log", "looked at the meetings abroad"),
        "register.meetings.exported": pgettext_lazy("log", "took the list of meetings abroad as a file"),
        "register.meeting.viewed": pgettext_lazy("log", "looked at a meeting abroad"),
        "register.meeting.downloaded": pgettext_lazy("log", "downloaded a paper of a meeting"),
        "register.sponsorships.listed": pgettext_lazy("log", "looked at the co-sponsorships"),
        "register.sponsorships.exported": pgettext_lazy("log", "took the list of co-sponsorships as a file"),
        "register.sponsorship.viewed": pgettext_lazy("log", "looked at a co-sponsorship"),
    },
)

kinds(
    {
        "register.forum": Kind(_("Group abroad"), page="forum"),
        "register.forumlead": Kind(_("Lead of a group abroad")),
        "register.forummembership": Kind(_("Membership in a group abroad")),
        "register.seat": Kind(_("Seat in a group abroad")),
        "register.meeting": Kind(_("Meeting abroad"), page="meeting"),
        "register.attendance": Kind(_("Attendance of a meeting")),
        "register.sponsorship": Kind(_("Co-sponsorship"), page="sponsorship"),
    }
)
