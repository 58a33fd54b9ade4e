"""What places write into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"stabilisation.place": Kind(_("Place"))})
