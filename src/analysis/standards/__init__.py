"""The poverty standards (chuẩn nghèo) as data, one TOML file each, chosen by year."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.model_faults import Wording
from analysis.rules.codes import INDICATOR_CODES, IndicatorCode
from analysis.rules.load import Count, Part, Words, Year, load

Class = Literal["poor", "near_poor", "average_living", "not_poor"]
Confirmed = Annotated[StrictBool, Field(description="true (đã đối chiếu với văn bản) hoặc false")]
WORDING = Wording(
    "standard",
    expected={
        "years": "last_year không trước first_year",
        "indicators": f"mười hai bảng [[indicator]], {INDICATOR_CODES[0]} đến {INDICATOR_CODES[-1]} theo thứ tự",
        "dimensions": "mỗi chỉ số thuộc đúng một chiều [[dimension]]",
    },
)


class Line(Part):
    """An income line (chuẩn thu nhập), VND a person and month."""

    rural: Count
    urban: Count
    confirmed: Confirmed


class Classes(Part):
    """The codes of the classes of households that a standard knows, and how many deprivations make a household poor."""

    poor_from_deprivations: Count
    names: tuple[Class, ...] = Field(description="các mã “poor”, “near_poor”, “average_living”, “not_poor”")
    confirmed: Confirmed


class Points(Part):
    """The cut-offs of the scored questionnaire (điểm B1 thu nhập, điểm B2 thiếu hụt)."""

    b1_at_most_rural: Count
    b1_at_most_urban: Count
    b2_at_least: Count
    b2_each_deprivation: Count
    confirmed: Confirmed

    @property
    def b1_at_most(self) -> dict[str, int]:
        """By area: rural, urban."""
        return {"rural": self.b1_at_most_rural, "urban": self.b1_at_most_urban}


class Dimension(Part):
    """A dimension (chiều thiếu hụt) and the codes of its indicators."""

    name: Words
    indicators: tuple[IndicatorCode, ...] = Field(description="mã chỉ số d01…d12")


class Indicator(Part):
    """One indicator of deprivation (chỉ số thiếu hụt dịch vụ xã hội cơ bản)."""

    code: IndicatorCode = Field(description="mã chỉ số d01…d12")
    label: Words
    deprived_when: Words
    confirmed: Confirmed


class Standard(Part):
    """A poverty standard and the years it applies to."""

    name: Words
    first_year: Year
    last_year: Year
    legal_reference: Words
    income: Line = Field(alias="income_line")
    average_living_line: Line | None = None
    of_classes: Classes = Field(alias="classes")
    points: Points
    of_dimensions: tuple[Dimension, ...] = Field(alias="dimension")
    indicators: tuple[Indicator, ...] = Field(alias="indicator")

    @model_validator(mode="after")
    def _whole(self) -> Standard:
        if self.last_year < self.first_year:
            raise PydanticCustomError("years", "ends early", {"key": "last_year", "found": self.last_year})
        codes = [indicator.code for indicator in self.indicators]
        if tuple(codes) != INDICATOR_CODES:
            raise PydanticCustomError("indicators", "others", {"key": "indicator", "found": ", ".join(codes)})
        within = [code for dimension in self.of_dimensions for code in dimension.indicators]
        if sorted(within) != sorted(codes):
            raise PydanticCustomError("dimensions", "others", {"key": "dimension", "found": ", ".join(within)})
        return self

    @property
    def income_line(self) -> dict[str, int]:
        """VND a person and month, by area."""
        return {"rural": self.income.rural, "urban": self.income.urban}

    @property
    def classes(self) -> tuple[str, ...]:
        """Codes of the classes of households that it knows."""
        return self.of_classes.names

    @property
    def poor_from_deprivations(self) -> int:
        """How many deprivations make a household poor."""
        return self.of_classes.poor_from_deprivations

    @cached_property
    def labels(self) -> dict[str, str]:
        """Short label by indicator code, in official order."""
        return {indicator.code: indicator.label for indicator in self.indicators}

    @cached_property
    def dimensions(self) -> dict[str, tuple[str, ...]]:
        """Indicator codes by dimension (chiều thiếu hụt), in official order."""
        order = {code: dimension.name for dimension in self.of_dimensions for code in dimension.indicators}
        names = dict.fromkeys(order[code] for code in INDICATOR_CODES)
        return {name: tuple(code for code in INDICATOR_CODES if order[code] == name) for name in names}

    def __contains__(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


@cache
def standards() -> tuple[Standard, ...]:
    """All standards on file, oldest first."""
    files = Path(__file__).parent.glob("*.toml")
    read = (load(path, Standard, WORDING) for path in files)
    return tuple(sorted(read, key=lambda standard: standard.first_year))


def standard_for(year: int) -> Standard:
    """The standard that applies to a review at the end of `year`; raises InputError naming a year without one."""
    for standard in standards():
        if year in standard:
            return standard
    periods = ", ".join(f"{standard.first_year}–{standard.last_year}" for standard in standards())
    raise InputError(
        [
            Finding(
                severity="error",
                file="tham số",
                row=None,
                column="year",
                value=str(year),
                expected=f"năm có chuẩn nghèo trong hệ thống: {periods}",
                remedy=f"kiểm tra lại năm; nếu năm {year} đã có chuẩn nghèo mới, thêm một tệp TOML vào src/analysis/standards",
                check="standard",
            )
        ]
    )
