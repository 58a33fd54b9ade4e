"""Groups abroad from files and into files."""

import json

import pytest
from django.utils.translation import override
from typer.testing import CliRunner

from tests.taking_part import forum, text
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.revisions.models import Revision
from zotim.register.cli import app
from zotim.register.exchange import FileRefused
from zotim.register.taking_part import files, services
from zotim.register.taking_part.models import Forum, ForumLead, ForumMembership, Sponsorship

pytestmark = pytest.mark.django_db


def load(people, data):
    with override("en"):
        return files.forums_load(actor=people.coordinator, data=data, name="groups.json")


def test_the_facts_that_come_with_zotim_load_and_twice_changes_nothing():
    first = files.forums_install(actor=System("command"))
    assert first.groups.added == Forum.objects.count() > 15
    kept = Revision.objects.count()
    again = files.forums_install(actor=System("command"))
    assert (again.groups.added, again.groups.changed) == (0, 0)
    assert again.groups.same == first.groups.added
    assert Revision.objects.count() == kept


@pytest.mark.parametrize(
    ("head", "groups"),
    [
        ("id,kind,name", True),
        ("\ufeffname;kind;id\r", True),
        ('"id", "kind", "name", "name_sq"', True),
        ("id,instrument,paragraph,kind,line_of_effort,summary,source,verified,note", False),
        ("id,kind,name,instrument", False),
        ("id,name", False),
    ],
)
def test_a_table_of_groups_is_known_by_the_columns_that_it_must_have(head, groups):
    assert files.is_groups(f"{head}\n".encode()) is groups


def test_every_fact_that_counts_as_seen_names_its_source_and_every_name_is_in_three_languages():
    files.forums_install(actor=System("command"))
    for model in (Forum, ForumLead, ForumMembership):
        assert not model.objects.filter(certain=True, source="").exists()
    assert all(set(one.name.texts) == {"sq", "en", "ar"} for one in Forum.objects.all())
    assert all(set(one.who.texts) == {"sq", "en", "ar"} for one in ForumLead.objects.all())
    assert {one.key for one in Forum.objects.filter(parent__key="coalition")} >= {
        "coalition-finance", "coalition-ftf", "coalition-communications", "coalition-stabilisation", "coalition-africa",
    }  # fmt: skip


def test_what_is_written_is_read_again_as_it_was(people):
    files.forums_install(actor=System("command"))
    backed = {"symbol": "A/1", "role": "sponsor", "forum": Forum.objects.get(key="un-general-assembly")}
    services.sponsorship_add(actor=people.analyst, title=text("A draft"), classification="public", **backed)
    data = files.forums_export(actor=people.analyst, kind="json")
    assert load(people, data).details() == {
        "groups_added": 0, "groups_changed": 0, "groups_same": Forum.objects.count(),
        "sponsorships_added": 0, "sponsorships_changed": 0, "sponsorships_same": 1,
    }  # fmt: skip
    table = files.forums_export(actor=people.focal, kind="csv")
    assert load(people, table).groups.same == Forum.objects.count()
    for model in (Sponsorship, ForumMembership, ForumLead):
        model.objects.all().delete()
    while Forum.objects.filter(parts=None).exists():
        Forum.objects.filter(parts=None).delete()
    load(people, data)
    assert files.forums_export(actor=people.analyst, kind="json") == data


def test_an_error_names_line_and_field_and_nothing_is_kept(people):
    row = {"id": "ok", "name": "Fine", "kind": "network"}
    wrong = [
        {**row, "id": "No Id"},
        {**row, "id": "a", "kind": "club"},
        {**row, "id": "b", "certain": True},
        {**row, "id": "c", "parent": "nowhere"},
        {**row, "id": "d", "leads": [{"who": "Italy", "role": "king"}]},
        {**row, "id": "e", "memberships": [{"subject": "al", "kind": "member"}]},
        {**row, "id": "f", "members": 87},
        row,
    ]
    data = json.dumps({"format": files.FORMAT, "groups": [row, *wrong]}, indent=1).encode()
    with pytest.raises(FileRefused) as refused:
        load(people, data)
    fields = {finding.field.rpartition("].")[2] for finding in refused.value.findings}
    assert {"id", "kind", "source", "parent", "role", "subject", "members"} <= fields
    assert all(finding.line for finding in refused.value.findings)
    assert not Forum.objects.exists()


def test_only_a_coordinator_loads(people):
    with pytest.raises(Denied):
        files.forums_load(actor=people.analyst, data=files.packaged(), name="groups.json")
    load(people, files.packaged())
    assert Event.objects.filter(verb="register.forums.loaded", actor_id=people.coordinator.user_id).count() == 1


def test_the_command_loads_and_writes_them(tmp_path):
    run = CliRunner().invoke(app, ["load", "groups"])
    assert run.exit_code == 0, run.output
    assert "groups: 2" in run.output or "groups: 1" in run.output
    file = tmp_path / "mine.groups.json"
    assert CliRunner().invoke(app, ["export", str(file)]).exit_code == 0
    again = CliRunner().invoke(app, ["load", str(file)])
    assert "0 added, 0 changed" in again.output


def test_a_corrected_fact_changes_one_record(people):
    one = forum(people.analyst, "ok")
    data = json.dumps(
        {"format": files.FORMAT, "groups": [{"id": "ok", "name": "New name", "kind": "working_group"}]}
    ).encode()
    assert load(people, data).groups.changed == 1
    one.refresh_from_db()
    assert str(one.name) == "New name"
