"""What law and platforms write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.actingbasis.entered": pgettext_lazy("log", "entered the legal basis of a way of acting"),
        "content.actingbasis.confirmed": pgettext_lazy("log", "confirmed the legal basis of a way of acting"),
        "content.actingbasis.returned": pgettext_lazy("log", "returned the legal basis of a way of acting"),
        "content.actingbasis.ended": pgettext_lazy("log", "ended the use of the legal basis of a way of acting"),
        "content.platform.added": pgettext_lazy("log", "added a platform"),
        "content.platform.changed": pgettext_lazy("log", "changed a platform"),
        "content.platform.ended": pgettext_lazy("log", "ended the use of a platform"),
        "content.platform.listed_again": pgettext_lazy("log", "put a platform to use again"),
        "content.contactpoint.added": pgettext_lazy("log", "added a contact point"),
        "content.contactpoint.verified": pgettext_lazy("log", "put down that a contact point is right"),
        "content.contactpoint.ended": pgettext_lazy("log", "ended the use of a contact point"),
        "content.firstnotice.sent": pgettext_lazy("log", "told a platform how orders are sent"),
        "content.noticewaiver.entered": pgettext_lazy("log", "asked that an order goes to a platform at once"),
        "content.noticewaiver.confirmed": pgettext_lazy("log", "let orders go to a platform at once"),
        "content.noticewaiver.returned": pgettext_lazy("log", "refused that an order goes to a platform at once"),
        "content.noticewaiver.ended": pgettext_lazy("log", "let the hours before a first order count again"),
        "content.formcheck.entered": pgettext_lazy("log", "compared a form with the official text"),
        "content.formcheck.confirmed": pgettext_lazy("log", "confirmed the comparison of a form"),
        "content.formcheck.returned": pgettext_lazy("log", "returned the comparison of a form"),
        "content.formcheck.ended": pgettext_lazy("log", "made a form a draft again"),
    },
    seen={
        "content.bases.listed": pgettext_lazy("log", "looked at the legal bases of ways of acting"),
        "content.bases.exported": pgettext_lazy("log", "took the table of legal bases as a file"),
        "content.actingbasis.viewed": pgettext_lazy("log", "looked at the legal basis of a way of acting"),
        "content.platforms.listed": pgettext_lazy("log", "looked at the platforms"),
        "content.platforms.exported": pgettext_lazy("log", "took the table of platforms as a file"),
        "content.platform.viewed": pgettext_lazy("log", "looked at a platform"),
        "content.firstnotice.made": pgettext_lazy("log", "made the notice that a platform gets before its first order"),
        "content.noticewaiver.viewed": pgettext_lazy("log", "looked at why orders go to a platform at once"),
        "content.forms.listed": pgettext_lazy("log", "looked at the forms"),
        "content.formcheck.viewed": pgettext_lazy("log", "looked at a form"),
    },
)

kinds(
    {
        "content.actingbasis": Kind(_("Legal basis of a way of acting"), page="acting_basis"),
        "content.platform": Kind(_("Platform"), page="platform"),
        "content.contactpoint": Kind(_("Contact point")),
        "content.firstnotice": Kind(_("Notice before a first order")),
        "content.noticewaiver": Kind(_("Emergency in which an order goes at once"), page="notice_waiver"),
        "content.formcheck": Kind(_("Comparison of a form"), page="form_check"),
    }
)
