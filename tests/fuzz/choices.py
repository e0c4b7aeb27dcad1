"""Dates, classes and answers written otherwise, and values as plausible as the true ones."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from fuzz.cells import a_cell, another, number, put_cell, written
from fuzz.columns import ANSWERS, CLASSES, DATES, NUMBERED
from fuzz.files import (
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    RECOGNITIONS,
    Damage,
    Files,
)
from fuzz.kind import kind


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


@kind("seen")
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
