"""An activity of IATI 2.0x with all that version 2.03 has words for.

Loan terms and forward spending surveys (``crs-add``, ``fss``) and ``legacy-data`` are kept as they stand: nobody here
works with them, and they are written again where they stood.
"""

from dataclasses import dataclass
from datetime import date

from zotim.formats.iati.money import Budget, PlannedDisbursement, Transaction
from zotim.formats.iati.parts import AidType, Code, Country, Document, Narrative, Plain, Region, Sector, Text
from zotim.formats.iati.places import Location
from zotim.formats.iati.results import Result
from zotim.formats.iati.shape import Part, attribute, kept, many, one
from zotim.formats.iati.values import day


@dataclass(frozen=True, slots=True)
class Reporter(Part):
    """Who reports the activity; *secondary_reporter* says of whom others do."""

    ref: str | None = attribute()
    type: str | None = attribute()
    secondary_reporter: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Description(Part):
    """A description: *type* 1 general, 2 objectives, 3 target groups, 4 other."""

    type: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Participant(Part):
    """An organisation that takes part: *role* 1 funding, 2 accountable, 3 extending, 4 implementing."""

    ref: str | None = attribute()
    type: str | None = attribute()
    role: str | None = attribute()
    activity: str | None = attribute("activity-id")
    crs_channel_code: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Owner(Part):
    """Whose an identifier is."""

    ref: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class OtherIdentifier(Part):
    """Another identifier of the activity, or an earlier one of who reports it."""

    ref: str | None = attribute()
    type: str | None = attribute()
    owner: Owner | None = one("owner-org", Owner)


@dataclass(frozen=True, slots=True)
class ActivityDate(Part):
    """A day of the activity: *type* 1 planned start, 2 actual start, 3 planned end, 4 actual end."""

    type: str | None = attribute()
    iso_date: str | None = attribute(kind="day")
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)

    @property
    def day(self) -> date | None:
        """The day, None where the text is none."""
        return day(self.iso_date)


@dataclass(frozen=True, slots=True)
class Contact(Part):
    """Whom to ask. It may name a person: what is exported chooses, what is imported is for the desk alone."""

    type: str | None = attribute()
    organisation: Text | None = one("organisation", Text)
    department: Text | None = one("department", Text)
    person: Text | None = one("person-name", Text)
    job: Text | None = one("job-title", Text)
    telephones: tuple[Plain, ...] = many("telephone", Plain)
    emails: tuple[Plain, ...] = many("email", Plain)
    websites: tuple[Plain, ...] = many("website", Plain)
    addresses: tuple[Text, ...] = many("mailing-address", Text)


@dataclass(frozen=True, slots=True)
class Tag(Part):
    """A word of some *vocabulary*, such as a goal for sustainable development."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class BudgetItem(Part):
    """A line of the receiving country's own budget, and how much of a hundred."""

    code: str | None = attribute()
    percentage: str | None = attribute(kind="number")
    description: Text | None = one("description", Text)


@dataclass(frozen=True, slots=True)
class BudgetItems(Part):
    """How the activity stands in the receiving country's own budget."""

    vocabulary: str | None = attribute()
    items: tuple[BudgetItem, ...] = many("budget-item", BudgetItem)


@dataclass(frozen=True, slots=True)
class HumanitarianScope(Part):
    """The emergency (*type* 1) or appeal (2) that the activity answers."""

    type: str | None = attribute()
    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    code: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class PolicyMarker(Part):
    """A policy that the activity serves, and how much (*significance*)."""

    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    code: str | None = attribute()
    significance: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class CapitalSpend(Part):
    """How much of a hundred goes into what lasts."""

    percentage: str | None = attribute(kind="number")


@dataclass(frozen=True, slots=True)
class RelatedActivity(Part):
    """Another activity: *type* 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party."""

    ref: str | None = attribute()
    type: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Condition(Part):
    """A condition: *type* 1 policy, 2 performance, 3 fiduciary."""

    type: str | None = attribute()
    narratives: tuple[Narrative, ...] = many("narrative", Narrative)


@dataclass(frozen=True, slots=True)
class Conditions(Part):
    """Whether conditions are attached, and which."""

    attached: str | None = attribute()
    conditions: tuple[Condition, ...] = many("condition", Condition)


@dataclass(frozen=True, slots=True)
class Activity(Part):
    """One activity. Fields stand in the order of the schema, which is the order in which they are written."""

    last_updated: str | None = attribute("last-updated-datetime")
    lang: str | None = attribute("xml:lang")
    default_currency: str | None = attribute()
    humanitarian: str | None = attribute()
    hierarchy: str | None = attribute()
    linked_data_uri: str | None = attribute()
    budget_not_provided: str | None = attribute()
    iati_identifier: Plain | None = one("iati-identifier", Plain)
    reporter: Reporter | None = one("reporting-org", Reporter)
    title: Text | None = one("title", Text)
    descriptions: tuple[Description, ...] = many("description", Description)
    participants: tuple[Participant, ...] = many("participating-org", Participant)
    other_identifiers: tuple[OtherIdentifier, ...] = many("other-identifier", OtherIdentifier)
    status: Code | None = one("activity-status", Code)
    dates: tuple[ActivityDate, ...] = many("activity-date", ActivityDate)
    contacts: tuple[Contact, ...] = many("contact-info", Contact)
    scope: Code | None = one("activity-scope", Code)
    countries: tuple[Country, ...] = many("recipient-country", Country)
    regions: tuple[Region, ...] = many("recipient-region", Region)
    locations: tuple[Location, ...] = many("location", Location)
    sectors: tuple[Sector, ...] = many("sector", Sector)
    tags: tuple[Tag, ...] = many("tag", Tag)
    budget_items: BudgetItems | None = one("country-budget-items", BudgetItems)
    humanitarian_scopes: tuple[HumanitarianScope, ...] = many("humanitarian-scope", HumanitarianScope)
    policy_markers: tuple[PolicyMarker, ...] = many("policy-marker", PolicyMarker)
    collaboration_type: Code | None = one("collaboration-type", Code)
    default_flow_type: Code | None = one("default-flow-type", Code)
    default_finance_type: Code | None = one("default-finance-type", Code)
    default_aid_types: tuple[AidType, ...] = many("default-aid-type", AidType)
    default_tied_status: Code | None = one("default-tied-status", Code)
    budgets: tuple[Budget, ...] = many("budget", Budget)
    planned: tuple[PlannedDisbursement, ...] = many("planned-disbursement", PlannedDisbursement)
    capital_spend: CapitalSpend | None = one("capital-spend", CapitalSpend)
    transactions: tuple[Transaction, ...] = many("transaction", Transaction)
    documents: tuple[Document, ...] = many("document-link", Document)
    related: tuple[RelatedActivity, ...] = many("related-activity", RelatedActivity)
    legacy_data: tuple[str, ...] = kept("legacy-data")
    conditions: Conditions | None = one("conditions", Conditions)
    results: tuple[Result, ...] = many("result", Result)
    crs_add: tuple[str, ...] = kept("crs-add")
    fss: tuple[str, ...] = kept("fss")

    @property
    def identifier(self) -> str:
        """The activity's identifier without blanks around it, empty where there is none."""
        return self.iati_identifier.text.strip() if self.iati_identifier is not None else ""
