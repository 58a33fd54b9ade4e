"""A statement comes in as a file: its text is read, the file is kept as it came, errors say what to do."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as Docx

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_bytes
from zotim.core.ui import words
from zotim.engines.scripts import foreign
from zotim.formats.text import UnreadableFile
from zotim.register import services
from zotim.register.models import Document
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db
FIELDS = {"title": "بيان", "language": "ar", "source": "", "classification": "public", "dated_on": "", "text": ""}


def docx() -> bytes:
    paper, out = Docx(), io.BytesIO()
    paper.add_paragraph(worlds.STATEMENT)
    paper.save(out)
    return out.getvalue()


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(worlds.user(role), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


def send(data: bytes, name: str, **fields):
    file = SimpleUploadedFile(name, data)
    return client_of("analyst").post(reverse("document_add"), {**FIELDS, "file": file, **fields})


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("statement.txt", lambda: worlds.STATEMENT.encode()),
        ("statement.md", lambda: worlds.STATEMENT.encode()),
        ("statement.html", lambda: f"<p>{worlds.STATEMENT}</p>".encode()),
        ("statement.docx", docx),
    ],
)
def test_a_file_is_read_and_kept_as_it_came(name, make):
    data = make()
    assert send(data, name).status_code == 302
    document = Document.objects.get()
    assert document.text.strip() == worlds.STATEMENT
    assert document.suggestions.exists()
    assert file_bytes(document.file) == data


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7 cut", "cut.pdf", "damaged"),
        (b"PK\x03\x04 no archive", "broken.docx", "broken.docx"),
        (b"\x00\x01\x02\x03" * 50, "noise.txt", "noise.txt"),
        (b"   \n", "empty.txt", "empty.txt"),
    ],
)
def test_a_file_that_cant_be_read_is_named_with_what_to_do_and_nothing_is_kept(data, name, words):
    answer = send(data, name)
    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors["file"])
    assert not Document.objects.exists()
    assert not File.objects.exists()
    assert not Event.objects.filter(verb="evidence.file.received").exists()


ITALIAN = "Il governo si impegna a formare gli agenti della polizia e a finanziare progetti nelle comunità."


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (worlds.STATEMENT, "ar", "العربية"),
        ("Do të trajnojmë 25 prokurorë dhe hetues në vitin 2027.", "sq", "Shqip"),
        ("Albania will train 25 prosecutors by June 2027.", "en", "English"),
    ],
)
def test_the_language_of_a_text_is_found_out_and_the_page_says_which_it_is(text, code, name):
    client = client_of("analyst")
    page = client.post(reverse("document_add"), FIELDS | {"language": "", "text": text}, follow=True).content.decode()
    document = Document.objects.get()
    assert document.language == code
    assert document.suggestions.exists()
    assert f'Language of the text: <bdi lang="{code}">{name}</bdi>' in page


def test_a_text_in_a_fourth_language_is_refused_by_name_and_nothing_is_kept():
    pasted = client_of("analyst").post(reverse("document_add"), FIELDS | {"language": "", "text": ITALIAN})
    filed = send(ITALIAN.encode(), "a.txt", language="")
    for answer in (pasted, filed):
        error = str(answer.context["form"].errors["language"])
        assert "Italian" in error
        assert "choose that language here" in error
    assert ITALIAN in pasted.content.decode()
    assert not Document.objects.exists()
    assert not File.objects.exists()


def test_the_language_that_a_person_chose_counts():
    assert send(ITALIAN.encode(), "a.txt", language="sq").status_code == 302
    assert Document.objects.get().language == Language.ALBANIAN


@pytest.mark.once
def test_every_language_that_is_refused_has_a_word():
    assert set(foreign._TEXTS) | {foreign.OTHER_LETTERS} == set(words._tables["OtherLanguage"])


def test_a_file_and_a_text_together_are_refused_and_so_is_neither():
    both = send(worlds.STATEMENT.encode(), "a.txt", text="Something else")
    assert "not both" in str(both.context["form"].errors["text"])
    neither = client_of("analyst").post(reverse("document_add"), FIELDS)
    assert "Send a file or paste" in str(neither.context["form"].errors["text"])
    assert not Document.objects.exists()


def test_a_name_with_markup_or_a_path_stays_text_and_leads_nowhere():
    answer = send(b"%PDF-1.7 cut", "<b>x</b>.pdf")
    assert "<b>x" not in answer.content.decode()
    send(worlds.STATEMENT.encode(), "../../etc/passwd.txt")
    assert File.objects.get().name == "passwd.txt"


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(UnreadableFile):
        services.document_import(
            actor=worlds.actor("analyst"),
            data=b"a b " * 60_000,
            name="long.txt",
            title="Long",
            language=Language.ENGLISH,
        )
    assert not File.objects.exists()


def test_who_may_not_put_in_statements_cant_send_a_file_either():
    with pytest.raises(Denied):
        services.document_import(
            actor=worlds.actor("auditor"), data=b"text", name="a.txt", title="A", language=Language.ENGLISH
        )
