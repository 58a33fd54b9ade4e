"""What goes out writes into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"content.dispatch": Kind(_("Referral, order or report"))})
