"""Machine-readable zones of passports, identity cards and visas: read and checked, and Arabic names in them.

>>> from datetime import date
>>> zone = read_zone("P<ALBSHEMBULLI<<ARBEN<<<<<<<<<<<<<<<<<<<<<<<"
...                  "BA12345671ALB7005127M3001019<<<<<<<<<<<<<<06", today=date(2026, 11, 26))
>>> zone.surname, zone.given, zone.born
('SHEMBULLI', 'ARBEN', '1970-05-12')
>>> in_arabic("MXHMD"), in_zone("محمّد")
('محمد', 'MXHMMD')
"""

from zotim.formats.mrz.arabic import in_arabic, in_zone
from zotim.formats.mrz.zones import LAYOUTS, Span, UnreadableZone, Zone, check_digit, read_zone, zones

__all__ = [
    "LAYOUTS", "Span", "UnreadableZone", "Zone", "check_digit", "in_arabic", "in_zone", "read_zone", "zones",
]  # fmt: skip
