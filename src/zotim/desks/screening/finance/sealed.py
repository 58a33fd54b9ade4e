"""What is sealed here: who a customer is, a file until it is worked through, which payment it was; and keyed hashes."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from zotim.core.audit.services import Who
from zotim.core.sealing.services import blind, unseal
from zotim.core.sealing.texts import SealedTexts, Under, as_bytes
from zotim.desks.screening.finance.models import Customer, Delivery, Met
from zotim.engines.names import Query
from zotim.engines.scripts import normalise

TEXTS = SealedTexts(
    {
        Customer: Under("pk", "screening.customer.opened"),
        Delivery: Under("pk"),
        Met: Under("question_id", "screening.met.opened"),
    }
)


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


def opened(actor: Who, customer: Customer) -> Held | None:
    """Who a customer is; None where the key is gone, or it isn't what was sealed, which is put on record."""
    told = TEXTS.values(actor, customer, "sealed")
    if told is None:
        return None
    query = told["query"]
    lists = {name: tuple(value) for name, value in query.items() if name != "kind"}
    return Held(told["number"], Query(kind=query["kind"], **lists))


def file_opened(delivery: Delivery) -> bytes:
    """The bytes of a file. Raises SealingError: without them it can't be worked through."""
    return as_bytes(unseal(delivery.content or "", TEXTS.place(delivery, "content")))
