"""A reply as a paper: a section for each question, each sentence with the bodies and records that it rests on."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.access.refusals import Unfit
from zotim.core.documents.frame import framed
from zotim.core.documents.paper import Cell, EvidenceItem, Paper, Section, Sentence, paper_as_json
from zotim.core.documents.wording import cell, day
from zotim.core.records import Record
from zotim.core.texts import listed
from zotim.core.ui.words import label
from zotim.formats.answers import Kind
from zotim.register.data_calls.models import AnswerVersion, DataCall, Merged, Question, Reply
from zotim.register.data_calls.words import YES_NO
from zotim.register.models import Commitment, Document, Evidence, Measure
from zotim.vocabulary import LANGUAGE_NAMES, Classification, Language

FORMAT = "zotim-reply-1"
RECORDS: dict[str, type[Any]] = {model._meta.label_lower: model for model in (Commitment, Measure, Evidence, Document)}
"""Kinds of records that an answer may rest on."""


def value_words(question: Question, value: str, language: str) -> str:
    """An answer as people read it in *language*."""
    if not value:
        return ""
    match question.kind:
        case Kind.NUMBER:
            number = Decimal(value)
            return cell(int(number) if number == number.to_integral_value() else number.normalize(), language)
        case Kind.DATE:
            return day(date.fromisoformat(value), language)
        case Kind.YES_NO:
            with override(language):
                return str(YES_NO[value])
        case Kind.CHOICE:
            return question.option_label(value, language)
    return value


def _text(merged: Merged, language: str) -> str:
    return merged.text.texts.get(language, "") if merged.text else ""


def records_of(versions: Iterable[AnswerVersion]) -> list[Record]:
    """The records that versions rest on, each once, as they are now; those that were disposed of are left out."""
    wanted: dict[tuple[str, str], None] = {}
    for version in versions:
        for source in version.sources:
            wanted.setdefault((source["type"], source["id"]))
    found = [RECORDS[kind].objects.filter(pk=key).first() for kind, key in wanted if kind in RECORDS]
    return [record for record in found if record is not None]


class Stale(Unfit):
    """Answers of bodies changed or were returned since they were merged; *numbers* are those of the questions."""

    def __init__(self, numbers: Sequence[str]) -> None:
        said = _("Answers changed or were returned since they were merged: %(numbers)s. Merge these questions anew.")
        super().__init__(said % {"numbers": listed(numbers)})


def compose(call: DataCall, answered: Sequence[tuple[Question, Merged | None]]) -> dict[str, Any]:
    """What a reply says, as JSON: the paper of each language, and the answers as data.

    Raises :class:`Unfit` for a required question without an answer, a text that a language of the reply lacks, or a
    record that is marked higher than the reply may hold.
    """
    _examine(call, answered)
    papers = {code: paper_as_json(_paper(call, answered, Language(code))) for code in call.languages}
    return {
        "format": FORMAT,
        "call": call.reference,
        "asked_by": call.asked_by,
        "recipient": call.recipient,
        "languages": list(call.languages),
        "answers": [_as_data(question, merged, call.languages) for question, merged in answered],
        "papers": papers,
    }


def _examine(call: DataCall, answered: Sequence[tuple[Question, Merged | None]]) -> None:
    bare = [question.number for question, merged in answered if question.required and merged is None]
    if bare:
        raise Unfit(_("The reply can't go without these questions: %(numbers)s.") % {"numbers": listed(bare)})
    if all(merged is None for _question, merged in answered):
        raise Unfit(_("No question has an answer yet."))
    lacks = [
        f"{question.number} ({LANGUAGE_NAMES[Language(code)]})"
        for question, merged in answered if merged is not None and _needs_text(question, merged)
        for code in call.languages if not _text(merged, code)
    ]  # fmt: skip
    if lacks:
        said = _("These answers lack a language of the reply: %(answers)s. Translate them where they are merged.")
        raise Unfit(said % {"answers": listed(lacks)})
    for question, merged in answered:
        if merged is None:
            continue
        ceiling = Classification(call.classification).level
        high = [
            record for record in records_of(merged.versions.all())
            if Classification(record.classification).level > ceiling  # type: ignore[attr-defined]
        ]  # fmt: skip
        if high:
            said = _(
                "Question %(number)s rests on a record that is marked higher than the reply may hold: %(reference)s."
            )
            raise Unfit(said % {"number": question.number, "reference": high[0].reference})  # type: ignore[attr-defined]


def _needs_text(question: Question, merged: Merged) -> bool:
    return question.kind == Kind.TEXT or bool(merged.text)


def _as_data(question: Question, merged: Merged | None, languages: Sequence[str]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": question.number,
        "section": question.section,
        "section_texts": dict(question.section_texts),
        "kind": question.kind,
        "question": dict(question.text.texts),
        "answer": None,
    }
    if merged is None:
        return data
    versions = list(merged.versions.select_related("answer__portion__organisation"))
    data["answer"] = {
        "value": merged.value,
        "text": {code: _text(merged, code) for code in languages},
        "option": {code: question.option_label(merged.value, code) for code in languages}
        if question.kind == Kind.CHOICE
        else None,
        "bodies": [str(version.answer.portion.organisation.name) for version in versions],
        "sources": [version.answer.reference for version in versions]
        + [record.reference for record in records_of(versions)],  # type: ignore[attr-defined]
    }
    return data


def _paper(call: DataCall, answered: Sequence[tuple[Question, Merged | None]], language: Language) -> Paper:
    with override(language):
        sections: list[Section] = []
        items: dict[str, EvidenceItem] = {}
        for question, merged in answered:
            heading = f"{question.number}. {question.text.in_language(language)[0]}"
            if question.section:
                heading = f"{question.heading(language)} · {heading}"
            if merged is None:
                nothing = _("no answer")
                sections.append(Section(f"{heading} – {nothing}"))
                continue
            versions = list(merged.versions.select_related("answer__portion__organisation"))
            shown = [_body_item(version, language) for version in versions]
            shown += [_record_item(record, language) for record in records_of(versions)]
            items |= {item.reference: item for item in shown}
            names = tuple(dict.fromkeys(item.reference for item in shown))
            sections.append(Section(heading, None, tuple(_sentences(question, merged, language, names))))
        return framed(
            title=call.title.in_language(language)[0],
            language=language,
            as_of=timezone.localdate(),
            facts=[
                (_("Asked by"), call.asked_by),
                (pgettext("of a reply", "To"), call.recipient),
                (_("Questions"), len(answered)),
                (_("Answered"), sum(merged is not None for _question, merged in answered)),
            ],
            sections=sections,
            evidence=list(items.values()),
            footer=_("Every answer leads to the bodies that gave it and to the records that it rests on."),
            classification=Classification(call.classification),
        )


def _sentences(
    question: Question, merged: Merged, language: Language, references: tuple[str, ...]
) -> Iterable[Sentence]:
    if question.kind != Kind.TEXT and merged.value:
        yield Sentence(value_words(question, merged.value, language), language, references)
    if text := _text(merged, language):
        yield Sentence(text, language, references)


def _body_item(version: AnswerVersion, language: str) -> EvidenceItem:
    title, of = version.answer.portion.organisation.name.in_language(language)
    return EvidenceItem(
        reference=version.answer.reference,
        title=title,
        language=of,
        kind=_("Answer of a body"),
        date=timezone.localdate(version.created_at),
        url=settings.ZOTIM_ADDRESS + reverse("portion", args=[version.answer.portion_id]),
        reviewed_by_role=_("Merged at the centre"),
    )


def _record_item(record: Any, language: str) -> EvidenceItem:
    title, of = record.title.in_language(language) if hasattr(record.title, "in_language") else (record.title, language)
    return EvidenceItem(
        reference=record.reference,
        title=title,
        language=of,
        kind={
            Commitment: _("Commitment"),
            Measure: _("Measure"),
            Evidence: pgettext("one item of a list", "Evidence"),
            Document: _("Statement"),
        }[type(record)],
        date=getattr(record, "dated_on", None),
        sha256=record.file.sha256 if isinstance(record, Evidence) else "",
        url=_address(record),
        reviewed_by_role=_("Reviewed") if isinstance(record, Evidence) else _("In the register"),
    )


def _address(record: Any) -> str:
    """The page on which a record stands."""
    return settings.ZOTIM_ADDRESS + reverse(record._meta.model_name, args=[record.pk])


def canonical(content: Any) -> bytes:
    """JSON as it is hashed and given out: sorted keys, UTF-8, one line end at its end."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def digest(content: Any) -> str:
    """SHA-256 of the content as JSON."""
    return sha256(canonical(content))


def sha256(data: bytes) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def rows(content: dict[str, Any], language: str) -> tuple[list[str], list[list[Cell]]]:
    """The frozen answers as a table in *language*: heads, and a row for each question."""
    with override(language):
        heads = [
            pgettext("column of a sheet of questions", "No."),
            pgettext("column of a sheet of questions", "Section"),
            _("Question"),
            pgettext("column of a sheet of questions", "Answer"),
            _("Remark"),
            _("Sources"),
        ]
        table: list[list[Cell]] = []
        for one in content["answers"]:
            question = one["question"].get(language) or next(iter(one["question"].values()))
            answer = one["answer"]
            said: list[Cell] = ["", "", ""]
            if answer:
                text = answer["text"].get(language, "")
                is_text = one["kind"] == Kind.TEXT
                said = [
                    text if is_text else _cell_of(one, language),
                    "" if is_text else text,
                    ", ".join(answer["sources"]),
                ]
            heading = one.get("section_texts", {}).get(language) or one["section"]
            table.append([one["number"], heading, question, *said])
    return heads, table


def _cell_of(one: dict[str, Any], language: str) -> Cell:
    value = one["answer"]["value"]
    if not value:
        return ""
    match one["kind"]:
        case Kind.NUMBER:
            return Decimal(value)
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.YES_NO:
            return str(label(value, "YesNo"))
    return str(one["answer"]["option"][language])


def package(reply: Reply, files: Sequence[tuple[str, bytes]]) -> bytes:
    """All files of a reply and its content as JSON in one archive; the same reply gives the same bytes every time."""
    out = io.BytesIO()
    inside = [*sorted(files), (f"{reply.reference}.json", canonical(reply.content.content))]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in inside:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return out.getvalue()
