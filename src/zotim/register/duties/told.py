"""In which words the histories of duties and handovers are told."""

from zotim.register.duties.models import Duty, Handover
from zotim.register.history.words import common, told

told(Duty, fields=common("title", "line_of_effort", "lead_id", "classification", "until_on"))
told(Handover, fields=common("classification"))
