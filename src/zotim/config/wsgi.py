"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zotim.config.settings")
application = get_wsgi_application()

from zotim.config import startup  # noqa: E402 (after Django is set up)
from zotim.core.access.privileges import Part  # noqa: E402

startup.refuse(Part.WEB)
startup.settle()
