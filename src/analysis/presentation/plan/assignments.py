"""Who helps whom, on the page (phân công giúp đỡ): organisations and counts, no names."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import NOTHING, Shown, together
from analysis.planning.assignments import NO_HELPER, OTHER, Assignments
from analysis.presentation.numbers import integer
from analysis.presentation.page import PageOf
from analysis.presentation.table import table
from analysis.presentation.units import PERCENT

LABELS = {NO_HELPER: "Chưa có đơn vị giúp đỡ", OTHER: "Cá nhân, đơn vị khác"}
UPRIGHT, ACROSS = 8, 16  # villages that have a column each on an upright page, on a wide one
FIRST = "Đơn vị giúp đỡ"
BY_VILLAGE: Head = (
    Group(
        "Hộ nghèo",
        (
            Column("poor", "Tổng số"),
            Column("poor_helped", "Có đơn vị giúp đỡ"),
            Column("poor_unhelped", "Chưa có"),
        ),
    ),
    Group(
        "Hộ cận nghèo",
        (
            Column("near_poor", "Tổng số"),
            Column("near_poor_helped", "Có đơn vị giúp đỡ"),
            Column("near_poor_unhelped", "Chưa có"),
        ),
    ),
    Column("helped_rate", "Tỷ lệ được giúp đỡ %", measure=PERCENT),
)


def table_assignments(page: PageOf, assigned: Assignments | None) -> Shown:
    """Households by helper and by village. `assigned`: `assignments`."""
    if assigned is None:
        return NOTHING
    places = list(assigned.households.columns[3:])
    counts = Group(
        "Số hộ được phân công",
        (Column("poor", "Hộ nghèo"), Column("near_poor", "Hộ cận nghèo"), Column("listed", "Cộng")),
    )
    few = len(places) <= ACROSS
    note = ""
    if OTHER in assigned.households.index:
        note = "“Cá nhân, đơn vị khác” gộp những tên không nhận ra là tên tổ chức, vì có thể là tên người."
    return table(
        "assignments",
        assigned.households,
        (counts, Group("Chia ra", tuple(Column(name, name) for name in places))) if few else (counts,),
        "Phân công giúp đỡ hộ nghèo, hộ cận nghèo (hộ)",
        first=FIRST,
        labels=LABELS,
        note=note,
        wide=UPRIGHT < len(places) <= ACROSS,
        # a column a village does not fit the page of a commune with many: told in words, the figures stay the same
        remarks=None if few else ("Chia ra (số hộ)", "", _where(assigned.households, places)),
    )


def _where(households: pd.DataFrame, places: list[str]) -> dict[str, str]:
    return {
        str(helper): "; ".join(f"{name}: {integer(number)}" for name, number in row[places].items() if number)
        for helper, row in households.drop("total").iterrows()
    }


def table_assignment_needs(page: PageOf, assigned: Assignments | None) -> Shown:
    """What the households of each helper lack, and why they are poor."""
    if assigned is None:
        return NOTHING
    deprivations = table(
        "assignments_deprivations",
        assigned.deprivations,
        (
            Column("listed", "Số hộ"),
            Group("Số hộ thiếu hụt", tuple(Column(c, label) for c, label in page.labels_before.items())),
        ),
        "Thiếu hụt của hộ được phân công, theo đơn vị giúp đỡ (hộ)",
        first=FIRST,
        labels=LABELS,
        wide=True,
    )
    by_cause = table(
        "assignments_causes",
        assigned.causes,
        (
            Column("listed", "Số hộ"),
            Group("Nguyên nhân nghèo", tuple(Column(c, label) for c, label in page.causes.items())),
        ),
        "Nguyên nhân nghèo của hộ được phân công, theo đơn vị giúp đỡ (hộ)",
        first=FIRST,
        labels=LABELS,
        wide=True,
    )
    return together(deprivations, by_cause)


def table_helped(page: PageOf, by_village: pd.DataFrame | None) -> Shown:
    """Households with and without a helper by village. `by_village`: `helped_by_village`."""
    if by_village is None:
        return NOTHING
    return table(
        "assignments_by_village", by_village, BY_VILLAGE, f"Hộ có và chưa có đơn vị giúp đỡ theo {page.places} (hộ)",
        first=page.place,
    )  # fmt: skip
