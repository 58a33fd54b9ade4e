"""What people of the register are told of: something to review, or something that came back."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
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
