"""Every write of the register, by verb. The name of a service is what the log says."""

from zotim.register.exchange import FileRefused
from zotim.register.services.assessments import assessment_confirm, assessment_propose
from zotim.register.services.changes import commitment_change
from zotim.register.services.contradictions import contradiction_decide, contradictions_find
from zotim.register.services.coverage import application_supply, coverage_confirm, coverage_propose
from zotim.register.services.ends import commitment_end
from zotim.register.services.evidence import evidence_open, evidence_review, evidence_submit
from zotim.register.services.figures import figures_take
from zotim.register.services.instruments import (
    OPEN_TO_OPINIONS,
    adherence_add,
    instrument_add,
    instrument_change,
    instrument_move,
    opinion_answer,
    opinion_give,
    provision_add,
    provision_change,
    version_add,
)
from zotim.register.services.library import PACKAGED, library_export, library_install, library_load
from zotim.register.services.obligations import (
    FoundProvision,
    obligation_add,
    obligation_change,
    obligation_relate,
    obligation_serve,
    obligation_unrelate,
    provision_accept,
    provision_reject,
    provisions_propose,
    provisions_read,
    verification_confirm,
    verification_doubt,
    verification_open,
    verification_propose,
)
from zotim.register.services.statements import (
    TEXT_LIMIT,
    document_add,
    document_import,
    suggestion_accept,
    suggestion_link,
    suggestion_reject,
    suggestion_unlink,
)

__all__ = [
    "OPEN_TO_OPINIONS",
    "PACKAGED",
    "TEXT_LIMIT",
    "FileRefused",
    "FoundProvision",
    "adherence_add",
    "application_supply",
    "assessment_confirm",
    "assessment_propose",
    "commitment_change",
    "commitment_end",
    "contradiction_decide",
    "contradictions_find",
    "coverage_confirm",
    "coverage_propose",
    "document_add",
    "document_import",
    "evidence_open",
    "evidence_review",
    "evidence_submit",
    "figures_take",
    "instrument_add",
    "instrument_change",
    "instrument_move",
    "library_export",
    "library_install",
    "library_load",
    "obligation_add",
    "obligation_change",
    "obligation_relate",
    "obligation_serve",
    "obligation_unrelate",
    "opinion_answer",
    "opinion_give",
    "provision_accept",
    "provision_add",
    "provision_change",
    "provision_reject",
    "provisions_propose",
    "provisions_read",
    "suggestion_accept",
    "suggestion_link",
    "suggestion_reject",
    "suggestion_unlink",
    "verification_confirm",
    "verification_doubt",
    "verification_open",
    "verification_propose",
    "version_add",
]
