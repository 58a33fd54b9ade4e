"""Words of what goes out."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.content.dispatch.models import Hold, How, Letter, NoteKind
from zotim.desks.content.law.models import Way

words.add("DispatchNote", dict(NoteKind.choices))
words.add("DispatchHow", dict(How.choices))
words.add("HoldKind", dict(Hold.Kind.choices))
words.add("LetterAbout", dict(Letter.About.choices))
words.add("DispatchWay", dict(Way.choices))
words.add(
    "ServiceState",
    dict.fromkeys(("sent", "received", "questioned"), pgettext_lazy("of a service", "It waits for your answer"))
    | {
        "carried_out": pgettext_lazy("of a service", "You take it over"),
        "not_carried_out": pgettext_lazy("of a service", "It isn't yours"),
        "final": pgettext_lazy("of a service", "Over"),
        "withdrawn": pgettext_lazy("of a service", "Withdrawn"),
        "failed": pgettext_lazy("of a service", "It didn't arrive"),
    },
)
"""Where something stands, for the service of protection to which it was referred."""
