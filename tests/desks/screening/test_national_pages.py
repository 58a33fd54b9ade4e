"""The national list on its pages: from the article to the entry, by four people."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import designating, made
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.national.models import Proposal
from zotim.formats.lists import from_json

pytestmark = pytest.mark.django_db
LATER = (timezone.localdate() + designating.LATER).isoformat()
BASIS = {
    "step": "listing", "side": "national", "act_sq": "Ligji 1/2000 (i trilluar)", "article_sq": "neni 7",
    "body_sq": "Komiteti", "court_sq": "Gjykata", "appeal_days": "30", "seen_in": "Fletorja 1/2000",
}  # fmt: skip
DRAFT = {
    "kind": "person", "names": "Khalid al-Shammari\nخالد الشمري", "weak": "Abu Provë", "born": "1970~\n1971-02-03",
    "birth_places": "Mosul", "countries": "Iraq\nAL", "documents": "X1234567, Pasaportë", "gender": "male",
    "grounds": "Arsye të trilluara", "review_on": LATER,
}  # fmt: skip


@pytest.fixture
def clients(settings, tmp_path):
    designating.keys(settings, tmp_path)
    designating.source()
    roles = ("list_officer", "list_officer", "proposer", "national_decider", "national_decider")
    found = [Client() for _ in roles]
    for client, role in zip(found, roles, strict=True):
        client.force_login(worlds.user(role), backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
    return found


def send(client, name, *args, **data):
    answer = client.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def decide(client, proposal, **data):
    """Read the proposal, and say as the first of two what is to become of it."""
    form = client.get(reverse("proposal_decide", args=[proposal.pk])).context["form"]
    return send(client, "proposal_decide", proposal.pk, shown=form.initial["shown"], **data)


def listed(clients):
    """A proposal that two listed, through the pages."""
    keeper, other, author, first, second = clients
    assert "A second person compares it" in send(keeper, "legal_basis_enter", **BASIS)
    basis = LegalBasis.objects.get()
    assert keeper.post(reverse("legal_basis", args=[basis.pk])).status_code == 403
    assert "rests on it from now on" in send(other, "legal_basis", basis.pk, decision="accept")
    send(author, "proposal_add", legal_basis=basis.pk, **DRAFT)
    proposal = Proposal.objects.get()
    file = SimpleUploadedFile("prove.txt", "Provë\n".encode())
    assert "sealed" in send(author, "proposal_evidence_add", proposal.pk, file=file)
    send(author, "proposal_propose", proposal.pk)
    page = decide(first, proposal, outcome="list", reason="Burimet përputhen", review_on=LATER)
    assert "A second decider answers" in page
    (decision,) = proposal.decisions.all()
    assert first.get(reverse("proposal_answer", args=[proposal.pk, decision.pk])).status_code == 403
    assert "It is in effect now" in send(second, "proposal_answer", proposal.pk, decision.pk, decision="agree")
    return proposal


def test_from_the_article_to_the_entry(clients):
    proposal = listed(clients)
    said = from_json(Listed.objects.get(listed_id=proposal.reference).record, "nat-here")
    assert [(name.text, name.script, name.weak, name.role) for name in said.names] == [
        ("Khalid al-Shammari", "Latn", False, "name"), ("خالد الشمري", "Arab", False, "alias"),
        ("Abu Provë", "Latn", True, "alias"),
    ]  # fmt: skip
    assert ([str(one) for one in said.born], said.countries, said.genders) == (
        ["1970~", "1971-02-03"],
        ("iq", "al"),
        ("male",),
    )
    assert (said.documents[0].number, said.documents[0].kind, said.places[0].text) == ("X1234567", "Pasaportë", "Mosul")
    _keeper, _other, author, first, _second = clients
    page = author.get(reverse("proposal", args=[proposal.pk])).content.decode()
    assert "Arsye të trilluara" in page
    assert "Burimet përputhen" in page
    piece = proposal.evidence.get()
    given = first.get(reverse("proposal_evidence", args=[proposal.pk, piece.pk]))
    assert given.content.decode() == "Provë\n"
    assert "prove.txt" in given.headers["content-disposition"]
    for name in ("proposals", "legal_bases"):
        assert first.get(reverse(name)).status_code == 200
        assert first.get(reverse(name), {"export": "csv"}).status_code == 200
    assert "CSV" in first.get(reverse("source", args=[proposal.source_id])).content.decode()


def test_a_review_brings_it_up_to_date_and_a_decision_takes_it_off(clients):
    proposal = listed(clients)
    _keeper, _other, author, first, second = clients
    assert "The review has begun" in send(first, "proposal_review", proposal.pk)
    form = author.get(reverse("proposal_change", args=[proposal.pk])).context["form"]
    assert form.initial["names"] == "Khalid al-Shammari\nخالد الشمري"
    assert form.initial["born"] == "1970~\n1971-02-03"
    send(author, "proposal_change", proposal.pk, **{**DRAFT, "countries": ""})
    page = first.get(reverse("proposal_decide", args=[proposal.pk])).content.decode()
    assert "every hold and freeze" in page
    decide(first, proposal, outcome="delist", reason="Nuk qëndron më")
    waiting = proposal.decisions.get(state="waiting")
    page = second.get(reverse("proposal_answer", args=[proposal.pk, waiting.pk])).content.decode()
    assert "every hold and freeze" in page
    assert "Say why" in send(second, "proposal_answer", proposal.pk, waiting.pk, decision="return")
    send(second, "proposal_answer", proposal.pk, waiting.pk, decision="agree")
    assert not Listed.objects.filter(until=None).exists()
    assert "<dt>Review by</dt>" not in first.get(reverse("proposal", args=[proposal.pk])).content.decode()


def test_who_read_something_else_than_stands_there_now_is_sent_back_to_read_it(clients):
    proposal = listed(clients)
    _keeper, _other, author, first, _second = clients
    send(first, "proposal_review", proposal.pk)
    page = first.get(reverse("proposal", args=[proposal.pk]))
    link = f"{reverse('proposal_decide', args=[proposal.pk])}?shown={page.context['stamp']}"
    assert link in page.content.decode()
    send(author, "proposal_change", proposal.pk, **{**DRAFT, "countries": ""})
    assert first.get(link, follow=True).redirect_chain
    said = {"outcome": "delist", "reason": "Nuk qëndron më"}
    for stamp in ({}, {"shown": page.context["stamp"]}):
        assert "Read it again" in send(first, "proposal_decide", proposal.pk, **said, **stamp)
    assert not proposal.decisions.filter(state="waiting").exists()


def test_what_cant_be_listed_yet_says_so_to_who_drafts_it_and_who_decides(clients):
    _keeper, _other, author, first, _second = clients
    basis = designating.basis(confirmed=False)
    assert "until a second person confirmed it" in author.get(reverse("proposal_add")).content.decode()
    assert "waits for a second person" in send(author, "proposal_add", legal_basis=basis.pk, **DRAFT)
    proposal = Proposal.objects.get()
    send(author, "proposal_propose", proposal.pk)
    page = first.get(reverse("proposal_decide", args=[proposal.pk])).content.decode()
    assert "waits for a second person" in page
    assert reverse("legal_basis", args=[basis.pk]) in page
    assert "Its legal basis isn" in decide(first, proposal, outcome="return", reason="Pa burim")
    page = author.get(reverse("proposal", args=[proposal.pk])).content.decode()
    assert "Returned · In effect" in page


def test_what_doesnt_fit_is_told_at_its_field_and_nothing_is_kept(clients):
    _keeper, _other, author, *_deciders = clients
    basis = designating.basis()
    for wrong in (
        {"names": " "}, {"born": "yesterday"}, {"countries": "Atlantis"}, {"grounds": ""}, {"requesting_state": "IT"},
        {"review_on": timezone.localdate().isoformat()}, {"legal_basis": ""}, {"kind": "ship"},
    ):  # fmt: skip
        page = send(author, "proposal_add", **{"legal_basis": basis.pk, **DRAFT, **wrong})
        assert 'aria-invalid="true"' in page or "errorlist" in page or "error" in page, wrong
    assert not Proposal.objects.exists()
    draft = designating.draft(designating.somebody("proposer"))
    assert author.get(reverse("proposal", args=[draft.pk])).status_code == 404


def test_what_isnt_open_any_more_is_told_and_leads_back(clients):
    proposal = listed(clients)
    keeper, _other, author, _first, second = clients
    decided = proposal.decisions.get()
    assert "decided already" in send(second, "proposal_answer", proposal.pk, decided.pk, decision="agree")
    for name in ("proposal_propose", "proposal_withdraw"):
        assert "isn&#x27;t possible" in send(author, name, proposal.pk)
    assert "It can be changed while" in send(author, "proposal_change", proposal.pk, **DRAFT)
    basis = LegalBasis.objects.get()
    send(keeper, "legal_basis_end", basis.pk)
    basis.refresh_from_db()
    assert basis.state == "ended"
    assert "isn&#x27;t possible" in send(keeper, "legal_basis_end", basis.pk)
    assert "decided meanwhile" in send(keeper, "legal_basis", basis.pk, decision="accept")


def test_a_file_of_a_list_may_come_in_three_parts(clients):
    keeper = clients[0]
    source = made.source(made.keeper(), "ofac", "other")
    parts = {
        "sdn.csv": b'1,"SHEMBULLI, Arben",individual,TEST,-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\n',
        "alt.csv": b'1,11,aka,"SHEMBULLI, Beni",-0-\n',
    }
    files = [SimpleUploadedFile(name, data) for name, data in parts.items()]
    page = send(keeper, "version_take", source.pk, file=files, published_on=timezone.localdate().isoformat())
    assert "alt.txt" in page
    version = source.versions.get()
    beside = version.companions.get()
    given = keeper.get(reverse("version_companion", args=[source.pk, version.pk, beside.file_id]))
    assert given.getvalue() == parts["alt.csv"]
    assert keeper.get(reverse("version_companion", args=[source.pk, version.pk, version.pk])).status_code == 404
