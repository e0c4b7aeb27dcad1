"""A year handed in as a workbook, and what people and spreadsheets do to workbooks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from random import Random

import xlsxwriter

from analysis.intake.dictionary import dictionary
from fuzz.files import HOUSEHOLDS, NOW, PROGRAMME, TARGETS, UNIT, VILLAGES, WORKBOOK, YEAR, Damage, Files, Records
from fuzz.kind import kind

GATHERED = ("villages", "households", "targets", "objectives", "programme", "recognitions")
Touch = Callable[[xlsxwriter.Workbook, dict[str, xlsxwriter.workbook.Worksheet]], None]
FAR = ((1_048_575, 16_383), (1_048_575, 2), (3_000, 200))  # first XFD1048576, the last cell of a sheet


def sheet_label(name: str) -> str:
    """The name of a sheet in findings: `kim-tan-2024.xlsx[Hộ]`."""
    return f"{WORKBOOK}[{dictionary()[name].sheet}]"


def gather(files: Files, touch: Touch = lambda book, sheets: None, **titles: str) -> dict[str, Records]:
    """Moves the year's tables into one workbook, cells typed as a spreadsheet types them; `touch` changes it, `titles` names sheets."""
    raw, tables = io.BytesIO(), {name: files.records(f"{NOW}{name}.csv") for name in GATHERED}
    book = xlsxwriter.Workbook(raw, {"in_memory": True})
    sheets = {name: book.add_worksheet(titles.get(name, dictionary()[name].sheet)) for name in GATHERED}
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, records in tables.items():
        write(sheets[name], records, day)
        del files[f"{NOW}{name}.csv"]
    touch(book, sheets)
    book.close()
    files[WORKBOOK] = raw.getvalue()
    return tables


def write(sheet: xlsxwriter.workbook.Worksheet, records: Records, day: xlsxwriter.format.Format | None = None, top: int = 0) -> None:  # fmt: skip
    """The records into the sheet: numbers as numbers, dates as dates, text as text, nothing for a blank cell."""
    for row, record in enumerate(records, top):
        for column, cell in enumerate(record):
            if re.fullmatch(r"\d+(,\d+)?", cell):
                sheet.write_number(row, column, float(cell.replace(",", ".")))
            elif re.fullmatch(r"\d{4}-\d\d-\d\d", cell) and day is not None:
                sheet.write_datetime(row, column, date.fromisoformat(cell), day)
            elif cell:
                sheet.write_string(row, column, cell)


def _at(name: str, done: str, rows=(), columns=(), *others: str) -> Damage:
    return Damage(sheet_label(name), done, frozenset(row + 1 for row in rows), frozenset(columns), others)


def _place(draw: Random, files: Files, columns: dict[str, tuple[str, ...]]) -> tuple[str, int, int, str]:
    """A table drawn, and in it a cell that holds something: its row, its column, the column's code name."""
    name = draw.choice(list(columns))
    records = files.records(f"{NOW}{name}.csv")
    code = draw.choice(columns[name])
    column = records[0].index(code)
    row = draw.choice([row for row in range(1, len(records)) if records[row][column] not in ("", "0")])
    return name, row, column, code


COUNTING = {"villages": ("households", "persons", "minority_households"), "households": ("members", "class_end", "d04", "household_id"),
            "targets": ("households_end", "reduction"), "programme": ("money_central", "disbursed"), "recognitions": ("class_to", "date")}  # fmt: skip


@kind("right")
def workbook_as_it_should_be(draw: Random, files: Files) -> Damage:
    """The year's tables in one workbook."""
    gather(files)
    return Damage(WORKBOOK, "sổ tính lành")


@kind("seen")
def workbook_formula_without_a_value(draw: Random, files: Files) -> Damage:
    """A formula that nobody has computed, as a program writes it."""
    name, row, column, code = _place(draw, files, COUNTING)

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, "=SUM(A1:A1)+1", None, "")

    gather(files, touch)
    return _at(name, "công thức không có giá trị", [row], [code])


@kind("seen")
def workbook_cell_of_error(draw: Random, files: Files) -> Damage:
    """`#N/A` or `#REF!` as the value of a formula."""
    name, row, column, code = _place(draw, files, COUNTING | {"households": ("members", "class_end", "d04", "helper", "escaped_on", "b1")})  # fmt: skip
    error = draw.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"))

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, "=VLOOKUP(A1,Z1:Z9,1,0)", None, error)

    gather(files, touch)
    return _at(name, f"ô lỗi {error}", [row], [code])


@kind("right")
def workbook_formulas_with_values(draw: Random, files: Files) -> Damage:
    """Formulas with their values, as a spreadsheet saves them."""
    name, row, column, code = _place(draw, files, {"villages": ("households",), "households": ("members",), "targets": ("reduction",)})  # fmt: skip
    value = int(files.records(f"{NOW}{name}.csv")[row][column])

    def touch(book, sheets) -> None:
        sheets[name].write_formula(row, column, f"={value}+0", None, value)

    gather(files, touch)
    return _at(name, "công thức có giá trị", [row], [code])


@kind("seen")
def workbook_merged_cells(draw: Random, files: Files) -> Damage:
    """Cells of a column merged over rows: a village over its households, a number over two rows."""
    name, code = draw.choice((("households", "village"), ("households", "village"), ("households", "class_end"), ("households", "members"), ("households", "helper"), ("programme", "name"), ("villages", "households")))  # fmt: skip
    records = files.records(f"{NOW}{name}.csv")
    column = records[0].index(code)
    spans = _runs([row[column] for row in records]) or [(2, 3)]
    first, last = draw.choice(spans)

    def touch(book, sheets) -> None:
        for row in range(first, last + 1):
            sheets[name].write_blank(row, column, None, book.add_format())
        sheets[name].merge_range(first, column, last, column, records[first][column])

    gather(files, touch)
    return _at(name, f"trộn ô {code} hàng {first + 1}-{last + 1}", range(first, last + 1), [code])


def _runs(cells: list[str]) -> list[tuple[int, int]]:
    """Runs of two and more equal cells below the head, from first to last."""
    runs, start = [], 1
    for row in range(2, len(cells) + 1):
        if row == len(cells) or cells[row] != cells[start]:
            if row - start > 1 and cells[start]:
                runs.append((start, row - 1))
            start = row
    return runs


@kind("seen")
def workbook_two_sheets_for_one_table(draw: Random, files: Files) -> Damage:
    """`Hộ` and `Hộ (2)`, `households`, `Hộ cũ`: two sheets that could be meant, one of other numbers."""
    name = draw.choice(("households", "villages", "targets", "programme"))
    table = dictionary()[name]
    title = draw.choice((f"{table.sheet} (2)", name, f"{table.sheet} cũ", f" {table.sheet}", table.sheet.upper() + "."))
    records = files.records(f"{NOW}{name}.csv")
    other = [*records[:1], *records[2 : len(records) - 1]]

    def touch(book, sheets) -> None:
        write(book.add_worksheet(title), other)

    gather(files, touch)
    return Damage(sheet_label(name), f"hai trang: {table.sheet!r}, {title!r}", instead=(f"{WORKBOOK}[{title}]",))


@kind("seen")
def workbook_hidden_sheet(draw: Random, files: Files) -> Damage:
    """The sheet of a table hidden, another of the same table in view."""
    name = draw.choice(("households", "villages", "targets"))
    records = files.records(f"{NOW}{name}.csv")
    title = dictionary()[name].sheet

    def touch(book, sheets) -> None:
        sheets[name].hide()
        write(book.add_worksheet(draw.choice((f"{title} 2024", f"{title} (2)"))), [records[0], *records[2:]])
        sheets["objectives"].activate()
        sheets["objectives"].set_first_sheet()

    gather(files, touch)
    return _at(name, "trang ẩn, trang khác thay")


@kind("seen")
def workbook_hidden_old_sheet(draw: Random, files: Files) -> Damage:
    """An old state of a table in a hidden sheet under the table's code name."""
    name = draw.choice(("households", "villages", "targets"))
    records = files.records(f"{NOW}{name}.csv")

    def touch(book, sheets) -> None:
        sheet = book.add_worksheet(name)
        write(sheet, [records[0], *records[2:]])
        sheet.hide()

    gather(files, touch)
    return Damage(sheet_label(name), f"trang ẩn {name!r}", instead=(f"{WORKBOOK}[{name}]",))


@kind("seen")
def workbook_hidden_rows(draw: Random, files: Files) -> Damage:
    """Rows hidden by hand, an old household among them that is not the year's."""
    name = draw.choice(("households", "recognitions", "programme"))
    records = files.records(f"{NOW}{name}.csv")
    row = list(records[3])
    row[0 if name != "recognitions" else 1] = "KT-9999" if name != "programme" else "DA9"
    at = len(records)

    def touch(book, sheets) -> None:
        write(sheets[name], [row], book.add_format({"num_format": "dd/mm/yyyy"}), at)
        sheets[name].set_row(at, None, None, {"hidden": True})

    gather(files, touch)
    return _at(name, f"hàng {at + 1} ẩn", [at])


@kind("seen")
def workbook_filtered_rows(draw: Random, files: Files) -> Damage:
    """A filter left on: rows of data out of sight."""
    name = draw.choice(("households", "programme"))
    records = files.records(f"{NOW}{name}.csv")

    def touch(book, sheets) -> None:
        sheets[name].autofilter(0, 0, len(records) - 1, len(records[0]) - 1)
        for row in range(2, len(records), 2):
            sheets[name].set_row(row, None, None, {"hidden": True})

    gather(files, touch)
    return _at(name, "lọc, hàng ẩn")


@kind("seen")
def workbook_hidden_columns(draw: Random, files: Files) -> Damage:
    """A column hidden whose cells still count."""
    name, column = draw.choice(("households", "villages", "programme")), draw.randrange(2, 6)
    code = files.records(f"{NOW}{name}.csv")[0][column]
    gather(files, lambda book, sheets: sheets[name].set_column(column, column, None, None, {"hidden": True}))
    return _at(name, f"cột {code} ẩn", [], [code])


@kind("seen")
def workbook_stray_cell_far_away(draw: Random, files: Files) -> Damage:
    """A cell typed by accident far below and right of the table."""
    name, (row, column) = draw.choice(GATHERED), draw.choice(FAR)
    text = draw.choice(("x", " ", "."))
    gather(files, lambda book, sheets: sheets[name].write_string(row, column, text))
    return _at(name, f"ô lạc ở hàng {row + 1}, cột {column + 1}")


@kind("seen")
def workbook_stray_cell_below(draw: Random, files: Files) -> Damage:
    """A sum or a word some rows under the table."""
    name = draw.choice(("households", "villages", "programme", "targets"))
    records = files.records(f"{NOW}{name}.csv")
    row, column = len(records) + draw.randint(0, 3), draw.randrange(len(records[0]))

    def touch(book, sheets) -> None:
        if draw.random() < 0.5:
            sheets[name].write_number(row, column, 123)
        else:
            sheets[name].write_string(row, column, "kiểm tra lại")

    gather(files, touch)
    return _at(name, f"ô lạc ở hàng {row + 1}", [row])


@kind("seen")
def workbook_beside_csv(draw: Random, files: Files) -> Damage:
    """A table in the workbook, and again as CSV with other numbers."""
    name = draw.choice(("households", "villages", "targets", "programme"))
    records = files.records(f"{NOW}{name}.csv")
    gather(files)
    files.put(f"{NOW}{name}.csv", [records[0], *records[2:]])
    return _at(name, "có cả CSV", [], [], f"{NOW}{name}.csv")


@kind("seen")
def workbook_of_two_formats(draw: Random, files: Files) -> Damage:
    """An old `.xls`, `.xlsm` or `.ods` of the same name beside the `.xlsx`, with other numbers."""
    old = Files(files)
    records = old.records(VILLAGES)
    records[1][records[0].index("households")] = "300"
    old.put(VILLAGES, records)
    gather(old)
    gather(files)
    other = WORKBOOK.replace(".xlsx", draw.choice((".xls", ".xlsm", ".XLSX")))
    files[other] = old[WORKBOOK]
    return Damage(WORKBOOK, f"có cả {other}", instead=(other,))


@kind("seen")
def workbook_misnamed(draw: Random, files: Files) -> Damage:
    """`Kim Tan 2024.xlsx`, `kim-tan-2024 (1).xlsx`, `KIM-TAN-2024.XLSX`."""
    gather(files)
    name = draw.choice((f"Kim Tan {YEAR}.xlsx", f"{UNIT}-{YEAR} (1).xlsx", f"{UNIT}-{YEAR}.xlsx.xlsx", f"{UNIT.upper()}-{YEAR}.XLSX", f"{UNIT}_{YEAR}.xlsx"))  # fmt: skip
    files[NOW + name] = files.pop(WORKBOOK)
    return Damage(WORKBOOK, f"mang tên {name}", instead=(NOW + name,))


@kind("seen")
def workbook_open_elsewhere(draw: Random, files: Files) -> Damage:
    """The lock file that an open spreadsheet leaves, the half-saved copy beside."""
    gather(files)
    lock = f"{NOW}{draw.choice(('~$', '.~lock.'))}{UNIT}-{YEAR}.xlsx"
    files[lock] = b"\x06Clerk"
    return Damage(WORKBOOK, "đang mở", instead=(lock,))


@kind("seen")
def workbook_sheet_misnamed(draw: Random, files: Files) -> Damage:
    """A sheet called `Danh sách hộ`, `Sheet2`, `Ho `, `HỘ 2024`."""
    name = draw.choice(GATHERED)
    title = draw.choice(
        ("Sheet2", "Danh sách", f"{dictionary()[name].sheet} 2024", f"{dictionary()[name].sheet}_", f"{name}2")
    )
    gather(files, **{name: title})
    return Damage(sheet_label(name), f"trang mang tên {title!r}", instead=(f"{WORKBOOK}[{title}]", f"{NOW}{name}.csv"))


@kind("right")
def workbook_numbers_as_text(draw: Random, files: Files) -> Damage:
    """Numbers kept as text, with the green corner."""
    name = draw.choice(("households", "villages", "targets", "programme"))
    records = files.records(f"{NOW}{name}.csv")

    def touch(book, sheets) -> None:
        for row, record in enumerate(records):
            for column, cell in enumerate(record):
                sheets[name].write_string(row, column, cell)

    gather(files, touch)
    return _at(name, "số ở dạng chữ")


@kind("seen")
def workbook_rates_of_percent_format(draw: Random, files: Files) -> Damage:
    """The issued rates as 0,0136 that the sheet shows as 1,36 %."""
    records = files.records(TARGETS)
    code = draw.choice(("poor_start_rate", "reduction_rate", "poor_end_rate"))
    column = records[0].index(code)

    def touch(book, sheets) -> None:
        percent = book.add_format({"num_format": "0.00%"})
        for row in range(1, len(records)):
            sheets["targets"].write_number(row, column, float(records[row][column].replace(",", ".")) / 100, percent)

    gather(files, touch)
    return _at("targets", f"cột {code} dạng %", [], [code])


@kind("right")
def workbook_with_title_and_merged_head(draw: Random, files: Files) -> Damage:
    """The title over the head, merged over all columns."""
    name = draw.choice(("households", "villages", "targets", "programme"))
    records = files.records(f"{NOW}{name}.csv")
    blank = [[""] * len(records[0])] * 3

    def touch(book, sheets) -> None:
        for row in range(3):
            for column in range(len(records[0])):
                sheets[name].write_blank(row, column, None, book.add_format())
        write(sheets[name], records, book.add_format({"num_format": "dd/mm/yyyy"}), 3)
        for row, record in enumerate(records, 3):
            for column, cell in enumerate(record):
                if not cell:
                    sheets[name].write_blank(row, column, None, book.add_format())
        sheets[name].merge_range(0, 0, 0, len(blank[0]) - 1, "BIỂU TỔNG HỢP NĂM 2024")

    gather(files, touch)
    return _at(name, "tên biểu trộn ô")


@kind("seen")
def workbook_totals_of_formulas(draw: Random, files: Files) -> Damage:
    """A total row of SUM under the table, computed or not."""
    name = draw.choice(("households", "villages", "programme"))
    records = files.records(f"{NOW}{name}.csv")
    computed, last = draw.random() < 0.5, len(records)

    def touch(book, sheets) -> None:
        sheets[name].write_string(last, 0, draw.choice(("Tổng cộng", "Cộng", "")) or " ")
        for column in range(len(records[0])):
            numbers = [row[column].replace(",", ".") for row in records[1:]]
            if column > 3 and all(re.fullmatch(r"[\d.]*", cell) for cell in numbers):
                value = sum(float(cell or 0) for cell in numbers) if computed else ""
                sheets[name].write_formula(last, column, f"=SUM({chr(65 + column % 26)}2:X9)", None, value)

    gather(files, touch)
    return _at(name, f"hàng tổng bằng công thức, {'có' if computed else 'không có'} giá trị", [last])


@kind("seen")
def workbook_empty_template(draw: Random, files: Files) -> Damage:
    """A table's sheet with a head alone."""
    name = draw.choice(GATHERED[:3])
    records = files.records(f"{NOW}{name}.csv")

    def touch(book, sheets) -> None:
        for row in range(1, len(records)):
            for column in range(len(records[0])):
                sheets[name].write_blank(row, column, None, book.add_format())

    gather(files, touch)
    return _at(name, "trang chỉ có tiêu đề", [], [], f"{NOW}{name}.csv")


@kind("seen")
def workbook_cut_or_with_wrong_bytes(draw: Random, files: Files) -> Damage:
    """The workbook's end gone, bytes wrong, a piece twice, or no workbook at all."""
    gather(files)
    raw = bytearray(files[WORKBOOK])
    for _ in range(20):
        raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
    at = draw.randrange(len(raw))
    files[WORKBOOK] = draw.choice((bytes(raw), files[WORKBOOK][:at], files[WORKBOOK][:at] + files[WORKBOOK][at + 30 :], b"", b"PK\x03\x04", b"<html><table></table></html>"))  # fmt: skip
    return Damage(WORKBOOK, f"sổ tính hỏng, {len(files[WORKBOOK])} byte")


@kind("right")
def workbook_of_1904(draw: Random, files: Files) -> Damage:
    """Days counted from 1904, as Macs did."""
    records = files.records(HOUSEHOLDS)
    gather_1904(files)
    return Damage(WORKBOOK, f"sổ tính tính ngày từ 1904, {len(records)} hàng")


def gather_1904(files: Files) -> None:
    """The workbook as it should be, its dates counted from 1 January 1904."""
    raw, tables = io.BytesIO(), {name: files.records(f"{NOW}{name}.csv") for name in GATHERED}
    with xlsxwriter.Workbook(raw, {"in_memory": True, "date_1904": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, records in tables.items():
            write(book.add_worksheet(dictionary()[name].sheet), records, day)
            del files[f"{NOW}{name}.csv"]
    files[WORKBOOK] = raw.getvalue()


@kind("seen")
def workbook_money_shown_rounded(draw: Random, files: Files) -> Damage:
    """Numbers shown in thousands or rounded, kept in full."""
    records = files.records(PROGRAMME)
    column = records[0].index("disbursed")

    def touch(book, sheets) -> None:
        form = book.add_format({"num_format": draw.choice(("#,##0", "#,##0.0", '0.0," nghìn"'))})
        for row in range(1, len(records)):
            if records[row][column]:
                sheets["programme"].write_number(row, column, float(records[row][column].replace(",", ".")), form)

    gather(files, touch)
    return _at("programme", "số hiện làm tròn", [], ["disbursed"])
