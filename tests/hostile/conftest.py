"""People at their pages, and files made to harm."""

import io
import zipfile

import pytest
from django.test import Client

from tests import worlds

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    client.cookies["django_language"] = "en"
    return client


def archive(*members: tuple[str, bytes | str]) -> bytes:
    """A ZIP archive in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return file.getvalue()


def docx(body: str = "<w:p/>", *, doctype: str = "") -> bytes:
    """A Word document as far as readers look."""
    text = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(("[Content_Types].xml", "<Types/>"), ("word/document.xml", text))


BOMBS = {
    "docx": lambda: archive(("word/document.xml", b"\0" * 60_000_000)),
    "xlsx": lambda: archive(("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", b" " * 60_000_000)),
    "nested": lambda: archive(
        ("word/document.xml", b"<w/>"), ("word/embeddings/inner.zip", archive(("deep", b"\0" * 40_000_000)) * 1500)
    ),
    "many parts": lambda: archive(
        ("word/document.xml", b"<w/>"), *((f"word/media/{number}", b"") for number in range(2500))
    ),
}
"""Archives that unpack to far more than they are."""


@pytest.fixture
def ministry(db):
    worlds.demo_installation()
    return worlds.body()


@pytest.fixture
def coordinator(ministry):
    return signed_in(worlds.user("coordinator"))


@pytest.fixture
def focal(ministry):
    return signed_in(worlds.user("focal_point", ministry))


@pytest.fixture
def measure(ministry):
    analyst = worlds.actor("analyst")
    return worlds.measure(analyst, worlds.commitment(analyst, ministry))
