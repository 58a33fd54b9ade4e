"""Reports to a financial intelligence unit as goAML takes them (UNODC), written and read.

Each unit publishes a schema of its own: other codes, other fields, other ones required. So nothing of a schema stands
in the code; the deployment names its file, and a report is a tree in the words of that schema.

>>> import io
>>> text = '''<report><rentity_id>7</rentity_id><transaction><t_from><from_person><first_name>Arben</first_name>
... <last_name>Shembulli</last_name><birthdate>1970-05-12T00:00:00</birthdate></from_person></t_from></transaction>
... </report>'''
>>> report = read_report(io.BytesIO(text.encode()), "one.xml", print)
>>> [(one.kind, one.names, one.born, one.place) for one in subjects(report)]
[('person', ('Arben Shembulli',), '1970-05-12', 'transaction/t_from/from_person')]
"""

from zotim.formats.goaml.needed import Needed, completed, needed
from zotim.formats.goaml.reading import read_report
from zotim.formats.goaml.schema import Field, Schema, UnreadableSchema
from zotim.formats.goaml.subjects import Subject, subjects
from zotim.formats.goaml.tree import Tree
from zotim.formats.goaml.writing import NotAccepted, write_report

__all__ = [
    "Field", "Needed", "NotAccepted", "Schema", "Subject", "Tree", "UnreadableSchema", "completed", "needed",
    "read_report", "subjects", "write_report",
]  # fmt: skip
