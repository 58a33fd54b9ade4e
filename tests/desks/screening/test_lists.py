"""Lists: versions take effect or are held back, what changed is known entry by entry, and any day can be asked."""

import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from typer.testing import CliRunner

from tests import worlds
from tests.desks.screening import designating, made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import SOURCES
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.desks.screening.lists import cli, selectors, services, tasks
from zotim.desks.screening.lists.models import Listed, Version
from zotim.formats.lists import from_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    worlds.demo_installation()
    return made.keeper()


def now(by, source):
    return {one.listed_id: one.caption for one in selectors.entries(by, source)}


def test_a_first_version_takes_effect_by_itself(keeper):
    source = made.source(keeper)
    version = made.take(keeper, source, made.people(*made.NAMES))
    assert (version.state, version.entries, version.added, version.problems) == ("in_force", 4, 4, 0)
    assert now(keeper, source)["1"] == "Arben Shembulli"


def test_a_newer_version_replaces_it_and_what_changed_is_known_by_entry(keeper):
    source = made.source(keeper, largest_loss=50)
    first = made.take(keeper, source, made.people(*made.NAMES))
    second = made.take(keeper, source, made.people("Arben Shembulli", "Teuta Gjoka", "Drita Hoxhaj"))
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "in_force")
    assert (second.entries, second.added, second.changed, second.removed) == (3, 0, 1, 1)
    told = [(one.listed_id, one.caption, one.how) for one in selectors.changes(keeper, second)]
    assert told == [("4", "Besnik Leka", "removed"), ("2", "Teuta Gjoka", "changed")]
    assert {one.how for one in selectors.changes(keeper, first)} == {"added"}


def test_the_very_file_that_is_in_force_makes_no_version_but_leaves_a_trace(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    again = services.version_take(
        actor=keeper, source=source, data=made.people(*made.NAMES), name="x.csv", published_on=timezone.localdate()
    )
    assert again is None
    assert source.versions.count() == 1
    assert Event.objects.filter(verb="screening.version.same").count() == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (made.people("Arben Shembulli"), ["shrank"]),
        (made.file("1,,x,", "2,Teuta Krasniqi,,", "3,Drita Hoxhaj,,", "4,Besnik Leka,,"), ["shrank", "unread"]),
        (made.file(), ["shrank", "empty"]),
    ],
)
def test_a_version_that_lost_too_much_waits_for_somebody_and_changes_nothing(keeper, data, why):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    version = made.take(keeper, source, data)
    assert (version.state, version.held_because) == ("held", why)
    assert len(now(keeper, source)) == 4
    assert Notification.objects.filter(kind="screening.version.held").exists()
    assert [task.reference for task in tasks.waiting(keeper, timezone.localdate())] == [version.reference]


def test_the_page_that_decides_on_a_version_says_of_which_list(keeper, client):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    held = made.take(keeper, source, made.people("Arben Shembulli"))
    client.force_login(worlds.user("list_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("version_decide", args=[source.pk, held.pk]), headers={"accept-language": "sq"})
    assert "Lista al" in page.content.decode()


def test_an_older_file_waits_too(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    version = made.take(keeper, source, made.people(*made.NAMES, "X Y"), timezone.localdate() - timedelta(days=3))
    assert version.held_because == ["older"]


def test_somebody_lets_it_through_or_refuses_it_with_a_reason(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    held = made.take(keeper, source, made.people("Arben Shembulli"))
    services.version_decide(actor=keeper, version=held, released=False, reason="Skedar i prerë")
    assert len(now(keeper, source)) == 4
    again = made.take(keeper, source, made.people("Arben Shembulli"))
    assert again.would_go == ["Besnik Leka", "Drita Hoxhaj", "Teuta Krasniqi"]
    with pytest.raises(NeedsAnotherPerson):
        services.version_decide(actor=keeper, version=again, released=True, reason="E di vetë")
    services.version_decide(actor=made.keeper(), version=again, released=True, reason="Kryeministria e konfirmoi")
    assert (again.state, len(now(keeper, source))) == ("cleared", 4)
    run_pending_jobs()
    assert list(now(keeper, source)) == ["1"]
    with pytest.raises(WrongState):
        services.version_decide(actor=keeper, version=again, released=False, reason="x")


def test_neither_a_deputy_of_who_put_it_in_nor_whom_a_deputy_stood_in_for_lets_it_through(keeper):
    source, deputy = made.source(keeper), designating.somebody(stands_in_for=keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    alone = replace(deputy, on_behalf_of_id=None)
    for first, others in ((deputy, (keeper, alone)), (keeper, (deputy,))):
        held = made.take(first, source, made.people("Arben Shembulli"))
        for one in others:
            with pytest.raises(NeedsAnotherPerson):
                services.version_decide(actor=one, version=held, released=True, reason="E di vetë")
            with pytest.raises(IntegrityError), transaction.atomic():
                Version.objects.filter(pk=held.pk).update(
                    state="cleared", reason="x", decided_by=one.user_id, decided_for=one.on_behalf_of_id
                )
        services.version_decide(actor=others[0], version=held, released=False, reason="Skedar i prerë")
        assert (held.state, held.decided_for_id) == ("refused", others[0].on_behalf_of_id)


def test_a_file_that_is_no_list_is_refused_with_the_reason_and_the_next_one_is_taken(keeper):
    source = made.source(keeper)
    version = made.take(keeper, source, b"no list at all\n")
    assert version.state == "refused"
    assert version.told[0]["code"] == "unreadable"
    assert made.take(keeper, source, made.people("Arben Shembulli")).state == "in_force"


def test_while_a_version_waits_no_other_is_taken_and_an_ended_list_takes_none(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    made.take(keeper, source, made.people("Arben Shembulli"))
    with pytest.raises(Unfit, match="2"):
        made.take(keeper, source, made.people("Teuta Krasniqi"))
    services.source_change(actor=keeper, source=source, ended_on=timezone.localdate())
    with pytest.raises(Unfit):
        made.take(keeper, source, made.people("Teuta Krasniqi"))


def test_ids_that_begin_alike_and_are_too_long_stay_two_and_are_known_again(keeper):
    source = made.source(keeper)
    rows = [f"{'x' * 300}{n},Emri {n},," for n in range(2)]
    made.take(keeper, source, made.file(*rows))
    again = made.take(keeper, source, made.file(*rows, "3,Emri 3,,"))
    assert (again.entries, again.added, again.changed, again.removed) == (3, 1, 0, 0)


def test_reading_a_version_again_changes_nothing(keeper):
    source = made.source(keeper)
    version = made.take(keeper, source, made.people(*made.NAMES))
    services.version_read(actor=keeper, version=version)
    assert Listed.objects.count() == 4
    assert Event.objects.filter(verb="screening.version.entered").count() == 1


def test_what_is_wrong_in_a_file_is_told_by_line_and_the_rest_is_in_force(keeper):
    source = made.source(keeper)
    rows = [f"{n},Emri {n},1970," for n in range(1, 100)]
    version = made.take(keeper, source, made.file(*rows, "100,Emri Njëqind,yesterday,"))
    assert (version.state, version.entries, version.problems) == ("in_force", 100, 1)
    assert version.told == [{"line": 101, "field": "birth_dates", "code": "date", "values": {"value": "yesterday"}}]


def test_as_of_any_moment_the_entries_are_those_of_the_version_that_was_in_force(keeper):
    """Random versions against dictionaries: what was in force at each moment, and what each version changed."""
    chance = random.Random(7)
    source = made.source(keeper, largest_loss=100)
    kept = []
    for _ in range(6):
        rows = {str(n): f"Emri {n} {chance.randrange(3)}" for n in range(8) if chance.random() < 0.7}
        if not rows or (kept and kept[-1][1] == rows):
            continue
        version = made.take(keeper, source, made.file(*(f"{key},{name},," for key, name in rows.items())))
        assert version.state == "in_force"
        kept.append((version, rows))
    before: dict[str, str] = {}
    for version, rows in kept:
        found = selectors.entries(keeper, source, version.in_force_at)
        assert {one.listed_id: one.caption for one in found} == rows
        assert {one.listed_id for one in found if one.since_id == version.pk} == {
            key for key, name in rows.items() if before.get(key) != name
        }
        assert version.removed == len(before.keys() - rows.keys())
        before = rows


def test_a_record_says_all_that_the_list_says(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people("Arben Shembulli", remarks="Vëren"))
    listing = from_json(Listed.objects.get().record, "al")
    assert (listing.names[0].text, str(listing.born[0]), listing.remarks) == ("Arben Shembulli", "1970-05-12", "Vëren")


def test_a_list_of_which_no_new_version_came_waits_on_home(keeper):
    source = made.source(keeper, expected_every=2)
    later = timezone.localdate() + timedelta(days=3)
    assert [(task.reference, task.due_on) for task in tasks.waiting(keeper, later)] == [
        (source.reference, timezone.localdate() + timedelta(days=2))
    ]
    assert not list(tasks.waiting(keeper, timezone.localdate() + timedelta(days=2)))
    assert any(one.source is tasks.waiting for one in SOURCES)


def test_only_those_who_keep_lists_write_them_and_who_has_nothing_to_do_with_them_sees_none(keeper):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    finance, nobody = worlds.actor("finance_officer"), worlds.actor("focal_point")
    with pytest.raises(Denied):
        made.take(finance, source, made.people("X Y"))
    with pytest.raises(Denied):
        made.source(finance, "x")
    assert selectors.entries(finance, source).count() == 4
    assert not selectors.sources(nobody).exists()
    assert not selectors.entries(nobody, source).exists()


SDN = b'1,"SHEMBULLI, Arben",individual,TEST,-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\n'
ALT = b'1,11,aka,"SHEMBULLI, Beni",-0-\n'


def test_what_comes_as_several_files_is_one_version_and_the_same_files_are_known_again(keeper):
    source = made.source(keeper)
    files = {"data": SDN, "name": "sdn.csv", "beside": [(ALT, "alt.csv")], "published_on": timezone.localdate()}
    version = services.version_take(actor=keeper, source=source, **files)
    run_pending_jobs()
    version.refresh_from_db()
    assert (version.state, version.entries) == ("in_force", 1)
    assert "Beni" in Listed.objects.get().record
    assert [file.name for file in services.files_of(version)] == ["sdn.txt", "alt.txt"]
    assert services.version_take(actor=keeper, source=source, **files) is None
    alone = {**files, "beside": []}
    assert services.version_take(actor=keeper, source=source, **alone) is not None


class TestTheCommand:
    def run(self, *arguments):
        return CliRunner().invoke(cli.app, ["take", *map(str, arguments)])

    def test_files_of_this_machine_become_a_version_without_being_read_into_memory(self, keeper, tmp_path):
        source, path = made.source(keeper), tmp_path / "list.csv"
        path.write_bytes(made.people(*made.NAMES))
        by = User.objects.get(pk=keeper.user_id).email
        told = self.run(source.code, path, "--by", by, "--published", "2026-01-02")
        assert told.exit_code == 0, told.output
        run_pending_jobs()
        version = source.versions.get()
        assert (version.state, version.entries, str(version.published_on)) == ("in_force", 4, "2026-01-02")
        assert "in force already" in self.run(source.code, path, "--by", by).output

    def test_they_are_copied_before_the_transaction_begins_and_not_at_all_where_none_is_taken(
        self, keeper, tmp_path, monkeypatch
    ):
        path, source, deep = tmp_path / "list.csv", made.source(keeper), []
        path.write_bytes(made.people(*made.NAMES))
        copied = services.file_copied

        def watched(**how):
            deep.append(len(connection.savepoint_ids))
            return copied(**how)

        monkeypatch.setattr(services, "file_copied", watched)
        take = {"actor": keeper, "source": source, "paths": [path], "published_on": timezone.localdate()}
        services.version_take_paths(**take)
        assert deep == [len(connection.savepoint_ids)]
        with pytest.raises(Unfit):
            services.version_take_paths(**take)
        assert len(deep) == 1

    def test_what_is_wrong_is_told_and_nothing_is_put_in(self, keeper, tmp_path):
        translation.activate("en")  # as a shell of its own, whatever page was drawn last in this process
        source, path, cut = made.source(keeper), tmp_path / "list.csv", tmp_path / "cut.pdf"
        path.write_bytes(made.people(*made.NAMES))
        cut.write_bytes(b"%PDF-1.7 x")
        by = User.objects.get(pk=keeper.user_id).email
        nobody = worlds.user("finance_officer").email
        for arguments, said in (
            (("zz", path, "--by", by), "Known here: al"),
            ((source.code, path, "--by", nobody), "doesn't keep lists"),
            ((source.code, path, "--by", "x@y.example"), "doesn't keep lists"),
            ((source.code, tmp_path / "no.csv", "--by", by), "No such file"),
            ((source.code, cut, "--by", by), "isn't text"),
            ((source.code, path, "--by", by, "--published", "2999-01-01"), "still to come"),
        ):
            told = self.run(*arguments)
            assert (told.exit_code, said in told.output) == (1, True), told.output
        assert not source.versions.exists()


def test_a_list_leaves_as_our_csv_and_as_lines_of_followthemoney(keeper, client):
    source = made.source(keeper)
    made.take(keeper, source, made.people(*made.NAMES))
    client.force_login(worlds.user("finance_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Teuta Krasniqi" in client.get(reverse("source_file", args=[source.pk, "csv"])).content.decode()
    lines = client.get(reverse("source_file", args=[source.pk, "ftm"])).content.decode().splitlines()
    assert [json.loads(line)["properties"]["name"] for line in lines] == [[name] for name in made.NAMES]
    assert client.get(reverse("source_file", args=[source.pk, "pdf"])).status_code == 404
    assert Event.objects.filter(verb="screening.source.taken").count() == 2


def test_the_same_on_the_pages(keeper):
    """Add a list, put in its file, look at an entry; then let a version through that was held back."""
    client = Client()
    who = worlds.user("list_officer")
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")

    def sent(name, *args, **data):
        answer = client.post(reverse(name, args=args), data, follow=True)
        assert answer.status_code == 200, answer.content.decode()[:500]
        return answer

    from django.core.files.uploadedfile import SimpleUploadedFile

    today = timezone.localdate().isoformat()
    page = sent(
        "source_add", original="sq", title_sq="Lista kombëtare", code="kombetare", basis="national",
        publisher="Këshilli i Ministrave", largest_loss="5",
    )  # fmt: skip
    pk = page.redirect_chain[-1][0].split("/")[3]
    sent("version_take", pk, file=SimpleUploadedFile("l.csv", made.people(*made.NAMES)), published_on=today)
    run_pending_jobs()
    page = client.get(reverse("source", args=[pk])).content.decode()
    assert "Teuta Krasniqi" in page
    entry = Listed.objects.get(listed_id="2")
    assert "12 May 1970" in client.get(reverse("listed", args=[entry.pk])).content.decode()
    sent("version_take", pk, file=SimpleUploadedFile("l.csv", made.people("Arben Shembulli")), published_on=today)
    run_pending_jobs()
    held = Version.objects.get(state="held")
    assert client.get(reverse("version_of", args=[held.pk])).status_code == 302
    page = sent("version_decide", pk, held.pk, decision="release", reason="E pamë")
    assert Version.objects.filter(state="held").exists()
    client.force_login(worlds.user("list_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = sent("version_decide", pk, held.pk, decision="release", reason="E pamë")
    assert "E pamë" in page.content.decode()
    run_pending_jobs()
    assert client.get(reverse("version_file", args=[pk, held.pk])).getvalue().startswith(b"id,name")
    assert client.get(reverse("version", args=[pk, held.pk]), {"export": "csv"}).status_code == 200
    assert Listed.objects.filter(until=None).count() == 1
    assert client.get(reverse("source", args=[pk]), {"export": "csv"}).status_code == 200
    assert client.get(reverse("sources")).status_code == 200
