"""What extracts write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.extract.proposed": pgettext_lazy("log", "proposed what the public sees"),
        "register.extract.released": pgettext_lazy("log", "released an extract to the public"),
        "register.extract.returned": pgettext_lazy("log", "returned a proposed extract"),
        "register.extract.withdrawn": pgettext_lazy("log", "withdrew an extract from the public"),
        "register.extract.built": pgettext_lazy("log", "wrote the public site into a folder"),
    },
    seen={
        "register.extracts.listed": pgettext_lazy("log", "looked at the versions of the public extract"),
        "register.extracts.exported": pgettext_lazy("log", "took the list of public extracts as a file"),
        "register.extract.viewed": pgettext_lazy("log", "looked at a version of the public extract"),
    },
)

kinds(
    {
        "register.extract": Kind(_("Public extract"), page="extract"),
        "register.extractcontent": Kind(_("Content of a public extract")),
    }
)
