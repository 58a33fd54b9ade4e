"""A gigabyte: said to be too much at once, and never held in memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc"),
]

GIGABYTE = 1024**3
ALLOWED = 200 * 1024 * 1024
"""Bytes of memory at the highest point. The interpreter with Django is about 110 MB of them."""

# The high-water mark of this program alone; getrusage would count that of the process that started it.
PEAK = """
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
"""

UPLOAD = """
import io, json, sys, time
import django
django.setup()
from tests import worlds
from django.test import Client
from django.urls import reverse
from zotim.register.models import Evidence
worlds.demo_installation()
ministry = worlds.body()
focal = worlds.user("focal_point", ministry)
analyst = worlds.actor("analyst")
measure = worlds.measure(analyst, worlds.commitment(analyst, ministry))
client = Client()
client.force_login(focal, backend="allauth.account.auth_backends.AuthenticationBackend")
size, boundary = int(sys.argv[1]), b"zotimboundary"
head = b"".join(
    b'--' + boundary + b'\\r\\nContent-Disposition: form-data; name="' + name + b'"\\r\\n\\r\\n' + value + b'\\r\\n'
    for name, value in ((b"original", b"en"), (b"title_en", b"A file"), (b"dated_on", b"2026-11-16"))
) + b'--' + boundary + b'\\r\\nContent-Disposition: form-data; name="file"; filename="big.txt"\\r\\n\\r\\n'
tail = b'\\r\\n--' + boundary + b'--\\r\\n'

class Stream(io.RawIOBase):
    '''A body that is made as it is read, as a socket gives it.'''
    def __init__(self):
        self.left, self.parts, self.read_bytes = size, [head], 0
    def readable(self):
        return True
    def read(self, wanted=-1):
        wanted = 65536 if wanted is None or wanted < 0 else wanted
        if self.parts:
            piece, rest = self.parts[0][:wanted], self.parts[0][wanted:]
            self.parts = [rest] if rest else []
        else:
            piece = b"a" * min(wanted, self.left)
            self.left -= len(piece)
            if not self.left and not piece:
                piece, self.left = tail, -1
        self.read_bytes += len(piece)
        return piece

stream = Stream()
environ = client._base_environ(
    PATH_INFO=reverse("evidence_submit", args=[measure.pk]), REQUEST_METHOD="POST",
    CONTENT_TYPE="multipart/form-data; boundary=zotimboundary", CONTENT_LENGTH=str(len(head) + size + len(tail)),
)
environ["wsgi.input"] = stream
started = time.monotonic()
response = client.request(**{k: v for k, v in environ.items()})
print(json.dumps({
    "status": response.status_code, "seconds": time.monotonic() - started, "read": stream.read_bytes,
    "memory": peak(), "kept": Evidence.objects.count(),
    "text": response.content.decode()[:20000],
}))
"""


def test_a_gigabyte_of_text_is_refused_by_the_reader_without_reading_it(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(GIGABYTE)  # sparse: takes no room on the disk
    program = (
        f"{PEAK}\nimport runpy, sys\n"
        f"sys.argv = ['zotim', 'read', {str(big)!r}]\n"
        "try:\n    runpy.run_module('zotim', run_name='__main__')\n"
        "finally:\n    print(peak())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "big.txt: it is 1,024.0 MB, more than the 20 MB that are read" in done.stderr
    assert int(done.stdout.split()[-1]) < ALLOWED


@pytest.mark.parametrize("size", [30 * 1024 * 1024, GIGABYTE], ids=["30 MB", "1 GB"])
def test_a_file_that_is_too_big_is_refused_by_the_site_before_it_is_read(
    size: int, tmp_path: Path, migrated_file: str
) -> None:
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    variables |= {"ZOTIM_HOME": str(tmp_path), "ZOTIM_INSECURE": "1", "ZOTIM_HOSTS": "testserver"}
    variables["ZOTIM_DATABASE"] = migrated_file
    variables |= {"DJANGO_SETTINGS_MODULE": "zotim.config.settings", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PEAK + UPLOAD, str(size)],
        env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert (found["status"], found["kept"]) == (413, 0), found["text"][-3000:]
    assert found["memory"] < ALLOWED
    assert found["read"] < 2 * 1024 * 1024
    assert not list((tmp_path / "files").rglob("*.txt"))
