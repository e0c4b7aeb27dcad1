"""How a block is set on its page, beside what it says: widths of columns, the paper it is printed on, what a page has
beside it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Where the figures of a column come from: its heading, its names in figures.csv, unit, formula and definition in
    words (blank where there are none).
    """

    heading: str
    codes: tuple[str, ...]
    unit: str
    formula: str
    definition: str


@dataclass(frozen=True)
class Beside:
    """What a page has beside a table or a chart. `csv`: the table as an address that carries it; `origins`: of its
    figures; `fold`: where it is shown folded (narrow, always; blank: nowhere); `sift`: it may be sorted and filtered.
    """

    csv: str = ""
    origins: tuple[Origin, ...] = ()
    fold: str = ""
    sift: bool = False


@dataclass(frozen=True)
class Look:
    """`style`, `table`: rules for the block and its table; `widths`: of the columns, in points; `close`: rows set close;
    `wide`: printed across; `print`: for paper, without what only a screen or a check needs; `beside`: on a page, what
    stands beside the block.
    """

    style: str = ""
    table: str = ""
    widths: tuple[float, ...] = ()
    close: bool = False
    wide: bool = False
    print: bool = False
    beside: Beside | None = None


SCREEN = Look()
