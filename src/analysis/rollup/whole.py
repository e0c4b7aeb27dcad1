"""All communes of a year as one value: what every block of a roll-up is made from."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.findings import Finding
from analysis.intake.files import InputFile
from analysis.parameters import RollupParameters
from analysis.rollup.fault import Fault
from analysis.rollup.twice import Twice
from analysis.rollup.unit_year import UnitYear
from analysis.standards import Standard


@dataclass(frozen=True)
class Rollup:
    """All communes of a year. `units`: as they enter the totals (`settle`); `faults`, `twice`: what does not fit, what
    stood more than once; `refused`: files that are no form; `findings`: errors and warnings of the forms that are read.

    `agency`: the people's committee above all of them, where their plans name one.
    """

    parameters: RollupParameters
    standard: Standard
    units: tuple[UnitYear, ...]
    faults: tuple[Fault, ...]
    twice: tuple[Twice, ...]
    refused: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    agency: str = ""
    period: str = ""

    @property
    def year(self) -> int:
        """The year of the roll-up."""
        return self.parameters.year

    @property
    def synthetic(self) -> str | None:
        """The sentence of the banner: which of the communes have synthetic data."""
        names = [unit.label for unit in self.units if unit.synthetic]
        if not names:
            return None
        return f"Bảng tổng hợp có số liệu mô phỏng của {', '.join(names)}."

    @property
    def failed(self) -> list[UnitYear]:
        """The communes whose data could not be used."""
        return [unit for unit in self.units if unit.failed]
