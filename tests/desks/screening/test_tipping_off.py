"""What must not be told can't be: nothing points to it, and no text for the person takes it."""

import ast
import dataclasses
import inspect
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from tests.desks.screening import measured
from tests.desks.screening.test_holds import place  # noqa: F401 (a fixture)
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System
from zotim.core.dictionary import tellable
from zotim.core.documents import bases as law
from zotim.core.documents.paper import paper_as_json
from zotim.core.people.models import User
from zotim.core.texts import Translated
from zotim.desks.screening.agency.models import GoamlReport, NameAnswer, NameLink, NameRequest
from zotim.desks.screening.measures import papers, services
from zotim.desks.screening.measures.models import Asset, Exemption, Freeze, Notice, Permitted, Withheld
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.measures.services import notices

CANARY = "Fjala kanarinë 7781"
OURS = [model for model in apps.get_models() if hasattr(model, "dictionary")]
KEPT_BACK = [model for model in OURS if not model.dictionary.told]


@pytest.mark.once
def test_there_is_material_that_must_not_be_told():
    assert {Withheld, NameRequest, NameAnswer, NameLink, GoamlReport} <= set(KEPT_BACK)


@pytest.mark.once
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_record_leads_to_what_must_not_be_told(model):
    if model in KEPT_BACK:  # one such record may lead to another; what leads away from it has no way back
        back = [field.name for field in model._meta.fields if field.is_relation and not field.remote_field.hidden]
        assert back == []
        return
    leads = [field.name for field in model._meta.get_fields() if field.is_relation and field.related_model in KEPT_BACK]
    assert leads == []


@pytest.mark.once
def test_what_makes_a_text_for_the_person_names_no_such_type():
    kept_back = {model.__name__ for model in KEPT_BACK}
    for module in (papers, notices):
        named = {node.id for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Name)}
        assert not named & kept_back
        assert not [name for name, value in vars(module).items() if value in KEPT_BACK]


@pytest.mark.once
def test_what_is_told_has_no_room_for_anything_else():
    allowed = {str, bool, int, date, Translated, date | None, object, tuple[str, ...], tuple[papers.Line, ...]}
    allowed |= {tuple[tuple[str, date, date | None], ...], Translated | None, law.Law, Decimal | None}
    for shape in (papers.Told, papers.Line, law.Law):
        assert {field.type for field in dataclasses.fields(shape)} <= allowed


@pytest.mark.once
def test_a_row_that_must_not_be_told_is_refused_by_its_type():
    with pytest.raises(TypeError):
        tellable(Withheld())


FOR_OFFICERS = [
    (Freeze, "reason"), (Freeze, "decision"), (Freeze, "end_reason"), (Exemption, "advice"), (Exemption, "decision"),
    (Notice, "content"),
]  # fmt: skip
FOR_THE_PERSON = [
    (Freeze, "identity"), (Asset, "what"), (Exemption, "what"), (Permitted, "what"), (Notice, "told_reasons"),
]  # fmt: skip


@pytest.mark.once
def test_a_sealed_text_is_told_only_if_its_field_says_so_and_those_of_officers_dont():
    of_measures = (Freeze, Asset, Exemption, Permitted, Notice)
    told = [(model, name) for model in of_measures for name, one in model.dictionary.fields.items() if one.told]
    assert told == FOR_THE_PERSON
    for model, field in FOR_OFFICERS:
        with pytest.raises(TypeError):
            TEXTS.told(System("test"), model(), field)


@pytest.mark.once
def test_what_makes_a_text_for_the_person_opens_nothing_but_what_may_be_told():
    opens = [node for node in ast.walk(ast.parse(inspect.getsource(papers))) if isinstance(node, ast.Attribute)]
    of_sealed = {node.attr for node in opens if isinstance(node.value, ast.Name) and node.value.id == "TEXTS"}
    assert of_sealed == {"told", "told_values"}


@pytest.mark.django_db
def test_no_notice_and_no_answer_holds_a_word_of_it(place):  # noqa: F811
    freeze = measured.frozen(place.one, place.two, place.national)
    for kind in Withheld.Kind.values:
        services.withheld_add(
            actor=place.one, freeze=freeze, kind=kind, dated_on=timezone.localdate(), text=CANARY, number="KAN-7781"
        )
    told = papers.told(place.one, freeze, freeze.rests_on)
    for language in ("sq", "en", "ar"):
        said = str(paper_as_json(papers.answer(told, language)))
        said += "".join(
            str(paper_as_json(papers.notice(told, about, language, None, "Emri")))
            for about in ("frozen", "lifted", "ended")
        )
        assert CANARY not in said
        assert "7781" not in said
        assert "Lista e thotë" not in said  # why it was held is for officers


@pytest.mark.django_db
def test_while_a_hold_waits_nobody_is_told_of_it_in_any_text(place, client):  # noqa: F811
    held = measured.hold(place.one, place.national)
    for make in (partial(services.notice_make, told_reasons="po"), services.answer_make):
        with pytest.raises(Unfit, match="first"):
            make(actor=place.one, freeze=held, language="en")
    with pytest.raises(Unfit):
        papers.told(place.one, held, held.rests_on)
    client.force_login(User.objects.get(pk=place.one.user_id))
    page, answer = reverse("freeze", args=[held.pk]), reverse("freeze_answer", args=[held.pk])
    assert answer not in client.get(page).content.decode()
    services.freeze_decide(actor=place.two, freeze=held, confirmed=True, reason="po")
    assert answer in client.get(page).content.decode()


@pytest.mark.django_db
def test_the_answer_reads_the_same_with_and_without_such_material(place):  # noqa: F811
    freeze = measured.frozen(place.one, place.two, place.national)
    before = paper_as_json(papers.answer(papers.told(place.one, freeze, freeze.rests_on), "en"))
    services.withheld_add(actor=place.one, freeze=freeze, kind="report", dated_on=timezone.localdate(), text=CANARY)
    assert paper_as_json(papers.answer(papers.told(place.one, freeze, freeze.rests_on), "en")) == before
    assert services.answer_make(actor=place.one, freeze=freeze, language="en").startswith(b"%PDF")
