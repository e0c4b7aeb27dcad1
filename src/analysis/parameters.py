"""The parameters of a report, the same for the command line, papermill and JupyterLab."""

from __future__ import annotations

import difflib
import re
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from analysis.findings import Finding, InputError

Status = Literal["sơ bộ", "chính thức"]
Edition = Literal["internal", "public"]

ALLOWED = {
    "unit": "tên thư mục của đơn vị trong data/raw, ví dụ kim-tan (không có dấu / hay \\)",
    "year": "năm báo cáo, số nguyên bốn chữ số, ví dụ 2023",
    "status": " hoặc ".join(f"“{value}”" for value in get_args(Status)),
    "edition": " hoặc ".join(f"“{value}”" for value in get_args(Edition)),
    "data_dir": "đường dẫn tới thư mục dữ liệu gốc; để trống là data/raw của dự án",
}


class Parameters(BaseModel):
    """The parameters of one report (tham số báo cáo): `unit`, `year`, `status`, `edition`, `data_dir`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    unit: str
    year: int
    status: Status = "sơ bộ"
    edition: Edition = "internal"
    data_dir: str = ""

    @field_validator("unit")
    @classmethod
    def _one_folder_name(cls, unit: str) -> str:
        # a unit is a folder name; anything that could climb out of data/raw is refused
        if not re.fullmatch(r"[\w][\w .-]*", unit) or unit.endswith("."):
            raise ValueError("unit")
        return unit

    @field_validator("year")
    @classmethod
    def _four_digits(cls, year: int) -> int:
        if not 1000 <= year <= 9999:
            raise ValueError("year")
        return year


def checked(**values) -> Parameters:
    """The parameters, checked; raises InputError naming every bad one, what was found and what is allowed."""
    try:
        return Parameters(**values)
    except ValidationError as error:
        raise InputError(_finding(part["loc"][0], part.get("input")) for part in error.errors()) from None


def _finding(name: str, value: object) -> Finding:
    near = difflib.get_close_matches(name, ALLOWED, n=1, cutoff=0.5) if name not in ALLOWED else []
    hint = f"; có phải “{near[0]}” không?" if near else ""
    return Finding(
        severity="error",
        file="tham số",
        row=None,
        column=str(name),
        value=None if isinstance(value, dict) else str(value),
        expected=ALLOWED.get(str(name), "một trong các tham số " + ", ".join(ALLOWED)),
        remedy=f"sửa ô tham số của sổ tay hoặc dòng lệnh rồi chạy lại{hint}",
        check="parameter",
    )
