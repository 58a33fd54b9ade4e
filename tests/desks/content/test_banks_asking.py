"""What banks answer: each entry that is in force, near enough for its bank, and nothing else."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageOps

from tests.desks.content import banksly, made
from zotim.core.audit.services import System
from zotim.desks.content.banks import asking, generations
from zotim.desks.content.banks.models import Bank, Entry, Generation
from zotim.desks.content.banks.services import entry_confirm, entry_propose, entry_withdraw, file_propose
from zotim.desks.content.banks.values import Known, address_value, asked_prints

pytestmark = pytest.mark.django_db
TEXT = "Mblidhemi në sheshin e lulishtes të premten në ora tetë, me lule në duar (tekst i trilluar)."


@pytest.fixture(autouse=True)
def place(installed):
    """Every test has folders of its own."""


@pytest.fixture
def other_process(monkeypatch):
    """Asks as a process does that has an index of its own, and keeps it."""
    pictures, texts = {}, {}

    def ask(*args, **more):
        with monkeypatch.context() as patch:
            patch.setattr(generations, "_PICTURES", pictures)
            patch.setattr(generations, "_TEXTS", texts)
            return [hit.number for hit in asking.meet(*args, **more)]

    return ask


def numbers(*args, **more):
    return [hit.number for hit in asking.meet(*args, **more)]


def bits(one: bytes, other: bytes) -> int:
    return bin(int.from_bytes(one) ^ int.from_bytes(other)).count("1")


ENTRIES = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 70), st.sampled_from(["in_force", "in_force", "proposed", "withdrawn"]),
        st.integers(0, 2), st.integers(0, 70),
    ),
    max_size=8,
)  # fmt: skip
"""Seed and turned bits of an entry, its state, its bank, and the turned bits of a part of it."""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 70)), min_size=1, max_size=3), st.booleans())
def test_what_is_met_is_what_counting_bits_finds(entries, asked, as_a_file):
    with transaction.atomic():
        banks = [
            banksly.bank("NEAR", distance=20), banksly.bank("FAR", distance=63),
            banksly.bank("OFF", distance=63, enabled=False),
        ]  # fmt: skip
        for at, (seed, flips, state, bank, of_part) in enumerate(entries):
            part = {"value": banksly.digest(seed, of_part), "way": "crop 95% middle"}
            banksly.entry(banks[bank], banksly.digest(seed, flips), state=state, parts=[part] if of_part % 2 else [])
            if as_a_file and at == len(entries) // 2:
                generations.generation_make(actor=System("worker"))
        questions = [banksly.digest(*one) for one in asked]
        expected = {}
        for row in Entry.objects.filter(state="in_force", bank__enabled=True).select_related("bank"):
            values = [row.value, *row.parts.values_list("value", flat=True)]
            far = min(bits(one, other) for one in questions for other in values)
            if far <= row.bank.distance:
                expected[row.number] = (far, "same" if far <= 31 else "look")
        found = asking.meet([banksly.pdq(one) for one in questions])
        assert {hit.number: (hit.distance, hit.tier) for hit in found} == expected
        transaction.set_rollback(True)


def test_what_is_confirmed_is_met_at_the_next_question_in_every_process_and_what_is_withdrawn_isnt(other_process):
    first, second, bank = made.curator(), made.curator(), banksly.bank()
    question = [banksly.pdq(banksly.digest(1, 5))]
    entry = entry_propose(actor=first, bank=bank, kind="pdq", value=banksly.digest(1))
    assert numbers(question) == other_process(question) == []
    entry_confirm(actor=second, entry=entry)
    assert numbers(question) == other_process(question) == [entry.number]
    generations.generation_make(actor=System("worker"))
    assert numbers(question) == other_process(question) == [entry.number]
    another = banksly.entry(bank, banksly.digest(1, 9))
    assert other_process(question) == numbers(question) == [another.number, entry.number]
    entry_withdraw(actor=first, entry=entry, reason="Ishte gabim")
    assert numbers(question) == other_process(question) == [another.number]
    generations.generation_make(actor=System("worker"))
    assert numbers(question) == other_process(question) == [another.number]
    assert Generation.objects.first().rows == 1


def test_an_entry_that_was_rolled_back_hides_no_later_one():
    bank, question = banksly.bank(), [banksly.pdq(banksly.digest(2))]
    with transaction.atomic():
        banksly.entry(bank, banksly.digest(2))
        assert len(numbers(question)) == 1
        transaction.set_rollback(True)
    assert numbers(question) == []
    entry = banksly.entry(bank, banksly.digest(2, 1))
    assert numbers(question) == [entry.number]


def test_a_file_that_is_lost_or_spoilt_is_no_reason_to_meet_nothing(settings):
    entry = banksly.entry(banksly.bank(), banksly.digest(3))
    made_now = generations.generation_make(actor=System("worker"))
    assert generations.generation_make(actor=System("worker")) is None
    path = next((settings.ZOTIM_HOME / "indexes").glob("*.prints"))
    assert path.stem == made_now.pk.hex
    path.write_bytes(b"nothing")
    generations._PICTURES.clear()
    assert numbers([banksly.pdq(banksly.digest(3))]) == [entry.number]


def test_the_bytes_of_what_was_withdrawn_are_in_no_index_file_once_the_worker_made_it_anew(settings):
    bank, value = banksly.bank(), banksly.digest(3)
    entry = banksly.entry(bank, value)
    banksly.entry(bank, banksly.digest(4))

    def held():
        files = [path.read_bytes() for path in (settings.ZOTIM_HOME / "indexes").iterdir()]
        return any(value in data for data in files), any(banksly.digest(4) in data for data in files)

    generations.generation_make(actor=System("worker"))
    assert held() == (True, True)
    entry_withdraw(actor=made.curator(), entry=entry, reason="U rrëzua")
    generations.generation_make(actor=System("worker"))
    assert held() == (False, True)


def test_a_disabled_bank_is_silent_at_once():
    bank = banksly.bank()
    entry = banksly.entry(bank, banksly.digest(4))
    assert numbers([banksly.pdq(banksly.digest(4))]) == [entry.number]
    Bank.objects.update(enabled=False)
    assert numbers([banksly.pdq(banksly.digest(4))]) == []


def test_a_picture_is_met_however_it_is_turned_bordered_or_cut():
    known = banksly.picture(5)
    picture, _bytes = banksly.confirmed(
        *file_propose(actor=made.curator(), bank=banksly.bank(), data=known, note="Kodra")
    )
    image = banksly.opened(known)
    changed = {
        "mirrored": ImageOps.mirror(image), "turned": image.rotate(90, expand=True),
        "bordered": ImageOps.expand(image, 20, "black"), "smaller": image.resize((200, 150)),
        "cut": image.crop((10, 7, 314, 235)),
    }  # fmt: skip
    for how, other in changed.items():
        hit = asking.meet(asked_prints(banksly.saved(other)))[0]
        assert (hit.number, hit.tier) == (picture.number, "same"), how
    assert asking.meet(asked_prints(banksly.picture(6))) == []


def test_the_very_bytes_and_the_very_address_are_exact():
    data, bank = banksly.picture(7), banksly.bank()
    entries = banksly.confirmed(*file_propose(actor=made.curator(), bank=bank, data=data))
    address = entry_propose(
        actor=made.curator(), bank=bank, kind="address", value=address_value("https://videot.example/a?utm_source=x")
    )
    banksly.confirmed(address)
    hits = asking.meet(asked_prints(data), addresses=["HTTPS://videot.example:443/a", "no address"])
    assert [hit.tier for hit in hits] == ["exact", "exact", "same"]
    assert {hit.number for hit in hits} == {*(one.number for one in entries), address.number}


def test_a_text_is_met_when_its_letters_are_nearly_the_same():
    entry = entry_propose(actor=made.curator(), bank=banksly.bank(), kind="text", value=None, text=TEXT)
    banksly.confirmed(entry)
    assert entry.text.startswith("zs1:")
    (hit,) = asking.meet([], text=TEXT.upper().replace("LULE", "fletore"))
    assert (hit.number, hit.tier) == (entry.number, "same")
    assert 0 < hit.distance <= 22
    assert asking.meet([], text="Moti sot është me diell dhe pa re (i trilluar).") == []
    assert asking.meet([], text="…") == []


def film(seed: int, count: int, start: int = 0):
    """Pictures of a video, half a second apart."""
    return [(banksly.digest(1_000 * seed + start + at), 500 * at) for at in range(count)]


def test_a_part_of_a_known_video_is_met_with_its_place():
    known = film(1, 40)
    entry = banksly.entry(
        banksly.bank(), known[0][0], kind="frames", parts=[{"value": value, "at_ms": at} for value, at in known]
    )
    clip = [Known("frames", value, "", 100, 2_000 + at) for value, at in film(1, 8, start=12)]
    before = [Known("frames", value, "", 100, at) for value, at in film(9, 4)]
    (hit,) = asking.meet([*before, *clip])
    assert hit == (entry.number, "same", 0, "", 2_000, 5_500, "")
    assert asking.meet(clip[:2]) == []
    (still,) = asking.meet([banksly.pdq(known[7][0])])
    assert (still.number, still.from_ms) == (entry.number, 3_500)


def test_a_known_picture_in_a_video_is_met_with_its_time():
    entry = banksly.entry(banksly.bank(), banksly.digest(1_003, 4))
    (hit,) = asking.meet([Known("frames", value, "", 100, at) for value, at in film(1, 8)])
    assert (hit.number, hit.distance, hit.from_ms, hit.to_ms) == (entry.number, 4, 1_500, 1_500)


def test_what_is_too_plain_asks_nothing():
    banksly.entry(banksly.bank(), banksly.digest(8))
    assert asking.meet([Known("pdq", banksly.digest(8), "whole, as it is", 12)]) == []


def test_only_what_came_between_two_changes_is_asked_again():
    bank, question = banksly.bank(), [banksly.pdq(banksly.digest(9))]
    banksly.entry(bank, banksly.digest(9, 1))
    since = asking.newest()
    assert since > 0
    late = banksly.entry(bank, banksly.digest(9, 2))
    upto = asking.newest()
    banksly.entry(bank, banksly.digest(9, 3))
    assert [hit.number for hit in asking.between(since, upto).meet(question)] == [late.number]


def test_an_answer_costs_few_queries_whatever_is_in_force(django_assert_max_num_queries):
    bank = banksly.bank(distance=63)
    for seed in range(12):
        banksly.entry(bank, banksly.digest(10, seed))
    question = [banksly.pdq(banksly.digest(10))]
    asking.meet(question)
    with django_assert_max_num_queries(5):
        assert len(asking.meet(question)) == 12
