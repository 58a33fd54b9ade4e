"""Addresses that lead to the same page are the same, and those that look like another are said to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.links import LinkError, link

pytestmark = pytest.mark.once

SAME = [
    ("HTTPS://Example.ORG:443", "https://example.org/"),
    ("example.org./a/./b/../c", "https://example.org/a/c"),
    ("http://example.org:80/a?utm_source=x&b=2&a=1&fbclid=3#part", "http://example.org/a?a=1&b=2"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    ("https://example.org/%7euser/%C3%AB", "https://example.org/~user/%C3%AB"),
    ("https://example.org/ë", "https://example.org/%C3%AB"),
    ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
    ("https://user:secret@example.org/", "https://example.org/"),
    ("https://example.org/../../x", "https://example.org/x"),
    ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
    ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
    ("https://example.org/?q=", "https://example.org/?q="),
]


@pytest.mark.parametrize(("written", "address"), SAME)
def test_an_address_has_one_form(written, address):
    assert link(written).address == address


@pytest.mark.parametrize(
    ("written", "shown", "looks_like", "mixes"),
    [
        ("https://xn--80ak6aa92e.com/", "аррӏе.com", "apple.com", False),
        ("https://exаmple.org/", "exаmple.org", "example.org", True),
        ("https://xn--mgbh0fb.example/", "مثال.example", "", False),
        ("https://shqipëri.example/", "shqipëri.example", "", False),
        ("https://example.org/", "example.org", "", False),
    ],
)
def test_a_host_is_shown_in_its_letters_and_says_what_it_looks_like(written, shown, looks_like, mixes):
    found = link(written)
    assert (found.shown, found.looks_like, found.mixes) == (f"https://{shown}/", looks_like, mixes)
    assert found.host.isascii()


@pytest.mark.parametrize(
    "text",
    ["", "javascript:alert(1)", "ftp://example.org", "https://", "https://a b.org", "https://a..org", "https://x:99999/",
     "https://exam\u200bple.org", "https://\u202egro.example", "x" * 9_000, "https://[::1", "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(text):
    with pytest.raises(LinkError):
        link(text)


@given(st.text("aë%2fFا./?&=#:@utm_xn-", max_size=40))
def test_the_one_form_of_an_address_is_its_own(text):
    try:
        found = link(f"https://example.org/{text}")
    except LinkError:
        return
    assert link(found.address) == found
    assert link(found.shown).address == found.address


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text):
    try:
        found = link(text)
    except LinkError:
        return
    assert link(found.address).address == found.address
