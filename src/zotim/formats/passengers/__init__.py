"""Who travels: advance passenger information (PAXLST) and booking records (PNRGOV), both UN/EDIFACT.

>>> import io
>>> from datetime import date
>>> text = "UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'TDT+20+ZZ101'NAD+FL+++SHEMBULLI:ARBEN'DTM+329:700512'UNT+5+1'"
>>> message, = read_messages(io.BytesIO(text.encode()), "list.edi", print, today=date(2026, 11, 26))
>>> [(one.full_name, one.born) for one in message.passengers], message.flights[0].number
([('ARBEN SHEMBULLI', '1970-05-12')], 'ZZ101')

What isn't needed to know who travels isn't read: see :data:`LEFT_OUT`.
"""

from zotim.formats.passengers.model import LEFT_OUT, Flight, Message, Passenger, TravelDocument
from zotim.formats.passengers.reading import read_messages

__all__ = ["LEFT_OUT", "Flight", "Message", "Passenger", "TravelDocument", "read_messages"]
