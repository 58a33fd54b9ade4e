"""Payments of ISO 20022: pacs.008 and pacs.009 between banks, pain.001 from a customer to their bank.

>>> import io
>>> text = '''<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><CdtTrfTxInf>
... <PmtId><EndToEndId>E1</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="EUR">10.50</IntrBkSttlmAmt>
... <Dbtr><Nm>Arben Shembulli</Nm></Dbtr><Cdtr><Nm>Teuta Krasniqi</Nm></Cdtr>
... </CdtTrfTxInf></FIToFICstmrCdtTrf></Document>'''
>>> payment, = read_payments(io.BytesIO(text.encode()), "one.xml", print)
>>> payment.end_to_end, payment.amount, payment.currency, [(one.role, one.name) for one in payment.parties]
('E1', '10.50', 'EUR', [('Dbtr', 'Arben Shembulli'), ('Cdtr', 'Teuta Krasniqi')])
"""

from zotim.formats.payments.model import ROLES, Party, Payment
from zotim.formats.payments.reading import read_payments

__all__ = ["ROLES", "Party", "Payment", "read_payments"]
