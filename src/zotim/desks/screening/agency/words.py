"""Words for the codes of the agency's room."""

from zotim.core.ui import words
from zotim.desks.screening.agency.models import Answer, ChangeReturn, EntityKind

words.add("EntityKind", dict(EntityKind.choices))
words.add("NameAnswer", dict(Answer.choices))
words.add("ReturnKind", dict(ChangeReturn.Kind.choices))
