"""Made-up banks and entries, and pictures made by code: hills, shapes, nothing else."""

import io
from functools import cache

import numpy as np
from django.utils import timezone
from PIL import Image, ImageDraw

from tests.desks.content import made
from zotim.desks.content.banks import standing
from zotim.desks.content.banks.models import Bank, Entry, EntryPart
from zotim.desks.content.banks.services import bank_add, entry_confirm
from zotim.desks.content.banks.values import Known


def bank(code: str = "PROVE", kind: str = "known", distance: int = 31, **values: object) -> Bank:
    """A bank that is asked."""
    row = bank_add(
        actor=made.curator(), code=code, title="Bankë prove", kind=kind, provenance="E trilluar", distance=distance
    )
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def digest(seed: int, flips: int = 0) -> bytes:
    """A random fingerprint, with so many of its bits turned."""
    bits = np.unpackbits(np.random.default_rng(seed).integers(0, 256, 32, np.uint8))
    bits[:flips] ^= 1
    return np.packbits(bits).tobytes()


def pdq(value: bytes, **more: object) -> Known:
    """A fingerprint of a picture, as it is asked."""
    return Known("pdq", value, "whole, as it is", 100, **more)


def entry(of: Bank, value: bytes, *, kind: str = "pdq", state: str = "in_force", parts=(), **values: object) -> Entry:
    """An entry in any state, as the database lets it be; *parts* are fingerprints with their way or their time."""
    people = [made.curator().user_id, made.curator().user_id] if "confirmed_by_id" not in values else []
    row = Entry(bank=of, kind=kind, value=value, number=standing.numbers_next()[0], **values)
    if people:
        row.proposed_by_id = people[0]
    row.save(force_insert=True)
    EntryPart.objects.bulk_create(EntryPart(entry=row, **one) for one in parts)
    if state in ("in_force", "withdrawn"):
        row.state, row.serial = "in_force", standing.serial_next()
        row.confirmed_by_id, row.confirmed_at = people[1], timezone.now()
        row.save()
    if state in ("withdrawn", "refused"):
        row.state, row.ended_at = state, timezone.now()
        row.save()
        standing.went()
    return row


def confirmed(*entries: Entry) -> list[Entry]:
    """Entries that another curator confirmed."""
    return [entry_confirm(actor=made.curator(), entry=one) for one in entries]


@cache
def picture(seed: int = 1, form: str = "PNG") -> bytes:
    """A landscape of hills with shapes."""
    rng = np.random.default_rng(seed)
    hills = np.zeros((240, 320, 3))
    for cells, strength in ((3, 110), (8, 60), (24, 30)):
        grid = Image.fromarray(rng.integers(0, 256, (cells, cells + 1, 3), np.uint8))
        hills += np.asarray(grid.resize((320, 240), Image.Resampling.BICUBIC), float) * strength / 255
    image = Image.fromarray(hills.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _number in range(6):
        x, y, size = (int(one) for one in rng.integers(10, 120, 3))
        draw.ellipse((2 * x, y, 2 * x + size, y + size), tuple(rng.integers(0, 256, 3).tolist()))
    return saved(image, form)


def saved(image: Image.Image, form: str = "PNG") -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture again, to change it."""
    return Image.open(io.BytesIO(data))
