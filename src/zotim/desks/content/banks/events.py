"""What banks write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.bank.added": pgettext_lazy("log", "added a bank of fingerprints"),
        "content.bank.changed": pgettext_lazy("log", "changed a bank of fingerprints"),
        "content.bank.tried": pgettext_lazy("log", "asked what a file would meet"),
        "content.bankchange.asked": pgettext_lazy("log", "asked for a change of a bank that protects"),
        "content.bankchange.agreed": pgettext_lazy("log", "agreed to a change of a bank that protects"),
        "content.bankchange.refused": pgettext_lazy("log", "refused a change of a bank that protects"),
        "content.entry.proposed": pgettext_lazy("log", "proposed an entry of a bank"),
        "content.entry.confirmed": pgettext_lazy("log", "confirmed an entry of a bank"),
        "content.entry.refused": pgettext_lazy("log", "refused an entry of a bank"),
        "content.entry.withdrawn": pgettext_lazy("log", "withdrew an entry of a bank"),
        "content.entry.noted": pgettext_lazy("log", "changed the note of a proposed entry of a bank"),
        "content.entry.opened": pgettext_lazy("log", "opened the text of an entry of a bank"),
        "content.bankimport.taken": pgettext_lazy("log", "began to put a file of fingerprints into a bank"),
        "content.bankimport.proposed": pgettext_lazy("log", "a file of fingerprints was read"),
        "content.bankimport.confirmed": pgettext_lazy("log", "confirmed a file of fingerprints"),
        "content.bankimport.refused": pgettext_lazy("log", "refused a file of fingerprints"),
        "content.bankimport.withdrawn": pgettext_lazy("log", "withdrew a file of fingerprints"),
        "content.protectedsource.added": pgettext_lazy("log", "added a protected source"),
        "content.protectedsource.doubted": pgettext_lazy("log", "asked to end a protected source"),
        "content.protectedsource.ended": pgettext_lazy("log", "ended a protected source, as the second of two"),
        "content.protectedsource.kept": pgettext_lazy("log", "kept a protected source"),
        "content.generation.made": pgettext_lazy("log", "an index of the banks was made"),
    },
    seen={
        "content.banks.listed": pgettext_lazy("log", "looked at the banks of fingerprints"),
        "content.banks.exported": pgettext_lazy("log", "took the table of banks as a file"),
        "content.bank.viewed": pgettext_lazy("log", "looked at a bank of fingerprints"),
        "content.bank.exported": pgettext_lazy("log", "took a bank of fingerprints as a file"),
        "content.entry.viewed": pgettext_lazy("log", "looked at an entry of a bank"),
        "content.entry.looked": pgettext_lazy("log", "looked at the picture of an entry of a bank"),
        "content.bankimport.viewed": pgettext_lazy("log", "looked at a file that was put into a bank"),
        "content.protectedsources.listed": pgettext_lazy("log", "looked at the protected sources"),
        "content.protectedsources.exported": pgettext_lazy("log", "took the protected sources as a file"),
    },
)

kinds(
    {
        "content.bank": Kind(_("Bank of fingerprints"), page="bank"),
        "content.bankchange": Kind(_("Change of a bank")),
        "content.entry": Kind(_("Entry of a bank"), page="entry"),
        "content.entrypart": Kind(_("Fingerprint of a part")),
        "content.bankimport": Kind(_("File of fingerprints"), page="bank_import"),
        "content.protectedsource": Kind(_("Protected source")),
        "content.generation": Kind(_("Index of the banks")),
        "content.indexstanding": Kind(_("How far the index of the banks is")),
    }
)
