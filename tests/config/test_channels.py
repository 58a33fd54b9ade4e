"""Each channel is installed alone, and finance as the agency's or as an obliged entity's: its pages open, no others."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).parents[2]
ABOVE = ("finance", "agency", "travel")


@pytest.mark.parametrize(
    ("channels", "finance_as", "room", "own", "elsewhere"),
    [
        ("finance", "agency", "agency", "entities", ("customers", "passenger_messages")),
        ("finance", "obliged", "finance", "customers", ("entities", "passenger_messages")),
        ("travel", "agency,obliged", "travel", "passenger_messages", ("entities", "customers")),
    ],
)
@pytest.mark.once
def test_an_installation_has_its_own_rooms_and_every_page_of_them_answers(
    channels, finance_as, room, own, elsewhere, tmp_path, own_database, django_db_blocker
):
    with django_db_blocker.unblock():
        database = databases.make(str(tmp_path / "house.sqlite3"), migrated=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    clean |= {
        "ZOTIM_HOME": str(tmp_path / "home"), "ZOTIM_DATABASE": database, "ZOTIM_DESKS": "register,screening,oversight",
        "ZOTIM_CHANNELS": channels, "ZOTIM_FINANCE_AS": finance_as, "ZOTIM_INSECURE": "1",
        "DJANGO_SETTINGS_MODULE": "zotim.config.settings", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.config.screening_house"],
        env=clean, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert set(found["rooms"]) & set(ABOVE) == {room}
    answers = found["answers"]
    assert answers["home"] == answers["alert"] == answers["alerts"] == answers[own] == 200
    assert not set(answers) & set(elsewhere)
    assert set(answers.values()) <= {200, 302, 403}
