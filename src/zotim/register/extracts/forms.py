"""Forms of extracts."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import TranslatedForm


class WithdrawForm(TranslatedForm):
    """Why a version is withdrawn. The public reads it."""

    title_label = _("Reason, as the public reads it")
