"""A small desk whose records can be complained of, and people for a complaint's way."""

from contextlib import contextmanager
from types import SimpleNamespace

from tests import worlds
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.redress import services
from zotim.core.redress.models import Complaint
from zotim.core.redress.receipts import code_of, form_token
from zotim.core.redress.subjects import EFFECTS, SUBJECTS, Effect, Subject, effects, subjects

SAID = services.Said(
    "Person i Trilluar", "letër: Rruga e Trilluar 1", "Më morën për dikë tjetër. (I trilluar.)", "TD-1"
)


class Desk:
    """Its records are bodies, cited by their short names; ``took_part`` is who had a part in any of them."""

    def __init__(self) -> None:
        self.took_part: set = set()
        self.lifted: list = []
        self.asked: list[str] = []
        self.waits = False

    def find(self, reference: str) -> Organisation | None:
        self.asked.append(reference)
        return Organisation.objects.filter(short_name=reference).first()

    def lift(self, *, actor: Actor, complaint: Complaint, record: Organisation, note: str) -> None:
        Organisation.objects.filter(pk=record.pk).update(source="lifted")
        if self.waits:
            raise Unfit("A second officer has to confirm it first.")
        self.lifted.append(record.pk)


@contextmanager
def desk():
    """A desk for as long as the test runs."""
    one = Desk()
    subjects(
        Subject(
            "test.freeze", "My account was frozen", "people.Organisation", one.find, lambda record: one.took_part,
            name="Freeze",
        )
    )  # fmt: skip
    effects(Effect("test.lifted", "The freeze is lifted", frozenset({"test.freeze"}), one.lift))
    try:
        yield one
    finally:
        del SUBJECTS["test.freeze"], EFFECTS["test.lifted"]


def keys_in(settings, folder) -> None:
    """Keys of complaints lie in a folder of the test."""
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS, settings.ZOTIM_TOMBSTONES = folder, folder / "keys", folder / "tombstones"
    settings.ZOTIM_KEK_FILE = folder / "keys" / "sealing.kek"
    (folder / "keys").mkdir(exist_ok=True)


def house() -> SimpleNamespace:
    """A body with three officers for complaints, another body with one, a reviewer, a record that can be cited."""
    worlds.demo_installation()
    body, other = worlds.body("Agjencia", "agency"), worlds.body("Policia", "police")
    oversight = worlds.body("Komisioneri", "oversight")
    record = worlds.body("Llogaria")
    Organisation.objects.filter(pk=record.pk).update(short_name="TD-1")
    people = {name: worlds.user("redress_officer", body) for name in ("first", "second", "third")}
    people["elsewhere"] = worlds.user("redress_officer", other)
    people["reviewer"] = worlds.user("independent_reviewer", oversight)
    return SimpleNamespace(
        body=body, other=other, oversight=oversight, record=record, users=people,
        **{name: actor_of(user) for name, user in people.items()},
    )  # fmt: skip


def member(user: User, role: str, organisation: Organisation) -> Actor:
    """The same person with one role more."""
    Membership.objects.create(user=user, role=role, organisation=organisation, starts_at=user.created_at)
    return actor_of(user)


def receive(about: str = "test.freeze", said: services.Said = SAID, language: str = "sq") -> tuple[Complaint, str]:
    """A complaint that came in, and its receipt code."""
    code = code_of(form_token())
    return services.complaint_receive(code=code, about=about, said=said, language=language), code


def with_body(there, **values) -> tuple[Complaint, str]:
    """A complaint that the first officer took, about the record."""
    complaint, code = receive(**values)
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=there.first, complaint=complaint)
    complaint = services.complaint_tie(actor=there.first, complaint=complaint, about="test.freeze", reference="TD-1")
    return complaint, code


def decided(there, outcome: str = "upheld", effect: str = "test.lifted") -> tuple[Complaint, str]:
    """The same, decided by the first officer."""
    complaint, code = with_body(there)
    services.complaint_decide(
        actor=there.first, complaint=complaint, outcome=outcome, effect=effect, reasons="Nuk është i njëjti person."
    )
    complaint.refresh_from_db()
    return complaint, code
