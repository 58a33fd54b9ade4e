"""What every message becomes: payments, and whoever has a part in each."""

from typing import NamedTuple

ROLES = {
    "Dbtr": "debtor",
    "UltmtDbtr": "ultimate debtor",
    "InitgPty": "initiating party",
    "Cdtr": "creditor",
    "UltmtCdtr": "ultimate creditor",
    "DbtrAgt": "debtor's bank",
    "CdtrAgt": "creditor's bank",
    "InstgAgt": "instructing bank",
    "InstdAgt": "instructed bank",
    "PrvsInstgAgt1": "previous instructing bank",
    "PrvsInstgAgt2": "previous instructing bank, second",
    "PrvsInstgAgt3": "previous instructing bank, third",
    "IntrmyAgt1": "intermediary bank",
    "IntrmyAgt2": "intermediary bank, second",
    "IntrmyAgt3": "intermediary bank, third",
    "FwdgAgt": "forwarding bank",
    "InstgRmbrsmntAgt": "instructing reimbursement bank",
    "InstdRmbrsmntAgt": "instructed reimbursement bank",
    "ThrdRmbrsmntAgt": "third reimbursement bank",
    "Invcr": "whoever wrote the invoice",
    "Invcee": "whoever the invoice is written to",
}
"""Tags of whoever takes part, with what they are. One of the payment that a bank's transfer covers has ``Undrlyg.``
before it."""

UNDERLYING = "Undrlyg."


class Party(NamedTuple):
    """Somebody who takes part: ``role`` is a key of :data:`ROLES`.

    ``name`` as written, ``others`` further names in the same place (a branch, a contact); ``bic`` and ``lei`` of
    organisations; ``ids`` whatever else identifies them (passport, tax number, clearing code, …); ``born``
    ``YYYY-MM-DD``; ``country`` two letters: of residence, else of the address; ``address`` in one line; ``account`` an
    IBAN or another number.
    """

    role: str
    name: str = ""
    others: tuple[str, ...] = ()
    bic: str = ""
    lei: str = ""
    ids: tuple[str, ...] = ()
    born: str = ""
    country: str = ""
    address: str = ""
    account: str = ""


class Payment(NamedTuple):
    """One payment of a message.

    ``form`` is the message's name with its version (``pacs.008.001.08``); ``number`` counts payments of the file
    from 1; ``amount`` as written, ``currency`` three letters; ``day``: of settlement, or asked for; ``remittance``:
    what it is said to be for, piece by piece, as free text and as numbers of invoices.
    """

    form: str
    number: int
    message: str = ""
    instruction: str = ""
    end_to_end: str = ""
    transaction: str = ""
    uetr: str = ""
    amount: str = ""
    currency: str = ""
    day: str = ""
    parties: tuple[Party, ...] = ()
    remittance: tuple[str, ...] = ()
    line: int = 0
