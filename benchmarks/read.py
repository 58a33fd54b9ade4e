"""`zotim read`: seconds to start and statements read a second, beside a plain splitter by regular expression.

The baseline cuts text at full stops and keeps sentences with a word of promise: no passages in Arabic clauses, no
dates, quantities, partners or lines of effort. It is what one would write in an afternoon, so it is faster; the ratio
says what the reading costs. Statements are made up, a third in each language.

    python3 tasks.py bench read [STATEMENTS]      (default 3,000)
"""

import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from _house import rate, seconds, table

STATEMENTS = [
    "Albania is preparing to send six soldiers to NATO Mission Iraq before the end of March 2027. The minister thanked "
    "the partners. Tirana has delivered 200,000 euro to the stabilisation fund.",
    "Shqipëria do të dërgojë gjashtë ushtarakë në misionin e NATO-s në Irak deri në fund të marsit 2027. Ministri "
    "falënderoi partnerët. Qeveria po përgatit një strategji kombëtare kundër ekstremizmit të dhunshëm.",
    "أعلنت وزارة الدفاع في تيرانا أن ألبانيا تستعد لإرسال ستة عسكريين إلى بعثة الناتو في العراق قبل نهاية آذار 2027. "
    "وأكد المتحدث أن الأوضاع في المنطقة ما زالت صعبة.",
]
SENTENCE = re.compile(r"[^.!?؟]+[.!?؟]")
PROMISE = re.compile(r"\b(will|preparing|has delivered|pledge\w*|do të|po përgatit|تستعد|ستقوم|تعهد\w*)\b")


def splitter(text: str) -> list[str]:
    """The baseline."""
    return [sentence for sentence in SENTENCE.findall(text) if PROMISE.search(sentence)]


def starts(times: int = 7) -> tuple[float, float]:
    """Median seconds of `zotim read` on one statement, and of an interpreter that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "statement.txt")
        path.write_text(STATEMENTS[0], encoding="utf-8")

        def once(*arguments: str) -> float:
            command = [sys.executable, *arguments]
            return seconds(lambda: subprocess.run(command, check=True, capture_output=True))

        ours = [once("-m", "zotim", "read", str(path)) for _ in range(times)]
        nothing = [once("-c", "pass") for _ in range(times)]
    return statistics.median(ours), statistics.median(nothing)


def main() -> None:
    """Start, then throughput."""
    from zotim.engines.claims import read

    ours, nothing = starts()
    print("zotim read, one statement, from the shell (median of 7)")
    table(
        ["", "seconds", "ratio"],
        [
            ["zotim read statement.txt", f"{ours:.3f}", f"{ours / nothing:.1f}"],
            ["python -c pass", f"{nothing:.3f}", "1"],
        ],
    )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    texts = [STATEMENTS[number % len(STATEMENTS)] for number in range(count)]
    read(texts[0], None)
    claims = sum(len(read(text, None)) for text in STATEMENTS)
    found = sum(len(splitter(text)) for text in STATEMENTS)
    engine = seconds(lambda: [read(text, None) for text in texts])
    plain = seconds(lambda: [splitter(text) for text in texts])
    print(f"\nIn one process, {count:,} statements of {sum(map(len, texts)) // count} characters")
    table(
        ["", "statements", "ratio", "found in the three"],
        [
            ["claims engine, language detected", rate(count, engine), f"{plain / engine:.4f}", f"{claims} claims"],
            ["splitter by regular expression", rate(count, plain), "1", f"{found} sentences"],
        ],
    )


if __name__ == "__main__":
    main()
