"""Words of the national list."""

from zotim.core.ui import words
from zotim.desks.screening.national.models import Decision

words.add("ProposalOutcome", dict(Decision.Outcome.choices))
