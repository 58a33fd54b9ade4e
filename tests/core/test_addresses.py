"""Addresses that are looked up once."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from zotim.core.addresses import address


def test_an_address_is_that_of_its_page_and_key():
    for key in (uuid4(), uuid4()):
        assert address("commitment", key) == reverse("commitment", args=[key])
    assert address("commitments") == reverse("commitments")


def test_where_the_pages_are_is_asked_each_time():
    assert address("home") == "/"
    set_script_prefix("/below/")
    try:
        assert address("home") == "/below/"
    finally:
        set_script_prefix("/")
    assert address("home") == "/"


def test_a_page_that_isnt_there_is_an_error_as_ever():
    with pytest.raises(NoReverseMatch):
        address("nowhere")
    with pytest.raises(NoReverseMatch):
        address("commitment")
