"""What every block of a document stands on: one unit and year, its words, period, standard, and whether two reviews compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from analysis.intake import YearData
from analysis.intake.dictionary import cause_labels
from analysis.intake.plan import Plan, Target
from analysis.presentation.place_word import place_of


@dataclass(frozen=True)
class PageOf:
    """One unit and year on the page: whatever a heading, a sentence or a chart would else have to be told again."""

    data: YearData

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.data.year

    @property
    def period(self) -> str:
        """Blank for the whole year, `2024-H1` for its first six months."""
        return self.data.period

    @property
    def unit(self) -> str:
        """`xã Kim Tân`, as inside a sentence."""
        return self.data.unit_name

    @property
    def level(self) -> str:
        """What the unit is: `xã`, `phường`, `thị trấn`."""
        return self.data.unit.level if self.data.unit else "xã"

    @property
    def place(self) -> str:
        """What its parts are called, as the head of a column: `Thôn`, `Tổ dân phố`."""
        return place_of(self.data.unit)

    @property
    def places(self) -> str:
        """The same inside a sentence: `thôn`, `tổ dân phố`."""
        return self.place[:1].lower() + self.place[1:]

    @property
    def labels(self) -> dict[str, str]:
        """Short labels of the twelve indicators, by code, under the standard of the review of the year."""
        return self.data.standard.labels

    @property
    def labels_before(self) -> dict[str, str]:
        """The same under the standard of the review that the plan starts from."""
        return (self.data.previous_standard or self.data.standard).labels

    @cached_property
    def causes(self) -> dict[str, str]:
        """The eight causes of poverty, by code."""
        return cause_labels()

    @property
    def plan(self) -> Plan:
        """The plan (plan.toml), for what is made only where there is one."""
        return cast(Plan, self.data.plan)

    @property
    def target(self) -> Target | None:
        """The target that the plan sets for the whole unit; None without a plan."""
        return self.data.plan.target if self.data.plan else None

    @property
    def criterion(self) -> str:
        """Which meaning of “giảm” judges the unit: `points` or `households_ratio`."""
        return self.target.criterion if self.target else "points"

    @property
    def comparable(self) -> bool:
        """Whether both reviews stand under one poverty standard."""
        return self.data.comparable

    @property
    def start_moment(self) -> str:
        """When the review that the year starts from was: `cuối năm 2022`; `đầu năm 2027` in a standard's first year with one."""
        return f"{'đầu' if self.data.started else 'cuối'} năm {self.data.year_of_start}"

    def before(self, usual: str) -> str:
        """The words for that review where the year before is not named: `usual` (cuối năm trước), or đầu năm where it was then."""
        return "đầu năm" if self.data.started else usual

    @property
    def final(self) -> bool:
        """Whether the report is official (chính thức), not preliminary (sơ bộ)."""
        return self.data.parameters.status == "chính thức"
