"""What is asked for (đơn vị, năm, loại báo cáo) against what there is: the folder of the year, or why there can be no
report.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from analysis.findings import PARAMETERS, Finding, InputError
from analysis.intake.plan import Plan
from analysis.intake.text import did_you_mean
from analysis.intake.units import read_units
from analysis.parameters import Parameters


def refuse_impossible(parameters: Parameters) -> None:
    """Raises InputError for a report that nobody can make: a half-year that is public, or official."""
    if parameters.period and parameters.edition == "public":
        raise InputError([_no_public_half_year()])
    if parameters.period and parameters.status == "chính thức":
        raise InputError([_no_official_half_year()])


def folder_of(data_dir: Path, parameters: Parameters) -> Path:
    """The folder of the unit and year; raises InputError with what there is instead."""
    unit, year = parameters.unit, str(parameters.year)
    units = _folders(data_dir)
    if unit not in units:
        raise InputError([_unknown("unit", unit, f"đơn vị có thư mục trong {data_dir}", units)])
    years = [name for name in _folders(data_dir / unit) if name.isdigit()]
    if year not in years:
        fault = _unknown("year", year, f"năm có thư mục trong {data_dir / unit}", years)
        raise InputError([replace(fault, remedy=_gone(data_dir, unit, parameters.year) or fault.remedy)])
    return data_dir / unit / year


def _gone(data_dir: Path, unit: str, year: int) -> str:
    """What to do for a unit that is no more; nothing for one that is."""
    with contextlib.suppress(InputError):
        merge = read_units(data_dir).gone(unit, year)
        if merge is not None:
            return f"{unit} đã nhập vào {merge.into} từ {merge.on:%d/%m/%Y}: dùng --unit {merge.into}"
    return ""


def _folders(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def _unknown(column: str, value: str, expected: str, known: list[str]) -> Finding:
    return Finding("error", PARAMETERS, None, column, value, f"{expected}: {', '.join(known) or 'chưa có'}",
                   f"kiểm tra tên, hoặc tạo thư mục và đặt dữ liệu vào đó{did_you_mean(value, known)}", f"known_{column}")  # fmt: skip


def resolved(parameters: Parameters, plan: Plan | None) -> Parameters:
    """The parameters with the status that the plan gives where none was asked for; a half-year is always sơ bộ."""
    if parameters.status:
        return parameters
    status = "sơ bộ" if parameters.period or plan is None else plan.status
    return parameters.model_copy(update={"status": status})


def status_findings(parameters: Parameters, plan: Plan | None) -> list[Finding]:
    """An error for an official report of a year whose plan.toml has no decision that recognises the review."""
    if parameters.status != "chính thức" or (plan and plan.status == "chính thức"):
        return []
    return [
        Finding("error", "plan.toml", None, "review.decision", None, "số quyết định công nhận kết quả rà soát, khi báo cáo là chính thức",
                "ghi [review] decision và date vào plan.toml, hoặc lập báo cáo sơ bộ", "official_has_decision")
    ]  # fmt: skip


def _no_public_half_year() -> Finding:
    # recognitions of a few months are a handful of households each: nothing but the village totals could be given
    return Finding("error", PARAMETERS, None, "edition", "public", "internal (bản nội bộ), khi báo cáo 6 tháng đầu năm",
                   "bản công khai chỉ lập cho cả năm: biến động từng đợt trong 6 tháng là vài hộ mỗi đợt; bỏ --edition public hoặc bỏ --period",
                   "edition")  # fmt: skip


def _no_official_half_year() -> Finding:
    return Finding("error", PARAMETERS, None, "status", "chính thức", "sơ bộ, khi báo cáo 6 tháng đầu năm",
                   "bỏ --status: đến giữa năm chưa có quyết định công nhận kết quả rà soát cuối năm", "half_year_status")  # fmt: skip
