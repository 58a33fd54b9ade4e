"""Nothing that isn't public gets out: a mark stands in every field that may not, of every record that is made.

``OPEN`` is written by hand and asks no code of ours what is public. A field that comes later is marked by itself.
"""

import csv
import io
import zipfile
from contextlib import contextmanager

import pytest
from django.db import models
from django.db.models.signals import pre_save
from django.utils import timezone

from tests import data_calls, worlds
from tests.extracts import State
from tests.register import library
from tests.web.public.test_site import pages
from zotim.core.approvals.models import Approval
from zotim.core.disclosures.models import Disclosure
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import User
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated, TranslatedField
from zotim.register import services
from zotim.register.comparing import contradictions_in
from zotim.register.extracts.services import extract_propose, extract_release
from zotim.register.measures.services import measure_add, measure_move
from zotim.register.models import Contradiction, Doubt, Measure, Opinion, StatusAssessment, Suggestion, Verification
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification, Language
from zotim.web.public.build import everything

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MARK = "CANARYWOOD"
OPEN = {
    "register.commitment": {"title", "partner", "instrument", "unit"},
    "register.measure": {"title"},
    "register.evidence": {"title"},
    "register.document": {"title", "source", "text"},
    "register.instrument": {"symbol", "issuer", "title", "source"},
    "register.provision": {"number", "place"},
    "register.obligation": {"summary"},
    "register.extract": {"why_withdrawn"},
    "people.organisation": {"name", "short_name"},
    "people.installation": {"name"},
}
"""Fields of public records that the public may read."""
CODES = {
    "reference", "sha256", "payload_sha256", "state", "kind", "key", "language", "step", "target", "action", "verb",
    "object_type", "purpose", "basis", "code", "role", "rule", "email", "password", "content_type", "subject", "symbol",
    "line_of_effort", "silence", "content", "data", "sections", "languages", "options", "withheld", "objects_given",
    "report_to", "quote", "superseded_by", "why_ended", "recipient",
}  # fmt: skip
"""Columns whose words are the program's own, or that hold what is looked through by itself."""


def _mark(sender, instance, **_signal):
    label = sender._meta.label_lower
    if label.partition(".")[0] not in {"register", "people", "approvals", "disclosures"} or not instance._state.adding:
        return
    hidden = getattr(instance, "classification", "public") != "public"
    for field in sender._meta.concrete_fields:
        if field.name in CODES or field.choices or (field.name in OPEN.get(label, ()) and not hidden):
            continue
        said = f"{MARK} {label} {field.name}"
        if isinstance(field, TranslatedField):
            value = getattr(instance, field.name) or Translated.of("en", "x")
            texts = {code: f"{text} {said}" for code, text in value.texts.items()}
            setattr(instance, field.name, Translated(value.original, texts, value.authentic, value.by))
        elif (
            isinstance(field, models.CharField | models.TextField)
            and (field.max_length or 999) >= 100
            and field.name != "text"  # passages of a text are found by their place
        ):
            marked = f"{getattr(instance, field.name) or ''} {said}"
            setattr(instance, field.name, marked[-(field.max_length or 0) :])


@contextmanager
def marking():
    pre_save.connect(_mark)
    try:
        yield
    finally:
        pre_save.disconnect(_mark)


def fill(state):
    """Something of every kind about the public commitment, and the whole of another body's internal work."""
    analyst, coordinator, focal = state.actor("analyst"), state.actor("coordinator"), state.actor("focal")
    reason = Translated.of("en", f"{MARK} reason", sq=f"{MARK} arsyeja", ar=f"{MARK} سبب")
    assessment = services.assessment_propose(
        actor=analyst, commitment=state.public, claimed="done", assessed="done", evidence=[state.piece], reason=reason
    )
    services.assessment_confirm(actor=coordinator, assessment=assessment, confirmed=True, comment=f"{MARK} comment")
    inner = measure_add(
        actor=focal, commitment=state.inside, title=Translated.of("sq", "e brendshme"), lead=state.inside.lead,
        starts_on=state.measure.starts_on,
    )  # fmt: skip
    measure_move(actor=focal, measure=inner, step="begin")
    hidden = worlds.evidence(focal, inner, MARK.encode())
    services.evidence_open(actor=analyst, evidence=hidden)
    services.evidence_review(actor=analyst, evidence=hidden, accepted=True)
    shared = worlds.measure(focal, state.public)
    Measure.objects.filter(pk=shared.pk).update(classification="restricted", title=reason)
    shared.refresh_from_db()
    measure_move(actor=focal, measure=shared, step="complete")
    returned = worlds.evidence(focal, state.measure, f"{MARK} returned".encode())
    services.evidence_open(actor=analyst, evidence=returned)
    services.evidence_review(actor=analyst, evidence=returned, accepted=False, comment=f"{MARK} why returned")
    worlds.evidence(focal, state.measure, f"{MARK} waits".encode())
    said = "Albania will send eight soldiers to NATO Mission Iraq by the end of March 2027."
    other = worlds.document(analyst, said + f" {MARK} stands behind it.", Language.ENGLISH)
    assert contradictions_in(analyst, other).exists()
    library.applied(analyst, state.asked, worlds.body("Gjykata", "court"))
    waits = library.shown(analyst, state.asked)
    services.verification_confirm(actor=coordinator, verification=waits, confirmed=True)
    services.verification_doubt(actor=coordinator, obligation=state.asked, reason=f"{MARK} doubt")
    secret = library.instrument(analyst, f"{MARK}/1", classification="internal")
    library.obligation(analyst, secret, summary=f"{MARK} asks")
    draft = library.instrument(analyst, "Draft law", "law", lead=state.public.lead)
    services.instrument_move(
        actor=analyst, instrument=draft, step="draft", on=state.measure.starts_on, note=f"{MARK} note"
    )
    services.opinion_give(
        actor=analyst, instrument=draft, given_by=f"{MARK} body", stance="dissents", text=reason,
        given_on=state.measure.starts_on,
    )  # fmt: skip
    data_calls.added(analyst)
    report_make(actor=coordinator, title=reason, moment=timezone.now(), classification=Classification.PUBLIC)
    report_make(actor=coordinator, title=reason, moment=timezone.now(), classification=Classification.RESTRICTED)
    run_pending_jobs()


def inside(name, data):
    """What a file says: of a spreadsheet or Word document what is packed in it."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(archive.read(one) for one in archive.namelist())
    return data


def test_no_mark_is_on_any_public_page_or_in_any_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with marking():
        state = State()
        fill(state)
        made = extract_propose(actor=state.actor("coordinator"))
        extract_release(actor=state.actor("second"), extract=made, released=True, comment=f"{MARK} comment")
    kept = (Approval, Contradiction, Disclosure, Doubt, Opinion, StatusAssessment, Suggestion, Verification, User)
    for model in kept:
        assert model.objects.exists(), f"the world has no {model.__name__}"
    assert Revision.objects.filter(data__icontains=MARK).count() > 10, "marks are kept in earlier states too"
    served = {path: answer.getvalue() for path, answer in pages().items()} | dict(everything())
    assert len(served) > 60
    secrets = [MARK, *(str(key) for key in User.objects.values_list("pk", flat=True))]
    secrets += [one.email for one in User.objects.all()]
    for path, data in served.items():
        text = inside(path, data)
        for secret in secrets:
            assert secret.encode() not in text, f"{secret} stands in {path}"
    rows = csv.reader(io.StringIO(served["/public/commitments.csv"].decode("utf-8-sig")))
    assert [row[0] for row in rows][1:] == [state.public.reference]


def test_the_test_would_find_a_mark(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    with marking():
        state = State()
    state.public.title = Translated.of("en", f"{MARK} in a title")
    state.public.save()
    from zotim.core.revisions.services import keep_revision

    keep_revision(state.public, state.actor("analyst"))
    state.released()
    assert any(MARK.encode() in answer.getvalue() for answer in pages().values())
