"""Who has seen a file, as a paper for whom it is about: in plain Albanian."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Block, Cell, Note, Paper, Section, Table
from zotim.core.documents.wording import day
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.rights import seen, selectors
from zotim.vocabulary import Classification

LANGUAGE = "sq"


def who_has_seen(actor: Actor, case: Case) -> Paper:
    """The list for the person, emergencies first: what somebody opened to themselves is what one asks about."""
    allow(actor, "reintegration.seen.print", case)
    with override(LANGUAGE):
        lines = seen.lines(actor, case)
        urgent = [one for one in lines if one.look.emergency]
        others = [one for one in lines if not one.look.emergency]
        facts: list[tuple[str, Cell]] = [(_("Case"), case.reference), (_("Opened"), case.opened_on)]
        return framed(
            title=_("Who has seen my file"),
            language=LANGUAGE,
            as_of=timezone.localdate(),
            classification=Classification.RESTRICTED,
            facts=facts,
            sections=[
                Section(_("In an emergency"), None, _table(urgent, _("Nobody opened your file in an emergency."))),
                Section(_("Otherwise"), None, _table(others, _("Nobody has looked into your file yet."))),
                Section(_("Asked for in writing by police, prosecution or a court"), None, _asked(actor, case)),
                Section(_("What you can do"), None, [Note(text) for text in yours()]),
            ],
            footer=_("Taken from the log of this system, as far back as it is kept."),
        )


def _table(lines: list[seen.Line], nothing: str) -> list[Block]:
    if not lines:
        return [Note(nothing)]
    rows = [
        (day(one.look.day, LANGUAGE), one.look.body, one.look.capacity, one.look.purpose or _("their own work"),
         " · ".join(filter(None, (one.look.what, one.look.part))), one.times)
        for one in lines
    ]  # fmt: skip
    columns = [_("Day"), _("Which institution"), _("In which capacity"), _("For what"), _("What they did"), _("Times")]
    return [Table(columns, rows)]


def _asked(actor: Actor, case: Case) -> list[Block]:
    """The written requests of which the person may be told today; of others nothing stands here."""
    rows = [
        (day(one.received_on, LANGUAGE), one.body, _read(one.article), _read(one.asked),
         _("%(what)s (%(day)s)") % {"what": _read(one.given), "day": day(one.given_on, LANGUAGE)} if one.given_on
         else _("nothing so far"))
        for one in selectors.told(actor, case)
    ]  # fmt: skip
    if not rows:
        return [Note(_("No request of which you may be told today."))]
    return [Table([_("Day"), _("Who asked"), _("By which article"), _("For what"), _("What was given")], rows)]


def _read(text: str | None) -> str:
    return _("can't be read") if text is None else "; ".join(text.splitlines())


def yours() -> list[str]:
    """What whom it is about can do, in their words; on the page too."""
    return [
        _("Each of these people had to look for a reason that is written here. You can ask why."),
        _("No official is named here. If you want a name, ask: the institution decides, and tells you why."),
        _("If somebody looked who shouldn't have, you can complain. You get a receipt, and need no account."),
        _("Nobody may treat you worse because you asked or complained."),
    ]  # fmt: skip
