"""Activities into a file, in the order of the schema of 2.03, one at a time: nothing is held but the one written."""

import re
from collections.abc import Iterable
from typing import BinaryIO

from zotim.formats.iati.activity import Activity
from zotim.formats.iati.reading import ACTIVITY, ROOT, Head
from zotim.formats.iati.shape import quoted, shape

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold, not even escaped."""


class NotWritten(ValueError):
    """An activity holds what XML can't hold; the message says which activity and where. Nothing of it was written."""


def write_activities(
    file: BinaryIO, activities: Iterable[Activity], head: Head | None = None, after: Iterable[str] = ()
) -> int:
    """Write *activities* under *head*, and how many they were. *after* is canonical XML of the root's other elements;
    it is asked for when all activities were written, so that it can be what a reader found behind them.

    >>> import io
    >>> from zotim.formats.iati.parts import Plain
    >>> file = io.BytesIO()
    >>> write_activities(file, [Activity(iati_identifier=Plain("XK-1"))])
    1
    >>> print(file.getvalue().decode())
    <?xml version="1.0" encoding="UTF-8"?>
    <iati-activities version="2.03">
    <iati-activity>
    <iati-identifier>XK-1</iati-identifier>
    </iati-activity>
    </iati-activities>
    <BLANKLINE>
    """
    head = head or Head()
    said = [
        ("version", head.version),
        ("generated-datetime", head.generated),
        ("linked-data-default", head.linked_data),
    ]
    attributes = [*((name, value) for name, value in said if value is not None), *head.attributes]
    opening = "".join(f' {name}="{quoted(value)}"' for name, value in attributes)
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<{ROOT}{opening}>\n'.encode())
    count = 0
    write = shape(Activity).write
    for activity in activities:
        pieces: list[str] = []
        write(ACTIVITY, activity, pieces.append)
        pieces.append("\n")
        text = "".join(pieces)
        if found := _IMPOSSIBLE.search(text):
            around = text[max(0, found.start() - 40) : found.start()].split(">")[-1]
            raise NotWritten(
                f"{activity.identifier or 'An activity without identifier'}: behind “{around}” stands a letter that "
                f"XML can't hold (U+{ord(found[0]):04X}). Take it out."
            )
        file.write(text.encode())
        count += 1
    file.writelines(f"{one}\n".encode() for one in after)
    file.write(f"</{ROOT}>\n".encode())
    return count
