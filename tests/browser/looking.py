"""What axe and a glance find on a page that a browser shows."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import BrowserContext, Page

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. They take most of axe's time, and what they see is the same in every language."""

LOOK = """async (rules) => {
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  const { violations } = await axe.run({ resultTypes: ["violations"], rules });
  return { violations, wide };
}"""


def prepare(context: BrowserContext) -> None:
    """Let each page of *context* bring axe along: handing it over page by page takes longer than loading the page."""
    context.add_init_script(AXE_SCRIPT)


def findings(page: Page, colours: bool = True) -> str:
    """What is wrong with the page, in words; empty when nothing is. Without *colours* axe leaves out COLOURS."""
    seen = page.evaluate(LOOK, {} if colours else {rule: {"enabled": False} for rule in COLOURS})
    found = AxeResults(seen)
    lines = [f"{page.url}\n{found.generate_report()}"] if found.violations_count else []
    return "\n".join(lines + [f"{page.url}: wider than the window"] * seen["wide"])


def look(page: Page) -> None:
    """No accessibility finding, no rule switched off; nothing wider than the page."""
    found = findings(page)
    assert not found, found


def in_its_language(page: Page, language: str) -> bool:
    """Whether the page says that it is in *language*, and runs in its direction."""
    wanted = [language, "rtl" if language == "ar" else "ltr"]
    return bool(page.evaluate("[document.documentElement.lang, document.documentElement.dir || 'ltr']") == wanted)
