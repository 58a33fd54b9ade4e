"""One's own family: whoever is barred from a case as a relative, or because it is their own, opens no case of that
family in an emergency."""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.models import Bar
from zotim.core.glass.subjects import Kept, kept_from
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.persons.models import Member

OF_THE_FAMILY = (Bar.Reason.OWN.value, Bar.Reason.RELATIVE.value)


def _family(user_id: UUID) -> QuerySet[Any]:
    """Ids of the cases of families, of which somebody is barred from one as one of them."""
    own = Bar.objects.live().filter(subject_type=CASE, user_id=user_id, reason__in=OF_THE_FAMILY)
    families = Member.objects.filter(case_id__in=own.values("subject_id")).values("family")
    return Member.objects.filter(family__in=families).values("case_id")


kept_from(
    CASE,
    Kept(
        rows=_family,
        sql="SELECT f.case_id FROM reintegration_member f JOIN reintegration_member o ON o.family = f.family "
        f"JOIN access_bar x ON x.subject_id = o.case_id WHERE x.subject_type = '{CASE}' AND x.user_id = who "
        f"AND x.reason IN ('{OF_THE_FAMILY[0]}', '{OF_THE_FAMILY[1]}') AND x.starts_at <= at "
        "AND (x.ends_at IS NULL OR x.ends_at > at) AND (x.lifted_at IS NULL OR x.lifted_at > at)",
    ),
)
