"""A column of text -> typed values, each distinct text read once, and a finding for each cell that says no value."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import polars as pl

from analysis.findings import Finding
from analysis.intake.bulk import repeats
from analysis.intake.date_orders import either_order, of_either_order
from analysis.intake.dictionary import Column
from analysis.intake.file_bounds import too_long
from analysis.intake.letters import mended_letters, what_was_mended
from analysis.intake.placeholders import (
    IN_WORDS,
    NAMES,
    OPTIONAL,
    blanked,
    is_placeholder,
    number_for_words,
    refused,
    says_nothing,
)
from analysis.intake.text import tidy
from analysis.intake.unknown import LOWER, UPPER, unknown
from analysis.intake.values import KINDS, Kind, decimal, decimal_mark, decimal_readings
from analysis.legible import CONTROLS, UNSEEN, legible
from analysis.personal.masked import masked_cell

WHITE = r"[\s\x1c-\x1f]+"  # the white space of Python's str.split
ILLEGIBLE = f"[{CONTROLS}{UNSEEN}]"
PLAIN_NAME = "^[0-9A-Za-z/._-]*[1-9][0-9A-Za-z/._-]*$"  # nothing to be told of, nothing that `tidy` would change
ODD = r"[#=?\[\x{fffd}]|[Ee]rr:"  # what every unknown cell has
# letters as Vietnamese is written, words a space apart, and a figure: neither blank nor a placeholder, nothing to mend
NAME_WITH_NUMBER = re.compile(f"[{UPPER}][{LOWER}]+(?: [{UPPER}{LOWER}]+| [0-9]+)* [0-9]+")
MANY = 10_000  # rows from which texts that are nearly all different, such as ids, are not looked at one by one
ANSWERS = {"1": True, "0": False, "": False}  # the plain answers of yes and no
NUMBER = (
    "ghi lại theo cách viết số của Việt Nam (dấu chấm ngăn hàng nghìn, dấu phẩy thập phân) để không hiểu được hai cách"
)


@dataclass
class Meaning:
    """What the distinct texts of a column mean. `values`: text -> value, None for what is told in `wrong` or missing.

    `wrong`: those that cannot be read or must not be blank; `placeholders`: those read as blank; `mended`: those read
    with other letters; `doubtful`: dates of either order; `numbers`: those in a column of words that are a number
    alone.
    """

    values: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether something is to be told of a cell."""
        return bool(self.wrong or self.placeholders or self.mended or self.doubtful or self.numbers)


def typed(
    texts: pl.DataFrame, columns: Sequence[Column], file: str, plain: Collection[str] = ()
) -> tuple[pl.DataFrame, list[Finding]]:
    """The values (null where a cell says none) and what is found in the cells, the columns as they are asked for.

    `texts`: row = a record; columns = its number in the file (`source_row`), and by code name a column of text for
    each of `columns`, or one of categories or whole numbers where the fast way has seen nothing else. All columns are
    read at once. `plain`: the codes of columns of text already known to say what they mean.
    """
    if texts.is_empty():
        return pl.DataFrame(schema=dict(texts.schema) | {column.code: kind_of(column).polars for column in columns}), []
    types = texts.schema
    numbers = {c.code: _as_numbers(c) for c in columns if types[c.code].is_integer() and _all_say(texts, c)}
    words = [column for column in columns if column.code not in numbers]
    of_text = [column for column in words if types[column.code] != pl.Categorical]
    texts = texts.with_columns(**numbers, **{column.code: _text(pl.col(column.code)) for column in of_text})
    names = {code: pl.col(code) for code in plain}
    names |= _names(texts, [column for column in of_text if column.code not in names])
    meanings = _meanings(texts, [column for column in words if column.code not in names])
    read = {column.code: _read(column, meaning, types[column.code]) for column, meaning in meanings.items()}
    findings = [
        finding
        for column, meaning in meanings.items()
        if meaning.tells
        for finding in _told(meaning, texts, column, file)
    ]
    return texts.with_columns(**names, **read), findings


def kind_of(column: Column) -> Kind:
    """How the cells of a column are read; a restricted one holds words."""
    return KINDS["text" if column.kind == "restricted" else column.kind]


def _all_say(texts: pl.DataFrame, column: Column) -> bool:
    """Whether no cell of a column of numbers is blank that must not be."""
    return not (column.filled and texts[column.code].null_count())


def _as_numbers(column: Column) -> pl.Expr:
    """The values of a column that the fast way has read as numbers."""
    kind = kind_of(column)
    filled = pl.col(column.code) if kind.blank is None else pl.col(column.code).fill_null(kind.blank)
    return filled.cast(kind.polars)


def _names(texts: pl.DataFrame, columns: Sequence[Column]) -> dict[str, pl.Expr]:
    """By code: how to read the columns of ids, and of names nearly all different, in which nothing needs a look at
    each. `columns`: those of text.
    """
    ids = [c.code for c in columns if c.code == "household_id" or (_of_words(c) and _long(texts[c.code]))]
    if not ids:
        return {}
    plain = texts.select(pl.col(ids).str.contains(PLAIN_NAME).all()).row(0, named=True)
    return {code: pl.col(code) if plain[code] else _tidied(code) for code in ids if plain[code] or _sound(texts[code])}


def _of_words(column: Column) -> bool:
    return kind_of(column).parse is tidy


def _long(text: pl.Series) -> bool:
    return len(text) > MANY and not repeats(text)


def _sound(text: pl.Series) -> bool:
    """Whether nothing in the column can be blank, unknown or a placeholder."""
    return not text.str.contains(ODD).any() and text.str.contains("[1-9]").all()


def _tidied(code: str) -> pl.Expr:
    return (
        pl.col(code).str.normalize("NFC").str.replace_all(ILLEGIBLE, "").str.replace_all(WHITE, " ").str.strip_chars()
    )


def _meanings(texts: pl.DataFrame, columns: Sequence[Column]) -> dict[Column, Meaning]:
    if not columns:
        return {}
    codes = [column.code for column in columns]
    distinct = texts.select(_text(pl.col(codes).unique(maintain_order=True)).implode()).row(0)
    return {column: _meaning(list(each), column) for column, each in zip(columns, distinct, strict=True)}


def _read(column: Column, meaning: Meaning, dtype: pl.DataType) -> pl.Expr:
    """The values of a column of this type whose distinct texts mean this."""
    cell, wanted = pl.col(column.code), kind_of(column).polars
    if dtype == pl.Categorical:  # sooner gathered from a short list than written out
        return _looked_up(cell, meaning.values, wanted)
    if wanted == pl.String and all(text == value for text, value in meaning.values.items()):
        return _text(cell)
    if wanted == pl.Boolean and meaning.values.items() <= ANSWERS.items():
        return cell == "1"
    values = pl.Series(list(meaning.values.values()), dtype=wanted)
    return cell.replace_strict(list(meaning.values), values, return_dtype=wanted)


def _looked_up(cell: pl.Expr, values: dict[str, object], dtype: pl.DataType) -> pl.Expr:
    """The values of a column of categories, each found at its place in a list; that of a blank cell at its end."""
    said = {text: value for text, value in values.items() if text}
    places = pl.Series(list(said), dtype=pl.Categorical).to_physical().to_list()
    by_place = dict(zip(places, said.values(), strict=True))
    end = max(places, default=-1) + 1
    listed = pl.Series([*map(by_place.get, range(end)), values.get("")], dtype=dtype)
    return pl.lit(listed).gather(cell.to_physical().fill_null(end))


def _text(cells: pl.Expr) -> pl.Expr:
    return cells.cast(pl.String).fill_null("")


def _meaning(texts: list[str], column: Column) -> Meaning:
    found = Meaning()
    kind = kind_of(column)
    mark = decimal_mark(texts) if column.kind == "decimal" else None
    found.doubtful = of_either_order(texts) if column.kind == "date" else []
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
    """A cell of words: what is not known is no word, what holds a place only is blank, letters that look alike are
    one.
    """
    if too_long(column.code, cell):
        found.wrong.append(cell)
    elif column.kind == "printed":
        found.values[cell] = tidy(legible(cell))
    elif NAME_WITH_NUMBER.fullmatch(cell):
        found.values[cell] = cell
    elif unknown(cell) or _is_no_name(cell, column):
        found.wrong.append(cell)
    elif column.code in OPTIONAL and says_nothing(cell):
        found.placeholders.append(cell)
        found.values[cell] = ""
    elif column.code == "household_id":
        found.values[cell] = tidy(legible(cell))
    else:
        found.values[cell] = tidy(mended_letters(cell))
        if column.code in IN_WORDS and decimal_readings(cell):
            found.numbers.append(cell)
        if _looks_other(cell):
            found.mended.append(cell)


def _is_no_name(cell: str, column: Column) -> bool:
    # of a people the list of peoples knows more: what cannot be told may be the majority
    return column.code in NAMES - {"ethnicity"} and is_placeholder(cell)


def _looks_other(cell: str) -> bool:
    # marks typed apart from their letters are as good as composed ones
    return any("tổ hợp" not in told for told in what_was_mended(cell))


def _told(meaning: Meaning, texts: pl.DataFrame, column: Column, file: str) -> list[Finding]:
    cells = texts.select(text=_text(pl.col(column.code)), row="source_row")
    wrong = cells.filter(pl.col("text").is_in(meaning.wrong))
    findings = [_cell(file, column, cell, row) for cell, row in wrong.iter_rows()]
    places = cells.group_by("text", maintain_order=True).agg(pl.col("row").first(), number=pl.len())
    place_of = {cell: (row, number) for cell, row, number in places.iter_rows()}
    findings += blanked(file, column.code, {cell: place_of[cell] for cell in meaning.placeholders})
    findings += [either_order(file, column.code, cell, place_of[cell][0]) for cell in meaning.doubtful]
    if meaning.numbers:
        findings.append(number_for_words(file, column.code, cells.filter(pl.col("text").is_in(meaning.numbers))))
    for cell in meaning.mended:
        row, number = place_of[cell]
        findings.append(
            Finding("note", file, row, column.code, cell, f"cách viết thống nhất: {meaning.values[cell]}",
                    f"{number} ô đã được đọc như vậy; {'; '.join(what_was_mended(cell))}", "spelling")
        )  # fmt: skip
    return findings


def _cell(file: str, column: Column, value: str, row: int) -> Finding:
    expected = kind_of(column).expected
    if not value.strip():
        return Finding("error", file, row, column.code, "", f"{expected}; không được để trống",
                       "điền giá trị của ô này", "filled_cell")  # fmt: skip
    if most := too_long(column.code, value):
        return Finding("error", file, row, column.code, f"{value[:80]}… ({len(value)} chữ)", f"{expected}, không quá {most} chữ",
                       "kiểm tra ô này có bị dán nhầm nội dung khác không", "readable_cell")  # fmt: skip
    if what := unknown(value):
        return Finding("error", file, row, column.code, value, f"{expected}; ô đang là {what}, không phải giá trị",
                       "gõ giá trị thật vào ô; không biết thì để trống nếu cột cho phép", "unknown_cell")  # fmt: skip
    if _is_no_name(value, column):
        return refused(file, row, column.code, value)
    remedy = NUMBER if column.kind == "decimal" else "sửa lại ô này theo giá trị cho phép"
    shown = value if column.kind == "decimal" else masked_cell(value)
    return Finding("error", file, row, column.code, shown, expected, remedy, "readable_cell")
