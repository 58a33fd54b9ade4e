"""What leaves, as people and as programs read it: a filled form as PDF in three languages, and as signed JSON.

The file is canonical JSON in one line. Signed with Ed25519 are ``zotim-content/1``, a line feed, and what stands under
``head``, ``form`` and ``values``: any other byte is an altered one. What is read back is what was signed.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.refusals import Unfit
from zotim.core.approvals.bases import Basis
from zotim.core.audit.keys import fingerprint, public_keys, signing_key
from zotim.core.documents.bases import Law, facts, law_of, objecting
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Cell, Note, Paper, Quote, Section, Table
from zotim.core.documents.pdf import render_pdf
from zotim.core.documents.wording import day, digits
from zotim.core.figures.signed import canonical
from zotim.core.texts import Translated
from zotim.desks.content.law import forms
from zotim.desks.content.law.forms import Field, Form, Kind, Said, said
from zotim.vocabulary import Classification

FORMAT = "zotim-content/1"
KEY = "content"
"""What the key of what goes out is called in the key folder."""
MOST_BYTES = 1024 * 1024
_TEXTS = ("act", "body", "write_to", "court", "legal_aid")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a filled form: its reference, when it was made (aware, to the second), the law on which it
    rests (none for what comes back), and whether two people have confirmed its form."""

    reference: str
    made_at: datetime
    law: Law | None = None
    confirmed: bool = False

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("a paper is made at an aware moment")
        object.__setattr__(self, "made_at", self.made_at.astimezone(UTC).replace(microsecond=0))
        object.__setattr__(self, "law", _plain(self.law) if self.law else None)


def head_of(reference: str, made_at: datetime, basis: Basis | None = None, *, confirmed: bool = False) -> Head:
    """The head of what rests on *basis*."""
    return Head(reference, made_at, law_of(basis) if basis else None, confirmed)


def _plain(law: Law) -> Law:
    """The same without who translated: that is nobody's business outside."""
    texts = {
        name: Translated(one.original, dict(one.texts)) if (one := getattr(law, name)) else None for name in _TEXTS
    }
    return Law(**texts, appeal_days=law.appeal_days, wording=law.wording)  # type: ignore[arg-type]


def paper(form: Form, values: Mapping[str, Said], language: str, head: Head) -> Paper:
    """A filled form as people read it, in *language*; what was written stays in its own."""
    with override(language):
        sections = [part for section in form.sections for part in _filled(section, values, language)]
        about: list[tuple[str, Cell]] = [(_("Reference"), head.reference)]
        notes = []
        if head.law:
            about += facts(head.law, language)
            where = [Note(text) for text in objecting(head.law, language)]
            sections.append(Section(_("Where you may object"), None, where))
        if not head.confirmed:
            notes.append(_("Draft form, not verified against the Official Journal."))
        return framed(
            title=form.title.in_language(language)[0],
            language=language,
            as_of=timezone.localdate(head.made_at),
            classification=Classification.RESTRICTED,
            facts=about,
            sections=sections,
            note=" ".join(notes),
            footer=f"{head.reference} · {form}",
        )


def _filled(section: forms.Section, values: Mapping[str, Said], language: str) -> Iterator[Section]:
    """What was filled in of a section: short answers in one table, each long text under a heading of its own."""
    filled = [field for field in section.fields if field.key in values]
    if not filled:
        return
    short = [
        [field.label.in_language(language)[0], _shown(field, values[field.key], language)]
        for field in filled
        if field.kind != Kind.LONG
    ]
    heading = " · ".join(filter(None, (section.letter, section.title.in_language(language)[0])))
    yield Section(heading, None, [Table([_("Asked"), _("Answer")], short)] if short else [])
    for field in filled:
        if field.kind == Kind.LONG:
            text = Quote(str(values[field.key]), language)
            yield Section(field.label.in_language(language)[0], None, [text], level=2)


def _shown(field: Field, value: Said, language: str) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.kind == Kind.MOMENT:
        moment = datetime.fromisoformat(str(value))
        local = timezone.localtime(moment)
        return f"{day(local.date(), language)}, {digits(f'{local:%H:%M:%S} ({local:%z})', language)}"
    return said(field, value, language)


def pdf(form: Form, values: Mapping[str, Said], language: str, head: Head) -> bytes:
    """A filled form as PDF. *values* are as :func:`~.forms.cleaned` makes them."""
    return render_pdf(paper(form, values, language, head))


def signed(form: Form, values: Mapping[str, Said], head: Head) -> bytes:
    """A filled form as a signed file. Raises KeyFileError."""
    key = signing_key(Path(settings.ZOTIM_KEYS), KEY)
    content = {
        "form": {"code": form.code, "digest": form.digest, "version": form.version},
        "head": _head_as_json(head),
        "values": dict(values),
    }
    signature = base64.b64encode(key.sign(_signed(content))).decode()
    whole = content | {"format": FORMAT, "key": fingerprint(key.public_key()), "signature": signature}
    return canonical(whole) + b"\n"


def _signed(content: Mapping[str, Any]) -> bytes:
    return FORMAT.encode() + b"\n" + canonical(content)


def _head_as_json(head: Head) -> dict[str, Any]:
    law = None
    if head.law:
        law = asdict(head.law) | {
            name: {"original": one.original, "texts": dict(one.texts)} if (one := getattr(head.law, name)) else None
            for name in _TEXTS
        }
    return {
        "confirmed": head.confirmed,
        "law": law,
        "made_at": head.made_at.isoformat(timespec="seconds"),
        "reference": head.reference,
    }


def read_back(data: bytes, keys: Iterable[Ed25519PublicKey] | None = None) -> tuple[Head, dict[str, Said]]:
    """Head and values of a signed file. *keys*: whose signature counts, by default this installation's own.

    Raises Unfit for one that isn't in the form, was altered in any byte, or was signed by somebody else.
    """
    message = _("This isn't a file that left here, or it was altered. Ask the sender for it again.")
    if len(data) > MOST_BYTES:
        raise Unfit(message, "file")
    known = public_keys(Path(settings.ZOTIM_KEYS), KEY) if keys is None else keys
    try:
        whole = json.loads(data.decode("utf-8"))
        if canonical(whole) + b"\n" != data or whole.keys() != {"form", "format", "head", "key", "signature", "values"}:
            raise ValueError("another form")
        signature = base64.b64decode(whole["signature"], validate=True)
        if base64.b64encode(signature).decode() != whole["signature"] or whole["format"] != FORMAT:
            raise ValueError("another form")
        [key] = [one for one in known if fingerprint(one) == whole["key"]]
        key.verify(signature, _signed({name: whole[name] for name in ("form", "head", "values")}))
        return _head_of_json(whole["head"]), whole["values"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature):
        raise Unfit(message, "file") from None


def _head_of_json(told: Mapping[str, Any]) -> Head:
    law = told["law"]
    if law:
        texts = {name: Translated(law[name]["original"], law[name]["texts"]) if law[name] else None for name in _TEXTS}
        law = Law(**(law | texts))
    return Head(told["reference"], datetime.fromisoformat(told["made_at"]), law, told["confirmed"])
