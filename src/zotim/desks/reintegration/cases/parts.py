"""What rooms above show on the page of a case."""

from zotim.core.ui.parts import Parts
from zotim.desks.reintegration.cases.models import Case

PAGE: Parts[Case] = Parts()

part, buttons = PAGE.part, PAGE.buttons
