"""A column of text -> typed values, each distinct text read once, and a finding for each cell that says no value."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from analysis.findings import Finding
from analysis.intake.bulk import repeats
from analysis.intake.dictionary import Column
from analysis.intake.letters import mended_letters, what_was_mended
from analysis.intake.placeholders import NAMES, OPTIONAL, blanked, is_placeholder, refused
from analysis.intake.text import tidy
from analysis.intake.unknown import unknown
from analysis.intake.values import KINDS, decimal, decimal_mark

WHITE = r"[\s\x1c-\x1f]+"  # the white space of Python's str.split
PLAIN = r"^[\x21-\x7e]*$"  # nothing that `tidy` would change
ODD = r"[#=?\[\x{fffd}]|[Ee]rr:"  # what every unknown cell has
MANY = 10_000  # rows from which texts that are nearly all different, such as ids, are not looked at one by one
NUMBER = (
    "ghi lại theo cách viết số của Việt Nam (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân) để không hiểu được hai cách"
)


@dataclass
class Meaning:
    """What the distinct texts of a column mean. `values`: text -> value, None for what is told in `wrong` or missing.

    `wrong`: those that cannot be read or must not be blank; `placeholders`: those read as blank; `mended`: those read with
    other letters.
    """

    values: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


def typed(text: pl.Series, column: Column, rows: pl.Series, file: str) -> tuple[pl.Series, list[Finding]]:
    """The column (null where a cell says no value) and what is found in it. `rows`: the numbers of the rows in the file."""
    kind = KINDS[column.kind if column.kind != "restricted" else "text"]
    if text.dtype != pl.String:  # the fast way has seen that these are answers of yes and no
        if kind.polars == pl.Boolean:
            return text.fill_null(0).cast(pl.Boolean), []
        text = text.cast(pl.String)
    if text.is_empty():
        return pl.Series(dtype=kind.polars), []
    text = text.fill_null("")
    if kind.parse is tidy and len(text) > MANY and not repeats(text) and _each_a_name(text):
        return _tidied(text), []
    distinct = text.unique(maintain_order=True)
    meaning = _meaning(distinct.to_list(), column)
    values = pl.Series([meaning.values[one] for one in distinct], dtype=kind.polars)
    findings = (
        _told(meaning, text, column, rows, file) if meaning.wrong or meaning.placeholders or meaning.mended else []
    )
    return text.replace_strict(distinct, values, return_dtype=kind.polars), findings


def _meaning(texts: list[str], column: Column) -> Meaning:
    found = Meaning()
    kind = KINDS[column.kind if column.kind != "restricted" else "text"]
    mark = decimal_mark(texts) if column.kind == "decimal" else None
    for cell in texts:
        found.values[cell] = None
        if not cell.strip():
            if column.filled:
                found.wrong.append(cell)
            else:
                found.values[cell] = kind.blank
        elif kind.parse is tidy:
            _name(cell, column, found)
        else:
            try:
                found.values[cell] = decimal(cell, mark) if kind.parse is decimal else kind.parse(cell)
            except (ValueError, OverflowError):
                found.wrong.append(cell)
    return found


def _name(cell: str, column: Column, found: Meaning) -> None:
    """A cell of words: what is not known is no word, what holds a place only is blank, letters that look alike are one."""
    if column.kind == "printed":
        found.values[cell] = tidy(cell)
    elif unknown(cell) or _is_no_name(cell, column):
        found.wrong.append(cell)
    elif column.code in OPTIONAL and is_placeholder(cell):
        found.placeholders.append(cell)
        found.values[cell] = ""
    elif column.code == "household_id":
        found.values[cell] = tidy(cell)
    else:
        found.values[cell] = tidy(mended_letters(cell))
        if _looks_other(cell):
            found.mended.append(cell)


def _is_no_name(cell: str, column: Column) -> bool:
    # of a people the list of peoples knows more: what cannot be told may be the majority
    return column.code in NAMES - {"ethnicity"} and is_placeholder(cell)


def _looks_other(cell: str) -> bool:
    # marks typed apart from their letters are as good as composed ones
    return any("tổ hợp" not in told for told in what_was_mended(cell))


def _each_a_name(text: pl.Series) -> bool:
    """Whether nothing in a long column of names or ids can be blank, unknown or a placeholder."""
    return not text.str.contains(ODD).any() and text.str.contains("[1-9]").all()


def _tidied(text: pl.Series) -> pl.Series:
    if text.str.contains(PLAIN).all():
        return text
    return text.str.normalize("NFC").str.replace_all(WHITE, " ").str.strip_chars()


def _told(meaning: Meaning, text: pl.Series, column: Column, rows: pl.Series, file: str) -> list[Finding]:
    cells = pl.DataFrame({"text": text, "row": rows})
    wrong = cells.filter(pl.col("text").is_in(meaning.wrong))
    findings = [_cell(file, column, cell, row) for cell, row in wrong.iter_rows()]
    places = cells.group_by("text", maintain_order=True).agg(pl.col("row").first(), number=pl.len())
    place_of = {cell: (row, number) for cell, row, number in places.iter_rows()}
    findings += blanked(file, column.code, {cell: place_of[cell] for cell in meaning.placeholders})
    for cell in meaning.mended:
        row, number = place_of[cell]
        findings.append(
            Finding("note", file, row, column.code, cell, f"cách viết thống nhất: {meaning.values[cell]}",
                    f"{number} ô đã được đọc như vậy; {'; '.join(what_was_mended(cell))}", "spelling")
        )  # fmt: skip
    return findings


def _cell(file: str, column: Column, value: str, row: int) -> Finding:
    expected = KINDS[column.kind if column.kind != "restricted" else "text"].expected
    if not value.strip():
        return Finding("error", file, row, column.code, "", f"{expected}; không được để trống",
                       "điền giá trị của ô này", "filled_cell")  # fmt: skip
    if what := unknown(value):
        return Finding("error", file, row, column.code, value, f"{expected}; ô đang là {what}, không phải giá trị",
                       "gõ giá trị thật vào ô; không biết thì để trống nếu cột cho phép", "unknown_cell")  # fmt: skip
    if _is_no_name(value, column):
        return refused(file, row, column.code, value)
    remedy = NUMBER if column.kind == "decimal" else "sửa lại ô này theo giá trị cho phép"
    return Finding("error", file, row, column.code, value, expected, remedy, "readable_cell")
