"""Words for the codes of people who may be sent (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.desks.deployments.people.models import Aspect

add("Aspect", dict(Aspect.choices))
add("EndsKind", {
    "qualification": _("Qualification"),
    "fitness": _("Fitness"),
    "clearance": pgettext_lazy("security", "Clearance"),
})  # fmt: skip
