"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.person.entered": pgettext_lazy("log", "entered whom a case is about"),
        "reintegration.guardian.entered": pgettext_lazy("log", "entered who may act for a child"),
        "reintegration.guardian.ended": pgettext_lazy("log", "ended that somebody may act for a child"),
        "reintegration.family.joined": pgettext_lazy("log", "put two cases into one family"),
        "reintegration.family.left": pgettext_lazy("log", "took a case out of its family"),
        "reintegration.person.asked": pgettext_lazy("log", "asked whether a person is known"),
        "reintegration.inquiry.told": pgettext_lazy("log", "got in touch with whoever asked about a person"),
        "reintegration.inquiry.left": pgettext_lazy("log", "decided that nobody gets in touch"),
    },
    seen={
        "reintegration.identity.viewed": pgettext_lazy("log", "looked at papers and address of a person"),
        "reintegration.identity.opened": pgettext_lazy("log", "opened papers and address of a person"),
        "reintegration.name.opened": pgettext_lazy("log", "opened a name"),
        "reintegration.guardian.opened": pgettext_lazy("log", "opened the name of who acts for a child"),
        "reintegration.inquiries.listed": pgettext_lazy("log", "looked at who asked about persons"),
    },
)

kinds(
    {
        "reintegration.person": Kind(_("Whom a case is about")),
        "reintegration.family": Kind(_("Family")),
        "reintegration.guardian": Kind(_("Who may act for a child")),
        "reintegration.member": Kind(_("Member of a family")),
        "reintegration.inquiry": Kind(_("Question whether a person is known")),
        "reintegration.name": Kind(_("Name")),
        "reintegration.identity": Kind(_("Papers and address")),
    }
)
