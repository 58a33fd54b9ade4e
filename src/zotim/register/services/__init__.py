"""Every write of the register, by verb. The name of a service is what the log says."""

from zotim.register.services.assessments import assessment_confirm, assessment_propose
from zotim.register.services.ends import commitment_end
from zotim.register.services.measures import evidence_review, evidence_submit, measure_add, measure_move
from zotim.register.services.statements import (
    TEXT_LIMIT,
    document_add,
    document_import,
    suggestion_accept,
    suggestion_reject,
)

__all__ = [
    "TEXT_LIMIT",
    "assessment_confirm",
    "assessment_propose",
    "commitment_end",
    "document_add",
    "document_import",
    "evidence_review",
    "evidence_submit",
    "measure_add",
    "measure_move",
    "suggestion_accept",
    "suggestion_reject",
]
