"""The site's own role opens no door for anybody, with whatever SQL, and the whole desk works as it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.desks.reintegration.random_worlds import DAY, TOKEN
from tests.desks.reintegration.walled import MODELS, on_postgresql
from zotim.core.access import walls
from zotim.core.access.models import Grant
from zotim.core.identifiers import uuid7

pytestmark = pytest.mark.django_db

REFUSED = {
    "give itself a grant": (
        "INSERT INTO access_grant (id, created_at, user_id, subject_type, subject_id, domains, level, purpose, "
        "basis_type, basis_id, starts_at, ends_at, given_by_id) "
        "SELECT gen_random_uuid(), now(), %(me)s, 'reintegration.case', "
        "%(case)s, ',psych,', 'read', 'help', 'x', gen_random_uuid(), now(), now() + interval '1 day', %(boss)s"
    ),
    "make a grant longer": "UPDATE access_grant SET ends_at = now() + interval '9 years'",
    "delete a grant": "DELETE FROM access_grant",
    "bar somebody past the function": (
        "INSERT INTO access_bar (id, created_at, user_id, subject_type, subject_id, reason, starts_at, entered_by_id) "
        "VALUES (gen_random_uuid(), now(), %(boss)s, 'reintegration.case', %(case)s, 'other', now(), %(me)s)"
    ),
    "lift a bar past the function": "UPDATE access_bar SET lifted_at = now()",
    "delete a bar": "DELETE FROM access_bar",
    "assign itself": (
        "INSERT INTO reintegration_assignment (id, created_at, case_id, user_id, part, starts_at) "
        "VALUES (gen_random_uuid(), now(), %(case)s, %(me)s, 'supervisor', now())"
    ),
    "write in another domain": (
        "INSERT INTO reintegration_note (id, created_at, case_id, domain, author_id, body) "
        "VALUES (gen_random_uuid(), now(), %(case)s, 'psych', %(me)s, %(token)s)"
    ),
    "write in another's name": (
        "INSERT INTO reintegration_note (id, created_at, case_id, domain, author_id, body) "
        "VALUES (gen_random_uuid(), now(), %(case)s, 'education', %(boss)s, %(token)s)"
    ),
    "change a note": "UPDATE reintegration_note SET domain = 'education'",
    "delete a note": "DELETE FROM reintegration_note",
    "enter a visit in another domain": (
        "INSERT INTO reintegration_visit (id, created_at, case_id, domain, author_id, details, visited_on, alone, "
        "from_paper) VALUES (gen_random_uuid(), now(), %(case)s, 'psych', %(me)s, %(token)s, now(), 'yes', false)"
    ),
    "change a visit": "UPDATE reintegration_visit SET alone = 'yes'",
    "refer somebody": (
        "INSERT INTO reintegration_referral (id, created_at, reference, case_id, service_id, provider_id, receiver_id, "
        "domain, domains, purpose, basis_type, basis_id, packet, state, declined_for, drafted_by_id) "
        "SELECT gen_random_uuid(), now(), 'X', %(case)s, %(me)s, m.organisation_id, %(me)s, 'education', "
        "',education,', 'help', 'x', %(me)s, %(token)s, 'drafted', '', %(me)s FROM people_membership m "
        "WHERE m.user_id = %(me)s"
    ),
    "widen what was sent": "UPDATE reintegration_referral SET domains = ',psych,'",
    "give a referral to somebody else": "UPDATE reintegration_referral SET receiver_id = %(me)s",
    "change what was sent": "UPDATE reintegration_referral SET packet = %(token)s",
    "delete a referral": "DELETE FROM reintegration_referral",
    "report in a referral that isn't one's own": (
        "INSERT INTO reintegration_reply (id, created_at, referral_id, case_id, domain, author_id, kind, body) "
        "VALUES (gen_random_uuid(), now(), %(me)s, %(case)s, 'education', %(me)s, 'progress', %(token)s)"
    ),
    "enter a written request": (
        "INSERT INTO reintegration_demand (id, created_at, case_id, body_id, received_on, answer, details, reasons, "
        "state, entered_by_id) SELECT gen_random_uuid(), now(), %(case)s, m.organisation_id, now(), 'give', %(token)s, "
        "%(token)s, 'entered', %(me)s FROM people_membership m WHERE m.user_id = %(me)s"
    ),
    "change how a written request is answered": "UPDATE reintegration_demand SET answer = 'give'",
    "end the silence about a written request": "UPDATE reintegration_demand SET silent_until = NULL",
    "give what nobody decided": (
        "INSERT INTO reintegration_demandanswer (id, created_at, demand_id, case_id, documents, given_by_id) "
        "VALUES (gen_random_uuid(), now(), %(me)s, %(case)s, %(token)s, %(me)s)"
    ),
    "change what was given": "UPDATE reintegration_demandanswer SET documents = %(token)s",
    "change a report": "UPDATE reintegration_reply SET kind = 'end'",
    "call a conference": (
        "INSERT INTO reintegration_conference (id, created_at, reference, kind, body_id, chair_id, place, held_on, "
        "begins_at, ends_at, state, called_by_id) SELECT gen_random_uuid(), now(), 'X', 'own', m.organisation_id, "
        "%(me)s, 'x', now(), now()::time, now() + interval '1 day', 'called', %(me)s FROM people_membership m "
        "WHERE m.user_id = %(me)s"
    ),
    "move a conference to another day": "UPDATE reintegration_conference SET ends_at = now() + interval '9 days'",
    "seat itself": (
        "INSERT INTO reintegration_seat (id, created_at, conference_id, body_id, user_id, office, seated_by_id) "
        "SELECT gen_random_uuid(), now(), %(me)s, m.organisation_id, %(me)s, '', %(me)s FROM people_membership m "
        "WHERE m.user_id = %(me)s"
    ),
    "bring something before a conference": (
        "INSERT INTO reintegration_item (id, created_at, reference, conference_id, case_id, domain, brought_by_id, "
        "invited, why_not, came) VALUES (gen_random_uuid(), now(), 'X', %(me)s, %(case)s, 'education', %(me)s, '', "
        "'', '')"
    ),
    "sit at an item": (
        "INSERT INTO reintegration_place (id, created_at, seat_id, item_id, case_id, domain, user_id, body_id, "
        "basis_type, basis_id, opened_by_id) SELECT gen_random_uuid(), now(), %(me)s, %(me)s, %(case)s, 'education', "
        "%(me)s, m.organisation_id, 'x', %(me)s, %(me)s FROM people_membership m WHERE m.user_id = %(me)s"
    ),
    "move a place to another item": "UPDATE reintegration_place SET item_id = %(me)s",
    "say something of an item": (
        "INSERT INTO reintegration_saying (id, created_at, item_id, case_id, domain, author_id, kind, body) "
        "VALUES (gen_random_uuid(), now(), %(me)s, %(case)s, 'education', %(me)s, 'voice', %(token)s)"
    ),
    "change what was said": "UPDATE reintegration_saying SET body = %(token)s",
    "decide on an item": (
        "INSERT INTO reintegration_decision (id, created_at, item_id, case_id, domain, author_id, words) "
        "VALUES (gen_random_uuid(), now(), %(me)s, %(case)s, 'education', %(me)s, %(token)s)"
    ),
    "change a decision": "UPDATE reintegration_decision SET words = %(token)s",
    "put up a flag": (
        "INSERT INTO reintegration_flag (id, created_at, case_id, kind, domain, reason, put_up_by_id, ends_on) "
        "VALUES (gen_random_uuid(), now(), %(case)s, 'way_out', 'safety_care', %(token)s, %(me)s, now())"
    ),
    "say why a case took a step": (
        "INSERT INTO reintegration_turn (id, created_at, case_id, step, author_id, reason) "
        "VALUES (gen_random_uuid(), now(), %(case)s, 'hold', %(me)s, %(token)s)"
    ),
    "change a flag": "UPDATE reintegration_flag SET ends_on = now()",
    "delete a reason": "DELETE FROM reintegration_turn",
    "change a case's number": "UPDATE reintegration_case SET reference = 'X'",
    "change the log": "UPDATE audit_event SET verb = 'x'",
    "delete from the log": "DELETE FROM audit_event",
    "empty the log": "TRUNCATE audit_event",
    "break the chain": "DELETE FROM audit_seal",
    "forge a link of the chain": "INSERT INTO audit_seal (number, event_id, digest, hash) VALUES (9, %(me)s, 'x', 'x')",
    "take an event out of the queue": "DELETE FROM audit_unsealed",
    "empty the queue": "TRUNCATE audit_unsealed",
    "move an event in the queue": "UPDATE audit_unsealed SET id = id + 1000",
    "forge a disposal of the log": (
        "INSERT INTO audit_disposal (first_number, upto_number, certificate, event_id, at) "
        "VALUES (1, 2, 'x', %(me)s, now())"
    ),
    "forge a certificate": "INSERT INTO retention_certificate (id) VALUES (%(me)s)",
    "forget earlier states": "INSERT INTO revisions_forgotten (id) VALUES (%(me)s)",
    "enter who a stranger is": (
        "INSERT INTO reintegration_name (id, created_at, case_id, script, text, code) "
        "VALUES (gen_random_uuid(), now(), %(case)s, 'latin', %(token)s, 'x')"
    ),
    "consent in somebody's name": (
        "INSERT INTO reintegration_consent (id, created_at, case_id, recipient_id, domains, purpose, ends_at, state, "
        "asked_by_id, decider, assent, how) SELECT gen_random_uuid(), now(), %(case)s, m.organisation_id, "
        "',health,', 'help', now() + interval '9 days', 'asked', %(me)s, '', '', '' FROM people_membership m "
        "WHERE m.user_id = %(me)s"
    ),
    "widen what was agreed to": "UPDATE reintegration_consent SET domains = ',health,'",
    "delete a consent": "DELETE FROM reintegration_consent",
    "make a measure last": "UPDATE reintegration_ground SET ends_at = now() + interval '9 days'",
    "find somebody by their code": (
        "INSERT INTO reintegration_inquiry (id, created_at, asked_by_id, case_id, state) "
        "VALUES (gen_random_uuid(), now(), %(me)s, %(case)s, 'asked')"
    ),
    "join a family": (
        "INSERT INTO reintegration_member (id, created_at, family, case_id, reference, relation, starts_on) "
        "VALUES (gen_random_uuid(), now(), gen_random_uuid(), %(case)s, 'x', 'child', now())"
    ),
    "delete a name": "DELETE FROM reintegration_name",
    "delete a case": "DELETE FROM reintegration_case",
    "delete an assignment": "DELETE FROM reintegration_assignment",
    "take a wall down": "ALTER TABLE reintegration_note DISABLE ROW LEVEL SECURITY",
    "drop a policy": "DROP POLICY zotim_wall_reintegration_note_select ON reintegration_note",
    "take a guard away": "DROP TRIGGER zotim_guard_audit_event_append_only ON audit_event",
    "exchange a function": (
        "CREATE OR REPLACE FUNCTION zotim_wall_holder() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
    ),
    "become the owner": "SET SESSION AUTHORIZATION postgres",
}  # fmt: skip


@on_postgresql
@pytest.mark.parametrize("what", REFUSED)
def test_a15_the_web_role_cant(what, people, as_web_role):
    people.give("teacher", "education", level="write")
    people.note("manager", "education")
    teacher = people.actor("teacher")
    values = {
        "me": teacher.user_id, "boss": people.users["supervisor"].pk, "case": people.case.pk, "token": TOKEN,
    }  # fmt: skip
    with (
        pytest.raises(DatabaseError, match=r"permission denied|row-level security|must be owner"),
        transaction.atomic(), as_web_role(), walls.walled(teacher), connection.cursor() as cursor,
    ):  # fmt: skip
        cursor.execute(REFUSED[what], values)


@on_postgresql
def test_a15_a_connection_that_says_nothing_sees_and_changes_nothing(people, as_web_role):
    people.note("manager", "education")
    people.give("teacher", "education")
    with as_web_role(), connection.cursor() as cursor:
        for model in MODELS:
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
            assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE reintegration_case SET state = 'assessment'")
        assert cursor.rowcount == 0
        # What opens the walls for our own functions closes them for anybody else.
        cursor.execute(
            "SELECT set_config('zotim.definer', 'on', true), set_config('zotim.user_id', %s, true)",
            [str(people.users["supervisor"].pk)],
        )
        cursor.execute("SELECT count(*) FROM reintegration_case")
        assert cursor.fetchone() == (0,)


@on_postgresql
@pytest.mark.parametrize("who", ["teacher", "manager", "other_supervisor", "supervisor"])
def test_a15_the_function_that_gives_grants_checks_who_asks(who, people, as_web_role):
    basis = people.case.assignments.model.objects.filter(user=people.users["supervisor"])
    with walls.opened():
        basis = basis.get(case=people.case)

    def give(asks, **changed):
        values = {
            "receiver": people.users["colleague"].pk, "subject": people.case.pk, "basis": basis.pk,
            "parts": ",psych,", "aim": "treatment", "ends": timezone.now() + DAY, **changed,
        }  # fmt: skip
        with transaction.atomic(), as_web_role(), walls.walled(people.actor(asks)), connection.cursor() as cursor:
            cursor.execute(
                "SELECT zotim_wall_grant_give(%s, %s, NULL, 'reintegration.case', %s, %s, 'read', %s, "
                "'reintegration.assignment', %s, %s, %s)",
                [
                    uuid7(),
                    values["receiver"],
                    values["subject"],
                    values["parts"],
                    values["aim"],
                    values["basis"],
                    timezone.now(),
                    values["ends"],
                ],
            )

    if who == "supervisor":
        for wrong in (
            {"receiver": people.users["supervisor"].pk},
            {"basis": uuid7()},
            {"subject": uuid7()},
            {"ends": timezone.now() + 500 * DAY},
            {"ends": timezone.now() - DAY},
            {"aim": "help"},
            {"aim": "made up"},
            {"aim": "overview"},
            {"parts": ",psych,education,"},
            {"parts": ","},
            {"parts": ",everything,"},
        ):
            with pytest.raises(DatabaseError, match="zotim: "):
                give(who, **wrong)
        give(who)
        with walls.opened():
            grant = Grant.objects.get()
        assert (grant.given_by_id, grant.user_id) == (people.users["supervisor"].pk, people.users["colleague"].pk)
        people.help()
        people.close()
        with pytest.raises(DatabaseError, match="which is open"):
            give(who)
    else:
        with pytest.raises(DatabaseError, match="zotim: "):
            give(who)


@on_postgresql
def test_a15_the_whole_desk_works_as_the_web_role(people, as_web_role):
    with as_web_role():
        people.give("teacher", "education", level="write")
        people.note("manager", "housing")
        people.note("teacher", "education", "a made-up sentence")
        client, address = people.client("teacher"), f"/reintegration/cases/{people.case.pk}/"
        assert "a made-up sentence" in client.get(address).content.decode()
        people.help()
        people.close()
        assert client.get(address).status_code == 404
