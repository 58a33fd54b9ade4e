"""Words of the national list."""

from zotim.core.ui import words
from zotim.desks.screening.national.models import ProposalOutcome

words.add("ProposalOutcome", dict(ProposalOutcome.choices))
