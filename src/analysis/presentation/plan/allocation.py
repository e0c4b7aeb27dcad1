"""The proposals of village targets on the page (phân bổ chỉ tiêu cho thôn), with the reason for each village."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain, plain_number
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.intake.plan import Target
from analysis.planning.allocation import Allocation, Limits
from analysis.planning.plan_targets import PlanTargets
from analysis.presentation.numbers import integer, money, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import figures_of, table
from analysis.presentation.written import Mark

BURDENS = {"poor_rate": "%", "weight": "%", "fair_share": "%", "issued_share": "%"}
WORDS = {"points": "điểm phần trăm", "households_ratio": "% (số hộ giảm chia số hộ cuối năm)"}
HEAD: Head = (
    Group(
        "Chỉ tiêu giảm (hộ)",
        (Column("proportional", "Theo tỷ lệ"), Column("fair", "Cân đối"), Column("issued", "Đã ban hành")),
    ),
    Group("Giới hạn (hộ)", (Column("limit_poor", "Hộ nghèo"), Column("limit_registered", "Hộ đăng ký"))),
)
NOTE = (
    "Theo tỷ lệ: chia theo số hộ nghèo, phần lẻ theo số dư lớn nhất. Cân đối: quy hoạch nguyên, mức gánh lớn nhất của một "
    "{place} (số hộ giảm chia số hộ nghèo, chia hệ số ưu tiên) là nhỏ nhất; không giao quá số hộ nghèo, và không giao quá số "
    "hộ đăng ký khi còn nơi khác có hộ đăng ký. Hệ số ưu tiên là lựa chọn của địa phương, chưa được xác nhận."
)


def sentence_allocation(page: PageOf, plan: PlanTargets) -> Shown:
    """How many households are shared out, how many the target asks for, and which limit stands against it."""
    limits, needed = plan.allocation.limits, plan.needed
    texts = [_asked(page.plan.target, needed, limits)]
    if limits.total < needed:
        texts.append(
            f"Bảng đã ban hành giao ít hơn mức mục tiêu cần {integer(needed - limits.total)} hộ: đạt đủ bảng vẫn chưa đạt mục tiêu."
        )
    if limits.over_poor:
        texts.append(
            f"Không phân bổ được: số ấy vượt tổng số {integer(limits.poor)} hộ nghèo là {integer(limits.over_poor)} hộ. "
            f"Giới hạn ràng buộc là số hộ nghèo; phải hạ mục tiêu ít nhất {integer(limits.over_poor)} hộ."
        )
    elif limits.over_registered:
        texts.append(
            f"Giới hạn ràng buộc là số hộ đăng ký: chỉ có {integer(limits.registered)} hộ, thiếu {integer(limits.over_registered)} hộ. "
            "Mọi hộ đã đăng ký đều được tính; phần thiếu phải vận động đăng ký thêm."
            if limits.registered
            else f"Chưa hộ nào đăng ký; phải vận động {integer(limits.over_registered)} hộ đăng ký."
        )
    elif limits.total:
        texts.append(f"Số hộ đăng ký của cả đơn vị ({integer(limits.registered)} hộ) đủ cho số phân bổ.")
    numbers = {
        "needed": needed,
        "allocated": limits.total,
        "over_poor": limits.over_poor,
        "over_registered": limits.over_registered,
    }
    figures = [Figure("allocation_target", "total", name, value, "hộ") for name, value in numbers.items()]
    return paragraphs(" ".join(texts), figures=figures)


def _asked(target: Target, needed: int, limits: Limits) -> str:
    if target.reduction_households is not None:
        asked = f"Mục tiêu của kế hoạch là giảm {integer(needed)} hộ nghèo"
    else:
        asked = f"Mục tiêu giảm {money(target.reduction)} {WORDS[target.criterion]} "
        asked += f"cần ít nhất {integer(needed)} hộ" if needed else "không đòi giảm hộ nghèo nào"
    return f"{asked}; số phân bổ dưới đây là {integer(limits.total)} hộ." if limits.total != needed else f"{asked}."


def table_allocation(page: PageOf, allocation: Allocation) -> Shown:
    """Both proposals beside the issued targets and the limits, with the reason for the fair one by village."""
    figures = allocation.figures
    reasons = {village: reason(allocation, village) for village in figures.index.drop("total")}
    shown = table(
        "allocation",
        figures,
        HEAD,
        f"Đề xuất phân bổ chỉ tiêu giảm hộ nghèo năm {page.year}",
        first=page.place,
        remarks=("Lý do của phương án cân đối", "", reasons),
        marks=_marks(figures),
        note=NOTE.format(place=page.places),
        wide=False,
    )
    return together(shown, paragraphs(figures=figures_of("allocation_burdens", allocation.burdens, BURDENS)))


def reason(allocation: Allocation, village: str) -> str:
    """Why the fair proposal gives the village its number, in plain words; nothing where there is no proposal."""
    row, burden = allocation.figures.loc[village], allocation.burdens.loc[village]
    if plain(row["fair"]) is None:
        return ""
    if row["limit_poor"] == 0:
        return "Không có hộ nghèo nên không giao chỉ tiêu."
    if not allocation.limits.total:
        return "Không có chỉ tiêu để giao."
    if row["fair"] == 0:
        return f"{_standing(allocation, village)}; {_nothing(row, allocation)}{_against_issued(row)}."
    given = f"{integer(row['fair'])}/{integer(row['limit_poor'])} hộ nghèo ({rate(burden['fair_share'])} %)"
    return f"{_standing(allocation, village)}; giao {given}{_bound(row)}{_against_issued(row)}."


def _standing(allocation: Allocation, village: str) -> str:
    priority, burden = allocation.priority.loc[village], allocation.burdens.loc[village]
    grounds = []
    if priority["especially_difficult"]:
        grounds.append("đặc biệt khó khăn")
    if priority["above_average_rate"]:
        common = allocation.burdens.at["total", "poor_rate"]
        grounds.append(f"tỷ lệ nghèo {rate(burden['poor_rate'])} % cao hơn mức chung {rate(common)} %")
    if not grounds:
        return "Không thuộc diện ưu tiên"
    return f"Ưu tiên vì {listing(grounds)} (hệ số {money(priority['weight'] / 100)})"


def _nothing(row: pd.Series, allocation: Allocation) -> str:
    # once the registered do not suffice, registering is no longer what decides
    if row["limit_registered"] == 0 and not allocation.limits.over_registered:
        return "chưa giao vì chưa có hộ đăng ký, cần vận động đăng ký"
    one = rate(100 / int(row["limit_poor"]))
    return f"chưa giao vì một hộ đã là {one} % số hộ nghèo, nặng hơn phần các nơi khác nhận"


def _bound(row: pd.Series) -> str:
    given, registered = int(row["fair"]), int(row["limit_registered"])
    if given > registered:
        return f", hơn số đăng ký {integer(given - registered)} hộ vì số đăng ký của cả đơn vị không đủ"
    if given == int(row["limit_poor"]):
        return ", là toàn bộ hộ nghèo"
    if given == registered:
        return ", bằng hết số hộ đăng ký"
    return f", trong số {integer(registered)} hộ đăng ký"


def _against_issued(row: pd.Series) -> str:
    issued = plain(row["issued"])
    if issued is None or issued == row["fair"]:
        return ""
    more = "nhiều hơn" if issued > row["fair"] else "ít hơn"
    return f"; bảng đã ban hành giao {more} {integer(abs(int(issued) - int(row['fair'])))} hộ"


def _marks(figures: pd.DataFrame) -> dict[tuple[str, str], Mark]:
    marks = {}
    for village in figures.index.drop("total"):
        for column in ("proportional", "fair", "issued"):
            given, registered = plain_number(figures.at[village, column]), int(figures.at[village, "limit_registered"])
            if given is not None and given > registered:
                marks[(village, column)] = Mark("missed", f"hơn đăng ký {integer(int(given) - registered)} hộ")
    return marks
