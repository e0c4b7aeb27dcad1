"""What a finished page consists of, without HTML: the blocks that every other form of a report is written from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False  # what a person has still to fill in


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Front:
    """The header block: the agency on the left, the nation on the right."""

    superior: str
    agency: str
    number: str
    country: str
    motto: str
    place: str


@dataclass(frozen=True)
class Title:
    """The title of the document, line by line (the page's h1); `ruled`: a short rule under it."""

    lines: tuple[str, ...]
    ruled: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section of the document (the page's h2)."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `kind`: blank, edition, abstract, subtitle, attached, basis, status, banner, note; `ruled`: a short
    rule under it.
    """

    runs: Runs
    kind: str = ""
    ruled: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class KeyFigures:
    """The few numbers a reader takes away: label, value, note each."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A chart: its SVG, the words that stand for it, its caption with number."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Source:
    """The figure of figures.csv that a cell writes, and in which form."""

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
    """A cell at its place in the grid, head rows included; `words`: the mark under what is written."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    kinds: frozenset[str] = frozenset()
    words: str = ""
    source: Source | None = None

    @property
    def right(self) -> bool:
        """Whether it is set on the right, as figures are."""
        return "n" in self.kinds


@dataclass(frozen=True)
class Table:
    """A table: its cells, how many of its rows are head, which rows are totals, whether it needs a wide page."""

    number: str
    caption: str
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    head: int
    numbering: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    wide: bool = False
    kind: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """`Bảng 1. Tên bảng`."""
        return f"{self.number} {self.caption}".strip()


@dataclass(frozen=True)
class Signature:
    """Who signs, and who gets the document."""

    authority: tuple[str, ...]
    name: str
    recipients_title: str
    recipients: tuple[str, ...]


Block = Front | Title | Heading | Paragraph | Bullets | KeyFigures | Picture | Table | Signature


@dataclass(frozen=True)
class Document:
    """A report: its name as a file's title, its blocks in the order of the page."""

    title: str
    blocks: tuple[Block, ...] = field(default=())

    @property
    def tables(self) -> list[Table]:
        """The tables, in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def paragraph(self, kind: str, start: str = "") -> str:
        """The text of the first paragraph of the kind that starts so; blank where there is none."""
        found = (b.text for b in self.blocks if isinstance(b, Paragraph) and b.kind == kind)
        return next((text for text in found if text.startswith(start)), "")
