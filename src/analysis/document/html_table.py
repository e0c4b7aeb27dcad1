"""The rows of a table as HTML: head and body, every figure with its name in figures.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from analysis.document.blanks import parts
from analysis.document.column_names import NamesOnce, leaf_heads, names_once
from analysis.document.look import Look
from analysis.document.table import Cell, Source, Table

EMPTY = Markup("&nbsp;")
WORDY, PROSE = 28, 120  # letters of a text from which its column is never set narrow
NAMES = ("table", "row", "column", "value", "unit", "form")


def rows_html(table: Table, look: Look) -> Markup:
    """`thead` and `tbody`. On a page names of figures are told once a column and once a row, elsewhere in every cell."""
    names = names_once(table) if look.beside else None
    wordy = _wordy(table) if look.beside else {}
    return Markup("".join(_rows(table, look, names, wordy)))


def table_data(table: Table, look: Look) -> Markup:
    """What names all figures of a page's table alike, as attributes of the table."""
    return Markup(_data(names_once(table).table) if look.beside else "")


def words_html(text: str) -> Markup:
    """A text with what is left to fill in marked."""
    return Markup("").join(
        Markup('<mark class="blank">{}</mark>').format(part) if blank else escape(part) for part, blank in parts(text)
    )


def _rows(table: Table, look: Look, names: NamesOnce | None, wordy: Mapping[int, str]) -> Iterator[str]:
    for row, cells in enumerate(table.by_row()):
        if row == 0 and table.head:
            yield "<thead>\n"
        if row == table.head:
            yield "<tbody>\n"
        kinds = table.kinds_of_row(row)
        of_row = _data(names.rows.get(row, {})) if names else ""
        written = "".join(_cell(table, cell, row, look, names, wordy.get(id(cell), "")) for cell in cells)
        yield f"<tr{_class(kinds)}{of_row}>{written}</tr>\n"
        if row == table.head - 1:
            yield "</thead>\n"
    if table.rows > table.head:
        yield "</tbody>\n"


def _cell(table: Table, cell: Cell, row: int, look: Look, names: NamesOnce | None, wordy: str) -> str:
    tag, scope = _tag(table, cell, row)
    if names and row < table.head and not cell.text:
        tag, scope = "td", ""  # the corner of a frame is the head of nothing
    spans = "".join(
        f' {name}="{number}"' for name, number in (("colspan", cell.columns), ("rowspan", cell.rows)) if number > 1
    )
    # in a table of figures a cell without a look of its own is a number
    usual = ("label", "n") if names and tag == "td" and "figures" in table.kind.split() else ("label",)
    kinds = _class(" ".join([kind for kind in cell.kinds if kind not in usual] + [wordy] * bool(wordy)))
    if names:
        source = _data(names.heads.get(id(cell)) or names.cells.get(id(cell), {}))
    else:
        source = "" if look.print or cell.source is None else _source(cell.source)
    return f"<{tag}{scope}{kinds}{spans}{source}>{_content(cell, look)}</{tag}>"


def _tag(table: Table, cell: Cell, row: int) -> tuple[str, str]:
    if row < table.head:
        numbering = row in table.numbering
        return ("td", "") if numbering else ("th", f' scope="{"colgroup" if cell.columns > 1 else "col"}"')
    if not cell.has("label"):
        return "td", ""
    return "th", f' scope="{"rowgroup" if row in table.groups or row in table.parts else "row"}"'


def _content(cell: Cell, look: Look) -> str:
    written = words_html(cell.text)
    if cell.words:
        style = ' style="white-space: normal"' if look.widths else ""
        return f'{written}{"<br>" if cell.text else ""}<span class="words"{style}>{words_html(cell.words)}</span>'
    # a cell with nothing in it is left out of the structure of a PDF: who hears the table would lose the column
    return EMPTY if look.print and not cell.text else written


def _class(kinds: str) -> str:
    return f' class="{escape(kinds)}"' if kinds else ""


def _data(told: Mapping[str, str]) -> str:
    return "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())


def _source(source: Source) -> str:
    return _data({name: getattr(source, name) for name in NAMES})


def _wordy(table: Table) -> dict[int, str]:
    """How wide a column of long texts is kept, by the cell that does it: the head's, or the first of its body."""
    longest: dict[int, int] = {}
    first: dict[int, Cell] = leaf_heads(table)
    for cell in table.cells:
        if cell.row >= table.head and cell.columns == 1 and not cell.right:
            first.setdefault(cell.column, cell)
            longest[cell.column] = max(longest.get(cell.column, 0), len(cell.text))
    return {
        id(first[column]): "prose" if letters > PROSE else "wordy"
        for column, letters in longest.items()
        if letters > WORDY
    }
