"""Numbers of another size, in another notation, with more than digits."""

from __future__ import annotations

from random import Random

from fuzz.cells import another, codes_of, number, put_cell, written
from fuzz.columns import COUNTED, MONEY, NUMBERED, PLAIN_NUMBER
from fuzz.files import (
    HALF_OBJECTIVES,
    LAST_VILLAGES,
    OBJECTIVES,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
)
from fuzz.kind import kind


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
