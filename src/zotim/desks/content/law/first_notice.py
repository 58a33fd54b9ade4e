"""What a platform is told before its first order: who sends orders, how they look, by when they are carried out."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.audit.keys import fingerprint, signing_key
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Note, Section, Table
from zotim.core.documents.pdf import render_pdf
from zotim.core.ui.show import length
from zotim.core.ui.words import known, label
from zotim.desks.content.law.clocks import ASK_SCRUTINY, FIRST_NOTICE, PRESERVED, REMOVAL, SCRUTINY
from zotim.desks.content.law.models import ORDERS, ActingBasis, Platform
from zotim.desks.content.law.papers import KEY
from zotim.vocabulary import Classification

TOLD = (FIRST_NOTICE, REMOVAL, ASK_SCRUTINY, SCRUTINY, PRESERVED)


def first_notice(platform: Platform, language: str) -> bytes:
    """The notice as PDF, in *language*. Raises KeyFileError."""
    key = fingerprint(signing_key(Path(settings.ZOTIM_KEYS), KEY).public_key())
    in_force = ActingBasis.objects.filter(way__in=ORDERS, state="confirmed").order_by("way")
    with override(language):
        who = [
            [str(label(one.way, "Way")), one.body.in_language(language)[0], one.cited.in_language(language)[0]]
            for one in in_force
        ]
        who_block = Table([_("Order"), _("Decided by"), _("Legal basis")], who) if who else Note(
            _("No legal basis of an order is in force here at present: no order is sent.")
        )  # fmt: skip
        proposal = _("to be verified")
        rows = [
            [str(one.label), length(one.length), f"{known(one.legal_source)}{'' if one.verified else f' ({proposal})'}"]
            for one in TOLD
        ]
        paper = framed(
            title=_("How orders about content are sent, and by when they are carried out"),
            language=language,
            as_of=timezone.localdate(),
            classification=Classification.INTERNAL,
            facts=[(_("Reference"), platform.reference), (_("Platform"), platform.name)],
            sections=[
                Section(_("Who sends orders"), None, [who_block]),
                Section(_("How an order looks"), None, [Note(text) for text in _looks(key)]),
                Section(_("Deadlines"), None, [Table([_("What"), _("How long"), _("Source")], rows)]),
                Section(_("How you answer"), None, [Note(text) for text in _answers()]),
            ],
        )
    return render_pdf(paper)


def _looks(key: str) -> list[str]:
    return [
        _("It comes as PDF, and as a signed file that a program can read. Both say the same."),
        _("The signature is made with the key whose SHA-256 is: %(key)s") % {"key": key},
        _("It names its legal basis, the exact address, the reasons, and where one may object."),
    ]


def _answers() -> list[str]:
    return [
        _("When it is carried out, say so, with the time."),
        _("If it can't be carried out, or something in it is wrong or missing, say so at once: the time stands still."),
        _("Keep what was removed for as long as the notice says, so that it can be put back."),
        _("You, and who published it, may object. What was wrong is withdrawn, and is to be put back."),
    ]
