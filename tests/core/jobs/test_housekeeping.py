"""What the house does by itself."""

import pytest
from django.db import connection

from tests import worlds
from zotim.core.audit.services import System
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks at its tables by itself")
def test_sqlite_is_told_how_much_its_tables_hold():
    worlds.actor("analyst")
    enqueue("database.statistics.renew", actor=System("test"))
    run_pending_jobs()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'people_user'")
        assert cursor.fetchone()[0] > 0
