"""Files of the standard, read with the same distrust as any other: nothing is fetched, no entity is resolved."""

import json
from pathlib import Path
from typing import Any

from lxml import etree

_LARGEST = 16_000_000
"""Bytes of one file of the standard; the largest code list has half a million."""


class UnreadableStandard(ValueError):
    """The folder holds no standard that can be read; the message says why and what to do."""


def parsed(path: Path) -> etree._Element:
    """The root of an XML file of the standard."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(_bytes(path), parser, base_url=str(path))
    except etree.XMLSyntaxError as error:
        raise UnreadableStandard(
            f"{path.name} is no XML: {str(error)[:200]}. Take it from the standard again."
        ) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableStandard(f"{path.name} declares its own document type, which no file of the standard does.")
    return root


def loaded(path: Path) -> Any:
    """What a JSON file of the standard holds."""
    try:
        return json.loads(_bytes(path))
    except (ValueError, RecursionError):
        raise UnreadableStandard(f"{path.name} isn't JSON. Take it from the standard again.") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableStandard(f"{path.name} can't be read: {error.strerror}.") from None
    if len(data) > _LARGEST:
        raise UnreadableStandard(f"{path.name} has more than {_LARGEST // 1_000_000} million bytes.")
    return data
