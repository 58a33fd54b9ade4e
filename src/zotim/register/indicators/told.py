"""In which words the histories of indicators and of those who send figures are told."""

from zotim.register.history.words import common, told
from zotim.register.indicators.models.indicators import Indicator
from zotim.register.indicators.models.senders import Sender

told(Indicator, fields=common("title", "unit", "starts_on", "ends_on", "classification", "commitments", "measures"))
told(Sender, fields=common("reason"))
