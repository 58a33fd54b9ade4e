"""What a paper to a person says of the law: who decided, where one turns, by when, and who helps."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.approvals.bases import Basis
from zotim.core.documents.paper import Cell
from zotim.core.documents.wording import number
from zotim.core.texts import Translated


@dataclass(frozen=True, slots=True)
class Law:
    """What of a legal basis is told."""

    act: Translated
    body: Translated
    write_to: Translated | None
    court: Translated
    legal_aid: Translated | None
    appeal_days: int
    wording: bool


def law_of(basis: Basis) -> Law:
    """What is told of a legal basis."""
    return Law(basis.cited, basis.body, basis.write_to, basis.court, basis.legal_aid, basis.appeal_days, basis.wording)


def facts(law: Law, language: str) -> Iterator[tuple[str, Cell]]:
    """Who decided, and by which article."""
    yield _("Decided by"), law.body.in_language(language)[0]
    yield _("Legal basis"), law.act.in_language(language)[0]


def writes_to(law: Law, language: str) -> str:
    """The body, with how one writes to it where that is entered."""
    body = law.body.in_language(language)[0]
    return f"{body} ({law.write_to.in_language(language)[0]})" if law.write_to else body


def off_our_list(law: Law, language: str) -> str:
    """How one gets off a list of this state."""
    court = law.court.in_language(language)[0]
    return _(
        "It is a list of this state: ask the body to look at it again, or go to the court. %(body)s; %(court)s."
    ) % {"body": writes_to(law, language), "court": court}


def objecting(law: Law, language: str) -> Iterator[str]:
    """Where one turns against a decision: body, court and day, complaint, legal aid."""
    days = ngettext("%(n)s day", "%(n)s days", law.appeal_days) % {"n": number(law.appeal_days, language)}
    yield _("You may write to: %(body)s.") % {"body": writes_to(law, language)}
    yield _("You may appeal to: %(court)s, within %(days)s of the day on which you got this notice.") % {
        "court": law.court.in_language(language)[0], "days": days,
    }  # fmt: skip
    yield _("You may complain without signing in at: %(address)s") % {
        "address": f"{settings.ZOTIM_ADDRESS}{reverse('complain_start')}"
    }
    yield _("About how your data are handled you may write to the commissioner for data protection.")
    yield _("You may have a lawyer, and an interpreter.")
    if law.legal_aid:
        yield _("Legal aid is found here: %(place)s.") % {"place": law.legal_aid.in_language(language)[0]}


def unapproved(law: Law) -> str:
    """What stands above a paper whose wording nobody has approved; empty where the body has."""
    return "" if law.wording else _("The wording of this notice is a proposal: nobody has approved it yet.")
