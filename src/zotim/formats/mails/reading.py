"""A mail, taken apart by the standard library (RFC 5322, MIME). Nothing it names is fetched."""

import email
import email.policy
import re
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage

from zotim.formats.marks import _
from zotim.formats.text.errors import MEGABYTE, UnreadableFile
from zotim.formats.text.html import read_html

MOST_BYTES = 25 * MEGABYTE
MOST_PARTS = 200
MOST_ADDRESSES = 100
_ADDRESS = re.compile(r"https?://[^\s<>\"'\u00ab\u00bb\u201c\u201d)\]}]{1,4000}", re.IGNORECASE)
_AGAIN = _("Save the mail as a file (.eml) in your mail program and send that.")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: from whom, what is written, the *files* attached (name and bytes), and each address in it, once."""

    sender: str
    text: str
    files: tuple[tuple[str, bytes], ...]
    addresses: tuple[str, ...]


def read(data: bytes, name: str) -> Mail:
    """Take a mail apart. Raises UnreadableFile for what is none, too large, or nested beyond use."""
    if len(data) > MOST_BYTES:
        raise UnreadableFile(name, _("it is larger than %(most)s MB"), _AGAIN, most=MOST_BYTES // MEGABYTE)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not any(message.get(one) for one in ("from", "date", "message-id")):
            raise UnreadableFile(name, _("it isn't a mail"), _AGAIN)
        texts, files = _parts(message, name)
        sender = str(message.get("from") or "")
    except UnreadableFile:
        raise
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise UnreadableFile(name, _("the mail is damaged"), _AGAIN) from error  # its library raises whatever it meets
    text = "\n".join(texts).replace("\x00", "").strip()
    found = (one.rstrip(".,;:!?") for one in _ADDRESS.findall(text))
    return Mail(sender.replace("\x00", ""), text, tuple(files), tuple(dict.fromkeys(found))[:MOST_ADDRESSES])


def _parts(message: EmailMessage, name: str) -> tuple[list[str], list[tuple[str, bytes]]]:
    """What is written, and what is attached. Of what is written twice the plain one counts."""
    plain: list[str] = []
    pages: list[str] = []
    files: list[tuple[str, bytes]] = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            raise UnreadableFile(name, _("it holds more than %(most)s parts"), _AGAIN, most=MOST_PARTS)
        if part.is_multipart():
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            continue
        kind = part.get_content_type()
        if part.get_filename() or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            files.append((str(part.get_filename() or ""), data))
        elif kind == "text/html":
            pages.append(read_html(_text(part, data).encode(), name))
        else:
            plain.append(_text(part, data))
    return plain or pages, files


def _text(part: EmailMessage, data: bytes) -> str:
    """The letters of a part, in the encoding that it says, if there is such a one."""
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
