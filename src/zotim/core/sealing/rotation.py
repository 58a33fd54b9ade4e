"""Another key-encryption key: every data key is wrapped anew, texts stay as they are.

A rotation is two steps of a person. :func:`rotate` puts a new KEK in the place of the one of today, which is kept under
its name, and wraps the data keys with the new one; broken off anywhere it is taken up by calling it again.
:func:`retire` destroys the earlier ones, once no key needs them. Between the two every text opens.
"""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from uuid import UUID

from django.conf import settings

from zotim.core.audit.services import System, record
from zotim.core.sealing import store
from zotim.core.sealing.errors import SealingError
from zotim.core.sealing.files import locked, put, shred, tidied, write_new

HERE = System("keys")


class StillNeeded(SealingError):
    """Keys are wrapped by an earlier KEK still, so it can't be destroyed."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """*new*: a KEK was made, not a broken rotation taken up; how many keys were *wrapped* anew; the keys that couldn't
    be, with what is wrong with each."""

    new: bool
    wrapped: int
    trouble: tuple[str, ...]


def earlier() -> dict[str, Path]:
    """KEKs beside the one of today, by their names."""
    today = store.kek_id(store.current_kek()) if store.kek_path().exists() else ""
    found = {path.stem.removeprefix("sealing-"): path for path in Path(settings.ZOTIM_KEYS).glob("sealing-*.kek")}
    return {name: path for name, path in sorted(found.items()) if name != today}


def subjects() -> list[UUID]:
    """Whose keys there are; without those that have a tombstone, which nobody opens and the worker destroys again."""
    found = sorted(UUID(path.stem) for path in store.store_folder().glob("*.key"))
    return [subject for subject in found if not store.is_destroyed(subject)]


def behind() -> list[UUID]:
    """Whose keys another KEK than the one of today wraps. Raises Altered for a key file that can't be read."""
    today = store.kek_id(store.current_kek())
    return [subject for subject in subjects() if store.wrapped_by(subject) != today]


def rotate() -> Rotated:
    """Make another KEK, unless a rotation was broken off, and wrap every data key with it. Raises KeyMissing, OSError.

    A key that is destroyed meanwhile stays destroyed. One that can't be opened is left as it is and named.
    """
    fresh = False
    with locked(store.lock_path()):
        today = store.current_kek()
        if not earlier():
            # First the copy: from then on there is no moment at which a key's KEK lies nowhere.
            write_new(store.earlier_path(store.kek_id(today)), today.hex().encode())
            put(store.kek_path(), token_bytes(store.KEY_BYTES).hex().encode())
            fresh = True
    done, trouble = 0, []
    for subject in subjects():
        try:
            done += _wrap(subject)
        except SealingError as error:
            trouble.append(str(error))
    record(HERE, "sealing.kek.rotated", object_type="sealing.kek", object_id=store.kek_id(store.current_kek()),
           details={"keys": done, "left": len(trouble)})  # fmt: skip
    return Rotated(fresh, done, tuple(trouble))


def _wrap(subject: UUID) -> bool:
    """Wrap one key with the KEK of today. Answers whether it was another before."""
    with locked(store.lock_path()):
        kek = store.current_kek()
        path = store.key_path(subject)
        if store.is_destroyed(subject) or not path.exists():
            return False
        tidied(path)
        if store.wrapped_by(subject) == store.kek_id(kek):
            return False
        put(path, store.wrapped(subject, store.read(subject), kek))
    return True


def retire() -> list[str]:
    """Destroy the earlier KEKs; answers their names. Raises StillNeeded as long as a key is wrapped by one of them."""
    with locked(store.lock_path()):
        if left := behind():
            raise StillNeeded(f"{len(left)} keys are wrapped by an earlier key-encryption key; run zotim keys rotate")
        for subject in subjects():
            tidied(store.key_path(subject))
            store.read(subject)  # that it opens with the KEK of today is seen before the other one goes
        gone = earlier()
        tidied(store.kek_path())
        for path in gone.values():
            shred(path)
    for name in gone:
        record(HERE, "sealing.kek.retired", object_type="sealing.kek", object_id=name)
    return list(gone)
