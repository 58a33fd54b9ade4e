"""ISO 20022: whoever has a part in a payment is read, in every version; what is missing is told; harm is refused."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.payments import Payment, read_payments
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

DEBTOR = """<Dbtr><Nm>Arben  Shembulli</Nm><PstlAdr><StrtNm>Rruga</StrtNm><TwnNm>Tiranë</TwnNm><Ctry>AL</Ctry></PstlAdr>
<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-05-12</BirthDt><CtryOfBirth>IT</CtryOfBirth></DtAndPlcOfBirth>
<Othr><Id>BA1</Id></Othr></PrvtId></Id><CtryOfRes>XK</CtryOfRes><CtctDtls><Nm>Zyra</Nm></CtctDtls></Dbtr>"""
PAYMENT = f"""<CdtTrfTxInf><PmtId><InstrId>I1</InstrId><EndToEndId>E1</EndToEndId><TxId>T1</TxId><UETR>u</UETR></PmtId>
<IntrBkSttlmAmt Ccy="EUR">10.50</IntrBkSttlmAmt><InstdAmt Ccy="ALL">1000</InstdAmt>
<IntrmyAgt1><FinInstnId><BICFI>BBBBDEFF</BICFI></FinInstnId></IntrmyAgt1>{DEBTOR}
<DbtrAcct><Id><IBAN>AL47</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>ZZZZALTR</BICFI></FinInstnId></DbtrAgt>
<Cdtr><Nm>Teuta &amp; Co</Nm></Cdtr><CdtrAcct><Id><Othr><Id>77</Id></Othr></Id></CdtrAcct>
<Tax><Cdtr><TaxId>T9</TaxId></Cdtr><Dbtr><TaxId>T8</TaxId></Dbtr></Tax>
<RmtInf><Ustrd>Fatura
 77</Ustrd><Strd><RfrdDocInf><Nb>F-77</Nb></RfrdDocInf></Strd></RmtInf></CdtTrfTxInf>"""
HEADER = """<GrpHdr><MsgId>M1</MsgId><IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt>
<InstgAgt><FinInstnId><BICFI>ZZZZALTR</BICFI></FinInstnId></InstgAgt></GrpHdr>"""
COVER = """<CdtTrfTxInf><PmtId><EndToEndId>E2</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="USD">5</IntrBkSttlmAmt>
<Dbtr><FinInstnId><BICFI>ZZZZALTR</BICFI></FinInstnId></Dbtr><Cdtr><FinInstnId><Nm>Banka</Nm></FinInstnId></Cdtr>
<UndrlygCstmrCdtTrf><Dbtr><Nm>Arben</Nm></Dbtr><DbtrAcct><Id><IBAN>AL48</IBAN></Id></DbtrAcct><Cdtr><Nm>Teuta</Nm></Cdtr>
<RmtInf><Ustrd>qira</Ustrd></RmtInf></UndrlygCstmrCdtTrf></CdtTrfTxInf>"""
ORDER = f"""<PmtInf><PmtInfId>B1</PmtInfId><ReqdExctnDt><Dt>2026-12-01</Dt></ReqdExctnDt>{DEBTOR}
<DbtrAcct><Id><IBAN>AL47</IBAN></Id></DbtrAcct><CdtTrfTxInf><PmtId><EndToEndId>E3</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="EUR">7</InstdAmt></Amt><Cdtr><Nm>Teuta</Nm></Cdtr></CdtTrfTxInf><CdtTrfTxInf><PmtId>
<EndToEndId>E4</EndToEndId></PmtId><Amt><EqvtAmt><Amt Ccy="EUR">8</Amt></EqvtAmt></Amt><Cdtr><Nm>Drita</Nm></Cdtr>
</CdtTrfTxInf></PmtInf>"""


def document(body: str, content: str, form: str = "pacs.008.001.08") -> str:
    return f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{form}"><{body}>{content}</{body}></Document>'


TRANSFER = document("FIToFICstmrCdtTrf", HEADER + PAYMENT)


def read(data: str | bytes) -> tuple[list[Payment], list[Problem]]:
    problems: list[Problem] = []
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read_payments(file, "p.xml", problems.append)), problems


def roles(payment: Payment) -> list[tuple[str, str]]:
    return [(one.role, one.name or one.bic) for one in payment.parties]


def codes(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in problems]


def test_a_transfer_between_banks_says_who_has_a_part_and_what_for() -> None:
    (one,), problems = read(TRANSFER)
    assert (one.form, one.message, one.instruction, one.end_to_end, one.transaction, one.uetr) == (
        "pacs.008.001.08", "M1", "I1", "E1", "T1", "u",
    )  # fmt: skip
    assert (one.amount, one.currency, one.day, one.remittance) == ("10.50", "EUR", "2026-11-20", ("Fatura 77", "F-77"))
    assert roles(one) == [
        ("InstgAgt", "ZZZZALTR"), ("IntrmyAgt1", "BBBBDEFF"), ("Dbtr", "Arben Shembulli"), ("DbtrAgt", "ZZZZALTR"),
        ("Cdtr", "Teuta & Co"),
    ]  # fmt: skip
    assert problems == []


def test_a_party_brings_birth_papers_residence_address_account_and_further_names() -> None:
    (one,), _ = read(TRANSFER)
    debtor = next(party for party in one.parties if party.role == "Dbtr")
    assert (debtor.born, debtor.ids, debtor.country, debtor.address) == ("1970-05-12", ("BA1",), "XK", "Rruga, Tiranë")
    assert (debtor.account, debtor.others) == ("AL47", ("Zyra",))
    assert next(party for party in one.parties if party.role == "Cdtr").account == "77"


def test_a_tax_form_has_a_debtor_of_its_own_who_is_somebody_else() -> None:
    (one,), _ = read(TRANSFER)
    assert not any("T8" in party.ids or "T9" in party.ids for party in one.parties)


def test_a_transfer_that_covers_a_payment_names_those_of_the_payment_too() -> None:
    (one,), problems = read(document("FICdtTrf", COVER, "pacs.009.001.08"))
    assert roles(one) == [
        ("Dbtr", "ZZZZALTR"), ("Cdtr", "Banka"), ("Undrlyg.Dbtr", "Arben"), ("Undrlyg.Cdtr", "Teuta"),
    ]  # fmt: skip
    assert (one.parties[2].account, one.remittance, problems) == ("AL48", ("qira",), [])


def test_a_customers_order_says_the_debtor_once_for_all_its_payments() -> None:
    found, problems = read(document("CstmrCdtTrfInitn", ORDER, "pain.001.001.09"))
    assert [(one.end_to_end, one.amount, one.day, roles(one)) for one in found] == [
        ("E3", "7", "2026-12-01", [("Dbtr", "Arben Shembulli"), ("Cdtr", "Teuta")]),
        ("E4", "8", "2026-12-01", [("Dbtr", "Arben Shembulli"), ("Cdtr", "Drita")]),
    ]
    assert (found[0].parties[0].account, problems) == ("AL47", [])


def test_several_messages_in_an_envelope_keep_their_headers_apart() -> None:
    second = TRANSFER.replace("<MsgId>M1", "<MsgId>M2").replace("pacs.008.001.08", "pacs.008.001.13")
    found, _ = read(f"<Envelope>{TRANSFER}{second}</Envelope>")
    assert [(one.number, one.message, one.form) for one in found] == [
        (1, "M1", "pacs.008.001.08"), (2, "M2", "pacs.008.001.13"),
    ]  # fmt: skip


def test_prefixes_comments_and_cdata_change_nothing() -> None:
    prefixed = TRANSFER.replace("xmlns=", "xmlns:p=").replace("<", "<p:").replace("<p:/", "</p:")
    noted = prefixed.replace("<p:Nm>Arben", "<p:Nm><!-- who --><![CDATA[Arben]]>")
    assert read(noted)[0] == read(TRANSFER)[0]


def test_what_is_missing_or_no_amount_is_told_and_the_payment_is_given() -> None:
    broken = PAYMENT.replace("10.50", "ten").replace('"EUR"', '"EURO"').replace("<Nm>Teuta &amp; Co</Nm>", "")
    found, problems = read(document("FIToFICstmrCdtTrf", broken + "<CdtTrfTxInf/>" + PAYMENT))
    assert [one.end_to_end for one in found] == ["E1", "", "E1"]
    assert codes(problems) == [
        ("amount", "amount"), ("Ccy", "currency"), ("Cdtr", "missing"),
        ("amount", "missing"), ("Dbtr", "missing"), ("Cdtr", "missing"),
    ]  # fmt: skip
    assert str(problems[0]) == "p.xml, line 1, amount: “ten” is no amount"


def test_where_the_xml_breaks_what_stood_before_is_kept() -> None:
    found, problems = read(document("FIToFICstmrCdtTrf", PAYMENT + "<CdtTrfTxInf><PmtId>"))
    assert len(found) == 1
    assert codes(problems) == [("", "xml")]


@pytest.mark.parametrize(
    ("text", "line"),
    [("id,name\n1,Arben\n", 1), ("PK\x03\x04", 1), (":20:ABC\n:32A:", 1), ('<?xml version="1.0"?>\nArben', 2)],
)
def test_a_file_that_isnt_xml_is_told_as_that_and_not_as_one_that_breaks_off(text: str, line: int) -> None:
    found, problems = read(text)
    assert (found, [(one.line, one.code) for one in problems]) == ([], [(line, "no_xml")])


def test_what_was_wrong_in_an_earlier_file_is_not_said_of_the_next() -> None:
    with pytest.raises(UnreadableFile):
        read("<Document>" + "<a>" * 1_000)
    found, problems = read(document("FIToFICstmrCdtTrf", PAYMENT + "<CdtTrfTxInf>"))
    assert (len(found), codes(problems)) == (1, [("", "xml")])


@pytest.mark.parametrize(
    "text", ["<Document/>", document("BkToCstmrStmt", "<Stmt/>"), document("X", PAYMENT), PAYMENT, "", "hello"]
)
def test_a_file_without_such_a_message_is_told(text: str) -> None:
    found, problems = read(text)
    assert found == []
    assert len(problems) == 1


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">',
        "<!DOCTYPE a>",
    ],
)
def test_a_declared_document_type_is_refused(declaration: str) -> None:
    for text in (TRANSFER, TRANSFER.replace("Arben", "&a;").replace("Teuta", "&b;"), "<Document/>"):
        with pytest.raises(UnreadableFile):
            read(declaration + text)


def test_a_million_levels_end_the_reading() -> None:
    with pytest.raises(UnreadableFile, match="it is nested too deep"):
        read("<Document>" + "<a>" * 1_000_000)


def test_a_long_file_without_payments_takes_no_memory() -> None:
    entries = "<Ntry><Amt>1</Amt></Ntry>" * 400_000
    with pytest.raises(UnreadableFile, match="there is no payment in 4 million bytes"):
        read(document("BkToCstmrStmt", f"<Stmt>{entries}</Stmt>"))


@given(st.integers(0, len(TRANSFER) - 1), st.binary(max_size=3))
def test_whatever_bytes_are_changed_it_is_read_told_or_refused(place: int, put: bytes) -> None:
    data = TRANSFER.encode()
    try:
        found, problems = read(data[:place] + put + data[place + 1 :])
    except UnreadableFile:
        return
    assert found or problems
