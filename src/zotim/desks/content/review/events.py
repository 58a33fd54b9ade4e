"""What readers write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.reading.said": pgettext_lazy("log", "put a reading of an item on record"),
        "content.reading.opened": pgettext_lazy("log", "opened what is sealed in a reading"),
        "content.turn.opened": pgettext_lazy("log", "opened why an item was closed or opened again"),
        "content.conflict.opened": pgettext_lazy("log", "opened why somebody is kept from an item"),
        "content.item.of_crisis": pgettext_lazy("log", "said that an item belongs to a crisis that was declared"),
        "content.sample.same": pgettext_lazy("log", "read an item of the sample, and said the same"),
        "content.sample.differs": pgettext_lazy("log", "read an item of the sample, and said otherwise"),
        "content.sample.dropped": pgettext_lazy("log", "dropped an item of the sample that had been opened"),
        "content.conflict.said": pgettext_lazy("log", "said that they have an interest in an item"),
        "content.conflict.entered": pgettext_lazy("log", "kept somebody from an item"),
        "content.conflict.ended": pgettext_lazy("log", "ended that somebody is kept from an item"),
        "content.goingon.asked": pgettext_lazy("log", "asked to go on after the day's limit"),
        "content.goingon.agreed": pgettext_lazy("log", "agreed that a colleague goes on after the day's limit"),
        "content.goingon.refused": pgettext_lazy("log", "said that a colleague stops for today"),
        "content.languages.set": pgettext_lazy("log", "said which languages they read"),
    },
    seen={
        "content.queue.listed": pgettext_lazy("log", "looked at the queue of items"),
        "content.queue.exported": pgettext_lazy("log", "took the queue of items as a file"),
        "content.item.looked_at": pgettext_lazy("log", "looked at an item to read it"),
        "content.sample.looked_at": pgettext_lazy("log", "looked at an item of the sample"),
        "content.exposure.viewed": pgettext_lazy("log", "looked at what they had looked at themselves"),
        "content.goingon.listed": pgettext_lazy("log", "looked at who asks to go on"),
        "content.agreement.viewed": pgettext_lazy("log", "looked at how far readers agree"),
        "content.conflict.listed": pgettext_lazy("log", "looked at who is kept from items"),
    },
)

kinds(
    {
        "content.queue": Kind(_("Queue of items")),
        "content.agreement": Kind(_("Agreement of readers")),
        "content.reading": Kind(_("Reading of an item")),
        "content.turn": Kind(_("Item that was closed or opened again")),
        "content.sample": Kind(_("Item that is read again")),
        "content.exposure": Kind(_("What a reader uncovered")),
        "content.goingon": Kind(_("Reader who asks to go on")),
        "content.languages": Kind(_("Languages of a reader")),
        "content.conflict": Kind(_("Conflict of interest")),
    }
)
