"""The rows of a table as HTML: head and body, every figure with its name in figures.csv."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from analysis.document.blanks import parts
from analysis.document.look import Look
from analysis.document.table import Cell, Source, Table

EMPTY = Markup("&nbsp;")


def rows_html(table: Table, look: Look) -> Markup:
    """`thead` and `tbody`."""
    return Markup("".join(_rows(table, look)))


def words_html(text: str) -> Markup:
    """A text with what is left to fill in marked."""
    return Markup("").join(
        Markup('<mark class="blank">{}</mark>').format(part) if blank else escape(part) for part, blank in parts(text)
    )


def _rows(table: Table, look: Look) -> Iterator[str]:
    for row, cells in enumerate(table.by_row()):
        if row == 0 and table.head:
            yield "<thead>\n"
        if row == table.head:
            yield "<tbody>\n"
        kinds = table.kinds_of_row(row)
        yield f"<tr{_class(kinds)}>{''.join(_cell(table, cell, row, look) for cell in cells)}</tr>\n"
        if row == table.head - 1:
            yield "</thead>\n"
    if table.rows > table.head:
        yield "</tbody>\n"


def _cell(table: Table, cell: Cell, row: int, look: Look) -> str:
    tag, scope = _tag(table, cell, row)
    spans = "".join(
        f' {name}="{number}"' for name, number in (("colspan", cell.columns), ("rowspan", cell.rows)) if number > 1
    )
    kinds = _class(" ".join(kind for kind in cell.kinds if kind != "label"))
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


def _source(source: Source) -> str:
    names = ("table", "row", "column", "value", "unit", "form")
    return "".join(f' data-{name}="{escape(getattr(source, name))}"' for name in names)
