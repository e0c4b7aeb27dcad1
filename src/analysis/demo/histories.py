"""What is known of a household over the years: its class at both ends of each, changes, escapes."""

from __future__ import annotations

from dataclasses import dataclass, field

POOR, NEAR_POOR, NOT_POOR, ABSENT = "nghèo", "cận nghèo", "không nghèo", ""
CLASS_CODES = {POOR: "poor", NEAR_POOR: "near_poor", NOT_POOR: "not_poor"}


@dataclass
class Passage:
    """One year of a household: class at both ends, other change, whether it registers for the next year."""

    start: str
    end: str
    change: str = ""
    registered: bool = False


@dataclass
class History:
    """A household over the years. `hardship` (0–1) is what its deprivations, points and chances have in common."""

    village: int
    hardship: float
    no_labour: bool
    years: dict[int, Passage] = field(default_factory=dict)
    escapes: list[str] = field(default_factory=list)

    def end_of(self, year: int) -> str:
        """The last class on file up to the year."""
        return next((self.years[past].end for past in sorted(self.years, reverse=True) if past <= year), ABSENT)

    def changes(self) -> set[str]:
        """Every other change it went through, empty for none."""
        return {passage.change for passage in self.years.values()}

    def escaped_before(self, year: int) -> str:
        """The ISO date of its last recognised escape before the year, empty if never."""
        return max((day for day in self.escapes if day < f"{year}-01-01"), default="")
