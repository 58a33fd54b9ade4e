"""What readers write into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"content.reading": Kind(_("Reading of an item"))})
