"""Cells that hold something else than they should, or the same in another spelling."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from fuzz.cells import a_cell, another, codes_of, number, put_cell, written
from fuzz.files import (
    HALF_OBJECTIVES,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    OBJECTIVES,
    PROGRAMME,
    RECOGNITIONS,
    REVIEWS,
    TABLES,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
)
from fuzz.kind import kind

COUNTED = {path: codes_of(path, "count") for path in (*REVIEWS, RECOGNITIONS)} | {
    TARGETS: ["households_end", "reduction"]
}
NUMBERED = COUNTED | {
    path: codes_of(path, "decimal") for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)
}
MONEY = {path: [code for code in codes_of(path, "decimal") if code.startswith(("money", "disbursed"))] for path in (PROGRAMME, HALF_PROGRAMME)}  # fmt: skip
ANY = {path: [*codes_of(path, "count", "decimal", "printed", "class", "date", "sex", "area", "village", "score", "yes_no"), "ethnicity", "household_id", "code"] for path in TABLES}  # fmt: skip
TEXTS = {path: [code for code in codes_of(path, "text") if code != "household_id"] for path in TABLES}
DATES = {HOUSEHOLDS: ["escaped_on"], LAST_HOUSEHOLDS: ["escaped_on"], RECOGNITIONS: ["date"]}
CLASSES = {HOUSEHOLDS: ["class_start", "class_end"], LAST_HOUSEHOLDS: ["class_end"], RECOGNITIONS: ["class_from", "class_to"]}  # fmt: skip
ANSWERS = {path: codes_of(path, "yes_no") for path in (HOUSEHOLDS, LAST_HOUSEHOLDS)}
# the total row of the issued table is one more statement of the same numbers
PLAIN_NUMBER = re.compile(r"\d+([.,]\d+)?")


@kind("seen")
def error_value_in_a_cell(draw: Random, files: Files) -> Damage:
    """What a spreadsheet shows for a formula that failed."""
    error = draw.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#####"))
    return another(draw, files, ANY, lambda _: error)


@kind("seen")
def error_value_in_a_text(draw: Random, files: Files) -> Damage:
    """An error value where words stand or may stand."""
    error = draw.choice(("#N/A", "#REF!", "#VALUE!"))
    return another(draw, files, TEXTS, lambda _: error, lambda text: True)


@kind("seen")
def formula_as_text(draw: Random, files: Files) -> Damage:
    """A formula where its value should stand."""
    formula = draw.choice(("=SUM(D2:D4)", "=1+1", "='Hộ'!C5", "=VLOOKUP(A2,'[a.xlsx]Hộ'!A:C,3,0)", "=+D2*100"))
    return another(draw, files, ANY | TEXTS, lambda _: formula)


@kind("seen")
def blank_for_a_number(draw: Random, files: Files) -> Damage:
    """Nothing where a count of people or households must stand."""
    filled = {
        path: [code for code in codes if not code.startswith(("children", "insured"))]
        for path, codes in COUNTED.items()
    }
    return another(draw, files, filled, lambda _: "")


@kind("may pass", "a project may have no money of a source, a task no answer yet, a household no children or insured members counted: their blank cells are sound")  # fmt: skip
def blank_for_an_optional_number(draw: Random, files: Files) -> Damage:
    """Nothing where money, a planned number, an answer or children stood."""
    optional = {path: codes_of(path, "decimal") for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)}
    return another(
        draw,
        files,
        optional | {HOUSEHOLDS: ["children_uninsured", "children_malnourished", "insured_members"]},
        lambda _: "",
    )


@kind("seen")
def blank_for_a_class(draw: Random, files: Files) -> Damage:
    """Nothing for the class of a household that was in the commune."""
    return another(draw, files, CLASSES, lambda _: "")


@kind("seen")
def placeholder_in_a_blank_text(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” in a column of words, where the cell was blank."""
    sign = draw.choice(("-", "…", "...", ".", "x", "không", "0", "Không có", "N/A", "/", "_", "—"))
    texts = {path: [code for code in codes if code != "note"] for path, codes in TEXTS.items()}
    return another(draw, files, texts, lambda _: sign, lambda text: not text)


@kind("seen")
def placeholder_for_a_name(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” where a village, a people, an identity or a code must stand."""
    sign = draw.choice(("-", "…", "...", ".", "x", "không", "0", "?", "chưa rõ", "_"))
    names = {path: [code for code in codes if code in ("village", "ethnicity", "household_id", "code", "name")] for path, codes in ANY.items()}  # fmt: skip
    return another(draw, files, names, lambda _: sign)


@kind("seen")
def placeholder_for_a_number(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” where a number stood."""
    sign = draw.choice(("-", "…", "...", "?", "x", "không", "chưa có", "—"))
    return another(draw, files, NUMBERED, lambda _: sign)


def _lost(text: str, sign: str) -> str:
    return "".join(letter if letter.isascii() else sign for letter in text)


@kind("seen")
def letters_lost_as_question_marks(draw: Random, files: Files) -> Damage:
    """`?` for every letter that an old encoding lacks, in a cell."""
    return another(draw, files, {path: [*TEXTS[path], "village"] for path in TABLES}, lambda text: _lost(text, "?"))


@kind("seen")
def letters_lost_as_replacement_marks(draw: Random, files: Files) -> Damage:
    """U+FFFD for letters that could not be decoded, in a cell."""
    return another(draw, files, {path: [*TEXTS[path], "village"] for path in TABLES}, lambda text: _lost(text, "\ufffd"))  # fmt: skip


@kind("may pass", "4 members, then 40: beside other cells of the row some tenfold numbers are as possible as the true one")  # fmt: skip
def number_times_10(draw: Random, files: Files) -> Damage:
    """A nought too many."""
    return another(draw, files, NUMBERED, lambda text: written(10 * number(text)) if number(text) else text)


@kind("seen")
def number_times_1000(draw: Random, files: Files) -> Damage:
    """Money in thousands, or three noughts too many."""
    return another(draw, files, COUNTED | MONEY, lambda text: written(1000 * number(text)) if number(text) else text)


@kind("seen")
def column_of_money_in_dong(draw: Random, files: Files) -> Damage:
    """One column of money in đồng, the others in millions."""
    path = draw.choice(list(MONEY))
    records = files.records(path)
    code = draw.choice([code for code in MONEY[path] if any(number(row[records[0].index(code)]) for row in records[1:])])  # fmt: skip
    place = records[0].index(code)
    for row in records[1:]:
        row[place] = written(1e6 * number(row[place])) if row[place] else ""
    files.put(path, records)
    return Damage(path, f"cột {code} tính bằng đồng", columns=frozenset({code}))


@kind("seen")
def number_with_its_unit(draw: Random, files: Files) -> Damage:
    """`4 người`, `420 triệu`, `100%`."""
    unit = draw.choice((" người", " hộ", " triệu", " trđ", "%", " tr.đ", "đ", " triệu đồng", " khẩu"))
    return another(draw, files, NUMBERED, lambda text: text + unit, lambda text: bool(PLAIN_NUMBER.fullmatch(text)))


@kind("right")
def number_with_spaces(draw: Random, files: Files) -> Damage:
    """Spaces and no-break spaces around a number."""
    space = draw.choice((" ", "\u00a0", "  ", "\t", "\u202f"))
    return another(draw, files, NUMBERED, lambda text: f"{space}{text}{space}")


@kind("right")
def number_with_points_of_thousands(draw: Random, files: Files) -> Damage:
    """`1.160` or `1,160` for a count."""
    mark = draw.choice(".,")
    counts = {path: codes_of(path, "count") for path in (VILLAGES, LAST_VILLAGES)}
    return another(draw, files, counts, lambda text: f"{int(text):,}".replace(",", mark), lambda text: len(text) > 3)


@kind("may pass", "12 for 1,2 is a possible amount; a sum that an objective states apart shows the larger ones")
def number_with_its_mark_lost(draw: Random, files: Files) -> Damage:
    """`5064` for `506,4`."""
    return another(draw, files, NUMBERED, lambda text: text.replace(",", ""), lambda text: "," in text)


@kind("right")
def point_for_decimal_comma(draw: Random, files: Files) -> Damage:
    """`506.4` for `506,4`, in a whole column."""
    path, code = draw.choice([(path, code) for path, codes in MONEY.items() for code in codes])
    records = files.records(path)
    place = records[0].index(code)
    for row in records[1:]:
        row[place] = row[place].replace(",", ".")
    files.put(path, records)
    return Damage(path, f"dấu chấm thập phân ở cột {code}", columns=frozenset({code}))


@kind("seen")
def number_negative(draw: Random, files: Files) -> Damage:
    """A minus before a number, of one kind or another, or brackets around it."""
    form = draw.choice(("-{}", "−{}", "–{}", "({})", "{}-"))
    return another(draw, files, COUNTED | MONEY, lambda text: form.format(text), lambda text: number(text) > 0)


@kind("seen")
def number_in_words(draw: Random, files: Files) -> Damage:
    """A number spelt out, or typed with letters for digits."""
    word = draw.choice(("bốn", "hai trăm", "l0", "1O", "O", "chục", "01 hộ nghèo", "3-4", "khoảng 10", ">5", "1/2"))
    return another(draw, files, NUMBERED, lambda _: word)


@kind("seen")
def number_in_other_digits(draw: Random, files: Files) -> Damage:
    """Digits of other alphabets, or raised ones."""
    digits = draw.choice(("٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹", "०१२३४५६७८९"))
    return another(
        draw, files, NUMBERED, lambda text: text.translate({48 + n: digit for n, digit in enumerate(digits)})
    )


@kind("seen")
def number_as_science_writes_it(draw: Random, files: Files) -> Damage:
    """`1E+03`, as a narrow column shows it."""
    return another(draw, files, NUMBERED, lambda text: f"{number(text):.0E}", lambda text: number(text) >= 150 and not text.endswith("00"))  # fmt: skip


@kind("seen")
def percent_as_a_fraction(draw: Random, files: Files) -> Damage:
    """0,92 for 92 in a line of percents."""
    path = draw.choice((OBJECTIVES, HALF_OBJECTIVES))
    records = files.records(path)
    head = records[0]
    rows = [row for row in range(1, len(records)) if records[row][head.index("unit")] == "%"]
    places = [(row, head.index(code)) for row in rows for code in ("target", "actual") if number(records[row][head.index(code)]) > 1]  # fmt: skip
    row, column = draw.choice(places)
    return put_cell(files, path, records, (row, column), written(number(records[row][column]) / 100))


@kind("seen")
def printed_rate_as_a_fraction(draw: Random, files: Files) -> Damage:
    """0,0136 for 1,36 in the issued table."""
    rates = {TARGETS: ["poor_start_rate", "reduction_rate", "poor_end_rate"]}
    return another(draw, files, rates, lambda text: written(number(text) / 100), lambda text: number(text) > 0)


def _other_date(draw: Random, files: Files, write, fits=lambda day: True) -> Damage:
    def day(text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    return another(draw, files, DATES, lambda text: write(day(text)), lambda text: bool(text) and fits(day(text)))


@kind("right")
def date_as_offices_write_it(draw: Random, files: Files) -> Damage:
    """`14/12/2021`, `14-12-2021`, `14.12.2021`, with or without a time."""
    form = draw.choice(("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d 00:00:00", " %d/%m/%Y "))
    return _other_date(draw, files, lambda day: day.strftime(form))


@kind("seen")
def date_in_american_order(draw: Random, files: Files) -> Damage:
    """`12/14/2021`."""
    return _other_date(draw, files, lambda day: day.strftime("%m/%d/%Y"), lambda day: day.day > 12)


@kind("may pass", "12/03/2024 is 12 March here; that someone meant 3 December nothing in the cell can tell")
def date_in_american_order_that_could_be_ours(draw: Random, files: Files) -> Damage:
    """`12/03/2024` for 3 December."""
    return _other_date(draw, files, lambda day: day.strftime("%m/%d/%Y"), lambda day: day.day <= 12 and day.day != day.month)  # fmt: skip


@kind("seen")
def date_with_a_two_digit_year(draw: Random, files: Files) -> Damage:
    """`14/12/21`."""
    form = draw.choice(("%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%y-%m-%d"))
    return _other_date(draw, files, lambda day: day.strftime(form))


@kind("seen")
def date_as_a_serial_number(draw: Random, files: Files) -> Damage:
    """44544: the day as a spreadsheet counts it."""
    return _other_date(draw, files, lambda day: str((day - date(1899, 12, 30)).days))


@kind("seen")
def date_without_a_day(draw: Random, files: Files) -> Damage:
    """`12/2021`, `2021`, `tháng 12/2021`."""
    form = draw.choice(("%m/%Y", "%Y", "tháng %m/%Y", "T%m-%Y"))
    return _other_date(draw, files, lambda day: day.strftime(form))


@kind("seen")
def date_of_another_century(draw: Random, files: Files) -> Damage:
    """A year mistyped: 1921, 2201, 2121."""
    year = draw.choice((1921, 2121, 2201, 202, 20221))
    return _other_date(draw, files, lambda day: f"{day:%d/%m}/{year}")


@kind("may pass", "an escape recognised a day, a month or a year earlier is as good a date as the true one")
def another_date(draw: Random, files: Files) -> Damage:
    """A date that may well be true."""
    days = draw.choice((-1, 7, -30, -365))
    return _other_date(draw, files, lambda day: (day + timedelta(days)).isoformat())


SWAPPED = {"nghèo": "cận nghèo", "cận nghèo": "nghèo", "không nghèo": "nghèo"}


@kind("seen")
def class_swapped(draw: Random, files: Files) -> Damage:
    """Poor for near-poor and the other way round."""
    return another(draw, files, CLASSES, lambda text: SWAPPED[text])


@kind("seen")
def classes_swapped_in_a_column(draw: Random, files: Files) -> Damage:
    """Poor for near-poor and the other way round, in every row."""
    path, code = draw.choice(((HOUSEHOLDS, "class_start"), (HOUSEHOLDS, "class_end"), (LAST_HOUSEHOLDS, "class_end")))
    records = files.records(path)
    place = records[0].index(code)
    swap = {"nghèo": "cận nghèo", "cận nghèo": "nghèo"}
    for row in records[1:]:
        row[place] = swap.get(row[place], row[place])
    files.put(path, records)
    return Damage(path, f"đổi nghèo, cận nghèo cho nhau ở cột {code}", columns=frozenset({code}))


@kind("seen")
def class_in_other_words(draw: Random, files: Files) -> Damage:
    """Classes as lists abbreviate and spell them."""
    words = {"nghèo": ("HN", "Hộ nghèo", "NGHÈO", "ngheo", "N", "Nghèo A", "x"), "cận nghèo": ("HCN", "Hộ cận nghèo", "CẬN NGHÈO", "CN", "cận  nghèo"),
             "không nghèo": ("KN", "Không nghèo", "Thoát nghèo", "không", "Trung bình")}  # fmt: skip
    return another(draw, files, CLASSES, lambda text: draw.choice(words[text]))


@kind("seen")
def answer_in_other_signs(draw: Random, files: Files) -> Damage:
    """A yes or a no as people tick it."""
    yes, no = draw.choice(("x", "X", "có", "Có", "v", "✓", "✔", "Yes", "C", "1.0", "☑", "true", "+")), draw.choice(("", "không", "Không", "No", "K", "0.0", "o", "O", "false", "☐", "-"))  # fmt: skip
    return another(draw, files, ANSWERS, lambda text: yes if text == "1" else no)


@kind("seen")
def answer_that_is_a_number(draw: Random, files: Files) -> Damage:
    """2 or 11 in a yes/no cell: a count, or a digit typed twice."""
    return another(draw, files, ANSWERS, lambda _: draw.choice(("2", "11", "01", "10", "3", "-1")))


@kind("may pass", "a yes for a no is as good an answer; only deprivations are counted again (B2), and some answers against a class")  # fmt: skip
def another_answer(draw: Random, files: Files) -> Damage:
    """A yes for a no, a no for a yes."""
    return another(draw, files, ANSWERS, lambda text: "0" if text == "1" else "1")


@kind("may pass", "5 members instead of 4, one household more: as possible as the true number")
def another_number(draw: Random, files: Files) -> Damage:
    """A number one or two off."""
    return another(draw, files, NUMBERED, lambda text: written(max(number(text) + draw.choice((-1, 1, 2)), 0)))


@kind("may pass", "another people, sex or body that helps is as possible as the true one")
def another_word(draw: Random, files: Files) -> Damage:
    """What another row of the column has."""
    path, code = draw.choice([(path, code) for path in (HOUSEHOLDS, LAST_HOUSEHOLDS) for code in ("ethnicity", "head_sex", "helper")])  # fmt: skip
    records = files.records(path)
    place = records[0].index(code)
    row, column = a_cell(draw, records, [code])
    others = sorted({row[place] for row in records[1:]} - {records[row][place], ""})
    return put_cell(files, path, records, (row, column), draw.choice(others))


@kind("may pass", "a household listed for the first time, or a recognition of one, may live in any village of the commune")  # fmt: skip
def another_village(draw: Random, files: Files) -> Damage:
    """A village that exists, but not the household's."""
    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS, RECOGNITIONS))
    records = files.records(path)
    row, column = a_cell(draw, records, ["village"])
    others = sorted({row[column] for row in records[1:]} - {records[row][column]})
    return put_cell(files, path, records, (row, column), draw.choice(others))
