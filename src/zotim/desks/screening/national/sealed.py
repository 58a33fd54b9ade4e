"""What of a proposal is sealed, under its own key: who it is about, the grounds, the files, what deciders said."""

from collections.abc import Mapping

from zotim.core.sealing.services import opened as unsealed
from zotim.core.sealing.texts import SealedTexts, Under
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence

Row = Proposal | ProposalEvidence | Decision
TEXTS = SealedTexts({Proposal: Under("pk")} | dict.fromkeys((ProposalEvidence, Decision), Under("proposal_id")))


class CantBeOpened(Exception):
    """The key is gone (``destroyed``), or it isn't what was sealed (``altered``): *trouble* says which."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def sealed_texts(row: Row, **texts: str) -> Mapping[str, str]:
    """Texts of a row, sealed, by their fields."""
    return {field: TEXTS.put(row, field, text) for field, text in texts.items()}


def opened(row: Row, field: str) -> str:
    """A sealed text of a row; empty where there is none. Raises CantBeOpened."""
    found = unsealed(getattr(row, field), TEXTS.place(row, field))
    if found.trouble:
        raise CantBeOpened(found.trouble)
    return found.text
