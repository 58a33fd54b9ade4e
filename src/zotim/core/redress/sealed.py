"""What stands sealed in a complaint, each under the complaint's own key."""

import json
from dataclasses import asdict, dataclass

from zotim.core.redress.models import CarriedOut, Complaint, Decision
from zotim.core.sealing import services
from zotim.core.sealing.errors import KeyMissing
from zotim.core.sealing.texts import SealedTexts, Under

Row = Complaint | Decision | CarriedOut
TEXTS = SealedTexts({Complaint: Under("pk")} | dict.fromkeys((Decision, CarriedOut), Under("complaint_id")))


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever complains wrote. *cited* is the reference on a notice, if they have one."""

    name: str
    contact: str
    text: str
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Opened(services.Opened):
    """A text of a complaint that was read, or couldn't be."""

    @property
    def said(self) -> Said | None:
        """What whoever complains wrote, of the column that holds that."""
        return None if self.trouble else Said(**json.loads(self.text))


def sealed(row: Row, field: str, text: str) -> str:
    """*text*, sealed for that place."""
    return TEXTS.put(row, field, text)


def as_text(said: Said) -> str:
    """What whoever complains wrote, as one text."""
    return json.dumps(asdict(said), ensure_ascii=False)


def opened(row: Row, field: str) -> Opened:
    """The text of a column. Whether the reader may is the caller's question."""
    try:
        found = services.opened(getattr(row, field), TEXTS.place(row, field))
    except KeyMissing:
        return Opened(trouble="destroyed")
    return Opened(found.text, found.trouble)
