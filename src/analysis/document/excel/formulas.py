"""Which cells of a workbook are live formulas: only those whose formula gives the very figure of the report."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from analysis.document.excel.arithmetic import Expression, Key, expression, half_up, is_verdict, may_sum
from analysis.document.table import Cell, Source, Table

Position = tuple[int, int, int]  # table, row and column of its grid
MOST_PARTS = 250  # an argument list of Excel holds 255
SUMMED = frozenset({"integer", "number", "money"})
NUMBER = re.compile(r"-?\d+(\.\d+)?")
APART = frozenset({"base", "total"})  # rows on which the arithmetic of a column need not hold


@dataclass(frozen=True)
class Place:
    """A cell of the workbook: `'1 Chỉ tiêu'!C7` and, within its sheet, `C7`."""

    sheet: str
    cell: str

    def seen_from(self, sheet: str) -> str:
        """The reference as a formula on `sheet` writes it."""
        quoted = self.sheet.replace("'", "''")
        return self.cell if sheet == self.sheet else f"'{quoted}'!{self.cell}"


def formulas(tables: Iterable[Table], places: Mapping[Position, Place]) -> dict[Position, str]:
    """Formula by position, for every cell that has a true one. `places`: where each cell stands in the workbook.

    A figure shown twice is a formula where it first stands. Formulas refer to first places and never lead in a circle.
    """
    shown = _first_places(tables)
    values = {key: source_of(cell).number for key, (_, _, cell) in shown.items()}
    declared = _declared(shown, values)
    parts: dict[Key, tuple[Key, ...]] = {}
    made: dict[Key, str] = {}
    for key, (number, table, cell) in shown.items():
        sheet = places[number, cell.row, cell.column].sheet

        def reference(part: Key, sheet: str = sheet) -> str:
            of, _, at = shown[part]
            return places[of, at.row, at.column].seen_from(sheet)

        found = declared.get(key)
        if found:
            made[key], parts[key] = found.formula({part: reference(part) for part in found.keys}), found.keys
        elif above := _above(table, cell):
            made[key], parts[key] = _sum([reference(part) for part in above]), above
    sound = set(_without_circles(parts))
    return {(number, cell.row, cell.column): made[key] for key, (number, _, cell) in shown.items() if key in sound}


def true_arithmetic(tables: Iterable[Table]) -> dict[Key, Expression]:
    """The declared arithmetic by figure, where it gives the figures: on every row of its column, or on none of them."""
    shown = _first_places(tables)
    return _declared(shown, {key: source_of(cell).number for key, (_, _, cell) in shown.items()})


def figures_of(table: Table) -> list[Cell]:
    """The cells of a table that write a figure."""
    return [cell for cell in table.cells if cell.source]


def source_of(cell: Cell) -> Source:
    """The figure that a cell of `figures_of` writes."""
    return cast(Source, cell.source)


def key_of(source: Source) -> Key:
    """The figure's name in figures.csv."""
    return source.table, source.row, source.column


def _first_places(tables: Iterable[Table]) -> dict[Key, tuple[int, Table, Cell]]:
    shown: dict[Key, tuple[int, Table, Cell]] = {}
    for number, table in enumerate(tables):
        for cell in figures_of(table):
            shown.setdefault(key_of(source_of(cell)), (number, table, cell))
    return shown


def _declared(
    shown: Mapping[Key, tuple[int, Table, Cell]], values: Mapping[Key, float | None]
) -> dict[Key, Expression]:
    """The declared arithmetic that gives the figures: on every row of its column, or on none of them."""
    columns: dict[str, list[str]] = {}
    for table, _, column in shown:
        known = columns.setdefault(table, [])
        if column not in known:
            known.append(column)
    true: dict[Key, Expression] = {}
    broken: set[tuple[str, str]] = set()
    for key, (_, _, cell) in shown.items():
        form = source_of(cell).form
        found = None if _as_printed(cell) or _words_alone(cell) else expression(key, shown, columns, form)
        if found is None or len(found.keys) > MOST_PARTS:
            continue
        if _same(found.value(values), values[key]):
            true[key] = found
        elif values[key] is not None and key[1] not in APART and not is_verdict(form):
            broken.add((key[0], key[2]))
    return {key: found for key, found in true.items() if (key[0], key[2]) not in broken}


def _as_printed(cell: Cell) -> bool:
    """Whether what is written is not the figure rounded: a formula under it would be shown as something else."""
    return source_of(cell).form == "printed" and not is_rounded(cell)


def _words_alone(cell: Cell) -> bool:
    """Whether words stand where there is no figure (không đủ số liệu): a formula would leave the cell blank."""
    return source_of(cell).number is None and bool(cell.text)


def is_rounded(cell: Cell) -> bool:
    """Whether the text of a cell is its figure with the decimals that the text has."""
    text = cell.text.replace(".", "").replace(",", ".").replace("−", "-").replace("+", "")
    if cell.source is None or cell.source.number is None or not NUMBER.fullmatch(text):
        return False
    return half_up(cell.source.number, len(text.partition(".")[2])) == float(text)


def _above(table: Table, total: Cell) -> tuple[Key, ...]:
    """The figures above a total that it is the sum of; none where it is not."""
    source = source_of(total)
    if total.row not in table.totals or source.form not in SUMMED or source.number is None:
        return ()
    if not may_sum(source.table, source.column):
        return ()
    rows = [
        source_of(cell)
        for cell in figures_of(table)
        if cell.column == total.column
        and cell.row not in table.totals
        and (source_of(cell).table, source_of(cell).column) == (source.table, source.column)
    ]
    numbers = [row.number for row in rows if row.number is not None]
    same = bool(numbers) and math.isclose(math.fsum(numbers), source.number, rel_tol=1e-12, abs_tol=1e-12)
    return tuple(map(key_of, rows)) if same and len(rows) <= MOST_PARTS else ()


def _sum(cells: list[str]) -> str:
    letters = {cell.rstrip("0123456789") for cell in cells}
    numbers = [int(cell[len(cell.rstrip("0123456789")) :]) for cell in cells]
    if len(letters) == 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return f"=SUM({cells[0]}:{cells[-1]})"
    return f"=SUM({','.join(cells)})"


def _same(made: float | None, figure: float | None) -> bool:
    if made is None or figure is None:
        return made is None and figure is None
    return math.isclose(made, figure, rel_tol=1e-9, abs_tol=1e-9)


def _without_circles(parts: Mapping[Key, tuple[Key, ...]]) -> Iterator[Key]:
    """The figures whose formulas do not need themselves."""
    waiting = {key: set(keys) & set(parts) for key, keys in parts.items()}
    sound: set[Key] = set()
    while ready := {key for key, needed in waiting.items() if needed <= sound}:
        yield from ready
        sound |= ready
        waiting = {key: needed for key, needed in waiting.items() if key not in ready}
