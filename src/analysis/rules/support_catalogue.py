"""The catalogue of supports (danh mục hỗ trợ): which answers what, for whom, how its need is counted, on what ground."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from analysis.model_faults import Wording
from analysis.rules.codes import IndicatorCode, Shortage
from analysis.rules.load import RULES, Part, Rule, Words, Year, load

FILE = RULES / "support_catalogue.toml"
Group = Literal["poor", "near_poor", "escaped", "others"]
Where = Literal["especially_difficult", "rural", "urban"]
Whom = Literal["minority", "children"]
Need = Literal["answers", "entitled", "asked", "uninsured", "malnourished", "unknown", "none"]

WORDING = Wording(
    "catalogue",
    expected={
        "asked": "khóa asked (tên cột) đi cùng need = “asked”, và chỉ khi ấy",
        "answers_nothing": "need = “answers” thì answers phải có ít nhất một thiếu hụt hoặc nguyên nhân",
        "no_column": "asked, given là tên một cột có/không của households.csv, ví dụ loan_wanted, support_water",
        "twice": "mỗi mã hỗ trợ một lần",
    },
    which=" của chính sách thứ {number}",
)


class Entry(Rule):
    """One `[[support]]` as written; the head of the file says what each key means."""

    code: Words
    name: Words
    responsible: Words
    answers: tuple[Shortage, ...] = Field(description="thiếu hụt d01…d12, nguyên nhân cause_1…cause_8")
    mends: tuple[IndicatorCode, ...] = Field(description="thiếu hụt d01…d12")
    groups: tuple[Group, ...] = Field(
        description="diện hưởng, một hay nhiều trong “poor” (hộ nghèo), “near_poor” (hộ cận nghèo), “escaped” (hộ mới thoát nghèo), “others” (đối tượng khác)"
    )
    villages: Where | None = Field(
        None, description="“especially_difficult”, “rural” hoặc “urban”; bỏ khóa này là mọi nơi"
    )
    whom: tuple[Whom, ...] = Field((), description="“minority”, “children”; bỏ khóa này là mọi hộ")
    need: Need = Field(description="“answers”, “entitled”, “asked”, “uninsured”, “malnourished”, “unknown” hoặc “none”")
    asked: Words | None = None
    not_compared: Words | None = None
    given: Words | None = None
    through: dict[str, Year] = Field(default_factory=dict)

    @field_validator("groups")
    @classmethod
    def _some(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        # not a length: a list whose only item is wrong would be told twice
        if not groups:
            raise PydanticCustomError("no_groups", "for nobody")
        return groups

    @model_validator(mode="after")
    def _need_is_countable(self, info: ValidationInfo) -> Entry:
        if (self.need == "asked") != (self.asked is not None):
            raise PydanticCustomError("asked", "need and asked disagree")
        if self.need == "answers" and not self.answers:
            raise PydanticCustomError("answers_nothing", "nothing to count")
        for column in filter(None, (self.asked, self.given)):
            if info.context is not None and column not in info.context:
                raise PydanticCustomError("no_column", "no such column", {"found": column})
        return self


class SupportCatalogue(Part):
    """The whole file: until which year its units are those of a commune under a district, and the supports."""

    responsible_through: Year
    support: tuple[Entry, ...] = Field(description="các bảng [[support]], mỗi hỗ trợ một bảng")

    @model_validator(mode="after")
    def _each_once(self) -> SupportCatalogue:
        codes = [support.code for support in self.support]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise PydanticCustomError("twice", "twice", {"key": "support.code", "found": ", ".join(twice)})
        return self


def read_catalogue(columns: Collection[str] | None = None, path: Path = FILE) -> SupportCatalogue:
    """The catalogue; raises InputError with every support that does not say whom it is for, every unknown key and wrong
    value.

    `columns`: those of households.csv that may say whether a support was asked for or given; unjudged where None.
    """
    return load(path, SupportCatalogue, WORDING, columns)
