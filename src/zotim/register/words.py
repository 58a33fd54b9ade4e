"""The register's own codes in words (``core.ui.words``)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import show
from zotim.core.ui.show import page_language
from zotim.core.ui.words import Word, add, label
from zotim.engines.claims import names_in
from zotim.engines.contradictions import Kind, Reason
from zotim.engines.scripts.foreign import OTHER_LETTERS
from zotim.register.models import Adherence, ApplicationFigure, Contradiction, Coverage, Opinion
from zotim.register.models.instruments import Commencement, InstrumentKind
from zotim.register.models.obligations import Bearer, Force, ObligationKind
from zotim.vocabulary import ClaimAction, Language


class _Partners(Mapping[str, Word]):
    """States, missions and organisations that the claims engine knows, in the language of the page."""

    def __getitem__(self, name: str) -> Word:
        return names_in(Language(page_language()))[name]

    def __iter__(self) -> Iterator[str]:
        return iter(names_in(Language(page_language())))

    def __len__(self) -> int:
        return len(names_in(Language(page_language())))


PARTNERS = _Partners()
add("Partner", PARTNERS)
add("InstrumentKind", {
    InstrumentKind.RESOLUTION: _("Resolution"),
    InstrumentKind.TREATY: _("Treaty"),
    InstrumentKind.HUMAN_RIGHTS_TREATY: _("Human-rights treaty"),
    InstrumentKind.STANDARD: _("Standard"),
    InstrumentKind.PRINCIPLES: _("Guiding principles"),
    InstrumentKind.ARRANGEMENT: _("Arrangement"),
    InstrumentKind.LAW: _("Law"),
    InstrumentKind.DECISION: _("Government decision"),
    InstrumentKind.STRATEGY: _("Strategy"),
})  # fmt: skip
add("Commencement", {
    Commencement.UNKNOWN: _("not stated"),
    Commencement.WITH_INSTRUMENT: _("with the instrument"),
    Commencement.ON_DAY: _("on a day of its own"),
    Commencement.NO_DATE: _("no date set yet"),
})  # fmt: skip
add("ObligationKind", {
    ObligationKind.DECIDES: pgettext_lazy("verb of a text", "decides or obliges"),
    ObligationKind.DEMANDS: pgettext_lazy("verb of a text", "demands"),
    ObligationKind.CALLS: pgettext_lazy("verb of a text", "calls upon"),
    ObligationKind.URGES: pgettext_lazy("verb of a text", "urges"),
    ObligationKind.REQUESTS: pgettext_lazy("verb of a text", "requests"),
    ObligationKind.ENCOURAGES: pgettext_lazy("verb of a text", "encourages"),
    ObligationKind.INVITES: pgettext_lazy("verb of a text", "invites"),
    ObligationKind.RECOMMENDS: pgettext_lazy("verb of a text", "recommends"),
    ObligationKind.EMPHASISES: pgettext_lazy("verb of a text", "emphasises"),
    ObligationKind.UNDERSCORES: pgettext_lazy("verb of a text", "underscores"),
    ObligationKind.COMMITS: pgettext_lazy("verb of a text", "resolves together"),
    ObligationKind.STANDARD: pgettext_lazy("verb of a text", "sets a standard"),
    ObligationKind.GUIDELINE: pgettext_lazy("verb of a text", "gives a guideline"),
})  # fmt: skip
add("Force", {
    Force.BINDING: pgettext_lazy("how strongly it holds", "Binding"),
    Force.ASKED: pgettext_lazy("how strongly it holds", "Asked for"),
    Force.POLITICAL: pgettext_lazy("how strongly it holds", "Political commitment"),
    Force.STANDARD: pgettext_lazy("how strongly it holds", "Standard, assessed by peers"),
    Force.GUIDANCE: pgettext_lazy("how strongly it holds", "Guidance"),
})  # fmt: skip
add("Bearer", {
    Bearer.STATES: pgettext_lazy("who owes it", "all states"),
    Bearer.PARTIES: pgettext_lazy("who owes it", "states that are party"),
    Bearer.ORGANISATIONS: pgettext_lazy("who owes it", "international organisations"),
    Bearer.PRIVATE: pgettext_lazy("who owes it", "the private sector"),
})  # fmt: skip
add("AdherenceKind", {
    Adherence.Kind.SIGNED: pgettext_lazy("how a state stands to an instrument", "signed, not ratified"),
    Adherence.Kind.PARTY: pgettext_lazy("how a state stands to an instrument", "party"),
    Adherence.Kind.BOUND: pgettext_lazy("how a state stands to an instrument", "bound as a member"),
    Adherence.Kind.APPLIES: pgettext_lazy("how a state stands to an instrument", "applies it without being bound"),
    Adherence.Kind.NOT_BOUND: pgettext_lazy("how a state stands to an instrument", "not bound"),
})  # fmt: skip
add("Stance", {
    Opinion.Stance.SUPPORTS: pgettext_lazy("opinion on a draft", "supports it"),
    Opinion.Stance.CHANGES: pgettext_lazy("opinion on a draft", "asks for changes"),
    Opinion.Stance.DISSENTS: pgettext_lazy("opinion on a draft", "dissents"),
})  # fmt: skip
add("Extent", {
    Coverage.Extent.FULLY: pgettext_lazy("how an article meets an obligation", "fully"),
    Coverage.Extent.PARTLY: pgettext_lazy("how an article meets an obligation", "partly"),
})  # fmt: skip
add("ApplicationKind", {
    ApplicationFigure.Kind.INVESTIGATIONS: _("Investigations"),
    ApplicationFigure.Kind.CHARGES: _("Charges"),
    ApplicationFigure.Kind.CONVICTIONS: _("Convictions"),
    ApplicationFigure.Kind.ACQUITTALS: _("Acquittals"),
})  # fmt: skip
add("LinkActive", {
    "restates": pgettext_lazy("this obligation … that one", "restates"),
    "narrows": pgettext_lazy("this obligation … that one", "narrows"),
    "supersedes": pgettext_lazy("this obligation … that one", "supersedes"),
    "conflicts": pgettext_lazy("this obligation … that one", "conflicts with"),
    "limits": pgettext_lazy("this obligation … that one", "sets limits to"),
})  # fmt: skip
add("LinkPassive", {
    "narrows": pgettext_lazy("this obligation … that one", "is narrowed by"),
    "supersedes": pgettext_lazy("this obligation … that one", "is superseded by"),
    "limits": pgettext_lazy("this obligation … that one", "is limited by"),
})  # fmt: skip
add("ContradictionKind", {
    Kind.QUANTITY: pgettext_lazy("in what two texts differ", "How many"),
    Kind.DATE: pgettext_lazy("in what two texts differ", "When"),
    Kind.ACTOR: pgettext_lazy("in what two texts differ", "Who"),
    Kind.FORCE: pgettext_lazy("in what two texts differ", "How firmly"),
})  # fmt: skip
add("ForceOfWords", {
    "assertion": pgettext_lazy("how strongly a sentence speaks", "it does"),
    "possibility": pgettext_lazy("how strongly a sentence speaks", "it may"),
    "duty": pgettext_lazy("how strongly a sentence speaks", "it must"),
})  # fmt: skip
add("Breakdown", {
    "sex": pgettext_lazy("what a figure is broken down by", "sex"),
    "women": pgettext_lazy("what a figure is broken down by", "women"),
    "men": pgettext_lazy("what a figure is broken down by", "men"),
    "age": pgettext_lazy("what a figure is broken down by", "age"),
})  # fmt: skip
add("ForceOfClaim", {
    ClaimAction.PLEDGE: _("promised"),
    ClaimAction.ONGOING: _("under way"),
    ClaimAction.DONE: _("done"),
    ClaimAction.SUPPORT: pgettext_lazy("by the statement", "supported"),
    ClaimAction.CALL: pgettext_lazy("by the statement", "asked of others"),
    ClaimAction.CONDITIONAL: pgettext_lazy("by the statement", "promised on a condition"),
})  # fmt: skip
add("SimilarBecause", {
    Reason.WORDS: pgettext_lazy("why two promises are alike", "the same words"),
    Reason.MEANING: pgettext_lazy("why two promises are alike", "the same things, said in another language"),
    Reason.PARAPHRASE: pgettext_lazy("why two promises are alike", "the same things, said in other words"),
    Reason.QUANTITY: pgettext_lazy("why two promises are alike", "the same number"),
    Reason.DATE: pgettext_lazy("why two promises are alike", "the same day"),
    Reason.PARTNER: pgettext_lazy("why two promises are alike", "the same partner"),
    Reason.LINE: pgettext_lazy("why two promises are alike", "the same line of effort"),
})  # fmt: skip

add("OtherLanguage", {
    "French": pgettext_lazy("language of a text", "French"),
    "Italian": pgettext_lazy("language of a text", "Italian"),
    "Spanish": pgettext_lazy("language of a text", "Spanish"),
    "Portuguese": pgettext_lazy("language of a text", "Portuguese"),
    "German": pgettext_lazy("language of a text", "German"),
    "Dutch": pgettext_lazy("language of a text", "Dutch"),
    "Turkish": pgettext_lazy("language of a text", "Turkish"),
    "Serbian, Croatian or Bosnian": pgettext_lazy("language of a text", "Serbian, Croatian or Bosnian"),
    "Romanian": pgettext_lazy("language of a text", "Romanian"),
    "Polish": pgettext_lazy("language of a text", "Polish"),
    "Persian": pgettext_lazy("language of a text", "Persian"),
    "Urdu": pgettext_lazy("language of a text", "Urdu"),
    "Kurdish": pgettext_lazy("language of a text", "Kurdish"),
    OTHER_LETTERS: pgettext_lazy("language of a text", "letters of another script"),
})  # fmt: skip

MODALS = frozenset({"assertion", "possibility", "duty"})
"""How strongly a sentence says what it says; else the force is that of the kind of claim."""


def value_in_words(kind: str, value: str) -> str:
    """A day as a day, a kind of claim in words, a number with its unit in words, who acts by a known name."""
    if kind == Kind.DATE:
        return show.day(date.fromisoformat(value))
    if kind == Kind.FORCE:
        return str(label(value, "ForceOfWords" if value in MODALS else "ForceOfClaim"))
    if kind == Kind.QUANTITY:
        number, _space, unit = value.partition(" ")
        return f"{show.amount(Decimal(number))} {label(unit, 'Unit') if unit else ''}".strip()
    return str(label(value, "Partner"))


def in_what(one: Contradiction) -> str:
    """In what a statement doesn't fit the record: what the statement says, and what the record says."""
    said, recorded = value_in_words(one.kind, one.said), value_in_words(one.kind, one.recorded)
    return f"{label(one.kind, 'ContradictionKind')}: {said} / {recorded}"
