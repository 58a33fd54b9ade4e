"""Addresses of the web in one form, so that two that lead to the same page are the same.

>>> link("HTTPS://Example.org:443/a/../b?utm_source=x").address
'https://example.org/b'
"""

from zotim.engines.links.reading import Link, LinkError, link

__all__ = ["Link", "LinkError", "link"]
