"""The summary forms T1–T13 (các mẫu biểu tổng hợp kèm theo báo cáo kết quả rà soát), each a head and a caption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import in_period
from analysis.presentation.table import table
from analysis.presentation.units import HOUSEHOLDS, PERCENT

LISTED = {"poor": "hộ nghèo", "near_poor": "hộ cận nghèo"}


def no_base(page: PageOf) -> str:
    """Why cells of rates are blank."""
    return f"Ô để trống: {page.places} không có hộ thuộc diện này nên không có tỷ lệ."


def numbered(*columns: tuple[str, str], start: int = 1) -> tuple[Column, ...]:
    """Columns (code, heading) with the form's own numbers."""
    return tuple(Column(code, heading, str(number)) for number, (code, heading) in enumerate(columns, start))


CLASS_GROUPS = {
    "poor": ("Hộ nghèo", "Số hộ"),
    "near_poor": ("Hộ cận nghèo", "Số hộ"),
    "average_living": ("Hộ có mức sống trung bình", "Số hộ"),
    "poor_persons": ("Nhân khẩu nghèo", "Số người"),
    "near_poor_persons": ("Nhân khẩu cận nghèo", "Số người"),
    "average_living_persons": ("Nhân khẩu có mức sống trung bình", "Số người"),
}
T2: Head = (
    *numbered(("start", "Đầu kỳ")),
    Group(
        "Giảm trong kỳ",
        numbered(("to_near_poor", "Thoát nghèo, thành cận nghèo"), ("to_not_poor", "Thoát nghèo, vượt chuẩn cận nghèo"),
                  ("other_decrease", "Giảm khác"), start=2),
    ),
    Group(
        "Tăng trong kỳ",
        numbered(("from_near_poor", "Cận nghèo thành nghèo"), ("relapse", "Tái nghèo"), ("new", "Phát sinh mới"),
                  ("other_increase", "Tăng khác"), start=5),
    ),
    *numbered(("end", "Cuối kỳ"), start=9),
)  # fmt: skip
T3: Head = (
    *numbered(("start", "Đầu kỳ")),
    Group(
        "Giảm trong kỳ",
        numbered(("to_not_poor", "Thoát cận nghèo"), ("to_poor", "Thành hộ nghèo"), ("other_decrease", "Giảm khác"), start=2),
    ),
    Group(
        "Tăng trong kỳ",
        numbered(("from_poor", "Nghèo thành cận nghèo"), ("relapse", "Tái cận nghèo"), ("new", "Phát sinh mới"),
                  ("other_increase", "Tăng khác"), start=5),
    ),
    *numbered(("end", "Cuối kỳ"), start=9),
)  # fmt: skip
MOVEMENT_NOTE = (
    "(9) = (1) − (2) − (3) − (4) + (5) + (6) + (7) + (8). Giảm khác: chuyển đi, chết (hộ một người), tách, nhập hộ; "
    "tăng khác: chuyển đến, tách, nhập hộ. Tái: đã được công nhận thoát trước đây."
)
T8: Head = numbered(
    ("total", "Tổng số"),
    ("minority", "Dân tộc thiểu số"),
    ("no_labour", "Không có khả năng lao động"),
    ("merit", "Có người có công"),
    ("other", "Khác"),
)
T11: Head = numbered(
    ("children", "Số trẻ em dưới 16 tuổi"),
    ("uninsured", "Không có thẻ BHYT"),
    ("malnourished", "Suy dinh dưỡng"),
    ("out_of_school", "Không đi học đúng độ tuổi"),
)


def head_t1(classes: pd.DataFrame) -> Head:
    """The head of T1: hộ có mức sống trung bình stands in it where the review has the class. `classes`: form T1."""
    groups = [(code, *words) for code, words in CLASS_GROUPS.items() if code in classes]
    return (
        *numbered(("households", "Tổng số hộ dân"), ("persons", "Tổng số nhân khẩu")),
        *(
            Group(heading, numbered((code, counted), (f"{code}_rate", "Tỷ lệ %"), start=3 + 2 * place))
            for place, (code, heading, counted) in enumerate(groups)
        ),
    )


def form_t1(page: PageOf, classes: pd.DataFrame) -> Shown:
    """Biểu T1: results of the review."""
    return table(
        "T1",
        classes,
        head_t1(classes),
        f"Biểu T1. Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year}",
        first=page.place,
        sheet="T1",
    )


def form_t2(page: PageOf, households: pd.DataFrame, persons: pd.DataFrame) -> Shown:
    """Biểu T2: movements of the poor, two lines a village."""
    caption = f"Biểu T2. Tổng hợp diễn biến hộ nghèo {in_period(page.period)}"
    return _movement_form("T2", households, persons, T2, caption, page.place)


def form_t3(page: PageOf, households: pd.DataFrame, persons: pd.DataFrame) -> Shown:
    """Biểu T3: movements of the near-poor, two lines a village."""
    caption = f"Biểu T3. Tổng hợp diễn biến hộ cận nghèo {in_period(page.period)}"
    return _movement_form("T3", households, persons, T3, caption, page.place)


def _movement_form(
    name: str, households: pd.DataFrame, persons: pd.DataFrame, head: Head, caption: str, place: str
) -> Shown:
    names = {"Hộ": f"{name}_households", "Nhân khẩu": f"{name}_persons"}
    return table(
        names, {"Hộ": households, "Nhân khẩu": persons}, head, caption, note=MOVEMENT_NOTE, first=place, sheet=name
    )


class Labelled(Protocol):
    """A page that names the indicators, of one unit or of many."""

    @property
    def labels(self) -> Mapping[str, str]:
        """Short labels by code."""


def deprivation_head(page: Labelled, *, rates: bool) -> Head:
    """The head of T4, T6 (counts) and T5, T7 (rates)."""
    words = "Tỷ lệ hộ thiếu hụt chỉ số (%)" if rates else "Số hộ thiếu hụt chỉ số"
    base = Column("base", "Tổng số hộ", "1", HOUSEHOLDS)
    total = Column("total", "Tổng số chỉ số thiếu hụt", "2", ("chỉ số", "integer"))
    return (base, total, Group(words, numbered(*page.labels.items(), start=3)))


def form_deprivation_counts(page: PageOf, counts: pd.DataFrame, klass: str) -> Shown:
    """Biểu T4 (poor), T6 (near-poor): deprivations in households."""
    name = {"poor": "T4", "near_poor": "T6"}[klass]
    caption = f"Biểu {name}. Các chỉ số thiếu hụt dịch vụ xã hội cơ bản của {LISTED[klass]} (số hộ)"
    return table(name, counts, deprivation_head(page, rates=False), caption, wide=True, first=page.place, sheet=name)


def form_deprivation_rates(page: PageOf, rates: pd.DataFrame, klass: str) -> Shown:
    """Biểu T5 (poor), T7 (near-poor): deprivations in % of the households of the class."""
    name = {"poor": "T5", "near_poor": "T7"}[klass]
    caption = f"Biểu {name}. Tỷ lệ thiếu hụt dịch vụ xã hội cơ bản của {LISTED[klass]} (%)"
    note = no_base(page) if rates["base"].eq(0).any() else ""
    return table(
        name,
        rates,
        deprivation_head(page, rates=True),
        caption,
        default=PERCENT,
        wide=True,
        note=note,
        first=page.place,
        sheet=name,
    )


GROUP_NOTE = "Một hộ có thể thuộc nhiều nhóm; “Khác” đếm các hộ không thuộc nhóm nào, không phải hiệu số."
ETHNICITY_NOTE = "Tỷ lệ chung tính trên tổng số hộ dân; tỷ lệ dân tộc thiểu số tính trên số hộ dân tộc thiểu số."


def form_t8(page: PageOf, groups: pd.DataFrame, klass: str) -> Shown:
    """Biểu T8: the listed households by target group."""
    return table(
        f"T8_{klass}",
        groups,
        T8,
        f"Biểu T8. {_capital(klass)} theo nhóm đối tượng (hộ)",
        note=GROUP_NOTE,
        first=page.place,
        sheet=_sheet("T8", klass),
    )


def peoples_head(peoples: pd.DataFrame) -> Head:
    """The head of T9: one column a people on file."""
    return numbered(("total", "Tổng số"), *((name, name) for name in peoples.columns[1:]))


def form_t9(page: PageOf, peoples: pd.DataFrame, klass: str) -> Shown:
    """Biểu T9: the listed households by people."""
    return table(
        f"T9_{klass}",
        peoples,
        peoples_head(peoples),
        f"Biểu T9. {_capital(klass)} theo dân tộc (hộ)",
        first=page.place,
        sheet=_sheet("T9", klass),
    )


def causes_head(page: PageOf) -> Head:
    """The head of T10."""
    words = "Số hộ theo nguyên nhân (một hộ có thể có nhiều nguyên nhân)"
    return (*numbered(("base", "Tổng số hộ")), Group(words, numbered(*page.causes.items(), start=2)))


def form_t10(page: PageOf, causes: pd.DataFrame, klass: str) -> Shown:
    """Biểu T10: the listed households by cause."""
    return table(
        f"T10_{klass}",
        causes,
        causes_head(page),
        f"Biểu T10. {_capital(klass)} theo nguyên nhân nghèo (hộ)",
        first=page.place,
        sheet=_sheet("T10", klass),
    )


def form_t11(page: PageOf, children: pd.DataFrame, klass: str) -> Shown:
    """Biểu T11: deprivations of children of the listed households."""
    return table(
        f"T11_{klass}",
        children,
        T11,
        f"Biểu T11. Thiếu hụt của trẻ em thuộc {LISTED[klass]} (người)",
        first=page.place,
        sheet=_sheet("T11", klass),
    )


def ethnicity_head(klass: str) -> Head:
    """The head of T12 (poor), T13 (near-poor)."""
    listed = (
        (klass, "Tổng số"),
        ("minority", "Dân tộc thiểu số"),
        ("merit", "Chính sách có công"),
        ("no_labour", "Không có khả năng lao động"),
        ("female_head", "Chủ hộ là nữ"),
    )
    return (
        Group("Tổng số hộ dân", numbered(("households", "Chung"), ("minority_households", "Dân tộc thiểu số"))),
        Group(_capital(klass), numbered(*listed, start=3)),
        Group("Tỷ lệ %", numbered(("rate", "Chung"), ("minority_rate", "Dân tộc thiểu số"), start=8)),
    )


def form_by_ethnicity(page: PageOf, results: pd.DataFrame, klass: str) -> Shown:
    """Biểu T12 (poor), T13 (near-poor): results by ethnicity, each rate on its own base."""
    name = {"poor": "T12", "near_poor": "T13"}[klass]
    caption = f"Biểu {name}. Kết quả rà soát {LISTED[klass]} theo dân tộc (hộ)"
    return table(name, results, ethnicity_head(klass), caption, note=ETHNICITY_NOTE, first=page.place, sheet=name)


def _sheet(form: str, klass: str) -> str:
    """`T8 nghèo`: the sheet of a form that is made for either class."""
    return f"{form} {LISTED[klass].removeprefix('hộ ')}"


def _capital(klass: str) -> str:
    return LISTED[klass].capitalize()
