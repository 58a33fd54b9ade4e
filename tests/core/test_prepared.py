"""Questions whose SQL is put together once: what is kept of them is never an answer."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zotim.core import prepared
from zotim.core.access.policy import EVERYTHING, NOTHING
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.prepared import Prepared
from zotim.core.texts import Translated

pytestmark = pytest.mark.django_db


def _named(seen: Q, name: str, most: int | None = None) -> QuerySet[Organisation]:
    return Organisation.objects.filter(seen, short_name__startswith=name).order_by("short_name")[:most]


def _short_names(rows: QuerySet[Organisation]) -> QuerySet[Organisation, str]:
    return rows.values_list("short_name", flat=True)


def _with_body(seen: Q) -> QuerySet[Membership]:
    return Membership.objects.filter(seen).select_related("organisation").only("role", "organisation__short_name")


def _live(now: datetime) -> QuerySet[Membership]:
    return Membership.objects.live(now)


def _bodies_of(role: str) -> QuerySet[Membership, UUID]:
    return Membership.objects.filter(role=role).values_list("organisation", flat=True)


def _body(short_name: str) -> Organisation:
    return Organisation.objects.create(
        name=Translated("en", {"en": short_name}), short_name=short_name, kind="ministry"
    )


@pytest.fixture(autouse=True)
def _nothing_kept():
    prepared._put_together.cache_clear()


def test_the_database_is_asked_each_time():
    _body("AA")
    asked = Prepared(_named, EVERYTHING, "A")
    assert [one.short_name for one in asked] == ["AA"]
    _body("AB")
    with CaptureQueriesContext(connection) as queries:
        assert [one.short_name for one in Prepared(_named, EVERYTHING, "A")] == ["AA", "AB"]
        assert [one.short_name for one in asked] == ["AA", "AB"]
    assert len(queries) == 2


def test_the_same_values_are_put_together_once_and_others_anew():
    for word, most in (("A", None), ("A", None), ("B", None), ("A", 1), ("A", 1)):
        list(Prepared(_named, EVERYTHING, word, most))
    assert prepared._put_together.cache_info().misses == 3


def test_what_one_may_see_is_part_of_the_question():
    own, other = _body("AA"), _body("AB")
    assert {*Prepared(_named, Q(pk=own.pk), "A")} == {own}
    assert {*Prepared(_named, Q(pk=other.pk), "A")} == {other}
    assert {*Prepared(_named, Q(pk__in=[own.pk]) | Q(pk=other.pk), "A")} == {own, other}
    assert {*Prepared(_named, ~Q(pk=other.pk), "A")} == {own}
    assert {*Prepared(_named, NOTHING, "A")} == set()
    assert {*Prepared(_named, NOTHING, "A")} == set()


def test_one_may_be_given_to_another():
    _body("AA")
    for _ in range(2):
        assert [*Prepared(_short_names, Prepared(_named, EVERYTHING, "A"))] == ["AA"]
    assert Prepared(_named, EVERYTHING, "A").model is Organisation


def test_what_hangs_on_a_row_comes_along():
    user = User.objects.create(email="a@example.org", name="A")
    held = Membership.objects.create(user=user, organisation=_body("AA"), role="focal_point")
    for _ in range(2):
        (found,) = Prepared(_with_body, Q(pk=held.pk))
        with CaptureQueriesContext(connection) as queries:
            assert found.organisation.short_name == held.organisation.short_name
        assert not queries.captured_queries
        assert found.get_deferred_fields() >= {"starts_at"}


def test_a_moment_is_put_in_each_time():
    user, now = User.objects.create(email="a@example.org", name="A"), timezone.now()
    hour = timedelta(hours=1)
    held = Membership.objects.create(
        user=user, organisation=_body("AA"), role="focal_point", starts_at=now, ends_at=now + hour
    )
    for at, found in ((now, [held]), (now + 2 * hour, []), (now - hour, []), (now, [held])):
        assert [*Prepared(_live, at)] == found
    assert prepared._put_together.cache_info().misses == 1


def test_a_policy_with_a_queryset_is_put_together_each_time():
    body = _body("AA")
    held = Q(~Exists(Membership.objects.filter(organisation=OuterRef("pk"))))
    assert [*Prepared(_named, held, "A")] == [body]
    assert Prepared(_named, held, "A").key is None
    assert [*Prepared(_named, Q(pk__in=Organisation.objects.values("pk")), "A")] == [body]
    assert prepared._put_together.cache_info().currsize == 0


def test_one_may_be_a_subquery_of_a_policy():
    own, _other = _body("AA"), _body("AB")
    user = User.objects.create(email="a@example.org", name="A")
    for role, found in (("focal_point", [own]), ("analyst", []), ("focal_point", [own])):
        Membership.objects.get_or_create(user=user, organisation=own, role="focal_point")
        assert [*Prepared(_named, Q(pk__in=Prepared(_bodies_of, role)), "A")] == found
    assert prepared._put_together.cache_info().misses == 2


def _bodies_now(now: datetime) -> QuerySet[Membership, UUID]:
    return Membership.objects.live(now).values_list("organisation", flat=True)


def test_a_moment_inside_a_policy_is_never_kept():
    own, now, hour = _body("AA"), timezone.now(), timedelta(hours=1)
    user = User.objects.create(email="a@example.org", name="A")
    Membership.objects.create(user=user, organisation=own, role="focal_point", starts_at=now, ends_at=now + hour)
    for at, found in ((now, [own]), (now + 2 * hour, []), (now, [own])):
        assert [*Prepared(_named, Q(pk__in=Prepared(_bodies_now, at)), "A")] == found
        assert [*Prepared(_named, Q(created_at__lte=at + hour), "A")] == [own]
        assert Prepared(_named, Q(created_at__lte=at), "A").key is None
    assert prepared._put_together.cache_info().currsize == 0


def test_true_isnt_one():
    assert Prepared(_named, Q(kind=True), "A") != Prepared(_named, Q(kind=1), "A")


def test_a_function_that_looks_at_more_than_its_values_is_found(monkeypatch):
    here = date.today()

    def of_a_day(seen: Q) -> QuerySet[Organisation]:
        return Organisation.objects.filter(seen, ends_on=here)

    with pytest.raises(TypeError, match="holds more"):
        list(Prepared(of_a_day, EVERYTHING))
    monkeypatch.setattr(f"{__name__}.SEEN", "A", raising=False)
    list(Prepared(_of_the_module, EVERYTHING))
    monkeypatch.setattr(f"{__name__}.SEEN", "B")
    with pytest.raises(AssertionError, match="looks at more"):
        list(Prepared(_of_the_module, EVERYTHING))


SEEN = "A"


def _of_the_module(seen: Q) -> QuerySet[Organisation]:
    return Organisation.objects.filter(seen, short_name=SEEN)
