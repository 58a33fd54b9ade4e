"""In which words the histories of data calls are told."""

from zotim.register.data_calls.models import DataCall, Portion
from zotim.register.history.words import common, told

told(DataCall, fields=common("title", "due_on", "classification"))
told(Portion, about=lambda one, whole: one.organisation.name, fields=common("due_on"))
