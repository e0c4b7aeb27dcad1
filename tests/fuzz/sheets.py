"""Workbooks with sheets, rows and columns that are double, hidden or misnamed, and stray cells."""

from __future__ import annotations

from random import Random

from analysis.intake.dictionary import dictionary
from fuzz.books import GATHERED, at_sheet, gather, sheet_label, write
from fuzz.files import NOW, UNIT, VILLAGES, WORKBOOK, YEAR, Damage, Files
from fuzz.kind import kind

FAR = ((1_048_575, 16_383), (1_048_575, 2), (3_000, 200))  # first XFD1048576, the last cell of a sheet


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
    return at_sheet(name, "trang ẩn, trang khác thay")


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
    return at_sheet(name, f"hàng {at + 1} ẩn", [at])


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
    return at_sheet(name, "lọc, hàng ẩn")


@kind("seen")
def workbook_hidden_columns(draw: Random, files: Files) -> Damage:
    """A column hidden whose cells still count."""
    name, column = draw.choice(("households", "villages", "programme")), draw.randrange(2, 6)
    code = files.records(f"{NOW}{name}.csv")[0][column]
    gather(files, lambda book, sheets: sheets[name].set_column(column, column, None, None, {"hidden": True}))
    return at_sheet(name, f"cột {code} ẩn", [], [code])


@kind("seen")
def workbook_stray_cell_far_away(draw: Random, files: Files) -> Damage:
    """A cell typed by accident far below and right of the table."""
    name, (row, column) = draw.choice(GATHERED), draw.choice(FAR)
    text = draw.choice(("x", " ", "."))
    gather(files, lambda book, sheets: sheets[name].write_string(row, column, text))
    return at_sheet(name, f"ô lạc ở hàng {row + 1}, cột {column + 1}")


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
    return at_sheet(name, f"ô lạc ở hàng {row + 1}", [row])


@kind("seen")
def workbook_beside_csv(draw: Random, files: Files) -> Damage:
    """A table in the workbook, and again as CSV with other numbers."""
    name = draw.choice(("households", "villages", "targets", "programme"))
    records = files.records(f"{NOW}{name}.csv")
    gather(files)
    files.put(f"{NOW}{name}.csv", [records[0], *records[2:]])
    return at_sheet(name, "có cả CSV", [], [], f"{NOW}{name}.csv")


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
