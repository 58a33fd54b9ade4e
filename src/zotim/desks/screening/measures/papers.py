"""What a person is told, and what answers their question about themselves: identity and decisions, never suspicion.

A paper is made of :class:`Told`, whose fields have no room for anything else, and :func:`told` fills it from rows that
:func:`~zotim.core.dictionary.tellable` lets through. Nothing here imports what is withheld; a test looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who
from zotim.core.dictionary import tellable
from zotim.core.documents.bases import Law, facts, law_of, objecting, off_our_list, unapproved, writes_to
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Cell, Note, Paper, Section, Table
from zotim.core.documents.wording import day, money, partial_day
from zotim.core.texts import Translated
from zotim.core.ui.words import label, state_label
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.models import ListBasis
from zotim.desks.screening.lists.remedies import MAILS, Remedy, remedy
from zotim.desks.screening.measures.models import Asset, Exemption, Freeze, Notice, Permitted
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.formats.lists import from_json
from zotim.vocabulary import Classification

About = Notice.About


@dataclass(frozen=True, slots=True)
class Line:
    """Something with an amount: an asset, an exemption, a payment that is permitted."""

    what: str
    kind: str
    hands: str = ""
    owners: str = ""
    amount: Decimal | None = None
    currency: str = ""
    state: str = ""
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """All that may be told of a freeze to whom it is about."""

    reference: str
    names: tuple[str, ...]
    birth_dates: tuple[str, ...]
    documents: tuple[str, ...]
    listed_as: str
    listed: Translated
    side: str
    remedy: str
    law: Law
    reasons: str
    since: date
    state: str
    because: str
    over_on: date | None
    assets: tuple[Line, ...]
    exemptions: tuple[Line, ...]
    permitted: tuple[Line, ...]
    notices: tuple[tuple[str, date, date | None], ...]


def decided(freeze: Freeze) -> None:
    """Raises Unfit for a hold that waits, of which nobody is told yet: it would be tipping off."""
    if freeze.state == "held":
        raise Unfit(_("Another person confirms or lifts the hold first."))


def told(who: Who, freeze: Freeze, basis: LegalBasis) -> Told:
    """What may be told of a freeze now; body and court as *basis* names them.

    Raises Unfit for a hold that waits. ValueError: no key.
    """
    decided(tellable(freeze))
    identity = TEXTS.told_values(who, freeze, "identity")
    if identity is None:
        raise ValueError("who it is can't be read any more")
    entry = freeze.listed
    before = freeze.notices.filter(about=About.FROZEN).order_by("created_at", "pk").last()
    return Told(
        reference=freeze.reference, names=tuple(identity["names"]), birth_dates=tuple(identity["birth_dates"]),
        documents=tuple(identity["documents"]), listed_as=entry.caption, listed=entry.source.title,
        side=freeze.basis, remedy=remedy(from_json(entry.record, entry.source.code)), law=law_of(basis),
        reasons=(TEXTS.told(who, before, "told_reasons") or "") if before else "",
        since=timezone.localdate(freeze.held_at), state=freeze.state, because=freeze.because,
        over_on=timezone.localdate(freeze.over_at) if freeze.over_at else None,
        assets=tuple(_asset(who, one) for one in freeze.assets.all()),
        exemptions=tuple(_exemption(who, one) for one in freeze.exemptions.order_by("created_at", "pk")),
        permitted=tuple(_permitted(who, one) for one in freeze.permitted.all()),
        notices=tuple(
            (tellable(one).about, timezone.localdate(one.created_at), one.given_on)
            for one in freeze.notices.order_by("created_at", "pk")
        ),
    )  # fmt: skip


def _asset(who: Who, one: Asset) -> Line:
    said = TEXTS.told_values(who, one, "what") or {"what": "", "hands": "", "owners": ""}
    return Line(said["what"], one.kind, said["hands"], said["owners"], one.total, one.currency)


def _exemption(who: Who, one: Exemption) -> Line:
    until = one.ends_on if one.state == "granted" else None
    return Line(
        TEXTS.told(who, one, "what") or "", one.kind, amount=one.amount, currency=one.currency, state=one.state,
        on=one.asked_on, until=until,
    )  # fmt: skip


def _permitted(who: Who, one: Permitted) -> Line:
    return Line(TEXTS.told(who, one, "what") or "", "", amount=one.amount, currency=one.currency, on=one.paid_on)


def notice(of: Told, about: str, language: str, exemption: Line | None = None, reasons: str = "") -> Paper:
    """The notice in *language*: what was done, on which basis and for which *reasons*, what one may ask for and how,
    body, court and deadline."""
    with override(language):
        titles = {
            About.FROZEN: _("Notice that assets are frozen"),
            About.LIFTED: _("Notice that a hold was lifted"),
            About.ENDED: _("Notice that a freeze has ended"),
            About.GRANTED: _("Notice that an exemption was granted"),
            About.REFUSED: _("Notice that an exemption was refused"),
        }
        sections = [Section(_("What was done"), None, list(_done(of, about, language, exemption)))]
        if reasons:
            sections.append(Section(pgettext("section of a notice", "Why"), None, [Note(reasons)]))
        if about == About.FROZEN:
            sections += [
                Section(_("What is frozen"), None, [_covered(of, language)]),
                Section(_("What you may ask for"), None, [Note(text) for text in _may_ask()]),
                Section(_("How you ask for it"), None, [Note(text) for text in _how(of, language)]),
                Section(_("How you get off the list"), None, [Note(text) for text in _off_the_list(of, language)]),
            ]
        sections.append(Section(_("Where you may object"), None, _objecting(of, language)))
        return framed(
            title=titles[About(about)],
            language=language,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=[
                (_("Reference"), of.reference),
                (pgettext("to whom a notice is", "To"), " · ".join(of.names)),
                *_identified(of, language),
                *facts(of.law, language),
            ],
            sections=sections,
            note=unapproved(of.law),
        )


def _identified(of: Told, language: str) -> Iterator[tuple[str, Cell]]:
    if of.birth_dates:
        yield pgettext("days of birth", "Born"), ", ".join(partial_day(one, language) for one in of.birth_dates)
    if of.documents:
        yield _("Number of a document"), ", ".join(of.documents)


def _done(of: Told, about: str, language: str, exemption: Line | None) -> Iterator[Block]:
    since = day(of.since, language)
    match About(about):
        case About.FROZEN:
            yield Note(
                _("Your funds and other assets are frozen since %(day)s. They may not be moved, changed, used or given "
                  "to anybody, and nobody may give you funds, but for what is said below.") % {"day": since}
            )  # fmt: skip
            yield Note(
                _("The reason is that you are named as “%(name)s” in: %(list)s.")
                % {"name": of.listed_as, "list": of.listed.in_language(language)[0]}
            )
            yield Note(_("Interest and other value that comes to them is frozen with them, and stays yours."))
        case About.LIFTED:
            yield Note(
                _("Your assets were held for a short time from %(day)s on. The hold was lifted on %(end)s. Nothing of "
                  "it remains.") % {"day": since, "end": day(of.over_on or timezone.localdate(), language)}
            )  # fmt: skip
        case About.ENDED:
            yield Note(
                _("The freeze of your assets of %(day)s ended on %(end)s. They are yours to use again.")
                % {"day": since, "end": day(of.over_on or timezone.localdate(), language)}
            )
            yield Note(_("Why: %(why)s.") % {"why": label(of.because, "FreezeBecause")})
        case About.GRANTED | About.REFUSED if exemption is not None:
            asked = {
                "kind": label(exemption.kind, "ExemptionKind"), "amount": _money(exemption, language),
                "day": day(exemption.on, language) if exemption.on else "",
            }  # fmt: skip
            yield Note(_("You asked for an exemption on %(day)s: %(kind)s, %(amount)s.") % asked)
            if about == About.GRANTED and exemption.until:
                yield Note(_("It was granted, until %(day)s.") % {"day": day(exemption.until, language)})
            elif about == About.REFUSED:
                yield Note(_("It was refused. You may ask again when something has changed."))


def _money(line: Line, language: str) -> str:
    return "–" if line.amount is None else money(line.amount, line.currency, language)


def _covered(of: Told, language: str) -> Block:
    if not of.assets:
        return Note(_("Everything that you own or control, alone or with others."))
    columns = [_("What"), _("In whose hands"), _("Owned together with"), _("Amount")]
    rows = [
        [f"{label(one.kind, 'AssetKind')}: {one.what}", one.hands, one.owners or None, _money(one, language)]
        for one in of.assets
    ]
    return Table(columns, rows)


def _may_ask() -> Iterator[str]:
    yield _(
        "A part for basic expenses: food, rent or mortgage, medicine, taxes, insurance, public services, legal fees."
    )
    yield _("A part for extraordinary expenses, and for payments due under an earlier contract or judgment.")
    yield _("That it is looked at whether you are the one who is meant, if you are taken for somebody else.")


def _how(of: Told, language: str) -> Iterator[str]:
    yield _("Write to: %(body)s. Name the reference of this notice. You, your family or your lawyer may ask.") % {
        "body": writes_to(of.law, language)
    }
    yield _("Say for what the money is needed, how much, whether each month, and to whom it is paid; put in what shows "
            "it: a bill, a contract, a judgment.")  # fmt: skip
    yield _("You are answered in writing, with reasons. You may ask again whenever something has changed.")


def _off_the_list(of: Told, language: str) -> Iterator[str]:
    if of.side != ListBasis.UN:
        yield off_our_list(of.law, language)
        return
    if of.remedy in (Remedy.OMBUDSPERSON, Remedy.EITHER):
        yield _("For the list of ISIL (Da'esh) and Al-Qaida: write to the Office of the Ombudsperson of the United "
                "Nations, %(mail)s.") % {"mail": MAILS[Remedy.OMBUDSPERSON]}  # fmt: skip
    if of.remedy in (Remedy.FOCAL_POINT, Remedy.EITHER):
        yield _("For the other lists of the Security Council: write to the Focal Point for De-listing of the United "
                "Nations, %(mail)s.") % {"mail": MAILS[Remedy.FOCAL_POINT]}  # fmt: skip
    yield _("You may write there yourself or through somebody else, and need nobody's permission. Why you are on the "
            "list stands in the summary of reasons that is published with it.")  # fmt: skip


def _objecting(of: Told, language: str) -> list[Block]:
    return [Note(text) for text in objecting(of.law, language)]


def answer(of: Told, language: str) -> Paper:
    """What answers a person who asks what is held about them here. Its last words are the same for everybody."""
    with override(language):
        state = [
            (_("Reference"), of.reference),
            (_("Names"), " · ".join(of.names)),
            *_identified(of, language),
            (_("Named in"), of.listed.in_language(language)[0]),
            (_("Named as"), of.listed_as),
            *facts(of.law, language),
            (_("Since"), of.since),
            (_("State"), str(state_label(of.state, "screening.Freeze"))),
            *([(_("Ended on"), of.over_on)] if of.over_on else []),
        ]
        sections = [Section(_("What is frozen"), None, [_covered(of, language)])]
        if of.reasons:
            sections.insert(0, Section(pgettext("section of a notice", "Why"), None, [Note(of.reasons)]))
        if of.exemptions:
            rows = [
                [str(label(one.kind, "ExemptionKind")), one.what, _money(one, language),
                 str(state_label(one.state, "screening.Exemption"))]
                for one in of.exemptions
            ]  # fmt: skip
            columns = [_("Exemption"), _("For what"), _("Amount"), _("State")]
            sections.append(Section(_("Exemptions"), None, [Table(columns, rows)]))
        if of.permitted:
            paid = [[one.what, _money(one, language), one.on] for one in of.permitted]
            columns = [_("For what"), _("Amount"), _("Paid on")]
            sections.append(Section(_("Humanitarian payments"), None, [Table(columns, paid)]))
        if of.notices:
            sent = [[str(label(about, "NoticeAbout")), made, given] for about, made, given in of.notices]
            columns = [_("Notice"), _("Made on"), _("Given on")]
            sections.append(Section(_("Notices"), None, [Table(columns, sent)]))
        sections.append(Section(_("Where you may object"), None, _objecting(of, language)))
        return framed(
            title=_("What is held about you"),
            language=language,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=state,
            sections=sections,
            footer=_(
                "The law may keep back a part of what is held about somebody. This is said to everybody who asks."
            ),
        )
