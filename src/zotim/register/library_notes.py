"""Notes of the human-rights side of the library (``rights.csv``, ``links.json``), named here to be translated."""

from django.utils.translation import gettext_noop

NOTES = (
    gettext_noop("A court hears whoever is affected"),
    gettext_noop("A remedy for whoever is affected"),
    gettext_noop("A remedy for whoever is listed"),
    gettext_noop("Children accused of an offence"),
    gettext_noop("Detention of a child as a last resort"),
    gettext_noop("Fair trial"),
    gettext_noop("Freedom of association"),
    gettext_noop("Humane detention"),
    gettext_noop("Leaving a country"),
    gettext_noop("Nationals may enter their own state"),
    gettext_noop("No extradition to torture"),
    gettext_noop("No punishment for what parents did"),
    gettext_noop("No punishment for what was no offence when it was done"),
    gettext_noop("Nobody is kept from their own country arbitrarily"),
    gettext_noop("Privacy of biometric data"),
    gettext_noop("Privacy of travellers"),
    gettext_noop("Privacy of whoever is listed"),
    gettext_noop("Recovery of those who were recruited as children."),
    gettext_noop("Screening without discrimination"),
    gettext_noop("Speech is restricted only by law and where necessary"),
    gettext_noop("The child's best interests"),
    gettext_noop("The paragraph itself asks that states act consistently with human rights law (to be verified)."),
    gettext_noop("The same right in both treaties; what each allows differs."),
    gettext_noop("Travel itself is a right"),
    gettext_noop(
        "The number of the article is general knowledge; neither it nor the words were seen in the official text here."
    ),
    gettext_noop(
        "What the Coalition says of its working groups; the text of the principles wasn't seen, nor its paragraphs."
    ),
)
