"""Addresses of pages that stand on a page by the hundred."""

from functools import lru_cache
from uuid import UUID

from django.urls import get_script_prefix, get_urlconf, reverse

_PLACE = UUID(int=2**128 - 1)


def address(name: str, key: UUID | None = None) -> str:
    """As ``reverse`` says it, of a page with no key or with one. Only the first of a name is looked up."""
    kept = _kept(name, key is not None, get_script_prefix(), get_urlconf())
    return kept.replace(str(_PLACE), str(key)) if key is not None else kept


@lru_cache(maxsize=1024)
def _kept(name: str, keyed: bool, prefix: str, urlconf: str | None) -> str:
    """The address with a key that stands for any. Where pages are (*prefix*, *urlconf*) is a matter of the request."""
    return reverse(name, args=[_PLACE] if keyed else None)
