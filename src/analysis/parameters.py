"""The parameters of a report, the same for the command line, papermill and JupyterLab."""

from __future__ import annotations

import difflib
import re
from typing import Any, Literal, TypeVar, get_args, overload

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from analysis.findings import PARAMETERS, Finding, InputError

Status = Literal["sơ bộ", "chính thức"]
AskedStatus = Literal["", "sơ bộ", "chính thức"]
Edition = Literal["internal", "public"]
Level = Literal["commune", "district", "province"]

ALLOWED = {
    "unit": "tên thư mục của đơn vị trong data/raw, ví dụ kim-tan (không có dấu / hay \\)",
    "year": "năm báo cáo, số nguyên bốn chữ số, ví dụ 2023",
    "status": " hoặc ".join(f"“{value}”" for value in get_args(Status)) + "; để trống là theo plan.toml",
    "edition": " hoặc ".join(f"“{value}”" for value in get_args(Edition)),
    "data_dir": "đường dẫn tới thư mục dữ liệu gốc; để trống là data/raw của dự án",
    "years": "các năm, mỗi năm bốn chữ số, cách nhau bằng dấu phẩy, ví dụ 2022,2023",
    "by": "commune (từng xã), district (theo huyện) hoặc province (theo tỉnh); chỉ của bảng tổng hợp",
    "reports_dir": "đường dẫn tới thư mục báo cáo của các xã; chỉ của bảng tổng hợp",
    "formats": "html, docx, xlsx, pdf, cách nhau bằng dấu phẩy",
    "period": "để trống là cả năm; 6 tháng đầu năm thì ghi năm báo cáo và H1, ví dụ 2024-H1 cho năm 2024",
}
FORMATS = ("html", "docx", "xlsx", "pdf")
HALF_YEAR = re.compile(r"((?P<year>\d{4})-)?H1")


class Parameters(BaseModel):
    """The parameters of one report (tham số báo cáo): `unit`, `year`, `status`, `edition`, `data_dir`, `period`.

    `status` blank is what plan.toml says; the parameters of data that were read have one of the two words.
    `period` is blank for the whole year and `2024-H1` (or `H1`, completed here) for its first six months.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    unit: str
    year: int
    status: AskedStatus = ""
    edition: Edition = "internal"
    data_dir: str = ""
    period: str = ""

    @property
    def folder(self) -> str:
        """The name of the folder of reports: the year's, that of its public edition, or the half-year's own."""
        return f"{self.computed}-public" if self.edition == "public" else self.computed

    @property
    def computed(self) -> str:
        """The name of the folder of what is computed for every edition: the year's, or the half-year's own."""
        return self.period or str(self.year)

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

    @field_validator("period")
    @classmethod
    def _half_of_the_year(cls, period: str, known: ValidationInfo) -> str:
        if not period:
            return ""
        match = HALF_YEAR.fullmatch(period.strip().upper())
        year = known.data.get("year")
        if not match or (year is not None and match["year"] not in (None, str(year))):
            raise ValueError("period")
        return f"{year or match['year']}-H1"


class RollupParameters(Parameters):
    """The parameters of a roll-up: `unit` is the folder under which it is filed, `by` what a row of its forms is."""

    by: Level = "commune"
    reports_dir: str = ""


Checked = TypeVar("Checked", bound=Parameters)


@overload
def checked(**values: Any) -> Parameters: ...
@overload
def checked(model: type[Checked], /, **values: Any) -> Checked: ...
def checked(model: type[Parameters] = Parameters, /, **values: Any) -> Parameters:
    """The parameters, checked; raises InputError naming every bad one, what was found and what is allowed."""
    try:
        return model(**values)
    except ValidationError as error:
        raise InputError(_finding(str(part["loc"][0]), part.get("input")) for part in error.errors()) from None


def year_of(year: int | None, period: str) -> int:
    """The year given, else that of the period; raises InputError where neither says it."""
    match = HALF_YEAR.fullmatch(period.strip().upper())
    if year is not None:
        return year
    if not (match and match["year"]):
        raise InputError([_finding("period", period) if period and not match else _finding("year", None)])
    return int(match["year"])


def checked_years(years: str) -> list[int]:
    """The years named in `2022,2023`; raises InputError naming every one that is none."""
    named = [part.strip() for part in years.split(",") if part.strip()]
    wrong = [part for part in named if not (part.isascii() and part.isdigit() and len(part) == 4)]
    if wrong:
        raise InputError([_finding("years", value) for value in wrong])
    return list(map(int, named))


def checked_formats(formats: str) -> tuple[str, ...]:
    """The forms of a report named in `html,docx,xlsx,pdf`; raises InputError naming every one that does not exist."""
    named = [part.strip().lower() for part in formats.split(",") if part.strip()]
    wrong = [part for part in named if part not in FORMATS]
    if wrong or not named:
        raise InputError([_finding("formats", value) for value in wrong or [formats]])
    return tuple(part for part in FORMATS if part in named)


def _finding(name: str, value: object) -> Finding:
    near = difflib.get_close_matches(name, ALLOWED, n=1, cutoff=0.5) if name not in ALLOWED else []
    hint = f"; có phải “{near[0]}” không?" if near else ""
    return Finding(
        severity="error",
        file=PARAMETERS,
        row=None,
        column=str(name),
        value=None if value is None or isinstance(value, dict) else str(value),
        expected=ALLOWED.get(str(name), "một trong các tham số " + ", ".join(ALLOWED)),
        remedy=f"sửa ô tham số của sổ tay hoặc dòng lệnh rồi chạy lại{hint}",
        check="parameter",
    )
