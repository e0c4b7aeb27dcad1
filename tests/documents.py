"""Documents made without a notebook: tables from rows of text, blocks numbered and set as a report's are."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.document.blocks import Block, Document, Signature, Title, paragraph
from analysis.document.numbering import Numbers
from analysis.document.table import Cell, Source, Table
from analysis.document.typography import set_type

SIGNED = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn Thử", "Nơi nhận:", ("- Lưu: VT.",))
TITLE = Title(("BÁO CÁO",))


def table(*rows: Sequence[str | tuple[str, ...]], caption: str = "Bảng thử", head: int = 1, **more) -> Table:
    """A table of these rows, the first `head` its head; a cell is its text, or its text and kinds."""
    cells = [cell(written, row, column) for row, words in enumerate(rows) for column, written in enumerate(words)]
    return Table(caption, tuple(cells), len(rows), max(map(len, rows), default=0), head, **more)


def cell(written: str | tuple[str, ...], row: int, column: int) -> Cell:
    """A cell at its place."""
    text, *kinds = (written,) if isinstance(written, str) else written
    return Cell(text, row, column, kinds=tuple(kinds))


def figure(
    text: str, key: tuple[str, str, str], value: str, form: str = "integer", at: tuple[int, int] = (0, 0), **more
) -> Cell:
    """A cell that writes a figure (table, row, column of figures.csv)."""
    return Cell(text, *at, kinds=("n",), source=Source(*key, value, "hộ", form), **more)


def document(*blocks: Block | str, title: str = "Báo cáo") -> Document:
    """The document of these blocks, under a title where none is given; a text is a paragraph."""
    made = [paragraph(block) if isinstance(block, str) else block for block in blocks]
    if not any(isinstance(block, Title) for block in made):
        made.insert(0, TITLE)
    return Document(title, tuple(set_type(Numbers()(made))))
