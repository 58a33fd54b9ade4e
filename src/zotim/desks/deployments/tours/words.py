"""Words for the codes of tours (``core.ui.words``)."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.desks.deployments.tours.models import TourEnd

add("TourEnd", dict(TourEnd.choices))
add("TourLack", {
    "left": pgettext_lazy("lack of a tour", "They aren't on the list any more"),
    "billet": pgettext_lazy("lack of a tour", "The mission hasn't accepted the billet"),
    "available": pgettext_lazy("lack of a tour", "They can't be away on all of these days, as far as is known"),
    "rest": pgettext_lazy("lack of a tour", "The rest after the last tour isn't over"),
    "rank": pgettext_lazy("lack of a tour", "Their rank isn't one that the billet asks for"),
    "english": pgettext_lazy("lack of a tour", "The level of English that the billet asks for"),
    "qualification": pgettext_lazy("lack of a tour", "A qualification that the billet asks for"),
    "clearance": pgettext_lazy("lack of a tour", "The clearance that the billet asks for"),
    "medical": pgettext_lazy("lack of a tour", "That they are fit: medical"),
    "psychological": pgettext_lazy("lack of a tour", "That they are fit: psychological"),
    "dental": pgettext_lazy("lack of a tour", "That they are fit: dental"),
    "item": pgettext_lazy("lack of a tour", "A blocking item of the checklist"),
    "ground": pgettext_lazy("lack of a tour", "A ground of the mission is missing"),
})  # fmt: skip
