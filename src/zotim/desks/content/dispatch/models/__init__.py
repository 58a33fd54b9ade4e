"""What goes out about an item, what is said of it on the way, letters, and holds for an investigation."""

from zotim.desks.content.dispatch.models.beside import DispatchNote, Hold, Letter, NoteKind, PlatformKey
from zotim.desks.content.dispatch.models.dispatches import LEFT, OPEN, REVIEWED, Dispatch, How

__all__ = ["LEFT", "OPEN", "REVIEWED", "Dispatch", "DispatchNote", "Hold", "How", "Letter", "NoteKind", "PlatformKey"]
