"""Banks of made-up fingerprints, entries in each state, a file that waits, protected sources."""

import io
from functools import partial
from hashlib import sha256

import numpy as np
from PIL import Image, ImageDraw

from zotim.core.audit.services import System
from zotim.demo.people import person
from zotim.desks.content.banks.generations import generation_make
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.banks.services import (
    bank_add,
    bank_ask,
    entry_confirm,
    entry_propose,
    entry_withdraw,
    file_propose,
    import_decide,
    import_take,
)
from zotim.desks.content.banks.sources import source_add, source_end_ask
from zotim.desks.content.banks.values import address_value

TEXT = "[Teksti i raportuar A, i trilluar: flet për një mal, një lumë dhe një udhë, dhe fton lexuesin të shëtisë.]"
SOURCES = (
    ("gazeta.example", "press", "Gazetë (e trilluar)"),
    ("arkivi.example", "archive", "Arkiv i uebit (i trilluar)"),
    ("videot.example/deshmi/", "evidence", "Koleksion dëshmish i një shoqate (e trilluar)"),
    ("universiteti.example", "academia", "Universitet (i trilluar)"),
    ("kuvendi.example", "parliament", "Kuvend (i trilluar)"),
)


def hills(seed: int, width: int = 480, height: int = 320) -> bytes:
    """A neutral picture, made by code: soft hills and circles."""
    rng = np.random.default_rng(seed)
    shades = np.zeros((height, width, 3))
    for cells, strength in ((3, 120), (9, 60), (24, 25)):
        grid = Image.fromarray(rng.integers(0, 256, (cells, cells + 1, 3), np.uint8))
        shades += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC), float) * strength / 255
    image = Image.fromarray(shades.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _number in range(5):
        x, y, size = (int(one) for one in rng.integers(20, 200, 3))
        draw.ellipse((2 * x, y, 2 * x + size, y + size), tuple(rng.integers(0, 256, 3).tolist()))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _hashes(beginning: str, count: int) -> bytes:
    """A made-up list of fingerprints, and a line that is none."""
    rows = [f"{sha256(f'{beginning} {at}'.encode()).hexdigest()},{beginning} {at + 1}" for at in range(count)]
    return "\n".join(["hash,note", *rows, "0f0f,?"]).encode()


def load() -> list[Bank]:
    """Fill the banks, by two curators."""
    jonida, saimir = person("Jonida Vathi"), person("Saimir Kapo")
    known = bank_add(
        actor=jonida, code="ZOTIM_VENDIMET", title="Vendimet tona (i trilluar)", kind="known",
        provenance="Çfarë u vendos këtu nga dy persona", distance=40,
    )  # fmt: skip
    partner = bank_add(
        actor=saimir, code="PARTNER_SHEMBULL", title="Lista e një partneri (e trilluar)", kind="known",
        provenance="Listë e një partneri, e marrë me marrëveshje (e trilluar)",
    )  # fmt: skip
    lawful = bank_add(
        actor=jonida, code="TE_LIGJSHME", title="Të ngjashme, por të ligjshme (i trilluar)", kind="negative",
        provenance="Çfarë u gjykua e ligjshme pas një ankese",
    )  # fmt: skip
    press = bank_add(
        actor=jonida, code="SHTYPI", title="Pamje të shtypit (i trilluar)", kind="protected",
        provenance="Pamje që redaksitë i dërguan vetë (të trilluara)", distance=63,
    )  # fmt: skip
    for bank, seed, note in (
        (known, 61, "Pamja A (e trilluar)"),
        (lawful, 62, "Pamja B (e trilluar)"),
        (press, 63, ""),
    ):
        for entry in file_propose(actor=jonida, bank=bank, data=hills(seed), note=note):
            entry_confirm(actor=saimir, entry=entry)
    text = entry_propose(actor=jonida, bank=known, kind="text", value=None, text=TEXT, note="Teksti A (i trilluar)")
    entry_confirm(actor=saimir, entry=text)
    gone = entry_propose(
        actor=saimir, bank=known, kind="address", value=address_value("https://videot.example/shiko/9")
    )
    entry_confirm(actor=jonida, entry=gone)
    entry_withdraw(actor=jonida, entry=gone, reason="Vendimi u rrëzua pas ankesës (i trilluar)")
    file_propose(actor=saimir, bank=known, data=hills(64), note="Pamja C (e trilluar)")
    confirmed, _waits = (
        import_take(actor=saimir, bank=partner, name=name, file=partial(io.BytesIO, _hashes("Shembull", count)))
        for name, count in (("lista-tetor.csv", 40), ("lista-nëntor.csv", 60))
    )
    import_decide(actor=jonida, taken=confirmed, accepted=True)
    bank_ask(actor=saimir, bank=lawful, enabled=True, distance=20, reason="Takon tepër gjëra (e trilluar)")
    sources = [source_add(actor=jonida, place=place, kind=kind, note=note) for place, kind, note in SOURCES]
    source_end_ask(actor=jonida, source=sources[3], reason="Faqja u mbyll (e trilluar)")
    generation_make(actor=System("demo"))
    return [known, partner, lawful, press]
