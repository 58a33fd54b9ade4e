"""Events and warning lists of MISP as JSON: what is reported in them, with its marking (here), what is known by them
(:mod:`known`), and how ours leave (:mod:`writing`)."""

from zotim.formats.misp.reading import Reported, read

__all__ = ["Reported", "read"]
