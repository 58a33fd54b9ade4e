"""Pages of the national list."""

from zotim.desks.screening.national.views.decisions import (
    proposal_answer,
    proposal_decide,
    proposal_print,
    proposal_review,
)
from zotim.desks.screening.national.views.proposals import (
    proposal,
    proposal_add,
    proposal_change,
    proposal_evidence,
    proposal_evidence_add,
    proposal_list,
    proposal_propose,
    proposal_withdraw,
)

__all__ = [
    "proposal", "proposal_add", "proposal_answer",
    "proposal_change", "proposal_decide", "proposal_evidence", "proposal_evidence_add", "proposal_list",
    "proposal_print", "proposal_propose", "proposal_review", "proposal_withdraw",
]  # fmt: skip
