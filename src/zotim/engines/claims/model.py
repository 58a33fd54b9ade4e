"""What a claim is."""

from dataclasses import dataclass
from decimal import Decimal

from zotim.vocabulary import ClaimAction, DatePrecision, Language, LineOfEffort

# Raised with every change of rules or data that may change a result; kept with each suggestion.
RULES_VERSION = "11"


@dataclass(frozen=True, slots=True)
class Claim:
    """One actor, one action, one object. ``text[start:end] == passage`` in the text that was read.

    ``actor``, ``partner`` and ``unit`` carry the canonical English name of ``data/`` where the text's words are known
    there, else the text's own words. Offsets count code points. ``date`` is the last day of the period stated (ISO).
    """

    start: int
    end: int
    passage: str
    language: Language
    actor: str | None
    action: ClaimAction
    line_of_effort: LineOfEffort
    also: LineOfEffort | None
    object: str | None
    quantity: Decimal | None
    unit: str | None
    date: str | None
    date_precision: DatePrecision | None
    partner: str | None
    instrument: str | None
    rule: str
    rules_version: str = RULES_VERSION

    @property
    def stated(self) -> str | None:
        """The date as exactly as the text states it: ``2027-03-05``, ``2027-03``, ``2027-Q1`` or ``2027``."""
        if self.date is None:
            return None
        if self.date_precision == DatePrecision.QUARTER:
            return f"{self.date[:4]}-Q{int(self.date[5:7]) // 3}"
        return self.date[: {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(self.date_precision, 10)]  # type: ignore[arg-type]
