"""States of an edition of the public register: one puts it together, another publishes it."""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.confirming import Confirming

EDITION = Confirming(
    "content.RegisterEdition", "content.registeredition",
    before=_("Another person than the one who put it together, who has looked at each line"),
)  # fmt: skip
