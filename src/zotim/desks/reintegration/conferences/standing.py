"""On what a place at an item rests itself, and whether that holds now: consent, a measure, a decision or an article
that covers the body of whoever sits there, the item's part of the case, for a conference. Never somebody's post.

Said twice, of rows of ``Place``: to Django and to PostgreSQL. A test compares the two over random worlds.
"""

# ruff: noqa: S608 (the SQL below is made of our own words, once, when functions are installed)

from typing import Any

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.utils import timezone

from zotim.core.access.grant_walls import codes, live_spell
from zotim.core.access.policy import NOTHING
from zotim.core.people.models import Membership
from zotim.desks.reintegration.bases.models import Duty
from zotim.desks.reintegration.cases.policy import CONFERENCE, OVER, open_cases
from zotim.desks.reintegration.conferences.models import LIVE, Place
from zotim.desks.reintegration.referrals.covering import HOLDS
from zotim.desks.reintegration.referrals.policy import RESTS_ON


def _rests() -> Q:
    """Places that rest on a row that holds for their body and covers their part."""
    found = NOTHING
    for label, model in RESTS_ON.items():
        rows: QuerySet[Any] = model._default_manager.filter(
            pk=OuterRef("basis_id"), state=HOLDS[model], purpose=CONFERENCE
        )
        rows = rows.filter(domains__has=OuterRef("domain"))
        if model is Duty:
            rows = rows.filter(recipients=OuterRef("body__kind"))
        else:
            rows = rows.filter(
                case_id=OuterRef("case_id"), recipient_id=OuterRef("body_id"), ends_at__gt=timezone.now()
            )
        found |= Q(Exists(rows), basis_type=label)
    return found


def standing() -> QuerySet[Place]:
    """Places that stand now, by the tables themselves: at an item that is on the agenda, of an open case, of a seat
    whose undertaking is signed and whose holder is still of the body; not yet asking whether the conference is over."""
    member = Membership.objects.live().filter(user_id=OuterRef("user_id"), organisation_id=OuterRef("body_id"))
    rows = Place.objects.filter(
        ended_at=None, item__taken_off_at=None, seat__left_at=None, seat__undertaken_at__isnull=False,
        case_id__in=open_cases(),
    )  # fmt: skip
    return rows.filter(Q(user=None) | Exists(member)).filter(_rests())


STANDS = Func(F("pk"), function="zotim_wall_place_stands", output_field=BooleanField())


def stands() -> Q:
    """The same for a filter on places. On PostgreSQL a function says so: who sits there sees neither the case nor the
    row on which it rests."""
    return Q(STANDS) if connection.vendor == "postgresql" else Q(pk__in=standing().values("pk"))


def _rests_sql() -> str:
    lines = []
    for label, model in RESTS_ON.items():
        of_body = (
            "b.recipients = o.kind"
            if model is Duty
            else "b.case_id = p.case_id AND b.recipient_id = p.body_id AND b.ends_at > at"
        )
        lines.append(
            f"(p.basis_type = '{label}' AND EXISTS (SELECT 1 FROM {model._meta.db_table} b WHERE b.id = p.basis_id "
            f"AND b.state = '{HOLDS[model]}' AND b.purpose = '{CONFERENCE}' "
            f"AND p.domain = ANY (string_to_array(btrim(b.domains, ','), ',')) AND {of_body}))"
        )
    return " OR ".join(lines)


def stands_sql() -> str:
    """SQL: the same about the place ``p`` at ``at``."""
    return (
        "(p.ended_at IS NULL AND EXISTS (SELECT 1 FROM reintegration_seat s WHERE s.id = p.seat_id "
        "AND s.left_at IS NULL AND s.undertaken_at IS NOT NULL) "
        "AND EXISTS (SELECT 1 FROM reintegration_item i WHERE i.id = p.item_id AND i.taken_off_at IS NULL) "
        f"AND EXISTS (SELECT 1 FROM reintegration_case c WHERE c.id = p.case_id AND c.state NOT IN {OVER}) "
        "AND (p.user_id IS NULL OR EXISTS (SELECT 1 FROM people_membership m WHERE m.user_id = p.user_id "
        f"AND m.organisation_id = p.body_id AND {live_spell('m')})) "
        f"AND EXISTS (SELECT 1 FROM people_organisation o WHERE o.id = p.body_id AND ({_rests_sql()})))"
    )


def live_sql(alias: str = "f") -> str:
    """SQL: whether the conference isn't over at ``at``."""
    return f"({alias}.state IN ({codes(LIVE)}) AND {alias}.ends_at > at)"
