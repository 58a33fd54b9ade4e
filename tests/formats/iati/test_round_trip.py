"""Whatever an activity holds is there again when it was written and read; a file that is written is valid XML."""

import io
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.iati.made import GOOD
from tests.formats.iati.parts import parts
from zotim.formats.iati import Activities, Activity, NotWritten, write_activities
from zotim.formats.iati.parts import Plain
from zotim.formats.problems import Problem


def canonical(text: str) -> str:
    return ElementTree.canonicalize(text, strip_text=True)


def written(text: str) -> str:
    """A file that was read and written again."""
    activities, out = Activities(io.BytesIO(text.encode()), "a.xml", lambda _problem: None), io.BytesIO()
    write_activities(out, activities, activities.head, activities.after)
    return out.getvalue().decode()


@given(parts(Activity))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_an_activity_that_is_written_is_read_as_it_was(activity: Activity) -> None:
    out = io.BytesIO()
    write_activities(out, [activity])
    out.seek(0)
    assert list(Activities(out, "a.xml", lambda _problem: None)) == [activity]


def test_a_file_is_written_as_it_was_read() -> None:
    assert canonical(written(GOOD)) == canonical(GOOD)


def test_what_nobody_modelled_is_told_and_written_again() -> None:
    text = GOOD.replace("<activity-status", '<made-up x="1">t</made-up><activity-status odd="y"')
    problems: list[Problem] = []
    list(Activities(io.BytesIO(text.encode()), "a.xml", problems.append))
    assert {(one.line, one.field, one.code) for one in problems} == {
        (9, "made-up", "kept"),
        (9, "activity-status/@odd", "kept"),
    }
    again = written(text)
    assert '<made-up x="1">t</made-up>' in again
    assert '<activity-status code="2" odd="y"/>' in again


def test_elements_of_others_are_kept_without_a_word() -> None:
    problems: list[Problem] = []
    [activity] = Activities(io.BytesIO(GOOD.encode()), "a.xml", problems.append)
    assert problems == []
    assert activity.transactions[0].rest is not None
    assert activity.transactions[0].rest.elements == ('<z:note xmlns:z="https://example.org/z">kept</z:note>',)


def test_a_second_title_is_told_and_kept() -> None:
    text = GOOD.replace("<description", "<title><narrative>Again</narrative></title><description", 1)
    problems: list[Problem] = []
    [activity] = Activities(io.BytesIO(text.encode()), "a.xml", problems.append)
    assert [(one.line, one.field, one.code) for one in problems] == [(7, "title", "once")]
    assert activity.title is not None
    assert activity.title.narratives[0].text == "Demining"
    assert "Again" in written(text)


def test_a_bare_text_is_told_and_written_again() -> None:
    text = GOOD.replace("<title><narrative>Demining</narrative>", "<title>Bare<narrative>Demining</narrative>", 1)
    problems: list[Problem] = []
    list(Activities(io.BytesIO(text.encode()), "a.xml", problems.append))
    assert [(one.line, one.field, one.code) for one in problems] == [(6, "title", "stray")]
    assert "Bare" in written(text)


def test_children_out_of_order_are_written_in_the_order_of_the_schema() -> None:
    text = GOOD.replace('<activity-status code="2"/>', "").replace("<title>", '<activity-status code="2"/><title>', 1)
    assert canonical(written(text)) == canonical(GOOD)


def test_a_letter_that_xml_cannot_hold_names_its_activity() -> None:
    out = io.BytesIO()
    good, bad = Activity(iati_identifier=Plain("XK-1")), Activity(iati_identifier=Plain("XK-2\x01"))
    with pytest.raises(NotWritten, match=r"XK-2.*U\+0001"):
        write_activities(out, [good, bad])
    assert b"XK-2" not in out.getvalue()


def test_markup_in_a_text_stays_text() -> None:
    out = io.BytesIO()
    write_activities(out, [Activity(lang='"<&\n', iati_identifier=Plain("<b>]]>&amp;\r"))])
    out.seek(0)
    [again] = Activities(out, "a.xml", print)
    assert (again.lang, again.iati_identifier) == ('"<&\n', Plain("<b>]]>&amp;\r"))
