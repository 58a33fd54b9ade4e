"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.consent.asked": pgettext_lazy("log", "asked for consent"),
        "reintegration.consent.given": pgettext_lazy("log", "put on record that consent was given"),
        "reintegration.consent.refused": pgettext_lazy("log", "put on record that consent was refused"),
        "reintegration.consent.withdrawn": pgettext_lazy("log", "put on record that consent was withdrawn"),
        "reintegration.ground.entered": pgettext_lazy("log", "entered a measure or decision"),
        "reintegration.ground.confirmed": pgettext_lazy("log", "confirmed a measure or decision"),
        "reintegration.ground.returned": pgettext_lazy("log", "returned a measure or decision"),
        "reintegration.ground.ended": pgettext_lazy("log", "said that a measure or a decision holds no longer"),
        "reintegration.duty.entered": pgettext_lazy("log", "entered an article by which somebody must be told"),
        "reintegration.duty.confirmed": pgettext_lazy("log", "confirmed an article by which somebody must be told"),
        "reintegration.duty.returned": pgettext_lazy("log", "returned an article by which somebody must be told"),
        "reintegration.duty.ended": pgettext_lazy("log", "said that an article isn't used any more"),
    },
    seen={
        "reintegration.consent.viewed": pgettext_lazy("log", "looked at a consent"),
        "reintegration.ground.viewed": pgettext_lazy("log", "looked at a measure or decision"),
        "reintegration.ground.opened": pgettext_lazy("log", "opened a measure or decision"),
        "reintegration.duties.listed": pgettext_lazy("log", "looked at the articles by which somebody must be told"),
        "reintegration.duty.viewed": pgettext_lazy("log", "looked at an article by which somebody must be told"),
    },
)  # fmt: skip

kinds(
    {
        "reintegration.consent": Kind(_("Consent")),
        "reintegration.ground": Kind(_("Measure, or decision in the child's best interests")),
        "reintegration.duty": Kind(_("Article by which somebody must be told"), page="duty_to_tell"),
    }
)
