"""Words for an explanation: how a part met a part, and what speaks for or against a hit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.screening.asking.models import Channel, Origin

HOW: dict[str, words.Word] = {
    "same": _("the same letters"),
    "sound": _("another spelling of the same sound"),
    "skeleton": _("the same consonants, other vowels"),
    "unwritten vowels": _("the same consonants; one of the two is written without short vowels"),
    "one letter": _("one letter differs"),
    "two letters": _("two letters differ"),
    "near skeleton": _("one consonant differs"),
    "kin": _("one consonant differs, of those that writers confuse"),
    "beginning": _("the one is the beginning of the other"),
    "joined": _("two parts of the one are one part of the other"),
    "initial": _("an initial, and a part that begins with it"),
}
CONTEXT: dict[str, words.Word] = {
    "birth date": _("Date of birth"),
    "country": _("Country"),
    "gender": pgettext_lazy("of a person", "Gender"),
    "same document": _("The same number of a document"),
    "weak alias": _("A weak alias, says the list"),
}
words.add("HitContext", CONTEXT)
words.add("Channel", dict(Channel.choices))
words.add("Origin", dict(Origin.choices))
words.add("HowMet", HOW)
