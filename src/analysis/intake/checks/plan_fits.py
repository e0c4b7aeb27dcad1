"""The plan's own words against the unit, the year, the objectives and the issued table: another unit's, another
year's, a slip.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import polars as pl

from analysis.findings import Finding
from analysis.intake.commune_levels import LEVELS
from analysis.intake.plan import Plan, Unit
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import did_you_mean, fold, number_text
from analysis.rules.plausible import plausible

FILE = "plan.toml"
REDUCTION = "MT.GIAM_NGHEO"


def check_unit(plan: Plan, folder: str, others: Iterable[str], last: Unit | None) -> list[Finding]:
    """A warning where the plan names another unit than its own agency, last year's plan, or the folder it lies in.

    `folder`: the unit's; `others`: the folders of the other units; `last`: the unit as last year's plan names it.
    """
    name = fold(plan.unit.name)
    place = "-".join(name.split())
    agency = plan.document.agency or ""
    if agency and name not in fold(agency):
        expected = f"tên đơn vị như cơ quan ban hành ([document] agency): {agency}"
    elif last is not None and fold(last.name) != name:
        expected = f"“{last.name}” như kế hoạch năm trước của thư mục {folder}; đơn vị sáp nhập, đổi tên thì ghi vào units.toml"
    elif place != folder and place in set(others):
        expected = f"tên của đơn vị có thư mục {folder}; đã có thư mục riêng {place}"
    else:
        return []
    return [Finding("warning", FILE, None, "unit.name", plan.unit.name, expected,
                    "kiểm tra plan.toml có phải của đơn vị khác không, rồi sửa tên đơn vị, cơ quan ban hành", "plan_of_the_unit")]  # fmt: skip


def check_level(plan: Plan) -> list[Finding]:
    """A warning where the unit is none of what a commune may be: the page says the word as it stands."""
    level = plan.unit.level
    if level in LEVELS:
        return []
    remedy = f"văn bản ghi “{plan.unit.full_name}”; sửa cấp của đơn vị nếu ghi nhầm{did_you_mean(level, LEVELS)}"
    allowed = f"một trong: {', '.join(LEVELS)}"
    return [Finding("warning", FILE, None, "unit.level", level, allowed, remedy, "level_of_the_unit")]


def check_dates(plan: Plan, year: int) -> list[Finding]:
    """A warning for a recognition of the review, or an evaluation, that is not dated about the end of the year."""
    said = []
    if plan.review is not None:
        # the decision may name its day itself
        said.append(
            ("review.date", plan.review.date or plan.review.decision, "ngày quyết định công nhận kết quả rà soát")
        )
    said.append(("evaluation.date", plan.evaluation.date, "ngày ban hành báo cáo đánh giá"))
    of_decision = plan.review is not None and not plan.review.date
    limits = plausible()
    first, last = (year, limits.review_from_month), (year + 1, limits.review_to_month)
    return [
        Finding("warning", FILE, None, "review.decision" if of_decision and key == "review.date" else key, str(value),
                f"{what} năm {year}: từ tháng {first[1]}/{first[0]} đến tháng {last[1]}/{last[0]}",
                "kiểm tra có phải ghi theo quyết định, báo cáo của năm khác không; chưa có thì bỏ khóa này", "date_about_the_year")
        for key, value, what in said
        if (month := _month(value)) and not first <= month <= last
    ]  # fmt: skip


def _month(value: dt.date | str | None) -> tuple[int, int] | None:
    """The year and month that a date says in any of its forms; None where it says none."""
    if isinstance(value, dt.date):
        return value.year, value.month
    text = str(value or "")
    if iso := re.search(r"\b(\d{4})-(\d{1,2})-\d{1,2}\b", text):
        return int(iso[1]), int(iso[2])
    if said := re.search(r"\b(?:\d{1,2}|…+|\.+)/(\d{1,2})/(\d{4})\b|tháng\s+(\d{1,2})\s+năm\s+(\d{4})", text):
        return int(said[2] or said[4]), int(said[1] or said[3])
    return None


def check_reduction(plan: Plan, objectives: Sheet | None, counts: Sheet | None) -> list[Finding]:
    """A warning for a target that is not its objective's, or is far from what the issued table adds up to."""
    said = plan.target.reduction
    if said is None:
        return []
    own = _objective(objectives)
    planned = _planned(counts) if own is None else None
    if own is not None and objectives is not None and own[0] != said:
        expected = f"{number_text(own[0])} như chỉ tiêu {REDUCTION} trong {objectives.file} dòng {own[1]}"
    elif planned is not None and _is_far(said, planned):
        expected = f"gần {number_text(round(planned, 2))}, mức mà bảng chỉ tiêu cộng lại"
    else:
        return []
    return [Finding("warning", FILE, None, "target.reduction", number_text(said), expected,
                    "sửa một trong hai cho khớp; mức giảm ghi bằng điểm phần trăm, ví dụ 3 là 3 %, không ghi 0.03", "reduction_is_the_objectives")]  # fmt: skip


def check_meaning(plan: Plan, objectives: Sheet | None) -> list[Finding]:
    """A warning for an objective in points where the plan is judged by households: one figure cannot be both."""
    if objectives is None or "unit" not in objectives or plan.target.criterion != "households_ratio":
        return []
    rows = objectives.frame.filter(
        (pl.col("code") == REDUCTION) & pl.col("unit").fill_null("").str.contains("(?i)điểm")
    )
    return [
        Finding(
            "warning",
            FILE,
            None,
            "target.criterion",
            plan.target.criterion,
            f"points như đơn vị tính “{row['unit']}” của {REDUCTION} trong {objectives.file} dòng {row[ROW]}",
            "sửa một trong hai cho khớp: points là hiệu của hai tỷ lệ (điểm %), "
            "households_ratio là số hộ giảm chia số hộ cuối năm (%)",
            "criterion_is_the_objectives",
        )
        for row in rows.iter_rows(named=True)
    ]


def _objective(objectives: Sheet | None) -> tuple[float, int] | None:
    if objectives is None or "target" not in objectives:
        return None
    rows = objectives.frame.filter((pl.col("code") == REDUCTION) & pl.col("target").is_not_null())
    return (rows["target"][0], rows[ROW][0]) if len(rows) == 1 else None


def _planned(counts: Sheet | None) -> float | None:
    """The households to lift as a percentage of all at the end, of the villages that the issued table has."""
    if counts is None:
        return None
    lifted, households = counts["reduction"].sum(), counts["households_end"].sum()
    return 100 * lifted / households if households else None


def _is_far(said: float, planned: float) -> bool:
    times = plausible().target_times
    return bool(said and planned) and not planned / times < said < planned * times
