"""Words of the legal test, of readers and of what they uncover."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.content.review.models import Answer, Category, Reading, Shown, Turn

PUBLIC = _("Is it open to the public?")
PURPOSE_WORDS: dict[str, words.Word] = {
    "education": pgettext_lazy("purpose", "Does it serve education?"),
    "journalism": pgettext_lazy("purpose", "Does it serve journalism?"),
    "art": pgettext_lazy("purpose", "Is it art?"),
    "research": pgettext_lazy("purpose", "Does it serve research?"),
    "countering": pgettext_lazy("purpose", "Does it serve to prevent or counter terrorism?"),
    "polemic": pgettext_lazy("purpose", "Is it a polemic or controversial view in a public debate?"),
}
"""The purposes that the law protects, as questions."""


def doubts(reading: Reading) -> list[tuple[words.Word, str]]:
    """Questions on which a reading rests that nothing is to go out, or that an adviser is asked, and what it answers:
    not open to the public, or a purpose that the law protects, or unsure."""
    found = [] if reading.public == Answer.YES else [(PUBLIC, str(reading.public))]
    told = ((one, reading.purposes.get(one, Answer.NO)) for one in PURPOSE_WORDS)
    return [*found, *((PURPOSE_WORDS[one], str(answer)) for one, answer in told if answer != Answer.NO)]


words.add("LegalAnswer", dict(Answer.choices))
words.add("LegalCategory", dict(Category.choices))
words.add("ReadingPart", dict(Reading.Part.choices))
words.add("ItemTurn", dict(Turn.What.choices))
words.add("Shown", dict(Shown.choices))
