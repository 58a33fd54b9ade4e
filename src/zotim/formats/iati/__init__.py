"""Activities of the International Aid Transparency Initiative (IATI 2.01 to 2.03): read, written, checked.

Whatever an activity holds is there again when it is written: what has no field is kept (``rest``).

>>> import io
>>> text = '''<iati-activities version="2.03"><iati-activity default-currency="EUR">
... <iati-identifier>XK-1-SCHOOL</iati-identifier><title><narrative xml:lang="sq">Një shkollë</narrative></title>
... <transaction><transaction-type code="3"/><value value-date="2026-03-01">1200.50</value></transaction>
... </iati-activity></iati-activities>'''
>>> activity = next(iter(Activities(io.BytesIO(text.encode()), "one.xml", print)))
>>> activity.identifier, activity.title.narratives[0].text, activity.transactions[0].value.amount
('XK-1-SCHOOL', 'Një shkollë', Decimal('1200.50'))
"""

from zotim.formats.iati.activity import Activity
from zotim.formats.iati.old import Account, OldVersion
from zotim.formats.iati.reading import Activities, Head
from zotim.formats.iati.shape import Part, Rest
from zotim.formats.iati.writing import NotWritten, write_activities

__all__ = ["Account", "Activities", "Activity", "Head", "NotWritten", "OldVersion", "Part", "Rest", "write_activities"]
