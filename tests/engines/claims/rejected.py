"""Whether the rules still say what people rejected."""

from zotim.engines.claims.reading import read
from zotim.engines.claims.rejections import Rejection


def still_proposed(rejection: Rejection) -> bool:
    """Whether the rules still say what was rejected."""
    start = rejection.text.index(rejection.passage)
    end = start + len(rejection.passage)
    met = [claim for claim in read(rejection.text, rejection.language) if claim.start < end and start < claim.end]
    if rejection.field is None:
        return bool(met)
    name = "stated" if rejection.field == "date" else rejection.field
    return any(_said(getattr(claim, name)) == rejection.wrong for claim in met)


def _said(value: object) -> str | None:
    return None if value is None else str(value)
