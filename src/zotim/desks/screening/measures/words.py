"""Words for the codes of measures."""

from zotim.core.ui import words
from zotim.desks.screening.measures.models import Asset, Because, ExemptionKind, Notice, Withheld

words.add("FreezeBecause", dict(Because.choices))
words.add("AssetKind", dict(Asset.Kind.choices))
words.add("ExemptionKind", dict(ExemptionKind.choices))
words.add("NoticeAbout", dict(Notice.About.choices))
words.add("NoticeHow", dict(Notice.How.choices))
words.add("WithheldKind", dict(Withheld.Kind.choices))
