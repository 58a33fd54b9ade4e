"""Words for alerts: what waits, the verdicts, the scripts."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.desks.screening.alerts.models import Alert, Script, Verdict

words.add("AlertWaits", {str(code): word for code, word in Alert.Waits.choices})
words.add("Verdict", dict(Verdict.choices))
words.add("Script", dict(Script.choices))
words.add(
    "ListGender",
    {"male": pgettext_lazy("gender", "Male"), "female": pgettext_lazy("gender", "Female")},
)
