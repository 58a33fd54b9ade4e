"""Words of English that stand on a page of another language: for tests that walk the demonstration's pages."""

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

CALLED = """
Zotim GeoNames English Shqip XLSX CSV PDF DOCX JSON XML PNG JPEG HTML TOML UTF TXT ICS SHA ISO Markdown zotim figures
export key Protocol art para FollowTheMoney MONEYVAL moneyval GCERF RNNC Français Español Italiano
goAML address hash note Escape WebM WebP Traffic Light Protocol OF
"""
NAMES = frozenset(CALLED.split())
"""Names, acronyms and commands, which are the same in every language."""
APART = ("code", "hash")
"""Classes of elements that hold what a person cites, not reads."""
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr")
FREQUENT = """
the of and for with from that this which who what when where not only made invented are was were has have other others
than report name sex women men check letters funds guidelines sitting member members until since under between
"""
ENGLISH = frozenset(FREQUENT.split())
"""Frequent words of English that are no words of Albanian."""


class _Said(HTMLParser):
    """The text of a page, without what says by itself that it is in another language, or is a code."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = dict(attributes)
        classes = (named.get("class") or "").split()
        apart = tag in ("script", "style", "title", "code", "option", "textarea") or (tag != "html" and "lang" in named)
        # What somebody typed, and an address, stands in a <bdi> of its own direction; the page's own words don't.
        typed = tag in ("bdi", "blockquote") and named.get("dir") in ("auto", "ltr")
        above = bool(self.open) and self.open[-1][1]
        self.open.append((tag, above or apart or typed or bool(set(classes) & set(APART))))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1]:
            self.said.append(data)


WORD = re.compile(r"(?<![\w./:@-])[A-Za-z]{2,}(?![\w/:@-]|\.\w)")
TAG = re.compile(r"<[A-Za-z/!][^>]*>")


def english_on(html: str, language: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Words of English in a page of *language*: in Arabic every word of Latin letters that is neither a name nor
    *known* (people, bodies), in Albanian the frequent words of English."""
    known = NAMES | known

    def english(texts: Iterable[str]) -> set[str]:
        words = {word for text in texts for word in WORD.findall(text)}
        if language == "ar":
            return {word for word in words if not word.isupper()} - known
        return {word for word in words if word.lower() in ENGLISH} - known

    # Most pages hold none, and that is seen by all that stands between tags; only the others are read with care.
    if not english([unescape(TAG.sub("\n", html))]):
        return set()
    reader = _Said()
    reader.feed(html)
    return english(reader.said)


def words_of(*texts: str) -> frozenset[str]:
    """All words of *texts*: what is called so in every language."""
    return frozenset(word for text in texts for word in re.findall("[A-Za-z]{2,}", text))
