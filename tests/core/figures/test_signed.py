"""A signed file of figures: one form for each content, and no byte of it moves unnoticed."""

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tests import indicators
from tests.indicators import content, figure
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System
from zotim.core.figures import signed
from zotim.core.figures.registry import FIGURES, Figure, Period, Shape
from zotim.core.figures.sending import figures_key, figures_write
from zotim.core.figures.signed import read, write
from zotim.vocabulary import Classification

KEY = Ed25519PrivateKey.generate()
numbers = st.integers(-(10**16), 10**16).map(lambda number: Decimal(number) / 10_000)
codes = st.text("abc19_.-", max_size=8).map(lambda rest: f"f{rest}")
words = st.text('aë“ضع,"\\ 7', min_size=1, max_size=12)


@st.composite
def figures(draw):
    low, high = sorted((draw(numbers), draw(numbers)))
    return figure(
        draw(codes), low, high, label=indicators.text(draw(words)), shape=draw(st.sampled_from(Shape)),
        personal=draw(st.booleans()),
    )  # fmt: skip


contents = st.lists(figures(), max_size=4, unique_by=lambda one: one.code).map(
    lambda found: content(*sorted(found, key=lambda one: one.code))
)


@given(contents)
def test_what_is_written_is_read_as_it_was_and_holds(found):
    file = read(write(found, KEY))
    assert file.content == found
    assert file.holds(KEY.public_key())
    assert not file.holds(Ed25519PrivateKey.generate().public_key())


@given(st.data())
def test_one_byte_altered_anywhere_is_refused_or_doesnt_hold(data):
    whole = write(content(figure(), figure("fia.reports", 20, 29, personal=True)), KEY)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    altered = whole[:at] + bytes([other]) + whole[at + 1 :]
    try:
        file = read(altered)
    except Unfit:
        return
    known = file.key == read(whole).key
    assert not (known and file.holds(KEY.public_key()))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"null", b'{"figures":[]}', b"\xff\xfe", b"[" * 200_000, b'{"figures":{"figures":{}}}',
        b'{"a":"\\ud800"}',
    ],
    ids=range(9),
)  # fmt: skip
def test_what_isnt_such_a_file_is_refused_in_a_sentence(data):
    with pytest.raises(Unfit, match="zotim figures export"):
        read(data)


def test_a_second_form_of_the_same_content_is_refused():
    whole = write(content(), KEY)
    for other in (
        json.dumps(json.loads(whole), ensure_ascii=False).encode(),
        whole.rstrip(b"\n"),
        whole + b" ",
        whole.replace(b'{"figures"', b'{"figures":{},"figures"', 1),
    ):
        with pytest.raises(Unfit):
            read(other)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "elsewhere"},
        {"origin": "zotim/../FIA"},
        {"name": indicators.text("turned \u202e around")},
        {"made_at": datetime(2026, 7, 3)},
    ],
)
def test_a_field_that_isnt_one_is_refused_though_the_signature_is_right(wrong):
    with pytest.raises(Unfit):
        read(write(replace(content(), **wrong), KEY))


def test_figures_stand_once_and_in_order():
    for found in ((figure("b"), figure("a")), (figure("a"), figure("a"))):
        with pytest.raises(Unfit):
            read(write(content(*found), KEY))


def test_a_file_larger_than_it_may_be_isnt_opened():
    with pytest.raises(Unfit, match="larger"):
        read(b" " * (signed.MOST_BYTES + 1))


def test_the_catalogue_is_the_same_while_definitions_are():
    first, second = content(figure()), content(figure(low=30, high=30))
    assert first.catalogue == second.catalogue
    assert first.catalogue != content(figure(unit=indicators.text("persons"))).catalogue


# From an installation


PERIOD = Period.quarter(2026, 1)


@pytest.fixture
def counted(monkeypatch, settings, tmp_path):
    settings.ZOTIM_KEYS = tmp_path / "keys"
    number = {"now": 13}
    one = Figure("test.people", "People", "People helped", "people", lambda period: number["now"], personal=True)
    monkeypatch.setitem(FIGURES, one.code, one)
    return number


def made(**more):
    return figures_write(actor=System("test"), period=PERIOD, classification=Classification.INTERNAL, **more)


@pytest.mark.django_db
def test_an_installation_writes_bands_and_signs_them_with_its_own_key(counted):
    data = made()
    file = read(data)
    told = {one.code: one for one in file.content.figures}
    assert set(told) == set(FIGURES)
    assert told["test.people"].span == (10, 19)
    assert b'"13"' not in data
    assert file.holds(figures_key().public_key())
    assert file.content.origin == "zotim/ZOT"


@pytest.mark.django_db
def test_what_differs_from_an_earlier_file_is_named_as_a_correction(counted, monkeypatch):
    earlier = made()
    monkeypatch.setattr(
        "zotim.core.figures.sending.take_several", _retaken(24)
    )  # as after a restore from an older backup
    with pytest.raises(Unfit, match="why"):
        made(corrects=earlier)
    file = read(made(corrects=earlier, reason="Restored from a backup"))
    named = {one.code: (one.was, one.why) for one in file.content.figures if one.why}
    assert named == {"test.people": ((Decimal(10), Decimal(19)), "Restored from a backup")}


def _retaken(number):
    from zotim.core.figures.services import take_several

    def again(codes, period, *, actor):
        values = take_several(codes, period, actor=actor)
        for value in values:
            value.value = Decimal(number) if value.code == "test.people" else value.value
        return values

    return again


@pytest.mark.django_db
def test_only_an_own_file_of_the_same_period_is_corrected(counted):
    other = write(content(period=PERIOD), KEY)
    with pytest.raises(Unfit, match="wasn't signed by"):
        made(corrects=other, reason="x")
    own = write(content(), figures_key())
    with pytest.raises(Unfit, match="another period"):
        made(corrects=own, reason="x")
