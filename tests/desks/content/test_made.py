"""What the database itself says of the desk's rows."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.desks.content import made
from zotim.core.records import save_new
from zotim.core.sealing.services import Place, seal
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.law.models import ActingBasis

pytestmark = pytest.mark.django_db


def _order(**values):
    item, first = made.item(state="agreed"), made.officer()
    basis = ActingBasis.objects.create(
        reference="ZOT-AAAA-A1", way="national", appeal_days=30, seen_in="…", entered_by_id=first.user_id
    )
    row = Dispatch(
        item=item, way="national", basis=basis, language="sq", moved_at=timezone.now(), form="national/1",
        drafted_by_id=first.user_id, **values,
    )  # fmt: skip
    row.values = seal("{}", Place(subject_id=item.pk, table=Dispatch._meta.db_table, pk=row.pk, field="values"))
    return row


def test_an_order_that_nobody_approved_cant_be_written_as_sent(installed):
    with pytest.raises(IntegrityError):
        save_new(_order(state="sent", sent_at=timezone.now()))


def test_an_order_isnt_approved_by_who_drafted_it(installed):
    row = _order(state="approved", approved_at=timezone.now())
    row.approved_by_id = row.drafted_by_id
    with pytest.raises(IntegrityError):
        save_new(row)
