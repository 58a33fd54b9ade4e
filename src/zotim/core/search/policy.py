"""Who may search. What is found is decided by each model's own ``visible()``."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import EVERYBODY, Action, actions

actions(Action("search.all.view", _("Search everything that one may see"), EVERYBODY, "search.all.asked"))
