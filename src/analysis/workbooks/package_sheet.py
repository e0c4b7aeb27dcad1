"""The sheet of the package search in the restricted file: which household would get which supports, for the village meeting."""

from __future__ import annotations

from typing import cast

import pandas as pd
from xlsxwriter import Workbook

from analysis import planning
from analysis.document.excel.cells import merged
from analysis.document.excel.styles import BANNER, HEAD, LABEL, TITLE, Styles
from analysis.intake import YearData
from analysis.intake.plan import Plan
from analysis.planning.package_list import household_packages

NAME = "Gói hỗ trợ"
COLUMNS = {
    "number": ("TT", 5),
    "household_id": ("Mã hộ", 12),
    "head_name": ("Họ và tên chủ hộ", 26),
    "village": ("Thôn, tổ dân phố", 20),
    "registered": ("Đăng ký thoát nghèo", 12),
    "supports": ("Hỗ trợ đề xuất (mã)", 34),
    "names": ("Tên chính sách, dự án", 80),
}
CAVEAT = "Đề xuất để cân đối, do máy tìm theo đơn giá và giới hạn trong support.toml; bình xét ở cơ sở quyết định hộ được hỗ trợ."


def proposed_packages(households: pd.DataFrame, review: YearData, plan: YearData) -> pd.DataFrame:
    """Row = a household the search of the plan lifts; household_id, head_name, village, registered, supports, names.

    `households`: the review's, with `head_name`; `plan`: the year after, whose appendix shows the aggregates of this list.
    """
    standard = review.standard
    targets = planning.plan_targets(
        review.households, review.villages, plan.target_counts, cast(Plan, plan.plan).target
    ).table
    supports = planning.named(planning.catalogue(review.year), plan.programme)
    search = planning.search_packages(
        review.households, review.villages, targets, plan.support, supports, standard.poor_from_deprivations
    )
    columns = ["household_id", "village", "registered", "supports"]
    rows = (
        pd.DataFrame(columns=columns)
        if search is None
        else household_packages(review.households, review.villages, search, supports)
    )
    names = households.set_index("household_id")["head_name"]
    rows["head_name"] = rows["household_id"].map(names)
    rows["names"] = ["; ".join(supports[code].name for code in codes.split("; ")) for codes in rows["supports"]]
    order = {village: position for position, village in enumerate(cast(pd.DataFrame, review.villages)["village"])}
    return rows.sort_values(["village", "household_id"], key=lambda c: c.map(order) if c.name == "village" else c)


def write_packages(workbook: Workbook, styles: Styles, rows: pd.DataFrame, plan: YearData, warning: str) -> None:
    """Adds the sheet: title, the warning of the law, what the list is, one line a household."""
    sheet, last = workbook.add_worksheet(NAME), len(COLUMNS) - 1
    title = f"HỘ NGHÈO TRONG PHƯƠNG ÁN GÓI HỖ TRỢ NĂM {plan.year} – {plan.unit_name.upper()}"
    merged(sheet, 0, 0, 0, last, title, styles(TITLE))
    merged(sheet, 1, 0, 1, last, " ".join(filter(None, [plan.synthetic, CAVEAT])), styles(BANNER))
    merged(sheet, 2, 0, 2, last, warning, styles(BANNER, font_color="#B00020", bg_color="#FFFFFF"))
    for row, height in ((0, 28), (1, 32), (2, 40)):
        sheet.set_row(row, height)
    for position, (words, width) in enumerate(COLUMNS.values()):
        sheet.set_column(position, position, width)
        sheet.write_string(3, position, words, styles(HEAD))
    look = {True: styles(LABEL, align="center"), False: styles(LABEL, align="left")}
    for number, household in enumerate(rows.to_dict("records"), 1):
        cells = household | {"number": number, "registered": "x" if household["registered"] else ""}
        for position, code in enumerate(COLUMNS):
            sheet.write(3 + number, position, cells[code], look[code in ("number", "registered")])
    sheet.freeze_panes(4, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_header("&C&P")
    sheet.set_footer("&LDữ liệu cá nhân – hạn chế. Không sao chụp, không đăng tải.&RTrang &P/&N")
