"""The law on which a step rests: act, article, body and court, entered by one person and confirmed by another."""

from django.db import models

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed
from zotim.core.dictionary import Field, personal
from zotim.core.texts import Translated, TranslatedField, listed

TEXTS = ("act", "article", "body", "write_to", "court", "legal_aid")
"""What is entered in up to three languages."""


class Basis(Confirmed):
    """The article by which a step may be taken here, who decides, and to which court one may go."""

    reference = models.CharField(max_length=16, unique=True)
    act = TranslatedField()
    article = TranslatedField()
    body = TranslatedField()
    write_to = TranslatedField()
    court = TranslatedField()
    legal_aid = TranslatedField()
    appeal_days = models.PositiveSmallIntegerField()
    seen_in = models.CharField(max_length=300)
    wording = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.cited)

    @property
    def cited(self) -> Translated:
        """Act and article as they are printed, in each language in which the act is entered."""
        act, article = self.act, self.article
        texts = {code: listed((act.texts[code], article.in_language(code)[0]), code) for code in act.texts}
        return Translated(act.original, texts, act.authentic, act.by)

    @property
    def cited_as_entered(self) -> str:
        """The same as it is published: in the language in which it was entered, whoever looks."""
        return self.cited.in_language(self.act.original)[0]

    @property
    def title(self) -> Translated:
        """What stands above a form about it."""
        return self.cited


BASIS_FIELDS: dict[str, Field] = CONFIRMED_FIELDS | {
    "reference": Field("How people cite it here"),
    "act": Field("The law or resolution, in up to three languages"),
    "article": Field("Its article or paragraph, in up to three languages"),
    "body": Field("The body that decides, in up to three languages"),
    "write_to": Field("How one writes to that body, in up to three languages; none: nobody has said"),
    "court": Field("The court or body to which one may appeal, in up to three languages"),
    "legal_aid": Field("Where legal aid is found, in up to three languages; none: nobody has said"),
    "appeal_days": Field("Within how many days"),
    "seen_in": Field("The official text in which it was seen"),
    "wording": Field("Whether the body has approved the wording of notices"),
    "confirmed_by": personal("Who compared it with the official text"),
}
"""What a model that is one says of these fields in its dictionary."""
