"""One of each record of the register, and one person for each column of the access matrix."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import World
from tests.register import library
from zotim.core.access.actor import actor_of
from zotim.core.access.middleware import ACTING_FOR
from zotim.core.approvals.services import approval_request
from zotim.core.disclosures.models import Disclosure
from zotim.core.evidence.services import file_receive
from zotim.core.people.models import Deputy
from zotim.core.retention.models import Certificate, DisposalRun
from zotim.core.retention.services import hold_place
from zotim.register import services
from zotim.register.models import Commitment, Contradiction, Measure
from zotim.register.reports.disclosures import report_give_ask
from zotim.register.reports.models import Report, ReportFile
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification


class CoreWorld(World):
    """One of each record, and one person for each column."""

    def __init__(self):
        super().__init__()
        self.people |= {
            "deputy": worlds.user(),
            "late deputy": worlds.user(),
            "protection": worlds.user("data_protection_officer", self.centre),
            "records": worlds.user("records_officer", self.centre),
        }
        now, day = timezone.now(), timedelta(days=1)
        for who, until in (("deputy", now + day), ("late deputy", now - timedelta(seconds=1))):
            Deputy.objects.create(user=self.people["own"], deputy=self.people[who], starts_at=now - day, ends_at=until)
        self.ids = self.records(self.lead)
        self.others = self.records(self.lead)
        self.ids |= self.kept(Commitment.objects.get(pk=self.ids["commitment"]), self.lead)

    def records(self, lead):
        by, second = actor_of(self.people["coordinator"]), actor_of(self.people["analyst"])
        commitment = worlds.commitment(by, lead)
        measure = worlds.measure(by, commitment)
        reviewed = worlds.evidence(by, measure)
        services.evidence_open(actor=second, evidence=reviewed)
        services.evidence_review(actor=second, evidence=reviewed, accepted=True)
        waiting = worlds.evidence(by, measure, b"Tjeter\n")
        assessment = services.assessment_propose(
            actor=by, commitment=commitment, claimed="done", assessed="under_way", reason=commitment.title,
            evidence=[reviewed],
        )  # fmt: skip
        Commitment.objects.update(classification="internal")
        Measure.objects.update(classification="internal")
        level = Classification.RESTRICTED
        report = report_make(actor=by, title=commitment.title, moment=timezone.now(), classification=level)
        data = b"%PDF-1.7\n%%EOF\n"
        file = file_receive(actor=by, data=data, name="report.pdf", classification=level)
        unread = worlds.document(by)
        ids = {
            "document": unread.pk, "suggestion": unread.suggestions.first().pk, "commitment": commitment.pk,
            "measure": measure.pk, "assessment": assessment.pk, "evidence": waiting.pk, "report": report.pk,
            "file": ReportFile.objects.create(report=report, language="en", file=file).pk,
        }  # fmt: skip
        said = worlds.document(by, "Albania will send eight soldiers to NATO Mission Iraq by March 2027.", "en")
        again = services.suggestion_link(actor=by, suggestion=said.suggestions.first(), commitment=commitment)
        ids |= {"said": said.pk, "linked": again.pk}
        ids["contradiction"] = Contradiction.objects.filter(suggestion__document=said).first().pk
        return ids | self.library(by, lead, measure, f"Law {measure.reference}")

    @staticmethod
    def library(by, lead, measure, symbol):
        """A draft law of the leading body, with all that hangs on it."""
        draft = library.instrument(by, symbol, "law", lead=lead, classification="internal")
        services.instrument_move(actor=by, instrument=draft, step="draft", on=library.DAY)
        article = library.article(by, draft)
        version = services.version_add(actor=by, instrument=draft, language="en", document=library.official(by))
        opinion = services.opinion_give(
            actor=by, instrument=draft, given_by="X", stance="dissents", text=library.text("No"), given_on=library.DAY
        )
        asked, other = library.obligation(by, draft), library.obligation(by, draft, "2")
        link = services.obligation_relate(actor=by, obligation=asked, other=other, kind="narrows")
        services.obligation_serve(actor=by, obligation=asked, by=measure)
        shown = services.verification_propose(
            actor=by, obligation=asked, number="1", data=b"%PDF-1.7\n%%EOF\n", name="law.pdf", quote="No"
        )
        coverage = services.coverage_propose(
            actor=by, obligation=asked, provision=article, extent="fully", note=library.text("It does")
        )
        return {
            "instrument": draft.pk, "provision": article.pk, "version": version.pk, "opinion": opinion.pk,
            "obligation": asked.pk, "link": link.pk, "record": measure.pk, "verification": shown.pk,
            "coverage": coverage.pk,
        }  # fmt: skip

    def kept(self, commitment, body):
        """A disposal that waits, one that is done, a hold, and something that left the house."""
        keeper = worlds.actor("records_officer")
        run = DisposalRun.objects.create(rule="register.evidence.returned", border=timezone.now(), found=1)
        approval_request(actor=keeper, action="retention.run.decide", obj=run)
        certificate = Certificate.objects.create(
            run_id=uuid.uuid4(), rule=run.rule, outcome="dispose", legal_source="?", verified=False, border=run.border,
            counts={"gone": 1}, hashes=[], proposed_by_id=keeper.person_id, approved_by_id=uuid.uuid4(), at=run.border,
            sha256="0" * 64,
        )  # fmt: skip
        given = Disclosure.objects.create(
            kind="register.report.public", organisation=body, purpose="reporting", basis="public_task",
            objects_given=[], payload_sha256="0" * 64, at=timezone.now(), by=self.people["coordinator"],
        )  # fmt: skip
        hold = hold_place(actor=keeper, of=commitment, reason="Gjykata")
        report = Report.objects.get(pk=self.ids["report"])
        analyst = actor_of(self.people["analyst"])
        report_give_ask(actor=analyst, report=report, recipient=body, purpose="reporting")
        return {"run": run.pk, "certificate": certificate.pk, "disclosure": given.pk, "hold": hold.pk}

    def url(self, name, nested=None):
        if name == "choose":  # any form's, with the name of its field
            return reverse(name, args=["register.commitment"]) + "?field=commitment"
        return super().url(name, nested)

    def inside(self, ids, inner):
        return {
            "document": {"pk": ids["document"]},
            "suggestion_decide": {"pk": ids["document"], "suggestion": inner["suggestion"]},
            "suggestion_unlink": {"pk": ids["said"], "suggestion": inner["linked"]},
            "translation": {"pk": ids["document"]},
            "document_compare": {"pk": ids["document"]},
            "contradiction_decide": {"pk": ids["contradiction"], "step": "explain"},
            "commitment": {"pk": ids["commitment"]},
            "commitment_change": {"pk": ids["commitment"]},
            "commitment_end": {"pk": ids["commitment"], "step": "lapse"},
            "measure_add": {"pk": ids["commitment"]},
            "assess": {"pk": ids["commitment"]},
            "assessment_hear": {"pk": ids["commitment"], "assessment": inner["assessment"]},
            "report_release": {"pk": ids["report"]},
            "report_withdraw": {"pk": ids["report"]},
            "assessment_confirm": {"pk": ids["commitment"], "assessment": inner["assessment"]},
            "evidence": {"pk": ids["evidence"]},
            "evidence_review": {"pk": ids["evidence"]},
            "evidence_file": {"pk": ids["evidence"]},
            "report": {"pk": ids["report"]},
            "report_progress": {"pk": ids["report"]},
            "report_job": {"pk": ids["report"], "step": "cancel"},
            "report_file": {"pk": ids["report"], "file": inner["file"]},
            "report_give": {"pk": ids["report"]},
            "report_give_decide": {"pk": ids["report"]},
            "disclosure": {"pk": ids.get("disclosure")},
            "disposal_propose": {"code": "register.suggestion.rejected"},
            "disposal": {"pk": ids.get("run")},
            "disposal_decide": {"pk": ids.get("run")},
            "hold": {"pk": ids.get("hold")},
            "hold_lift": {"pk": ids.get("hold")},
            "certificate": {"pk": ids.get("certificate")},
            "certificate_file": {"pk": ids.get("certificate"), "kind": "json"},
            "library_export": {"kind": "csv"},
            "instrument_move": {"pk": ids["instrument"], "step": "consult"},
            **{
                of: {"pk": ids["instrument"]}
                for of in ("instrument", "instrument_change", "version_add", "provision_add", "adherence_add")
            },
            **{of: {"pk": ids["instrument"]} for of in ("opinion_give", "obligation_add")},
            "provisions_read": {"pk": ids["instrument"], "version": inner["version"]},
            "provisions_find": {"pk": ids["instrument"], "version": inner["version"]},
            "provision_change": {"pk": ids["instrument"], "provision": inner["provision"]},
            "application_supply": {"pk": ids["instrument"], "provision": inner["provision"]},
            "opinion_answer": {"pk": ids["instrument"], "opinion": inner["opinion"]},
            **{
                of: {"pk": ids["obligation"]}
                for of in ("obligation", "obligation_change", "obligation_relate", "obligation_serve")
            },
            **{
                of: {"pk": ids["obligation"]}
                for of in ("verification_propose", "verification_doubt", "coverage_propose")
            },
            "obligation_unrelate": {"pk": ids["obligation"], "link": inner["link"]},
            "obligation_unserve": {"pk": ids["obligation"], "record": inner["record"]},
            "verification_confirm": {"pk": ids["obligation"], "verification": inner["verification"]},
            "verification_file": {"pk": ids["obligation"], "verification": inner["verification"]},
            "coverage_confirm": {"pk": ids["obligation"], "coverage": inner["coverage"]},
        }

    def browser(self, who):
        client = super().browser(who)
        if "deputy" in who:
            session = client.session
            session[ACTING_FOR] = str(self.people["own"].pk)
            session.save()
        return client
