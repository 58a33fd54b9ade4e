"""What many elements of an activity are made of: texts by language, codes, days, money, organisations, documents.

Values are kept as they stand in the file, so that nothing is lost in a round trip; ``day`` and ``amount`` read them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zotim.formats.iati.shape import Part, attribute, content, many, one
from zotim.formats.iati.values import day, number


@dataclass(frozen=True, slots=True)
class Narrative(Part):
    """A text in one language; without *lang* in the activity's own."""

    text: str = content()
    lang: str | None = attribute("xml:lang")


@dataclass(frozen=True, slots=True)
class Text(Part):
    """The same text in some languages."""

    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Plain(Part):
    """A text that is the same in every language: an identifier, an address, a point."""

    text: str = content()


@dataclass(frozen=True, slots=True)
class Code(Part):
    """A code out of the list that belongs to its element."""

    code: str | None = attribute()


@dataclass(frozen=True, slots=True)
class AidType(Part):
    """A type of aid, in a *vocabulary* (1, OECD DAC, where none is said)."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Day(Part):
    """A day: of a transaction, or on which a period begins or ends."""

    iso_date: str | None = attribute(kind="day")

    @property
    def day(self) -> date | None:
        """The day, None where the text is none."""
        return day(self.iso_date)


@dataclass(frozen=True, slots=True)
class Money(Part):
    """A sum, in *currency* (ISO 4217; where none is said, the activity's default), of the day *value_date*."""

    text: str = content(kind="number")
    currency: str | None = attribute()
    value_date: str | None = attribute("value-date", kind="day")

    @property
    def amount(self) -> Decimal | None:
        """The sum, None where the text is no number."""
        return number(self.text)

    @property
    def day(self) -> date | None:
        """The day whose rate of exchange counts."""
        return day(self.value_date)


@dataclass(frozen=True, slots=True)
class Country(Part):
    """A country that receives (ISO 3166-1, two letters), and how much of a hundred."""

    code: str | None = attribute()
    percentage: str | None = attribute(kind="number")
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Region(Part):
    """A region that receives, in a *vocabulary* (1, OECD DAC, where none is said), and how much of a hundred."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    percentage: str | None = attribute(kind="number")
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Sector(Part):
    """A sector, in a *vocabulary* (1, OECD DAC five digits, where none is said), and how much of a hundred of it."""

    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    code: str | None = attribute()
    percentage: str | None = attribute(kind="number")
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Provider(Part):
    """Whom the money comes from: *ref* is the organisation, *activity* its activity."""

    ref: str | None = attribute()
    activity: str | None = attribute("provider-activity-id")
    type: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Receiver(Part):
    """Whom the money goes to: *ref* is the organisation, *activity* its activity."""

    ref: str | None = attribute()
    activity: str | None = attribute("receiver-activity-id")
    type: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Document(Part):
    """A document that can be fetched at *url*."""

    url: str | None = attribute()
    format: str | None = attribute()
    title: Text | None = one("title", Text)
    description: Text | None = one("description", Text)
    categories: tuple[Code, ...] = many("category", Code)
    languages: tuple[Code, ...] = many("language", Code)
    date: Day | None = one("document-date", Day)
