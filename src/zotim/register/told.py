"""In which words the histories of the core are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.texts import listed
from zotim.core.ui.countries import country
from zotim.core.ui.words import known
from zotim.register.history.words import Field, Note, common, noted, told
from zotim.register.models import (
    Adherence,
    ApplicationFigure,
    Commitment,
    Contradiction,
    Coverage,
    Document,
    Doubt,
    Evidence,
    Instrument,
    InstrumentVersion,
    Measure,
    Obligation,
    ObligationLink,
    Opinion,
    Provision,
    ProvisionText,
    StatusAssessment,
    Verification,
)
from zotim.register.words import in_what
from zotim.vocabulary import LANGUAGE_NAMES

told(
    Commitment,
    begun=_("Accepted as a commitment"),
    moved={
        "lapsed": _("Marked as lapsed"),
        "superseded": _("Marked as superseded"),
        "merged": _("Merged into another"),
        "active": _("Taken apart again"),
    },
    fields=common("title", "action", "line_of_effort", "also", "lead_id")
    | {"quantity": Field(_("How many"))}
    | common("unit", "due_on", "partner", "instrument", "classification")
    | {
        "why_ended": Field(pgettext_lazy("field", "Reason")),
        "superseded_by_id": Field(_("Its place was taken by")),
    }
    | common("merged_into_id"),
)
told(
    Measure,
    begun=_("Measure added"),
    moved={
        "under_way": _("Measure begun"),
        "completed": _("Measure said to be completed"),
        "given_up": _("Measure given up"),
    },
    turned={
        "blocked_since": (_("Something stands in its way"), _("Nothing stands in its way any more")),
        "merged_into_id": (_("Merged into another"), _("Taken apart again")),
    },
    fields=common("title", "lead_id", "starts_on", "due_on", "classification", "merged_into_id", "commitments")
    | {"support": Field(_("Supported by")), "blocked_since": Field(_("Blocked since"))},
)
told(
    Evidence,
    begun=_("Evidence put in"),
    moved={"accepted": _("Evidence reviewed: it shows what it says"), "returned": _("Evidence returned")},
    fields=common("title", "dated_on", "classification"),
)
told(
    StatusAssessment,
    begun=_("Status assessed"),
    moved={"confirmed": _("Assessment confirmed"), "returned": _("Assessment returned")},
    fields={"claimed": Field(_("Claimed"), "Status"), "assessed": Field(_("Assessed"), "Status")} | common("reason"),
)
told(
    Contradiction,
    begun=_("A statement doesn't fit it"),
    about=lambda one, whole: in_what(one),
    fields=common("reason"),
)

told(
    Instrument,
    fields=common("title", "lead_id", "classification", "symbol")
    | {
        "issuer": Field(_("Adopted by")),
        "adopted_on": Field(_("Adopted on")),
        "binding": Field(_("Binding as a whole")),
        "kind": Field(_("Kind"), "InstrumentKind"),
        "source": Field(_("Where it is published")),
        "note": Field(_("What has to be known about this entry")),
    },
)
told(
    InstrumentVersion,
    begun=_("Text added"),
    about=lambda one, whole: LANGUAGE_NAMES.get(one.language, one.language),
    fields={
        "in_force_from": Field(_("This text applies from")),
        "in_force_to": Field(_("Until")),
        "source": Field(_("Where it is published")),
    },
)
told(
    Provision,
    begun=_("Provision put on record"),
    about=lambda one, whole: one.told,
    fields=common("place")
    | {
        "commencement": Field(_("Begins to apply"), "Commencement"),
        "commenced_on": Field(_("On which day")),
        "ended_on": Field(_("Repealed on")),
    },
)
told(ProvisionText, fields=common("provision_id"))
told(
    Adherence,
    begun=_("Put on record how a state stands to it"),
    about=lambda one, whole: country(one.subject),
    fields=common("from_on", "until_on", "basis")
    | {
        "reservations": Field(_("Reservations and declarations")),
        "kind": Field(_("How it stands to it"), "AdherenceKind"),
    }
    | common("source"),
    first=("kind", "from_on", "until_on", "basis"),
)
told(
    Opinion,
    begun=_("Opinion given"),
    about=lambda one, whole: known(one.given_by),
    fields={
        "stance": Field(_("What it says"), "Stance"),
        "answer": Field(pgettext_lazy("to an opinion", "The answer")),
    },
    first=("stance",),
)
told(
    Obligation,
    fields=common("line_of_effort", "also")
    | {"summary": Field(_("What is asked, in our own words"))}
    | common("provision_id")
    | {
        "force": Field(_("How strongly it holds"), "Force"),
        "bearer": Field(_("Who owes it"), "Bearer"),
        "report_to": Field(_("To be reported on to")),
        "report_months": Field(_("Every how many months")),
        "report_from": Field(_("Day of the first report")),
    }
    | common("measures")
    | {
        "commitments": Field(_("Commitments that answer it")),
        "kind": Field(_("Verb of the text"), "ObligationKind"),
        "source": Field(_("Where the instrument is published")),
        "note": Field(_("What is unsure")),
    },
)
told(
    ObligationLink,
    begun=_("Put on record how it stands to another"),
    about=lambda one, whole: (one.target if one.source_id == whole.pk else one.source).cited,
    fields={"kind": Field(_("How they stand to each other"), "LinkActive"), "note": Field(_("Why"))},
    first=("kind", "note"),
)
told(
    Verification,
    begun=_("Paragraph shown in the official text"),
    about=lambda one, whole: one.number,
)
told(Doubt, begun=_("Paragraph doubted"), about=lambda one, whole: one.reason, fields=common("reason"))
told(
    Coverage,
    begun=_("Article added that meets it"),
    about=lambda one, whole: listed((one.provision.instrument.symbol, one.provision.told)),
    fields=common("provision_id")
    | {"extent": Field(_("How far it meets it"), "Extent"), "note": Field(_("Why, and what is missing"))},
    first=("extent",),
)
told(ApplicationFigure, fields=common("provision_id"))

_STATEMENTS = Document.objects.only("title")
_OBLIGATIONS = Obligation.objects.select_related("instrument", "provision")
noted("linked", Note(_("Also promised in"), _STATEMENTS, lambda one: one.title))
noted("unlinked", Note(_("Link to a statement taken off"), _STATEMENTS, lambda one: one.title))
noted("unrelated", Note(_("Link to another obligation taken away"), _OBLIGATIONS, lambda one: one.cited))
