"""The poverty standards (chuẩn nghèo) as data, one TOML file each, chosen by year."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.findings import Finding, InputError

INDICATOR_CODES = tuple(f"d{number:02}" for number in range(1, 13))


@dataclass(frozen=True)
class Indicator:
    """One indicator of deprivation (chỉ số thiếu hụt dịch vụ xã hội cơ bản)."""

    code: str
    label: str
    deprived_when: str
    dimension: str
    confirmed: bool


@dataclass(frozen=True)
class Points:
    """The cut-offs of the scored questionnaire (điểm B1 thu nhập, điểm B2 thiếu hụt)."""

    b1_at_most: dict[str, int]  # by area: rural, urban
    b2_at_least: int
    b2_each_deprivation: int
    confirmed: bool


@dataclass(frozen=True)
class Standard:
    """A poverty standard and the years it applies to."""

    name: str
    first_year: int
    last_year: int
    legal_reference: str
    income_line: dict[str, int]  # VND a person and month, by area
    poor_from_deprivations: int
    classes: tuple[str, ...]  # codes of the classes of households that it knows
    points: Points
    indicators: tuple[Indicator, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Short label by indicator code, in official order."""
        return {indicator.code: indicator.label for indicator in self.indicators}

    @property
    def dimensions(self) -> dict[str, tuple[str, ...]]:
        """Indicator codes by dimension (chiều thiếu hụt), in official order."""
        names = dict.fromkeys(indicator.dimension for indicator in self.indicators)
        return {name: tuple(i.code for i in self.indicators if i.dimension == name) for name in names}

    def __contains__(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


@cache
def standards() -> tuple[Standard, ...]:
    """All standards on file, oldest first."""
    files = Path(__file__).parent.glob("*.toml")
    return tuple(sorted(map(_read, files), key=lambda standard: standard.first_year))


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


def _read(path: Path) -> Standard:
    text = tomllib.loads(path.read_text(encoding="utf-8"))
    dimension_of = {code: dimension["name"] for dimension in text["dimension"] for code in dimension["indicators"]}
    points = text["points"]
    return Standard(
        name=text["name"],
        first_year=text["first_year"],
        last_year=text["last_year"],
        legal_reference=text["legal_reference"],
        income_line={area: text["income_line"][area] for area in ("rural", "urban")},
        poor_from_deprivations=text["classes"]["poor_from_deprivations"],
        classes=tuple(text["classes"]["names"]),
        points=Points(
            b1_at_most={area: points[f"b1_at_most_{area}"] for area in ("rural", "urban")},
            b2_at_least=points["b2_at_least"],
            b2_each_deprivation=points["b2_each_deprivation"],
            confirmed=points["confirmed"],
        ),
        indicators=tuple(
            Indicator(dimension=dimension_of[indicator["code"]], **indicator) for indicator in text["indicator"]
        ),
    )
