"""What the file says of one sheet that the reader of values leaves out, with cells counted from (0, 0)."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.intake.book.limits import AREA, COLUMNS, ROWS
from analysis.intake.book.refused import FEWER, Refused

Place = tuple[int, int]
Block = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass
class Facts:
    """How far the filled cells of a sheet reach and how many they are; texts of cells without a value; merged and hidden."""

    lowest: Place = (-1, -1)  # the lowest filled cell
    rightmost: Place = (-1, -1)
    filled: int = 0
    texts: dict[Place, str] = field(default_factory=dict)
    written_over: dict[Place, str] = field(default_factory=dict)  # what to say of a text in several fonts
    struck: list[Place] = field(default_factory=list)
    percent: list[Place] = field(default_factory=list)  # shown as a percentage: 1 is 100 %
    merged: list[Block] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    filtered: bool = False

    def reach(self, row: int, column: int) -> None:
        """Counts one filled cell."""
        self.filled += 1
        if row > self.lowest[0]:
            self.lowest = (row, column)
        if column > self.rightmost[1]:
            self.rightmost = (row, column)


def check_reach(facts: Facts, sheet: str) -> None:
    """Raises Refused where the sheet reaches further than memory does, naming the cell furthest out."""
    rows, columns = facts.lowest[0] + 1, facts.rightmost[1] + 1
    far_row, far_column = address(*facts.lowest), address(*facts.rightmost)
    if rows > ROWS or columns > 26**3:
        place = far_row if rows > ROWS else far_column
        raise Refused(f"ô {place} ở ngoài trang tính", "ô từ A1 đến XFD1048576", FEWER, sheet)
    if rows * columns > AREA:
        crowded = facts.filled * 4 > rows * columns
        places = f"{facts.filled} ô" if crowded else "ô lẻ ở xa: " + " và ".join(dict.fromkeys((far_row, far_column)))
        raise Refused(f"trang rộng {rows} dòng × {columns} cột ({places})", f"tối đa {AREA} ô kể cả ô trống",
                      FEWER, sheet)  # fmt: skip


def check_area(cells: int, sheet: str) -> None:
    """Raises Refused where the sheets up to this one take more cells than one may: many small bombs are one."""
    if cells > AREA:
        raise Refused(f"các trang tính gồm {cells} ô", f"tối đa {AREA} ô kể cả ô trống", FEWER, sheet)


def check_width(facts: Facts, columns: int, sheet: str) -> None:
    """Raises Refused for a sheet whose filled cells take more columns than any list has."""
    if columns > COLUMNS:
        place = address(*facts.rightmost)
        raise Refused(f"{columns} cột, ô xa nhất {place}", f"tối đa {COLUMNS} cột", FEWER, sheet)


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 27 is AB."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_of(name: str) -> int:
    """The column, counted from 0, that letters name: A is 0."""
    number = 0
    for letter in name.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """The cell as a person names it: (4, 2) is C5."""
    return f"{letters(column)}{row + 1}"


def block_name(block: Block) -> str:
    """A merged block as a person names it: C5:C7."""
    return f"{address(*block[:2])}:{address(*block[2:])}"
