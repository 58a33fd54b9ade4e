"""An address that is used twice at the same moment counts both; a secret that is revoked twice ends once."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests import roles, worlds
from tests.races import meanwhile, on_postgresql
from zotim.core.access.privileges import Part
from zotim.core.access.secrets import WINDOW, TooOften, address_use, secret_make, secrets_end
from zotim.register.duties.models import Feed

pytestmark = on_postgresql


@pytest.mark.parametrize("begun", [None, 2 * WINDOW], ids=["never used", "an hour is over"])
def test_of_two_uses_at_once_the_second_is_one_too_many_where_one_is_allowed(transactional_db, begun):
    row, _secret = secret_make(Feed, until=timezone.now() + timedelta(days=1), user=worlds.user())
    Feed.objects.update(window_at=begun and timezone.now() - begun, window_uses=(begun and 1) or 0)

    def use():
        address_use(row, 1)

    with meanwhile(roles.made(Part.WEB), use, use) as other:
        assert other.waits()
    assert isinstance(other.error, TooOften)
    row.refresh_from_db()
    assert (row.uses, row.window_uses) == (1, 1)


def test_of_two_that_revoke_at_once_one_is_told_that_it_did(transactional_db):
    row, _secret = secret_make(Feed, until=timezone.now() + timedelta(days=1), user=worlds.user())
    ended = []

    @transaction.atomic
    def revoke():
        ended.append(secrets_end(Feed.objects.filter(pk=row.pk)))

    with meanwhile(roles.made(Part.WEB), revoke, revoke) as other:
        assert other.waits()
    assert ended == [[row], []]
