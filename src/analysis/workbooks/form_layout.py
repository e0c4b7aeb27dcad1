"""Where the columns and rows of one form lie on its sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter import Workbook

from analysis.document.excel.styles import Styles
from analysis.document.head import Column, Group, Head, leaves
from analysis.intake import YearData
from analysis.workbooks.heads import Form

UNIT_ROW, NUMBER_ROW, TITLE_ROW, MEASURE_ROW = 0, 1, 2, 3
NUMBER_WIDTH, NAME_WIDTH, LINE_WIDTH, FIGURE_WIDTH = 5, 24, 11, 11.5


@dataclass
class FormSheet:
    """A form being written: where its columns and rows lie."""

    workbook: Workbook
    styles: Styles
    form: Form
    data: YearData
    top: int = field(default=0)  # first row of the head

    def __post_init__(self) -> None:
        self.sheet = self.workbook.add_worksheet(self.form.sheet)
        self.columns: list[Column] = leaves(self.form.head)
        self.lines = list(self.form.frames)
        self.first_column = 3 if len(self.lines) > 1 else 2
        self.width = self.first_column + len(self.columns)
        self.top = MEASURE_ROW + 1 + (1 if self.data.synthetic else 0)
        self.depth = depth(self.form.head)
        self.first_row = self.top + self.depth + 1
        self.villages = [str(name) for name in next(iter(self.form.frames.values())).index[:-1]]

    def position(self, code: str) -> int | None:
        """The sheet's column of a figure, None where the form does not show it."""
        return next((self.first_column + n for n, column in enumerate(self.columns) if column.code == code), None)

    def row_of(self, village: int, line: int) -> int:
        """The sheet's row of a village's line; the total stands after the last village."""
        return self.first_row + village * len(self.lines) + line

    @property
    def text_width(self) -> float:
        """About how many characters a line over the whole form holds."""
        line = LINE_WIDTH if self.first_column == 3 else 0
        return NUMBER_WIDTH + NAME_WIDTH + line + FIGURE_WIDTH * len(self.columns)

    def lines_of(self, words: str) -> int:
        """How many lines the words take over the whole form, bold letters being wider."""
        return 1 + int(len(words) * 1.05 // self.text_width)


def depth(head: Head) -> int:
    """The number of levels of a head."""
    return 1 + max((depth(part.parts) for part in head if isinstance(part, Group)), default=0)
