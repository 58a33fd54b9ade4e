"""The exchange on its pages and by its command: two people, a file, a body that follows, what a system wants."""

import json
from hashlib import sha256

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from tests import worlds
from tests.desks.content import exchangely as them
from zotim.desks.content.banks.models import BankImport
from zotim.desks.content.cli import app
from zotim.desks.content.exchange.models import Packet, Sharing, Wanted
from zotim.formats import stix

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(installed):
    """A bank with an entry, and two curators at their browsers."""
    cache.clear()
    bank, body = them.bank(), them.body()
    them.entry(bank, 1)
    clients = []
    for _one in range(2):
        client = Client()
        client.force_login(worlds.user("bank_curator"), backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        clients.append(client)
    return bank, body, *clients


def send(client, name, pk, **data):
    answer = client.post(reverse(name, args=[pk]), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


FILE = {
    "purpose": "prevention", "basis": "agreement", "form": "stix", "classification": "internal", "tlp": "amber",
}  # fmt: skip


def test_a_file_is_asked_for_by_one_let_go_by_another_and_taken_out_once(world):
    bank, body, first, second = world
    assert "Somebody else decides now" in send(first, "content_packet_of_bank", bank.pk, organisation=body.pk, **FILE)
    packet = Packet.objects.get()
    assert first.post(reverse("content_packet", args=[packet.pk]), {"decision": "accept"}).status_code == 403
    assert "It may leave." in send(second, "content_packet", packet.pk, decision="accept")
    assert "once" in first.get(reverse("content_packet_file", args=[packet.pk])).content.decode()
    taken = first.post(reverse("content_packet_file", args=[packet.pk]))
    assert (taken["content-type"], stix.faults(json.loads(taken.content))) == ("application/json", [])
    assert "isn't possible" in send(first, "content_packet_file", packet.pk).replace("&#x27;", "'")


def test_what_isnt_sent_so_stands_at_its_field(world):
    bank, body, first, _second = world
    said = send(first, "content_packet_of_bank", bank.pk, organisation=body.pk, **FILE | {"tlp": "clear"})
    assert "TLP:GREEN at most" in said
    assert not Packet.objects.exists()


def test_a_body_follows_by_two_curators_and_it_is_seen_what_it_has(world):
    bank, body, first, second = world
    terms = {"purpose": "prevention", "basis": "agreement"}
    assert "Another curator decides" in send(first, "content_sharing_add", bank.pk, organisation=body.pk, **terms)
    asked = Sharing.objects.get()
    assert "on record" in send(second, "content_sharing", asked.pk, decision="accept")
    system = them.Caller("/api/content", ("content:follow",), body)
    upto = system.call("GET", "/changes").json()["content"]["next"]
    system.call("GET", "/changes", since=upto)
    assert "has fetched 1 of 1 changes" in first.get(reverse("content_exchange")).content.decode()
    number = bank.entries.get().number
    system.call("POST", "/feedback", {"entry": number, "said": "true"})
    assert "100 of a hundred met rightly" in first.get(reverse("content_exchange")).content.decode()
    assert "It is ended" in send(first, "content_sharing_end", asked.pk)


def test_what_a_system_wants_is_decided_by_a_curator(world):
    bank, _body, first, _second = world
    system = them.Caller("/api/hma")
    system.call("DELETE", f"/c/bank/NJOHUR/content/{bank.entries.get().number}")
    assert "Withdraw an entry" in first.get(reverse("content_exchange")).content.decode()
    shown = first.get(reverse("content_wanted", args=[Wanted.objects.get().pk])).content.decode()
    assert reverse("entry", args=[bank.entries.get().pk]) in shown
    assert "on record" in send(first, "content_wanted", Wanted.objects.get().pk, decision="accept")
    assert bank.entries.get().state == "withdrawn"
    assert "isn't possible" in send(first, "content_wanted", Wanted.objects.get().pk, decision="accept").replace(
        "&#x27;", "'"
    )


class TestCommand:
    def run(self, *words):
        return CliRunner().invoke(app, [str(one) for one in words])

    def test_a_file_that_may_leave_is_taken_out_by_its_reference_and_put_in_elsewhere(self, world, tmp_path):
        bank, body, first, second = world
        send(first, "content_packet_of_bank", bank.pk, organisation=body.pk, **FILE)
        packet, curator = Packet.objects.get(), them.somebody("kuratori@test.example")
        assert curator
        by = ("--by", "kuratori@test.example")
        early = self.run("give", packet.reference, tmp_path / "x.json", *by)
        assert (early.exit_code, (tmp_path / "x.json").exists()) == (1, False)
        send(second, "content_packet", packet.pk, decision="accept")
        assert packet.reference in self.run("files", *by).output
        done = self.run("give", packet.reference, tmp_path / "x.json", *by)
        assert (done.exit_code, "bytes for" in done.output) == (0, True)
        said = json.loads((tmp_path / "x.json.signature.json").read_text())["content"]
        assert said["file"] == sha256((tmp_path / "x.json").read_bytes()).hexdigest()
        them.bank("TJETER")
        taken = self.run("take", "TJETER", tmp_path / "x.json", *by)
        assert "1 new" in taken.output
        assert BankImport.objects.get().state == "proposed"

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("give", "ZOT-0", "x.json", "--by", "kuratori@test.example"), "There is no file"),
            (("give", "ZOT-0", "x.json", "--by", "askush@test.example"), "Nobody has the mail address"),
            (("take", "SKA", "x.json", "--by", "kuratori@test.example"), "no bank with the short name"),
            (("take", "NJOHUR", "mungon.json", "--by", "kuratori@test.example"), "Nothing was put in"),
            (("take", "NJOHUR", "prishur.json", "--by", "kuratori@test.example"), "Nothing in it could be read"),
        ],
    )
    def test_what_cant_be_done_is_said_in_words(self, world, tmp_path, monkeypatch, words, said):
        monkeypatch.chdir(tmp_path)
        them.somebody("kuratori@test.example")
        (tmp_path / "prishur.json").write_text('{"objects": [{"type"')
        answer = self.run(*words)
        assert (answer.exit_code, said in answer.output + (answer.stderr or "")) == (1, True)
