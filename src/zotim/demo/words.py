"""How the demonstration marks what it made up, in each language and gender."""

from zotim.core.texts import Translated


def made_up(en: str, sq: str, ar: str, feminine: str = "") -> Translated:
    """A title that says in each language that it is made up; *feminine*: of these languages ("sq ar") its noun is."""
    albanian, arabic = ("e" if "sq" in feminine else "i"), ("مختلقة" if "ar" in feminine else "مختلق")
    return Translated.of("en", f"{en} (made up)", sq=f"{sq} ({albanian} trilluar)", ar=f"{ar} ({arabic})")
