"""What a disposal will do, line by line, said before it is done."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.retention.models import DisposalRun
from zotim.core.retention.registry import Outcome, Rule
from zotim.core.ui import show
from zotim.desks.oversight.selectors import Due
from zotim.desks.oversight.tables import rule_word


def what_a_proposal_does(due: Due) -> list[str]:
    """What proposing does: nothing goes yet."""
    numbers = {"n": show.amount(due.count), "rule": due.rule.label, "moment": show.moment(due.before)}
    return [
        ngettext(
            "%(n)s record that is due is written down: %(rule)s, begun before %(moment)s.",
            "%(n)s records that are due are written down: %(rule)s, begun before %(moment)s.",
            due.count,
        )
        % numbers,
        _("Nothing goes yet: another person decides, and you can't."),
        _("What comes under a hold before its turn stays."),
        *unverified(due.rule),
    ]


def what_an_approval_does(run: DisposalRun, rule: Rule | None) -> list[str]:
    """What approving does, which can't be undone."""
    numbers = {"n": show.amount(run.found), "rule": rule_word(run.rule), "moment": show.moment(run.border)}
    lines = [_("You decide about: %(rule)s, begun before %(moment)s.") % numbers]
    if rule is None:
        return [*lines, _("This version of the program has no such rule any more. It can only be returned.")]
    lines.append(_does(rule, run.found) % numbers)
    if rule.outcome == Outcome.DISPOSE and rule.bulk is None:
        lines.append(
            _(
                "With each record go its earlier states, its entries in the search, the comments of its approvals, its "
                "clocks, and files to which nothing else points."
            )
        )
    if rule.bulk is not None:
        lines.append(_("The seals stay, so that the chain can still be verified."))
    return [
        *lines,
        _("What a hold keeps, and what is no longer due when its turn comes, stays."),
        _("A certificate is written: counts and hashes, nothing of what the records said."),
        _("It can't be undone. If you return it, nothing goes."),
        *unverified(rule),
    ]


def _does(rule: Rule, number: int) -> str:
    if rule.outcome == Outcome.ANONYMISE:
        return ngettext(
            "If you approve, %(n)s record is made anonymous.",
            "If you approve, %(n)s records are made anonymous.",
            number,
        )
    if rule.outcome == Outcome.ARCHIVE:
        return ngettext(
            "If you approve, %(n)s record is handed to the archive.",
            "If you approve, %(n)s records are handed to the archive.",
            number,
        )
    return ngettext(
        "If you approve, %(n)s record is destroyed for good.",
        "If you approve, %(n)s records are destroyed for good.",
        number,
    )


def unverified(rule: Rule) -> list[str]:
    """A warning where nobody verified the legal source."""
    if rule.verified:
        return []
    source = _(rule.legal_source)
    return [_("The length is a proposal: nobody has verified its legal source. %(source)s") % {"source": source}]
