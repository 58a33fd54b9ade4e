"""What projects write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "stabilisation.project.added": pgettext_lazy("log", "put a project on record"),
        "stabilisation.project.changed": pgettext_lazy("log", "changed the days, sectors or places of a project"),
        "stabilisation.project.tendered": pgettext_lazy("log", "said that offers are asked for"),
        "stabilisation.project.begun": pgettext_lazy("log", "said that work of a project began"),
        "stabilisation.project.completed": pgettext_lazy("log", "said that a project is completed"),
        "stabilisation.project.given_up": pgettext_lazy("log", "gave a project up"),
        "stabilisation.partner.added": pgettext_lazy("log", "said who has a part in a project"),
        "stabilisation.partner.left": pgettext_lazy("log", "said that somebody has no part in a project any more"),
        "stabilisation.diligence.answered": pgettext_lazy("log", "answered a question of due diligence"),
        "stabilisation.diligence.confirmed": pgettext_lazy("log", "cleared an answer of due diligence"),
        "stabilisation.diligence.returned": pgettext_lazy("log", "returned an answer of due diligence"),
        "stabilisation.diligence.ended": pgettext_lazy("log", "ended the use of an answer of due diligence"),
        "stabilisation.tie.added": pgettext_lazy("log", "said which commitment a project keeps"),
        "stabilisation.tie.withdrawn": pgettext_lazy("log", "took back which commitment a project keeps"),
    },
    seen={
        "stabilisation.projects.listed": pgettext_lazy("log", "looked at the projects"),
        "stabilisation.projects.exported": pgettext_lazy("log", "took the table of projects as a file"),
        "stabilisation.project.viewed": pgettext_lazy("log", "looked at a project"),
        "stabilisation.diligence.viewed": pgettext_lazy("log", "looked at an answer of due diligence"),
    },
)

kinds(
    {
        "stabilisation.project": Kind(_("Project"), page="project"),
        "stabilisation.partner": Kind(_("Partner of a project")),
        "stabilisation.tie": Kind(_("Which commitment a project keeps")),
        "stabilisation.diligence": Kind(_("Answer of due diligence"), page="diligence"),
    }
)
