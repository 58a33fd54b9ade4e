"""What of a proposal is sealed, under its own key: who it is about, the grounds, the files, what deciders said."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zotim.core.sealing.services import Place, seal
from zotim.core.sealing.services import opened as unsealed
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence


class CantBeOpened(Exception):
    """The key is gone (``destroyed``), or it isn't what was sealed (``altered``): *trouble* says which."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def place(proposal: UUID, model: type[Any], pk: UUID, field: str) -> Place:
    """Where a text of a proposal stands, in one of its tables."""
    return Place(subject_id=proposal, table=model._meta.db_table, pk=pk, field=field)


def sealed_texts(proposal: UUID, model: type[Any], pk: UUID, **texts: str) -> Mapping[str, str]:
    """Texts of a row, sealed, by their fields."""
    return {field: seal(text, place(proposal, model, pk, field)) for field, text in texts.items()}


def opened(row: Proposal | ProposalEvidence | Decision, field: str) -> str:
    """A sealed text of a row; empty where there is none. Raises CantBeOpened."""
    proposal = row.pk if isinstance(row, Proposal) else row.proposal_id
    found = unsealed(getattr(row, field), place(proposal, type(row), row.pk, field))
    if found.trouble:
        raise CantBeOpened(found.trouble)
    return found.text
