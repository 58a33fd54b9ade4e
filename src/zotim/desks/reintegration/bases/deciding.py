"""Who may decide on consent: the person from 16 on; under 16 whoever acts for the child, with the child's assent.

Law 124/2024 on the protection of personal data asks whoever acts for a child under 16 (article to be verified). The
year of birth says how old somebody gets this year; in the year of the 16th birthday both may be, and whoever asks
looks at the day, which is sealed apart.
"""

from datetime import date

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.persons.models import Guardian, Person

DECIDES_AT = 16
AGAIN_AT = (16, 18)
"""Ages at which consent that was given before is asked again."""


def may_answer(
    person: Person | None, today: date, *, given: bool, decider: str, guardian: Guardian | None, assent: str
) -> None:
    """Raise Unfit where this answer isn't theirs to give: by age, by what gives the right, by a conflict of interest,
    or against the child's own no."""
    if person is None or person.birth_year is None:
        raise Unfit(_("Enter the year of birth first: who may decide depends on it."), "decider")
    gets = today.year - person.birth_year
    if decider == Consent.Decider.PERSON:
        if gets < DECIDES_AT:
            raise Unfit(_("The child isn't 16 yet: whoever acts for them decides, and the child agrees."), "decider")
        if guardian or assent:
            raise Unfit(_("Where the person decides, nobody else does."), "guardian" if guardian else "assent")
        return
    if guardian is None:
        raise Unfit(_("Say who acts for them."), "guardian")
    if gets > DECIDES_AT and guardian.basis != Guardian.Basis.COURT:
        raise Unfit(_("The person is 16: they decide themselves, unless a court named somebody."), "decider")
    acts(guardian, today)
    if not assent:
        raise Unfit(_("Say what the child said, or that they can't be asked."), "assent")
    if given and assent == Consent.Assent.NO:
        raise Unfit(_("The child said no: then it isn't given. Put a refusal on record."), "assent")


def acts(guardian: Guardian, today: date) -> None:
    """Raise Unfit unless they act for the child on this day, in its interest."""
    if guardian.starts_on > today or (guardian.ends_on and guardian.ends_on < today):
        raise Unfit(_("They don't act for the child today."), "guardian")
    if guardian.in_conflict:
        message = _("Their interest isn't the child's: they can't decide. Let two people decide in its best interests.")
        raise Unfit(message, "guardian")
