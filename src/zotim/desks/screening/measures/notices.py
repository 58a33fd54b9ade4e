"""What officers are told of measures: that something waits or happened, never about whom."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

HELD = Q(state="held")
ENDING = Q(over_at=None) & ~Q(ending="")

OF = "exemption_of"

kinds(
    Kind("screening.freeze.held", _("A hold waits for a second person: confirm or lift it"), "freeze", waits=HELD),
    Kind("screening.freeze.escalated", _("Nobody confirmed a hold in time: it stands"), "freeze", waits=HELD),
    Kind("screening.freeze.lapsed", _("Nobody confirmed a hold in time: it has lapsed"), "freeze"),
    Kind("screening.freeze.confirmed", _("Your hold was confirmed"), "freeze"),
    Kind("screening.freeze.lifted", _("Your hold was lifted"), "freeze"),
    Kind("screening.freeze.delisted", _("A hold or freeze ended with its entry: tell the person"), "freeze"),
    Kind("screening.freeze.end_proposed", _("Somebody proposes that a freeze ends"), "freeze", waits=ENDING),
    Kind("screening.freeze.ended", _("A freeze has ended: tell the person"), "freeze"),
    Kind("screening.exemption.advised", _("An exemption waits for the second officer"), OF, waits=Q(state="advised")),
    Kind("screening.exemption.returned", _("An exemption came back: advise on it anew"), OF, waits=Q(state="asked")),
    Kind("screening.exemption.granted", _("An exemption was granted"), OF),
    Kind("screening.exemption.refused", _("An exemption was refused"), OF),
)
