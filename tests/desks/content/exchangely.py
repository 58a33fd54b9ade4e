"""Made-up banks, systems and bodies for the exchange of the content desk."""

from hashlib import sha256

from django.test import Client

from tests import worlds
from tests.desks.content import made
from zotim.core.access.actor import Actor
from zotim.core.audit.services import System
from zotim.core.people.models import Organisation
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.services import bank_add, entry_confirm, entry_propose
from zotim.desks.content.exchange.models import Sharing
from zotim.desks.content.exchange.services.sharings import sharing_ask, sharing_decide
from zotim.web.api.services import token_create

SCOPES = ("content:hash", "content:match", "content:write")


def digest(number: int) -> bytes:
    """A hash that is far from those of other numbers."""
    return sha256(f"e trilluar {number}".encode()).digest()


def near(value: bytes, bits: int) -> bytes:
    """A hash that differs in so many bits."""
    flipped = int.from_bytes(value) ^ ((1 << bits) - 1)
    return flipped.to_bytes(32)


def bank(code: str = "NJOHUR", kind: str = "known", **more: object) -> Bank:
    return bank_add(
        actor=made.curator(), code=code, title="Bankë e trilluar", kind=kind, provenance="Vendime të trilluara",
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def entry(of: Bank, number: int = 1, *, kind: str = "pdq", confirmed: bool = True, note: str = "") -> Entry:
    """An entry, in force unless it is said otherwise."""
    row = entry_propose(actor=made.curator(), bank=of, kind=kind, value=digest(number), note=note)
    return entry_confirm(actor=made.curator(), entry=row) if confirmed else row


def body(name: str = "Trup i huaj", kind: str = "partner_state") -> Organisation:
    return worlds.body(name, kind)


def sharing(of: Bank, organisation: Organisation) -> Sharing:
    """A bank that a body follows."""
    asked = sharing_ask(
        actor=made.curator(), bank=of, organisation=organisation, purpose="prevention", basis="agreement"
    )  # fmt: skip
    return sharing_decide(actor=made.curator(), sharing=asked, confirmed=True)


def somebody(email: str, role: str = "bank_curator") -> Actor:
    """A person with a mail address of their own."""
    from zotim.core.access.actor import actor_of

    user = worlds.user(role)
    user.email = email
    user.save(update_fields=["email"])
    return actor_of(user)


class Caller:
    """A system of another body, which calls an API with its token."""

    def __init__(self, root: str, scopes: tuple[str, ...] = SCOPES, organisation: Organisation | None = None) -> None:
        self.root, self.organisation = root, organisation or body()
        self.token = token_create(
            actor=System("test"), organisation=self.organisation, name="x", scopes=list(scopes), days=9
        )[1]

    def call(self, method: str, path: str, data: object = None, **query: object):  # type: ignore[no-untyped-def]
        headers = {"authorization": f"Bearer {self.token}"}
        more = {} if data is None or method == "GET" else {"data": data, "content_type": "application/json"}
        return getattr(Client(), method.lower())(self.root + path, query_params=query, headers=headers, **more)

    def send(self, path: str, **fields: object):  # type: ignore[no-untyped-def]
        """A form with files."""
        return Client().post(self.root + path, fields, headers={"authorization": f"Bearer {self.token}"})
