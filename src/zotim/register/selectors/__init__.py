"""Every read of the register. Each takes the actor and returns only what the actor may see.

Those of instruments and obligations are :mod:`.library`.
"""

from zotim.register.selectors.commitments import (
    assessments_of,
    commitment,
    commitments,
    documents,
    every_measure,
    evidence_list,
    linked_to,
    measure_of,
    measures_of,
    pieces_of,
    put_in_anew,
    successors,
)
from zotim.register.selectors.figures import figures_told

__all__ = [
    "assessments_of",
    "commitment",
    "commitments",
    "documents",
    "every_measure",
    "evidence_list",
    "figures_told",
    "linked_to",
    "measure_of",
    "measures_of",
    "pieces_of",
    "put_in_anew",
    "successors",
]
