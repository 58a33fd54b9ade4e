"""Lists of designated people, organisations, vessels and aircraft, in the forms in which they are published.

>>> from pathlib import Path
>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "ours.csv"
...     _ = path.write_text("id,name,birth_dates\\n1,Arben Shembulli,1970-05\\n2,,1971\\n", encoding="utf-8")
...     problems = []
...     listings = list(read_lists([path], problems.append))
>>> [(one.id, one.names[0].text, str(one.born[0])) for one in listings]
[('1', 'Arben Shembulli', '1970-05')]
>>> print(*problems)
ours.csv, line 3, name: there is no name; the entry was left out

Forms and fields: ``docs/how-to/names.md``.
"""

from zotim.formats.lists.ftm import write as write_ftm
from zotim.formats.lists.model import KINDS, BirthDate, Document, Listing, Name, Place, from_json, merged, to_json
from zotim.formats.lists.own import write as write_csv
from zotim.formats.lists.reading import read_lists
from zotim.formats.problems import Problem, Reading, Report

__all__ = [
    "KINDS",
    "BirthDate",
    "Document",
    "Listing",
    "Name",
    "Place",
    "Problem",
    "Reading",
    "Report",
    "from_json",
    "merged",
    "read_lists",
    "to_json",
    "write_csv",
    "write_ftm",
]  # fmt: skip
