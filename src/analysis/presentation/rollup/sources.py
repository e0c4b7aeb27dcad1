"""Where the figures of each commune come from, and how the roll-up is recorded."""

from __future__ import annotations

from analysis.presentation.display import Shown
from analysis.presentation.rollup.page import RollupOf
from analysis.presentation.table import plain_table
from analysis.rollup.unit_year import UnitYear

SOURCES = {
    "report": "báo cáo đã lập",
    "review": "kết quả rà soát",
    "form": "biểu tổng hợp",
    "none": "chưa có",
}


def table_sources(page: RollupOf) -> Shown:
    """Each commune with its district and province, source, status, files and what is to be known of them."""
    head = (page.commune, "Huyện, tỉnh", "Nguồn", "Trạng thái", "Tệp", "Ghi chú")
    rows = [
        (
            unit.label,
            ", ".join(filter(None, [unit.name.district, unit.name.province])),
            SOURCES[unit.source],
            unit.status,
            _files(unit),
            "; ".join([*unit.remarks, *(["số liệu gốc có lỗi"] if unit.failed else [])]),
        )
        for unit in page.units
    ]
    return plain_table(head, rows, "Nguồn số liệu của từng nơi", kind="findings")


def _files(unit: UnitYear) -> str:
    """The forms by name; of a review the folder is enough."""
    if unit.source in ("form", "report"):
        return ", ".join(unit.files)
    return f"{unit.folder}/" if unit.folder and unit.source == "review" else ""
