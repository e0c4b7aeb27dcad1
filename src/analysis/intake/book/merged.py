"""Merged blocks in the body of a table -> the value in each row it certainly stands for, otherwise a text that says it is not known.

Excel keeps the value of a merged block in its first cell and leaves the others blank; read as blanks, a village, a
mark or an amount would be lost for all rows but one. Merged headings, titles, labels of sums and signatures stay as they are.
"""

from __future__ import annotations

from analysis.intake.book.facts import Block, block_name
from analysis.intake.dictionary import Column
from analysis.intake.heads import Head
from analysis.intake.text import fold
from analysis.intake.unknown import merged_text

# what is said once for several rows; an amount, a mark or a class merged over rows may be theirs together
SHARED_KINDS = frozenset({"text", "village", "area", "direction"})
# what can be of one row only
OWN_CODES = frozenset({"household_id", "code", "name", "head_name"})


def unfold_merged(
    records: list[list[str]], merged: tuple[Block, ...], head: Head
) -> tuple[list[list[str]], list[Block]]:
    """The records with every merged block below the head unfolded, and the blocks whose value was filled down."""
    below = [block for block in merged if head.bottom < block[0] < len(records)]
    if not below:
        return records, []
    filled, unfolded = [], [list(record) for record in records]
    headings = {fold(cell) for record in records[max(head.main - 2, 0) : head.bottom + 1] for cell in record}
    first_cells = {block[:2] for block in below}
    for block in below:
        top, left, bottom, right = block
        value = records[top][left].strip() if left < len(records[top]) else ""
        # a blank block is blank; a head is repeated at page breaks with its merged cells
        if not value or fold(value) in headings:
            continue
        rows = [
            row for row in range(top, min(bottom + 1, len(records))) if _holds_data(records, row, head, first_cells)
        ]
        known = [column for column in head.columns if left <= column <= right]
        if left == right:
            rows = [row for row in rows if row != top]
            certain = known and _is_shared(head.columns[left])
            filled += [block] if certain and rows else []
        elif top == bottom and not any(records[top][column].strip() for column in head.columns if column < left):
            continue  # the label of a sum or of a group, over the columns it begins with
        else:
            certain = False
        text = records[top][left] if certain else merged_text(block_name(block), value)
        for row in rows:
            for column in known:
                if (row, column) != (top, left):
                    unfolded[row][column] = text
    return unfolded, filled


def _is_shared(column: Column) -> bool:
    return column.kind in SHARED_KINDS and column.code not in OWN_CODES


def _holds_data(records: list[list[str]], row: int, head: Head, first_cells: set[tuple[int, int]]) -> bool:
    """Whether a row has a value in a column of its own, beside merged blocks: a title or a row of signatures has none."""
    return any(records[row][column].strip() and (row, column) not in first_cells for column in head.columns)
