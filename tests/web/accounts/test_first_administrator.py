"""The first administrator comes by a command."""

import re

import pytest
from django.test import Client
from typer.testing import CliRunner

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.people.models import Membership, User

pytestmark = pytest.mark.django_db


def run(*arguments):
    import typer

    from zotim.web.accounts.cli import administrator

    app = typer.Typer()
    app.command()(administrator)
    return CliRunner().invoke(app, list(arguments))


def test_the_first_administrator_comes_by_a_link_that_works_once(settings):
    made = run("boss@test.example", "--name", "Boss")
    assert made.exit_code == 0, made.output
    link = re.search(r"\S+/welcome/\S+", made.output)[0].removeprefix(settings.ZOTIM_ADDRESS)
    data = {"password": "tri mace nën shi", "again": "tri mace nën shi"}
    assert Client().post(link, data).status_code == 302
    assert Client().get(link).status_code == 410
    boss = User.objects.get(email="boss@test.example")
    assert actor_of(boss).roles == {"administrator"}
    assert Event.objects.get(verb="people.administrator.made").actor_kind == "system"


def test_while_there_is_an_administrator_the_command_refuses_unless_told_again():
    worlds.user("administrator", password="tri mace nën shi")
    refused = run("second@test.example")
    assert refused.exit_code == 1
    assert "--again" in refused.output
    assert not User.objects.filter(email="second@test.example").exists()
    assert run("second@test.example", "--again").exit_code == 0


def test_an_administrator_who_never_chose_a_password_doesnt_block_the_command():
    assert run("boss@test.example").exit_code == 0
    assert run("boss@test.example").exit_code == 0
    assert Membership.objects.filter(role="administrator").count() == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["notanemail"], "no mail address"), (["boss@test.example", "--language", "xx"], "isn't one of sq, en, ar")],
)
def test_what_cant_be_an_administrators_makes_no_account(arguments, said):
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert said in refused.output
    assert not User.objects.exists()
