"""A data call of the made-up state: split, answered by a sheet with three mistakes, chased, merged, cleared, sent.

A second one stays open, so that whoever plays the ministry's focal point has something to answer.
"""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_noop, override
from openpyxl import load_workbook

from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.formats.answers import ANSWER, FIRST_ROW, NUMBER, Kind
from zotim.formats.questionnaires import read_questionnaire
from zotim.register.data_calls import papers, proposals, selectors, words
from zotim.register.data_calls.models import DataCall, Portion, Reply
from zotim.register.data_calls.services import answers, calls, chasing, links, replies
from zotim.register.data_calls.sheets import portion_sheet
from zotim.vocabulary import Classification, Language

Tell = Callable[[str, str], None]
"""Called with what was done and a detail of it, as each step is done."""

BORDER, TRAINING = "Border", "Training"
SECTIONS = {BORDER: {"sq": "Kufiri", "ar": "الحدود"}, TRAINING: {"sq": "Stërvitja", "ar": "التدريب"}}
SURVEY = (
    "No.,Section,Question,Kind,Options,Required\n"
    f"1,{BORDER},How many border police officers were trained to detect foreign terrorist fighters?,number,,yes\n"
    f"2,{BORDER},Are travellers checked against lists at every crossing?,yes/no,,yes\n"
    f"3,{BORDER},To what extent is advance passenger information used?,choice,"
    "Fully; Largely; Partly; Hardly; Not at all,\n"
    f"4,{TRAINING},Describe the training of soldiers for NATO Mission Iraq.,text,,yes\n"
)
ALBANIAN = (
    "Sa policë kufitarë u trajnuan për të zbuluar luftëtarë të huaj terroristë?",
    "A kontrollohen udhëtarët me lista në çdo pikë kufitare?",
    "Sa përdoret informacioni paraprak i udhëtarëve?",
    "Përshkruani stërvitjen e ushtarakëve për Misionin e NATO-s në Irak.",
)
ARABIC = (
    "كم عدد أفراد شرطة الحدود الذين دُربوا على كشف المقاتلين الإرهابيين الأجانب؟",
    "هل تُراجع أسماء المسافرين في القوائم عند كل معبر؟",
    "إلى أي مدى تُستخدم معلومات المسافرين المسبقة؟",
    "صِفوا تدريب العسكريين لبعثة الناتو في العراق.",
)
OPTIONS = {
    "Fully": ("Plotësisht", "كليًا"), "Largely": ("Kryesisht", "إلى حد كبير"), "Partly": ("Pjesërisht", "جزئيًا"),
    "Hardly": ("Pak", "قليلًا"), "Not at all": ("Aspak", "لا تُستخدم"),
}  # fmt: skip
REPLY = {
    "en": "Six soldiers named for the mission are in training since 16 November 2026.",
    "sq": "Gjashtë ushtarakë të caktuar për misionin stërviten që nga 16 nëntori 2026.",
}


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _put_in(title: Translated, asked_by: str) -> DataCall:
    """A questionnaire that the analyst put in, whose questions were kept as found and translated."""
    arben, data = person("Arben Kola"), SURVEY.encode()
    call = calls.call_add(
        actor=arben, title=title, asked_by=asked_by, recipient=asked_by, due_on=_in(45), language=Language.ENGLISH,
        languages=("en", "sq"), classification=Classification.PUBLIC, data=data, name="survey.csv",
    )  # fmt: skip
    drafts = [
        calls.Draft(
            number=one.number,
            section=one.section,
            section_texts=SECTIONS[one.section],
            text=Translated.of("en", one.text, sq=albanian, ar=arabic),
            kind=Kind(one.kind),
            options=[{"en": text, "sq": OPTIONS[text][0], "ar": OPTIONS[text][1]} for text in one.options],
            required=one.required,
        )
        for one, albanian, arabic in zip(
            read_questionnaire(data, "survey.csv").questions, ALBANIAN, ARABIC, strict=True
        )
    ]
    calls.questions_keep(actor=arben, call=call, drafts=drafts)
    return call


def _give(call: DataCall, body: Organisation, *numbers: str) -> Portion:
    chosen = list(call.questions.filter(number__in=numbers))
    arben = person("Arben Kola")
    return calls.questions_give(actor=arben, call=call, questions=chosen, bodies=[body], due_on=_in(20))[0]


def _filled(sheet: bytes, typed: dict[str, object]) -> bytes:
    """The sheet as somebody fills it in at their desk."""
    book = load_workbook(io.BytesIO(sheet))
    table = book.worksheets[0]
    for row in range(FIRST_ROW, table.max_row + 1):
        number = str(table.cell(row, NUMBER + 1).value)
        if number in typed:
            table.cell(row, ANSWER + 1).value = typed[number]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def load(tell: Tell, out: Path) -> Reply:
    """Tell the story, and leave a second call open. The package of the reply goes into *out*.

    Raises RuntimeError when a step doesn't give what the story needs.
    """
    mira, arben, lule = person("Mira Dervishi"), person("Arben Kola"), person("Lule Prifti")
    ministry, police = Organisation.objects.get(short_name="MM"), Organisation.objects.get(short_name="DAT")
    title = Translated.of(
        "en", "Survey on resolution 2396 (made up)", sq="Pyetësor për rezolutën 2396 (i trilluar)",
        ar="استبيان عن القرار 2396 (مختلق)",
    )  # fmt: skip
    call = _put_in(title, gettext_noop("The Committee's Directorate (made up)"))
    defence, border = _give(call, ministry, "4"), _give(call, police, "1", "2", "3")
    calls.call_open(actor=arben, call=call)
    tell("A questionnaire is put in, corrected, split and sent out", f"{call.reference} · 4 questions, 2 bodies")

    _link, secret = links.link_make(actor=arben, portion=border, days=14)
    link = links.link_use(secret=secret, what="downloaded")
    sheet = portion_sheet(border, selectors.answers_by_link(link), Language.ALBANIAN)
    bad = _filled(sheet, {"1": "rreth 25", "2": "ndonjëherë", "3": "Shumë"})
    kept = answers.sheet_return_by_link(link=link, data=bad, name="pergjigje.xlsx", language=Language.ALBANIAN)
    if len(kept.returned.mistakes) != 3:
        raise RuntimeError("the sheet with three mistakes was taken in")
    with override("en"):
        first = words.sheet_mistake(kept.returned.mistakes[0])
    tell("A spreadsheet comes back through a link, with three mistakes; nothing of it is kept", first)
    chasing.portion_chase(actor=arben, portion=defence)
    tell("The ministry is reminded", "one notice, with no content")
    good = _filled(sheet, {"1": 25, "2": "Po", "3": "Kryesisht"})
    answers.sheet_return_by_link(link=link, data=good, name="pergjigje.xlsx", language=Language.ALBANIAN)
    mine = defence.answers.select_related("question", "portion__call").get()
    taken = [one.source for one in proposals.proposals(lule, mine)[:3]]
    told = {mine.pk: answers.Said(REPLY["en"], sources=taken)}
    answers.answers_keep(actor=lule, portion=defence, said=told, give=True, language=Language.ENGLISH)
    rests_on = ", ".join(source["reference"] for source in taken)
    tell("Corrected, it is taken in; the ministry answers from the record", f"rests on {rests_on or 'nothing yet'}")

    replies.answers_take(actor=arben, call=call)
    last = next(one for one in selectors.gathered(arben, call) if one.question.number == "4")
    text = Translated.of("en", REPLY["en"], sq=REPLY["sq"])
    replies.answers_merge(actor=arben, question=last.question, answers=last.given, text=text)
    reply = replies.reply_compose(actor=arben, call=call)
    for clearing in (mira, person("Teuta Hoxha")):
        replies.reply_clear(actor=clearing, step=reply.steps.get(state="asked"), cleared=True)
    tell("The answers are merged, and cleared by three different people", "desk → coordinator → foreign ministry")
    run_pending_jobs()
    reply.refresh_from_db()
    replies.reply_send(actor=mira, reply=reply)
    data = papers.package(reply, replies.named_files(reply))
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"reply-{reply.reference}.zip"
    path.write_bytes(data)
    tell("The reply is sent, and frozen", str(path))

    waiting = Translated.of(
        "en", "Yearly request on returnees and training (made up)",
        sq="Kërkesa vjetore për të dhëna mbi të kthyerit dhe stërvitjen (e trilluar)",
        ar="طلب سنوي عن العائدين والتدريب (مختلق)",
    )  # fmt: skip
    second = _put_in(waiting, gettext_noop("A European partner (made up)"))
    _give(second, ministry, "1", "2", "3", "4")
    _give(second, police, "1", "2")
    calls.call_open(actor=arben, call=second)
    return reply
