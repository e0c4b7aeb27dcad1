"""How each block of a report is set on its page: printed across or not, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.document.blocks import Block, Picture, flat
from analysis.document.layout import stretches
from analysis.document.look import Beside, Look
from analysis.document.table import Table
from analysis.document.widths import taller
from analysis.publishing.table_csv import csv_address
from analysis.publishing.whence import Whence

LONG = 15  # rows beyond which a table may be sorted and filtered
# points: the text's width on a phone of 375 pixels and on a wide screen, and the height from which a table is folded:
# less than three screens of each, for heights are guessed
NARROW, NARROW_HEIGHT = 260, 1100
WIDE, WIDE_HEIGHT = 700, 1500


def page_looks(blocks: Sequence[Block]) -> Callable[[Block], Look]:
    """The look by block, for blocks of one report in its order."""
    across = {id(b) for part in stretches(blocks) if part.wide for b in part.blocks}
    tables = [block for block in flat(blocks) if isinstance(block, Table)]
    whence = Whence(tables)
    beside: dict[int, Beside] = {id(table): _beside_table(table, whence) for table in tables}

    def look(block: Block) -> Look:
        kept = beside.get(id(block)) or (Beside() if isinstance(block, Picture) else None)
        return Look(wide=id(block) in across, beside=kept)

    return look


def may_be_sifted(table: Table) -> bool:
    """Whether the rows of a table may stand in another order, and alone."""
    whole = all(cell.rows == 1 for cell in table.cells if cell.row >= table.head)
    return table.head > 0 and table.rows - table.head > LONG and whole and not table.groups and not table.parts


def _beside_table(table: Table, whence: Whence) -> Beside:
    return Beside(csv_address(table), whence(table), _fold(table), may_be_sifted(table))


def _fold(table: Table) -> str:
    if taller(table, WIDE_HEIGHT, WIDE):
        return "always"
    return "narrow" if taller(table, NARROW_HEIGHT, NARROW) else ""
