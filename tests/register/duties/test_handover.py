"""When a focal point changes nothing is left with who left, and who follows knows what there is."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests import data_calls, worlds
from tests.register.duties.conftest import TODAY, on
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, get_visible
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.audit.models import Event
from zotim.core.documents.frozen import paper_of
from zotim.core.documents.paper import Link
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import notify
from zotim.core.people.models import Deputy, Membership
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.texts import Translated
from zotim.register.data_calls.models import ReturnLink
from zotim.register.data_calls.services.answers import Said, answers_keep
from zotim.register.data_calls.services.links import link_make
from zotim.register.data_calls.words import YES_NO
from zotim.register.duties import selectors
from zotim.register.duties.models import DutyMet, DutyReminder, Handover, HandoverContent, HandoverFile
from zotim.register.duties.services import entries, feeds, handing
from zotim.register.measures.services import obstacle_remove, obstacle_tell
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db


def pack(world, by=None, leaving=True, notes="Ask the training command first."):
    return handing.handover_make(
        actor=by or world.focal, organisation=world.ministry, leaving=world.user if leaving else None, notes=notes,
        language=Language.ENGLISH,
    )  # fmt: skip


def signed_in(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


def leave(world):
    world.user.memberships.update(ends_at=timezone.now() - timedelta(seconds=1))


def said(handover, language="en"):
    """Every word of a pack in one language."""
    return str(handover.content.papers[language])


def test_an_answer_stands_in_a_pack_in_the_words_of_each_language(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    portion = data_calls.opened(world.analyst, world.ministry).portions.get()
    answer = portion.answers.filter(question__kind="yes_no").first()
    answers_keep(
        actor=world.focal, portion=portion, said={answer.pk: Said("yes", "", [])}, give=True, language=Language.ENGLISH
    )
    made = pack(world)
    for language in Language:
        with override(language):
            assert f"'{YES_NO['yes']}'" in said(made, language)
    assert "'yes'" not in said(made, "sq")


def test_a_pack_holds_the_bodys_work_and_nothing_of_others(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    commitment, measure = world.commitment(10), world.measure(world.commitment(20, title="Second"))
    other = world.commitment(10, lead=world.agency)
    entry = world.entry(30, lead=world.ministry)
    call = data_calls.opened(world.analyst, world.ministry)
    made = pack(world)
    for language in Language:
        text = said(made, language)
        for one in (commitment, measure, entry, call):
            assert one.reference in text
        assert other.reference not in text
        assert world.user.name not in text
    assert "Ask the training command first." in said(made)


def test_a_pack_says_what_stands_in_the_way_of_its_measures_since_when_and_who_can_take_it_away(world):
    measure = world.measure(world.commitment(20))
    for title in ("No host consent yet", "No room"):
        told = obstacle_tell(
            actor=world.analyst, measure=measure, title=Translated.of("en", title), since=on(-9), remover=world.agency
        )
    obstacle_remove(actor=world.analyst, obstacle=told, removed_on=on(-1))
    rows = [
        row
        for section in pack(world).content.papers["en"]["sections"]
        if section["heading"] == "What stands in the way"
        for row in section["blocks"][0]["rows"]
    ]
    assert rows == [[measure.reference, "No host consent yet", "17 November 2026", "Agjencia"]]


def test_the_page_of_a_bodys_work_says_what_stands_in_the_way_and_who_can_take_it_away(world):
    measure = world.measure(world.commitment(20))
    title = Translated.of("en", "No host consent yet")
    obstacle_tell(actor=world.analyst, measure=measure, title=title, since=on(-9), remover=world.agency)
    page = signed_in(world.user).get(reverse("work", args=[world.ministry.pk])).content.decode()
    (told,) = re.findall(r'aria-labelledby="obstacles">.*?</section>', page, re.DOTALL)
    assert "No host consent yet" in told
    assert "Agjencia" in told
    assert reverse("measure", args=[measure.pk]) in told


def test_where_things_are_is_said_by_their_names_which_lead_there(world, settings):
    paper = paper_of(pack(world).content.papers["en"])
    links = [
        row for section in paper.sections if section.heading == "Where things are" for row in section.blocks[0].rows
    ]
    assert (Link("Calendar", settings.ZOTIM_ADDRESS + reverse("calendar")),) in links
    assert not any(settings.ZOTIM_ADDRESS in str(cell) for row in links for cell in row)


def test_what_was_frozen_stays_when_the_register_goes_on(world):
    commitment = world.commitment(10)
    made = pack(world)
    type(commitment).objects.filter(pk=commitment.pk).update(state="lapsed")
    world.commitment(11, title="Later")
    assert commitment.reference in said(Handover.objects.get(pk=made.pk))
    assert "Later" not in said(Handover.objects.get(pk=made.pk))


def test_the_database_refuses_to_change_a_pack_or_a_day_that_was_met(world):
    made, met = pack(world), entries.duty_meet(actor=world.analyst, duty=world.entry(3), day=on(3))
    for rows, change in (
        (HandoverContent.objects.filter(handover=made), {"papers": {}}),
        (DutyMet.objects.filter(pk=met.pk), {"note": "x"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.delete()


def test_the_files_are_made_in_three_languages_and_three_forms(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world.commitment(10)
    made = pack(world)
    run_pending_jobs()
    assert {(one.language, one.format) for one in made.files.all()} == {
        (language.value, form) for language in Language for form in ("pdf", "docx", "json")
    }


def test_a_pack_is_seen_by_its_body_and_the_centre_and_made_by_them(world):
    from django.http import Http404

    made = pack(world)
    assert get_visible(Handover, world.analyst, pk=made.pk) == made
    with pytest.raises(Http404):
        get_visible(Handover, world.officer, pk=made.pk)
    with pytest.raises(Denied):
        pack(world, by=world.officer)


def test_what_hung_on_who_left_passes_or_ends_and_all_of_it_is_on_record(world):
    commitment = world.commitment(10)
    call = data_calls.opened(world.analyst, world.ministry)
    link, _secret = link_make(actor=world.analyst, portion=call.portions.get(), days=10)
    Notification.objects.filter(user=world.user).delete()
    notify([world.user.pk], "register.assessment.returned", commitment)
    feeds.feed_make(actor=world.focal, days=30)
    now = timezone.now()
    for begins in (now, now + timedelta(days=5)):  # one that hasn't begun never does
        Deputy.objects.create(
            user=world.user, deputy=world.officer_user, starts_at=begins, ends_at=now + timedelta(days=9)
        )
    made = pack(world)
    leave(world)
    (held,) = selectors.ended_holdings()
    assert (held.user, held.notices, held.feeds, held.deputies) == (world.user, 1, 1, 2)
    assert world.ministry in selectors.without_focal_point()
    successor = worlds.user("focal_point", world.ministry)
    handing.handover_give(actor=world.analyst, handover=made, successor=successor)
    made.refresh_from_db()
    assert (made.state, made.successor) == ("handed", successor)
    assert made.passed == {"notices": 1, "feeds": 1, "deputies": 2, "links": 1}
    assert selectors.ended_holdings() == []
    assert selectors.without_focal_point().count() == 0
    assert ReturnLink.objects.get(pk=link.pk).ended_at
    kinds = set(Notification.objects.filter(user=successor).values_list("kind", flat=True))
    assert kinds == {"register.assessment.returned", "register.handover.handed"}
    assert actor_of(world.officer_user, acting_for=world.user.pk).on_behalf_of_id is None
    for verb in ("register.handover.handed", "register.feed.ended", "people.deputy.ended", "register.link.ended"):
        assert Event.objects.filter(verb=verb).exists(), verb


def test_of_notices_those_pass_that_the_successor_wasnt_told_and_no_other_is_touched(world):
    one, other = world.commitment(10), world.commitment(20)
    Notification.objects.all().delete()
    successor = worlds.user("focal_point", world.ministry)
    notify([world.user.pk, successor.pk], "register.assessment.returned", one)
    notify([world.user.pk], "register.assessment.returned", other)
    (reminder,) = notify([world.user.pk], "register.duty.reminded", DutyReminder.objects.create(
        user=world.user, kind="commitment", object_type="register.commitment", object_id=one.pk, due_on=on(10), step=-7,
    ))  # fmt: skip
    elsewhere = Notification.objects.create(
        user=world.user, kind="reintegration.task.due", object_type="reintegration.task", object_id=str(one.pk),
        next_attempt_at=timezone.now(),
    )  # fmt: skip
    made = pack(world)
    leave(world)
    assert [held.notices for held in selectors.ended_holdings()] == [2]
    handing.handover_give(actor=world.analyst, handover=made, successor=successor)
    assert made.passed["notices"] == 1
    unseen = Notification.objects.filter(seen_at=None)
    assert set(unseen.filter(user=world.user)) == {reminder, elsewhere}
    passed = unseen.filter(user=successor, kind="register.assessment.returned")
    assert sorted(passed.values_list("object_id", flat=True)) == sorted([str(one.pk), str(other.pk)])
    assert selectors.ended_holdings() == []


def test_the_successor_is_a_focal_point_of_the_body_now_and_somebody_else(world):
    made = pack(world)
    with pytest.raises(Unfit):
        handing.handover_give(actor=world.analyst, handover=made, successor=world.officer_user)
    with pytest.raises(Unfit):
        handing.handover_give(actor=world.analyst, handover=made, successor=world.user)
    successor = worlds.user("focal_point", world.ministry)
    with pytest.raises(Unfit) as refused:  # who leaves still holds the role
        handing.handover_give(actor=world.analyst, handover=made, successor=successor)
    assert world.user.name in refused.value.message
    assert not refused.value.field  # it is about nobody who could be chosen
    with pytest.raises(Denied):
        handing.handover_give(actor=world.focal, handover=made, successor=successor)


def test_open_work_is_handed_over_once(world):
    made = pack(world, leaving=False)
    successor = worlds.user("focal_point", world.ministry)
    handing.handover_give(actor=world.analyst, handover=made, successor=successor)
    with pytest.raises(NotNow):
        handing.handover_give(actor=world.analyst, handover=made, successor=successor)


def test_who_keeps_another_role_keeps_what_is_theirs(world):
    began = timezone.now() - timedelta(days=1)
    Membership.objects.create(user=world.user, organisation=world.agency, role="focal_point", starts_at=began)
    feed, _secret = feeds.feed_make(actor=world.focal, days=30)
    made = pack(world)
    world.user.memberships.filter(organisation=world.ministry).update(ends_at=timezone.now() - timedelta(seconds=1))
    handing.handover_give(actor=world.analyst, handover=made, successor=worlds.user("focal_point", world.ministry))
    feed.refresh_from_db()
    assert feed.ended_at is None


def test_a_pack_ends_with_all_its_parts_years_after_it_was_handed_over(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = pack(world, leaving=False, notes="Ask the command.")
    run_pending_jobs()
    handing.handover_give(actor=world.analyst, handover=made, successor=worlds.user("focal_point", world.ministry))
    Handover.objects.filter(pk=made.pk).update(handed_at=timezone.now() - timedelta(days=61 * 31))
    one, other = worlds.actor("records_officer"), worlds.actor("records_officer")
    run = run_propose(actor=one, rule="register.handover.handed")
    run_execute(run=run_decide(actor=other, run=run, approved=True))
    assert not Handover.objects.exists()
    assert not HandoverContent.objects.exists()
    assert not HandoverFile.objects.exists()


def test_where_nobody_else_speaks_for_the_body_a_pack_says_what_comes_first(world):
    made = pack(world)
    administrator = worlds.user("administrator", world.centre)
    client = signed_in(world.coordinator_user)
    give = reverse("handover_give", args=[made.pk])
    page = client.get(give, follow=True).content.decode()
    assert "Nobody else is a focal point of this body" in page
    assert administrator.name in page
    assert f'href="{give}"' not in page
    worlds.user("focal_point", world.ministry)
    leave(world)
    page = client.get(reverse("handover", args=[made.pk])).content.decode()
    assert "Nobody else" not in page
    assert f'href="{give}"' in page


def test_while_who_leaves_still_speaks_for_the_body_a_pack_names_them_and_offers_no_step(world):
    made = pack(world)
    worlds.user("focal_point", world.ministry)
    administrator = worlds.user("administrator", world.centre)
    client = signed_in(world.coordinator_user)
    give = reverse("handover_give", args=[made.pk])
    page = client.get(give, follow=True).content.decode()
    assert f"{world.user.name} is still a focal point of this body" in page
    assert administrator.name in page
    assert f'href="{give}"' not in page
    leave(world)
    assert f'href="{give}"' in client.get(reverse("handover", args=[made.pk])).content.decode()


def test_whoever_gives_roles_reads_on_home_which_bodies_nobody_speaks_for(world):
    silent = worlds.body("E heshtur")
    administrator = worlds.actor("administrator")
    assert tasks_of(administrator, TODAY)[0] == []
    world.commitment(lead=silent)
    world.commitment()
    (task,) = tasks_of(administrator, TODAY)[0]
    assert (str(task.what), str(task.why)) == ("E heshtur", "The body has no focal point")
    assert task.url == reverse("people")
    worlds.user("focal_point", silent)
    assert tasks_of(administrator, TODAY)[0] == []


def test_the_list_of_bodies_that_nobody_speaks_for_says_who_appoints(world):
    administrator = worlds.user("administrator", world.centre)
    world.commitment()
    leave(world)
    page = signed_in(world.coordinator_user).get(reverse("left")).content.decode()
    assert reverse("work", args=[world.ministry.pk]) in page
    assert administrator.name in page
