"""Words for the kinds of entries."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words

ENTRY_KINDS: dict[str, words.Word] = {
    "plenary": pgettext_lazy("kind of duty", "Plenary"),
    "visit": pgettext_lazy("kind of duty", "Visit"),
    "report": pgettext_lazy("kind of duty", "Report"),
    "ministerial": pgettext_lazy("kind of duty", "Ministerial meeting"),
    "review": pgettext_lazy("kind of duty", "Review"),
    "meeting": pgettext_lazy("kind of duty", "Meeting"),
    "other": pgettext_lazy("kind of duty", "Other"),
}

words.add("EntryKind", ENTRY_KINDS)
