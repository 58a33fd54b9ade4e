"""Words for what a flood has in common, and what protects an item."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.content.matching.models import Flood

words.add("FloodAlike", dict(Flood.Alike.choices))
words.add(
    "Protection",
    {
        "negative": pgettext_lazy("what protects an item", "It met what looks alike and is lawful"),
        "protected": pgettext_lazy("what protects an item", "It met a work that is protected"),
        "source": pgettext_lazy("what protects an item", "It stands at a protected source"),
    },
)
words.add(
    "MetPicture",
    {
        "item": pgettext_lazy("picture of a match", "The item"),
        "entry": pgettext_lazy("picture of a match", "The entry"),
        "both": pgettext_lazy("picture of a match", "Both laid over each other: what differs is light"),
    },
)
