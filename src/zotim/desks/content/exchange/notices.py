"""What people are told of the exchange: that something waits for a second person, and what became of theirs."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

ASKED = Q(state="asked")

kinds(
    Kind("content.packet.asked", _("A file waits for a second person before it leaves"), "content_packet", waits=ASKED),
    Kind("content.packet.returned", _("A file that you asked for was returned"), "content_packet"),
    Kind("content.sharing.asked", _("Another body is to follow a bank"), "content_sharing", waits=ASKED),
    Kind("content.wanted.asked", _("A system wants something changed in a bank"), "content_wanted", waits=ASKED),
)  # fmt: skip
