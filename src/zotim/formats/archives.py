"""Office files are archives of XML: judged before they are opened, and read by size rather than by what they say of
themselves. A document type declaration ends the reading: that is where entity bombs and outside references live, and
no office program writes one.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from zotim.formats.marks import _
from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

ASK_AGAIN = _("Open it in its program, save it as a new file and send that.")
HOSTILE = _("It was not opened; ask its sender what it is.")
_CHUNK = 64 * 1024
_OVERLAP = 256
"""How far a piece is read again with the next one: a declaration may lie across two, in whichever encoding."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office files are packed: nothing else is unpacked, for others can't be stopped at a size."""
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class UnpacksTooFar(UnreadableFile):
    """It holds more than may be unpacked."""


class HoldsMacros(UnreadableFile):
    """It holds a program."""


class DeclaresType(UnreadableFile):
    """Its XML declares a document type or an entity."""


class Archive:
    """An office file. Raises :class:`UnreadableFile` for one that is damaged, hostile or bigger than *limits* allow."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = {member.filename: member for member in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise UnreadableFile(name, _("the archive is damaged or cut short"), ASK_AGAIN) from None
        if len(self._zip.infolist()) > limits.members:
            raise UnpacksTooFar(name, _("it holds more than %(most)s parts"), HOSTILE, most=limits.members)
        if sum(member.file_size for member in self.members.values()) > limits.unpacked:
            raise UnpacksTooFar(
                name, _("it unpacks to more than %(most)s MB"), HOSTILE, most=limits.unpacked // MEGABYTE
            )
        self._left = limits.unpacked

    def part(self, path: str) -> bytes:
        """One part, unpacked. What is unpacked counts against the limit of the whole archive."""
        return b"".join(self._pieces(path))

    def _pieces(self, path: str) -> Iterator[bytes]:
        member = self.members[path]
        if member.compress_type not in _METHODS:
            raise UnreadableFile(self.name, _("it is packed as no office program packs a file"), ASK_AGAIN)
        allowed = min(self._left, self.limits.ratio * max(member.compress_size, 4096))
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_CHUNK):
                    allowed -= len(piece)
                    self._left -= len(piece)
                    if allowed < 0:
                        raise UnpacksTooFar(self.name, _("it unpacks to far more than it is (a zip bomb)"), HOSTILE)
                    yield piece
        except RuntimeError:
            raise UnreadableFile(self.name, _("it is locked with a password"), _("Send it without one.")) from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
            if isinstance(error, UnreadableFile):
                raise
            raise UnreadableFile(self.name, _("the archive is damaged or cut short"), ASK_AGAIN) from None

    def examine(self) -> None:
        """Unpack every part once, a piece at a time, so that a library may be let at the file; refuses macros and
        declared types too."""
        for path in self.members:
            if path.lower().endswith("vbaproject.bin"):
                raise HoldsMacros(self.name, _("it holds macros"), _("Save it without them and send it again."))
            pieces = self._pieces(path)
            if path.lower().endswith((".xml", ".rels")) and _declares_a_type(pieces):
                reason = _("it declares its own document type, which no office program does")
                raise DeclaresType(self.name, reason, HOSTILE)
            for _piece in pieces:
                pass


def _declares_a_type(pieces: Iterable[bytes]) -> bool:
    """Whether XML declares a document type or an entity, in whichever of the encodings that XML readers know."""
    before = b""
    for piece in pieces:
        read = before + piece
        if _DOCTYPE.search(read) or _DOCTYPE.search(read.replace(b"\x00", b"")):
            return True
        before = read[-_OVERLAP:]
    return False
