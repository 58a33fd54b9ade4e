"""What lists write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.source.added": pgettext_lazy("log", "added a list of designated people"),
        "screening.source.changed": pgettext_lazy("log", "changed what is known of a list"),
        "screening.source.scheduled": pgettext_lazy("log", "said from where a list is fetched"),
        "screening.source.fetched": pgettext_lazy("log", "a list was fetched"),
        "screening.version.taken": pgettext_lazy("log", "put in a version of a list"),
        "screening.version.same": pgettext_lazy("log", "put in the file of a list that is in force already"),
        "screening.version.entered": pgettext_lazy("log", "a version of a list took effect"),
        "screening.version.held": pgettext_lazy("log", "a version of a list was held back"),
        "screening.version.failed": pgettext_lazy("log", "a file of a list couldn't be read"),
        "screening.version.released": pgettext_lazy("log", "let a version of a list through"),
        "screening.version.refused": pgettext_lazy("log", "refused a version of a list"),
        "screening.version.replaced": pgettext_lazy("log", "a version of a list was replaced"),
    },
    seen={
        "screening.sources.listed": pgettext_lazy("log", "looked at the lists of designated people"),
        "screening.sources.exported": pgettext_lazy("log", "took the table of lists as a file"),
        "screening.source.viewed": pgettext_lazy("log", "looked at a list"),
        "screening.source.exported": pgettext_lazy("log", "took the entries of a list as a file"),
        "screening.version.viewed": pgettext_lazy("log", "looked at a version of a list"),
        "screening.version.exported": pgettext_lazy("log", "took what a version of a list changed as a file"),
        "screening.source.taken": pgettext_lazy("log", "took what a list says now as a file"),
        "screening.listed.viewed": pgettext_lazy("log", "looked at an entry of a list"),
    },
)

kinds(
    {
        "screening.source": Kind(_("List"), page="source"),
        "screening.version": Kind(pgettext_lazy("of a list", "Version")),
        "screening.companion": Kind(_("Further file of a list")),
        "screening.listed": Kind(pgettext_lazy("of a list", "Entry"), page="listed"),
    }
)
