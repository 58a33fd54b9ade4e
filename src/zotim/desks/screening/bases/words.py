"""Words for the steps that rest on law."""

from zotim.core.ui import words
from zotim.desks.screening.bases.models import LegalStep

words.add("LegalStep", dict(LegalStep.choices))
