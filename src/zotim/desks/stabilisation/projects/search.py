"""Under which words projects are found."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.projects.states import PROJECT

searchable(
    Project,
    _("Projects"),
    texts=lambda one: (one.reference, one.title, one.lead.name),
    title=lambda one: one.title,
    url=page_of("project"),
    glyph=lambda one: PROJECT.state(one).glyph,
    state=lambda one: PROJECT.state(one).label,
)
