"""A table as data: cells at their places in a grid, head rows included, each with the figure it writes."""

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = {1: "đạt", 0: "không đạt"}  # what a figure written as `met` says
STRONG = ("decides", "wrong", "error")  # kinds of cells set in bold


@dataclass(frozen=True)
class Source:
    """The figure of figures.csv that a cell writes (`value` in full precision), and in which form."""

    table: str
    row: str
    column: str
    value: str
    unit: str
    form: str

    @property
    def number(self) -> int | float | None:
        """The figure in full precision; None where it does not exist or is words."""
        try:
            return int(self.value)
        except ValueError:
            try:
                return float(self.value)
            except ValueError:
                return None


@dataclass(frozen=True)
class Cell:
    """A cell at its place in the grid.

    `kinds`: `label`, the name of its row; `n`, a figure; others by which a look is known (position, mark, wrong …).
    `words`: the mark under what is written.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    kinds: tuple[str, ...] = ()
    words: str = ""
    source: Source | None = None

    @property
    def right(self) -> bool:
        """Whether it is set on the right, as figures are."""
        return self.has("n")

    @property
    def strong(self) -> bool:
        """Whether it is set in bold."""
        return self.has(*STRONG)

    def has(self, *kinds: str) -> bool:
        """Whether it is of one of the kinds."""
        return any(kind in self.kinds for kind in kinds)


@dataclass(frozen=True)
class Table:
    """A table: its cells row by row, how many of its rows are head, which are numbering, totals, groups, parts.

    Raises ValueError for a grid without a cell and for a cell outside it.

    A table without a caption gets no number. `wide`: needs a page across; `keep`: stays on one page; `kind`: what it is
    like (figures, text, findings …); `sheet`: the name of its sheet in a workbook, where it has one of its own; `id`:
    where a link to it leads.
    """

    caption: str
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    head: int
    numbering: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    number: str = ""
    wide: bool = False
    keep: bool = False
    kind: str = ""
    note: str = ""
    sheet: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if self.rows < 1 or self.columns < 1:
            raise ValueError(f"a table of {self.rows} × {self.columns}")
        for cell in self.cells:
            down, across = cell.row + cell.rows, cell.column + cell.columns
            if not (0 <= cell.row < down <= self.rows and 0 <= cell.column < across <= self.columns):
                raise ValueError(f"a cell at {cell.row}, {cell.column} of a table of {self.rows} × {self.columns}")

    @property
    def title(self) -> str:
        """`Bảng 1. Tên bảng`."""
        return f"{self.number} {self.caption}".strip()

    def by_row(self) -> list[list[Cell]]:
        """The cells that begin on each row, left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return [sorted(cells, key=lambda cell: cell.column) for cells in rows]

    def kinds_of_row(self, row: int) -> str:
        """By what a row is known: numbering, total, group, part."""
        of = {"numbering": self.numbering, "total": self.totals, "group": self.groups, "part": self.parts}
        return " ".join(kind for kind, rows in of.items() if row in rows)
