"""Notes of the library that comes along, named here to be translated: pages show them in the reader's language."""

from django.utils.translation import gettext_noop

from zotim.register.library_notes.paragraphs import PARAGRAPHS

__all__ = ["ENTRIES", "ISSUERS", "NOTES", "PARAGRAPHS", "SYMBOLS"]

NOTES = (  # rights.csv, links.json
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

ENTRIES = (  # instruments.json, groups.json
    gettext_noop("87 members in 2024; later changes are to be verified."),
    gettext_noop(
        "Adopted in Kuwait in 2018. Title and date of adoption to be verified against the official text. "
        "Titles in other languages are our own translation, to be checked."
    ),
    gettext_noop("As named in 2016."),
    gettext_noop("Evaluated in 2018; since when it is a member is to be verified."),
    gettext_noop("Member of the board, as a newspaper tells it; since when is to be verified."),
    gettext_noop("Mutual evaluation of Albania in July 2018, then enhanced follow-up."),
    gettext_noop("Named later; since when is to be verified."),
    gettext_noop("Named too; to be verified."),
    gettext_noop("Of 18 December 2024, as a newspaper tells it."),
    gettext_noop("Of 9 October 2019; to be verified against the text."),
    gettext_noop("Permanent co-chair, since December 2021."),
    gettext_noop("Proposed in Rome in 2021, opened in Brussels in December 2021; action plan of Niamey, 2023."),
    gettext_noop(
        "Protocols 4 and 7 are kept under this entry; each binds only those who are party to it. Title and "
        "date of adoption to be verified against the official text. Titles in other languages are our own "
        "translation, to be checked."
    ),
    gettext_noop("Signed in Tirana in October 2018, as a newspaper tells it."),
    gettext_noop("Since February 2017; the day and the source are to be verified."),
    gettext_noop("Since October 2018; the day is to be verified."),
    gettext_noop("Since when is to be verified."),
    gettext_noop("Since when isn't stated there."),
    gettext_noop(
        "The Optional Protocol on the involvement of children in armed conflict (OPAC) is kept under this "
        "entry; it binds only those who are party to it. Title and date of adoption to be verified against "
        "the official text. Titles in other languages are our own translation, to be checked."
    ),
    gettext_noop(
        "Title and date of adoption to be verified against the official text. Titles in other languages are "
        "our own translation, to be checked."
    ),
    gettext_noop(
        "Two treaties kept as one entry, as the list of obligations names them; the protocol is of 22 October"
        " 2015. Title and date of adoption to be verified against the official text. Titles in other "
        "languages are our own translation, to be checked."
    ),
)

ISSUERS = (  # instruments.json
    gettext_noop("Council of Europe"),
    gettext_noop("Financial Action Task Force"),
    gettext_noop("Global Coalition against Daesh"),
    gettext_noop("UN General Assembly"),
    gettext_noop("UN Security Council"),
)

SYMBOLS = (  # instruments.json: those that aren't the same in each language
    gettext_noop("A/RES/60/288 UN Global CT Strategy, Plan of Action"),
    gettext_noop("CETS 196 + CETS 217 (Council of Europe)"),
    gettext_noop("CRC"),
    gettext_noop("ECHR"),
    gettext_noop("FATF Recommendations (2012, as amended)"),
    gettext_noop("Guiding Principles of the Global Coalition"),
    gettext_noop("ICCPR"),
)
