"""Instruments and obligations as rows of files: what is written here is read again as it was.

Each field is read, checked, and named when it is wrong; :mod:`zotim.register.services.library` does the rest.
"""

from zotim.register.exchange.fields import KEY, Fields
from zotim.register.exchange.findings import FileRefused, Finding, Problems
from zotim.register.exchange.reading import (
    COLUMNS,
    FORMAT,
    LISTS,
    MORE_COLUMNS,
    SUMMARIES,
    read_instrument,
    read_link,
    read_obligation,
)
from zotim.register.exchange.writing import csv_row, instrument_row, link_row, obligation_row, row_hash, text_row

__all__ = [
    "COLUMNS",
    "FORMAT",
    "KEY",
    "LISTS",
    "MORE_COLUMNS",
    "SUMMARIES",
    "Fields",
    "FileRefused",
    "Finding",
    "Problems",
    "csv_row",
    "instrument_row",
    "link_row",
    "obligation_row",
    "read_instrument",
    "read_link",
    "read_obligation",
    "row_hash",
    "text_row",
]
