"""``zotim travel take``: messages from files and folders, again and again."""

import pytest
from typer.testing import CliRunner

from tests.desks.screening import made, travelling
from zotim.desks.screening.travel.cli import app
from zotim.desks.screening.travel.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def run(*arguments):
    return CliRunner().invoke(app, ["take", *map(str, arguments)])


@pytest.fixture
def folder(listed, tmp_path):
    """A folder into which a message fell; another one is still being written."""
    place = tmp_path / "airlines"
    place.mkdir()
    data = travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS))
    (place / "a.edi").write_bytes(data)
    (place / ".b.edi").write_bytes(data[:50])
    return place


def test_a_folder_is_taken_in_once_and_its_files_go_when_that_is_wanted(folder):
    first, again = run(folder), run(folder, "--remove")
    assert first.exit_code == again.exit_code == 0, first.output
    assert "3 people, 1 alerts, 0 problems" in first.output
    assert "1 taken in before" in again.output
    assert sorted(one.name for one in folder.iterdir()) == [".b.edi"]
    with made.everywhere():
        assert Message.objects.get().taken_by_id is None


def test_a_file_that_cant_be_taken_in_stays_and_is_named(folder):
    (folder / "c.edi").write_bytes(b"Lule,Prifti\n")
    answer = run(folder, folder / "nothing.edi", "--remove")
    assert answer.exit_code == 1
    assert "c.edi" in answer.output
    assert "nothing.edi" in answer.output
    assert sorted(one.name for one in folder.iterdir()) == [".b.edi", "c.edi"]


def test_where_the_channel_is_off_the_command_says_so(db, settings):
    settings.ZOTIM_CHANNELS = ["finance"]
    answer = run("x.edi")
    assert answer.exit_code == 1
    assert "travel channel" in answer.output


def test_an_empty_folder_is_said_to_be_empty(db, tmp_path):
    answer = run(tmp_path)
    assert answer.exit_code == 0
    assert "no file to take in" in answer.output


def test_of_a_single_file_that_cant_be_read_it_isnt_said_that_others_were_taken_in(db, tmp_path):
    (tmp_path / "broken.edi").write_bytes(b"no message")
    answer = run(tmp_path / "broken.edi")
    assert answer.exit_code == 1
    assert "others" not in answer.output
