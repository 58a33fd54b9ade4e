"""The legal test: what a reader answers, whether it hangs together, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.desks.content.law.models import TO_HELP, Way
from zotim.desks.content.review.models import PURPOSES, Answer, Category, Reading


class Outcome(StrEnum):
    """What one reading says."""

    NOTHING = "nothing"
    WANTS = "wants"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader says of an item; *wanted* is a way of acting, or empty where nothing is to be done."""

    public: str
    category: str
    reasons: str
    purposes: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(PURPOSES, "no"))
    wanted: str = ""
    where: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """What has to be the same for two readers to agree."""
        return self.category, self.wanted

    @property
    def unsure(self) -> bool:
        """Whether one of the questions has no plain answer."""
        return Answer.UNSURE in (self.public, *self.purposes.values())

    @property
    def protected(self) -> bool:
        """Whether it serves a purpose that the law protects."""
        return Answer.YES in self.purposes.values()


def examined(answers: Answers) -> Outcome:
    """What follows from the answers. Raises Unfit, at the field, where one is missing or they contradict each other."""
    if answers.public not in Answer.values:
        raise Unfit(_("Say whether it is open to the public."), "public")
    if answers.category not in Category.values:
        raise Unfit(_("Say which category it is, or none."), "category")
    for purpose in PURPOSES:
        if answers.purposes.get(purpose) not in Answer.values:
            raise Unfit(_("Answer each question by itself."), f"purpose_{purpose}")
    if set(answers.purposes) != set(PURPOSES) or answers.wanted not in ("", *Way.values):
        raise Unfit(_("That is none of the answers."))
    if not answers.reasons.strip():
        raise Unfit(_("Say why."), "reasons")
    acts = answers.wanted and answers.wanted not in TO_HELP
    if acts and answers.public != Answer.YES:
        raise Unfit(_("But to police and protection, something goes out only about what is public."), "wanted")
    if acts and answers.category == Category.NONE:
        raise Unfit(
            _("But to police and protection, something goes out only about what falls into a category of the law."),
            "wanted",
        )
    if answers.unsure or answers.protected:
        return Outcome.DOUBT
    return Outcome.WANTS if answers.wanted else Outcome.NOTHING


def follows(part: str, outcome: Outcome, agrees: bool) -> str:
    """Which step of an item follows from a reading: *part* is its reader's, *agrees* that another hand in the round
    wants the same."""
    if part == Reading.Part.ADVISER:
        return "close" if outcome == Outcome.NOTHING else "agree" if agrees else "answer"
    if part == Reading.Part.SECOND:
        return "agree" if outcome == Outcome.WANTS and agrees else "doubt"
    return {Outcome.NOTHING: "close", Outcome.WANTS: "read", Outcome.DOUBT: "doubt"}[outcome]
