"""Banks for other systems: the addresses, shapes and codes of HMA; what a system writes waits for a person."""

import io
import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from tests.desks.content import exchangely as them
from tests.desks.content import made
from zotim.core.audit.models import Event
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.services import entry_confirm, entry_refuse
from zotim.desks.content.exchange.models import Wanted
from zotim.desks.content.exchange.services.systems import wanted_decide
from zotim.engines.fingerprints import hash_image

pytestmark = pytest.mark.django_db
ROOT = "/api/hma"


def picture(seed: int = 7, kind: str = "PNG") -> bytes:
    """Hills, made of numbers."""
    import numpy as np

    random = np.random.default_rng(seed)
    rough = Image.fromarray(random.integers(0, 255, (9, 9), np.uint8)).resize((160, 160), Image.Resampling.BICUBIC)
    held = io.BytesIO()
    rough.save(held, kind)
    return held.getvalue()


def file(data: bytes, name: str = "x.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def system(installed):
    cache.clear()
    return them.Caller(ROOT)


@pytest.fixture
def bank(system):
    return them.bank()


class TestHashing:
    def test_a_picture_is_hashed_under_the_name_of_its_kind_and_kept_nowhere(self, system, settings, tmp_path):
        settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"  # whoever writes there fails
        data = picture()
        assert system.send("/h/hash", photo=file(data)).json() == {"pdq": hash_image(data).digest.hex()}
        large = data + b"\0" * 3_000_000
        assert system.send("/h/hash", photo=file(large)).json() == {"pdq": hash_image(data).digest.hex()}
        event = Event.objects.filter(verb="content.system.hashed").first()
        assert set(event.details) == {"token", "kind", "size"}

    def test_a_video_is_known_by_its_very_bytes(self, system):
        said = system.send("/h/hash", video=file(b"film")).json()
        assert set(said) == {"sha256"}

    def test_what_is_too_plain_has_no_hash(self, system):
        held = io.BytesIO()
        Image.new("L", (200, 200), 90).save(held, "PNG")
        assert system.send("/h/hash", photo=file(held.getvalue())).json() == {}

    @pytest.mark.parametrize(
        ("fields", "code"),
        [({"photo": b"asgje"}, 400), ({"document": b"x"}, 400), ({"photo": b"x", "video": b"y"}, 400), ({}, 400)],
    )
    def test_what_isnt_one_file_that_can_be_read_is_refused_in_words(self, system, fields, code):
        answer = system.send("/h/hash", **{name: file(data) for name, data in fields.items()})
        assert (answer.status_code, set(answer.json())) == (code, {"message"})

    def test_what_is_too_large_is_refused_before_it_is_read(self, system, monkeypatch):
        from zotim.desks.content.exchange.hma import media

        monkeypatch.setattr(media, "MOST_BYTES", 1_000)
        assert system.send("/h/hash", photo=file(b"x" * 70_000)).status_code == 413
        assert system.send("/h/hash", photo=file(b"x" * 2_000)).status_code == 413

    def test_no_address_is_fetched_unless_the_deployment_has_it_on(self, system, settings):
        off = system.call("GET", "/h/hash", url="https://videot.example/1.png")
        assert (off.status_code, "fetches no address" in off.json()["message"]) == (400, True)
        settings.ZOTIM_HMA_URLS = True
        for url in ("http://videot.example/1.png", "https://127.0.0.1/1.png", "file:///etc/passwd"):
            assert system.call("GET", "/h/hash", url=url).status_code == 400
        assert system.call("GET", "/h/hash").json() == {"message": "Missing required parameter: url"}


class TestMatching:
    def test_a_hash_meets_what_is_in_force_by_bank_with_its_distance_as_a_text(self, system, bank):
        one = them.entry(bank, 1)
        signal = them.near(them.digest(1), 4).hex()
        said = system.call("GET", "/m/lookup", signal=signal, signal_type="pdq").json()
        assert said == {"NJOHUR": [{"bank_content_id": one.number, "distance": "4"}]}
        raw = {"signal": signal, "signal_type": "pdq"}
        assert system.call("GET", "/m/raw_lookup", **raw).json() == {"matches": [one.number]}
        far = system.call("GET", "/m/raw_lookup", **raw, include_distance="true").json()
        assert far == {"matches": [{"bank_content_id": one.number, "distance": "4"}]}
        assert system.call("GET", "/m/lookup", **raw, banks="TJETER").json() == {}

    def test_what_nobody_confirmed_or_a_person_should_only_look_at_isnt_met(self, system, bank):
        them.entry(bank, 1, confirmed=False)
        them.entry(bank, 2)
        for value in (them.digest(1), them.near(them.digest(2), 40)):
            assert system.call("GET", "/m/lookup", signal=value.hex(), signal_type="pdq").json() == {}

    def test_banks_of_what_is_lawful_are_no_machines_business(self, system):
        lawful = them.bank("ARKIVA", "protected")
        them.entry(lawful, 1)
        assert system.call("GET", "/m/lookup", signal=them.digest(1).hex(), signal_type="pdq").json() == {}
        assert system.call("GET", "/c/banks").json() == []
        assert system.call("GET", "/c/bank/ARKIVA").status_code == 404
        assert system.call("POST", "/c/bank/ARKIVA/signal", {"pdq": "0" * 64}).status_code == 404

    def test_a_file_meets_by_type_and_bank(self, system, bank):
        data = picture()
        sent = system.send("/c/bank/NJOHUR/content", photo=file(data)).json()
        for row in Entry.objects.filter(deposit__content=sent["id"]):
            entry_confirm(actor=made.curator(), entry=row)
        jpeg = picture(kind="JPEG")
        met = system.send("/m/lookup", photo=file(jpeg)).json()
        assert [one["bank_content_id"] for one in met["pdq"]["NJOHUR"]] == [sent["id"]]

    def test_two_hashes_are_compared(self, system):
        one = them.digest(1)
        pair = [one.hex(), them.near(one, 9).hex()]
        assert system.call("POST", "/m/compare", {"pdq": pair}).json() == {"pdq": [True, {"distance": 9}]}
        for wrong in (
            {"pdq": pair[:1]},
            {"pdq": [*pair, pair[0]]},
            {"pdq": "x"},
            {"pdq": ["x", "y"]},
            {"tmk": pair},
            [],
        ):
            assert system.call("POST", "/m/compare", wrong).status_code == 400

    @pytest.mark.parametrize(
        "query",
        [{}, {"signal": "00"}, {"signal": "00", "signal_type": "pdq"}, {"signal": "0" * 64, "signal_type": "x"}],
    )
    def test_what_is_no_question_is_refused_in_words(self, system, query):
        answer = system.call("GET", "/m/lookup", **query)
        assert (answer.status_code, set(answer.json())) == (400, {"message"})

    def test_the_index_is_as_new_as_the_newest_entry(self, system, bank):
        assert system.call("GET", "/m/index/status").json()["pdq"] == {"present": False, "built_to": -1, "size": 0}
        one = them.entry(bank, 1)
        said = system.call("GET", "/m/index/status", signal_type="pdq").json()
        assert said == {"pdq": {"present": True, "built_to": int(one.confirmed_at.timestamp()), "size": 1}}
        fresh = system.call("GET", "/c/signal_type/index").json()["pdq"]
        assert (fresh["db_size"], fresh["index_out_of_date"]) == (1, False)
        assert system.call("GET", "/m/index/status", signal_type="x").status_code == 400


class TestCuration:
    def test_what_is_put_in_has_an_id_at_once_and_meets_nothing_before_a_person_says_so(self, system, bank):
        answer = system.call("POST", "/c/bank/NJOHUR/signal", {"pdq": them.digest(1).hex(), "note": "nga X"})
        number = answer.json()["id"]
        assert answer.json()["signals"] == {"pdq": them.digest(1).hex()}
        assert (answer.status_code, answer["Zotim-State"]) == (200, "proposed")
        asked = {"signal": them.digest(1).hex(), "signal_type": "pdq"}
        assert system.call("GET", "/m/lookup", **asked).json() == {}
        entry_confirm(actor=made.curator(), entry=Entry.objects.get(number=number))
        assert set(system.call("GET", "/m/lookup", **asked).json()) == {"NJOHUR"}
        assert Entry.objects.get(number=number).proposed_by is None

    def test_where_the_deployment_names_who_answers_it_is_so_at_once_in_their_name(self, system, bank, settings):
        curator = them.somebody("kuratori@test.example")
        settings.ZOTIM_HMA_CONFIRMS = "kuratori@test.example"
        answer = system.call("POST", "/c/bank/NJOHUR/signal", {"pdq": them.digest(1).hex()})
        entry = Entry.objects.get(number=answer.json()["id"])
        assert (answer["Zotim-State"], entry.state, entry.confirmed_by_id) == ("in_force", "in_force", curator.user_id)
        assert Event.objects.get(verb="content.system.proposed").details["at_once"] is True

    def test_a_bank_is_opened_empty_and_isnt_asked_before_a_curator_says_so(self, system):
        made_ = system.call("POST", "/c/banks", {"name": "E_JASHTME"})
        assert (made_.status_code, made_.json()) == (201, {"name": "E_JASHTME", "matching_enabled_ratio": 0.0})
        wish = Wanted.objects.get()
        wanted_decide(actor=made.curator(), wanted=wish, granted=True)
        assert system.call("GET", "/c/bank/E_JASHTME").json() == {"name": "E_JASHTME", "matching_enabled_ratio": 1.0}
        assert system.call("POST", "/c/banks", {"name": "E_JASHTME"}).status_code == 403
        for name in ("e_jashtme", "1X", "", 7, "A" * 65):
            assert system.call("POST", "/c/banks", {"name": name}).status_code == 400

    def test_a_bank_is_only_wished_to_be_asked_no_more(self, system, bank):
        answer = system.call("PUT", "/c/bank/NJOHUR", {"enabled": False})
        assert (answer.json()["matching_enabled_ratio"], answer["Zotim-State"]) == (1.0, "asked")
        assert system.call("DELETE", "/c/bank/NJOHUR").json() == {"message": "Done"}
        assert system.call("DELETE", "/c/bank/SKA").json() == {"message": "Done"}
        (wish,) = Wanted.objects.all()
        wanted_decide(actor=made.curator(), wanted=wish, granted=True)
        assert Bank.objects.get().enabled is False
        assert system.call("PUT", "/c/bank/NJOHUR", {"enabled_ratio": 0.5}).status_code == 400
        assert system.call("PUT", "/c/bank/NJOHUR", {"name": "TJETER"}).status_code == 403
        assert system.call("PUT", "/c/bank/SKA", {"enabled": True}).status_code == 404

    def test_a_content_in_force_is_only_wished_away_and_ones_own_proposal_is_taken_back(self, system, bank):
        held = them.entry(bank, 1)
        path = f"/c/bank/NJOHUR/content/{held.number}"
        assert system.call("DELETE", path).json() == {"deleted": 1}
        assert Entry.objects.get(pk=held.pk).state == "in_force"
        wanted_decide(actor=made.curator(), wanted=Wanted.objects.get(), granted=True)
        assert Entry.objects.get(pk=held.pk).state == "withdrawn"
        assert system.call("GET", path).status_code == 404
        own = system.call("POST", "/c/bank/NJOHUR/signal", {"pdq": them.digest(2).hex()}).json()["id"]
        other = them.Caller(ROOT, organisation=them.body("Tjetër"))
        assert other.call("DELETE", f"/c/bank/NJOHUR/content/{own}").status_code == 404
        assert system.call("DELETE", f"/c/bank/NJOHUR/content/{own}")["Zotim-State"] == "done"
        assert Entry.objects.get(number=own).state == "refused"

    def test_a_content_rests_for_a_time_when_a_curator_agrees(self, system, bank):
        held = them.entry(bank, 1, note="shënim")
        path, until = f"/c/bank/NJOHUR/content/{held.number}", int(timezone.now().timestamp()) + 3600
        asked = {"signal": them.digest(1).hex(), "signal_type": "pdq"}
        assert system.call("PUT", path, {"disable_until_ts": until}).json()["disable_until_ts"] == 0
        wanted_decide(actor=made.curator(), wanted=Wanted.objects.get(), granted=True)
        assert system.call("GET", path).json()["disable_until_ts"] == until
        assert system.call("GET", "/m/lookup", **asked).json() == {}
        assert system.call("GET", "/m/raw_lookup", **asked).json() == {"matches": [held.number]}
        system.call("PUT", path, {"disable_until_ts": 0})
        wanted_decide(actor=made.curator(), wanted=Wanted.objects.get(state="asked"), granted=True)
        assert set(system.call("GET", "/m/lookup", **asked).json()) == {"NJOHUR"}
        for wrong in (-1, until + 6 * 365 * 86_400, "x", True, None):
            assert system.call("PUT", path, {"disable_until_ts": wrong}).status_code == 400

    def test_a_pause_that_two_bodies_want_is_one_wish_of_each(self, system, bank):
        held = them.entry(bank, 1)
        path, now = f"/c/bank/NJOHUR/content/{held.number}", int(timezone.now().timestamp())
        other = them.Caller(ROOT, organisation=them.body("Tjetër"))
        for caller, until in ((system, now + 3600), (other, now + 9000), (system, now + 7200)):
            assert caller.call("PUT", path, {"disable_until_ts": until})["Zotim-State"] == "asked"
        wanted = {one.organisation_id: int(one.until.timestamp()) - now for one in Wanted.objects.all()}
        assert wanted == {system.organisation.pk: 7200, other.organisation.pk: 9000}

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"note": "x" * 256}, 400), ({"metadata": {"content_id": "K-1"}}, 200), ({"metadata": {"tjeter": 1}}, 400),
            ({"metadata": {"content_uri": "https://x.example/@dikush"}}, 400), ({"metadata": 7}, 400),
            ({"tmk": "x"}, 400), ({"pdq": "x"}, 400),
        ],
    )  # fmt: skip
    def test_what_isnt_as_it_should_be_is_refused_and_nothing_is_put_in(self, system, bank, more, code):
        answer = system.call("POST", "/c/bank/NJOHUR/signal", {"pdq": them.digest(1).hex()} | more)
        assert (answer.status_code, Entry.objects.count()) == (code, int(code == 200))

    def test_a_proposal_is_its_own_bodys_until_it_is_in_force(self, system, bank):
        said = {"pdq": them.digest(1).hex(), "note": "i yni", "metadata": {"content_id": "K-1"}}
        path = f"/c/bank/NJOHUR/content/{system.call('POST', '/c/bank/NJOHUR/signal', said).json()['id']}"
        other = them.Caller(ROOT, organisation=them.body("Tjetër"))
        for method, more in (("GET", None), ("PUT", {"note": "x"}), ("PUT", {"disable_until_ts": 0}), ("DELETE", {})):
            assert other.call(method, path, more).status_code == 404, method
        assert system.call("PUT", path, {"note": "i ri"}).json()["note"] == "i ri"
        entry = Entry.objects.get()
        assert (entry.note, Event.objects.filter(verb="content.entry.noted").count()) == ("i ri", 1)
        entry_confirm(actor=made.curator(), entry=entry)
        assert system.call("PUT", path, {"note": "tjetër"}).status_code == 403
        assert other.call("PUT", path, {"note": "tjetër"}).status_code == 403
        assert Entry.objects.get().note == "i ri"

    def test_what_others_put_in_isnt_uncovered_to_a_body_that_doesnt_follow_the_bank(self, system, bank):
        said = {"pdq": them.digest(1).hex(), "note": "i yni", "metadata": {"content_id": "K-1"}}
        path = f"/c/bank/NJOHUR/content/{system.call('POST', '/c/bank/NJOHUR/signal', said).json()['id']}"
        entry_confirm(actor=made.curator(), entry=Entry.objects.get())
        own = system.call("GET", path, include_signals="true").json()
        assert (own["note"], own["metadata"], own["signals"]) == (
            "i yni", {"content_id": "K-1"}, {"pdq": them.digest(1).hex()},
        )  # fmt: skip
        other = them.Caller(ROOT, (*them.SCOPES, "content:follow"), them.body("Tjetër"))
        told = other.call("GET", path, include_signals="true").json()
        assert set(told) == {"id", "disable_until_ts", "bank", "original_media_uri"}
        them.sharing(bank, other.organisation)
        told = other.call("GET", path, include_signals="true").json()
        assert (told["note"], told["signals"]) == ("i yni", {"pdq": them.digest(1).hex()})
        assert "metadata" not in told

    def test_a_curator_refuses_what_a_system_proposed(self, system, bank):
        system.call("POST", "/c/bank/NJOHUR/signal", {"pdq": them.digest(1).hex()})
        entry_refuse(actor=made.curator(), entry=Entry.objects.get(), reason="Provë")
        assert Entry.objects.get().state == "refused"

    def test_a_bank_that_a_system_opens_is_on_record_as_every_bank(self, system):
        system.call("POST", "/c/banks", {"name": "E_JASHTME", "enabled": False})
        verbs = set(Event.objects.filter(object_id=str(Bank.objects.get().pk)).values_list("verb", flat=True))
        assert verbs >= {"content.bank.added", "content.system.opened"}

    def test_types_kinds_and_exchanges_are_told_as_clients_expect(self, system):
        assert system.call("GET", "/c/signal_type").json()[0] == {"name": "pdq", "enabled_ratio": 1.0}
        assert [one["name"] for one in system.call("GET", "/c/content_type").json()] == ["photo", "video"]
        assert system.call("GET", "/c/exchanges").json() == []
        assert system.call("GET", "/c/exchanges/apis").json() == []
        assert system.call("GET", "/c/exchange/X").status_code == 404
        assert system.call("GET", "/c/exchange/X/status").status_code == 404
        assert system.call("GET", "/c/exchanges/api/x/schema").status_code == 400
        assert system.call("DELETE", "/c/exchange/X").json() == {"message": "success"}
        assert system.call("POST", "/c/exchanges", {}).status_code == 403

    def test_signs_of_life_need_no_token(self, system):
        assert (Client().get(f"{ROOT}/status").content, Client().get(f"{ROOT}/status/live").status_code) == (
            b"I-AM-ALIVE", 200,
        )  # fmt: skip
        assert "/m/lookup" in "".join(system.call("GET", "/site-map").json())


class TestWho:
    CALLS = (
        ("POST", "/m/compare", "content:match"), ("GET", "/m/lookup", "content:match"),
        ("GET", "/m/index/status", "content:match"), ("POST", "/h/hash", "content:hash"),
        ("GET", "/h/hash", "content:hash"), ("POST", "/c/banks", "content:write"),
        ("PUT", "/c/bank/X", "content:write"), ("DELETE", "/c/bank/X", "content:write"),
        ("POST", "/c/bank/X/signal", "content:write"), ("POST", "/c/bank/X/content", "content:write"),
        ("PUT", "/c/bank/X/content/1", "content:write"), ("DELETE", "/c/bank/X/content/1", "content:write"),
        ("POST", "/c/exchanges", "content:write"),
    )  # fmt: skip

    def test_each_scope_opens_what_it_is_for_and_nothing_else(self, installed):
        cache.clear()
        for scope in (*them.SCOPES, "content:follow"):
            system = them.Caller(ROOT, (scope,))
            for method, path, needs in self.CALLS:
                refused = system.call(method, path, {}).status_code == 403
                assert refused == (scope != needs or path == "/c/exchanges"), (scope, method, path)

    def test_without_a_token_nothing_is_answered_and_it_is_said_as_they_say_it(self, installed):
        cache.clear()
        for method, path, _scope in self.CALLS:
            answer = getattr(Client(), method.lower())(ROOT + path)
            assert (answer.status_code, set(json.loads(answer.content))) == (401, {"message"})

    def test_a_token_that_only_matches_hashes_no_file(self, installed):
        cache.clear()
        assert them.Caller(ROOT, ("content:match",)).send("/m/lookup", photo=file(picture())).status_code == 403
