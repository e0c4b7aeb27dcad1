"""The conditional colours of sheet “Hộ”: class against points, B2 against deprivations, what is still to be filled in.

They say on the sheet what the checks of intake say afterwards. Formulas name no other sheet, only named ranges, which
every version of Excel and LibreOffice allows in a condition.
"""

from __future__ import annotations

from analysis.document.excel.styles import REASONED, TO_FILL, WRONG
from analysis.intake.values import CLASS_NAMES
from analysis.standards import INDICATOR_CODES
from analysis.workbooks.input_sheet import InputSheet


def add_rules(part: InputSheet) -> None:
    """Adds the colours to the rows with room, the most serious first."""
    wrong, reasoned, to_fill = (part.styles.change(look) for look in (WRONG, REASONED, TO_FILL))
    differs = class_differs(part)
    reason = part.cell("override_reason")
    for code in ("class_end", "b1", "b2"):
        _colour(part, code, f'AND({differs},{reason}="")', wrong)
        _colour(part, code, f'AND({differs},{reason}<>"")', reasoned)
    _colour(part, "override_reason", f'AND({differs},{reason}="")', wrong)
    _colour(part, "b2", b2_differs(part), wrong)
    part.sheet.conditional_format(part.range("household_id"), {"type": "duplicate", "format": wrong})
    identity, end, change = (part.cell(code) for code in ("household_id", "class_end", "change"))
    _colour(part, "class_end", f'AND({identity}<>"",{end}="",{change}="")', to_fill)
    for code in ("village", "ethnicity", "members"):
        _colour(part, code, f'AND({identity}<>"",{part.cell(code)}="")', to_fill)


def class_by_points(part: InputSheet) -> str:
    """The formula of the class that points and area give (phân loại theo điểm)."""
    area = f"INDEX(KhuVuc_Thon,MATCH({part.cell('village')},Ten_Thon,0))"
    limit = f'IF({area}="thành thị",DiemB1_ThanhThi,DiemB1_NongThon)'
    listed = f'IF({part.cell("b2")}>=DiemB2_HoNgheo,"nghèo","cận nghèo")'
    return f'IF({part.cell("b1")}<={limit},{listed},"không nghèo")'


def class_differs(part: InputSheet) -> str:
    """The formula: a class is given, both scores and the area are known, and the points give another class."""
    end, b1, b2 = (part.cell(code) for code in ("class_end", "b1", "b2"))
    # points know no average living standard: it is above the line, as who is not poor
    given = f'IF({end}="{CLASS_NAMES["average_living"]}","{CLASS_NAMES["not_poor"]}",{end})'
    # a village without an area gives no limit, and then nothing is said
    known = f'COUNTIFS(Ten_Thon,{part.cell("village")},KhuVuc_Thon,"?*")>0'
    return f'IFERROR(AND({end}<>"",ISNUMBER({b1}),ISNUMBER({b2}),{known},{given}<>{class_by_points(part)}),FALSE)'


def b2_differs(part: InputSheet) -> str:
    """The formula: B2 is given and is not the points of the deprivations ticked."""
    cells = f"{part.cell(INDICATOR_CODES[0])}:{part.cell(INDICATOR_CODES[-1])}"
    return f"AND(ISNUMBER({part.cell('b2')}),{part.cell('b2')}<>DiemB2_MoiChiSo*({ticks(cells)}))"


def ticks(cells: str) -> str:
    """The formula of the number of yes cells; conditions allow no list of constants, so each way of saying yes is counted."""
    return "+".join(f'COUNTIF({cells},"{yes}")' for yes in ("x", "có", "1"))


def _colour(part: InputSheet, code: str, formula: str, look) -> None:
    part.sheet.conditional_format(part.range(code), {"type": "formula", "criteria": f"={formula}", "format": look})
