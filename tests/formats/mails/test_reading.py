"""Mails as files: what is written, what is attached, which addresses stand in it; nothing of it is fetched."""

from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.formats import mails
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.once


def mail(text="Shiko https://video.example/a, dhe (https://tjeter.example/b).", html="", files=()):
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Dikush <dikush@mail.example>", "raporto@qendra.example", "Raport"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in files:
        made.add_attachment(data, maintype="image", subtype="png", filename=name)
    return made.as_bytes()


def test_words_files_and_each_address_once_are_found():
    found = mails.read(mail(files=[("a.png", b"\x89PNG")]), "a.eml")
    assert found.sender == "Dikush <dikush@mail.example>"
    assert found.addresses == ("https://video.example/a", "https://tjeter.example/b")
    assert found.files == (("a.png", b"\x89PNG"),)


def test_of_what_is_written_twice_the_plain_one_counts_and_a_page_is_read_as_words():
    assert mails.read(mail("Plain.", "<p>Page</p>"), "a.eml").text == "Plain."
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.set_content("<p>Words</p><script>x()</script><img src='https://t.example/p.gif'>", subtype="html")
    assert mails.read(made.as_bytes(), "a.eml").text == "Words"


def test_a_mail_within_a_mail_is_read_too_and_one_of_too_many_parts_is_refused():
    inner = EmailMessage()
    inner["From"] = "x@y.example"
    inner.set_content("https://inner.example/")
    outer = EmailMessage()
    outer["From"] = "a@b.example"
    outer.set_content("Forwarded.")
    outer.add_attachment(inner)
    assert "https://inner.example/" in mails.read(outer.as_bytes(), "a.eml").addresses
    with pytest.raises(UnreadableFile, match="more than"):
        mails.read(mail(files=[(str(number), b"x") for number in range(mails.reading.MOST_PARTS)]), "a.eml")


@pytest.mark.parametrize("data", [b"", b"address\nhttps://a.example\n", b"\x89PNG\r\n"])
def test_what_isnt_a_mail_is_refused(data):
    with pytest.raises(UnreadableFile):
        mails.read(data, "a.eml")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_the_bytes_a_mail_is_read_or_refused(draw):
    whole = bytearray(mail(html="<p>x</p>", files=[("a.png", b"abc")]))
    for _change in range(draw.draw(st.integers(0, 12))):
        at = draw.draw(st.integers(0, len(whole) - 1))
        whole[at : at + draw.draw(st.integers(0, 4))] = draw.draw(st.binary(max_size=4))
    with suppress(UnreadableFile):
        mails.read(bytes(whole), "a.eml")
