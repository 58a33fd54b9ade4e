"""A made-up bank: forty customers, one of whom meets an entry that comes later; a file that would end many; a payment
whose debtor is written in Arabic."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.steps import run_pending_jobs
from zotim.demo.lists import COMMITTEE, HEAD
from zotim.demo.people import person
from zotim.desks.screening.finance.models import Round
from zotim.desks.screening.finance.services import delivery_take
from zotim.desks.screening.finance.services.asking import inside
from zotim.desks.screening.lists.models import Source
from zotim.desks.screening.lists.services import version_take

FIRST = ("Agron", "Blerta", "Çlirim", "Donika", "Ermira", "Flamur", "Gjergji", "Hatixhe", "Ilda", "Jeton")
LAST = ("Trilluari", "Shembullaj", "Provaj", "Sajuari")
LATER = "SHM-5,person,Flamur Shembullaj,,1969-04-02,al,SHEMBULL,2026-11-23,I trilluar"
COLUMNS = "id,kind,name,birth_dates,countries"
ROWS = tuple(
    f"K-{1000 + number},person,{first} {last},19{60 + number % 40}-0{1 + number % 9}-1{number % 9},al"
    for number, (first, last) in enumerate((first, last) for last in LAST for first in FIRST)
)
WRONG = "K-2000,person,,nesër,al"
PAYMENT = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>BSH-2026-11-24</MsgId></GrpHdr>
<CdtTrfTxInf><PmtId><EndToEndId>FATURA-118</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="EUR">1250.00</IntrBkSttlmAmt>
<IntrBkSttlmDt>{day}</IntrBkSttlmDt><Dbtr><Nm>خالد مروان الصحراني</Nm></Dbtr><Cdtr><Nm>Donika Provaj</Nm></Cdtr>
</CdtTrfTxInf>
<CdtTrfTxInf><PmtId><EndToEndId>QIRA-11</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="ALL">42000</IntrBkSttlmAmt>
<IntrBkSttlmDt>{day}</IntrBkSttlmDt><Dbtr><Nm>Ilda Sajuari</Nm></Dbtr><Cdtr><Nm>Jeton Trilluari</Nm></Cdtr>
</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"""


def _put_in(holds: str, data: str, *, whole: bool = False) -> None:
    delivery_take(actor=person("Elira Bano"), holds=holds, data=data.encode(), whole=whole)
    run_pending_jobs()


def load() -> Round:
    """Put customers in, let a list change, leave a file waiting and a payment held; answers the round that followed."""
    _put_in("customers", "\n".join((COLUMNS, *ROWS, WRONG)))
    committee = Source.objects.get(code="komiteti")
    version_take(
        actor=person("Agim Rama"), source=committee, data="\n".join((HEAD, *COMMITTEE, LATER)).encode(),
        name="komiteti.csv", published_on=timezone.localdate() - timedelta(days=3),
    )  # fmt: skip
    run_pending_jobs()
    _put_in("payments", PAYMENT.format(day=timezone.localdate().isoformat()))
    _put_in("customers", "\n".join((COLUMNS, *ROWS[:25])), whole=True)
    with inside():
        return Round.objects.filter(asked__gt=0).latest("created_at")
