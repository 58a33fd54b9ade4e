"""What reported items met: a picture that is known, a text beside a known one, a protected source, a flood of one host,
a closed item that met something since."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from zotim.core.audit.services import System
from zotim.demo.content_banks import TEXT, hills
from zotim.demo.people import person
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.banks.services import entry_confirm, item_propose
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.services import Given, item_move, report_take
from zotim.desks.content.matching import floods, rounds
from zotim.desks.content.matching.models import Flood, Met
from zotim.desks.content.matching.services import item_clear

DEMO = System("demo")
LATER = (
    "[Teksti i raportuar D, i trilluar] Nesër në mëngjes takohemi te biblioteka, sillni libra dhe lapsa për të gjithë."
)


@dataclass(frozen=True, slots=True)
class Told:
    """How often something was met, and what is held back."""

    met: int
    flood: Flood


def _changed(data: bytes) -> bytes:
    """The same picture, mirrored, with a caption, saved again."""
    image = ImageOps.mirror(Image.open(io.BytesIO(data)).convert("RGB"))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, image.height - 34, image.width, image.height), "white")
    draw.text((12, image.height - 26), "I trilluar", "black")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def _reported(given: Given) -> Item:
    return report_take(actor=DEMO, given=given).item


def _again() -> None:
    """Two nearly the same texts: one is closed unread of what comes, then the other is put into a bank."""
    officer = person("Gezim Lala")
    closed = _reported(Given("text", text=LATER))
    item_move(actor=officer, item=closed, transition="take", taken_by_id=officer.user_id, taken_at=closed.moved_at)
    item_move(actor=officer, item=closed, transition="close")
    other = _reported(Given("text", text=LATER.replace("mëngjes", "mbrëmje").replace("lapsa", "fletore")))
    bank = Bank.objects.get(code="ZOTIM_VENDIMET")
    for entry in item_propose(actor=officer, item=other, bank=bank):
        entry_confirm(actor=person("Jonida Vathi"), entry=entry)
    rounds.round_run(actor=DEMO)


def load() -> Told:
    """Report it; answers what came of it."""
    for seed, where in ((61, "pamje.example"), (62, "rrjeti.example")):
        _reported(Given("picture", data=_changed(hills(seed)), address=f"https://{where}/p/{seed}"))
    _reported(Given("text", text=TEXT.replace("një lumë", "një liqen").replace("udhë", "rrugë")))
    article = _reported(Given("link", address="https://www.gazeta.example/2026/artikull"))
    item_clear(actor=person("Andi Progri"), item=article, reason="Redaksia e kërkoi vetë (e trilluar)")
    _reported(Given("link", address="https://arkivi.example/ruajtur/204"))
    flood = floods.begin("host", "reklama.example")
    for at in range(4):
        _reported(Given("link", address=f"https://reklama.example/{at}"))
    done = floods.begin("host", "lajme.example")
    _reported(Given("link", address="https://lajme.example/dita"))
    done.refresh_from_db()
    floods.flood_decide(actor=person("Albana Cela"), flood=done, transition="pass", reason="Lajmi i ditës (i trilluar)")
    _again()
    return Told(Met.objects.count(), flood)
