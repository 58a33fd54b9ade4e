"""The files of a frozen paper, made in the background. A room says from what, by which makers, and in which job."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from zotim.core.documents.made import Format, Maker
from zotim.core.evidence.services import file_receive
from zotim.core.jobs.run import Run
from zotim.vocabulary import Classification, Language


def make_files(
    run: Run, files: Any, papers: Mapping[str, dict[str, Any]], makers: Mapping[Format, Maker], classification: str
) -> None:
    """Make each file that isn't there yet: each language of *papers* in each format of *makers*.

    *files* are those of a record (``report.files``, of a model of :class:`~zotim.core.documents.made.MadeFile`). Each
    is committed by itself, so a killed run loses one at most. Raises Refused for a *classification* above the ceiling,
    Cancelled and Stopping as the run does.
    """
    wanted = [(language, kind) for language in Language if language in papers for kind in makers]
    for number, (language, kind) in enumerate(wanted):
        run.progress(number, len(wanted))
        if files.filter(language=language, format=kind).exists():
            continue
        data = makers[kind](papers[language])
        with transaction.atomic():
            made = files.model(**{files.model.made_from: files.instance}, language=language, format=kind)
            level = Classification(classification)
            made.file = file_receive(actor=run.actor, data=data, name=made.name, classification=level)
            made.save(force_insert=True)
    run.progress(len(wanted), len(wanted))
