"""Whoever follows a bank is told what changes in it: no service can forget it, since it hangs on the event."""

from zotim.core.audit.services import LISTENERS
from zotim.desks.content.exchange.services.feed import told

LISTENERS.append(told)
