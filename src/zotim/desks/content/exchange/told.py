"""Whoever follows a bank, or has a file of one, is told what changes in it: no service can forget it, since
it hangs on the event."""

from zotim.core.audit.services import LISTENERS
from zotim.desks.content.exchange.services.feed import told
from zotim.desks.content.exchange.services.recalls import noticed

LISTENERS.append(told)
LISTENERS.append(noticed)
