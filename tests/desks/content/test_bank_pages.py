"""The pages of banks: from a file that is asked to an entry that two people let in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.contracts.matrix import BACKEND
from tests.desks.content import banksly, made
from zotim.core.people.models import User
from zotim.desks.content.banks.models import Bank, BankImport, Entry, ProtectedSource
from zotim.desks.content.banks.services import item_propose
from zotim.desks.content.banks.values import address_value
from zotim.desks.content.intake.services import Given, report_take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(installed):
    """Every test has folders of its own."""


def browser(actor):
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
    return client


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def upload(data=None, name="a.png"):
    return SimpleUploadedFile(name, banksly.picture(1) if data is None else data)


def test_a_picture_is_proposed_by_one_confirmed_by_another_and_met_by_what_is_tried():
    first, second, bank = browser(made.curator()), browser(made.curator()), banksly.bank()
    assert "It meets nothing." in page(first.post("/content/banks/try/", {"file": upload()}))
    told = first.post(f"/content/banks/{bank.pk}/propose/", {"file": upload(), "note": "Kodra"}, follow=True)
    assert "Another curator has to confirm it." in page(told)
    for entry in Entry.objects.all():
        path = f"/content/banks/entries/{entry.pk}/decide/"
        assert "Confirm it:" not in page(first.get(path))
        assert "Kodra" in page(second.get(path))
        assert "on record" in page(second.post(path, {"decision": "accept"}, follow=True))
    met = page(first.post("/content/banks/try/", {"file": upload()}))
    assert "The very same bytes or address" in met
    assert "0 of 256 bits differ" in met
    assert set(Entry.objects.values_list("state", flat=True)) == {"in_force"}


@pytest.mark.parametrize("given", [
    {}, {"text": "Një tekst", "address": "https://videot.example/1"}, {"hash": "0f0f"}, {"address": "një adresë"},
    {"text": "…"},
])  # fmt: skip
def test_what_isnt_exactly_one_thing_is_refused_and_nothing_is_lost(given):
    client, bank = browser(made.curator()), banksly.bank()
    shown = page(client.post(f"/content/banks/{bank.pk}/propose/", {**given, "note": "Shënimi im"}))
    assert "Shënimi im" in shown
    assert 'class="errors' in shown or "error" in shown
    assert not Entry.objects.exists()


def test_a_text_is_read_on_the_page_of_its_entry_and_an_officer_may_propose_it():
    client, bank = browser(made.officer()), banksly.bank()
    text = "Një tekst i trilluar mbi lulet."
    shown = page(client.post(f"/content/banks/{bank.pk}/propose/", {"text": text}, follow=True))
    assert text in shown
    assert "0 items met it." in shown
    assert "met it." not in page(browser(made.curator()).get(f"/content/banks/entries/{Entry.objects.get().pk}/"))


def test_the_picture_of_an_item_is_small_and_blurred_unless_somebody_asks():
    officer, bank = made.officer(), banksly.bank()
    item = report_take(
        actor=officer, given=Given("picture", banksly.picture(3), address="https://videot.example/3")
    ).item
    entry = item_propose(actor=officer, item=item, bank=bank)[0]
    client = browser(made.curator())
    path = f"/content/banks/entries/{entry.pk}/picture/"
    assert path in page(client.get(f"/content/banks/entries/{entry.pk}/"))
    shades = []
    for address in (path, f"{path}?clear=1"):
        answer = client.get(address)
        assert answer.headers["Content-Type"] == "image/jpeg"
        small = Image.open(io.BytesIO(answer.content)).convert("L")
        shades.append(sum(abs(a - b) for a, b in zip(small.tobytes(), small.tobytes()[1:], strict=False)))
    assert shades[0] * 2 < shades[1]


def test_a_file_is_put_in_and_confirmed_as_one():
    first, second, bank = browser(made.curator()), browser(made.curator()), banksly.bank()
    data = f"{banksly.digest(1).hex()}\njo\n".encode()
    path = f"/content/banks/{bank.pk}/import/"
    shown = page(first.post(path, {"file": upload(data, "lista.csv"), "kind": "pdq"}, follow=True))
    assert "Line 2: A fingerprint has 64 letters" in shown
    assert "waits for a second person" in page(first.post(path, {"file": upload(data, "lista.csv"), "kind": "pdq"}))
    taken = BankImport.objects.get()
    decide = f"/content/banks/imports/{taken.pk}/decide/"
    assert "Say why." in page(second.post(decide, {"decision": "refuse"}))
    assert "on record" in page(second.post(decide, {"decision": "accept"}, follow=True))
    assert Entry.objects.get().state == "in_force"
    withdraw = f"/content/banks/imports/{taken.pk}/withdraw/"
    assert "withdrawn" in page(second.post(withdraw, {"reason": "E vjetër"}, follow=True))
    assert Entry.objects.get().state == "withdrawn"
    broken = page(first.post(path, {"file": upload(b'[{"pdq"', "b.json"), "kind": "pdq"}))
    assert "it breaks off, or isn&#x27;t JSON" in broken


def test_a_bank_is_added_and_one_that_protects_is_changed_by_two():
    first, second = browser(made.curator()), browser(made.curator())
    said = {"code": "GAZETA", "title": "Gazeta", "kind": "protected", "provenance": "E trilluar", "distance": "40"}
    assert "The bank is there." in page(first.post("/content/banks/add/", said, follow=True))
    assert "Another bank has this short name." in page(first.post("/content/banks/add/", said))
    bank = Bank.objects.get()
    shown = page(first.post(f"/content/banks/{bank.pk}/asked/", {"distance": "40", "reason": "Provë"}, follow=True))
    assert "Another curator has to agree" in shown
    change = bank.changes.get()
    assert "Provë" in page(second.get(f"/content/banks/changes/{change.pk}/"))
    assert (
        "Isn&#x27;t asked"
        in page(second.post(f"/content/banks/changes/{change.pk}/", {"decision": "accept"}, follow=True))
        or not Bank.objects.get().enabled
    )
    assert page(second.get(f"/content/banks/changes/{change.pk}/", follow=True))


def test_a_source_is_protected_by_one_and_ended_by_two():
    first, second = browser(made.curator()), browser(made.curator())
    said = {"place": "Gazeta.example", "kind": "press", "note": "Gazetë (e trilluar)"}
    assert "It is protected" in page(first.post("/content/sources/add/", said, follow=True))
    source = ProtectedSource.objects.get()
    path = f"/content/sources/{source.pk}/end/"
    assert "Another curator has to agree" in page(first.post(path, {"reason": "U mbyll"}, follow=True))
    assert "End it:" not in page(first.get(path))
    assert "on record" in page(second.post(path, {"decision": "accept"}, follow=True))
    assert ProtectedSource.objects.get().state == "ended"


def svg():
    return b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def moving():
    out = io.BytesIO()
    pictures = [Image.new("RGB", (32, 32), (80 * number, 9, 9)) for number in range(3)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def endless():
    data = bytearray(banksly.saved(Image.new("1", (8, 8))))
    data[16:24] = (50_000).to_bytes(4) * 2
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [svg, moving, endless, lambda: banksly.picture(1)[:900], lambda: b"", lambda: b"PK\x03\x04" + bytes(99)],
    ids=["SVG with a script", "moving", "50,000 x 50,000", "cut short", "empty", "archive"],
)
def test_a_bad_file_is_refused_in_words_by_every_way_into_a_bank_and_nothing_is_put_in(data):
    client, bank = browser(made.curator()), banksly.bank()
    for path in (f"/content/banks/{bank.pk}/propose/", f"/content/banks/{bank.pk}/import/"):
        shown = page(client.post(path, {"file": upload(data()), "note": "Shënimi im", "kind": "pdq"}, follow=True))
        assert "error" in shown or "Nothing in it could be read." in shown, path
    assert not Entry.objects.exists()


def test_a_picture_with_another_file_behind_it_is_known_by_what_is_seen():
    client, bank = browser(made.curator()), banksly.bank()
    both = upload(banksly.picture(1) + b"PK\x03\x04 and so on")
    page(client.post(f"/content/banks/{bank.pk}/propose/", {"file": both}, follow=True))
    assert set(Entry.objects.values_list("kind", flat=True)) == {"pdq", "sha256"}


@pytest.mark.parametrize("address", ["https://xn--pple-43d.example/a", "https://аррӏе.example/a"])
def test_a_host_that_deceives_the_eye_is_another_host_than_the_one_it_looks_like(address):
    client, bank = browser(made.curator()), banksly.bank()
    page(client.post(f"/content/banks/{bank.pk}/propose/", {"address": address}, follow=True))
    assert bytes(Entry.objects.get().value) not in {address_value("https://apple.example/a")}
    assert bytes(Entry.objects.get().value) == address_value(address)
