"""Events and warning lists of MISP as JSON (its core format): what is reported in them, read, and what leaves."""

from zotim.formats.misp.reading import Reported, read

__all__ = ["Reported", "read"]
