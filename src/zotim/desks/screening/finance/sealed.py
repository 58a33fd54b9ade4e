"""What is sealed here: who a customer is, a file until it is worked through, which payment it was; and keyed hashes."""

import base64
import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from zotim.core.audit.services import Who, record
from zotim.core.sealing.errors import Altered, KeyDestroyed, NotSealed
from zotim.core.sealing.services import Place, blind, seal, unseal
from zotim.desks.screening.finance.models import Customer, Delivery, Met
from zotim.engines.names import Query
from zotim.engines.scripts import normalise


@dataclass(frozen=True, slots=True)
class Held:
    """A customer as the file said it: the entity's own number, and what is compared."""

    number: str
    query: Query

    @property
    def text(self) -> str:
        """As it is sealed: the same text for the same record."""
        return json.dumps({"number": self.number, "query": asdict(self.query)}, ensure_ascii=False, sort_keys=True)


def number_code(number: str) -> str:
    """By it a customer is found by the entity's own number. Hashed first: folding would make two numbers one."""
    return blind(sha256(number.strip().encode()).hexdigest(), "screening.customer.number")


def digest_of(held: Held) -> str:
    """By it a changed record is known without opening what is kept."""
    return blind(sha256(held.text.encode()).hexdigest(), "screening.customer.digest")


def name_codes(query: Query) -> set[str]:
    """By each of them a customer is found by a name: its parts in any order, without signs that folding takes away."""
    return {blind(" ".join(sorted(normalise(one).text.split())), "screening.customer.name") for one in query.names}


def customer_place(pk: UUID) -> Place:
    """Where who a customer is stands."""
    return Place(subject_id=pk, table=Customer._meta.db_table, pk=pk, field="sealed")


def opened(actor: Who, customer: Customer) -> Held | None:
    """Who a customer is; None where the key is gone, or it isn't what was sealed, which is put on record."""
    try:
        told = json.loads(unseal(customer.sealed, customer_place(customer.pk)))
    except KeyDestroyed:
        return None
    except (Altered, NotSealed):
        record(actor, "screening.customer.opened", customer, outcome="failed", details={"trouble": "altered"})
        return None
    query = told["query"]
    lists = {name: tuple(value) for name, value in query.items() if name != "kind"}
    return Held(told["number"], Query(kind=query["kind"], **lists))


def file_sealed(pk: UUID, data: bytes) -> str:
    """A file, sealed under the key of its delivery."""
    return seal(base64.b64encode(data).decode("ascii"), _file_place(pk))


def file_opened(delivery: Delivery) -> bytes:
    """The file again. Raises SealingError."""
    return base64.b64decode(unseal(delivery.content or "", _file_place(delivery.pk)), validate=True)


def _file_place(pk: UUID) -> Place:
    return Place(subject_id=pk, table=Delivery._meta.db_table, pk=pk, field="content")


def payment_sealed(question: UUID, pk: UUID, about: dict[str, Any]) -> str:
    """Which payment it was, sealed under the key of the question, with which it goes."""
    return seal(json.dumps(about, ensure_ascii=False), _payment_place(question, pk))


def payment_opened(actor: Who, met: Met) -> dict[str, Any]:
    """Which payment it was; nothing where that can't be read any more."""
    try:
        found: dict[str, Any] = json.loads(unseal(met.payment or "", _payment_place(met.question_id, met.pk)))
    except KeyDestroyed:
        return {}
    except (Altered, NotSealed):
        record(actor, "screening.met.opened", met, outcome="failed", details={"trouble": "altered"})
        return {}
    return found


def _payment_place(question: UUID, pk: UUID) -> Place:
    return Place(subject_id=question, table=Met._meta.db_table, pk=pk, field="payment")
