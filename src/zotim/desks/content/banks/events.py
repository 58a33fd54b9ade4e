"""What banks write into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"content.bank": Kind(_("Bank of fingerprints")), "content.entry": Kind(_("Entry of a bank"))})
