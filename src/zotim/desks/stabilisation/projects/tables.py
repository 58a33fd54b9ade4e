"""The table of projects."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.core.ui.words import choices
from zotim.desks.stabilisation.projects.models import ProjectKind
from zotim.desks.stabilisation.projects.states import PROJECT
from zotim.register.tables import REFERENCE, state_choices


class ProjectTable(DataTable):
    """Projects and shares in pooled funds."""

    caption = _("Projects")
    empty = _("Projects in communities that were freed will stand here, and shares in pooled funds.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Project"), kind="translated", link=page_of("project"), sort="title__texts__{language}"),
        Column("kind", pgettext_lazy("project", "What it is"), kind="label", enum="ProjectKind", sort="kind"),
        Column("lead", pgettext_lazy("of a state", "Body"), value="lead.name"),
        Column("from_on", _("From"), kind="date", sort="from_on"),
        Column("until_on", _("Until"), kind="date", sort="until_on"),
        Column("state", pgettext_lazy("project", "Stage"), kind="state", machine="stabilisation.Project", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"))),
        ChoiceFilter("kind", pgettext_lazy("project", "What it is"), choices=lambda: choices(ProjectKind)),
        ChoiceFilter("state", pgettext_lazy("project", "Stage"), choices=lambda: state_choices(PROJECT)),
    ]
