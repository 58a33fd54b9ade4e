"""Quantities as a text states them: digits with thousands marks, number words, scales and the Arabic dual."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zotim.engines.claims.lexicon import Lexicon, names
from zotim.engines.claims.sentences import Word
from zotim.engines.claims.unit_words import unit_word
from zotim.vocabulary import Language

_DIGITS = re.compile(r"\d[\d.,/ \u00a0-]*")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency: those bear their ISO 4217 code."""
    return unit is not None and len(unit) == _ISO_CODE and unit.isupper()


TIMES = frozenset({"years", "months", "weeks", "days", "hours"})
_UNIT_REACH = 4
_ISO_CODE = 3
_DUAL_LEAST = 5
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number in ``words[start:end]``; ``single`` when it is only the word "one", which may be an article."""

    start: int
    end: int
    value: Decimal
    single: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: a known unit, or the word behind it as the text has it."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    unit_word: Word | None = None


def is_year(digits: str) -> bool:
    """Whether a figure is a year of our time."""
    return _YEAR.match(digits) is not None


def parse_digits(digits: str, language: Language) -> Decimal | None:
    """The value of a figure, by the custom of the language; ``None`` when it is no plain figure (a date, a range).

    >>> parse_digits("1,250,000", Language.ENGLISH), parse_digits("1.250.000", Language.ALBANIAN)
    (Decimal('1250000'), Decimal('1250000'))
    >>> parse_digits("2.5", Language.ENGLISH), parse_digits("2,5", Language.ALBANIAN)
    (Decimal('2.5'), Decimal('2.5'))
    """
    digits = re.sub(r"[ \u00a0]", "", digits)
    if re.fullmatch(r"\d+", digits):
        return Decimal(digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    point_groups = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits)
    if point_groups and (language == Language.ALBANIAN or digits.count(".") > 1 or "," in digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return Decimal(digits.replace(",", "."))
    return None


def numbers(words: Sequence[Word], lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers in ``words[start:end]``, in order."""
    found: list[Number] = []
    index, stop = start, len(words) if end is None else end
    while index < stop:
        number = _number(words, index, stop, lexicon)
        if number is not None:
            found.append(number)
            index = number.end
        else:
            index += 1
    return found


def _value(word: Word, lexicon: Lexicon) -> int | None:
    return next((lexicon.numbers[form] for form in word.forms if form in lexicon.numbers), None)


def _number(words: Sequence[Word], index: int, stop: int, lexicon: Lexicon) -> Number | None:
    if words[index].text in lexicon.sets["halves"]:  # "half a million", gjysmë milioni
        scale_at = index + 1 + (index + 1 < stop and words[index + 1].text in lexicon.sets["articles"])
        scale = _value(words[scale_at], lexicon) if scale_at < stop else None
        if scale is not None and scale >= _THOUSAND:
            return Number(index, scale_at + 1, Decimal(scale) / 2)
        return None
    total, current, last = Decimal(0), None, index
    begin = index
    while index < stop:
        word = words[index]
        if index > begin and word.gap.strip(" \u00a0-"):
            break
        if index > begin and word.text in lexicon.sets["conjunctions"]:
            # "a hundred and five", "njëzet e pesë": only inside a number.
            following = _value(words[index + 1], lexicon) if index + 1 < stop else None
            if following is None or not _joins(current, following, lexicon) or words[index + 1].gap.strip():
                break
            index += 1
            continue
        if index > begin and total >= _THOUSAND and any(form in lexicon.sets["halves"] for form in word.forms):
            scale_word = _value(words[index - 1], lexicon) or 0  # مليون ونصف مليون
            again = index + 1 < stop and _value(words[index + 1], lexicon) == scale_word
            total += Decimal(scale_word) / 2
            index += 1 + again
            last = index
            break
        if _DIGITS.fullmatch(word.text):
            value = parse_digits(word.text, lexicon.language)
            if value is None or index > begin:
                break
            current = value
        else:
            scale = _value(word, lexicon)
            if scale is None:
                break
            if index == begin and _two(words, index, stop, lexicon):
                scale *= 2
            if scale >= 1000 and (index > begin or lexicon.language != Language.ENGLISH):
                total += (current if current is not None else 1) * scale
                current = None
            elif scale >= 1000:
                break
            elif current is None:
                current = Decimal(scale)
            elif scale == 100 and 0 < current < 10:
                current *= 100
            elif _joins(current, scale, lexicon):
                current += scale
            else:
                break
        index += 1
        last = index
    if last == begin:
        return None
    single = last == begin + 1 and current == 1 and total == 0 and not words[begin].text.isdigit()
    value = total + (current or 0)
    return Number(begin, last, value.to_integral_value() if value == int(value) else value, single)


def _two(words: Sequence[Word], index: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether an Arabic scale is a dual before what it counts: ألفا جندي, مليونا دولار; not ألفا وأربعمئة."""
    if words[index].text not in lexicon.sets["two_of"] or words[index].noun or index + 1 >= stop:
        return False
    following = words[index + 1]
    return not following.gap.strip() and following.text[0] != "و" and not following.text.startswith("من")


def _joins(current: Decimal | None, value: int, lexicon: Lexicon) -> bool:
    """Whether ``value`` goes on the number so far: hundreds, then tens, then units; in Arabic units, then tens."""
    if current is None:
        return value < 1000
    if value >= 100 or value == 0:
        return False
    if current >= 100:
        return current % 100 == 0 or (current % 10 == 0 and value < 10) or (0 < current % 100 < 10 and value % 10 == 0)
    if lexicon.language == Language.ARABIC and 0 < current < 10:
        return value % 10 == 0
    return 20 <= current < 100 and current % 10 == 0 and value < 10


def quantity(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int]]
) -> Quantity | None:
    """The first thing counted in ``words[start:end]``, outside the dates in ``taken``; a known unit is preferred.

    What only says where counts when nothing else does: "runs clubs in 22 schools".
    """
    first = _counted(words, start, end, lexicon, taken, placed=False)
    return first or _counted(words, start, end, lexicon, taken, placed=True)


def _counted(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon, taken: Sequence[tuple[int, int]], *, placed: bool
) -> Quantity | None:
    unknown: Quantity | None = None
    found = numbers(words, lexicon, start, end)
    candidates = [
        number
        for at, number in enumerate(found)
        if not is_range(words, found, at, lexicon)
        and not (at and _is_whole(words, found[at - 1], number, lexicon))
        and not _overlaps(number, taken)
        and (
            not _of_an_adjunct(words, number, start, lexicon, placed=placed)
            or _unit(words, number, end, lexicon) == "percent"
        )
    ]
    for number in candidates:
        part = next((other for other in found if _is_whole(words, number, other, lexicon)), None)
        known = _unit(words, part or number, end, lexicon)
        if part is not None and known not in TIMES:  # "one of our three helicopters"
            word = None if known else unit_word(words, part.end, end, part.value, lexicon)
            return Quantity(number.start, number.end, number.value, known, word)
        opens = number.start == start and _is_one(words, number, end, lexicon)
        if known in TIMES or (known is None and (number.single or number.value == 0) and not opens):
            continue
        if number.single and lexicon.language != Language.ENGLISH and known is not None:
            continue  # "një" and "واحد" are as often articles
        if known is not None:
            return Quantity(number.start, number.end, number.value, known)
        if unknown is None and not _names_something(words, number, lexicon):
            unknown = Quantity(
                number.start, number.end, number.value, None, unit_word(words, number.end, end, number.value, lexicon)
            )
    for first, last, unit in lexicon.duals.all(words, start, end):
        if unknown is None or first <= unknown.start:
            return Quantity(first, last, Decimal(2), unit)
    if unknown is None and lexicon.language == Language.ARABIC:
        return _dual(words, start, end, lexicon)
    return unknown


def _dual(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> Quantity | None:
    """Two of something that no list knows, by its form: كتيبتين, طبيبان تشيكيان; what no verb or name is."""
    for index in range(start, end):
        text = words[index].text
        listed = any(form in lexicon.sets["two_things"] for form in words[index].forms)
        behind = words[index + 1].text if index + 1 < end else ""
        feminine = text.endswith(("تين", "تان")) and len(text) > _DUAL_LEAST
        masculine = (
            text.endswith("ان") and behind.endswith("ان") and len(text) >= _DUAL_LEAST and len(behind) > _DUAL_LEAST
        )
        held = any(
            (form in lexicon.verbs and not listed) or form in lexicon.sets["not_verbs"] or form in lexicon.numbers
            for form in words[index].forms
        )
        named = names().names.at(words, index) is not None or text.startswith(("ال", "لل", "وال", "بال"))
        if (feminine or masculine or listed) and text not in lexicon.sets["uncounted"] and not (held or named):
            return Quantity(index, index + 1, Decimal(2), None, words[index])
    return None


def _is_one(words: Sequence[Word], number: Number, end: int, lexicon: Lexicon) -> bool:
    """Whether "one" opens what is done and counts it: "one foundation", not "one of"."""
    return (
        number.single
        and lexicon.language == Language.ENGLISH
        and unit_word(words, number.end, end, number.value, lexicon) is not None
    )


def new_period(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> Quantity | None:
    """The period to which a deed changes one: "extends the limit from three to five years"."""
    for number in reversed(numbers(words, lexicon, start, end)):
        unit = _unit(words, number, end, lexicon)
        if unit in TIMES and any(form in lexicon.sets["reaching"] for form in words[number.start - 1].verbal):
            return Quantity(number.start, number.end, number.value, unit)
    return None


def sentence_in(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> Quantity | None:
    """The years to which somebody is sentenced: "sentenced her to four years in prison"."""
    if not any(form in lexicon.sets["sentencing"] for word in words[start:end] for form in word.forms):
        return None
    found = numbers(words, lexicon, start, end)
    for at in range(len(found) - 1, -1, -1):
        unit = _unit(words, found[at], end, lexicon)
        if unit in TIMES and not is_range(words, found, at, lexicon):
            return Quantity(found[at].start, found[at].end, found[at].value, unit)
    return None


def is_range(words: Sequence[Word], found: Sequence[Number], at: int, lexicon: Lexicon) -> bool:
    """Whether a number is one end of a range: "between 40 and 60", "40 deri në 60", "ما بين ٤٠ و٦٠"."""
    for first, second in ((at, at + 1), (at - 1, at)):
        if first < 0 or second >= len(found) or found[second].start - found[first].end > 2:
            continue
        ahead = found[first].start - 1
        linked = all(word.text in lexicon.sets["ranging"] for word in words[found[first].end : found[second].start])
        spanned = ahead >= 0 and words[ahead].text in lexicon.sets["between"]
        if (
            linked
            and found[second].start > found[first].end
            and (spanned or words[found[first].end].text not in lexicon.sets["conjunctions"])
        ):
            return True
    return False


def _of_an_adjunct(words: Sequence[Word], number: Number, start: int, lexicon: Lexicon, *, placed: bool) -> bool:
    """Whether a number only says where (unless ``placed``), from how many or with whom: "officers from 14 states"."""
    before = number.start - 1
    while before > start and words[before].text in lexicon.sets["determiners"]:
        before -= 1
    if words[before - 1].text in lexicon.sets["more"]:
        return False  # أكثر من ثلاثين
    if before > start and any(form in lexicon.sets["collectives"] for form in words[before - 1].forms):
        return False  # فريق من خمسة عشر مستشارا
    adjuncts = lexicon.sets["adjuncts"] - (lexicon.sets["placing"] if placed else frozenset())
    return before > start and words[before].text in adjuncts


def _is_whole(words: Sequence[Word], part: Number, whole: Number, lexicon: Lexicon) -> bool:
    """Whether a number only says of how many another is: "fourteen of our eighteen schools"."""
    between = words[part.end : whole.start]
    if not between or between[0].text not in lexicon.sets["parts_of"]:
        return False
    small = lexicon.sets["determiners"] | lexicon.sets["parts_of"]
    return all(word.text in small and not word.gap.strip() for word in between)


def _overlaps(number: Number, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < number.end and number.start < last for first, last in spans)


def _unit(words: Sequence[Word], number: Number, end: int, lexicon: Lexicon) -> str | None:
    if number.start > 0:
        before = lexicon.units.at(words, number.start - 1)
        if before is not None and before[0] == number.start and is_money(before[1]):
            return before[1]
    behind = lexicon.units.at(words, number.end) if number.end < end else None
    if behind is not None and behind[1] == "percent":
        return behind[1]  # "per cent", في المئة
    for index in range(number.end, min(end, number.end + _UNIT_REACH)):
        word = words[index]
        if (
            word.gap.strip(" \u00a0-'\"")
            or word.text in lexicon.sets["prepositions"] - {"te", "e", "i"} | lexicon.sets["conjunctions"]
        ):
            return None
        if word.text[0].isdigit() or (index > number.end - 1 and word.text.startswith("لل")):
            return None
        hit = lexicon.units.at(words, index)
        if hit is not None:
            return hit[1]
    return None


def _names_something(words: Sequence[Word], number: Number, lexicon: Lexicon) -> bool:
    """Whether the number belongs to a resolution, a law, an article, a year: it names, it doesn't count."""
    text = words[number.start].text
    if number.start and words[number.start].gap == "-" and words[number.start - 1].text.isalpha():
        return True  # F-16
    latin = lexicon.language == Language.ENGLISH and text.isdigit() and number.start > 1
    if (
        latin
        and words[number.start - 1].text.isalpha()
        and words[number.start - 1].capital
        and not words[number.start].gap.strip()
    ):
        return lexicon.units.at(words, number.start - 1) is None  # GSG 9
    if "/" in text or (number.end == number.start + 1 and _YEAR.match(text)):
        return True
    if number.end < len(words) and lexicon.months.at(words, number.end) is not None:
        return True  # "30 June"
    if number.end < len(words) and words[number.end].gap.strip() == "-" and text.isdigit():
        return True  # a 24-hour line, «24-orëshe»
    if number.end < len(words) and (
        words[number.end].text in {"st", "nd", "rd", "th"}
        or words[number.end].text in lexicon.sets["uncounted"]
        or words[number.end].text in lexicon.sets["against"]
    ):
        return True
    numbered = names().numbered
    return any(numbered.at(words, index) is not None for index in range(max(0, number.start - 4), number.start))
