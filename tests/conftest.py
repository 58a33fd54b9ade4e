"""Where tests keep what they make: a folder that goes away, never the working tree."""

import os
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="zotim-tests-")
os.environ["ZOTIM_HOME"] = _home
os.environ["ZOTIM_INSECURE"] = "1"
os.environ.setdefault("ZOTIM_DATABASE", f"sqlite:///{Path(_home) / 'zotim.sqlite3'}")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the test's thread
