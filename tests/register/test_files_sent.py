"""A form refuses a file that is too large, with the limit, before a byte of it is read."""

import ast
from pathlib import Path

import pytest
from django.core.files.uploadedfile import UploadedFile

from tests import worlds
from zotim.core.ui.forms import MEGABYTE
from zotim.register.forms.evidence import EvidenceForm
from zotim.register.forms.obligations import VerificationForm
from zotim.register.indicators.forms.indicators import ValuesForm
from zotim.register.indicators.forms.senders import FiguresFileForm
from zotim.register.indicators.forms.values import ValueForm
from zotim.register.indicators.models.indicators import Indicator, IndicatorKind
from zotim.register.reports.forms.making import TemplateForm

SOURCE = Path(__file__).parents[2] / "src/zotim"


class Unread(UploadedFile):
    """A file of so many bytes that nobody may read."""

    def __init__(self, size):
        super().__init__(name="sent.pdf", size=size)

    def read(self, *args):
        raise AssertionError("it was read")

    chunks = __iter__ = read


def value_form(**sent):
    counted = Indicator(kind=IndicatorKind.COUNT, about_people=False, dimensions=[])
    return ValueForm(indicator=counted, periods=[], **sent)


def verification_form(**sent):
    return VerificationForm(actor=worlds.actor("analyst"), **sent)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "megabytes"),
    [
        (EvidenceForm, 25), (verification_form, 25), (value_form, 25), (FiguresFileForm, 1), (ValuesForm, 10),
        (TemplateForm, 1),
    ],
    ids=["evidence", "official text", "value", "figures", "values", "template"],
)  # fmt: skip
def test_a_file_that_is_too_large_is_refused_unread_and_one_of_the_limit_is_not(form, megabytes):
    refused = form(data={}, files={"file": Unread(megabytes * MEGABYTE + 1)})
    assert refused.errors["file"] == [f"The file is larger than {megabytes} MB."]
    field = refused.fields["file"]
    assert field.clean(Unread(megabytes * MEGABYTE)).size == megabytes * MEGABYTE


@pytest.mark.once
def test_no_form_takes_a_file_by_another_field():
    found = [
        f"{path.name}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "forms.FileField"
    ]
    assert not found
