"""What people are told about a plan: that something waits, and nothing of what it is."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(Kind("reintegration.plan.submitted", _("A plan waits for you to approve it"), "case", about=None))
