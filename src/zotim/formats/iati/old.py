"""Files of version 1, which nobody has to publish in since 2018: refused, with an account of what they hold.

Version 2 took away or changed what version 1 said: texts got languages, codes became numbers, organisations need
identifiers. To read the one as the other would be guessing, and money that was guessed is worse than none.
"""

from collections import Counter

from lxml import etree

from zotim.formats.iati.activity import Activity
from zotim.formats.iati.shape import shape
from zotim.formats.marks import _
from zotim.formats.text.errors import UnreadableFile

_ASK = _("Ask whoever publishes it for the same activities in version 2.03; nothing was taken from it.")

_VERSION = _(
    "it is of version %(version)s of IATI, and 2.01 to 2.03 are read; it holds %(activities)s activities with "
    "%(transactions)s transactions; elements that 2.03 has no more: %(unknown)s"
)
_NO_VERSION = _(
    "it says no version, and its texts have no language, as in version 1 of IATI; 2.01 to 2.03 are read; it holds "
    "%(activities)s activities with %(transactions)s transactions; elements that 2.03 has no more: %(unknown)s"
)


class Account:
    """What a file of version 1 holds: *activities*, *transactions*, and how often each element stands in an activity.

    ``whole`` is False where the file breaks off, so that there may be more.
    """

    def __init__(self, version: str) -> None:
        self.version = version
        self.activities = self.transactions = 0
        self.elements: Counter[str] = Counter()
        self.whole = True

    def count(self, element: etree._Element) -> None:
        """Count an element that begins."""
        parent = element.getparent()
        if element.tag == "iati-activity":
            self.activities += 1
        elif element.tag == "transaction":
            self.transactions += 1
        if parent is not None and parent.tag == "iati-activity":
            self.elements[element.tag] += 1

    @property
    def unknown(self) -> tuple[str, ...]:
        """The elements of its activities that version 2.03 has no more."""
        return tuple(sorted(set(self.elements) - set(shape(Activity).tags)))


class OldVersion(UnreadableFile):
    """It is of version 1; ``account`` says what it holds."""

    def __init__(self, name: str, account: Account) -> None:
        self.account = account
        values: dict[str, str | int] = {
            "activities": account.activities,
            "transactions": account.transactions,
            "unknown": ", ".join(account.unknown[:6]) or "–",
        }
        if account.version:
            values["version"] = account.version
        super().__init__(name, _VERSION if account.version else _NO_VERSION, _ASK, **values)

    def __reduce__(self) -> tuple[type["OldVersion"], tuple[str, Account]]:
        return OldVersion, (self.name, self.account)
