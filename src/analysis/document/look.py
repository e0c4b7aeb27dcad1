"""How a block is set on its page, beside what it says: widths of columns, the paper it is printed on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """`style`, `table`: rules for the block and its table; `widths`: of the columns, in points; `close`: rows set close;
    `wide`: printed across; `print`: for paper, without what only a screen or a check needs.
    """

    style: str = ""
    table: str = ""
    widths: tuple[float, ...] = ()
    close: bool = False
    wide: bool = False
    print: bool = False


SCREEN = Look()
