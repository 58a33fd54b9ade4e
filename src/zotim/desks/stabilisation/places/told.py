"""In which words the histories of places are told."""

from zotim.desks.stabilisation.places.models import Place
from zotim.register.history.words import common, told

told(Place, fields=common("title"))
