"""Made-up customers and payments of an obliged entity."""

from tests.desks.screening import made
from zotim.core.access.actor import Actor
from zotim.core.jobs.steps import run_pending_jobs
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.finance.models import Customer, Delivery
from zotim.desks.screening.finance.sealed import number_code
from zotim.desks.screening.finance.services import delivery_take

HEAD = "id,kind,name,birth_dates"
KHALID = "C-1,person,خالد الشمري,1970-05-12"
OTHERS = tuple(f"C-{number},person,Klient {name} Trilluari,19{number}0" for number, name in enumerate(
    ("Fatjon", "Gentiana", "Hekuran", "Ilirjana"), 2
))  # fmt: skip


def file(*rows: str, head: str = HEAD) -> bytes:
    """Customers, as the documented CSV."""
    return "\n".join((head, *rows)).encode()


def payment(*names: str, reference: str = "E1") -> bytes:
    """A transfer whose debtor, creditor and so on are of these names."""
    roles = ("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr")
    parties = "".join(f"<{role}><Nm>{name}</Nm></{role}>" for role, name in zip(roles, names, strict=False))
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><CdtTrfTxInf>'
        f"<PmtId><EndToEndId>{reference}</EndToEndId></PmtId>"
        f'<IntrBkSttlmAmt Ccy="EUR">10.50</IntrBkSttlmAmt>{parties}</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>'
    ).encode()


def put_in(by: Actor, data: bytes, holds: str = "customers", *, whole: bool = False) -> Delivery:
    """A file that was put in and worked through."""
    made_ = delivery_take(actor=by, holds=holds, data=data, whole=whole)
    run_pending_jobs()
    return again(made_)


def again(delivery: Delivery) -> Delivery:
    """A file as it stands now."""
    with made.everywhere():
        return Delivery.objects.get(pk=delivery.pk)


def customer(number: str) -> Customer:
    """Who has this number."""
    with made.everywhere():
        return Customer.objects.get(number=number_code(number))


def on_file() -> int:
    """How many are customers."""
    with made.everywhere():
        return Customer.objects.filter(ended_on=None).count()


def alerts() -> list[Alert]:
    """Every alert, the oldest first."""
    with made.everywhere():
        return list(Alert.objects.select_related("question", "listed").order_by("created_at", "pk"))
