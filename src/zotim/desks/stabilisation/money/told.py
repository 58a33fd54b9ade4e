"""In which words the histories of money are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.desks.stabilisation.money.models import Flow, Rate, Reconciliation, Statement
from zotim.register.history.words import Field, common, told

WHY = {"why_withdrawn": Field(pgettext_lazy("field", "Reason"), typed=True)}

told(Flow, fields=common("amount", "currency") | WHY, first=("amount", "currency"))
told(Statement, begun=_("Said by the counterpart"), fields=common("amount", "currency") | WHY)
told(Reconciliation, begun=_("Laid beside each other"), fields=WHY)
told(Rate, fields=common("currency") | WHY)
