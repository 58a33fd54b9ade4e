"""In which words the histories of needs and assistance are told."""

from zotim.register.assistance.models import Assistance, Need, NeedMatch
from zotim.register.history.words import common, told

told(Need, fields=common("title", "lead_id", "classification", "amount", "currency", "since"))
told(
    Assistance,
    fields=common("title", "lead_id", "partner", "instrument", "classification", "amount", "currency", "ends_on"),
)
told(NeedMatch)
