"""Heads of tables: headings in other words, lost, doubled, exchanged; columns dropped and moved."""

from __future__ import annotations

import unicodedata
from random import Random

from analysis.intake.dictionary import dictionary
from fuzz.files import (  # fmt: skip
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    PROGRAMME,
    TABLES,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
    Records,
    damage,
)
from fuzz.kind import kind


def headings(path: str) -> dict[str, str]:
    """The official heading of each column of the file, by code name."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    return {column.code: column.heading for column in dictionary()[name].columns}


def required(path: str) -> list[str]:
    """The code names of columns that must be there."""
    name = path.rpartition("/")[2].removesuffix(".csv")
    return [column.code for column in dictionary()[name].columns if column.required]


def _headed(draw: Random, files: Files, change, one: bool = True) -> Damage:
    """A file under its official headings, one of them (or all) changed."""
    path = draw.choice(TABLES)
    records = files.records(path)
    codes = records[0]
    names = [headings(path)[code] for code in codes]
    changed = [draw.randrange(len(codes))] if one else range(len(codes))
    for place in changed:
        names[place] = change(names[place], place)
    files.put(path, [names, *records[1:]])
    return damage(path, f"tiêu đề {names[changed[0]]!r}", [0], [codes[place] for place in changed])


@kind("right")
def official_headings(draw: Random, files: Files) -> Damage:
    """The headings of the dictionary for the code names."""
    return _headed(draw, files, lambda name, _: name, one=False)


@kind("seen")
def heading_with_brackets(draw: Random, files: Files) -> Damage:
    """`Số nhân khẩu (người)`, `Giải ngân (triệu đồng)`."""
    note = draw.choice((" (hộ)", " (người)", " (triệu đồng)", " (x)", " (ghi số)", " (1)", " [3]", ", hộ", " *"))
    return _headed(draw, files, lambda name, _: name + note, one=draw.random() < 0.5)


@kind("seen")
def heading_with_its_number(draw: Random, files: Files) -> Damage:
    """`1. Thôn`, `(3) Số nhân khẩu`."""
    form = draw.choice(("{}. ", "({}) ", "{} ", "{}) ", "Cột {}: ", "[{}] "))
    return _headed(draw, files, lambda name, place: form.format(place + 1) + name, one=False)


@kind("right")
def heading_with_a_line_break(draw: Random, files: Files) -> Damage:
    """A heading broken over lines of its cell."""
    mark = draw.choice(("\n", "\r\n", "  ", "\u00a0"))
    return _headed(draw, files, lambda name, _: name.replace(" ", mark), one=False)


@kind("right")
def heading_in_other_letters(draw: Random, files: Files) -> Damage:
    """Capitals, decomposed letters, Eth for Đ, a star for a column that must be filled in."""
    form = draw.choice((str.upper, str.title, lambda name: unicodedata.normalize("NFD", name), lambda name: f"{name}:",
                        lambda name: name.replace("Đ", "Ð").replace("đ", "ð"), lambda name: f" {name} "))  # fmt: skip
    return _headed(draw, files, lambda name, _: form(name), one=False)


@kind("seen")
def heading_misspelt(draw: Random, files: Files) -> Damage:
    """A letter lost, doubled or exchanged in a heading."""

    def change(name: str, _) -> str:
        at = draw.randrange(1, len(name) - 1)
        return draw.choice((name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + name[at + 1] + name[at] + name[at + 2 :]))  # fmt: skip

    return _headed(draw, files, change)


@kind("seen")
def heading_in_other_words(draw: Random, files: Files) -> Damage:
    """Headings that offices use, as they use them."""
    words = {
        HOUSEHOLDS: {"household_id": "Mã số hộ", "village": "Thôn/bản", "members": "Tổng số khẩu", "d04": "BHYT", "class_start": "Đầu kỳ", "class_end": "Loại hộ cuối kỳ", "head_sex": "Nam/nữ", "ethnicity": "DT", "b1": "Tổng điểm B1", "helper": "Người giúp đỡ", "insured_members": "Số người có BHYT"},
        VILLAGES: {"village": "Tên thôn, bản", "households": "Tổng số hộ dân cư", "persons": "Tổng nhân khẩu", "minority_households": "Trong đó: hộ DTTS", "especially_difficult": "Thôn ĐBKK", "area": "Khu vực (thành thị/nông thôn)"},
        PROGRAMME: {"name": "Tên dự án, tiểu dự án", "money_central": "NSTW", "money_province": "NS tỉnh", "disbursed": "Số đã giải ngân", "money_credit": "Vốn vay NHCSXH", "planned": "KH", "actual": "TH"},
        TARGETS: {"households_end": "Số hộ cuối năm", "reduction": "Số hộ giảm", "village": "Tên thôn", "poor_start": "Hộ nghèo"},
    }  # fmt: skip
    path = draw.choice(list(words))
    records = files.records(path)
    code, word = draw.choice(sorted(words[path].items()))
    place = records[0].index(code)
    records[0] = [headings(path)[other] for other in records[0]]
    records[0][place] = word
    files.put(path, records)
    return damage(path, f"tiêu đề {code} viết {word!r}", [0], [code])


@kind("seen")
def heading_lost(draw: Random, files: Files) -> Damage:
    """A heading blank or of no meaning, the column still there."""
    word = draw.choice(("", "Ghi chú thêm", "Cột1", "x", "#REF!", "Unnamed: 5"))
    return _headed(draw, files, lambda *_: word)


@kind("seen")
def heading_of_another_column(draw: Random, files: Files) -> Damage:
    """A heading where another column already has it."""
    path = draw.choice(TABLES)
    records = files.records(path)
    one, other = draw.sample(range(len(records[0])), 2)
    codes = [records[0][one], records[0][other]]
    records[0][one] = codes[1]
    files.put(path, records)
    return damage(path, f"tiêu đề {codes[0]} thành {codes[1]}", [0], codes)


@kind("seen")
def head_on_two_levels(draw: Random, files: Files) -> Damage:
    """`Phân loại hộ` over `Đầu kỳ` and `Cuối kỳ`, and the like."""
    path = draw.choice((HOUSEHOLDS, LAST_HOUSEHOLDS, TARGETS, PROGRAMME, VILLAGES, LAST_VILLAGES))
    parents = {"class_start": ("Phân loại hộ", "Đầu kỳ"), "class_end": ("", "Cuối kỳ"), "b1": ("Điểm", "B1"), "b2": ("", "B2"),
               "poor_start": ("Hộ nghèo đầu năm", "Số hộ"), "poor_start_rate": ("", "Tỷ lệ %"), "reduction_rate": ("Chỉ tiêu giảm", "Tỷ lệ giảm"), "reduction": ("", "Ước số hộ giảm"),
               "poor_end": ("Số hộ nghèo cuối năm", "Hộ"), "poor_end_rate": ("", "Tỷ lệ"), "money_central": ("Ngân sách", "Trung ương"), "money_province": ("", "Tỉnh"), "money_district": ("", "Huyện"),
               "households": ("Tổng số", "Hộ"), "persons": ("", "Nhân khẩu"), "minority_households": ("Dân tộc thiểu số", "Hộ"), "minority_persons": ("", "Nhân khẩu")}  # fmt: skip
    records = files.records(path)
    names = [headings(path)[code] for code in records[0]]
    above = [parents[code][0] if code in parents else name for code, name in zip(records[0], names, strict=True)]
    below = [parents[code][1] if code in parents else draw.choice(("", name)) for code, name in zip(records[0], names, strict=True)]  # fmt: skip
    codes = records[0]
    files.put(path, [above, below, *records[1:]])
    return damage(path, "tiêu đề hai tầng", [0, 1], codes)


@kind("right")
def columns_in_another_order(draw: Random, files: Files) -> Damage:
    """The columns moved, heads with them."""
    path = draw.choice(TABLES)
    records = files.records(path)
    order = draw.sample(range(len(records[0])), len(records[0]))
    files.put(path, [[row[place] for place in order] for row in records])
    return damage(path, "đổi thứ tự các cột")


@kind("right")
def column_of_the_offices_own(draw: Random, files: Files) -> Damage:
    """A column more than asked for: numbers, remarks, a birthday."""
    path = draw.choice(TABLES)
    records = files.records(path)
    at = draw.randint(0, len(records[0]))
    name = draw.choice(("STT", "TT", "Ghi chú của thôn", "Năm sinh", "Số CCCD", "Điện thoại"))
    files.put(path, [[*row[:at], name if n == 0 else str(n), *row[at:]] for n, row in enumerate(records)])
    return damage(path, f"thêm cột {name}")


def _without(records: Records, place: int) -> Records:
    return [row[:place] + row[place + 1 :] for row in records]


@kind("seen")
def column_dropped(draw: Random, files: Files) -> Damage:
    """A column gone, head and cells, in which something stood that counts."""
    path = draw.choice(TABLES)
    records = files.records(path)
    counting = [code for code in headings(path) if code not in ("head_name", "note", "override_reason")]
    filled = [place for place, code in enumerate(records[0]) if code in counting and any(row[place] not in ("", "0") for row in records[1:])]  # fmt: skip
    place = draw.choice(filled)
    code = records[0][place]
    files.put(path, _without(records, place))
    return damage(path, f"mất cột {code}", [], [code])


@kind("seen")
def column_doubled(draw: Random, files: Files) -> Damage:
    """A column twice, the second with other cells."""
    path = draw.choice(TABLES)
    records = files.records(path)
    codes = [place for place, code in enumerate(records[0]) if code in headings(path)]
    place, at = draw.choice(codes), draw.choice((0, len(records[0])))
    cells = [row[place] for row in records]
    body = cells[1:]
    draw.shuffle(body)
    files.put(path, [[*row[:at], cell, *row[at:]] for row, cell in zip(records, [cells[0], *body], strict=True)])
    return damage(path, f"cột {cells[0]} hai lần", [0], [cells[0]])


def _exchanged(draw: Random, files: Files, pairs: list[tuple[str, str, str]]) -> Damage:
    path, one, other = draw.choice(pairs)
    records = files.records(path)
    places = [records[0].index(one), records[0].index(other)]
    for row in records[1:]:
        row[places[0]], row[places[1]] = row[places[1]], row[places[0]]
    files.put(path, records)
    return damage(path, f"nội dung hai cột {one}, {other} đổi chỗ", [], [one, other])


@kind("seen")
def columns_of_two_sorts_exchanged(draw: Random, files: Files) -> Damage:
    """Name under ethnicity, village under sex, classes under dates: the cells of two columns exchanged."""
    pairs = [(path, one, other) for path in (HOUSEHOLDS, LAST_HOUSEHOLDS) for one, other in
             (("head_name", "ethnicity"), ("village", "ethnicity"), ("household_id", "head_name"), ("members", "b1"), ("class_end", "change"),
              ("head_sex", "ethnicity"), ("members", "children_under_16"), ("b1", "b2"), ("helper", "ethnicity"))]  # fmt: skip
    pairs += [(VILLAGES, "households", "persons"), (LAST_VILLAGES, "minority_households", "minority_persons"), (VILLAGES, "households", "minority_households"),
              (TARGETS, "households_end", "reduction"), (TARGETS, "poor_start", "poor_end"), (TARGETS, "households_start", "households_end"),
              (PROGRAMME, "code", "name"), (HOUSEHOLDS, "class_start", "class_end")]  # fmt: skip
    return _exchanged(draw, files, pairs)


@kind("may pass", "each of the two columns holds plausible answers, and their sum (B2) is the same")
def columns_of_answers_exchanged(draw: Random, files: Files) -> Damage:
    """The cells of two yes/no columns, or of two columns of money, exchanged."""
    answers = [code for code in headings(HOUSEHOLDS) if code[:1] == "d" or code.startswith("cause")]
    pairs = [(path, *draw.sample(answers, 2)) for path in (HOUSEHOLDS, LAST_HOUSEHOLDS)]
    return _exchanged(draw, files, [*pairs, (PROGRAMME, "money_province", "money_district")])
