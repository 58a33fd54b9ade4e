"""A sum of money is written alike wherever it stands, in the reader's language."""

import re
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from zotim.core.ui.sums import money


@pytest.mark.parametrize(
    ("language", "written"),
    [("sq", "1\u00a0800,50\u00a0EUR"), ("en", "1,800.50\u00a0EUR"), ("ar", "١٬٨٠٠٫٥٠\u00a0EUR")],
)
def test_a_sum_is_written_alike_wherever_it_stands(language, written):
    with override(language):
        assert money(Decimal("1800.5"), "EUR") == money("1800.50", "EUR") == written
        markup = Template("{% load ui %}{{ sum|money:'EUR' }}").render(Context({"sum": Decimal("1800.50")}))
    assert re.sub("<[^>]*>", "", markup) == written
    assert '<bdi class="code" dir="ltr">EUR</bdi>' in markup


def test_a_whole_sum_has_no_cents_and_none_is_a_dash():
    with override("en"):
        assert money(Decimal("7000.00")) == "7,000"
        assert money("0.125", "KWD") == "0.125\u00a0KWD"
        assert [money(None, "EUR"), money("", "")] == ["–", "–"]
        assert money("një", "EUR") == "një EUR"
