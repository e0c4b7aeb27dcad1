"""Figures that are materially wrong and look well: too large or small by noughts, of another village, unit or year,
told twice.
"""

from __future__ import annotations

import re
from random import Random

from fuzz.cells import a_cell, another, codes_of, number, put_cell, written
from fuzz.columns import MONEY
from fuzz.files import (
    HALF_OBJECTIVES,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    OBJECTIVES,
    PLAN,
    PROGRAMME,
    RECOGNITIONS,
    SUPPORT,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
    Records,
    damage,
)
from fuzz.kind import kind

REGISTER = ("households", "persons", "minority_households", "minority_persons")
RESULTS = {path: ["actual"] for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)}


@kind("seen")
def village_out_of_nowhere(draw: Random, files: Files) -> Damage:
    """A village of thousands of households that neither last year nor the targets know."""
    path = draw.choice((VILLAGES, LAST_VILLAGES, TARGETS))
    records = files.records(path)
    row = list(records[1])
    row[0] = draw.choice(("Thôn 9", "Thôn Plei Kdâm", "Khu tái định cư"))
    if path != TARGETS:
        row[records[0].index("households")], row[records[0].index("persons")] = "5000", "20000"
    records.insert(2, row)
    files.put(path, records)
    return damage(path, f"thêm {row[0]}", [2], ["village"])


@kind("seen")
def state_of_a_village_changed(draw: Random, files: Files) -> Damage:
    """Urban for rural, an especially difficult village for another."""
    records = files.records(path := draw.choice((VILLAGES, LAST_VILLAGES)))
    place = a_cell(draw, records, ["area", "especially_difficult"])
    changed = {"rural": "urban", "urban": "rural", "0": "1", "1": "0"}
    told = put_cell(files, path, records, place, changed[records[place[0]][place[1]]])
    # said of this year's register, whichever of the two is wrong
    return Damage(told.path, told.done, columns=told.columns, instead=(VILLAGES,))


@kind("seen")
def register_tenfold_or_a_tenth(draw: Random, files: Files) -> Damage:
    """A nought too many or too few in the register."""
    form = draw.choice((lambda text: f"{text}0", lambda text: text[:-1]))
    return another(draw, files, {VILLAGES: REGISTER}, form, lambda text: number(text) >= 40)


@kind("seen")
def register_of_last_year_but_for_a_cell(draw: Random, files: Files) -> Damage:
    """Last year's register with one number brought up to date."""
    files[VILLAGES] = files[LAST_VILLAGES].replace("Thôn Sơn".encode(), "Thôn Đồng Sơn".encode())
    records = files.records(VILLAGES)
    place = a_cell(draw, records, ["persons", "households"])
    put_cell(files, VILLAGES, records, place, str(int(number(records[place[0]][place[1]])) + 3))
    return damage(VILLAGES, "sổ của năm trước, sửa một ô")


def _known(files: Files, path: str) -> set[str]:
    """The numbers of the households that both reviews have."""
    one, other = ({row[0] for row in files.records(of)[1:]} for of in (HOUSEHOLDS, LAST_HOUSEHOLDS))
    return one & other


@kind("seen")
def members_tenfold(draw: Random, files: Files) -> Damage:
    """Forty members for four, of a household of both years or of a recognition."""
    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS, RECOGNITIONS))
    records, known = files.records(path), _known(files, path)
    head = records[0]
    rows = [row for row in range(1, len(records)) if records[row][head.index("household_id")] in known]
    place = draw.choice(rows), head.index("members")
    told = put_cell(files, path, records, place, f"{records[place[0]][place[1]]}0")
    return Damage(told.path, told.done, columns=told.columns, instead=(HOUSEHOLDS,))


@kind("seen")
def plan_of_another_unit(draw: Random, files: Files) -> Damage:
    """Another commune's plan, or its name alone."""
    from analysis.project import raw_dir

    other = (raw_dir("") / "ia-pa/2025/plan.toml").read_bytes()
    named = files[PLAN].replace('name = "Kim Tân"'.encode(), 'name = "Ia Mrơn"'.encode())
    files[PLAN] = draw.choice((other, named))
    return damage(PLAN, "kế hoạch của đơn vị khác")


@kind("seen")
def decision_of_another_year(draw: Random, files: Files) -> Damage:
    """The review's decision, or the date of the evaluation, of another year."""
    year = draw.choice((2021, 2022, 2023, 2034))
    day = draw.choice((f"{year}-12-10", f'"{year}-12-10"', f'"ngày 10 tháng 12 năm {year}"', f'"10/12/{year}"'))
    if draw.random() < 0.5:
        files[PLAN] += f'\n[review]\ndecision = "45/QĐ-UBND"\ndate = {day}\n'.encode()
    else:
        files[PLAN] = files.text(PLAN).replace("[evaluation]", f"[evaluation]\ndate = {day}").encode()
    return damage(PLAN, f"ngày {day}")


@kind("seen")
def target_slipped(draw: Random, files: Files) -> Damage:
    """0.015 or 15 for a target of 1.5."""
    value = draw.choice(("0.015", "0.15", "15", "150", "15.0"))
    files[PLAN] = re.sub(r"reduction = [\d.]+", f"reduction = {value}", files.text(PLAN)).encode()
    return damage(PLAN, f"reduction = {value}")


@kind("seen")
def plan_emptied(draw: Random, files: Files) -> Damage:
    """Nothing but comments left of the plan."""
    files[PLAN] = draw.choice((b"", b"# ke hoach\n", b"\n\n"))
    return damage(PLAN, "kế hoạch trống")


@kind("seen")
def price_or_limit_beyond_measure(draw: Random, files: Files) -> Damage:
    """A cost or a budget in thousands or in đồng, a limit with noughts too many."""
    keys = re.findall(r"(?m)^(?:unit_cost|limit|budget) = \d+(?:\.\d+)?", files.text(SUPPORT))
    key = draw.choice(keys)
    factor = 1000 if key.startswith("limit") else draw.choice((1000, 1_000_000))
    name, _, value = key.partition(" = ")
    files[SUPPORT] = files.text(SUPPORT).replace(key, f"{name} = {float(value) * factor:.0f}", 1).encode()
    return damage(SUPPORT, f"{key} × {factor}")


@kind("seen")
def result_tenfold(draw: Random, files: Files) -> Damage:
    """A result ten times what it is, far beyond its plan."""
    return another(draw, files, RESULTS, lambda text: written(10 * number(text)), lambda text: number(text) >= 1)


@kind("seen")
def disbursed_beyond_its_money(draw: Random, files: Files) -> Damage:
    """Three or ten times what was disbursed."""
    times = draw.choice((3, 10))
    spent = {path: ["disbursed"] for path in (PROGRAMME, HALF_PROGRAMME)}
    return another(draw, files, spent, lambda text: written(times * number(text)), lambda text: number(text) > 0)


@kind("seen")
def money_of_the_half_year_not_the_years(draw: Random, files: Files) -> Damage:
    """Money of a line that is another in H1."""
    money = {HALF_PROGRAMME: [code for code in MONEY[HALF_PROGRAMME] if code != "disbursed"]}
    return another(draw, files, money, lambda text: written(round(number(text) * draw.choice((0.5, 0.9, 1.2)), 1)), lambda text: number(text) > 0)  # fmt: skip


@kind("seen")
def half_year_beyond_the_year(draw: Random, files: Files) -> Damage:
    """More done by June than by December, of what is counted."""
    path, year = draw.choice(((HALF_OBJECTIVES, OBJECTIVES), (HALF_PROGRAMME, PROGRAMME)))
    records, whole = files.records(path), {row[0]: row for row in files.records(year)[1:]}
    head = records[0]
    column = head.index(draw.choice(["actual"] if path == HALF_OBJECTIVES else ["actual", "disbursed"]))
    rows = [row for row in range(1, len(records))
            if records[row][head.index("unit")] != "%" and whole[records[row][0]][column] and records[row][column]]  # fmt: skip
    row = draw.choice(rows)
    return put_cell(files, path, records, (row, column), written(number(whole[records[row][0]][column]) + draw.randint(1, 4)))  # fmt: skip


@kind("seen")
def code_of_look_alikes(draw: Random, files: Files) -> Damage:
    """O for 0, l for 1, a comma for the point, in a code that the programme or the review knows."""
    forms = draw.choice((("O", "0"), ("1", "l"), ("I", "1"), (".", ","), (".", ";"), ("_", "-"), ("A", "А")))
    codes = {path: ["code"] for path in (OBJECTIVES, PROGRAMME)}
    known = ("MT.GIAM_NGHEO", "MT.VAY_VON", "CS.BHYT", "CS.TIENDIEN", "CS.TINDUNG", "DA3.TDA1", "CS.NUOCSACH")
    return another(draw, files, codes, lambda text: text.replace(*forms, 1), lambda text: text in known)


@kind("seen")
def percent_as_a_fraction_alone(draw: Random, files: Files) -> Damage:
    """0,93 for 93 % in a line that has no target, or one of 1."""
    path = draw.choice((OBJECTIVES, HALF_OBJECTIVES))
    records = files.records(path)
    head = records[0]
    unit, target, actual = (head.index(code) for code in ("unit", "target", "actual"))
    rows = [row for row in range(1, len(records)) if records[row][unit] == "%" and 1 < number(records[row][actual]) < 100]  # fmt: skip
    row = draw.choice(rows)
    records[row][target] = draw.choice(("", "1"))
    told = put_cell(files, path, records, (row, actual), written(number(records[row][actual]) / 100))
    return Damage(told.path, told.done, told.rows, frozenset({"actual", "target"}))


def _new_number(files: Files) -> str:
    numbers = [int(row[0].split("-")[1]) for path in (HOUSEHOLDS, LAST_HOUSEHOLDS) for row in files.records(path)[1:]]
    return f"KT-{max(numbers) + 7:04}"


@kind("seen")
def household_under_a_new_number(draw: Random, files: Files) -> Damage:
    """A household of last year's lists with another number."""
    records = files.records(HOUSEHOLDS)
    head, known = records[0], _known(files, HOUSEHOLDS)
    rows = [row for row in range(1, len(records)) if records[row][0] in known and records[row][head.index("class_start")] in ("nghèo", "cận nghèo")]  # fmt: skip
    row = draw.choice(rows)
    was = records[row][0]
    told = put_cell(files, HOUSEHOLDS, records, (row, 0), _new_number(files))
    # said of the number that is gone where several households are like it
    return Damage(told.path, f"{told.done} ({was})", columns=frozenset({"household_id", "class_start"}), instead=(LAST_HOUSEHOLDS,))  # fmt: skip


@kind("seen")
def household_copied_under_a_new_number(draw: Random, files: Files) -> Damage:
    """A row a second time with another number."""
    records = files.records(HOUSEHOLDS)
    row = draw.randrange(1, len(records))
    at = draw.randint(1, len(records))
    records.insert(at, [_new_number(files), *records[row][1:]])
    files.put(HOUSEHOLDS, records)
    return damage(HOUSEHOLDS, f"hàng {row + 1} chép thành {records[at][0]}", [at, row + (at <= row)], ["household_id"])


@kind("seen")
def file_cut_within_its_last_cell(draw: Random, files: Files) -> Damage:
    """The end of a file gone, from within the last cell of a row."""
    path = draw.choice((HOUSEHOLDS, OBJECTIVES, PROGRAMME, RECOGNITIONS, HALF_OBJECTIVES, HALF_PROGRAMME))
    text = files.text(path)
    ends = [place for place, letter in enumerate(text) if letter == "\n"][2:]
    files[path] = text[: draw.choice(ends)].encode()
    return damage(path, f"tệp dừng sau {len(files[path])} byte, không có dấu xuống dòng")


@kind("seen")
def lines_of_another_year(draw: Random, files: Files) -> Damage:
    """The objectives or projects of the year before."""
    from analysis.project import raw_dir

    path = draw.choice((OBJECTIVES, PROGRAMME))
    name = path.rpartition("/")[2]
    files[path] = (raw_dir("") / "kim-tan/2023" / name).read_bytes()
    return damage(path, f"{name} của năm trước")


@kind("seen")
def review_of_another_unit_or_year(draw: Random, files: Files) -> Damage:
    """Another commune's households, or this one's of two years ago."""
    from analysis.project import raw_dir

    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS))
    files[path] = (raw_dir("") / draw.choice(("kim-tan/2022", "ia-trok/2024", "ia-mron/2024")) / "households.csv").read_bytes()  # fmt: skip
    return damage(path, "hộ của đơn vị khác, năm khác", instead=(HOUSEHOLDS,))


@kind("seen")
def money_of_a_file_in_another_unit(draw: Random, files: Files) -> Damage:
    """All money of the programme in thousands of millions, or in thousands."""
    path = draw.choice((PROGRAMME, HALF_PROGRAMME))
    records, factor = files.records(path), draw.choice((0.001, 1000))
    columns = [records[0].index(code) for code in MONEY[path] if code in records[0]]
    for row in records[1:]:
        for column in columns:
            row[column] = written(factor * number(row[column])) if row[column] else ""
    files.put(path, records)
    # the other file of the two may be the one that is told
    return damage(path, f"mọi số tiền × {factor:g}", instead=(PROGRAMME, HALF_PROGRAMME))


def _exchanged(draw: Random, records: Records, codes: list[str]) -> tuple[int, int, int]:
    """A column and two of its rows, whose cells differ, with their cells exchanged."""
    there = [records[0].index(code) for code in codes if code in records[0]]
    columns = [column for column in there if len({row[column] for row in records[1:]} - {""}) > 1]
    column = draw.choice(columns)
    filled = [row for row in range(1, len(records)) if records[row][column]]
    one = draw.choice(filled)
    other = draw.choice([row for row in filled if records[row][column] != records[one][column]])
    records[one][column], records[other][column] = records[other][column], records[one][column]
    return column, one, other


CELLS = {path: codes_of(path, "count", "class", "date", "score") for path in (HOUSEHOLDS, LAST_HOUSEHOLDS, VILLAGES)} | {
    TARGETS: ["households_end", "reduction"], PROGRAMME: [*MONEY[PROGRAMME], "planned", "actual"],
    HALF_PROGRAMME: [*MONEY[HALF_PROGRAMME], "actual"], OBJECTIVES: ["target", "actual"]}  # fmt: skip


@kind("may pass", "two households of the same year may have each other's small counts; between villages or projects of one size nothing tells them apart")  # fmt: skip
def cells_of_two_rows_exchanged(draw: Random, files: Files) -> Damage:
    """Two rows with each other's number in one column."""
    path = draw.choice(list(CELLS))
    records = files.records(path)
    if path == TARGETS:
        records, total = records[:-1], records[-1:]
    column, one, other = _exchanged(draw, records, CELLS[path])
    files.put(path, [*records, *(total if path == TARGETS else [])])
    return damage(path, f"đổi ô cột {records[0][column]} của hàng {one + 1} và {other + 1}", [one, other], [records[0][column]])  # fmt: skip


@kind("may pass", "causes and helpers are given to households by nothing else in the files")
def column_moved_down_a_row(draw: Random, files: Files) -> Damage:
    """The cells of one column a row lower, as a sort of one column alone leaves them."""
    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS, VILLAGES, PROGRAMME, OBJECTIVES))
    records = files.records(path)
    kinds = ("count", "class", "date", "score", "yes_no", "decimal", "sex")
    columns = [records[0].index(code) for code in [*codes_of(path, *kinds), "ethnicity"] if code in records[0]]
    column = draw.choice([one for one in columns if len({row[one] for row in records[1:]}) > 1])
    cells = [row[column] for row in records[1:]]
    for row, cell in zip(records[1:], cells[-1:] + cells[:-1], strict=True):
        row[column] = cell
    files.put(path, records)
    return Damage(path, f"cột {records[0][column]} lệch xuống một hàng", columns=frozenset({records[0][column]}), instead=(HOUSEHOLDS, VILLAGES))  # fmt: skip


@kind("seen")
def columns_of_numbers_exchanged(draw: Random, files: Files) -> Damage:
    """Two columns of numbers with each other's cells."""
    pairs = [(VILLAGES, "households", "persons"), (VILLAGES, "minority_households", "minority_persons"), (HOUSEHOLDS, "members", "children_under_16"),
             (HOUSEHOLDS, "class_start", "class_end"), (HOUSEHOLDS, "b1", "b2"), (PROGRAMME, "planned", "actual"), (PROGRAMME, "money_central", "money_province"),
             (PROGRAMME, "money_central", "disbursed"), (OBJECTIVES, "target", "actual"), (TARGETS, "reduction", "poor_end"), (RECOGNITIONS, "class_from", "class_to"),
             (HALF_PROGRAMME, "money_province", "money_district"), (HALF_PROGRAMME, "actual", "planned")]  # fmt: skip
    path, one, other = draw.choice(pairs)
    records = files.records(path)
    first, second = records[0].index(one), records[0].index(other)
    for row in records[1:]:
        row[first], row[second] = row[second], row[first]
    files.put(path, records)
    return Damage(path, f"đổi cột {one} và {other}", columns=frozenset({one, other}), instead=(HALF_PROGRAMME, HALF_OBJECTIVES))  # fmt: skip


@kind("may pass", "a tenth of an amount is an amount; the larger ones are missed by a sum that an objective states, by last year, by the half-year")  # fmt: skip
def number_a_tenth(draw: Random, files: Files) -> Damage:
    """A digit lost at the end, or the decimal mark one place to the left."""
    columns = {VILLAGES: REGISTER, HOUSEHOLDS: ["members", "b1"], TARGETS: ["households_end"], PROGRAMME: [*MONEY[PROGRAMME], "planned"],
               HALF_PROGRAMME: [*MONEY[HALF_PROGRAMME], "planned"], OBJECTIVES: ["target"]}  # fmt: skip
    return another(draw, files, columns, lambda text: written(number(text) / 10), lambda text: number(text) >= 10 and number(text) % 10 == 0)  # fmt: skip


@kind("seen")
def class_named_average(draw: Random, files: Files) -> Damage:
    """“Trung bình” for a household that is not poor."""
    columns = {HOUSEHOLDS: ["class_start", "class_end"]}
    return another(draw, files, columns, lambda _: draw.choice(("Trung bình", "trung bình", "TB")), lambda text: text == "không nghèo")  # fmt: skip


@kind("seen")
def file_that_names_another_year(draw: Random, files: Files) -> Damage:
    """`households-2023.csv` in the folder of 2024."""
    path = draw.choice((HOUSEHOLDS, VILLAGES, TARGETS, OBJECTIVES, PROGRAMME, RECOGNITIONS))
    stem = path.removesuffix(".csv")
    other = draw.choice((f"{stem}-2023.csv", f"{stem}_2022.csv", f"{stem} năm 2023.csv"))
    files[other] = files.pop(path)
    return damage(path, f"tệp mang tên {other.rpartition('/')[2]}", instead=(other,))
