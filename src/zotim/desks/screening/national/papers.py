"""The paper of a decision on an entry of a list of this state: for the person or their lawyer, who ask for it.

It holds what the list publishes, the law, and the reasons that may be told; the grounds and the files aren't read here.
"""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.dictionary import tellable
from zotim.core.documents.bases import facts, law_of, objecting, off_our_list, unapproved
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Cell, Note, Paper, Section
from zotim.core.documents.wording import day, partial_day
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.sealed import CantBeOpened, opened
from zotim.formats.lists import Listing, from_json
from zotim.vocabulary import Classification


def decision_print(*, actor: Actor, proposal: Proposal, language: str) -> bytes:
    """The paper as PDF. It isn't kept; that it was made is on record. Raises Unfit for what was never listed, and where
    it can't be read."""
    from zotim.core.documents.pdf import render_pdf  # late: a page needs no typesetter

    allow(actor, "screening.proposal.print", proposal)
    data = render_pdf(paper(proposal, language))
    record(actor, "screening.proposal.printed", proposal, details={"language": language})
    return data


def paper(proposal: Proposal, language: str) -> Paper:
    """What a decision on an entry says to whom it is about, as the list stands now. Raises Unfit as above."""
    rows = Listed.objects.filter(source=proposal.source_id, listed_id=proposal.reference)
    entry = rows.select_related("until").order_by("-since__number").first()
    if entry is None or proposal.listed_on is None:
        raise Unfit(_("It isn't on the list, and never was."))
    try:
        reasons = opened(tellable(proposal, "told_reasons"), "told_reasons")
    except CantBeOpened:
        raise Unfit(_("It can't be read any more.")) from None
    said, law = from_json(entry.record, proposal.source.code), law_of(proposal.legal_basis)
    with override(language):
        sections = [Section(_("What was decided"), None, [Note(text) for text in _decided(proposal, entry, language)])]
        if reasons:
            sections.append(Section(pgettext("section of a notice", "Why"), None, [Note(reasons)]))
        if entry.until is None:
            off = Note(off_our_list(law, language))
            sections.append(Section(_("How you get off the list"), None, [off]))
        objections = [Note(text) for text in objecting(law, language)]
        return framed(
            title=_("Decision on an entry of a list"),
            language=language,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=[
                (_("Reference"), proposal.reference),
                *_identified(said, language),
                (_("Named in"), proposal.source.title.in_language(language)[0]),
                *facts(law, language),
            ],
            sections=[*sections, Section(_("Where you may object"), None, objections)],
            note=unapproved(law),
        )


def _identified(said: Listing, language: str) -> Iterator[tuple[str, Cell]]:
    yield _("Names"), " · ".join(name.text for name in said.names)
    if said.born:
        yield pgettext("days of birth", "Born"), ", ".join(partial_day(str(one), language) for one in said.born)
    if said.documents:
        yield _("Number of a document"), ", ".join(one.number for one in said.documents)


def _decided(proposal: Proposal, entry: Listed, language: str) -> Iterator[str]:
    yield _("Two people of the body that is named here put you on this list on %(day)s.") % {
        "day": day(proposal.listed_on, language)
    }
    if entry.until is not None:
        yield _("Two people took you off it on %(day)s. What rested on it ended with that.") % {
            "day": day(timezone.localdate(entry.until.in_force_at), language)
        }
        return
    yield _("Whoever holds funds or other assets of yours in this state may have to hold them. You get a "
            "notice of each freeze, with what you may ask for.")  # fmt: skip
    yield _("Two people look at it again by %(day)s, or before that when you complain.") % {
        "day": day(proposal.review_on, language)
    }
