"""In which words the histories of areas and places are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.desks.stabilisation.places.models import Area, Place
from zotim.register.history.words import Field, common, told

POINTED = common("title", "source") | {
    "code": Field(pgettext_lazy("of a place", "Code"), typed=True),
    "latitude": Field(_("Degrees north")),
    "longitude": Field(_("Degrees east")),
}

told(Area, fields=POINTED)
told(
    Place,
    moved={"left": _("Place not used any more")},
    fields=POINTED
    | common("reason")
    | {
        "exactness": Field(_("How exact the point is"), "Exactness"),
        "telling": Field(_("What is told of it outside"), "Telling"),
        "telling_why": Field(_("Why it is told so"), typed=True),
    },
    first=("telling",),
)
