"""What law and platforms write into the log, in words."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.events import Kind, kinds

kinds({"content.actingbasis": Kind(_("Legal basis of a way of acting")), "content.platform": Kind(_("Platform"))})
