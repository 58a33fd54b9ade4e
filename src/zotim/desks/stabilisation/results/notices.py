"""What officers and partners are told: that something measured or a report waits; that a report was returned."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "stabilisation.measurement.added", _("What was measured waits for a second person"), "measurement",
        waits=Q(state="entered"),
    ),
    Kind(
        "stabilisation.grantreport.sent", _("A report of a partner came"), "grant_report", waits=Q(state="received")
    ),
    Kind(
        "stabilisation.grantreport.returned", _("A report on your grant was returned"), "grant_report",
        waits=Q(state="returned"),
    ),
)  # fmt: skip
