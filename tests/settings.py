"""Settings of the tests: those of every deployment, with what tests make in a folder that goes away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="zotim-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["ZOTIM_HOME"] = _home
os.environ["ZOTIM_INSECURE"] = "1"
os.environ.setdefault("ZOTIM_DATABASE", f"sqlite:///{Path(_home) / 'zotim.sqlite3'}")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the test's thread
os.environ.setdefault("ZOTIM_DESKS", "all")

from zotim.config import settings as deployed  # noqa: E402

Path(_home, "static").mkdir()
globals().update({name: value for name, value in vars(deployed).items() if name.isupper()})
LANGUAGE_CODE = "en"  # tests read the source's words; those that look at Albanian or Arabic ask for them
# As deployed, but cheap: how costly a deployment's is, tests/web/test_sign_in.py looks at.
PASSWORD_HASHERS = ["tests.passwords.QuickArgon2"]
