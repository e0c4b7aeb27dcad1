"""Workbooks whose cells are formatted, added up or titled otherwise, and broken ones."""

from __future__ import annotations

import re
from random import Random

from fuzz.books import GATHERED, at_sheet, gather, write
from fuzz.files import HOUSEHOLDS, NOW, PROGRAMME, TARGETS, WORKBOOK, Damage, Files
from fuzz.kind import kind


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
    return at_sheet(name, "số ở dạng chữ")


@kind("right")
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
    return at_sheet("targets", f"cột {code} dạng %", [], [code])


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
    return at_sheet(name, "tên biểu trộn ô")


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
    return at_sheet(name, f"hàng tổng bằng công thức, {'có' if computed else 'không có'} giá trị", [last])


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
    return at_sheet(name, "trang chỉ có tiêu đề", [], [], f"{NOW}{name}.csv")


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
    gather(files, options={"date_1904": True})
    return Damage(WORKBOOK, f"sổ tính tính ngày từ 1904, {len(records)} hàng")


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
    return at_sheet("programme", "số hiện làm tròn", [], ["disbursed"])
