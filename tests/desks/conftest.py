"""The roles of a deployment, for the desks with walls."""

import pytest
from django.db import connection

from tests import roles
from zotim.core.access.privileges import Part


@pytest.fixture
def as_web_role(db):
    """``with as_web_role():`` what runs inside runs as the site's role. On SQLite there are no roles."""
    role = roles.made(Part.WEB) if connection.vendor == "postgresql" else ""
    return lambda: roles.becoming(role)


@pytest.fixture
def as_worker(db):
    """``with as_worker():`` what runs inside runs as the worker's role."""
    role = roles.made(Part.WORKER) if connection.vendor == "postgresql" else ""
    return lambda: roles.becoming(role)
