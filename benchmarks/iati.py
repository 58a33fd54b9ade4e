"""Aid activities of IATI, made up: written, read, and checked by the published standard, as many a second of one core.

Each has 63 elements, ten transactions among them. Seconds of the processor, so that what else runs doesn't count. The
standard is taken from ``iati`` in the folder that ``ZOTIM_SHARED_DATA`` names; without it no check is measured.

    python3 tasks.py bench iati [--activities 4000]
"""

import argparse
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

from _house import rate, table

from zotim.formats.iati import Activities, Activity, write_activities
from zotim.formats.iati.activity import ActivityDate, Description, Participant, Reporter
from zotim.formats.iati.checking import Check
from zotim.formats.iati.money import Budget, Transaction
from zotim.formats.iati.parts import Code, Country, Day, Money, Narrative, Plain, Provider, Sector, Text
from zotim.formats.iati.standard import Standard

GOAL = 2000
CHECKED = 400


def activity(number: int) -> Activity:
    """A made-up activity that holds by the standard."""
    money = Money("12500.00", value_date="2026-03-01")
    moved = Transaction(type=Code("3"), date=Day("2026-03-01"), value=money, provider=Provider("XM-DAC-90"))
    words = (Narrative("A school & its well"), Narrative("Një shkollë dhe pusi i saj", lang="sq"))
    return Activity(
        lang="en",
        default_currency="EUR",
        iati_identifier=Plain(f"XM-DAC-90-{number}"),
        reporter=Reporter("XM-DAC-90", "10", narratives=(Narrative("Ministry of Examples"),)),
        title=Text(words),
        descriptions=(Description("1", narratives=words),),
        participants=(Participant("XM-DAC-90", role="1"),),
        status=Code("2"),
        dates=(ActivityDate("1", "2026-01-01"), ActivityDate("3", "2027-01-01")),
        countries=(Country("IQ"),),
        sectors=(Sector(code="73010"),),
        budgets=(Budget("1", "1", Day("2026-01-01"), Day("2026-12-31"), money),),
        transactions=(moved,) * 10,
    )


def took(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=4000)
    count = parser.parse_args().activities
    made = [activity(number) for number in range(count)]
    file = io.BytesIO()
    rows = [["written", rate(count, took(lambda: write_activities(file, made))), f"{GOAL:,}/s"]]
    file.seek(0)
    rows.append(["read", rate(count, took(lambda: list(Activities(file, "made.xml", print)))), ""])
    folder = Path(os.environ.get("ZOTIM_SHARED_DATA", "")) / "iati"
    if folder.is_dir():
        few = io.BytesIO()
        write_activities(few, made[:CHECKED])
        few.seek(0)
        check = Check(few, "made.xml", Standard.read(folder))
        wrong: list[object] = []
        spent = took(lambda: wrong.extend(check))
        rows.append([f"checked ({len(wrong)} findings)", rate(check.activities, spent), ""])
    print(f"{count:,} activities, {len(file.getvalue()) / count:,.0f} bytes each")
    table(["", "a second", "goal"], rows)


if __name__ == "__main__":
    main()
