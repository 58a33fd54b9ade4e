"""Words of the national list."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.screening.national.models import ProposalOutcome

WISHED: dict[str, words.Word] = {
    "list": pgettext_lazy("what a decider wants", "Listing"),
    "return": pgettext_lazy("what a decider wants", "Return to whoever proposed it"),
    "keep": pgettext_lazy("what a decider wants", "Keeping it on the list"),
    "delist": pgettext_lazy("what a decider wants", "Taking it off the list"),
}
DONE: dict[str, words.Word] = {
    "list": pgettext_lazy("decision that was carried out", "Listed"),
    "return": pgettext_lazy("decision that was carried out", "Returned"),
    "keep": pgettext_lazy("decision that was carried out", "Kept on the list"),
    "delist": pgettext_lazy("decision that was carried out", "Taken off the list"),
}

words.add("ProposalOutcome", dict(ProposalOutcome.choices))
words.add("ProposalWish", WISHED)
words.add("ProposalDone", DONE)
