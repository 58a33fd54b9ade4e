"""A process of the desk begins without what compares pictures and texts: that is loaded when it is first asked for."""

import subprocess
import sys

CALL = """
import django, sys
django.setup()
import zotim.desks.content.urls
print(sorted({"numba", "llvmlite"} & set(sys.modules)))
"""


def test_a_process_of_the_desk_begins_without_a_compiler():
    done = subprocess.run([sys.executable, "-c", CALL], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
