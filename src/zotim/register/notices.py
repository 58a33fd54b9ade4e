"""What people of the register are told of: something to review, or something that came back."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.ui.words import Word


def given_and_taken(record: str, page: str, given: Word, taken: Word, pages: str) -> tuple[Kind, Kind]:
    """The kinds by which a body is told that a record (its model's name) is its own, and that it isn't any more."""
    return (
        Kind(f"register.{record}.given", given, page),
        Kind(f"register.{record}.taken", taken, pages, left=True),
    )


kinds(
    *given_and_taken(
        "commitment",
        "commitment",
        _("Your body answers for a commitment now"),
        _("Your body doesn't answer for a commitment any more"),
        "commitments",
    ),
    *given_and_taken(
        "instrument",
        "instrument",
        _("Your body leads a law or strategy now"),
        _("Your body doesn't lead a law or strategy any more"),
        "instruments",
    ),
    Kind("register.commitment.answers", _("A commitment of your body answers an obligation now"), "commitment"),
    Kind("register.contradiction.released", _("A statement doesn't fit a commitment of your body"), "commitment"),
    Kind(
        "register.evidence.submitted",
        _("A piece of evidence waits for a review by a second person"),
        "evidence",
        waits=Q(state="submitted"),
    ),
    Kind("register.evidence.returned", _("A piece of evidence that you put in was returned"), "evidence"),
    Kind(
        "register.assessment.proposed",
        _("An assessment waits for a second person"),
        "commitment",
        waits=Q(assessments__state="proposed"),
    ),
    Kind("register.assessment.returned", _("An assessment that you made was returned"), "commitment"),
    Kind(
        "register.verification.proposed",
        _("A paragraph was shown and waits for a second person"),
        "obligation",
        waits=Q(verifications__state="proposed"),
    ),
    Kind("register.verification.returned", _("A paragraph that you showed was returned"), "obligation"),
    Kind(
        "register.coverage.proposed",
        _("A coverage waits for a second person"),
        "obligation",
        waits=Q(coverage__state="proposed"),
    ),
    Kind("register.coverage.returned", _("A coverage that you assessed was returned"), "obligation"),
)
