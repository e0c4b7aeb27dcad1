"""Where the figures of each commune come from, and how the roll-up is recorded."""

from __future__ import annotations

from analysis.document.shown import Shown
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
    """The communes by where their figures come from: place, source, status, files, what is to be known of them."""
    head = (page.commune, "Huyện, tỉnh", "Nguồn", "Trạng thái", "Tệp", "Ghi chú")
    alike: dict[tuple[str, ...], list[str]] = {}
    for unit in page.units:
        alike.setdefault(_about(unit), []).append(page.titled(unit.label))
    rows = [(", ".join(names), *about) for about, names in alike.items()]
    return plain_table(head, rows, "Nguồn số liệu của từng nơi", kind="findings", wide=True)


def _about(unit: UnitYear) -> tuple[str, ...]:
    place = ", ".join(filter(None, [unit.name.district, unit.name.province]))
    remarks = [*unit.remarks, *(["số liệu gốc có lỗi"] if unit.failed else [])]
    return place, SOURCES[unit.source], unit.status, _files(unit), "; ".join(remarks)


def _files(unit: UnitYear) -> str:
    """The forms by name; of a review the folder is enough."""
    if unit.source == "report":
        return ", ".join(unit.files)
    if unit.source == "form":
        folders = dict.fromkeys(file.rpartition("/")[0] for file in unit.files)
        forms = dict.fromkeys(form.partition("_")[0] for form in sorted(unit.forms))
        return f"{', '.join(folders)} ({', '.join(forms)})"
    return f"{unit.folder}/" if unit.folder and unit.source == "review" else ""
