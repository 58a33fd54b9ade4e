"""A file is handed out to who may have it, and who opened one that is judged is kept, once."""

from urllib.parse import unquote

import pytest
from django.http import Http404

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.evidence.downloads import download
from zotim.core.evidence.models import Opening
from zotim.core.evidence.services import NoFile, file_open, has_opened, path_of

pytestmark = pytest.mark.django_db
ACTION = "register.evidence.download"


@pytest.fixture
def centre():
    return worlds.actor("coordinator")


@pytest.fixture
def piece(centre, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return worlds.evidence(centre, worlds.measure(centre, worlds.commitment(centre, worlds.body())))


def opened(actor, piece, **more):
    return file_open(actor=actor, action=ACTION, of=piece, **({"file": piece.file} | more))


def test_who_opens_a_file_that_is_judged_is_kept_once(centre, piece):
    assert not has_opened(centre, piece.file)
    first, second = opened(centre, piece, judged=True), opened(centre, piece, judged=True)
    assert first == second
    assert first.data == path_of(piece.file).read_bytes()
    assert Opening.objects.get().user_id == centre.person_id
    assert has_opened(centre, piece.file)
    assert not has_opened(worlds.actor("analyst"), piece.file)


def test_a_file_that_nobody_judges_keeps_nothing_of_who_opened_it(centre, piece):
    opened(centre, piece)
    assert not Opening.objects.exists()


def test_who_may_not_have_a_file_gets_none_and_leaves_no_note(piece):
    for stranger in (worlds.actor("focal_point", worlds.body()), actor_of(worlds.user())):
        with pytest.raises(Denied):
            opened(stranger, piece, judged=True)
    assert not Opening.objects.exists()


def test_a_record_without_a_file_answers_as_one_that_isnt_there_but_to_those_alone_who_may_ask(centre, piece):
    with pytest.raises(NoFile) as missing:
        opened(centre, piece, file=None)
    assert isinstance(missing.value, Http404)
    with pytest.raises(Denied):
        opened(worlds.actor("focal_point", worlds.body()), piece, file=None)


def test_a_file_that_was_altered_on_the_disk_is_neither_handed_out_nor_noted_as_opened(centre, piece):
    path_of(piece.file).write_bytes(b"altered")
    with pytest.raises(ValueError, match="doesn't match its hash"):
        opened(centre, piece, judged=True)
    assert not Opening.objects.exists()


@pytest.mark.parametrize("name", ["", 'raport «ë» "x"\r\nSet-Cookie: a=b.json', "تقرير.json"])
def test_a_file_leaves_as_an_attachment_under_its_name_whatever_stands_in_it(centre, piece, name):
    answer = download(opened(centre, piece), name=name, content_type="application/json" if name else "")
    wanted = name or piece.file.name
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert unquote(answer.headers["Content-Disposition"].partition("''")[2]) == wanted
    assert answer.headers["Content-Type"] == ("application/json" if name else "text/plain")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == ("nosniff", "no-store")
