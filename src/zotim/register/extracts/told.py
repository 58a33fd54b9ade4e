"""In which words the histories of extracts are told."""

from zotim.register.extracts.models import Extract
from zotim.register.history.words import told

told(Extract)
