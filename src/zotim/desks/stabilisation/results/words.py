"""Words for the codes of results (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.words import add
from zotim.desks.stabilisation.results.models import Visitor

add("Visitor", dict(Visitor.choices))
add("ResultPart", {"women": _("women"), "men": _("men"), "girls": _("girls"), "boys": _("boys")})
