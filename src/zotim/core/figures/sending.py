"""Figures of a period, written into a signed file for another installation's register."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.refusals import Unfit
from zotim.core.audit.keys import signing_key
from zotim.core.audit.services import Who, record
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.figures.selectors import known
from zotim.core.figures.services import take_several
from zotim.core.figures.signed import Content, Sent, read, write
from zotim.core.people.models import Installation
from zotim.core.texts import Translated
from zotim.vocabulary import Classification, Language

KEY = "figures"
"""What the key of figures is called in the key folder; another one than that of checkpoints."""


def figures_key() -> Ed25519PrivateKey:
    """The key that signs figures of this installation; made on first use. Raises KeyFileError."""
    return signing_key(Path(settings.ZOTIM_KEYS), KEY)


def origin() -> str:
    """How this installation names itself in a file of figures."""
    return f"zotim/{settings.ZOTIM_PREFIX}"


def _in_languages(text: str | Promise) -> Translated:
    texts = {}
    for code in Language:
        with override(code):
            texts[code.value] = str(text)
    return Translated("en", texts)


def _sent(value: FigureValue) -> Sent:
    figure = FIGURES[value.code]
    return Sent(
        value.code,
        _in_languages(figure.label),
        _in_languages(figure.definition),
        _in_languages(figure.unit),
        figure.shape,
        value.is_personal or figure.personal,
        known(value),
    )


@transaction.atomic
def figures_write(
    *, actor: Who, period: Period, classification: Classification, corrects: bytes | None = None, reason: str = ""
) -> bytes:
    """A signed file with every figure of a period that is over; those that weren't taken yet are taken for good.

    *corrects* is an earlier file of this installation for the same period: where a number differs, the new file names
    what it was, and *reason*. Raises Unfit for a period that isn't over, a file of somebody else or of another period,
    a correction without a reason, and one where no number differs; KeyFileError.
    """
    key = figures_key()
    earlier = _earlier(corrects, key, period, reason) if corrects is not None else {}
    sent = [_sent(value) for value in take_several(sorted(FIGURES), period, actor=actor)]
    named = [
        replace(one, was=earlier[one.code].span, why=reason)
        if one.code in earlier and earlier[one.code].span != one.span
        else one
        for one in sent
    ]
    if corrects is not None and named == sent:
        raise Unfit(_("Nothing differs from the file to be corrected; no file was written."))
    installation = Installation.objects.first()
    name = installation.name if installation and installation.name else Translated.of("en", origin())
    content = Content(
        origin(), Translated(name.original, dict(name.texts)), timezone.now(), period, classification, tuple(named)
    )
    data = write(content, key)
    details = {
        "first": period.first.isoformat(), "last": period.last.isoformat(), "figures": len(named),
        "sha256": hashlib.sha256(data).hexdigest(),
    }  # fmt: skip
    record(actor, "figures.file.written", details=details)
    return data


def _earlier(data: bytes, key: Ed25519PrivateKey, period: Period, reason: str) -> Mapping[str, Sent]:
    file = read(data)
    if not file.holds(key.public_key()):
        raise Unfit(_("The file to be corrected wasn't signed by the key of this installation."))
    if file.content.period != period:
        raise Unfit(_("The file to be corrected is about another period."))
    if not reason.strip():
        raise Unfit(_("Say why the figures are corrected."))
    return {one.code: one for one in file.content.figures}
