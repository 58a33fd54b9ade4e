"""The few words that everybody shares: languages, lines of effort, claim actions, classification, glyphs.

Codes are stored and exchanged; labels are translated where they are shown (``zotim.core.ui``). This module
imports nothing of Zotim and nothing of Django, so that engines may use it.
"""

from enum import StrEnum


class Language(StrEnum):
    """A language in which texts are kept and pages are shown, by its ISO 639-1 code."""

    ALBANIAN = "sq"
    ENGLISH = "en"
    ARABIC = "ar"


LANGUAGE_NAMES = {Language.ALBANIAN: "Shqip", Language.ENGLISH: "English", Language.ARABIC: "العربية"}
RIGHT_TO_LEFT = frozenset({Language.ARABIC})


class LineOfEffort(StrEnum):
    """The eight lines of effort under which promises are kept."""

    MILITARY = "military"
    STABILISATION = "stabilisation"
    COUNTER_FINANCE = "counter_finance"
    FOREIGN_FIGHTERS = "foreign_fighters"
    COUNTER_MESSAGING = "counter_messaging"
    PREVENTION = "prevention"
    LEGISLATION = "legislation"
    GOVERNANCE = "governance"


class ClaimAction(StrEnum):
    """What a passage does: promise, do, have done, back, ask of others, or promise on a condition."""

    PLEDGE = "pledge"
    ONGOING = "ongoing"
    DONE = "done"
    SUPPORT = "support"
    CALL = "call"
    CONDITIONAL = "conditional"


class Classification(StrEnum):
    """How far a text or file may travel, lowest first."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    @property
    def level(self) -> int:
        """0 for public, rising with secrecy; compare these, never the words."""
        return list(Classification).index(self)


class Glyph(StrEnum):
    """Where a promise stands. A promise is dotted, a proof is solid; every state of every desk maps to one."""

    PROMISED = "promised"
    UNDER_WAY = "under_way"
    SAID = "said"
    PROVEN = "proven"
    LATE = "late"


class DatePrecision(StrEnum):
    """How exactly a text states a date. The stored date is the last day of the stated period."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
