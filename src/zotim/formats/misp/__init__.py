"""Events of MISP as JSON: what is reported in them, with its marking."""

from zotim.formats.misp.reading import Reported, read

__all__ = ["Reported", "read"]
