"""The library's pages, clicked through by the people who use them; and no output loses the mark of a paragraph."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from tests import worlds
from tests.register import library as made
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.figures.registry import Period
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.core.ui.words import label
from zotim.register import services
from zotim.register.exchange import COLUMNS
from zotim.register.models import Coverage, Instrument, Obligation, Verification
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification
from zotim.web.api.services import token_create

pytestmark = pytest.mark.django_db

MARKS = {"en": "paragraph number to be verified"}


class Centre:
    """An analyst, a coordinator and a focal point, each in a browser."""

    def __init__(self):
        worlds.demo_installation()
        self.body = worlds.body("Ministria")
        self.users = {
            "analyst": worlds.user("analyst"),
            "coordinator": worlds.user("coordinator"),
            "focal": worlds.user("focal_point", self.body),
        }
        self.by = actor_of(self.users["analyst"])
        self.second = actor_of(self.users["coordinator"])

    def browser(self, who, language="en") -> Client:
        client = Client()
        client.force_login(self.users[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = language
        return client

    def get(self, who, name, *args, language="en", **query) -> str:
        answer = self.browser(who, language).get(reverse(name, args=args), query)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def post(self, who, name, *args, expect=302, **data):
        answer = self.browser(who).post(reverse(name, args=args), data)
        assert answer.status_code == expect, answer.content.decode()[:4000]
        return answer


@pytest.fixture
def centre():
    return Centre()


@pytest.fixture
def asked(centre):
    return made.obligation(centre.by, made.instrument(centre.by))


def test_from_an_instrument_to_a_verified_paragraph_on_the_pages(centre):
    centre.post(
        "analyst", "instrument_add", original="en", title_en="Funds", symbol="S/RES/1 (2001)", kind="resolution",
        issuer="UN Security Council", classification="public",
    )  # fmt: skip
    instrument = Instrument.objects.get()
    centre.post(
        "analyst", "obligation_add", instrument.pk, original="en", title_en="Freeze funds", number="9",
        kind="obligation", line_of_effort="counter_finance", report_to="CTC", report_months=12,
    )  # fmt: skip
    one = Obligation.objects.get()
    assert MARKS["en"] in centre.get("focal", "obligation", one.pk)
    document = made.official(centre.by)
    wrong = centre.post(
        "analyst", "verification_propose", one.pk, expect=200, number="1", document=document.pk, quote="Deplores that"
    )
    assert "stand in the text that you chose" in wrong.content.decode()
    centre.post(
        "analyst", "verification_propose", one.pk, number="1", document=document.pk,
        quote="Decides that all States\r\n".strip(),
    )  # fmt: skip
    verification = Verification.objects.get()
    assert verification.passage == "Decides that all States"
    assert "Decide as the second person" not in centre.get("analyst", "obligation", one.pk)
    assert "Decide as the second person" in centre.get("coordinator", "obligation", one.pk)
    assert '<mark id="passage"' in centre.get("coordinator", "verification_confirm", one.pk, verification.pk)
    centre.post("analyst", "verification_confirm", one.pk, verification.pk, expect=403, decision="accept")
    centre.post("coordinator", "verification_confirm", one.pk, verification.pk, decision="accept")
    page = centre.get("focal", "obligation", one.pk)
    assert MARKS["en"] not in page
    assert "Verified by two people" in page
    centre.post("analyst", "verification_doubt", one.pk, reason="a corrigendum")
    assert MARKS["en"] in centre.get("focal", "obligation", one.pk)


def test_a_file_as_evidence_is_downloaded_as_it_came(centre, asked):
    file = SimpleUploadedFile("official.pdf", b"%PDF-1.7\n%%EOF\n")
    centre.post("analyst", "verification_propose", asked.pk, number="1", file=file, quote="Decides")
    one = Verification.objects.get()
    answer = centre.browser("coordinator").get(reverse("verification_file", args=[asked.pk, one.pk]))
    assert (answer.content, answer["Content-Disposition"][:10]) == (b"%PDF-1.7\n%%EOF\n", "attachment")
    event = Event.objects.get(verb="register.verification.downloaded")
    assert (event.outcome, event.actor_id) == ("viewed", centre.users["coordinator"].pk)
    assert not Event.objects.filter(verb="register.verification.decided").exists()


OUTPUTS = {
    "obligation": lambda centre, one: centre.get("focal", "obligation", one.pk),
    "instrument": lambda centre, one: centre.get("focal", "instrument", one.instrument_id),
    "list": lambda centre, one: centre.get("focal", "obligations"),
    "list as CSV": lambda centre, one: centre.get("focal", "obligations", export="csv"),
    "matrix": lambda centre, one: centre.get("focal", "matrix"),
    "gaps": lambda centre, one: centre.get("analyst", "gaps"),
    "gaps as CSV": lambda centre, one: centre.get("analyst", "gaps", export="csv"),
    "as of": lambda centre, one: centre.get("focal", "obligations_as_of", as_of=date.today().isoformat()),
    "search": lambda centre, one: centre.get("focal", "search", q="freeze"),
    "exchange CSV": lambda centre, one: centre.get("focal", "library_export", "csv"),
    "exchange JSON": lambda centre, one: centre.get("focal", "library_export", "json"),
    "API list": lambda centre, one: api(centre, "/obligations"),
    "API record": lambda centre, one: api(centre, f"/obligations/{one.pk}"),
    "change": lambda centre, one: centre.get("analyst", "obligation_change", one.pk),
    "verify": lambda centre, one: centre.get("analyst", "verification_propose", one.pk),
    "coverage": lambda centre, one: centre.get("analyst", "coverage_propose", one.pk),
    "link": lambda centre, one: centre.get("analyst", "obligation_relate", other(centre, one).pk),
    "commitment": lambda centre, one: centre.get("analyst", "commitment", committed(centre, one).pk),
    "report": lambda centre, one: report(centre, one),
}


def api(centre, path):
    _, token = token_create(actor=System("test"), organisation=centre.body, name="x", scopes=["read:register"], days=1)
    return Client().get(f"/api/v1{path}", headers={"authorization": f"Bearer {token}"}).content.decode()


def other(centre, one):
    """Another obligation, verified, so that only the mark of the first is on its pages."""
    second = made.obligation(centre.by, one.instrument, "2", "Share information")
    services.verification_confirm(actor=centre.second, verification=made.shown(centre.by, second, "2"), confirmed=True)
    return second


def committed(centre, one):
    commitment = worlds.commitment(centre.by, centre.body)
    services.obligation_serve(actor=centre.by, obligation=one, by=commitment)
    return commitment


def report(centre, one):
    """The English text of a report, as it is frozen and printed."""
    committed(centre, one)
    made_report = report_make(
        actor=centre.second, title=made.text("Report"), moment=timezone.now(), classification=Classification.PUBLIC
    )
    return json.dumps(made_report.content["en"])


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("number", ["1", ""])
def test_an_unverified_paragraph_says_so_in_every_output(centre, output, number):
    one = made.obligation(centre.by, made.instrument(centre.by), number)
    shown = OUTPUTS[output](centre, one)
    assert "Freeze funds" in shown or output in ("change", "commitment"), "it isn't in this output at all"
    assert MARKS["en"] in shown


@pytest.mark.parametrize("output", [name for name in OUTPUTS if name not in ("verify", "link")])
def test_a_verified_paragraph_bears_no_mark(centre, output):
    one = made.obligation(centre.by, made.instrument(centre.by))
    services.verification_confirm(actor=centre.second, verification=made.shown(centre.by, one), confirmed=True)
    assert MARKS["en"] not in OUTPUTS[output](centre, Obligation.objects.get(pk=one.pk))


def test_the_mark_is_said_in_the_language_of_the_page(asked):
    with override("sq"):
        albanian = asked.mark
    assert albanian  # filled in the catalogue; never empty
    assert asked.mark == MARKS["en"]


def test_a_file_is_loaded_on_the_page_and_errors_stand_by_line_and_field(centre):
    made.instrument(centre.by)
    head = ",".join(COLUMNS) + "\r\n"
    good = head + "a-1,S/RES/1 (2001),1,call,governance,Share information,,no,\r\n"
    bad = SimpleUploadedFile("mine.csv", (good + "a-2,S/RES/1 (2001),2,orders,governance,x,,no,\r\n").encode())
    page = centre.post("coordinator", "library_load", expect=200, file=bad).content.decode()
    assert "Nothing of the file was kept" in page
    assert '<th scope="row" class="num">3</th><td><bdi dir="ltr">kind</bdi>' in page
    assert not Obligation.objects.exists()
    page = centre.post("coordinator", "library_load", expect=200, file=SimpleUploadedFile("m.csv", good.encode()))
    assert "m.csv is loaded" in page.content.decode()
    only_names = SimpleUploadedFile("m.csv", good.partition("\n")[0].encode())
    page = centre.post("coordinator", "library_load", expect=200, file=only_names)
    assert "m.csv holds no row" in page.content.decode()
    assert Obligation.objects.count() == 1


def test_the_page_lists_the_first_errors_and_says_how_many_more_there_are(centre):
    data = ",".join(COLUMNS) + "\r\n" + "x,Y,1,z,governance,s,,no,\r\n" * 150
    page = centre.post("coordinator", "library_load", expect=200, file=SimpleUploadedFile("m.csv", data.encode()))
    assert page.content.decode().count('<th scope="row" class="num">') == 200
    assert "And 99 more" in page.content.decode()
    large = SimpleUploadedFile("m.csv", b"x" * (1024 * 1024 + 1))
    assert "larger than 1 MB" in centre.post("coordinator", "library_load", expect=200, file=large).content.decode()


def test_the_matrix_leads_to_what_one_body_does(centre, asked):
    commitment = committed(centre, asked)
    page = centre.get("analyst", "matrix", instrument="S/RES/1", line_of_effort="counter_finance")
    target = f"{reverse('obligation', args=[asked.pk])}?body={centre.body.pk}#answers"
    assert target in page
    assert "1 commitment," in " ".join(page.split())
    assert commitment.reference in centre.get("analyst", "obligation", asked.pk, body=centre.body.pk)
    nobody = worlds.body("Tjetër")
    narrowed = centre.get("analyst", "obligation", asked.pk, body=nobody.pk).partition("What happened")[0]
    assert commitment.reference not in narrowed
    assert "0 of 1 row" in centre.get("analyst", "matrix", instrument="S/RES/9")


def test_an_answer_is_named_by_its_reference_and_taken_away_again(centre, asked):
    commitment = worlds.commitment(centre.by, centre.body)
    refused = centre.post("focal", "obligation_serve", asked.pk, expect=200, reference="ZOT-0000-00")
    assert "has this reference" in refused.content.decode()
    centre.post("focal", "obligation_serve", asked.pk, reference=commitment.reference.lower())
    assert list(asked.commitments.all()) == [commitment]
    centre.post("focal", "obligation_unserve", asked.pk, commitment.pk)
    assert not asked.commitments.exists()


def test_a_law_is_drafted_consulted_with_dissent_and_covers_an_obligation(centre, asked):
    law = made.law(centre.by, lead=centre.body)
    article = made.article(centre.by, law)
    early = centre.post("focal", "instrument_move", law.pk, "draft", expect=200, on="2100-01-01")
    assert "come yet" in early.content.decode()
    centre.post("focal", "instrument_move", law.pk, "draft", on="2026-01-05", note="Order 3")
    centre.post(
        "focal", "opinion_give", law.pk, original="sq", title_sq="Neni 5 shkon tepër larg", given_by="Avokatët",
        stance="dissents", given_on="2026-02-01",
    )  # fmt: skip
    page = centre.get("focal", "instrument", law.pk)
    assert "dissents" in page
    assert "Say that it is adopted" not in page
    opinion = law.opinions.get()
    centre.post("focal", "opinion_answer", law.pk, opinion.pk, decision="pass_over", original="en", title_en="No")
    assert "Say that it is adopted" in centre.get("focal", "instrument", law.pk)
    centre.post(
        "analyst", "coverage_propose", asked.pk, provision=article.pk, extent="partly", original="en", title_en="Half"
    )
    coverage = Coverage.objects.get()
    centre.post("coordinator", "coverage_confirm", asked.pk, coverage.pk, decision="accept")
    assert "Law 1/2020" in centre.get("focal", "obligation", asked.pk)
    court = worlds.body("Gjykata", "court")
    centre.post(
        "analyst",
        "application_supply",
        law.pk,
        article.pk,
        kind="charges",
        body=court.pk,
        first="2025-01-01",
        last="2025-12-31",
        count=33,
        breakdown="seksi: gra 12, burra 21",
        source="Raport",
    )
    page = centre.get("focal", "instrument", law.pk)
    assert "30–39" in page
    assert "gra" in page
    refused = centre.post(
        "analyst", "application_supply", law.pk, article.pk, expect=200, kind="convictions", body=court.pk,
        first="2025-01-01", last="2025-12-31", count=13, breakdown="sex: women 3, men 10", source="x",
    )  # fmt: skip
    assert "below 10" in refused.content.decode()


def test_what_a_figure_is_broken_down_by_is_a_word_of_the_page_and_what_nobody_knows_stays_as_typed():
    for code in ("sex", "women", "men", "age"):
        assert isinstance(label(code, "Breakdown"), Promise), "a word that the catalogues translate"
    assert label("seksi", "Breakdown") == "seksi"


def test_what_was_read_in_a_text_is_accepted_rejected_or_kept_as_a_place(centre):
    instrument = made.instrument(centre.by)
    version = services.version_add(
        actor=centre.by, instrument=instrument, language="en", document=made.official(centre.by)
    )
    found = [services.FoundProvision(n, place, place + 10, "r", "call", "governance") for place, n in enumerate("123")]
    first, second, third = services.provisions_propose(actor=centre.by, version=version, found=found)
    assert '<mark id="passage"' in centre.get("analyst", "provisions_read", instrument.pk, version.pk)
    where = ("analyst", "provisions_read", instrument.pk, version.pk)
    centre.post(*where, suggestion=first.pk, original="en", title_en="Freeze", number="1", kind="call",
                line_of_effort="governance")  # fmt: skip
    centre.post(*where, suggestion=second.pk, only="1", number="2(a)")
    centre.post(*where, suggestion=third.pk, reject="1", reason="a heading")
    states = {one.number: one.state for one in version.suggestions.all()}
    assert states == {"1": "accepted", "2": "edited", "3": "rejected"}
    assert sorted(instrument.provisions.values_list("number", flat=True)) == ["1", "2(a)"]
    assert Obligation.objects.get().paragraph == f"1 ({MARKS['en']})"


@pytest.mark.parametrize(
    ("symbol", "called"), [("Warsaw Convention", "Konventa e Varshavës"), ("S/RES/9 (2026)", "S/RES/9 (2026)")]
)
def test_an_instrument_that_is_known_by_a_name_has_it_in_the_pages_language_and_a_code_stays(centre, symbol, called):
    asked = made.obligation(centre.by, made.instrument(centre.by))
    Instrument.objects.update(
        symbol=symbol, title=Translated.of("en", "Convention on proceeds", sq="Konventa e Varshavës")
    )
    for name, key in (("obligation", asked.pk), ("instrument", asked.instrument_id)):
        assert called in centre.get("analyst", name, key, language="sq")
        assert symbol in centre.get("analyst", name, key)
    listed = centre.get("analyst", "obligations", language="sq")
    assert called in listed
    assert (symbol in listed) == (symbol == called)


def test_states_texts_and_days_are_put_on_record(centre):
    instrument = made.instrument(centre.by)
    document = made.official(centre.by)
    centre.post("analyst", "version_add", instrument.pk, language="en", document=document.pk, authentic="yes")
    centre.post("analyst", "provision_add", instrument.pk, number="5", commencement="no_date")
    provision = instrument.provisions.get()
    where = ("analyst", "provision_change", instrument.pk, provision.pk)
    centre.post(*where, expect=200, commencement="on_day")
    centre.post(*where, commencement="on_day", commenced_on="2027-01-01")
    refused = centre.post(
        "analyst", "adherence_add", instrument.pk, expect=200, original="sq", subject="XK", kind="applies"
    )
    assert "Name the act" in refused.content.decode()
    centre.post(
        "analyst", "adherence_add", instrument.pk, original="sq", subject="XK", kind="applies", basis="Ligji 05/L-002"
    )
    again = {"original": "sq", "subject": "XK", "kind": "applies", "basis": "Ligji 05/L-002"}
    twice = centre.post("analyst", "adherence_add", instrument.pk, expect=200, **again)
    assert "on record already" in twice.content.decode()
    page = centre.get("focal", "instrument", instrument.pk)
    form = centre.get("analyst", "adherence_add", instrument.pk)
    assert '<option value="XK">Kosovo</option>' in form
    assert "Kosova:" in centre.get("focal", "instrument", instrument.pk, language="sq")
    for words in (
        "Kosovo:",
        "applies it without being bound",
        "authentic",
        "applies from 1 January 2027",
        document.sha256,
    ):
        assert words in page


def test_an_export_of_the_list_has_every_row_that_is_shown(centre):
    made.load_packaged()
    rows = list(csv.reader(io.StringIO(centre.get("analyst", "obligations", export="csv"))))
    assert len(rows) == 1 + 143 + 63
    assert sum(MARKS["en"] in row[3] for row in rows) == 79 + 63


def test_the_api_tells_of_an_instrument_all_that_hangs_on_it(centre):
    law = made.law(centre.by)
    article = made.article(centre.by, law)
    court = worlds.body("Gjykata", "court")
    services.application_supply(
        actor=centre.by, provision=article, kind="charges", body=court, count=33, source="x",
        period=Period(date(2025, 1, 1), date(2025, 12, 31)),
    )  # fmt: skip
    services.adherence_add(
        actor=centre.by, instrument=law, subject="AL", kind="bound", reservations=made.text("none to speak of")
    )
    told = api(centre, f"/instruments/{law.pk}")
    assert '"count": "30–39"' in told or "30\\u201339" in told
    assert "none to speak of" in told
    assert '"count": 1' in api(centre, "/instruments")


def test_home_says_that_a_paragraph_and_a_coverage_wait_for_a_second_person_and_not_to_who_asked(centre, asked):
    made.shown(centre.by, asked)
    services.coverage_propose(
        actor=centre.by, obligation=asked, provision=made.article(centre.by, made.law(centre.by)), extent="fully",
        note=made.text("It does"),
    )  # fmt: skip
    waits = ("A paragraph waits for a second person", "A coverage waits for a second person")
    for who, told in (("coordinator", True), ("analyst", False), ("focal", False)):
        page = centre.get(who, "home")
        assert [words in page for words in waits] == [told, told], who


def test_a_list_as_of_a_day_before_the_register_began_says_so(centre):
    asked = made.obligation(centre.by, made.instrument(centre.by))
    today = timezone.localdate()
    with override("en"):
        said = f"The register holds nothing from before {show.day(today)}."
    for page in ("obligations_as_of", "needs_as_of"):
        early = centre.get("analyst", page, as_of="2020-01-01")
        assert "See how it stands now" in early
        assert (said in early) == (page == "obligations_as_of"), "of needs nothing was ever on record"
    assert said not in centre.get("analyst", "obligations_as_of", as_of=today.isoformat())
    assert str(asked.summary) in centre.get("analyst", "obligations_as_of", as_of=today.isoformat())
