"""Words of what goes out."""

from zotim.core.ui import words
from zotim.desks.content.dispatch.models import Hold, How, Letter, NoteKind
from zotim.desks.content.law.models import Way

words.add("DispatchNote", dict(NoteKind.choices))
words.add("DispatchHow", dict(How.choices))
words.add("HoldKind", dict(Hold.Kind.choices))
words.add("LetterAbout", dict(Letter.About.choices))
words.add("DispatchWay", dict(Way.choices))
