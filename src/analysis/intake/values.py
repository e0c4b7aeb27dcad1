"""Cells: text as typed -> values. One parser a kind; each raises ValueError where it cannot be sure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

import polars as pl

from analysis.intake.text import fold, tidy

IN_THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}([ \xa0\u2007\u2009\u202f]+\d{3}|['’]\d{3})+([.,]\d+)?")
LONGEST = 15  # letters of a number: more is a slip of the keyboard, and would not fit a frame
YES = frozenset({"1", "true", "co", "x", "yes", "dung"})
NO = frozenset({"0", "false", "khong", "no", "sai", ""})
CLASSES = {
    "": "absent",
    "ngheo": "poor",
    "ho ngheo": "poor",
    "poor": "poor",
    "can ngheo": "near_poor",
    "ho can ngheo": "near_poor",
    "near poor": "near_poor",
    "average living": "average_living",
    "trung binh": "average_living",
    "muc song trung binh": "average_living",
    "co muc song trung binh": "average_living",
    "ho muc song trung binh": "average_living",
    "ho co muc song trung binh": "average_living",
    "ho lam nong nghiep co muc song trung binh": "average_living",
    "ho lam nong nghiep lam nghiep ngu nghiep va diem nghiep co muc song trung binh": "average_living",
    "ho lam nong nghiep lam nghiep ngu nghiep diem nghiep co muc song trung binh": "average_living",
    "khong ngheo": "not_poor",
    "ho khong ngheo": "not_poor",
    "not poor": "not_poor",
}
CLASS_NAMES = {
    "poor": "nghèo",
    "near_poor": "cận nghèo",
    "average_living": "mức sống trung bình",
    "not_poor": "không nghèo",
    "absent": "",
}
# hộ có mức sống trung bình is no list of its own: movements, points and supports know it as not poor
UNLISTED = ("not_poor", "average_living")
LISTED = ("poor", "near_poor")
CHANGES = {
    "": "",
    "moved in": "moved_in",
    "chuyen den": "moved_in",
    "moved out": "moved_out",
    "chuyen di": "moved_out",
    "split": "split",
    "tach ho": "split",
    "merged": "merged",
    "nhap ho": "merged",
    "died": "died",
    "chet": "died",
}
CHANGE_NAMES = {
    "moved_in": "chuyển đến",
    "moved_out": "chuyển đi",
    "split": "tách hộ",
    "merged": "nhập hộ",
    "died": "chết",
}
AREAS = {"rural": "rural", "nong thon": "rural", "urban": "urban", "thanh thi": "urban", "do thi": "urban"}
DIRECTIONS = {
    "": "",
    "at least": "at_least",
    "it nhat": "at_least",
    "toi thieu": "at_least",
    "khong duoi": "at_least",
    "khong it hon": "at_least",
    "tro len": "at_least",
    "at most": "at_most",
    "nhieu nhat": "at_most",
    "toi da": "at_most",
    "khong qua": "at_most",
    "khong vuot qua": "at_most",
    "tro xuong": "at_most",
}
SEXES = {"": "", "nam": "male", "male": "male", "nu": "female", "female": "female"}


def yes_no(text: str) -> bool:
    """True or False of a có/không cell; blank is no."""
    folded = fold(text)
    # a tick mark or a number from a spreadsheet ("1.0") keeps its meaning; "01" is a code, a count or a slip
    if text.strip() in {"✓", "✔", "☑"}:
        folded = "x"
    elif re.fullmatch(r"\s*[01][.,]0\s*", text):
        folded = folded[0]
    if re.match(r"\s*[-−–]\s*\d", text):
        raise ValueError(text)  # a sign before a number is no part of an answer
    if folded in YES:
        return True
    if folded in NO and (folded or not text.strip(" -–—")):
        return False
    raise ValueError(text)


def _closed(text: str) -> str:
    """The number without the spaces around it, after its sign and between its thousands: `1 647`, `1'647`.

    Any other within a number may part two (`5 3`, `60` over `5`): it stays, and nothing reads it.
    """
    bare = re.sub(r"^([-−])\s+", r"\1", text.strip())
    return re.sub(r"[^\d.,%−-]", "", bare) if IN_THOUSANDS.fullmatch(bare) else bare


def count(text: str) -> int:
    """A whole number ≥ 0 in Vietnamese or English notation: `1.647`, `1,647`, `1 647`, `1647.0`."""
    bare = _closed(text)
    if not bare.isascii() or len(bare) > LONGEST:
        raise ValueError(text)  # superscripts and other peoples' digits are digits to Python, not to a reader
    if re.fullmatch(r"\d+([.,]0+)?", bare) and not re.fullmatch(r"[1-9]\d{0,2}[.,]000", bare):
        return int(re.split(r"[.,]", bare)[0])
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}(,\d{3})+", bare):
        return int(re.sub(r"[.,]", "", bare))
    raise ValueError(text)


def decimal_readings(text: str) -> dict[str, float]:
    """The values a number can have by decimal mark: `"2,08"` -> {",": 2.08}; `"1.647"` -> {",": 1647.0, ".": 1.647}."""
    bare = _closed(re.sub(r"\s*%\s*$", "", text)).replace("−", "-")
    readings: dict[str, float] = {}
    if not bare.isascii() or len(bare) > LONGEST + 5:
        return readings
    for mark, thousands in ((",", r"\."), (".", ",")):
        grouped = rf"-?(\d+|[1-9]\d{{0,2}}({thousands}\d{{3}})+)(\{mark}\d+)?"
        if re.fullmatch(grouped, bare):
            readings[mark] = float(re.sub(thousands, "", bare).replace(mark, "."))
    return readings


def decimal(text: str, mark: str | None = None) -> float:
    """The number; where both notations read it, `mark` (the column's) decides; raises ValueError when nothing does."""
    readings = decimal_readings(text)
    if len(set(readings.values())) == 1:
        return next(iter(readings.values()))
    if mark in readings:
        return readings[mark]
    raise ValueError(text)


def decimal_mark(texts: list[str]) -> str | None:
    """The decimal mark that the unambiguous numbers of a column agree on, or None."""
    marks = set()
    for text in texts:
        readings = decimal_readings(text)
        if len(readings) == 1 and re.search(r"[.,]", text):
            marks |= set(readings)
    return marks.pop() if len(marks) == 1 else None


def day(text: str) -> date:
    """A date typed dd/mm/yyyy, dd-mm-yyyy, dd.mm.yyyy or ISO (a time of day is ignored)."""
    bare = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", text.strip())
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d"):
        try:
            return datetime.strptime(bare, form).date()
        except ValueError:
            continue
    raise ValueError(text)


def _choice(values: dict[str, str]) -> Callable[[str], str]:
    def choose(text: str) -> str:
        folded = fold(text)
        if folded not in values or (not folded and text.strip()):
            raise ValueError(text)
        return values[folded]

    return choose


def direction(text: str) -> str:
    """at_least or at_most of a cell such as `ít nhất`, `không quá`, `≥`, `<=`; blank where the cell is."""
    signs = {"≥": "at_least", ">=": "at_least", ">": "at_least", "≤": "at_most", "<=": "at_most", "<": "at_most"}
    return signs.get(text.strip()) or _choice(DIRECTIONS)(text)


class Kind(NamedTuple):
    """How cells of one kind are read: the parser, the value of a blank cell (None: missing), the column's type, what is
    allowed in an officer's words; `codes`: what a program may write instead.
    """

    parse: Callable[[str], object]
    blank: object
    polars: pl.DataType
    expected: str
    codes: str = ""


KINDS = {
    "text": Kind(tidy, "", pl.String, "chữ"),
    "village": Kind(tidy, "", pl.String, "tên thôn có trong villages.csv"),
    "printed": Kind(tidy, "", pl.String, "số như đã in"),
    "count": Kind(count, None, pl.Int64, "số nguyên không âm, ví dụ 4 hoặc 1.647"),
    "score": Kind(count, None, pl.Int64, "số điểm nguyên không âm, để trống nếu không chấm"),
    "decimal": Kind(decimal, None, pl.Float64, "số, ví dụ 12,5 hoặc 1.250,75"),
    "yes_no": Kind(yes_no, False, pl.Boolean, "có/không, x/để trống, 1/0 hoặc true/false"),
    "class": Kind(
        _choice(CLASSES),
        "absent",
        pl.String,
        "nghèo, cận nghèo, mức sống trung bình (2022–2026), không nghèo; để trống nếu không ở xã lúc đó",
    ),
    "change": Kind(
        _choice(CHANGES),
        "",
        pl.String,
        "để trống, " + ", ".join(CHANGE_NAMES.values()),
        ", ".join(CHANGE_NAMES),
    ),
    "area": Kind(_choice(AREAS), "", pl.String, "nông thôn hoặc thành thị", "rural, urban"),
    "sex": Kind(_choice(SEXES), "", pl.String, "nam hoặc nữ"),
    "direction": Kind(
        direction, "", pl.String, "ít nhất (≥) hoặc không quá (≤); để trống là ít nhất", "at_least, at_most"
    ),
    "date": Kind(day, None, pl.Date, "ngày dd/mm/yyyy hoặc yyyy-mm-dd"),
}
