"""Forms are data; what is filled in is checked field by field, prints in three languages, and reads back the same."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks.content import lawly, made
from zotim.core.access.refusals import Unfit
from zotim.core.documents.bases import Law
from zotim.core.texts import Translated
from zotim.desks.content.law import papers
from zotim.desks.content.law.forms import Kind, cleaned, codes, form
from zotim.desks.content.law.models import Way
from zotim.vocabulary import Language

ONCE = pytest.mark.once
HEAD = papers.Head("ZOT-AAAA-A1", lawly.MOMENT)
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).filter(str.strip)
SOME = {
    Kind.TEXT: TEXT,
    Kind.LONG: TEXT | st.just("Një\n\tdy"),
    Kind.MOMENT: st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    Kind.ADDRESS: st.from_regex(r"https://[a-z]{1,9}\.example/[^\s<>\"\x00-\x1f]{0,9}", fullmatch=True),
    Kind.YES: st.booleans(),
}


@st.composite
def fillings(draw):
    """A form, and values that it takes: whatever is needed, and some of the rest."""
    of = form(draw(st.sampled_from(codes())))
    values = {}
    for key, field in of.fields.items():
        if field.required or draw(st.booleans()):
            options = [one.code for one in field.options]
            some = {
                Kind.CHOICE: lambda o=options: st.sampled_from(o),
                Kind.CHOICES: lambda o=options: st.lists(st.sampled_from(o), min_size=1, unique=True),
            }  # fmt: skip
            values[key] = draw(some[field.kind]() if field.options else SOME[field.kind])
    try:
        return of, cleaned(of, values)
    except Unfit:  # such as a half of a letter in an address
        return of, lawly.filled(of)


@st.composite
def laws(draw):
    texts = {name: Translated.of("sq", draw(TEXT), ar=draw(TEXT)) for name in ("act", "body", "court")}
    aid = Translated.of("en", draw(TEXT)) if draw(st.booleans()) else None
    return Law(
        **texts, write_to=None, legal_aid=aid, appeal_days=draw(st.integers(1, 366)), wording=draw(st.booleans())
    )


@ONCE
def test_there_is_a_form_for_each_way_and_each_says_its_fields_in_three_languages():
    assert {*Way.values, "carried-out", "impossible", "withdrawal", "publisher"} == set(codes())
    for of in map(form, codes()):
        words = [of.title, *(section.title for section in of.sections)]
        words += [one.label for field in of.fields.values() for one in (field, *field.options)]
        assert all(set(word.texts) == set(Language) and all(word.texts.values()) for word in words)
        assert of.source
        assert bool([field for field in of.fields.values() if field.options]) or of.code in (
            "referral",
            "police",
            "protection",
        )


@ONCE
def test_a_form_that_says_anything_else_has_another_hash():
    order = form("eu")
    [first, *rest] = order.sections
    assert replace(order, version=2).digest != order.digest
    assert replace(order, sections=(replace(first, letter="Z"), *rest)).digest != order.digest
    with pytest.raises(LookupError):
        form("../fields")


@ONCE
def test_only_what_was_seen_word_for_word_is_said_to_be_verified():
    seen = {key for key, field in form("eu").fields.items() if field.verified}
    assert seen == {
        "addressee", "contact_point", "establishment", "issuing_state", "issued_at", "reference", "address",
    }  # fmt: skip
    assert not any(field.verified for code in codes() if code != "eu" for field in form(code).fields.values())


@ONCE
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reasons", ""), ("reasons", 7), ("reasons", "x" * 10_001), ("reasons", "a\0b"), ("reference", "a\nb"),
        ("categories", []), ("categories", ["belief"]), ("categories", "incites"), ("issued_at", "2026-11-26T10:00"),
        ("issued_at", "yesterday"), ("address", "videot.example/1"), ("address", "https://a b"), ("undisclosed", "yes"),
        ("authority_kind", "court"), ("issued_at", None),
    ],
)  # fmt: skip
def test_what_a_field_doesnt_take_is_refused_by_its_name(key, value):
    with pytest.raises(Unfit) as refused:
        cleaned(form("eu"), lawly.filled(form("eu")) | {key: value})
    assert refused.value.field == key


@ONCE
def test_a_form_takes_nothing_that_it_doesnt_ask_for():
    with pytest.raises(Unfit, match="belief"):
        cleaned(form("referral"), lawly.filled(form("referral")) | {"belief": "x"})


@ONCE
@settings(max_examples=150, deadline=None)
@given(fillings())
def test_what_was_cleaned_stays_as_it_is(filling):
    of, values = filling
    assert cleaned(of, values) == values


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@ONCE
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(fillings(), st.none() | laws(), st.booleans())
def test_a_signed_form_reads_back_word_for_word(keys, settings, filling, law, confirmed):
    settings.ZOTIM_KEYS = keys
    of, values = filling
    head = papers.Head("ZOT-AAAA-A1", lawly.MOMENT, law, confirmed)
    data = papers.signed(of, values, head)
    assert papers.read_back(data) == (head, values)
    assert papers.signed(of, values, head) == data


@ONCE
def test_a_changed_byte_is_refused_wherever_it_is(keys, settings):
    settings.ZOTIM_KEYS = keys
    of = form("referral")
    data = papers.signed(of, lawly.filled(of), HEAD)
    for place in range(len(data)):
        other = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(Unfit):
            papers.read_back(other)
    for other in (b"", data[:-1], data + b"\n", b" " + data, b"[]\n", b'{"form":1}\n', b"[" * 100_000):
        with pytest.raises(Unfit):
            papers.read_back(other)


@ONCE
def test_what_somebody_else_signed_is_refused(keys, settings, tmp_path):
    settings.ZOTIM_KEYS = keys
    of = form("referral")
    data = papers.signed(of, lawly.filled(of), HEAD)
    with pytest.raises(Unfit):
        papers.read_back(data, keys=[Ed25519PrivateKey.generate().public_key()])
    settings.ZOTIM_KEYS = tmp_path
    with pytest.raises(Unfit):
        papers.read_back(data)


@pytest.mark.django_db
@pytest.mark.parametrize("code", codes())
def test_a_form_prints_what_was_filled_in_and_that_it_is_a_draft(installed, code):
    of = form(code)
    basis = lawly.confirmed(made.keeper(), made.keeper())
    for language in Language:
        head = papers.head_of("ZOT-AAAA-A1", lawly.MOMENT, None if of.comes_back else basis)
        values = lawly.filled(of, "Fjalë “*_#$` të lira")
        made_of = papers.paper(of, values, language, head)
        assert made_of.language == language
        with_draft = made_of.verify_note
        assert with_draft != papers.paper(of, values, language, replace(head, confirmed=True)).verify_note
    assert "Draft form, not verified against the Official Journal." in papers.paper(of, values, "en", head).verify_note
    assert papers.pdf(of, values, "ar", head).startswith(b"%PDF")


@pytest.mark.django_db
def test_nothing_is_asked_of_the_database_to_read_a_file_back(keys, settings, django_assert_num_queries):
    settings.ZOTIM_KEYS = keys
    of = form("eu")
    data = papers.signed(of, lawly.filled(of), HEAD)
    with django_assert_num_queries(0, connection=connection):
        papers.read_back(data)
