"""A report that somebody sent: its tree, and what is wrong with it. Entities aren't resolved, nothing is fetched."""

from typing import BinaryIO

from lxml import etree

from zotim.formats.goaml.schema import Schema
from zotim.formats.goaml.tree import Tree, local, of_element
from zotim.formats.goaml.writing import ROOT
from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile

_LARGEST = 64_000_000
"""Bytes of a report: goAML's own web form takes twenty million (to be verified), and a tree needs ten times that."""
_DISTRUST = _("It was not read; ask for the file again from whoever sent it.")

_BROKEN = {
    "TAG_NAME_MISMATCH": "xml_tag", "TAG_NOT_FINISHED": "xml_end", "LTSLASH_REQUIRED": "xml_end",
    "GT_REQUIRED": "xml_tag", "DOCUMENT_END": "xml_end", "INVALID_CHAR": "xml_letters",
    "INVALID_ENCODING": "xml_letters", "UNSUPPORTED_ENCODING": "xml_letters", "UNKNOWN_ENCODING": "xml_letters",
}  # fmt: skip
"""What libxml2 calls a mistake, as a code that pages have words for; its own words are English alone."""


def read_report(file: BinaryIO, name: str, report: Report, schema: Schema | None = None) -> Tree:
    """The tree of the report in *file*, which is called *name* in what is reported.

    With a *schema*, whatever it doesn't take is reported by line and element, and read all the same: who sent it has to
    mend it, and until then somebody has to read it. Where the XML breaks, that is reported, and what stands before it
    is given. Raises :class:`UnreadableFile` for a file made to do harm, too large, or that holds no report.
    """
    reading = Reading(name, report)
    data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableFile(name, _("it has more than %(most)s million bytes"), _DISTRUST, most=_LARGEST // 1_000_000)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, recover=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            name, _("it breaks in line %(line)s: it is no XML"), _DISTRUST, line=error.lineno or 1
        ) from error
    if root is None:
        raise UnreadableFile(name, _("it is no XML"), _DISTRUST)
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(name, _("it declares its own document type, which no report does"), _DISTRUST)
    if local(root) != ROOT:
        raise UnreadableFile(
            name, _("it holds “%(root)s”, not a report"), _("Choose the file of a goAML report."), root=local(root)[:60]
        )
    for entry in parser.error_log:
        if "depth" in entry.message or "Entity" in entry.message:
            raise UnreadableFile(
                name, _("line %(line)s nests deeper than a report does, or names what stands elsewhere"), _DISTRUST,
                line=entry.line,
            )  # fmt: skip
        reading.wrong(entry.line, "", _BROKEN.get(entry.type_name.removeprefix("ERR_"), "xml"))
        break
    if schema is not None and not len(parser.error_log):
        for path, line, words in schema.validate(root):
            reading.wrong(line, path.strip("/").partition("/")[2], "schema", why=words[:200])
    found = of_element(root)
    return found if not isinstance(found, str) else {}
