"""The claims engine on labelled statements: recall, precision and values for each language, beside a plain baseline.

The statements were written and labelled by somebody who saw neither the engine nor its lexicons
(benchmarks/data/claims/README.md). A claim found meets a label when their passages share 30 % of their characters or
one holds the other, one to one. Values count on the claims that met a label; the last column counts quantities and
dates where the label has none. The baseline takes every sentence with a common
verb of promise or deed for a claim, the first number for its quantity, the first year for its date, and the line whose
name's words it holds most of.

    python3 tasks.py bench claims              the part to tune on
    python3 tasks.py bench claims second       another writer's part, to tune on too once its first result was kept
    python3 tasks.py bench claims --final      the part kept apart; its result is kept in benchmarks/results/
    python3 tasks.py bench claims form         the form of every part and its claims by kind; the engine reads nothing
"""

import hashlib
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from _claims import Score, scored, statements
from _house import rate, seconds, table
from _labels import counts, faults

from zotim.engines.claims import RULES_VERSION, read

HERE = Path(__file__).parent
DATA = HERE / "data" / "claims"
OPEN = ("tune", "second", "third", "final2", "fourth", "final", "final3", "final4", "final5")
"""Parts to look at; the first is read unless another is named."""
FINAL = "final6"
"""The part that nobody who works on the rules has looked at; rules 10 read it, once."""
GOALS = {"recall": 0.85, "precision": 0.80, "quantity": 0.90, "date": 0.90, "line": 0.80, "action": 0.80}

CUES = {
    "en": r"\b(will|has|have|is|are|was|were|supports?|calls? on|welcomes?|pledges?|adopted|donated|trained|sent)\b",
    "sq": r"\b(do të|ka|kanë|kemi|është|janë|u|mbështet|bën thirrje|miratoi|dërgoi|trajnoi)\b",
    "ar": r"(سوف|\bس[تين]\w{3,}|\bقد\b|\bتم\b|تدعم|تدعو|تواصل|تعمل|أعلنت|قدمت|وقعت|\bشارك)",
}
ACTIONS = (
    ("call", r"calls? on|urges?|thirrje|تدعو|حث"),
    ("support", r"supports?|welcomes?|mbështet|mirëpret|تدعم|رحب"),
    ("pledge", r"\bwill\b|pledge|intends?|do të|zotohet|سوف|\bس[تين]\w{3,}|تعهد"),
    ("done", r"\b(has|have|was|were)\b|\w+ed\b|\b(ka|kanë|u)\b|\bقد\b|\bتم\b|\w+ت\b"),
)
WORDS = {
    "military": r"militar|soldier|troop|NATO|ushtar|mision|عسكري|جنود|الناتو",
    "stabilisation": r"stabili|humanitarian|reconstruct|rindërt|humanitar|استقرار|إعمار|إنسان",
    "counter_finance": r"financ|asset|money|bank|aset|تمويل|أموال|مصرف",
    "foreign_fighters": r"fighter|border|return|arrest|luftëtar|kufi|kthy|مقاتل|حدود|عائد",
    "counter_messaging": r"propaganda|messag|online|media|rrjete|دعاية|إعلام|محتوى",
    "prevention": r"prevent|extremis|school|reintegr|parandal|shkoll|riintegr|تطرف|مدارس|إدماج",
    "legislation": r"\blaw|code|parliament|\bbill\b|ligj|kod|kuvend|قانون|برلمان",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """What the baseline finds."""

    start: int
    end: int
    action: str
    line_of_effort: str
    quantity: Decimal | None
    stated: str | None
    also: None = None


def baseline(text: str, language: str) -> list[Plain]:
    """Sentences with a common cue, read as one would in an afternoon."""
    found = []
    for sentence in re.finditer(r"[^.!?؟\n]+[.!?؟]?", text):
        words = sentence.group()
        if not re.search(CUES[language], words):
            continue
        number = re.search(r"\d[\d.,]*", words)
        digits = re.sub(r"\D", "", number.group()) if number else ""
        year = re.search(r"\b20\d\d\b", words)
        found.append(
            Plain(
                *sentence.span(),
                next((action for action, cue in ACTIONS if re.search(cue, words)), "ongoing"),
                max(WORDS, key=lambda line: len(re.findall(WORDS[line], words, re.IGNORECASE))),
                Decimal(digits) if digits else None,
                year.group() if year else None,
            )
        )
    return found


def shown(name: str, score: Score) -> list[str]:
    """A row of the table."""
    shares = (
        score.share(part) for part in ("recall", "precision", "quantity", "date", "line", "line, either", "action")
    )
    cells = ["–" if share is None else f"{share:.2f}" for share in shares]
    return [name, str(score.labels), str(score.found), *cells, str(score.beyond)]


def report(path: Path) -> str:
    """Scores of engine and baseline on the statements of a file, as text."""
    documents = statements(path)
    lines: list[str] = []
    heads = [
        "",
        "labels",
        "found",
        "recall",
        "precision",
        "quantity",
        "date",
        "line",
        "either line",
        "action",
        "no label",
    ]
    rows: list[list[str]] = []
    ours, all_ours = scored(documents, lambda text, language: read(text, language))
    plain, all_plain = scored(documents, baseline)
    for language in sorted(ours):
        rows.append(shown(f"{language}  engine", ours[language]))
        rows.append(shown(f"{language}  baseline", plain[language]))
    rows.append(shown("all engine", all_ours))
    rows.append(shown("all baseline", all_plain))
    table(heads, rows, lines.append)
    lines.append("")
    for part, goal in GOALS.items():
        share = all_ours.share(part)
        if share is not None:
            lines.append(
                f"{part:<10} {share:.3f}  goal {goal:.2f}  {'met' if share >= goal else f'{goal - share:.3f} short'}"
            )
    return "\n".join(lines)


def speed(path: Path) -> str:
    """Statements a second in one process, the language detected, and the start of the command."""
    documents = statements(path)
    for document in documents:
        read(document["text"])
    engine = seconds(lambda: [read(document["text"]) for document in documents])
    plain = seconds(lambda: [baseline(document["text"], document["language"]) for document in documents])
    size = sum(len(document["text"]) for document in documents) // len(documents)
    from read import starts

    ours, nothing = starts(3)
    return (
        f"{rate(len(documents), engine)} statements of {size} characters in one process "
        f"(baseline {rate(len(documents), plain)}); "
        f"zotim read starts and reads one in {ours:.2f} s (python -c pass: {nothing:.2f} s)"
    )


def sealed(path: Path) -> bool:
    """Whether a part is the file whose hash was committed."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{digest}  {path.name}" in (DATA / "SHA256SUMS").read_text(encoding="utf-8").splitlines()


def form() -> int:
    """Check every part's hash and labels, and print how many claims of each kind it holds: no text, no reading."""
    wrong = 0
    for part in (*OPEN, FINAL):
        path = DATA / f"{part}.jsonl"
        documents = statements(path)
        found = faults(documents) if sealed(path) else [f"{path.name} isn't the file whose hash is in SHA256SUMS."]
        wrong += len(found)
        held = counts(documents)
        print(f"{part}: {len(documents)} statements, {held['language'].total()} claims")
        for name, numbers in held.items():
            print(f"  {name}: " + ", ".join(f"{kind} {number}" for kind, number in numbers.most_common()))
        for fault in found:
            print(f"  {fault}", file=sys.stderr)
    return 1 if wrong else 0


def main(arguments: Sequence[str]) -> int:
    """Score a part, and say how fast it went."""
    final = "--final" in arguments
    named = [word for word in arguments if word != "--final"]
    if named == ["form"]:
        return form()
    part = FINAL if final else named[0] if named else OPEN[0]
    if not final and part not in OPEN:
        print(f"There is no part {part!r} to look at: {', '.join(OPEN)}, --final or form.", file=sys.stderr)
        return 1
    path, kept = DATA / f"{part}.jsonl", HERE / "results" / f"claims-{part}.txt"
    if not sealed(path):
        print(f"{path.name} isn't the file whose hash is in SHA256SUMS.", file=sys.stderr)
        return 1
    if final and kept.exists():
        print(f"The final part was read before; its result stands in {kept.relative_to(HERE.parent)}:\n")
        print(kept.read_text(encoding="utf-8"))
        return 0
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = f"{path.name} ({digest[:12]}), rules {RULES_VERSION}\n\n{report(path)}"
    print(text)
    print(f"\n{speed(path)}")
    if final:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(f"{time.strftime('%Y-%m-%d')}: {text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
