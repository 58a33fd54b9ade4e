"""A ministry whose evidence was returned long ago, and people who look after records."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.audit import services as audit
from zotim.core.retention import selectors
from zotim.register.services import evidence_open, evidence_review

SECRET = b"Urdher i trilluar per Drita Kokona\n"
TITLE = "Drita Kokona"


@pytest.fixture
def later(monkeypatch):
    """Move retention's present three years on, without touching any row."""
    now = timezone.now() + timedelta(days=1100)
    real = selectors.border
    monkeypatch.setattr(selectors, "border", lambda rule, at=None: real(rule, at or now))
    return now


@pytest.fixture
def world(db, settings, tmp_path):
    """One returned piece of evidence, one accepted, each with a file of its own."""
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path, tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "files"
    centre, second = worlds.actor("coordinator"), worlds.actor("analyst")
    measure = worlds.measure(centre, worlds.commitment(centre, worlds.body()))
    returned = worlds.evidence(centre, measure, SECRET)
    accepted = worlds.evidence(centre, measure, b"Urdher tjeter\n")
    returned.title = worlds.translated(returned.title, "sq", TITLE)
    returned.save()  # the search index follows
    evidence_review(actor=second, evidence=returned, accepted=False, comment=f"{TITLE}: nuk lexohet")
    evidence_open(actor=second, evidence=accepted)
    evidence_review(actor=second, evidence=accepted, accepted=True)
    audit.seal()
    return SimpleNamespace(
        centre=centre, measure=measure, returned=returned, accepted=accepted,
        one=worlds.actor("records_officer"), other=worlds.actor("data_protection_officer"),
    )  # fmt: skip
