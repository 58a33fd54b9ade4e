"""STIX 2.1 (OASIS Standard, 10 June 2021): bundles of indicators, written, read and checked. No person, no identity."""

from zotim.formats.stix.checking import faults
from zotim.formats.stix.reading import read
from zotim.formats.stix.writing import write

__all__ = ["faults", "read", "write"]
