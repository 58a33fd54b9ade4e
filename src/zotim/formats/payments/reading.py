"""Payments out of a file of any size, one at a time. Entities aren't resolved, nothing is fetched, no type is declared.

Versions differ in little that matters here, so tags are taken by their local name, whatever version the file names;
several messages may stand in one file, as in an envelope with a header for each.
"""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from lxml import etree

from zotim.formats.marks import _
from zotim.formats.payments.model import ROLES, UNDERLYING, Party, Payment
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile

_DISTRUST = _("It was not read further; ask for the file again from whoever sent it.")
_CHUNK = 64 * 1024
_LONGEST = 4_000_000
"""Bytes without a payment: some hundred times what stands around those that are read here."""
_FORM = re.compile(r"(?:pacs\.008|pacs\.009|pain\.001)\.\d{3}\.\d{2}")
_BODIES = {"FIToFICstmrCdtTrf": "pacs.008", "FICdtTrf": "pacs.009", "CstmrCdtTrfInitn": "pain.001"}
_PAYMENT, _BATCH, _HEADER, _UNDERLYING = "CdtTrfTxInf", "PmtInf", "GrpHdr", "UndrlygCstmrCdtTrf"
_AMOUNT = re.compile(r"\d{1,18}(?:\.\d{0,5})?")
_HARM = {
    "Excessive depth": _("line %(line)s: it is nested too deep"),
    "Entity '": _("line %(line)s: it uses what only a declared type explains"),
}
"""Words of libxml2's messages, and what they mean here."""
_CURRENCY = re.compile(r"[A-Z]{3}")
_DAYS = ("IntrBkSttlmDt", "ReqdExctnDt")
_AMOUNTS = {"IntrBkSttlmAmt", "InstdAmt"}
"""Of these the first that stands there counts: what moves between banks, in pain.001 what is to move."""
_ROLE_OF = {
    prefix + tag: prefix + role for prefix in ("", UNDERLYING) for role in ROLES for tag in (role, f"{role}Acct")
}
_NONE: dict[str, list[str]] = {}
_EMPTY = [""]
_BICS = {"BICFI", "BIC", "AnyBIC", "BICOrBEI", "BEI"}
_IDS = {"Id", "MmbId", "IBAN", "TaxId", "RegnId", "PrtryId"}
_PARTS = {
    *_ROLE_OF, *_DAYS, *_AMOUNTS, _UNDERLYING, _PAYMENT, "PmtId", "MsgId", "RmtInf", "CreDtTm",
    "Authstn", "BtchBookg", "NbOfTxs", "CtrlSum", "TtlIntrBkSttlmAmt", "SttlmInf", "PmtTpInf", "SttlmPrty",
    "SttlmTmIndctn", "SttlmTmReq", "AddtlDtTm", "AccptncDtTm", "PoolgAdjstmntDt", "Amt", "XchgRate", "XchgRateInf",
    "AgrdRate", "ChrgBr", "ChrgsAcct", "ChrgsAcctAgt", "ChrgsInf", "ChqInstr", "MndtRltdInf", "PmtSgntr",
    "InstrForCdtrAgt", "InstrForNxtAgt", "InstrForDbtrAgt", "Purp", "RgltryRptg", "Tax", "RltdRmtInf", "TradInf",
    "SplmtryData", "PmtInfId", "PmtMtd",
}  # fmt: skip
"""What stands directly in a payment, a batch or a header (ISO 20022 message definitions up to 2024). Something newer
behind a party is taken as more of that party: rather a name too many than one too few."""
_DEEP = {"Tax", "RgltryRptg", "RltdRmtInf", "RmtInf", "SplmtryData", "TradInf", "ChrgsInf", "MndtRltdInf", _UNDERLYING}
_ADDRESS = {"Dept", "SubDept", "StrtNm", "BldgNb", "BldgNm", "Flr", "PstBx", "Room", "PstCd", "TwnNm", "TwnLctnNm",
            "DstrctNm", "CtrySubDvsn", "AdrLine"}  # fmt: skip
_MEANT_FOR = ("Ustrd", "Nb", "Ref", "AddtlRmtInf", "RltdNb")


class _Locals(dict[str, str]):
    """The names of tags without their namespace, each worked out once."""

    def __missing__(self, tag: str) -> str:
        found = self[tag] = tag.rpartition("}")[2]
        return found


_LOCAL = _Locals()


Texts = dict[str, list[str]]
"""Values by the local name of their tag, in order."""


class _Part:
    """What a header, a batch or a payment says: values by what stands directly in it, as :data:`_PARTS`."""

    __slots__ = ("amount", "currency", "said")

    def __init__(self) -> None:
        self.amount = self.currency = ""
        self.said: dict[str, Texts] = {}

    def read(self, element: etree._Element) -> None:
        """Everything in *element*, in one walk, since each question that is asked of a tag costs as much as its value.

        What stands directly in it says what the values behind it belong to. Where tags of the same name stand deeper
        down (a tax form has a debtor of its own), it is looked at whether one does.
        """
        top, prefix, deep = element, "", False
        texts: Texts = {}
        for one in element.iter():
            name = _LOCAL[one.tag]
            if name in _PARTS and (not deep or (parent := one.getparent()) is top or parent is element):
                if name == _PAYMENT and one is not element:
                    return
                if name == _UNDERLYING:
                    top, prefix = one, UNDERLYING
                texts = self.said.setdefault(prefix + name, {})
                deep = name in _DEEP
            text = one.text
            if text and (text := text.strip()):
                if name in texts:
                    texts[name].append(text)
                else:
                    texts[name] = [text]
                if not self.amount and (name in _AMOUNTS or name == "Amt"):
                    self.amount, self.currency = text, one.get("Ccy", "")

    def first(self, part: str, name: str) -> str:
        """The first value of *name* in *part*, or an empty text."""
        found = self.said.get(part, _NONE).get(name)
        return found[0] if found else ""

    @property
    def day(self) -> str:
        """The day of settlement or execution, without its hour."""
        return next((texts[0][:10] for part in _DAYS for texts in self.said.get(part, _NONE).values()), "")

    def parties(self) -> dict[str, Party]:
        """Whoever takes part, by role."""
        found = {}
        for part in self.said:
            role = _ROLE_OF.get(part)
            if role is not None and role not in found:
                found[role] = _party(role, self.said.get(role, _NONE), self.said.get(role + "Acct", _NONE))
        return found

    def remittance(self) -> tuple[str, ...]:
        """What it is said to be for, also of the payment that it covers."""
        parts = (self.said.get("RmtInf", _NONE), self.said.get(UNDERLYING + "RmtInf", _NONE))
        return tuple([" ".join(one.split()) for texts in parts for name in _MEANT_FOR for one in texts.get(name, ())])


def _party(role: str, texts: Texts, account: Texts) -> Party:
    names: list[str] = []
    ids: list[str] = []
    address: list[str] = []
    bic = lei = born = country = residence = ""
    for name, values in texts.items():
        if name == "Nm":
            names = [" ".join(one.split()) for one in values]
        elif name in _BICS:
            bic = bic or values[0]
        elif name in _IDS:
            ids += values
        elif name in _ADDRESS:
            address += values
        elif name == "Ctry":
            country = values[0]
        elif name == "CtryOfRes":
            residence = values[0]
        elif name == "LEI":
            lei = values[0]
        elif name == "BirthDt":
            born = values[0][:10]
    number = (account.get("IBAN") or account.get("Id") or _EMPTY)[0] if account else ""
    return Party(
        role, names[0] if names else "", tuple(names[1:]), bic, lei, tuple(ids), born, residence or country,
        ", ".join(address), number,
    )  # fmt: skip


def read_payments(file: BinaryIO, name: str, report: Report) -> Iterator[Payment]:
    """The payments of *file*, which is called *name* in what is reported, with all who have a part in them.

    What a header or a batch says counts for each payment in it that doesn't say it itself. A payment that lacks
    something is given all the same, and what is missing is told. Where the XML breaks, that is told, and what stood
    before it has been given. Raises :class:`UnreadableFile` for a file made to do harm.
    """
    reading = Reading(name, report)
    number, told = 0, False
    around: etree._Element | None = None
    outer = _Part()
    shared: Mapping[str, Party] = {}
    form = ""
    for element in _elements(file, reading):
        if _LOCAL[element.tag] != _PAYMENT:
            if not (number or told):
                reading.wrong(element.sourceline or 0, "", "message", value=_LOCAL[element.tag])
            return
        parent = element.getparent()
        if parent is not around:
            if not number:
                _trust(element, reading)
            around, outer, form = parent, _outer(parent), _form(parent)
            shared = outer.parties()
            if not form:
                told = True
                reading.wrong(parent.sourceline or 0, "", "message", value=_LOCAL[parent.tag])
        if form:
            number += 1
            yield _payment(element, outer, shared, form, number, reading)


def _elements(file: BinaryIO, reading: Reading) -> Iterator[etree._Element]:
    """Each payment's element, which is emptied when the next is asked for; behind them the root, of a whole file."""
    parser = etree.XMLPullParser(
        events=("end",), tag="{*}" + _PAYMENT, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    since, error = 0, None
    while error is None and (chunk := file.read(_CHUNK)):
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError as found:
            error = found
        since += len(chunk)
        for _event, element in parser.read_events():
            since = 0
            parent = element.getparent()
            if parent is None:
                reading.wrong(element.sourceline or 0, "", "message", value=_PAYMENT)
                return
            yield element
            # What was read goes: the tree never holds more than the payments of one chunk.
            element.clear()
            parent.remove(element)
        if since > _LONGEST:
            why = _("there is no payment in %(most)s million bytes of it")
            raise UnreadableFile(reading.file, why, _DISTRUST, most=_LONGEST // 1_000_000)
    try:
        root = parser.close() if error is None else None
    except etree.XMLSyntaxError as found:
        error = found
    if error is not None:
        _tell(error, [entry.message for entry in parser.feed_error_log], reading)
    elif root is not None:
        _trust(root, reading)
        yield root


def _tell(error: etree.XMLSyntaxError, logged: list[str], reading: Reading) -> None:
    """Tell what broke the reading. *logged* is the log of this file's own parser: that of the error goes on from file
    to file, for as long as the process lives."""
    line = error.lineno or 1
    said = [str(error.msg or ""), *logged]
    for sign, reason in _HARM.items():
        if any(sign in one for one in said):
            raise UnreadableFile(reading.file, reason, _DISTRUST, line=line)
    if error.code == etree.ErrorTypes.ERR_DOCUMENT_EMPTY:
        reading.wrong(line, "", "no_xml")
        return
    reading.wrong(line, "", "xml", why=(said[-1] or "broken").split(", line ")[0].strip()[:120])


def _trust(element: etree._Element, reading: Reading) -> None:
    if element.getroottree().docinfo.doctype:
        raise UnreadableFile(reading.file, _("it declares its own document type, which no bank does"), _DISTRUST)


def _outer(parent: etree._Element) -> _Part:
    """What header and batch say: they stand before the first payment."""
    outer = _Part()
    batch = _LOCAL[parent.tag] == _BATCH
    body = parent.getparent() if batch else parent
    for one in body if body is not None else ():
        if _LOCAL[one.tag] == _HEADER:
            outer.read(one)
    if batch:
        outer.read(parent)
    return outer


def _form(parent: etree._Element) -> str:
    """The name of the message with its version, as far as the file says it; empty for one that isn't read here."""
    body = parent.getparent() if _LOCAL[parent.tag] == _BATCH else parent
    known = _BODIES.get(_LOCAL[body.tag], "") if body is not None else ""
    found = _FORM.search(body.tag) if known else None
    return found[0] if found and found[0].startswith(known) else known


def _payment(
    element: etree._Element, outer: _Part, outer_parties: Mapping[str, Party], form: str, number: int, reading: Reading
) -> Payment:
    own = _Part()
    own.read(element)
    line = element.sourceline or 0
    if not own.amount:
        reading.wrong(line, "amount", "missing", value="amount")
    elif not _AMOUNT.fullmatch(own.amount):
        reading.wrong(line, "amount", "amount", value=own.amount)
    if own.amount and not _CURRENCY.fullmatch(own.currency):
        reading.wrong(line, "Ccy", "currency", value=own.currency)
    parties = own.parties()
    if outer_parties:
        parties = {**outer_parties, **parties}
    for role in ("Dbtr", "Cdtr"):
        party = parties.get(role)
        if party is None or not (party.name or party.bic or party.ids or party.lei):
            reading.wrong(line, role, "missing", value="name")
    return Payment(
        form, number, outer.first("MsgId", "MsgId"), own.first("PmtId", "InstrId"), own.first("PmtId", "EndToEndId"),
        own.first("PmtId", "TxId"), own.first("PmtId", "UETR"), own.amount, own.currency, own.day or outer.day,
        tuple(parties.values()), own.remittance(), line,
    )  # fmt: skip
