"""Papers as PDF (A4, tagged, PDF/UA-1), set by typst.

The template ``templates/documents/paper.typ`` is fixed; the paper goes in as JSON through ``sys.inputs`` and stays
inert there: a string from JSON is shown, never parsed as markup.
"""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from zotim.core.documents.fonts import fonts, written_out
from zotim.core.documents.paper import Block, EvidenceItem, Link, Note, Paper, Quote, Section, Sentence, Steps, Table
from zotim.core.documents.runs import Run, clean, quote_runs, runs
from zotim.core.documents.wording import cell, classification_word, day, digits, glyph_words, labels
from zotim.vocabulary import RIGHT_TO_LEFT

TEMPLATE = Path(__file__).resolve().parent / "templates" / "documents" / "paper.typ"
# Addresses, and words that would run off the page or out of a column, are set in pieces of so many letters: lines break
# between these alone. No mark stands there, and none ends with a hyphen, since readers drop that at the end of a line:
# so what is copied is what was written.
LONG_WORD, LONG_IN_COLUMN = re.compile(r"\S*://\S+|\S{37,}"), re.compile(r"\S*://\S+|\S{21,}")
LETTERS = re.compile(r"\S{0,23}[^\s-]|-{1,24}")
LETTERS_IN_COLUMN = re.compile(r"\S{0,8}[^\s-]|-{1,9}")


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF bytes; equal papers give equal bytes (the date in the file is the paper's).

    Raises ``typst.TypstError`` only for a defect of ours: every text is accepted.
    """
    paper.check()
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_Layout(paper).data())},
    )
    made = compiler.compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(paper.as_of, time(), tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


class _Layout:
    """One paper as the values that the template prints."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.language = paper, paper.language
        self.numbers = paper.numbers()
        # For each entry the marks that lead to it, so that it can lead back.
        self.marks: dict[int, list[str]] = defaultdict(list)

    def data(self) -> dict[str, Any]:
        paper, language = self.paper, self.language
        sections = [self.section(section) for section in paper.sections]  # collects the marks that entries lead back to
        words = glyph_words(language)
        return {
            "language": language,
            "direction": "rtl" if paper.right_to_left else "ltr",
            "plain_title": written_out(clean(paper.title)),
            "date": [paper.as_of.year, paper.as_of.month, paper.as_of.day],
            "digits": [digits(str(n), language) for n in range(10)],
            "labels": labels(language),
            "words": words,
            "legend": paper.glyphs(),
            "classification": {
                "code": paper.classification,
                "word": classification_word(paper.classification, language),
            },
            "title": self.text(paper.title),
            "subtitle": self.text(paper.subtitle),
            "as_of": day(paper.as_of, language),
            "facts": [[self.text(label), self.text(cell(value, language))] for label, value in paper.facts],
            "verify_note": self.text(paper.verify_note),
            "footer": self.text(paper.footer),
            "sections": sections,
            "evidence": [self.entry(number, item) for number, item in enumerate(paper.evidence, 1)],
        }

    def text(self, text: str, language: str | None = None, *, column: bool = False) -> list[dict[str, Any]]:
        return _set(runs(text, language or self.language), column=column)

    def cited(self, references: Sequence[str]) -> list[dict[str, Any]]:
        """The marks after a statement; each has a place of its own, to which its entry leads back."""
        out = []
        for reference in references:
            number = self.numbers[reference]
            place = f"mark-{number}-{len(self.marks[number]) + 1}"
            self.marks[number].append(place)
            out.append({"number": digits(str(number), self.language), "to": f"evidence-{number}", "place": place})
        return out

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "heading": self.text(section.heading),
            "glyph": section.glyph,
            "level": section.level,
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Sentence():
                return {
                    "kind": "sentence",
                    **_spoken(block.language),
                    "text": self.text(block.text, block.language),
                    "marks": self.cited(block.evidence),
                }
            case Note():
                return {"kind": "note", "text": self.text(block.text)}
            case Quote():
                return {
                    "kind": "quote",
                    **_spoken(block.language),
                    "text": _set(quote_runs(block.text, block.language, block.highlight)),
                    "source": self.text(block.source),
                }
            case Table():
                numeric = [_numeric(block, n) for n in range(len(block.columns))]
                return {
                    "kind": "table",
                    "caption": self.text(block.caption),
                    "numeric": numeric,
                    "columns": [self.text(name, column=True) for name in block.columns],
                    "rows": [
                        [
                            {
                                "said": self.text(cell(value, self.language), column=True),
                                "url": value.url if isinstance(value, Link) else "",
                            }
                            for value in row
                        ]
                        for row in block.rows
                    ],
                    "marks": self.cited(block.evidence),
                }
            case Steps():
                words = glyph_words(self.language)
                return {
                    "kind": "steps",
                    "steps": [
                        {
                            "label": self.text(step.label, column=True),
                            "glyph": step.glyph,
                            "note": self.text(step.note or words[step.glyph], column=True),
                            "marks": self.cited(step.evidence),
                        }
                        for step in block.steps
                    ],
                }

    def entry(self, number: int, item: EvidenceItem) -> dict[str, Any]:
        about = [item.kind, item.reference, day(item.date, self.language) if item.date else ""]
        on = f" · {day(item.reviewed_on, self.language)}" if item.reviewed_on else ""
        return {
            "place": f"evidence-{number}",
            "number": digits(str(number), self.language),
            **_spoken(item.language),
            "title": self.text(item.title, item.language),
            "about": [self.text(part) for part in about if part],
            "reviewed": self.text(item.reviewed_by_role + on) if item.reviewed_by_role else [],
            "sha256": item.sha256,
            "url": item.url,
            "shown_url": _set([Run(clean(item.url), "en")]),
            "back": [
                {"to": place, "number": digits(str(n), self.language)} for n, place in enumerate(self.marks[number], 1)
            ],
        }


def _spoken(language: str) -> dict[str, str]:
    return {"language": language, "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr"}


def _set(pieces: list[Run], *, column: bool = False) -> list[dict[str, Any]]:
    """Runs as the template reads them: parts of the text, language, direction, mark."""
    return [
        {
            "t": _parts(written_out(run.text), column),
            "l": run.language,
            "d": "rtl" if run.right_to_left else "ltr",
            "m": run.marked,
        }
        for run in pieces
    ]


def _parts(text: str, column: bool) -> list[str | list[str]]:
    """*text* in parts: what breaks as it does, and words in the pieces between which alone they may break."""
    words, letters = (LONG_IN_COLUMN, LETTERS_IN_COLUMN) if column else (LONG_WORD, LETTERS)
    parts: list[str | list[str]] = []
    at = 0
    for word in words.finditer(text):
        parts += [text[at : word.start()], letters.findall(word.group())]
        at = word.end()
    return [part for part in (*parts, text[at:]) if part]


def _numeric(table: Table, column: int) -> bool:
    """Whether a column holds numbers only (and gaps), so that it is set flush at the end."""
    values = [row[column] for row in table.rows if row[column] is not None]
    return bool(values) and all(not isinstance(v, bool) and hasattr(v, "real") for v in values)
