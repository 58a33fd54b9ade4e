"""The words in which a history is told: what happened to a record, and what its fields are called."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.ui.words import known
from zotim.register.history.values import in_what
from zotim.register.models import Document, Obligation
from zotim.vocabulary import LANGUAGE_NAMES

Words = str | Promise

BEGUN: dict[str, Words] = {
    "register.commitment": gettext_lazy("Accepted as a commitment"),
    "register.measure": gettext_lazy("Measure added"),
    "register.evidence": gettext_lazy("Evidence put in"),
    "register.statusassessment": gettext_lazy("Status assessed"),
    "register.contradiction": gettext_lazy("A statement doesn't fit it"),
    "register.budgetline": gettext_lazy("Line added to the budget"),
    "register.obstacle": gettext_lazy("Obstacle told"),
    "register.forumlead": gettext_lazy("Lead put on record"),
    "register.forummembership": gettext_lazy("Taking part put on record"),
    "register.seat": gettext_lazy("Seat given"),
    "register.provision": gettext_lazy("Provision put on record"),
    "register.instrumentversion": gettext_lazy("Text added"),
    "register.adherence": gettext_lazy("Put on record how a state stands to it"),
    "register.opinion": gettext_lazy("Opinion given"),
    "register.verification": gettext_lazy("Paragraph shown in the official text"),
    "register.doubt": gettext_lazy("Paragraph doubted"),
    "register.coverage": gettext_lazy("Article added that meets it"),
    "register.obligationlink": gettext_lazy("Put on record how it stands to another"),
}
"""What the first revision of each kind says."""
MOVED: dict[tuple[str, str], Words] = {
    ("register.commitment", "lapsed"): gettext_lazy("Marked as lapsed"),
    ("register.commitment", "superseded"): gettext_lazy("Marked as superseded"),
    ("register.commitment", "merged"): gettext_lazy("Merged into another"),
    ("register.commitment", "active"): gettext_lazy("Taken apart again"),
    ("register.measure", "under_way"): gettext_lazy("Measure begun"),
    ("register.measure", "completed"): gettext_lazy("Measure said to be completed"),
    ("register.measure", "given_up"): gettext_lazy("Measure given up"),
    ("register.evidence", "accepted"): gettext_lazy("Evidence reviewed: it shows what it says"),
    ("register.evidence", "returned"): gettext_lazy("Evidence returned"),
    ("register.statusassessment", "confirmed"): gettext_lazy("Assessment confirmed"),
    ("register.statusassessment", "returned"): gettext_lazy("Assessment returned"),
}
"""What a new state says."""
TURNED: dict[tuple[str, str], tuple[Words, Words]] = {
    ("register.measure", "blocked_since"): (
        gettext_lazy("Something stands in its way"),
        gettext_lazy("Nothing stands in its way any more"),
    ),
    ("register.measure", "merged_into_id"): (
        gettext_lazy("Merged into another"),
        gettext_lazy("Taken apart again"),
    ),
    ("register.seat", "until_on"): (gettext_lazy("Seat ended"), gettext_lazy("Changed")),
    ("register.obstacle", "removed_on"): (gettext_lazy("Obstacle gone"), gettext_lazy("Changed")),
}
"""What is said when a field is filled, and when it is emptied."""
NOTED: dict[str, Words] = {
    "linked": gettext_lazy("Also promised in"),
    "unlinked": gettext_lazy("Link to a statement taken off"),
    "unrelated": gettext_lazy("Link to another obligation taken away"),
}
"""What is noted beside the fields of a state (:func:`~zotim.core.revisions.services.keep_revision`): another record."""
_STATEMENT = (Document.objects.only("title"), lambda one: one.title)
NAMED: dict[str, tuple[QuerySet[Any], Callable[[Any], str]]] = {
    "linked": _STATEMENT,
    "unlinked": _STATEMENT,
    "unrelated": (Obligation.objects.select_related("instrument", "provision"), lambda one: one.cited),
}
"""Among which records is the one that is noted, and what it is called to those who see it."""
WHY = "why"
"""By which name a reason is noted beside the fields of a state."""
TOLD_AT_FIRST = {
    "register.budgetline": ("amount", "currency"),
    "register.forumlead": ("role", "from_on", "until_on"),
    "register.forummembership": ("kind", "from_on", "until_on"),
    "register.seat": ("role", "from_on", "until_on"),
    "register.adherence": ("kind", "from_on", "until_on", "basis"),
    "register.opinion": ("stance",),
    "register.coverage": ("extent",),
    "register.obligationlink": ("kind", "note"),
}
"""Fields of which the first revision is told: where no title says what it is."""
ABOUT: dict[str, Callable[[Any, Model], Any]] = {
    "register.contradiction": lambda one, whole: in_what(one),
    "register.forumlead": lambda one, whole: one.who,
    "register.forummembership": lambda one, whole: one.subject,
    "register.seat": lambda one, whole: one.organisation.name,
    "register.provision": lambda one, whole: one.told,
    "register.instrumentversion": lambda one, whole: LANGUAGE_NAMES.get(one.language, one.language),
    "register.adherence": lambda one, whole: one.subject,
    "register.opinion": lambda one, whole: known(one.given_by),
    "register.verification": lambda one, whole: one.number,
    "register.doubt": lambda one, whole: one.reason,
    "register.coverage": lambda one, whole: f"{one.provision.instrument.symbol}, {one.provision.told}",
    "register.obligationlink": lambda one, whole: (one.target if one.source_id == whole.pk else one.source).cited,
}
"""What a part without a title is about, seen from the whole."""
FIELDS: dict[str | tuple[str, str], Words] = {
    "title": gettext_lazy("Title"),
    "name": gettext_lazy("Name"),
    "action": gettext_lazy("Kind of claim"),
    "line_of_effort": gettext_lazy("Line of effort"),
    "also": gettext_lazy("Second line of effort"),
    "lead_id": gettext_lazy("Answers for it"),
    "quantity": gettext_lazy("How many"),
    "unit": gettext_lazy("Of what"),
    "starts_on": gettext_lazy("From"),
    "due_on": gettext_lazy("To be kept by"),
    "dated_on": gettext_lazy("Dated"),
    "partner": gettext_lazy("Partner"),
    "instrument": gettext_lazy("Instrument"),
    "classification": gettext_lazy("Classification"),
    "why_ended": pgettext_lazy("field", "Reason"),
    "superseded_by_id": gettext_lazy("Its place was taken by"),
    "merged_into_id": gettext_lazy("Merged into"),
    "commitments": gettext_lazy("Serves"),
    "support": gettext_lazy("Supported by"),
    "blocked_since": gettext_lazy("Blocked since"),
    "amount": gettext_lazy("Amount"),
    "currency": gettext_lazy("Currency"),
    ("register.budgetline", "source"): pgettext_lazy("who pays", "Source"),
    "source_name": gettext_lazy("Who pays"),
    "ends_on": gettext_lazy("Until"),
    "struck": gettext_lazy("Struck out"),
    "since": pgettext_lazy("of an obstacle", "Since"),
    "remover_id": gettext_lazy("Body that can take it away"),
    "removed_on": gettext_lazy("Gone since"),
    ("register.forumlead", "role"): pgettext_lazy("of a seat", "How"),
    ("register.seat", "role"): pgettext_lazy("of a seat", "How"),
    ("register.forummembership", "kind"): gettext_lazy("How it takes part"),
    "from_on": gettext_lazy("From"),
    "until_on": gettext_lazy("Until"),
    "place": gettext_lazy("Place"),
    "claimed": gettext_lazy("Claimed"),
    "assessed": gettext_lazy("Assessed"),
    "reason": pgettext_lazy("field", "Reason"),
    "symbol": gettext_lazy("Symbol"),
    "summary": gettext_lazy("What is asked, in our own words"),
    "issuer": gettext_lazy("Adopted by"),
    "adopted_on": gettext_lazy("Adopted on"),
    "binding": gettext_lazy("Binding as a whole"),
    "provision_id": gettext_lazy("Paragraph"),
    ("register.instrument", "kind"): gettext_lazy("Kind"),
    ("register.obligation", "kind"): gettext_lazy("Verb of the text"),
    ("register.adherence", "kind"): gettext_lazy("How it stands to it"),
    ("register.obligationlink", "kind"): gettext_lazy("How they stand to each other"),
    "force": gettext_lazy("How strongly it holds"),
    "bearer": gettext_lazy("Who owes it"),
    "report_to": gettext_lazy("To be reported on to"),
    "report_months": gettext_lazy("Every how many months"),
    "report_from": gettext_lazy("Day of the first report"),
    "measures": gettext_lazy("Measures that serve it"),
    "commencement": gettext_lazy("Begins to apply"),
    "commenced_on": gettext_lazy("On which day"),
    "ended_on": gettext_lazy("Repealed on"),
    "basis": gettext_lazy("By which act of its own"),
    "reservations": gettext_lazy("Reservations and declarations"),
    "in_force_from": gettext_lazy("This text applies from"),
    "in_force_to": gettext_lazy("Until"),
    "stance": gettext_lazy("What it says"),
    "answer": pgettext_lazy("to an opinion", "The answer"),
    "extent": gettext_lazy("How far it meets it"),
    ("register.obligation", "commitments"): gettext_lazy("Commitments that answer it"),
    ("register.instrument", "source"): gettext_lazy("Where it is published"),
    ("register.obligation", "source"): gettext_lazy("Where the instrument is published"),
    ("register.instrumentversion", "source"): gettext_lazy("Where it is published"),
    ("register.adherence", "source"): gettext_lazy("Where this stands"),
    ("register.forum", "source"): gettext_lazy("Where this stands"),
    ("register.forumlead", "source"): gettext_lazy("Where this stands"),
    ("register.forummembership", "source"): gettext_lazy("Where this stands"),
    ("register.sponsorship", "source"): gettext_lazy("Where this stands"),
    ("register.instrument", "note"): gettext_lazy("What has to be known about this entry"),
    ("register.obligation", "note"): gettext_lazy("What is unsure"),
    ("register.coverage", "note"): gettext_lazy("Why, and what is missing"),
    ("register.obligationlink", "note"): gettext_lazy("Why"),
}
"""Fields whose change is told, by what they are called on pages; of a kind of record, where another calls it otherwise
or doesn't tell it."""
ENUMS: dict[str | tuple[str, str], str] = {
    "action": "ClaimAction", "line_of_effort": "LineOfEffort", "also": "LineOfEffort", "unit": "Unit",
    "partner": "Partner", "classification": "Classification", ("register.budgetline", "source"): "BudgetSource",
    "claimed": "Status", "assessed": "Status", ("register.forumlead", "role"): "LeadRole",
    ("register.seat", "role"): "SeatRole", ("register.forummembership", "kind"): "MembershipKind",
    ("register.instrument", "kind"): "InstrumentKind", ("register.obligation", "kind"): "ObligationKind",
    ("register.adherence", "kind"): "AdherenceKind", ("register.obligationlink", "kind"): "LinkActive",
    "force": "Force", "bearer": "Bearer", "commencement": "Commencement", "stance": "Stance", "extent": "Extent",
}  # fmt: skip
"""The words of a field's codes."""


def fields_of(kind: str) -> list[tuple[str, Words]]:
    """The fields that are told of a kind of record, each with what it is called there."""
    everywhere = {key: words for key, words in FIELDS.items() if isinstance(key, str)}
    own = {key[1]: words for key, words in FIELDS.items() if isinstance(key, tuple) and key[0] == kind}
    return list((everywhere | own).items())


def enum_of(kind: str, field: str) -> str:
    """The table of words for the codes of a field; empty where it holds none."""
    return ENUMS.get((kind, field)) or ENUMS.get(field, "")
