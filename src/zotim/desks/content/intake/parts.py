"""What rooms above show on the page of an item."""

from zotim.core.ui.parts import Parts
from zotim.desks.content.intake.models import Item

PAGE: Parts[Item] = Parts()

part, buttons = PAGE.part, PAGE.buttons
parts_of, buttons_of = PAGE.parts_of, PAGE.buttons_of
