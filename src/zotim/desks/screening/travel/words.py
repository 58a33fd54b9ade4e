"""Words of the travel channel: what a message is, what was wrong in it, what of it wasn't read, what is asked."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.ui import words
from zotim.desks.screening.travel.models import Asks, Message, Outcome, WhoTheyAre

PROBLEMS: dict[str, words.Word] = {
    "encoding": gettext_lazy("A letter isn't UTF-8; it was read as “�”."),
    "long": gettext_lazy("It is longer than %(most)s characters and was left out."),
    "date": gettext_lazy("There is no date that we can read; it was left out."),
    "open": gettext_lazy("It has no end; it was read as far as it goes."),
    "tag": gettext_lazy("This is no segment; it was left out."),
    "early": gettext_lazy("Nobody has been named yet to whom this belongs; it was left out."),
    "count": gettext_lazy("%(has)s are there, but the message counts %(wanted)s."),
    "missing": gettext_lazy("Something that is needed isn't there; the rest was read."),
    "message": gettext_lazy("This is no message that is read here; it was left out."),
}
"""What stood there isn't repeated: it might tell of belief or health."""
LEFT_OUT: dict[str, words.Word] = {
    "special_request": pgettext_lazy("never read", "Meals, health, help and other requests"),
    "free_text": pgettext_lazy("never read", "Remarks"),
    "payment": pgettext_lazy("never read", "How it was paid"),
    "contact": pgettext_lazy("never read", "Addresses, telephone numbers and mail"),
    "other": pgettext_lazy("never read", "Seats, bags, tickets and the like"),
}
ZONE: dict[str, words.Word] = {
    "number": gettext_lazy("Number of a document"),
    "born": gettext_lazy("Date of birth"),
    "expires": pgettext_lazy("of a document", "Valid until"),
    "personal": gettext_lazy("Personal number"),
    "composite": gettext_lazy("All together"),
}
"""Fields that have a check digit."""

words.add("MessageForm", dict(Message.Form.choices))
words.add("NeverRead", LEFT_OUT)
words.add("ZoneField", ZONE)
words.add("ReferralAsks", dict(Asks.choices))
words.add("ReferralWho", dict(WhoTheyAre.choices))
words.add("ReferralOutcome", dict(Outcome.choices))


def problem(code: str, values: Mapping[str, Any]) -> str:
    """What is wrong, in words; a code that nobody translated yet says itself."""
    text = PROBLEMS.get(code)
    return str(text) % values if text is not None else _("It couldn't be read (%(code)s).") % {"code": code}
