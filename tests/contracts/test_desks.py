"""Any set of rooms can be installed alone: its tables, its pages and its words, and nothing of the others."""

import json
import os
import subprocess
import sys

import pytest

PROBE = """
import json, django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import get_resolver
call_command("migrate", verbosity=0)
call_command("check")
from zotim.core import guards
from zotim.core.access.policy import ACTIONS
print(json.dumps({
    "tables": connection.introspection.table_names(),
    "rooms": sorted({str(p.pattern) for p in get_resolver().url_patterns}),
    "actions": sorted({name.partition(".")[0] for name in ACTIONS}),
    "guards": guards.differences(connection),
    "door": Client(headers={"host": "localhost"}).get("/account/login/").status_code,
    "home": Client(headers={"host": "localhost"}).get("/").status_code,
    "health": Client(headers={"host": "localhost"}).get("/health/").content.decode(),
}))
"""


def installation(desks: str, folder) -> dict:
    """What an installation with these rooms has, seen from a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ZOTIM_")}
    environment |= {
        "ZOTIM_HOME": str(folder),
        "ZOTIM_DESKS": desks,
        "ZOTIM_INSECURE": "1",
        "DJANGO_SETTINGS_MODULE": "zotim.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.once
def test_the_register_can_stand_alone(tmp_path):
    found = installation("register", tmp_path)
    assert "register_commitment" in found["tables"]
    assert "register/" in found["rooms"]
    assert "oversight/" not in found["rooms"]
    assert "oversight" not in found["actions"]
    assert (found["door"], found["home"], found["health"], found["guards"]) == (200, 302, "ok\n", [])


@pytest.mark.once
@pytest.mark.parametrize("desk", ["oversight", "screening"])
def test_one_desk_can_stand_alone_without_the_register(desk, tmp_path):
    found = installation(desk, tmp_path)
    assert not [name for name in found["tables"] if name.startswith("register_")]
    assert f"{desk}/" in found["rooms"]
    assert "register/" not in found["rooms"]
    assert "register" not in found["actions"]
    assert (found["door"], found["home"], found["health"], found["guards"]) == (200, 302, "ok\n", [])


@pytest.mark.once
def test_a_room_that_doesnt_exist_is_named(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "zotim", "check"],
        env={**os.environ, "ZOTIM_HOME": str(tmp_path), "ZOTIM_DESKS": "register,astrology"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "ZOTIM_DESKS='astrology'" in done.stderr
