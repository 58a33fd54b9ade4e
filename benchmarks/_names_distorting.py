"""What happens to a name between a list and whoever types it: spelling, slips, parts left out, cut fields."""

import random
import re
import unicodedata

RESPELLINGS = (
    (r"\b[Aa]bd [ae]l-?\s?", ("Abdul ", "Abdel ", "Abdul")),
    (r"\b(al|Al|AL|el|El)[- ](?=\w{3})", ("al-", "El ", "Al ", "")),
    (r"kh", ("h", "k", "ch")),
    (r"gh", ("g",)),
    (r"dh", ("d", "z")),
    (r"th", ("t", "s")),
    (r"sh", ("ch", "sch", "š")),
    (r"zh", ("j", "ž")),
    (r"ts", ("c", "tz")),
    (r"q", ("k", "c")),
    (r"ou|oo", ("u",)),
    (r"(?<=[^aeiou])u(?=[^aeiou])", ("ou", "o", "oo")),
    (r"ee", ("i",)),
    (r"(?<=[^aeiou])i(?=[^aeiouy])", ("ee", "e", "y")),
    (r"ai|ei", ("ay", "ey", "a")),
    (r"ay|ey", ("ai", "ei")),
    (r"aw", ("au", "ao")),
    (r"(?<!d)j", ("dj", "g", "y")),
    (r"w", ("v", "ou")),
    (r"iya\b|ia\b", ("ija", "iyah", "ya")),
    (r"(?<=[^aeiou])y\b", ("i", "iy")),
    (r"(?<=[^aeiou])iy\b", ("y", "i", "ij")),
    (r"ya(?=\w)", ("ia", "ja")),
    (r"yu(?=\w)", ("iu", "ju")),
    (r"x", ("ks",)),
    (r"ks", ("x",)),
    (r"ph", ("f",)),
    (r"a(?=[^aeiou]\b)", ("e",)),
    (r"e(?=[^aeiou]\b)", ("a",)),
    (r"ah\b", ("a",)),
    (r"([bdfklmnrst])\1", (r"\1",)),
    (r"(?<=[aeiou])([lmnrs])(?=[aeiou])", (r"\1\1",)),
)
"""Pattern and what stands for it in another system or another country; letters as they are, in small."""
BINDING = {
    "abd", "abdul", "abdoul", "abdel", "abd-al", "abdal", "al", "el", "abu", "abou", "abi", "umm", "bin", "ben", "ibn",
    "bint", "ould", "van", "von", "der", "den", "de", "la", "del", "dela", "di", "du",
}  # fmt: skip
"""Words that stand for nothing without the next."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LINE = 30
"""Characters that a document's line has for a name."""


def respelled(by: random.Random, name: str, times: int = 2) -> str:
    """The name as another system writes it: up to *times* changes by rule. The same where no rule fits."""
    plain = name.lower()
    for _ in range(times):
        fitting = [rule for rule in RESPELLINGS if re.search(rule[0], plain)]
        if fitting:
            pattern, instead = by.choice(fitting)
            plain = re.sub(pattern, by.choice(instead), plain, count=1)
    return plain.title()


def units(name: str) -> list[str]:
    """The words of a name, those that belong together as one: nobody writes the half of "Abd al-Rahman"."""
    found: list[str] = []
    bound = False
    for word in name.replace(",", " ").split():
        found[-1:] = [f"{found[-1]} {word}"] if bound else [*found[-1:], word]
        bound = word.casefold().strip("'’‘`") in BINDING
    return found


def slipped(by: random.Random, name: str, times: int = 1) -> str:
    """The name with slips of the keyboard, in words of four letters or more if there are, each in another if it can."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) > 3] or list(range(len(words)))
    apart = by.sample(long, min(times, len(long)))
    for at in [*apart, *by.choices(long, k=times - len(apart))]:
        words[at] = _slip(by, words[at])
    return " ".join(words)


def _slip(by: random.Random, word: str) -> str:
    at = by.randrange(1, len(word)) if len(word) > 1 else 0
    kind = by.randrange(4)
    if kind == 0 and len(word) > 2:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + by.choice(LETTERS) + word[at:]
    if kind == 2 and 0 < at < len(word) - 1 and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + by.choice(LETTERS.replace(word[at].lower(), "")) + word[at + 1 :]


def dropped(by: random.Random, name: str) -> str:
    """Without one of its parts; two stay, and the family name, which stands last or alone in capitals.

    The name itself where it has no more than two.
    """
    words = units(name)
    capitals = {at for at, word in enumerate(words) if word.isupper() and len(word) > 1}
    kept = capitals if 0 < len(capitals) < len(words) else {len(words) - 1}
    able = [at for at in range(len(words)) if at not in kept]
    if len(words) > 2 and able:
        del words[by.choice(able)]
    return " ".join(words)


def reordered(by: random.Random, name: str) -> str:
    """The last part first, sometimes with a comma; or all parts in another order."""
    words = units(name)
    if len(words) > 2 and by.random() < 0.3:
        by.shuffle(words)
        return " ".join(words)
    return f"{words[-1]}{by.choice(('', ','))} {' '.join(words[:-1])}"


def joined(by: random.Random, name: str) -> str:
    """Two neighbouring parts in one word."""
    words = name.replace("-", " ").split()
    at = by.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])


def machine_read(by: random.Random, name: str) -> str:
    """As on a document's line: capitals without marks, the family name first, the end cut off."""
    words = units(_ascii(name).upper().replace("'", ""))
    line = " ".join([words[-1], *words[:-1]]).replace("-", " ")[:LINE]
    head, _, last = line.rpartition(" ")
    return f"{head} {last[: max(4, len(last) - by.randint(1, 3))]}".strip()


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("Đ", "D").replace("đ", "d").replace("ß", "ss"))
    return plain.encode("ascii", "ignore").decode()


def combined(by: random.Random, name: str) -> str:
    """Another spelling, a part less, another order and a slip, all at once."""
    return slipped(by, reordered(by, dropped(by, respelled(by, name))))
