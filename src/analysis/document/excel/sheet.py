"""One table on its sheet: the official head merged, its numbering row, figures with formulas, ready to print on A4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.document.excel.arithmetic import is_verdict
from analysis.document.excel.cells import LINE, lines_of, merged
from analysis.document.excel.formulas import is_rounded, source_of
from analysis.document.excel.pages import drawn_width, pages_of, room
from analysis.document.excel.styles import BANNER, FIGURE, HEAD, LABEL, NOTE, NUMBERING, TITLE, Styles
from analysis.document.table import VERDICTS, Cell, Table
from analysis.document.widths import needs

LANGUAGE = "[$-42A]"
FORMS = {"integer": "#,##0", "rate": "#,##0.00", "ratio": "0.0000"}
SIGNED = frozenset({"signed", "change"})
NARROWEST, WIDEST = 7.0, 46.0
DEFAULT_ROW = 15.0  # points
CLOSEST = 0.7  # of its size to which a table is drawn together that would else leave its last rows on a second page
LONGEST_FOOT = 120  # letters: what the foot of a page has room for; Excel takes twice as many


@dataclass(frozen=True)
class Sheet:
    """A sheet to be: its name, its table, what stands over it."""

    name: str
    table: Table
    agency: str
    banner: str
    status: str
    list_sheet: str

    @property
    def top(self) -> int:
        """The sheet's row of the first row of the head."""
        return 4 if self.banner else 3

    @property
    def widths(self) -> list[float]:
        """The width of each column in characters."""
        least, wanted = needs(self.table, 12, 8)
        return [
            min(max(n, min(w, WIDEST * 6.2), NARROWEST * 6.2), 3 * WIDEST * 6.2) / 6.2
            for n, w in zip(least, wanted, strict=True)
        ]


def write_list(
    sheet: Worksheet, styles: Styles, sheets: Sequence[Sheet], titles: Sequence[str], banner: str, status: str
) -> None:
    """The first sheet: what the report is, and a link to every table."""
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 92)
    row = 0
    for words, look in [
        *((title, TITLE) for title in titles[:1]),
        *((t, {"italic": True, "align": "center"}) for t in titles[1:]),
    ]:
        _over(sheet, row, 1, words, styles(look, text_wrap=True))
        sheet.set_row(row, LINE * (1 + len(words) // 80) + 6)
        row += 1
    for words, look in ((status, {"bold": True, "align": "center"}), (banner, BANNER)):
        if words:
            _over(sheet, row, 1, words, styles(look, text_wrap=True))
            sheet.set_row(row, LINE * sum(1 + len(line) // 90 for line in words.split("\n")) + 6)
            row += 1
    row += 1
    for column, words in enumerate(("Bảng", "Tên bảng (bấm để mở)")):
        sheet.write_string(row, column, words, styles(HEAD))
    for number, part in enumerate(sheets, row + 1):
        sheet.write_string(number, 0, part.table.number.removesuffix("."), styles(LABEL))
        target = part.name.replace("'", "''")
        look = styles(LABEL, font_color="#1D3F5E", underline=1)
        sheet.write_url(number, 1, f"internal:'{target}'!A1", look, part.table.caption or part.name)
        sheet.set_row(number, LINE * (1 + len(part.table.caption) // 95) + 3)
    _page(sheet, status, wide=False)


def write_table(sheet: Worksheet, styles: Styles, part: Sheet, live: Mapping[tuple[int, int], str]) -> None:
    """The table; `live`: formula by row and column of its grid."""
    table, last, widths = part.table, max(part.table.columns - 1, 1), part.widths
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    total = sum(widths)
    sheet.write_url(0, 0, f"internal:'{part.list_sheet}'!A1", styles(font_color="#1D3F5E", underline=1), "← Danh mục")
    merged(sheet, 1, 0, 1, last, part.agency, styles(bold=True))
    _over(sheet, 2, last, table.title, styles(TITLE))
    heights = {2: 19 * (1 + int(len(table.title) * 1.25 // total)) + 4.0}
    if part.banner:
        _over(sheet, 3, last, part.banner, styles(BANNER))
        lines = sum(1 + int(len(line) * 1.15 // total) for line in part.banner.split("\n"))
        heights[3] = LINE * lines + 4
    for cell in table.cells:
        _write(sheet, styles, part, cell, live.get((cell.row, cell.column)))
    heights |= {part.top + row: height for row, height in _heights(table, widths).items()}
    foot = part.top + table.rows
    if table.note:
        _over(sheet, foot, last, table.note, styles(NOTE))
        heights[foot] = LINE * (1 + int(len(table.note) // total)) + 4
    if table.sheet:
        _signed(sheet, styles, foot + 2, last)
    for row, height in heights.items():
        sheet.set_row(row, height)
    labels = [c.column + c.columns for c in table.cells if c.row >= table.head and "label" in c.kinds]
    sheet.freeze_panes(part.top + table.head, min(max(labels, default=0), 3))
    if table.head:
        sheet.repeat_rows(part.top, part.top + table.head - 1)
    rows = foot + (5 if table.sheet else 1)
    drawn = [heights.get(row, DEFAULT_ROW) for row in range(rows)]
    several = pages_of(table, part.top, drawn, widths) if table.sheet else 0
    _page(sheet, part.status, wide=True, pages=1 if has_room(widths, sum(drawn)) else several)


def _write(sheet: Worksheet, styles: Styles, part: Sheet, cell: Cell, formula: str | None) -> None:
    look, top, left = styles(*_look(part.table, cell)), part.top + cell.row, cell.column
    if (cell.rows, cell.columns) != (1, 1):
        sheet.merge_range(top, left, top + cell.rows - 1, left + cell.columns - 1, "", look)
    number = cell.source.number if cell.source else None
    if formula:
        sheet.write_formula(top, left, formula, look, "" if number is None else number)
    elif number is not None:
        sheet.write_number(top, left, number, look)
    elif cell.text:
        sheet.write_string(top, left, cell.text, look)
    else:
        sheet.write_blank(top, left, None, look)
    if cell.words:
        # what the page says under the figure goes with the cell as a note, so that the figure stays a number
        sheet.write_comment(top, left, cell.words, {"author": "", "x_scale": 1.2, "y_scale": 0.5})


def _look(table: Table, cell: Cell) -> list[dict]:
    if cell.row in table.numbering:
        return [NUMBERING]
    if cell.row < table.head:
        return [HEAD]
    strong = [{"bold": True}] if cell.row in table.totals or cell.has("decides", "wrong") else []
    if cell.source and cell.source.number is not None:
        return [FIGURE, {"num_format": number_format(cell)}, *strong]
    if cell.right:
        return [FIGURE, *strong]
    return [LABEL, {"align": "center" if "position" in cell.kinds else "left"}, *strong]


def number_format(cell: Cell) -> str:
    """The format that shows the figure as the page does."""
    form, text = source_of(cell).form, cell.text
    if is_verdict(form) and text in VERDICTS.values():
        return "".join(f'[={value}]"{words}";' for value, words in VERDICTS.items()) + "General"
    if is_verdict(form) or (form == "printed" and not is_rounded(cell)):
        quoted = text.replace('"', '""')
        return f'"{quoted}"'
    if form in FORMS:
        return LANGUAGE + FORMS[form]
    decimals = len(text.partition(",")[2])
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{LANGUAGE}+{plain};−{plain};{plain}" if form in SIGNED or text.startswith("+") else LANGUAGE + plain


def _heights(table: Table, widths: Sequence[float]) -> dict[int, float]:
    """The height of each row: as many lines as its fullest cell takes."""
    lines = dict.fromkeys(range(table.rows), 1)
    for cell in table.cells:
        if cell.rows == 1:
            room = sum(widths[cell.column : cell.column + cell.columns])
            bold = cell.row < table.head or cell.row in table.totals
            lines[cell.row] = max(lines[cell.row], lines_of(cell.text, room, bold=bold))
    return {row: LINE * count + 2 for row, count in lines.items()}


def has_room(widths: Sequence[float], height: float) -> bool:
    """Whether the table, as small as its width asks for or not much smaller, has room on one page."""
    wide, high = room()
    return high / height >= CLOSEST * min(1.0, wide / drawn_width(widths))


def _over(sheet: Worksheet, row: int, last: int, words: str, look: Format) -> None:
    merged(sheet, row, 0, row, last, words, look)


def _signed(sheet: Worksheet, styles: Styles, row: int, last: int) -> None:
    """Who fills in a form and who signs it, as the forms of the circular have it."""
    half, bold = (last + 1) // 2, styles(bold=True, align="center")
    merged(sheet, row, half, row, last, "…, ngày … tháng … năm …", styles(italic=True, align="center"))
    merged(sheet, row + 1, 0, row + 1, half - 1, "NGƯỜI LẬP BIỂU", bold)
    merged(sheet, row + 1, half, row + 1, last, "TM. ỦY BAN NHÂN DÂN", bold)
    merged(sheet, row + 2, half, row + 2, last, "CHỦ TỊCH", bold)


def _page(sheet: Worksheet, status: str, *, wide: bool, pages: int = 0) -> None:
    """The sheet as it is printed: a form that is handed on alone says at its foot what its figures are.

    `pages`: 0 for as many as it takes.
    """
    if wide:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, pages)
    sheet.center_horizontally()
    sheet.set_header("&C&P", {"margin": 0.3})
    if status:
        sheet.set_footer("&C" + shorten(status, LONGEST_FOOT, placeholder="…").replace("&", "&&"), {"margin": 0.3})
