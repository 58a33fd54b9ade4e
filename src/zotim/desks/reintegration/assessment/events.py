"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.assessment.drafted": pgettext_lazy("log", "began an assessment"),
        "reintegration.assessment.saved": pgettext_lazy("log", "wrote in the draft of an assessment"),
        "reintegration.assessment.signed": pgettext_lazy("log", "signed an assessment"),
        "reintegration.assessment.dropped": pgettext_lazy("log", "dropped the draft of an assessment"),
        "reintegration.case.urged": pgettext_lazy("log", "said that the assessment of a case can't wait"),
    },
    seen={
        "reintegration.instruments.listed": pgettext_lazy("log", "looked at the sets of questions"),
        "reintegration.instrument.viewed": pgettext_lazy("log", "looked at a set of questions"),
        "reintegration.assessment.viewed": pgettext_lazy("log", "looked at an assessment"),
        "reintegration.assessment.opened": pgettext_lazy("log", "opened an assessment"),
        "reintegration.need.opened": pgettext_lazy("log", "opened a need"),
    },
)

kinds(
    {
        "reintegration.assessment": Kind(_("Assessment")),
        "reintegration.need": Kind(_("Need")),
        "reintegration.instrument": Kind(_("Set of questions")),
    }
)
