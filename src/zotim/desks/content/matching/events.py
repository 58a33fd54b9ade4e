"""What matching writes into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"content.met": Kind(_("Entry that an item met"))})
