"""The data dictionary: what each field of each model is for, whose data it is, on what basis, for how long.

A model says ``dictionary = describe("what the row is", basis=…, retention=…, fields={…})``. A field that nobody
described fails ``tests/contracts/test_data_dictionary.py``; the register of processing is printed from the same
entries, so it can't drift from the system.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Legal bases, by code. Where the act isn't named and confirmed for a deployment, pages print "proposal".
BASES: dict[str, str] = {
    "public_task": "Task in the public interest (Law 124/2024, lawfulness of processing: article to be verified)",
    "legal_duty": "Duty under law (Law 124/2024, lawfulness of processing: article to be verified)",
    "security": "Security of the system and proof of access (Law 124/2024: article to be verified)",
    "child_protection": "Protection of the child (Law 18/2017 on the rights and protection of the child)",
    "none": "No personal data",
}

# Retention classes, by code. How long each one is kept is a rule in the database (core.retention).
RETENTION_CLASSES: dict[str, str] = {
    "register": "The public record of commitments: kept, then handed to the archive",
    "account": "Accounts and memberships of staff",
    "session": "Sessions, sign-in attempts, second factors",
    "audit": "The log and its seals",
    "case": "Case files of people who are helped",
    "question": "Who was looked up, for what, and what was answered",
    "alert": "What a person said of somebody who was met by an entry of a list",
    "freeze": "Holds and freezes, with what they cover, exemptions and notices",
    "journey": "Who travelled, masked after a term, and who was looked for among them",
    "referral": "What border police were asked about a traveller, and what they answered",
    "lists": "Published lists with their versions: kept, so that an answer can be given again as it was",
    "complaint": "Complaints, what was decided on them and what was done",
    "obliged": "Obliged entities, what they were told of lists, and that they found nothing",
    "suspicion": "Requests about a name and reports of a suspicion, with what was answered",
    "designation": "Proposals for the lists of this state, and what they rest on",
    "customer": "Customers of an obliged entity, until they have been none for long enough",
    "content": "Content that was reported, what is known of it and what readers said of it",
    "content_dispatch": "What went out about content, and what was answered",
    "content_law": "Law, forms and platforms of the content desk: kept, so that what went out can be understood",
    "deployment": "Missions, mandates and billets, and what was promised of them",
    "nominee": "People who may be sent: staff numbers, sealed names, qualifications, fit or unfit",
    "stabilisation": "Places, projects, money and results in communities that were freed",
    "delivery": "Files of customers and payments that were put in: counts alone",
    "technical": "Queues and bookkeeping with no personal data",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What one field is for, and whether it says something about a person."""

    purpose: str
    personal: bool = False
    special: bool = False
    sealed: bool = False
    told: bool = False


def personal(purpose: str, *, special: bool = False, sealed: bool = False, told: bool = False) -> Field:
    """A field about a person; *special* for health and the like, *sealed* when it is encrypted per case, *told* when
    what is sealed in it may be told to whom it is about."""
    return Field(purpose, personal=True, special=special, sealed=sealed, told=told)


@dataclass(frozen=True, slots=True)
class Description:
    """What one model keeps, on which legal basis, under which retention class.

    *told* is False where it would be tipping off to tell anybody whom it is about that it exists.
    """

    purpose: str
    basis: str
    retention: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    told: bool = True


FOREIGN: dict[str, Description] = {}
"""Descriptions of models that come with libraries, by label (``axes.AccessAttempt``)."""


def describe(
    purpose: str, *, basis: str, retention: str, fields: Mapping[str, str | Field] | None = None, told: bool = True
) -> Description:
    """Describe a model. *fields* maps a field's name to its purpose, or to :func:`personal` of it.

    Raises KeyError for a basis or retention class that isn't in the tables above.
    """
    BASES[basis], RETENTION_CLASSES[retention]
    entries = {name: f if isinstance(f, Field) else Field(f) for name, f in (fields or {}).items()}
    return Description(purpose, basis, retention, entries, told)


def describe_foreign(label: str, purpose: str, *, basis: str, retention: str, personal: bool) -> None:
    """Describe a library's model as a whole, by its label."""
    FOREIGN[label] = Description(purpose, basis, retention, {"*": Field(purpose, personal=personal)})


def tellable(row: Any, sealed: str = "") -> Any:
    """The *row*, for a text to whom it is about: a notice, an answer to a subject request. Every such text asks, and
    names the field of which it opens what is *sealed*.

    Raises TypeError for a row of a type that must not be told, for a sealed field of which nobody said that it may be,
    and for what nobody described.
    """
    entry = type(row).dictionary
    if not entry.told or (sealed and not entry.fields[sealed].told):
        raise TypeError(f"{type(row).__name__} {sealed} must not be told to whom it is about")
    return row
