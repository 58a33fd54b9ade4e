"""A certificate of disposal as a file that can be kept elsewhere, and whether it is still as it was written."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.audit.models import Event
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Paper, Section, Table
from zotim.core.retention.disposal import content_of, digest_of
from zotim.core.retention.models import Certificate
from zotim.core.retention.registry import RULES, Rule
from zotim.core.ui import show
from zotim.core.ui.events import kind_word
from zotim.core.ui.words import label
from zotim.desks.oversight.tables import rule_word, standing
from zotim.vocabulary import Classification

STEPS = ("gone", "held", "kept")


def rule_of(code: str) -> Rule | None:
    """The rule, or None when this version has no such rule any more."""
    return RULES.get(code)


def counted(certificate: Certificate) -> list[tuple[str, int]]:
    """What went, in words: records by what became of them, then rows by kind."""
    words = {"gone": _("Records that went"), "held": _("Records that a hold kept"), "kept": _("Records no longer due")}
    counts = certificate.counts
    rows = [(words[step], counts[step]) for step in STEPS if step in counts]
    return rows + [
        (_("Rows: %(kind)s") % {"kind": kind_word(name)}, counts[name]) for name in sorted(counts) if name not in STEPS
    ]


def is_as_written(certificate: Certificate) -> bool:
    """Whether the content fits the hash, and the log tells of the same hash."""
    told = Event.objects.filter(verb="retention.run.finished", object_id=str(certificate.run_id), outcome="done")
    hashes = {event.details.get("sha256") for event in told}
    return digest_of(certificate) == certificate.sha256 and certificate.sha256 in hashes


def certificate_json(certificate: Certificate) -> dict[str, Any]:
    """The content as it is hashed (keys sorted, no blanks, ASCII), and the hash beside it."""
    return {"format": "zotim-certificate-1", "content": content_of(certificate), "sha256": certificate.sha256}


def certificate_paper(certificate: Certificate, language: str) -> Paper:
    """The certificate for people. Accounts stand there by their ids, as in the log."""
    with override(language):
        people = [
            (_("Proposed by"), certificate.proposed_by_id),
            (_("who stood in for"), certificate.proposed_for_id),
            (_("Approved by"), certificate.approved_by_id),
            (_("who stood in for"), certificate.approved_for_id),
        ]
        proof = [
            (_("Certificate"), str(certificate.pk)),
            (_("Disposal"), str(certificate.run_id)),
            (_("Address"), settings.ZOTIM_ADDRESS),
            ("SHA-256", certificate.sha256),
        ]
        return framed(
            title=_("Certificate of disposal"),
            language=language,
            as_of=timezone.localdate(certificate.at),
            facts=[
                (_("Rule"), str(rule_word(certificate.rule))),
                (_("What happened"), str(label(certificate.outcome, "RetentionOutcome"))),
                (_("Legal source"), f"{_(certificate.legal_source)} ({standing(certificate.verified)})"),
                (_("Begun before"), show.moment(certificate.border)),
                (_("Finished"), show.moment(certificate.at)),
            ],
            sections=[
                Section(_("What went"), None, [Table([_("What"), _("How many")], counted(certificate))]),
                Section(
                    _("Who decided"),
                    None,
                    [Table([_("Part"), _("Account")], [(part, str(key)) for part, key in people if key])],
                ),
                Section(_("How it can be checked"), None, [Table([_("What"), _("Code")], proof)]),
            ],
            footer=_("It holds nothing of what the records said."),
            classification=Classification.INTERNAL,
            note=""
            if certificate.verified
            else _("The length is a proposal: nobody had verified the legal source when this was written."),
        )
