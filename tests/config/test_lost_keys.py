"""A key folder that is gone is never replaced in silence: only a new installation gets one."""

import shutil
import zipfile

import pytest

SENTENCE = "isn't there. Restore it from its copy"


@pytest.fixture(scope="module")
def house(houses):
    made = houses.settled("keyless")
    made.well("keys", "backup", made.home / "keys.zip")
    shutil.rmtree(made.home / "keys")
    return made


COMMANDS = [["migrate"], ["worker", "--once"]]
OTHERS = [["serve"], ["keys", "backup", "other.zip"], ["figures", "key"], ["audit", "verify"], ["restore", "none.zip"]]
"""They stop at the same place as the first two, whatever the database is."""


@pytest.mark.parametrize(
    "command", [*COMMANDS, *(pytest.param(one, marks=pytest.mark.once) for one in OTHERS)], ids=" ".join
)
def test_on_an_installation_every_command_ends_and_makes_nothing(house, command):
    done = house.zotim(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert SENTENCE in done.stderr
    assert not (house.home / "keys").exists()


def test_check_goes_on_saying_it(house):
    done = house.zotim("check")
    assert done.returncode == 1
    assert "The key folder" in done.stdout
    assert not (house.home / "keys").exists()


def test_the_copy_brings_it_back_into_the_installation(house):
    house.well("keys", "restore", house.home / "keys.zip")
    house.well("worker", "--once")
    assert "The key folder" not in house.zotim("check").stdout
    again = house.home / "again.zip"
    house.well("keys", "backup", again)
    assert contents(again) == contents(house.home / "keys.zip")
    shutil.rmtree(house.home / "keys")


def contents(archive):
    """The keys in an archive, by name."""
    with zipfile.ZipFile(archive) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_where_nothing_was_made_yet_only_migrate_makes_keys(houses):
    house = houses("new")
    for command in (["keys", "backup", "other.zip"], ["figures", "key"], ["worker", "--once"]):
        done = house.zotim(*command)
        assert (done.returncode, "The database is empty" in done.stderr) == (2, True)
        assert not (house.home / "keys").exists()
    house.well("migrate")
    assert (house.home / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.once
def test_an_option_that_is_misspelt_is_said_before_what_is_missing(houses):
    house = houses("misspelt")
    done = house.zotim("serve", "--prot", "1")
    assert done.returncode == 2
    assert "No such option: --prot" in done.stderr
    assert "zotim migrate" not in done.stderr
    assert not (house.home / "keys").exists()
