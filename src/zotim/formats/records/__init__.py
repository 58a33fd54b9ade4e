"""Rows of CSV and JSON files, each with the line on which it stands, so that an error can name line and field.

>>> read_csv(b"id,name\\r\\n1,Tirana\\r\\n", "places.csv", columns=["id", "name"])
[Row(line=2, where='', fields={'id': '1', 'name': 'Tirana'})]
>>> data = b'{"format": "x/1",\\n "places": [\\n {"id": 1}]}'
>>> read_json(data, "places.json", format="x/1", lists=["places"])["places"][0].line
3
"""

from zotim.formats.records.reading import MOST_BYTES, Row, UnreadableRecords, read_csv, read_json
from zotim.formats.records.writing import write_csv, write_json

__all__ = ["MOST_BYTES", "Row", "UnreadableRecords", "read_csv", "read_json", "write_csv", "write_json"]
