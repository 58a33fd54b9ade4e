"""How long the register keeps what isn't part of the public record. Lengths are proposals until the archive decides."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.models import Contradiction, Evidence, ProvisionSuggestion, Suggestion

SOURCE = gettext_noop("Law 9154/2003 on archives (article and length to be verified)")


def _evidence(piece: Evidence) -> list[QuerySet]:
    """A piece of evidence; its file, and who opened that, go too when nothing else points to it."""
    return [Evidence.objects.filter(pk=piece.pk)]


def _suggestion(suggestion: Suggestion) -> list[QuerySet]:
    """A suggestion goes with where it didn't fit the record: of what was rejected nothing is left to explain."""
    return [Contradiction.objects.filter(suggestion=suggestion.pk), Suggestion.objects.filter(pk=suggestion.pk)]


def _provision(suggestion: ProvisionSuggestion) -> list[QuerySet]:
    return [ProvisionSuggestion.objects.filter(pk=suggestion.pk)]


rules(
    Rule(
        "register.evidence.returned",
        _("Evidence that was returned in review"),
        "register.Evidence",
        "register",
        months(24),
        since_event="register.evidence.returned",
        where=Q(state="returned", assessments=None),
        under=("measure",),
        parts=_evidence,
        legal_source=SOURCE,
    ),
    Rule(
        "register.suggestion.rejected",
        _("Suggestions of the claims engine that a person rejected"),
        "register.Suggestion",
        "register",
        months(36),
        since_field="decided_at",
        where=Q(state="rejected"),
        under=("document",),
        parts=_suggestion,
        legal_source=SOURCE,
    ),
    Rule(
        "register.provision.rejected",
        _("Provisions that a reader of texts proposed and a person rejected"),
        "register.ProvisionSuggestion",
        "register",
        months(36),
        since_field="decided_at",
        where=Q(state="rejected"),
        under=("version",),
        parts=_provision,
        legal_source=SOURCE,
    ),
)
