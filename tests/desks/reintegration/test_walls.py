"""The second wall says the same as the policy, row by row: what one sees, and what one may write."""

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings

from tests.desks.reintegration.random_worlds import SOME_DOMAINS, TOKEN, actors, build, world
from tests.desks.reintegration.walled import MODELS, on_postgresql
from zotim.core.access import walls
from zotim.core.access.grants import resting, resting_on
from zotim.core.access.models import Grant
from zotim.core.access.policy import visible
from zotim.desks.reintegration.cases.policy import CASE, OUTSIDE, may_write_in, oversees, reopens, works_on
from zotim.desks.reintegration.closing.models import Transfer
from zotim.desks.reintegration.closing.policy import stands as transfer_stands
from zotim.desks.reintegration.conferences.models import Place
from zotim.desks.reintegration.conferences.standing import standing as places_standing
from zotim.desks.reintegration.conferences.standing import stands as places_stand
from zotim.desks.reintegration.referrals.models import Referral
from zotim.desks.reintegration.referrals.policy import resting as rests_now
from zotim.desks.reintegration.referrals.policy import standing, stands

pytestmark = pytest.mark.django_db


def ids(rows):
    return set(rows.values_list("pk", flat=True))


@on_postgresql
@given(plan=world)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a15_the_database_shows_the_same_rows_as_the_policy(plan, as_web_role):
    class Undo(Exception):
        pass

    try:
        with transaction.atomic():
            with walls.opened():
                users, _ = build(plan)
                asked = list(actors(plan, users))
                assert ids(Grant.objects.filter(resting_on(CASE))) == ids(Grant.objects.filter(resting(CASE)))
                assert ids(standing()) == ids(Referral.objects.filter(stands()))
                assert ids(places_standing()) == ids(Place.objects.filter(places_stand()))
                sent = Transfer.objects.filter(transfer_stands())
                assert ids(rests_now(Transfer.objects.all())) == ids(sent)
                by_policy = [
                    {model: ids(model.objects.filter(visible(model, actor, plan["purpose"]))) for model in MODELS}
                    for actor in asked
                ]
            by_database = []
            with as_web_role():
                for actor in asked:
                    with walls.walled(actor, plan["purpose"]):
                        by_database.append({model: ids(model.objects.all()) for model in MODELS})
            for actor, policy, database in zip(asked, by_policy, by_database, strict=True):
                assert policy == database, actor
            raise Undo
    except Undo:
        pass


@on_postgresql
@given(plan=world)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a15_the_database_lets_one_write_what_the_policy_lets_one_write(plan, as_web_role):
    class Undo(Exception):
        pass

    plan = plan | {"purpose": "" if plan["purpose"] in OUTSIDE else plan["purpose"]}
    try:
        with transaction.atomic():
            with walls.opened():
                users, made = build(plan)
                asked = [actor.acting(plan["purpose"]) for actor in actors(plan, users)]
                for case in made:
                    case.refresh_from_db()
                by_policy = [
                    (
                        {(case.pk, part) for case in made for part in may_write_in(actor, case) & set(SOME_DOMAINS)},
                        {case.pk for case in made if works_on(actor, case)},
                        {case.pk for case in made if oversees(actor, case)},
                        {case.pk for case in made if works_on(actor, case)},
                        {case.pk for case in made if works_on(actor, case)},
                        {case.pk for case in made if reopens(actor, case)},
                    )
                    for actor in asked
                ]
            with as_web_role():
                by_database = [what_the_database_takes(actor, made) for actor in asked]
            for actor, policy, database in zip(asked, by_policy, by_database, strict=True):
                assert policy == database, actor
            raise Undo
    except Undo:
        pass


def what_the_database_takes(actor, made):
    """Where a note goes in, which cases can be moved, and to which of them somebody can be assigned."""

    def taken(statement, values):
        try:
            with transaction.atomic():
                with walls.walled(actor), connection.cursor() as cursor:
                    cursor.execute(statement, values)
                    found = bool(cursor.rowcount)
                transaction.set_rollback(True)  # whoever is asked next meets the same world
                return found
        except DatabaseError as error:
            if "row-level security" not in str(error):
                raise
            return False

    note = (
        "INSERT INTO reintegration_note (id, created_at, case_id, domain, author_id, body) "
        "VALUES (gen_random_uuid(), now(), %s, %s, %s, %s)"
    )
    assign = (
        "INSERT INTO reintegration_assignment (id, created_at, case_id, user_id, part, starts_at) "
        "VALUES (gen_random_uuid(), now(), %s, %s, 'manager', now() + interval '9 days')"
    )
    me = actor.user_id
    written = {
        (case.pk, part) for case in made for part in SOME_DOMAINS if taken(note, [case.pk, part, me, TOKEN])
    }  # fmt: skip
    touch = "UPDATE reintegration_case SET closed_at = NULL WHERE id = %s"
    moved = {case.pk for case in made if taken(touch, [case.pk])}
    flag = (
        "INSERT INTO reintegration_flag (id, created_at, case_id, kind, domain, reason, put_up_by_id, ends_on) "
        "VALUES (gen_random_uuid(), now(), %s, 'way_out', 'safety_care', %s, %s, now())"
    )
    why = (
        "INSERT INTO reintegration_turn (id, created_at, case_id, step, author_id, reason) "
        "VALUES (gen_random_uuid(), now(), %s, 'hold', %s, %s)"
    )
    again = "UPDATE reintegration_case SET state = 'assessment', closed_at = NULL WHERE id = %s AND state = 'closed'"
    return (
        written,
        moved,
        {case.pk for case in made if taken(assign, [case.pk, me])},
        {case.pk for case in made if taken(flag, [case.pk, TOKEN, me])},
        {case.pk for case in made if taken(why, [case.pk, me, TOKEN])},
        {case.pk for case in made if taken(again, [case.pk])},
    )
