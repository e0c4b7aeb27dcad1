"""One unit and year, read and checked: the record that checks fill and everything that computes starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.findings import Finding, errors
from analysis.intake.continuity import Continuity
from analysis.intake.files import InputFile
from analysis.intake.merged import Review
from analysis.intake.narrative import Narrative
from analysis.intake.plan import Plan, Unit
from analysis.intake.sheets import Sheet, pandas_frame
from analysis.intake.start import started
from analysis.intake.support import SupportPrices
from analysis.parameters import Parameters
from analysis.standards import Standard

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class YearData:
    """One unit and year as handed in.

    `sheets`: the tables as Polars frames, by the names of the properties below; one that is not there (yet) is left out.
    `earlier`: by year, the reviews before the last one that can be followed with it. The properties make pandas frames
    of them when asked, None where there is no table: a check needs none.
    `caption`: the words printed over the issued table. `findings`: errors, warnings and notes, worst first.
    `narrative`: what the unit says in its own words, sections of paragraphs. `continuity`: what the unit was before,
    where the review before is that of old units (its frames are theirs, joined); `previous_absent`: the files of it
    that they lack, None where it is the unit's own. `asked`: paths of files in whose place something else stands.
    """

    parameters: Parameters
    standard: Standard
    previous_standard: Standard | None
    plan: Plan | None
    unit: Unit | None
    sheets: Mapping[str, Sheet]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    caption: str = ""
    synthetic: str | None = None
    support: SupportPrices | None = None
    narrative: Narrative = field(default_factory=Narrative)
    earlier: Mapping[int, Review] = field(default_factory=dict)
    continuity: Continuity | None = None
    previous_absent: tuple[str, ...] | None = None
    asked: frozenset[str] = frozenset()

    @property
    def period(self) -> str:
        """The period of the parameters: blank for the whole year, `2024-H1` at mid-year."""
        return self.parameters.period

    @property
    def year(self) -> int:
        """The year of the parameters."""
        return self.parameters.year

    @property
    def unit_name(self) -> str:
        """`xã Kim Tân`; the folder's name where no plan says more."""
        return self.unit.full_name if self.unit else self.parameters.unit

    @property
    def comparable(self) -> bool:
        """Whether this review and the one before stand under one poverty standard: rates under two are never subtracted."""
        return self.previous_standard is not None and self.previous_standard.name == self.standard.name

    @property
    def started(self) -> bool:
        """Whether the year, the first of a poverty standard, starts from a review of its start."""
        return started(self.year, self.standard, self.previous_standard)

    @property
    def year_of_start(self) -> int:
        """A year of the standard that the review which the plan starts from stands under."""
        return self.year if self.started else self.year - 1

    @property
    def begun(self) -> int | None:
        """The year under which `reviews` has the review of the start of the standard; None where it has none."""
        first = self.standard.first_year - 1
        return first if self.started or first in self.earlier else None

    @cached_property
    def villages(self) -> pd.DataFrame | None:
        """The register at the review, at mid-year that of the start; row = village."""
        return self._frame("villages")

    @cached_property
    def households(self) -> pd.DataFrame | None:
        """The reviewed households at the end of the year; at mid-year the state to date (`households_to_date`)."""
        return self._to_date() if self.period else self._frame("households")

    @cached_property
    def previous_villages(self) -> pd.DataFrame | None:
        """The register of the review that the plan starts from."""
        return self._frame("previous_villages")

    @cached_property
    def previous_households(self) -> pd.DataFrame | None:
        """The households of the review that the plan starts from; of a review of the start, with the escapes of the old list."""
        start = self._frame("previous_households")
        if not self.started or start is None or self.old_households is None:
            return start
        from analysis.intake.to_date import with_old_escapes

        return with_old_escapes(start, self.old_households, self.year)

    @cached_property
    def old_villages(self) -> pd.DataFrame | None:
        """Where the year starts from a review of its start: the register of the year before, under the old standard."""
        return self._frame("old_villages")

    @cached_property
    def old_households(self) -> pd.DataFrame | None:
        """Where the year starts from a review of its start: the review of the year before, under the old standard."""
        return self._frame("old_households")

    @cached_property
    def targets(self) -> pd.DataFrame | None:
        """The issued table as printed text, with its total row (village `total`)."""
        return self._frame("targets")

    @cached_property
    def target_counts(self) -> pd.DataFrame | None:
        """The whole numbers of the issued table; index = village."""
        counts = self._frame("target_counts")
        return None if counts is None else counts.set_index("village").drop(columns="source_row")

    @cached_property
    def objectives(self) -> pd.DataFrame | None:
        """The plan's objectives; at mid-year as answered in `H1/`."""
        return self._frame("objectives")

    @cached_property
    def programme(self) -> pd.DataFrame | None:
        """The projects and policies; at mid-year as answered in `H1/`."""
        return self._frame("programme")

    @cached_property
    def recognitions(self) -> pd.DataFrame | None:
        """The recognitions of the year, or of its period."""
        return self._frame("recognitions")

    @cached_property
    def earlier_households(self) -> dict[int, pd.DataFrame]:
        """By year, the households of the reviews before the last one that can be followed with it."""
        return {
            year: pandas_frame(review.households)
            for year, review in self.earlier.items()
            if review.households is not None
        }

    @cached_property
    def earlier_villages(self) -> dict[int, pd.DataFrame]:
        """The registers of those reviews, by year, where they have one."""
        return {year: pandas_frame(review.villages) for year, review in self.earlier.items() if review.villages}

    @property
    def reviews(self) -> dict[int, pd.DataFrame]:
        """The households of every review on file, by year, oldest first; that of the start stands as the end of the year before."""
        last = {} if self.previous_households is None else {self.year - 1: self.previous_households}
        # without the last review there is a gap that nothing can be followed across
        earlier = self.earlier_households if last else {}
        return earlier | last | ({} if self.households is None else {self.year: self.households})

    @property
    def registers(self) -> dict[int, pd.DataFrame]:
        """The register of villages of every review in `reviews` that has one, by year."""
        known = self.earlier_villages | {self.year - 1: self.previous_villages, self.year: self.villages}
        return {year: known[year] for year in self.reviews if known.get(year) is not None}

    def _frame(self, name: str) -> pd.DataFrame | None:
        return pandas_frame(self.sheets[name]) if name in self.sheets else None

    def _to_date(self) -> pd.DataFrame | None:
        from analysis.intake.to_date import households_to_date

        if self.recognitions is None or self.previous_households is None or errors(self.findings):
            return None
        # who escaped in the last year of the old standard did so before the review of the start
        reviews = self.earlier_households | {self.year - 1: self.previous_households}
        return households_to_date(reviews, self.recognitions, self.old_households)
