"""The looks of cells: Times New Roman, thin borders, Vietnamese number formats; one format object a look."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "Times New Roman"
# the language tag makes LibreOffice write 1.647 and 5,59 on any machine; Excel follows the system's region
INTEGER, RATE, DATE, MONEY = "[$-42A]#,##0", "[$-42A]#,##0.00", "dd/mm/yyyy", "[$-42A]#,##0.0"
TEXT = "@"

HEAD_FILL, REQUIRED_FILL, LOCKED_FILL = "#E7ECF2", "#D5E3F0", "#F2F2F2"
BANNER = {"bold": True, "font_color": "#7A1F00", "bg_color": "#FFF1D6", "text_wrap": True, "border": 1}
# looks of conditions carry the border of the row as well
BORDER = {"border": 1, "border_color": "#8C8C8C"}
WRONG = BORDER | {"bg_color": "#F8C9C4", "font_color": "#7A0000"}
REASONED = BORDER | {"bg_color": "#FCE8B2"}
TO_FILL = BORDER | {"bg_color": "#FFF9DB"}

HEAD = {"bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": HEAD_FILL}
NUMBERING = {"italic": True, "align": "center", "border": 1, "font_size": 11}
LABEL = {"border": 1, "text_wrap": True}
FIGURE = {"border": 1, "align": "right", "indent": 1}
INPUT = BORDER | {"text_wrap": True, "locked": False}
TITLE = {"bold": True, "align": "center", "text_wrap": True, "font_size": 14}
NOTE = {"italic": True, "text_wrap": True, "font_size": 11, "valign": "top"}


class Styles:
    """Formats of one workbook by their properties; the same properties give the same format."""

    def __init__(self, workbook: Workbook):
        self._workbook = workbook
        self._made: dict[tuple, Format] = {}

    def __call__(self, *looks: dict, **more: object) -> Format:
        properties: dict = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
        for look in (*looks, more):
            properties |= look
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def change(self, look: dict) -> Format:
        """A format of a conditional colour: only what changes, so that the cell keeps its number format."""
        return self._workbook.add_format(look)
