"""Addresses of the API."""

from zotim.web.api.root import app_name, urlpatterns

__all__ = ["app_name", "urlpatterns"]
