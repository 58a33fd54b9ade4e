"""Office files are archives of XML: judged before they are opened, and read by size rather than by what they say of
themselves. A document type declaration ends the reading: that is where entity bombs and outside references live, and
no office program writes one.
"""

import io
import re
import zipfile
import zlib

from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

ASK_AGAIN = "Open it in its program, save it as a new file and send that."
HOSTILE = "It was not opened; ask its sender what it is."
_CHUNK = 64 * 1024
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Archive:
    """An office file. Raises :class:`UnreadableFile` for one that is damaged, hostile or bigger than *limits* allow."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = {member.filename: member for member in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise UnreadableFile(name, "the archive is damaged or cut short", ASK_AGAIN) from None
        if len(self._zip.infolist()) > limits.members:
            raise UnreadableFile(name, f"it holds more than {limits.members:,} parts", HOSTILE)
        if sum(member.file_size for member in self.members.values()) > limits.unpacked:
            raise UnreadableFile(name, f"it unpacks to more than {limits.unpacked // MEGABYTE} MB", HOSTILE)
        self._left = limits.unpacked

    def part(self, path: str) -> bytes:
        """One part, unpacked. What is unpacked counts against the limit of the whole archive."""
        member = self.members[path]
        allowed = min(self._left, self.limits.ratio * max(member.compress_size, 4096))
        content = bytearray()
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    content += chunk
                    if len(content) > allowed:
                        raise UnreadableFile(self.name, "it unpacks to far more than it is (a zip bomb)", HOSTILE)
        except RuntimeError:
            raise UnreadableFile(self.name, "it is locked with a password", "Send it without one.") from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
            if isinstance(error, UnreadableFile):
                raise
            raise UnreadableFile(self.name, "the archive is damaged or cut short", ASK_AGAIN) from None
        self._left -= len(content)
        return bytes(content)

    def examine(self) -> None:
        """Unpack every part once, so that a library may be let at the file; refuses macros and declared types too."""
        for path in self.members:
            if path.lower().endswith("vbaproject.bin"):
                raise UnreadableFile(self.name, "it holds macros", "Save it without them and send it again.")
            content = self.part(path)
            if path.lower().endswith((".xml", ".rels")) and declares_a_type(content):
                reason = "it declares its own document type, which no office program does"
                raise UnreadableFile(self.name, reason, HOSTILE)


def declares_a_type(content: bytes) -> bool:
    """Whether XML declares a document type or an entity, in whichever of the encodings that XML readers know."""
    return bool(_DOCTYPE.search(content) or _DOCTYPE.search(content.replace(b"\x00", b"")))
