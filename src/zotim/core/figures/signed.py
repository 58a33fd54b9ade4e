"""Figures as a signed file, for the register of another installation. No database is asked here.

The file is canonical JSON: keys sorted, no blanks, UTF-8, one line. Each content has one form, so that any other byte
is an altered one. Signed with Ed25519 are ``zotim-figures/1``, a line feed, and the content under ``figures``.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.audit.keys import fingerprint
from zotim.core.figures.registry import Period, Shape
from zotim.core.texts import Translated
from zotim.engines.scripts import strip_controls
from zotim.vocabulary import Classification, Language

FORMAT = "zotim-figures/1"
MOST_BYTES = 1024 * 1024
MOST_FIGURES = 2_000
LONGEST = 1_000
CODE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
ORIGIN = re.compile(r"zotim/[A-Z0-9]{1,16}")
NUMBER = re.compile(r"-?(0|[1-9]\d{0,19})(\.\d{1,4})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")

Span = tuple[Decimal, Decimal] | None
"""From and to, both in it; None where nothing may be told."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A figure in a file. *was* and *why*: the number that it corrects, and the reason."""

    code: str
    label: Translated
    definition: Translated
    unit: Translated
    shape: Shape
    personal: bool
    span: Span
    was: Span = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What is signed. *made_at* in UTC; *catalogue* is the hash of codes, definitions and shapes."""

    origin: str
    name: Translated
    made_at: datetime
    period: Period
    classification: Classification
    figures: tuple[Sent, ...]

    @property
    def catalogue(self) -> str:
        """SHA-256 over the figures without their values: two files with the same one counted the same things."""
        return hashlib.sha256(canonical([_defined(one) for one in self.figures])).hexdigest()


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file as it was read: nothing in it is true before :meth:`holds` says so."""

    content: Content
    key: str
    signature: bytes
    data: bytes

    @property
    def sha256(self) -> str:
        """Hash of the whole file."""
        return hashlib.sha256(self.data).hexdigest()

    def holds(self, key: Ed25519PublicKey) -> bool:
        """Whether *key* signed this very content."""
        try:
            key.verify(self.signature, _signed(_as_json(self.content)))
        except InvalidSignature:
            return False
        return True


def canonical(value: Any) -> bytes:
    """The one form of a JSON value: sorted, no blanks, UTF-8. Numbers are written as texts, so floats don't occur."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _signed(content: Mapping[str, Any]) -> bytes:
    return FORMAT.encode() + b"\n" + canonical(content)


def write(content: Content, key: Ed25519PrivateKey) -> bytes:
    """The signed file."""
    figures = _as_json(content)
    signature = base64.b64encode(key.sign(_signed(figures))).decode()
    whole = {"figures": figures, "format": FORMAT, "key": fingerprint(key.public_key()), "signature": signature}
    return canonical(whole) + b"\n"


def _plain(span: Span) -> list[str] | None:
    return None if span is None else [f"{one.quantize(Decimal('0.0001')):f}".rstrip("0").rstrip(".") for one in span]


def _text(value: Translated) -> dict[str, Any]:
    return {"original": value.original, "texts": dict(value.texts)}


def _defined(one: Sent) -> dict[str, Any]:
    return {
        "code": one.code, "definition": _text(one.definition), "label": _text(one.label), "personal": one.personal,
        "shape": one.shape.value, "unit": _text(one.unit),
    }  # fmt: skip


def _figure(one: Sent) -> dict[str, Any]:
    corrects = {"corrects": {"value": _plain(one.was), "why": one.why}} if one.why else {}
    return _defined(one) | {"value": _plain(one.span)} | corrects


def _as_json(content: Content) -> dict[str, Any]:
    return {
        "catalogue": content.catalogue,
        "classification": content.classification.value,
        "figures": [_figure(one) for one in content.figures],
        "first": content.period.first.isoformat(),
        "last": content.period.last.isoformat(),
        "made_at": content.made_at.isoformat(timespec="microseconds"),
        "name": _text(content.name),
        "origin": content.origin,
    }


def read(data: bytes) -> SignedFile:
    """A file from its bytes. Raises Unfit for one that isn't in the form, or has any byte that is none of it."""
    if len(data) > MOST_BYTES:
        raise Unfit(_("The file is larger than a file of figures can be."), "file")
    try:
        whole = json.loads(data.decode("utf-8"), parse_float=str)
        content = _content(whole["figures"])
        signature = base64.b64decode(whole["signature"], validate=True)
        made = SignedFile(content, str(whole["key"]), signature, data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = _("This isn't a file of `zotim figures export`, or it was altered. Ask the sender for it again.")
        raise Unfit(message, "file") from None
    again = {"figures": _as_json(content), "format": FORMAT, "key": made.key, "signature": whole["signature"]}
    if canonical(again) + b"\n" != data or not re.fullmatch("[0-9a-f]{64}", made.key) or len(signature) != 64:
        raise Unfit(
            _("The file isn't as it was made: something in it was altered. Ask the sender for it again."), "file"
        )
    return made


def _content(given: Mapping[str, Any]) -> Content:
    if not ORIGIN.fullmatch(given["origin"]) or not MOMENT.fullmatch(given["made_at"]):
        raise ValueError("origin or moment")
    figures: Sequence[Any] = given["figures"]
    if len(figures) > MOST_FIGURES:
        raise ValueError("too many figures")
    read_ones = tuple(_sent(one) for one in figures)
    codes = [one.code for one in read_ones]
    if codes != sorted(set(codes)):
        raise ValueError("each figure once, by its code")
    return Content(
        given["origin"],
        _translated(given["name"]),
        datetime.fromisoformat(given["made_at"]),
        Period(date.fromisoformat(given["first"]), date.fromisoformat(given["last"])),
        Classification(given["classification"]),
        read_ones,
    )


def _sent(given: Mapping[str, Any]) -> Sent:
    corrects = given.get("corrects")
    why = "" if corrects is None else _line(corrects["why"])
    if not CODE.fullmatch(given["code"]) or not isinstance(given["personal"], bool) or (corrects and not why):
        raise ValueError("a figure")
    return Sent(
        given["code"],
        _translated(given["label"]),
        _translated(given["definition"]),
        _translated(given["unit"]),
        Shape(given["shape"]),
        given["personal"],
        _span(given["value"]),
        _span(corrects["value"]) if corrects else None,
        why,
    )


def _span(given: Any) -> Span:
    if given is None:
        return None
    low, high = given
    if not NUMBER.fullmatch(low) or not NUMBER.fullmatch(high) or Decimal(low) > Decimal(high):
        raise ValueError("a value is from and to")
    return Decimal(low), Decimal(high)


def _line(given: Any) -> str:
    if not isinstance(given, str) or len(given) > LONGEST or strip_controls(given) != given or "\0" in given:
        raise ValueError("a text")
    given.encode()  # half a character is none: UnicodeEncodeError is a ValueError
    return given


def _translated(given: Mapping[str, Any]) -> Translated:
    texts = {Language(code).value: _line(text) for code, text in given["texts"].items()}
    if not texts.get(given["original"]):
        raise ValueError("a text has its original")
    return Translated(given["original"], texts, (given["original"],))
