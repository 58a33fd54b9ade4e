"""Under which words missions are found."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.states import MISSION

searchable(
    Mission,
    _("Missions"),
    texts=lambda one: (one.reference, one.title, one.led_by, one.lead.name),
    title=lambda one: one.title,
    url=page_of("mission"),
    glyph=lambda one: MISSION.state(one).glyph,
    state=lambda one: MISSION.state(one).label,
)
