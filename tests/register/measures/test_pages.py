"""Measures as people meet them: the list and its filters, the page, its forms, and how it stood on a day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.people.models import Membership, Organisation
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated
from zotim.register.measures import services as measures
from zotim.register.measures.record import whole_as_of
from zotim.register.models import Measure

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


class World:
    def __init__(self):
        worlds.demo_installation()
        self.lead, self.helper = worlds.body("A"), worlds.body("B")
        self.analyst_user, self.focal_user = worlds.user("analyst"), worlds.user("focal_point", self.lead)
        self.analyst = actor_of(self.analyst_user)
        self.commitment = worlds.commitment(self.analyst, self.lead, due_on=None)
        self.measure = worlds.measure(self.analyst, self.commitment)
        self.page = reverse("measure", args=[self.measure.pk])

    def client(self, user=None):
        client = Client()
        client.force_login(user or self.analyst_user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        return client

    def block(self):
        return measures.obstacle_tell(
            actor=self.analyst, measure=self.measure, title=Translated.of("en", "No consent"), since=TODAY(),
            remover=self.helper,
        )  # fmt: skip


@pytest.fixture
def world():
    return World()


def test_the_list_is_narrowed_by_line_body_state_and_what_presses(world):
    world.block()
    late = worlds.measure(world.analyst, worlds.commitment(world.analyst, world.helper, line_of_effort="prevention"))
    Measure.objects.filter(pk=late.pk).update(due_on=date(2026, 11, 17), starts_on=date(2026, 11, 16))
    late.support.add(world.lead)
    client = world.client()

    def found(**asked):
        table = client.get(reverse("measures"), asked).context["table"]
        return {row.pk for row in table.page.object_list}

    assert found() == {world.measure.pk, late.pk}
    assert found(pressing="blocked") == {world.measure.pk}
    assert found(pressing="overdue") == ({late.pk} if TODAY() > date(2026, 11, 17) else set())
    assert found(line_of_effort="prevention") == {late.pk}
    assert found(body=str(world.lead.pk)) == {world.measure.pk, late.pk}
    assert found(body=str(world.helper.pk)) == {late.pk}
    assert found(state="planned") == set()
    assert found(q="Training") == {world.measure.pk, late.pk}
    told = client.get(reverse("measures"), {"export": "csv", "pressing": "blocked"}).content.decode()
    assert world.measure.reference in told
    assert late.reference not in told


def test_a_measure_is_changed_paid_blocked_and_freed_on_its_pages(world):
    client = world.client(world.focal_user)
    assert client.get(f"{world.page}change/").status_code == 200
    title = {"original": "en", "title_en": "Training, again", "title_sq": "", "title_ar": ""}
    answer = client.post(
        f"{world.page}change/",
        {**title, "starts_on": "2026-11-16", "due_on": "2027-05-01", "support": [world.helper.pk]},
    )
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    moved = client.post(f"{world.page}change/", {**title, "starts_on": "2026-11-16", "due_on": "2028-01-01"})
    assert moved.status_code == 302
    world.measure.refresh_from_db()
    assert (str(world.measure.title), world.measure.due_on) == ("Training, again", date(2027, 5, 1))

    line = {
        "amount": "1500.50",
        "currency": "EUR",
        "source": "donor",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
    }
    refused = client.post(f"{world.page}budget/add/", line)
    assert "source_name" in refused.context["form"].errors
    assert client.post(f"{world.page}budget/add/", {**line, "source_name": "A fund"}).status_code == 302
    kept = world.measure.budget.get()
    assert client.post(f"{world.page}budget/{kept.pk}/", {**line, "source_name": "B", "amount": "2"}).status_code == 302
    assert client.post(f"{world.page}budget/{kept.pk}/strike/").status_code == 302
    assert client.get(f"{world.page}budget/{kept.pk}/").status_code == 404

    told = {"original": "en", "title_en": "No consent", "since": TODAY().isoformat(), "remover": world.helper.pk}
    late = {**told, "since": (TODAY() + timedelta(days=1)).isoformat()}
    assert "since" in client.post(f"{world.page}obstacles/add/", late).context["form"].errors
    assert client.post(f"{world.page}obstacles/add/", told).status_code == 302
    shown = client.get(world.page).content.decode()
    assert "blocked since" in shown
    assert "Something stands in its way" in shown
    obstacle = world.measure.obstacles.get()
    gone = client.post(f"{world.page}obstacles/{obstacle.pk}/", {"removed_on": TODAY().isoformat()})
    assert gone.status_code == 302
    assert "Obstacle gone" in client.get(world.page).content.decode()


def test_a_commitment_is_linked_and_unlinked_by_its_reference(world):
    other = worlds.commitment(world.analyst, world.lead)
    foreign = worlds.commitment(world.analyst, world.helper)
    client = world.client(world.focal_user)
    refused = client.post(f"{world.page}commitments/add/", {"reference": foreign.reference})
    assert "reference" in refused.context["form"].errors
    assert client.post(f"{world.page}commitments/add/", {"reference": other.reference.lower()}).status_code == 302
    assert client.post(f"{world.page}commitments/{world.commitment.pk}/").status_code == 302
    assert list(world.measure.commitments.all()) == [other]
    last = client.post(f"{world.page}commitments/{other.pk}/", follow=True)
    assert "at least one commitment" in last.content.decode()


def test_a_commitment_is_corrected_on_its_page(world):
    page = reverse("commitment_change", args=[world.commitment.pk])
    client = world.client()
    filled = client.get(page).context["form"]
    data = {name: filled[name].value() or "" for name in filled.fields}
    data |= {"lead": world.lead.pk, "partner": "NATO", "quantity": "7", "also": data["line_of_effort"]}
    assert "also" in client.post(page, data).context["form"].errors
    assert client.post(page, {**data, "also": ""}).status_code == 302
    world.commitment.refresh_from_db()
    assert (world.commitment.partner, world.commitment.quantity) == ("NATO", 7)


def test_a_measure_is_read_as_it_stood_on_an_earlier_day(world):
    before = timezone.now()
    other = worlds.commitment(world.analyst, world.lead)
    measures.measure_serve(actor=world.analyst, measure=world.measure, commitment=other)
    measures.measure_serve(actor=world.analyst, measure=world.measure, commitment=world.commitment, serves=False)
    world.block()
    then = whole_as_of(world.analyst, world.measure.pk, before)
    assert ([one.pk for one in then.commitments], then.obstacles) == ([world.commitment.pk], [])
    now = whole_as_of(world.analyst, world.measure.pk, timezone.now())
    assert [one.pk for one in now.commitments] == [other.pk]
    assert [str(one.title) for one in now.obstacles] == ["No consent"]
    yesterday = (TODAY() - timedelta(days=1)).isoformat()
    answer = world.client().get(world.page, {"as_of": yesterday})
    assert answer.status_code == 200
    assert answer.context["not_yet"] == TODAY() - timedelta(days=1)
    assert Revision.objects.filter(object_id=world.measure.pk).count() == 5


def test_a_measure_is_offered_no_commitment_that_it_serves_already(world):
    other = worlds.commitment(world.analyst, world.lead)
    page = world.client().get(reverse("measure_serve", args=[world.measure.pk])).content.decode()
    assert f'value="{other.pk}"' in page
    assert f'value="{world.commitment.pk}"' not in page


def test_after_an_error_a_review_shows_the_commitments_still(world):
    piece = worlds.evidence(actor_of(world.focal_user), world.measure)
    page = world.client().post(reverse("evidence_review", args=[piece.pk]), {"decision": "return"}).content.decode()
    assert "Say why it is returned." in page
    assert reverse("commitment", args=[world.commitment.pk]) in page


def test_evidence_is_called_needed_where_an_assessment_cant_do_without_it(world):
    url = reverse("assess", args=[world.commitment.pk])
    page = world.client().get(url).content.decode()
    assert "Needed as soon as it is begun." in page
    assert "Reviewed evidence it rests on <" not in page
    wrong = world.client().post(url, {"assessed": "under_way", "evidence": "nothing like it"}).context["form"]
    assert len(wrong.errors["evidence"]) == 1


def test_an_obstacle_says_by_name_who_was_told_of_it(world):
    told = worlds.user("focal_point", world.helper)
    page = tell(world)
    assert f"Told: {told.name}." in page
    assert "has no focal point" not in page


def test_an_obstacle_that_nobody_was_told_of_says_so_and_whom_to_ask(world):
    administrator = worlds.user("administrator", worlds.body("Tjetër"))
    page = tell(world)
    assert "but nobody was told" in page
    assert "This body has no focal point here" in page
    assert administrator.name in page
    assert reverse("people") not in page


def test_who_may_give_roles_is_led_to_where_a_focal_point_is_appointed(world):
    Membership.objects.create(user=world.analyst_user, organisation=world.lead, role="administrator")
    assert f'href="{reverse("people")}"' in tell(world).partition("<main")[2]


def test_a_body_that_is_gone_cant_be_asked_to_take_an_obstacle_away(world):
    gone = worlds.body("E shuar")
    Organisation.objects.filter(pk=gone.pk).update(ends_on=TODAY() - timedelta(days=1))
    page = world.client().get(reverse("obstacle_tell", args=[world.measure.pk])).content.decode()
    assert f'value="{world.helper.pk}"' in page
    assert f'value="{gone.pk}"' not in page


def tell(world):
    """The page of the measure after somebody of the centre told an obstacle that the other body can take away."""
    data = {"original": "en", "title_en": "No consent", "since": TODAY().isoformat(), "remover": str(world.helper.pk)}
    address = reverse("obstacle_tell", args=[world.measure.pk])
    return world.client().post(address, data, follow=True).content.decode()
