"""What the account writes into the log, in words."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import events

events(seen={"stabilisation.projects.counted": pgettext_lazy("log", "looked at projects by stage")})
