"""Made-up reports of neutral content: a text, a picture that several report, addresses, one that deceives the eye, an
event of another system. Nothing in it is of anybody; pictures are hills made by code."""

import io
import json
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from django.utils import timezone
from PIL import Image

from zotim.core.access.actor import VISITOR
from zotim.demo.people import person
from zotim.desks.content.intake.files import file_take
from zotim.desks.content.intake.models import Item, Report
from zotim.desks.content.intake.services import Given, report_take

TEXT = (
    "[Teksti i raportuar A, i trilluar] Mblidhemi të premten në ora tetë te sheshi; sillni ujë, çadra dhe miq, se "
    "pas mesditës pritet shi dhe rruga është e gjatë."
)
ARABIC = "[نص مبلَّغ عنه ب، مختلق] نلتقي يوم الجمعة في الساحة قرب النافورة، وأحضروا معكم الماء والمظلات."
RECRUITED = "[Teksti i raportuar C, i trilluar] Një i panjohur i shkruan çdo natë dhe i thotë të mos i tregojë askujt."
EVENT = {
    "Event": {
        "info": "Invented event",
        "Tag": [{"name": "tlp:amber"}],
        "Attribute": [
            {"type": "url", "value": "https://videot.example/shiko/17?utm_source=x", "comment": "Invented"},
            {"type": "sha256", "value": "0" * 64},
        ],
    }
}


@dataclass(frozen=True, slots=True)
class Reported:
    """How much came in."""

    reports: int
    items: int


def picture(seed: int, wide: int = 640, high: int = 420) -> bytes:
    """Hills and a sky, as a JPEG."""
    random = np.random.default_rng(seed)
    across, down = np.meshgrid(np.arange(wide), np.arange(high))
    bright = np.repeat(255 * (1 - down / high * 0.6)[:, :, None], 3, axis=2)
    for _hill in range(24):
        x, y, far = random.uniform(0, wide), random.uniform(high * 0.3, high), random.uniform(30, 140)
        shape = np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * far**2))[:, :, None]
        bright = bright * (1 - 0.7 * shape) + 0.7 * shape * random.uniform(20, 220, 3)
    out = io.BytesIO()
    Image.fromarray(np.clip(bright, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=88)
    return out.getvalue()


def load() -> Reported:
    """Take the reports in; answers how many there are, and of how many items."""
    day = timezone.localdate() - timedelta(days=1)
    hills = picture(11)
    given = [
        Given("text", text=TEXT, address="https://rrjeti.example/shkrime/204", told="E pashë dje.", seen_on=day),
        Given("text", text=ARABIC, language="ar", told="رأيته أمس."),
        Given("text", text=RECRUITED, told="Është shok klase i vajzës sime.", contact="069 000 0000", recruited=True),
        Given("picture", data=hills, address="https://pamje.example/p/11", told="Ma dërguan."),
        Given("picture", data=hills, address="https://rrjeti.example/pamje/11", language="en"),
        Given("picture", data=hills),
        Given("picture", data=picture(12)),
        Given("link", address="https://аррӏе.example/lajme", told="Duket si tjetra."),
        Given("link", address="https://videot.example/shiko/17", life=True, told="Thuhet se dikush do të lëndohet."),
    ]  # fmt: skip
    for one in given:
        report_take(actor=VISITOR, given=one)
    file_take(actor=person("Albana Cela"), data=json.dumps(EVENT).encode(), name="ngjarje.json", language="en")
    return Reported(Report.objects.count(), Item.objects.count())
