"""`plan.toml`: the unit, its document, its target and its review, for one year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.intake.commune_levels import LEVELS
from analysis.intake.file_bounds import LONGEST_NAME
from analysis.intake.toml_file import read_toml
from analysis.model_faults import Wording, findings_of
from analysis.parameters import Status
from analysis.rules.load import Words

FILE = "plan.toml"
Criterion = Literal["points", "households_ratio"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


Name = Annotated[Words, Field(max_length=LONGEST_NAME)]


class Unit(_Part):
    """The unit (đơn vị): names without the word xã, huyện, tỉnh."""

    name: Name
    level: Name = LEVELS[0]
    district: str | None = None
    province: str | None = None

    @property
    def full_name(self) -> str:
        """`xã Kim Tân`."""
        return f"{self.level} {self.name}"


class Document(_Part):
    """The plan as issued (văn bản kế hoạch)."""

    number: str | None = None
    date: dt.date | str | None = None
    place: str | None = None
    agency: str | None = None
    superior: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class Target(_Part):
    """The unit's target: reduction of the poverty rate in percent and which of its two meanings decides, or poor
    households to lift.

    One of `reduction` and `reduction_households` must be there; with both, households are what is shared out.
    """

    reduction: float | None = Field(default=None, ge=0, le=100, strict=True)
    reduction_households: int | None = Field(default=None, ge=0, strict=True)
    criterion: Criterion = "points"

    @model_validator(mode="before")
    @classmethod
    def _some(cls, table: object) -> object:
        if isinstance(table, dict) and not {"reduction", "reduction_households"} & set(table):
            raise PydanticCustomError("no_target", "neither reduction nor reduction_households")
        return table


class Review(_Part):
    """The decision that approves the review (quyết định công nhận kết quả rà soát); absent while preliminary."""

    decision: str | None = None
    date: dt.date | str | None = None


class Evaluation(_Part):
    """The report on the plan (báo cáo đánh giá): its own number and date, and who gets it, who are not those of the
    plan.
    """

    number: str | None = None
    date: dt.date | str | None = None
    recipients: tuple[str, ...] = ()


class Plan(_Part):
    """What `plan.toml` says."""

    unit: Unit
    document: Document = Document()
    target: Target
    review: Review | None = None
    evaluation: Evaluation = Evaluation()

    @property
    def status(self) -> Status:
        """chính thức once [review] names the decision that recognises the review, sơ bộ until then."""
        return "chính thức" if self.review and self.review.decision else "sơ bộ"


EXPECTED = {
    "float_type": "một số, ví dụ 3 hoặc 2.5",
    "float_parsing": "một số, ví dụ 3 hoặc 2.5",
    "greater_than_equal": "số không âm; reduction không quá 100",
    "less_than_equal": "số từ 0 đến 100",
    "tuple_type": "danh sách trong ngoặc vuông, mỗi mục một chuỗi",
    "literal_error": "“points” (điểm phần trăm) hoặc “households_ratio” (số hộ giảm chia số hộ cuối năm)",
    "int_type": "số hộ, số nguyên từ 0",
    "int_parsing": "số hộ, số nguyên từ 0",
    "int_from_float": "số hộ, số nguyên từ 0",
    "no_target": "khóa reduction (mức giảm, %) hoặc reduction_households (số hộ nghèo giảm)",
    "model_type": "một bảng [tên] có các khóa của nó",
}
WORDING = Wording("plan_value", EXPECTED)


def read_plan(path: Path, name: str = FILE) -> Plan:
    """The plan; raises InputError with every unknown key (and the nearest known one), missing key and wrong value."""
    text = read_toml(path, name)
    if not text:
        raise InputError([_empty(name)])
    try:
        return Plan.model_validate(text)
    except ValidationError as error:
        raise InputError(findings_of(error, name, Plan, text, WORDING)) from None


def _empty(name: str) -> Finding:
    return Finding("error", name, None, None, "không có khóa nào", "ít nhất [unit] name và [target] reduction",
                   "kiểm tra tệp có bị lưu mất nội dung không; ghi lại kế hoạch theo docs/data-dictionary.md", "plan_value")  # fmt: skip
