"""What account and public register write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.registeredition.entered": pgettext_lazy("log", "put an edition of the public register together"),
        "content.registeredition.confirmed": pgettext_lazy("log", "published an edition of the public register"),
        "content.registeredition.returned": pgettext_lazy("log", "returned an edition of the public register"),
        "content.registeredition.ended": pgettext_lazy("log", "took an edition of the public register back"),
    },
    seen={
        "content.account.viewed": pgettext_lazy("log", "looked at the yearly account of the content desk"),
        "content.editions.listed": pgettext_lazy("log", "looked at the editions of the public register"),
        "content.registeredition.viewed": pgettext_lazy("log", "looked at an edition of the public register"),
    },
)

kinds(
    {
        "content.account": Kind(_("Yearly account of the content desk")),
        "content.registeredition": Kind(_("Edition of the public register"), page="register_edition"),
    }
)
