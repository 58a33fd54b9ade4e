"""Words for what leaves, what others say of it, and what systems want."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.content.exchange.models import Form, Said, What, Wish

PURPOSES: dict[str, words.Word] = {
    "prevention": pgettext_lazy("purpose of a file", "To find it elsewhere"),
    "investigation": pgettext_lazy("purpose of a file", "An investigation"),
    "protection": pgettext_lazy("purpose of a file", "To protect somebody"),
    "research": pgettext_lazy("purpose of a file", "Research"),
}
BASES: dict[str, words.Word] = {
    "agreement": pgettext_lazy("ground of a file", "An agreement"),
    "public_task": pgettext_lazy("ground of a file", "A task in the public interest"),
    "legal_duty": pgettext_lazy("ground of a file", "A duty under law"),
}
TLP: dict[str, words.Word] = {one: f"TLP:{one.upper()}" for one in ("clear", "green", "amber", "red")}

words.add("PacketForm", dict(Form.choices))
words.extend("Purpose", PURPOSES)
words.add("PacketBasis", BASES)
words.add("Tlp", TLP)
words.add("ChangeWhat", dict(What.choices))
words.add("FeedbackSaid", dict(Said.choices))
words.add("SystemWish", dict(Wish.choices))
