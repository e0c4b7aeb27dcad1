"""What a row of the forms is: a commune, the communes of a district, or those of a province."""

from __future__ import annotations

from analysis.rollup.frames import Group, by_commune
from analysis.rollup.names import WITHOUT_DISTRICTS
from analysis.rollup.unit_year import UnitYear


def group_of(by: str, year: int) -> Group:
    """The name of a unit's row: `huyện Ia Pa`; where it has no district, that there is none, or that it is not known."""
    if by == "commune":
        return by_commune

    def district(unit: UnitYear) -> str:
        if unit.name.district:
            return unit.name.district
        none = "không có cấp huyện" if year >= WITHOUT_DISTRICTS else "chưa rõ huyện"
        return f"{none}{', ' + unit.name.province if unit.name.province else ''}"

    def province(unit: UnitYear) -> str:
        return unit.name.province or "chưa rõ tỉnh"

    return district if by == "district" else province
