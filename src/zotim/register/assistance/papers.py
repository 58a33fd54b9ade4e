"""The list of needs for a donor: a paper or a table, in one language."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Cell, EvidenceItem, Paper, Section, Table
from zotim.core.documents.sheets import render_xlsx
from zotim.core.ui.words import label
from zotim.register.assistance.models import Need
from zotim.vocabulary import Classification

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
"""The forms of the list, with their media types."""


def donor_list(needs: Sequence[Need], recipient: str, form: str, language: str) -> bytes:
    """The bytes of the list. Raises KeyError for another *form* than those of :data:`TYPES`."""
    with override(language):
        title = _("What is needed")
        heads, rows = _columns(), [_row(need, language) for need in needs]
        if form == "xlsx":
            return render_xlsx(title, heads, rows, language)
        paper = framed(
            title=title,
            language=language,
            as_of=timezone.localdate(),
            facts=[(_("For"), recipient), (_("Needs"), len(needs))],
            sections=[
                Section(
                    _("Needs without a donor"),
                    None,
                    [Table(heads, rows, evidence=tuple(need.reference for need in needs))],
                )
            ],
            evidence=[_item(need, language) for need in needs],
            footer=_("Amounts are stated in their own currency and aren't added."),
            classification=Classification.PUBLIC,
        )
        return {"docx": _docx, "pdf": _pdf}[form](paper)


# Late, both: a page needs no word processor or typesetter.
def _docx(paper: Paper) -> bytes:
    from zotim.core.documents.docx import render_docx

    return render_docx(paper)


def _pdf(paper: Paper) -> bytes:
    from zotim.core.documents.pdf import render_pdf

    return render_pdf(paper)


def _columns() -> list[str]:
    return [_("Reference"), _("What is needed"), _("Kind"), _("Body"), _("For"), _("Amount"), _("Currency"), _("Since")]


def _row(need: Need, language: str) -> list[Cell]:
    return [
        need.reference,
        need.title.in_language(language)[0],
        str(label(need.kind, "AssistanceKind")),
        need.lead.name.in_language(language)[0],
        _for(need, language),
        need.amount,
        need.currency,
        need.since,
    ]


def _for(need: Need, language: str) -> str:
    """The obligation, with its mark where its paragraph isn't verified; else the measure. Only what is public."""
    if need.obligation and need.obligation.instrument.classification == Classification.PUBLIC:
        return need.obligation.cited
    if need.measure and need.measure.classification == Classification.PUBLIC:
        return str(need.measure.title.in_language(language)[0])
    return ""


def _item(need: Need, language: str) -> EvidenceItem:
    title, of = need.title.in_language(language)
    return EvidenceItem(
        reference=need.reference, title=title, language=of, kind=_("Need"), date=need.since,
        reviewed_by_role=_("Approved by a second person"),
    )  # fmt: skip
